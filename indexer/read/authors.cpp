#include "indexer/read/authors.hpp"

#include <algorithm>
#include <array>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_byline = 2000;
constexpr std::size_t longest_name = 120;

template <std::size_t Count>
bool is_one_of(std::string_view word, const std::array<std::string_view, Count>& words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view one) { return equal_ignoring_case(word, one); });
}

bool is_name_suffix(std::string_view piece) {
    static constexpr std::array<std::string_view, 10> suffixes{"jr",  "jr.", "sr",    "sr.",  "ii",
                                                               "iii", "iv",  "ph.d.", "m.d.", "esq."};
    return is_one_of(piece, suffixes);
}

bool is_role(std::string_view piece) {
    static constexpr std::array<std::string_view, 14> roles{"staff writer",
                                                            "staff writers",
                                                            "staff reporter",
                                                            "staff",
                                                            "reporter",
                                                            "contributor",
                                                            "correspondent",
                                                            "columnist",
                                                            "editor",
                                                            "associated press writer",
                                                            "writer",
                                                            "admin",
                                                            "by",
                                                            "special to"};
    return is_one_of(piece, roles);
}

/// "Harbor News Political Correspondent": a role that somebody has, where it stands behind a name.
bool ends_with_role(std::string_view piece) {
    static constexpr std::array<std::string_view, 7> roles{
        "correspondent", "correspondents", "reporter", "editor", "writer", "columnist", "producer"};
    return is_one_of(piece.substr(piece.rfind(' ') + 1), roles);
}

/// One run of blanks is one blank.
std::string squeezed(std::string_view text) {
    std::string result;
    for (const char c : trim(text)) {
        if (!is_space(c)) {
            result += c;
        } else if (!result.ends_with(' ')) {
            result += ' ';
        }
    }
    return result;
}

bool take_word(std::string_view& text, std::string_view word) {
    if (text.size() <= word.size() || !equal_ignoring_case(text.substr(0, word.size()), word)) return false;
    const char behind = text[word.size()];
    if (!is_space(behind) && behind != ':') return false;
    text = trim(text.substr(word.size() + 1));
    return true;
}

/// "By" and its like elsewhere. Case matters there: "Von" begins names.
bool take_preposition(std::string_view& text) {
    if (take_word(text, "by") || take_word(text, "written by")) return true;
    for (const std::string_view word : {"por ", "Por ", "par ", "Par ", "von ", "door ", "Door "}) {
        if (!text.starts_with(word)) continue;
        text = trim(text.substr(word.size()));
        return true;
    }
    return false;
}

/// Where the next separator stands, and its length.
struct Separator {
    std::size_t at;
    std::size_t size;
};

Separator next_separator(std::string_view text) {
    static constexpr std::array<std::string_view, 6> separators{",", ";", "|", " and ", " & ", " AND "};
    Separator first{text.size(), 0};
    for (const auto separator : separators) {
        const auto at = text.find(separator);
        if (at < first.at) first = {at, separator.size()};
    }
    return first;
}

/// "Ann Lee und Tomas Brandt" in the languages where names hold no such word. "y" and "e" join surnames, too
/// ("Vela y Ruiz"): two people are they only where whole names stand on both sides.
std::vector<std::string_view> joined_people(std::string_view piece) {
    static constexpr std::array<std::string_view, 7> conjunctions{" und ", " et ", " och ", " og ",
                                                                  " en ",  " y ",  " e "};
    for (const auto conjunction : conjunctions) {
        const auto at = piece.find(conjunction);
        if (at == std::string_view::npos) continue;
        const auto first = piece.substr(0, at);
        const auto second = piece.substr(at + conjunction.size());
        if (first.find(' ') == std::string_view::npos || second.find(' ') == std::string_view::npos) continue;
        auto people = joined_people(second);
        people.insert(people.begin(), first);
        return people;
    }
    return {piece};
}

bool is_address(std::string_view piece) {
    return piece.find('@') != std::string_view::npos || piece.find("://") != std::string_view::npos ||
           piece.starts_with("www.");
}

}  // namespace

std::vector<std::string> authors_of(std::string_view byline) {
    const auto text = squeezed(prefix_of(byline, longest_byline));
    std::string_view rest = text;
    while (take_preposition(rest)) {
    }
    std::vector<std::string> authors;
    while (!rest.empty()) {
        const auto separator = next_separator(rest);
        auto piece = trim(rest.substr(0, separator.at));
        rest.remove_prefix(separator.at + separator.size);
        take_word(piece, "and");
        take_preposition(piece);
        if (is_name_suffix(piece) && !authors.empty()) {
            authors.back() += ", " + std::string{piece};
        } else if (!piece.empty() && piece.size() <= longest_name && !is_role(piece) && !is_address(piece) &&
                   (authors.empty() || !ends_with_role(piece))) {
            for (const auto name : joined_people(piece)) {
                if (std::find(authors.begin(), authors.end(), name) == authors.end())
                    authors.emplace_back(name);
            }
        }
    }
    return authors;
}

void add_authors(std::vector<std::string>& authors, std::string_view byline) {
    for (auto& name : authors_of(byline)) {
        if (std::find(authors.begin(), authors.end(), name) == authors.end())
            authors.push_back(std::move(name));
    }
}

void add_byline(Article& article, std::string_view byline) {
    byline = trim(byline);
    if (article.language.starts_with("de") && byline.starts_with("Von ")) byline.remove_prefix(4);
    add_authors(article.authors, byline);
    std::erase_if(article.authors,
                  [&](const std::string& author) { return equal_ignoring_case(author, article.source); });
}

}  // namespace onrecord
