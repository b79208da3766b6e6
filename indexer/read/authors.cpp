#include "indexer/read/authors.hpp"

#include <algorithm>
#include <array>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"
#include "indexer/read/date_line.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_byline = 2000;
constexpr std::size_t longest_name = 120;
/// More are hostile, and would be compared with each other for ever.
constexpr std::size_t most_authors = 200;

std::string_view last_word(std::string_view piece) {
    return piece.substr(piece.rfind(' ') + 1);
}

bool is_name_suffix(std::string_view piece) {
    static constexpr std::array<std::string_view, 10> suffixes{"jr",  "jr.", "sr",    "sr.",  "ii",
                                                               "iii", "iv",  "ph.d.", "m.d.", "esq."};
    return is_among_ignoring_case(suffixes, piece);
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
    return is_among_ignoring_case(roles, piece);
}

/// "Harbor News Political Correspondent": a role that somebody has, where it stands behind a name.
bool ends_with_role(std::string_view piece) {
    static constexpr std::array<std::string_view, 7> roles{
        "correspondent", "correspondents", "reporter", "editor", "writer", "columnist", "producer"};
    return is_among_ignoring_case(roles, last_word(piece));
}

bool is_agency(std::string_view piece) {
    static constexpr std::array<std::string_view, 24> agencies{"aap",
                                                               "afp",
                                                               "agence france presse",
                                                               "agence france-presse",
                                                               "ani",
                                                               "ansa",
                                                               "ap",
                                                               "associated press",
                                                               "bloomberg",
                                                               "bloomberg news",
                                                               "canadian press",
                                                               "dpa",
                                                               "efe",
                                                               "interfax",
                                                               "kyodo",
                                                               "kyodo news",
                                                               "pa media",
                                                               "press association",
                                                               "press trust of india",
                                                               "pti",
                                                               "reuters",
                                                               "tass",
                                                               "united press international",
                                                               "xinhua"};
    if (piece.size() > 4 && equal_ignoring_case(piece.substr(0, 4), "the ")) piece.remove_prefix(4);
    return is_among_ignoring_case(agencies, piece);
}

/// One run of blanks is one blank, those that do not break among them.
std::string squeezed(std::string_view text) {
    static constexpr std::string_view hard_blank = "\xC2\xA0";
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_hard = text.substr(at, hard_blank.size()) == hard_blank;
        if (!is_hard && !is_space(text[at])) {
            result += text[at];
        } else if (!result.empty() && !result.ends_with(' ')) {
            result += ' ';
        }
        if (is_hard) ++at;
    }
    return std::string{trim(result)};
}

bool take_word(std::string_view& text, std::string_view word) {
    if (text.size() <= word.size() || !equal_ignoring_case(text.substr(0, word.size()), word)) return false;
    const char behind = text[word.size()];
    if (!is_space(behind) && behind != ':') return false;
    text = trim(text.substr(word.size() + 1));
    return true;
}

/// "By" and its like elsewhere. Case matters there: "Von" and "Di" begin names. `capital_by` is the one that
/// begins none where this byline comes from, in any case; "" for none.
bool take_preposition(std::string_view& text, std::string_view capital_by) {
    static constexpr std::array<std::string_view, 12> words{"por", "Por", "POR", "par",  "Par",  "PAR",
                                                            "von", "VON", "di",  "door", "Door", "DOOR"};
    if (take_word(text, "by") || take_word(text, "written by")) return true;
    if (!capital_by.empty() && take_word(text, capital_by)) return true;
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return text.starts_with(word) && take_word(text, word);
    });
}

/// What sets names apart; behind a dash stands what the person in front of it is of.
struct Separator {
    std::string_view text;
    bool is_dash = false;
};

/// The piece of a byline up to the next separator.
struct Piece {
    std::string_view text;
    Separator separator;
};

