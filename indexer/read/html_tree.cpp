#include "indexer/read/html_tree.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <utility>

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include "common/base/text.hpp"
#include "indexer/read/xml_library.hpp"

namespace onrecord {
namespace {

/// For each end tag the parser goes through all elements that are open.
constexpr std::size_t deepest = 1000;

/// What the parser's int takes.
constexpr std::size_t longest_page = std::numeric_limits<int>::max();

struct TagName {
    std::string_view name;
    Tag tag;
};

constexpr std::array<TagName, 66> tag_names{{
    {"a", Tag::A},
    {"abbr", Tag::Abbr},
    {"address", Tag::Address},
    {"article", Tag::Article},
    {"aside", Tag::Aside},
    {"b", Tag::B},
    {"base", Tag::Base},
    {"blockquote", Tag::Blockquote},
    {"body", Tag::Body},
    {"br", Tag::Br},
    {"button", Tag::Button},
    {"caption", Tag::Caption},
    {"center", Tag::Center},
    {"cite", Tag::Cite},
    {"code", Tag::Code},
    {"dd", Tag::Dd},
    {"details", Tag::Details},
    {"div", Tag::Div},
    {"dl", Tag::Dl},
    {"dt", Tag::Dt},
    {"em", Tag::Em},
    {"fieldset", Tag::Fieldset},
    {"figcaption", Tag::Figcaption},
    {"figure", Tag::Figure},
    {"font", Tag::Font},
    {"footer", Tag::Footer},
    {"form", Tag::Form},
    {"h1", Tag::H1},
    {"h2", Tag::H2},
    {"h3", Tag::H3},
    {"h4", Tag::H4},
    {"h5", Tag::H5},
    {"h6", Tag::H6},
    {"head", Tag::Head},
    {"header", Tag::Header},
    {"hr", Tag::Hr},
    {"html", Tag::Html},
    {"i", Tag::I},
    {"img", Tag::Img},
    {"input", Tag::Input},
    {"label", Tag::Label},
    {"li", Tag::Li},
    {"link", Tag::Link},
    {"main", Tag::Main},
    {"menu", Tag::Menu},
    {"meta", Tag::Meta},
    {"nav", Tag::Nav},
    {"ol", Tag::Ol},
    {"p", Tag::P},
    {"picture", Tag::Picture},
    {"pre", Tag::Pre},
    {"q", Tag::Q},
    {"section", Tag::Section},
    {"small", Tag::Small},
    {"span", Tag::Span},
    {"strong", Tag::Strong},
    {"sub", Tag::Sub},
    {"summary", Tag::Summary},
    {"sup", Tag::Sup},
    {"table", Tag::Table},
    {"tbody", Tag::Tbody},
    {"td", Tag::Td},
    {"textarea", Tag::Textarea},
    {"th", Tag::Th},
    {"thead", Tag::Thead},
    {"time", Tag::Time},
}};

constexpr std::array<TagName, 5> more_tag_names{{
    {"title", Tag::Title},
    {"tr", Tag::Tr},
    {"u", Tag::U},
    {"ul", Tag::Ul},
    {"video", Tag::Video},
}};

template <std::size_t Count>
Tag find_tag(const std::array<TagName, Count>& names, std::string_view name) {
    const auto* const found =
        std::lower_bound(names.begin(), names.end(), name,
                         [](const TagName& row, std::string_view key) { return row.name < key; });
    return found != names.end() && found->name == name ? found->tag : Tag::Other;
}

std::string_view view_of(const xmlChar* text) {
    return text ? reinterpret_cast<const char*>(text) : std::string_view{};
}

}  // namespace

/// Takes the parser's events.
class HtmlTreeBuilder {
  public:
    HtmlTree finish() {
        while (!open_.empty()) close();
        return std::move(tree_);
    }

    void start(const xmlChar* name, const xmlChar** attributes) {
        HtmlNode node;
        node.tag = tag_of(view_of(name));
        node.first = static_cast<std::uint32_t>(tree_.attributes_.size());
        for (; attributes && attributes[0]; attributes += 2) {
            tree_.attributes_.push_back(
                {std::string{view_of(attributes[0])}, std::string{view_of(attributes[1])}});
            ++node.count;
        }
        open_.push_back(add(node));
    }

    bool is_too_deep() const { return open_.size() > deepest; }

    /// The parser closes elements in order, those without an end tag too.
    void end() {
        if (!open_.empty()) close();
    }

    void characters(std::string_view text) {
        // The parser hands over a text in several pieces: around entities, and every 300 bytes.
        const bool goes_on = !tree_.nodes_.empty() && tree_.nodes_.back().tag == Tag::Text &&
                             tree_.nodes_.back().parent == parent();
        if (goes_on) {
            tree_.nodes_.back().count += static_cast<std::uint32_t>(text.size());
        } else {
            HtmlNode node;
            node.tag = Tag::Text;
            node.first = static_cast<std::uint32_t>(tree_.text_.size());
            node.count = static_cast<std::uint32_t>(text.size());
            tree_.nodes_[add(node)].end = tree_.size();
        }
        tree_.text_ += text;
    }

  private:
    NodeId parent() const { return open_.empty() ? 0 : open_.back(); }

