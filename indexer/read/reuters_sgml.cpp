// What an article takes: BODY (else what of TEXT lies in no element), TITLE, DATE, AUTHOR, the first of
// TOPICS as its section, NEWID as its id. The source is Reuters, the language English.
#include "indexer/read/reuters_sgml.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "common/base/text.hpp"
#include "indexer/read/authors.hpp"
#include "indexer/read/encoding.hpp"
#include "indexer/read/next_place.hpp"

namespace onrecord {
namespace {

constexpr std::size_t file_allowance = 4;

std::string without_references(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        const auto at = std::min(text.find('&'), text.size());
        plain += text.substr(0, at);
        text.remove_prefix(at);
        if (text.empty()) break;
        const auto end = text.substr(0, 8).find(';');
        const auto name = end == std::string_view::npos ? std::string_view{} : text.substr(1, end - 1);
        plain += name == "lt" ? "<" : name == "gt" ? ">" : name.starts_with('#') ? "" : "&";
        const bool known = name == "lt" || name == "gt" || name == "amp" || name.starts_with('#');
        text.remove_prefix(known ? end + 1 : 1);
    }
    return std::string{trim(plain)};
}

std::string_view between(std::string_view text, std::string_view open, std::string_view close) {
    const auto begin = text.find(open);
    if (begin == std::string_view::npos) return {};
    text.remove_prefix(begin + open.size());
    return text.substr(0, text.find(close));
}

std::string_view behind(std::string_view text, char mark) {
    const auto at = text.find(mark);
    return text.substr(at == std::string_view::npos ? text.size() : at + 1);
}

std::string element(std::string_view text, const std::string& name) {
    return without_references(between(text, "<" + name + ">", "</" + name + ">"));
}

/// What lies in none of the elements within: the text of briefs, and of articles that were not marked up.
std::vector<std::string> texts_beside_elements(std::string_view inside) {
    const EndTags ends{inside, "</", '>'};
    std::vector<std::string> texts;
    for (std::size_t at = 0; at < inside.size();) {
        const auto open = std::min(inside.find('<', at), inside.size());
        texts.push_back(without_references(inside.substr(at, open - at)));
        const auto name = between(inside.substr(open), "<", ">");
        const auto end = ends.next(name, open);
        at = end == std::string_view::npos ? open + name.size() + 2 : end + name.size() + 3;
    }
    return texts;
}

std::string text_beside_elements(std::string_view inside) {
    // The stars in front of a brief's title, and what the collection has in the place of texts that it lacks.
    static constexpr std::string_view stars = "******";
    static constexpr std::string_view placeholder = "Blah blah blah.";
    auto pieces = texts_beside_elements(inside);
    std::erase_if(pieces, [](const std::string& piece) {
        return piece.empty() || piece == stars || piece == placeholder;
    });
    return join(pieces, "\n");
}

/// Every article ends with the name of the agency.
std::string without_signature(std::string body) {
    for (const std::string_view signature : {"Reuter", "REUTER"}) {
        if (!body.ends_with(signature)) continue;
        body.resize(body.size() - signature.size());
        return std::string{trim(body)};
    }
    return body;
}

Draft draft_of(std::string_view text) {
    Draft draft;
    auto& article = draft.article;
    article.title = element(text, "TITLE");
    article.body = without_signature(element(text, "BODY"));
    if (article.body.empty())
        article.body =
            without_signature(text_beside_elements(behind(between(text, "<TEXT", "</TEXT>"), '>')));
    draft.date_text = element(text, "DATE");
    draft.date_text.resize(std::min(draft.date_text.find('.'), draft.date_text.size()));
    std::replace(draft.date_text.begin(), draft.date_text.end(), '-', ' ');
    add_authors(article.authors, element(text, "AUTHOR"));
    article.source = "Reuters";
    article.section = std::string{between(between(text, "<TOPICS>", "</TOPICS>"), "<D>", "</D>")};
    const auto id = between(text, "NEWID=\"", "\"");
    if (!id.empty()) article.id = "reuters21578:" + std::string{id};
    article.language = "en";
    return draft;
}

class ReutersReader : public Reader {
  public:
    ReutersReader(Input input, const ReadSettings& settings)
        : Reader{std::move(input)}, largest_{settings.limits.article_bytes * file_allowance} {}

    std::optional<Item> next() override {
        if (number_ == 0) {
            auto bytes = input().rest(largest_);
            if (!bytes) return ++number_, Item{Unreadable{"", bytes.error().message}};
            text_ = decode_text(std::move(*bytes)).text;
        }
        at_ = text_.find("<REUTERS", at_);
        if (at_ == std::string::npos) return {};
        const auto end = std::min(text_.find("</REUTERS>", at_), text_.size());
        if (end == text_.size() && input().broken()) return {};
        auto draft = draft_of(std::string_view{text_}.substr(at_, end - at_));
        draft.place = "article " + std::to_string(++number_);
        at_ = end;
        return Item{std::move(draft)};
    }

  private:
    std::size_t largest_;
    std::string text_;
    std::size_t at_ = 0;
    std::uint64_t number_ = 0;
};

}  // namespace

std::unique_ptr<Reader> make_reuters_reader(Input input, const ReadSettings& settings) {
    return std::make_unique<ReutersReader>(std::move(input), settings);
}

}  // namespace onrecord
