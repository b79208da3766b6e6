#include "searcher/query/foreign.hpp"

#include <algorithm>
#include <array>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"
#include "common/index/schema.hpp"
#include "searcher/query/characters.hpp"
#include "searcher/query/query_error.hpp"

namespace onrecord {
namespace {

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool begins_with_letter(std::string_view text) {
    return !text.empty() && is_letter(code_point_at(text, 0).value);
}

/// A word as typed, with no sign in it but hyphens and apostrophes: what may carry ~2 or ^2 elsewhere.
bool is_bare_word(std::string_view text) {
    if (!begins_with_letter(text)) return false;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        const auto c = point.value;
        if (!is_letter(c) && !is_number(c) && !is_mark(c) && !is_apostrophe(c) && c != '-') return false;
        at += point.length;
    }
    return true;
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

/// w/10, pre/5, near/5, /10: how near two words stand.
std::optional<ForeignSyntax> proximity(std::string_view run) {
    const auto slash = run.find('/');
    if (slash == std::string_view::npos || !all_digits(run.substr(slash + 1)) || run.size() > slash + 5)
        return {};
    const auto name = lower_ascii(run.substr(0, slash));
    const std::string number{run.substr(slash + 1)};
    if (is_one_of(name, {"adj", "near"})) {
        const std::string here = name == "adj" ? "ADJ/" : "NEAR/";
        return ForeignSyntax{0, "operators are upper case", "did you mean " + here + number + "?"};
    }
    const bool ordered = is_one_of(name, {"pre", "p", "onear", "before"});
    if (!ordered && !is_one_of(name, {"", "w", "n", "within"})) return {};
    const std::string here = (ordered ? "a ADJ/" : "a NEAR/") + number + " b";
    return ForeignSyntax{0, "'" + shown(run) + "' is another system's syntax", "here it is written " + here};
}

/// /s and /p: within a sentence, a paragraph.
std::optional<ForeignSyntax> same_sentence(std::string_view run) {
    if (is_one_of(run, {"/s", "w/s"})) {
        return ForeignSyntax{0, "'" + std::string{run} + "' (same sentence) has no equivalent here",
                             "a NEAR/15 b comes near to it; said:(a b) asks for both in one statement"};
    }
    if (!is_one_of(run, {"/p", "w/p"})) return {};
    return ForeignSyntax{0, "'" + std::string{run} + "' (same paragraph) has no equivalent here",
                         "a NEAR/50 b comes near to it: NEAR never reaches across paragraphs"};
}

/// near5, ADJ3, ANDNOT: operators run together with what belongs to them. Capitals only.
std::optional<ForeignSyntax> run_together(std::string_view run) {
    for (const std::string_view name : {"NEAR", "ADJ"}) {
        if (run.starts_with(name) && all_digits(run.substr(name.size())) && run.size() < name.size() + 4) {
            const std::string here = std::string{name} + '/' + std::string{run.substr(name.size())};
            return ForeignSyntax{0, "'" + std::string{run} + "' is no operator",
                                 "did you mean " + here + "?"};
        }
    }
    if (run == "ANDNOT") return ForeignSyntax{0, "'ANDNOT' is no operator", "did you mean AND NOT?"};
    if (run == "XOR") {
        return ForeignSyntax{0, "'XOR' has no equivalent here", "write (a OR b) NOT (a AND b)"};
    }
    return {};
}

/// && || !a +a
std::optional<ForeignSyntax> sign_operator(std::string_view run) {
    if (const auto at = run.find("&&"); at != std::string_view::npos) {
        return ForeignSyntax{at, "'&&' is another system's syntax",
                             "here it is written a AND b, or just a b"};
    }
    if (const auto at = run.find("||"); at != std::string_view::npos) {
        return ForeignSyntax{at, "'||' is another system's syntax", "here it is written a OR b"};
    }
    if (run.starts_with('!') && begins_with_letter(run.substr(1))) {
        return ForeignSyntax{0, "'!' is another system's syntax",
                             "did you mean -" + shown(run.substr(1)) + "?"};
    }
    if (run.starts_with('+') && begins_with_letter(run.substr(1))) {
        return ForeignSyntax{
            0, "'+' is another system's syntax",
            "every word has to occur here anyway: did you mean " + shown(run.substr(1)) + "?"};
    }
    return {};
}

/// Putin~2 and a^2: a spelling that differs, a word that counts more.
std::optional<ForeignSyntax> sign_behind(std::string_view run) {
    const auto at = run.find_last_of("~^");
    if (at == std::string_view::npos) return {};
    const auto base = run.substr(0, at);
    const auto behind = run.substr(at + 1);
    const bool number = !behind.empty() && behind.find_first_not_of("0123456789.") == std::string_view::npos;
    if (run[at] == '~' && is_bare_word(base) && (number || behind.empty())) {
        const bool prefix = count_word_characters(base) >= 4;
        const auto shorter = prefix_of(base, base.size() - base.size() / 4);
        return ForeignSyntax{
            at, "there is no search for similar spellings",
            prefix ? "a prefix may serve: " + shown(shorter) + "*" : "write the spellings: (a OR b)"};
    }
    if (run[at] == '^' && number && (base.empty() || is_bare_word(base))) {
        return ForeignSyntax{at, "'" + shown(run.substr(at)) + "' (weight) has no equivalent here",
                             "words in the title count more by themselves"};
    }
    return {};
}

/// What is written here for the fields of other systems; V stands for the value.
struct OtherField {
    std::string_view name;
    std::string_view here;
};

constexpr OtherField other_fields[] = {
    {"after", "date:>V"},
    {"before", "date:<V"},
    {"since", "date:V.."},
    {"until", "date:..V"},
    {"year", "date:V"},
    {"month", "date:V"},
    {"day", "date:V"},
    {"published", "date:V"},
    {"site", "source:V"},
    {"publisher", "source:V"},
    {"publication", "source:V"},
    {"outlet", "source:V"},
    {"newspaper", "source:V"},
    {"intitle", "title:V"},
    {"allintitle", "title:V"},
    {"headline", "title:V"},
    {"hlead", "title:V"},
    {"by", "author:V"},
    {"byline", "author:V"},
    {"writer", "author:V"},
    {"organization", "org:V"},
    {"organisation", "org:V"},
    {"company", "org:V"},
    {"location", "place:V"},
    {"country", "place:V"},
    {"city", "place:V"},
    {"geo", "place:V"},
    {"name", "person:V"},
    {"people", "person:V"},
    {"says", "said:V"},
    {"quote", "said:V"},
    {"quotes", "said:V"},
    {"language", "lang:V"},
    {"topic", "section:V"},
    {"category", "section:V"},
    {"text", "V"},
    {"body", "V"},
    {"content", "V"},
    {"intext", "V"},
    {"inurl", ""},
    {"filetype", ""},
    {"ext", ""},
    {"related", ""},
    {"cache", ""},
    {"link", ""},
};

constexpr std::string_view schemes[] = {"http", "https", "ftp",  "file", "mailto", "tel",
                                        "urn",  "doi",   "isbn", "issn", "arxiv"};

/// The value as advice shows it, with brackets and quotation marks left to the reader.
std::string filled_in(std::string_view pattern, std::string_view value) {
    const auto at = pattern.find('V');
    const std::string shown_value = value.empty() ? "…" : shown(value);
    return std::string{pattern.substr(0, at)} + shown_value + std::string{pattern.substr(at + 1)};
}

std::string list_of_fields() {
    std::string list = "the fields are";
    for (const auto& row : fields) {
        if (!row.name.empty()) ((list += ' ') += row.name) += ':';
    }
    return list;
}

/// The field whose name is nearest, within `limit` edits; "" where none is.
std::string_view nearest_field(std::string_view name, int limit) {
    std::string_view nearest;
    for (const auto& row : fields) {
        if (row.name.empty()) continue;
        const int distance = edit_distance(name, row.name, limit);
        if (distance > limit) continue;
        limit = distance - 1;
        nearest = row.name;
    }
    return nearest;
}

/// What elsewhere is a field of `name`; nothing where the table does not know it.
std::optional<ForeignSyntax> known_elsewhere(std::string_view name, std::string_view value) {
    const auto* row = std::find_if(std::begin(other_fields), std::end(other_fields),
                                   [&](const OtherField& other) { return other.name == name; });
    // Gmail and social networks mean a person by from:, newspaper archives a day.
    const bool from = name == "from";
    if (!from && row == std::end(other_fields)) return {};
    const std::string_view dated = value.empty() || !is_digit(value[0]) ? "author:V" : "date:V..";
    const auto pattern = from ? dated : row->here;
    return ForeignSyntax{0, "there is no field '" + std::string{name} + ":'",
                         pattern.empty() ? "it has no equivalent here; " + list_of_fields()
                                         : "did you mean " + filled_in(pattern, value) + "?"};
}

/// What the end of a range elsewhere is here: a star is nothing, a time of day is left out. Nothing where it
/// is no day.
std::optional<std::string_view> end_of_range(std::string_view value) {
    if (value == "*") return std::string_view{};
    const auto day = value.substr(0, value.find('T'));
    if (day.empty() || day.find_first_not_of("0123456789-") != std::string_view::npos) return {};
    return day;
}

}  // namespace

std::optional<ForeignSyntax> foreign_run(std::string_view run) {
    if (run.find("://") != std::string_view::npos || run.starts_with("www.")) return {};
    for (const auto recognize : {proximity, same_sentence, run_together, sign_operator, sign_behind}) {
        if (auto found = recognize(run)) return found;
    }
    return {};
}

std::optional<ForeignSyntax> foreign_range(std::string_view rest) {
    if (!rest.starts_with('[') && !rest.starts_with('{')) return {};
    constexpr std::size_t longest_value = 64;
    const auto to = rest.substr(0, longest_value).find(" TO ");
    if (to == std::string_view::npos) return {};
    const auto close = rest.substr(0, to + longest_value).find_first_of("]}", to);
    if (close == std::string_view::npos) return {};
    const auto first = end_of_range(trim(rest.substr(1, to - 1)));
    const auto last = end_of_range(trim(rest.substr(to + 4, close - to - 4)));
    const bool is_range = first && last && !(first->empty() && last->empty());
    return ForeignSyntax{0, "'[… TO …]' is another system's syntax",
                         is_range ? "here a range is written date:" + shown(*first) + ".." + shown(*last)
                                  : "ranges here are of dates, such as date:2025-01..2025-03"};
}

std::optional<ForeignSyntax> unknown_field(std::string_view name, std::string_view value) {
    constexpr std::size_t longest_name = 20;
    const auto is_value = [&](char32_t c) {
        return is_letter(c) || is_number(c) || is_quotation_mark(c) || c == '(';
    };
    if (name.empty() || value.empty() || !is_value(code_point_at(value, 0).value)) return {};
    if (name.size() > longest_name || !std::all_of(name.begin(), name.end(), is_ascii_alpha)) return {};
    const auto lower_name = lower_ascii(name);
    const bool lower = name == lower_name;
    if (std::find(std::begin(schemes), std::end(schemes), lower_name) != std::end(schemes)) return {};
    if (lower) {
        if (auto known = known_elsewhere(name, value)) return known;
    }
    // "Please:" and "US:" are labels; only names long enough and near enough are misspelled fields.
    const int limit = name.size() > 4 && lower ? 2 : 1;
    const auto nearest = lower || name.size() > 3 ? nearest_field(lower_name, limit) : std::string_view{};
    if (nearest.empty() && !lower) return {};
    const bool phrase_or_group = value.empty() || !(is_letter(code_point_at(value, 0).value) ||
                                                    is_number(code_point_at(value, 0).value));
    const std::string suggestion = std::string{nearest} + ':' + (phrase_or_group ? "" : shown(value));
    return ForeignSyntax{0, "there is no field '" + std::string{name} + ":'",
                         nearest.empty() ? list_of_fields() : "did you mean " + suggestion + "?"};
}

}  // namespace onrecord
