#include "indexer/read/date_line.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_line = 200;
/// Words that a date is made of at most.
constexpr std::size_t longest_date_words = 9;

struct LabelWord {
    std::string_view word;
    DateLabel label;
};

constexpr std::array<LabelWord, 29> label_words{{
    {"actualizado", DateLabel::Change},
    {"aggiornato", DateLabel::Change},
    {"aktualisiert", DateLabel::Change},
    {"atualizado", DateLabel::Change},
    {"bijgewerkt", DateLabel::Change},
    {"changed", DateLabel::Change},
    {"created", DateLabel::Publication},
    {"dated", DateLabel::Publication},
    {"edited", DateLabel::Change},
    {"filed", DateLabel::Publication},
    {"geplaatst", DateLabel::Publication},
    {"gepubliceerd", DateLabel::Publication},
    {"issued", DateLabel::Publication},
    {"jour", DateLabel::Change},  // "mis à jour"
    {"modifié", DateLabel::Change},
    {"modified", DateLabel::Change},
    {"posted", DateLabel::Publication},
    {"pubblicato", DateLabel::Publication},
    {"publicada", DateLabel::Publication},
    {"publicado", DateLabel::Publication},
    {"publication", DateLabel::Publication},
    {"published", DateLabel::Publication},
    {"publié", DateLabel::Publication},
    {"publiée", DateLabel::Publication},
    {"released", DateLabel::Publication},
    {"revised", DateLabel::Change},
    {"update", DateLabel::Change},
    {"updated", DateLabel::Change},
    {"veröffentlicht", DateLabel::Publication},
}};

/// What else may stand beside a date in small letters, in bylines and around times.
constexpr std::array<std::string_view, 73> small_words{
    "a",       "a.m",        "ago",       "alle",    "am",      "an",
    "and",     "around",     "at",        "author",  "by",      "correspondent",
    "da",      "date",       "day",       "days",    "de",      "del",
    "den",     "der",        "di",        "do",      "door",    "edt",
    "el",      "em",         "est",       "first",   "for",     "from",
    "gmt",     "h",          "hour",      "hours",   "il",      "in",
    "las",     "last",       "le",        "min",     "mins",    "minute",
    "minutes", "mis",        "of",        "om",      "on",      "op",
    "ore",     "originally", "p.m",       "par",     "pm",      "por",
    "read",    "reporter",   "reporters", "special", "staff",   "the",
    "time",    "to",         "uhr",       "um",      "und",     "uur",
    "van",     "von",        "writer",    "writers", "written", "à",
    "às"};

constexpr std::array<std::string_view, 3> words_of_notices{"copyright", "reserved", "c"};

DateLabel label_of_word(std::string_view lower_word) {
    const auto* const found = std::find_if(label_words.begin(), label_words.end(),
                                           [&](const LabelWord& row) { return row.word == lower_word; });
    return found == label_words.end() ? DateLabel::None : found->label;
}

/// In lower case, without the punctuation around it.
std::string bare_word(std::string_view word) {
    const auto is_of_word = [](CodePoint point) { return is_letter(point.value) || is_number(point.value); };
    while (!word.empty()) {
        const auto point = code_point_at(word, 0);
        if (is_of_word(point)) break;
        word.remove_prefix(point.length);
    }
    while (!word.empty()) {
        const auto point = code_point_before(word, word.size());
        if (is_of_word(point)) break;
        word.remove_suffix(point.length);
    }
    return lower(word);
}

bool begins_small(std::string_view word) {
    std::size_t at = 0;
    while (at < word.size() && !is_letter(code_point_at(word, at).value))
        at += code_point_at(word, at).length;
    return at < word.size() && is_lower(code_point_at(word, at).value);
}

/// Labels, times and names: words in capitals, and the few small ones that go with them.
bool stands_beside_dates(std::string_view piece) {
    if (piece.find("©") != std::string_view::npos) return false;
    const auto words = words_between_blanks(piece);
    return std::all_of(words.begin(), words.end(), [](std::string_view word) {
        const auto bare = bare_word(word);
        if (is_among(words_of_notices, bare)) return false;
        if (label_of_word(bare) != DateLabel::None || is_among(small_words, bare)) return true;
        return !begins_small(word) && !word.ends_with(':');
    });
}

/// The label that stands nearest in front of a date.
DateLabel label_at_end(std::string_view piece) {
    const auto words = words_between_blanks(piece);
    for (auto word = words.rbegin(); word != words.rend(); ++word) {
        const auto label = label_of_word(bare_word(*word));
        if (label != DateLabel::None) return label;
    }
    return DateLabel::None;
}

}  // namespace

std::optional<DateInLine> date_in_line(std::string_view line) {
    if (std::none_of(line.begin(), line.end(), is_digit)) return {};
    const auto words = words_between_blanks(line);
    const auto offset = [&](std::string_view word) {
        return static_cast<std::size_t>(word.data() - line.data());
    };
    for (std::size_t first = 0; first < words.size(); ++first) {
        const auto begin = offset(words[first]);
        for (std::size_t count = std::min(longest_date_words, words.size() - first); count > 0; --count) {
            const auto last = words[first + count - 1];
            const auto end = offset(last) + last.size();
            if (auto published = parse_published(line.substr(begin, end - begin)))
                return DateInLine{*published, begin, end};
        }
    }
    return {};
}

std::optional<DateLine> date_line(std::string_view line) {
    if (line.size() > longest_line) return {};
    std::optional<DateLine> best;
    bool is_labelled = false;
    auto rest = line;
    while (const auto date = date_in_line(rest)) {
        const auto piece = rest.substr(0, date->begin);
        if (!is_labelled && !stands_beside_dates(piece)) return {};
        const auto label = label_at_end(piece);
        is_labelled = is_labelled || label != DateLabel::None;
        const bool is_better = best && best->label == DateLabel::Change && label != DateLabel::Change;
        if (!best || is_better) best = DateLine{date->published, label};
        rest.remove_prefix(date->end);
    }
    const bool may_go_on = is_labelled && line.find_last_of(".!?") != line.size() - 1;
    return may_go_on || stands_beside_dates(rest) ? best : std::nullopt;
}

bool is_date_label(std::string_view word) {
    return label_of_word(bare_word(word)) != DateLabel::None;
}

}  // namespace onrecord
