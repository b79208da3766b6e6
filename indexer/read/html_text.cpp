#include "indexer/read/html_text.hpp"

#include "common/base/text.hpp"
#include "indexer/read/html_blocks.hpp"
#include "indexer/read/html_markup.hpp"

namespace onrecord {

std::string text_of_html(const HtmlTree& tree, NodeId root) {
    std::string text;
    for (const auto& block : blocks_of(tree, root, [](NodeId) { return false; })) {
        if (!text.empty()) text += "\n\n";
        text += block.text;
    }
    return text;
}

std::string text_of_html(std::string_view html) {
    const auto tree = HtmlTree::parse(cleaned_markup(html).html);
    return text_of_html(tree, 0);
}

std::string unescaped(std::string_view text) {
    if (!looks_like_html(text)) return std::string{trim(text)};
    return HtmlTree::parse(cleaned_markup(text).html).text_beneath(0);
}

bool looks_like_html(std::string_view text) {
    for (auto at = text.find_first_of("<&"); at != std::string_view::npos;
         at = text.find_first_of("<&", at + 1)) {
        if (at + 1 == text.size()) break;
        const char next = text[at + 1];
        if (text[at] == '&' && (next == '#' || is_ascii_alpha(next))) {
            const auto end =
                text.substr(at + 1, 12)
                    .find_first_not_of("#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
            if (end != std::string_view::npos && text[at + 1 + end] == ';') return true;
        }
        if (text[at] == '<' && (is_ascii_alpha(next) || next == '/' || next == '!') &&
            text.find('>', at) != std::string_view::npos)
            return true;
    }
    return false;
}

}  // namespace onrecord