Piece first_piece(std::string_view text) {
    static constexpr std::array<Separator, 11> separators{{{","},
                                                           {";"},
                                                           {"|"},
                                                           {" and "},
                                                           {" & "},
                                                           {" AND "},
                                                           {"•"},
                                                           {"·"},
                                                           {" - ", true},
                                                           {" – ", true},
                                                           {" — ", true}}};
    Piece first{text, {}};
    for (const auto& separator : separators) {
        const auto at = text.find(separator.text);
        if (at < first.text.size()) first = {text.substr(0, at), separator};
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

bool names_time_unit(std::string_view word) {
    static constexpr std::array<std::string_view, 14> units{"a.m.",  "p.m.", "am",     "pm",      "uhr",
                                                            "min",   "mins", "minute", "minutes", "hour",
                                                            "hours", "day",  "days",   "read"};
    return is_among_ignoring_case(units, word);
}

bool is_year(std::string_view word) {
    return word.size() == 4 && std::all_of(word.begin(), word.end(), is_digit);
}

/// "at 4:30 p.m.", "3 min read", "2 hours ago", "2025", "4. Februar 2025".
bool is_time(std::string_view piece) {
    if (!take_word(piece, "at")) take_word(piece, "on");
    if (piece.empty() || !is_digit(piece.front())) return false;
    const auto end = std::min(piece.find(' '), piece.size());
    const auto number = piece.substr(0, end);
    const auto behind = trim(piece.substr(end));
    const bool is_foreign_date = behind.find(' ') != std::string_view::npos && is_year(last_word(piece));
    if (number.find(':') != std::string_view::npos || last_word(piece) == "read" || is_foreign_date)
        return true;
    if (!std::all_of(number.begin(), number.end(), is_digit)) return false;
    return behind.empty() || names_time_unit(behind.substr(0, behind.find(' ')));
}

/// "Last" in "Last updated".
bool goes_before_label(std::string_view word) {
    static constexpr std::array<std::string_view, 3> words{"first", "last", "originally"};
    return is_among_ignoring_case(words, word);
}

/// A byline with bars in the place of its dates and of their labels.
std::string without_dates(std::string_view byline) {
    std::string rest;
    while (const auto date = date_in_line(byline)) {
        rest.append(byline.substr(0, date->begin)).append("| ");
        byline.remove_prefix(date->end);
    }
    rest += byline;
    const auto words = split(rest, ' ');
    std::string kept;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const bool goes_before =
            at + 1 < words.size() && goes_before_label(words[at]) && is_date_label(words[at + 1]);
        kept.append(goes_before || is_date_label(words[at]) ? "|" : words[at]).append(" ");
    }
    return kept;
}

/// "Ann Lee of the Associated Press" without what she belongs to.
std::string_view without_agency(std::string_view piece) {
    for (const std::string_view joint : {" of ", " for "}) {
        const auto at = piece.find(joint);
        if (at != std::string_view::npos && is_agency(piece.substr(at + joint.size())))
            return piece.substr(0, at);
    }
    return piece;
}

bool begins_large(std::string_view word) {
    return !word.empty() && is_upper(code_point_at(word, 0).value);
}

/// Two to five words in capitals, but for particles between them.
bool is_persons_name(std::string_view name) {
    static constexpr std::array<std::string_view, 14> particles{"al", "bin", "da", "de", "del", "den", "der",
                                                                "di", "dos", "la", "le", "van", "von", "y"};
    const auto words = split(name, ' ');
    if (words.size() < 2 || words.size() > 5) return false;
    return begins_large(words.back()) && std::all_of(words.begin(), words.end(), [](std::string_view word) {
               return begins_large(word) || is_among_ignoring_case(particles, word);
           });
}

/// "Von" is "by" in German, and begins names elsewhere; so is "Di" in Italian, where it begins some, too: "Di
/// Anna Rossi" is a byline, "Di Rossi" a name.
std::string_view capital_by(std::string_view byline, std::string_view language) {
    if (language.starts_with("de") || byline.find(" und ") != std::string_view::npos) return "von";
    const bool is_italian = language.starts_with("it") && std::count(byline.begin(), byline.end(), ' ') > 1;
    return is_italian ? "di" : "";
}

std::string text_of_byline(std::string_view byline) {
    auto text = without_dates(squeezed(prefix_of(byline, longest_byline)));
    const auto begin = std::min(text.find_first_not_of("| ,;"), text.size());
    return text.substr(begin);
}

}  // namespace

bool is_organization(std::string_view name) {
    static constexpr std::array<std::string_view, 9> groups{"agencies", "agency",  "board", "desk", "editors",
                                                            "newsroom", "reports", "staff", "team"};
    return is_agency(name) || is_among_ignoring_case(groups, last_word(name)) ||
           name.ends_with(" News Service");
}

std::vector<std::string> authors_of(std::string_view byline, std::string_view language) {
    const auto text = text_of_byline(byline);
    const auto by = capital_by(text, language);
    std::string_view rest = text;
    while (take_preposition(rest, by)) {
    }
    bool is_behind_dash = false;
    std::vector<std::string> authors;
    while (!rest.empty()) {
        const auto [text_of_piece, separator] = first_piece(rest);
        rest.remove_prefix(text_of_piece.size() + separator.text.size());
        auto piece = trim(text_of_piece);
        take_word(piece, "and");
        take_preposition(piece, by);
        piece = without_agency(piece);
        // What stands behind a dash, and what is an office or an agency, is what the person in front is of.
        const bool is_of_person =
            !authors.empty() && (is_behind_dash || ends_with_role(piece) || is_agency(piece));
        is_behind_dash = separator.is_dash;
        if (is_name_suffix(piece) && !authors.empty()) {
            authors.back() += ", " + std::string{piece};
        } else if (!piece.empty() && piece.size() <= longest_name && !is_role(piece) && !is_address(piece) &&
                   !is_time(piece) && !is_of_person) {
            for (const auto name : joined_people(piece)) {
                if (std::find(authors.begin(), authors.end(), name) == authors.end())
                    authors.emplace_back(name);
            }
        }
    }
    return authors;
}

std::vector<std::string> people_of_line(std::string_view line, std::string_view language) {
    const auto text = text_of_byline(line);
    std::string_view rest = text;
    if (!take_preposition(rest, capital_by(text, language))) return {};
    auto names = authors_of(line, language);
    std::erase_if(names, is_organization);
    const bool is_byline = std::all_of(names.begin(), names.end(), is_persons_name);
    return is_byline ? names : std::vector<std::string>{};
}

void add_authors(std::vector<std::string>& authors, std::string_view byline, std::string_view language) {
    if (authors.size() >= most_authors) return;
    for (auto& name : authors_of(byline, language)) {
        if (std::find(authors.begin(), authors.end(), name) == authors.end())
            authors.push_back(std::move(name));
    }
}

void add_byline(Article& article, std::string_view byline) {
    add_authors(article.authors, byline, article.language);
    std::erase_if(article.authors,
                  [&](const std::string& author) { return equal_ignoring_case(author, article.source); });
}

}  // namespace onrecord