    NodeId add(HtmlNode node) {
        node.parent = parent();
        tree_.nodes_.push_back(node);
        return tree_.size() - 1;
    }

    void close() {
        tree_.nodes_[open_.back()].end = tree_.size();
        open_.pop_back();
    }

    HtmlTree tree_;
    std::vector<NodeId> open_;
};

namespace {

/// What the parser's events come to.
struct Parse {
    HtmlTreeBuilder builder;
    htmlParserCtxt* parser = nullptr;
};

void on_start(void* context, const xmlChar* name, const xmlChar** attributes) {
    auto& parse = *static_cast<Parse*>(context);
    parse.builder.start(name, attributes);
    if (parse.builder.is_too_deep()) xmlStopParser(parse.parser);
}

void on_end(void* context, const xmlChar*) {
    static_cast<Parse*>(context)->builder.end();
}

void on_characters(void* context, const xmlChar* text, int size) {
    static_cast<Parse*>(context)->builder.characters(
        {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
}

struct FreeHtmlParser {
    void operator()(htmlParserCtxt* parser) const { htmlFreeParserCtxt(parser); }
};

/// Text of a subtree, blanks squeezed.
class Squeezer {
  public:
    explicit Squeezer(std::size_t most) : most_{most} {}

    bool is_full() const { return text_.size() > most_; }

    void add(std::string_view text) {
        for (const char c : text) {
            if (is_full()) return;
            if (!is_space(c)) {
                text_ += c;
            } else if (!text_.empty() && text_.back() != ' ') {
                text_ += ' ';
            }
        }
    }

    std::string finish() {
        if (text_.ends_with(' ')) text_.pop_back();
        return std::move(text_);
    }

  private:
    std::size_t most_;
    std::string text_;
};

}  // namespace

HtmlTree HtmlTree::parse(std::string_view html) {
    prepare_xml_library();
    Parse parse;
    parse.builder.start(reinterpret_cast<const xmlChar*>("#document"), nullptr);
    const std::unique_ptr<htmlParserCtxt, FreeHtmlParser> parser{
        htmlCreateMemoryParserCtxt(html.data(), static_cast<int>(std::min(html.size(), longest_page)))};
    if (!parser) return parse.builder.finish();
    htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                         HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(parser.get(), XML_CHAR_ENCODING_UTF8);
    xmlSAXHandler handler{};
    handler.startElement = on_start;
    handler.endElement = on_end;
    handler.characters = on_characters;
    handler.cdataBlock = on_characters;
    handler.ignorableWhitespace = on_characters;
    auto* const own_handler = std::exchange(parser->sax, &handler);
    parser->userData = &parse;
    parse.parser = parser.get();
    htmlParseDocument(parser.get());
    parser->sax = own_handler;
    return parse.builder.finish();
}

std::string_view HtmlTree::text(NodeId id) const {
    const auto& node = nodes_[id];
    return node.tag == Tag::Text ? std::string_view{text_}.substr(node.first, node.count)
                                 : std::string_view{};
}

std::string HtmlTree::text_beneath(NodeId id, std::size_t most) const {
    Squeezer squeezer{most};
    for (NodeId at = id; at < nodes_[id].end && !squeezer.is_full(); ++at) {
        if (nodes_[at].tag == Tag::Text) {
            squeezer.add(text(at));
        } else if (is_block(nodes_[at].tag) || nodes_[at].tag == Tag::Br) {
            squeezer.add(" ");
        }
    }
    return squeezer.finish();
}

std::string_view HtmlTree::attribute(NodeId id, std::string_view name) const {
    const auto& node = nodes_[id];
    if (node.tag == Tag::Text) return {};
    for (std::uint32_t at = node.first; at < node.first + node.count; ++at) {
        if (attributes_[at].name == name) return attributes_[at].value;
    }
    return {};
}

Tag tag_of(std::string_view name) {
    const auto tag = find_tag(tag_names, name);
    return tag != Tag::Other ? tag : find_tag(more_tag_names, name);
}

bool is_heading(Tag tag) {
    return tag >= Tag::H1 && tag <= Tag::H6;
}

bool is_block(Tag tag) {
    switch (tag) {
        case Tag::Address:
        case Tag::Article:
        case Tag::Aside:
        case Tag::Blockquote:
        case Tag::Body:
        case Tag::Caption:
        case Tag::Center:
        case Tag::Dd:
        case Tag::Details:
        case Tag::Div:
        case Tag::Dl:
        case Tag::Dt:
        case Tag::Fieldset:
        case Tag::Figcaption:
        case Tag::Figure:
        case Tag::Footer:
        case Tag::Form:
        case Tag::Header:
        case Tag::Hr:
        case Tag::Html:
        case Tag::Li:
        case Tag::Main:
        case Tag::Menu:
        case Tag::Nav:
        case Tag::Ol:
        case Tag::P:
        case Tag::Pre:
        case Tag::Section:
        case Tag::Summary:
        case Tag::Table:
        case Tag::Tbody:
        case Tag::Td:
        case Tag::Th:
        case Tag::Thead:
        case Tag::Tr:
        case Tag::Ul:
            return true;
        default:
            return is_heading(tag);
    }
}

}  // namespace onrecord
