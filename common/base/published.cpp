// parse_published: the spellings of a publication date that crawls, feeds and wire formats use.
//
//   digits    20250204, 20250204T100000Z, 20250204100000; Unix seconds (9-10 digits) and milliseconds (12-13)
//   numeric   2025-02-04, 2025/2/4, 25.12.2024 (day or month first only where one of them is over 12)
//   in words  the parts in any order, each once:  month-name, day, year  [weekday] [time] [zone]
//             the months of English, German, French, Spanish, Italian, Dutch and Portuguese
//   time      10:00, 10:00:00.123, 10 a.m., T10:00:00      zone   Z, UTC, EST, +02:00, +0200, [Europe/Berlin]
//
// Whatever a text holds beyond that makes it no date. The zone is understood but not applied: the day and the
// time are those that the publication printed.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>

#include "common/base/date.hpp"
#include "common/base/text.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_date = 100;
constexpr int seconds_of_a_day = 86'400;

/// The months in full, in English, German, French, Spanish, Italian, Dutch and Portuguese, without accents;
/// then what is shorter and not their beginning.
constexpr std::array<std::string_view, 12> month_names{
    "january januar janvier enero gennaio januari janeiro janner jaenner",
    "february februar fevrier febrero febbraio februari fevereiro",
    "march marz mars marzo maart marco maerz mrz mrt",
    "april avril abril aprile",
    "may mai mayo maggio mei maio",
    "june juni juin junio giugno junho",
    "july juli juillet julio luglio julho juil",
    "august aout agosto augustus",
    "september septembre septiembre settembre setembro",
    "october oktober octobre octubre ottobre outubro",
    "november novembre noviembre novembro",
    "december dezember decembre diciembre dicembre dezembro",
};

/// 1-12 for a month, in full or at least its first three letters ("Sept", "févr." too), 0 otherwise. What
/// begins the names of two is none.
int month_of(std::string_view word) {
    if (word.size() < 3) return 0;
    int month = 0;
    for (std::size_t at = 0; at < month_names.size(); ++at) {
        for (auto rest = month_names[at]; !rest.empty();) {
            const auto name = rest.substr(0, rest.find(' '));
            rest.remove_prefix(std::min(name.size() + 1, rest.size()));
            if (word == name) return static_cast<int>(at) + 1;
            if (word.size() > 4 || !name.starts_with(word)) continue;
            const bool is_other = month != 0 && month != static_cast<int>(at) + 1;
            month = is_other ? -1 : month == -1 ? -1 : static_cast<int>(at) + 1;
        }
    }
    return std::max(month, 0);
}

/// Days of the week in the other languages, in full, without accents.
bool is_weekday_elsewhere(std::string_view word) {
    static constexpr std::array<std::string_view, 38> names{
        "dienstag",  "dimanche", "dinsdag", "domenica",  "domingo",  "donderdag", "donnerstag", "feira",
        "freitag",   "giovedi",  "jeudi",   "jueves",    "lundi",    "lunedi",    "lunes",      "maandag",
        "mardi",     "martedi",  "martes",  "mercoledi", "mercredi", "miercoles", "mittwoch",   "montag",
        "quarta",    "quinta",   "sabado",  "sabato",    "samedi",   "samstag",   "segunda",    "sexta",
        "sonnabend", "sonntag",  "terca",   "vendredi",  "venerdi",  "viernes"};
    static constexpr std::array<std::string_view, 4> dutch{"vrijdag", "woensdag", "zaterdag", "zondag"};
    return is_among(names, word) || is_among(dutch, word);
}

bool is_weekday(std::string_view word) {
    static constexpr std::array<std::string_view, 7> names{"monday", "tuesday",  "wednesday", "thursday",
                                                           "friday", "saturday", "sunday"};
    return word.size() >= 3 && std::any_of(names.begin(), names.end(), [&](std::string_view name) {
               return word == name || (word.size() <= 5 && name.starts_with(word));
           });
}

/// Names of zones in English dates, the obsolete ones of RFC 2822 (single letters too) among them.
bool is_zone(std::string_view word) {
    static constexpr std::array<std::string_view, 35> names{
        "ut",  "utc", "gmt", "est", "edt",  "cst",  "cdt",  "mst",  "mdt",  "pst",  "pdt",  "et",
        "ct",  "mt",  "pt",  "bst", "ist",  "cet",  "cest", "eet",  "eest", "wet",  "west", "msk",
        "jst", "kst", "hkt", "sgt", "aest", "aedt", "awst", "nzst", "nzdt", "akst", "hst"};
    return word.size() == 1 || std::find(names.begin(), names.end(), word) != names.end();
}

bool is_filler(std::string_view word) {
    static constexpr std::array<std::string_view, 10> words{"at",  "on",  "of", "the", "de",
                                                            "del", "den", "le", "uhr", "uur"};
    return is_among(words, word);
}

bool is_ordinal_ending(std::string_view word) {
    return word == "st" || word == "nd" || word == "rd" || word == "th" || word == "er";
}

/// Of a letter, with accents or without.
bool is_of_word(char c) {
    return is_ascii_alpha(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// Reads a text from left to right; every take_ leaves the place alone where it finds nothing.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : rest_{text} {}

    bool at_end() const { return rest_.empty(); }
    char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
    void skip() { rest_.remove_prefix(1); }

    bool take(char c) {
        if (peek() != c) return false;
        skip();
        return true;
    }

    void take_spaces() {
        while (!at_end() && is_space(peek())) skip();
    }

    std::string_view take_digits() { return take_while(is_digit); }

    /// Letters without their accents, and the full stops between or behind them: "feb", "a.m.".
    std::string take_word() {
        const auto word = folded(take_while([](char c) { return is_of_word(c) || c == '.'; }));
        std::string letters;
        std::copy_if(word.begin(), word.end(), std::back_inserter(letters), is_ascii_alpha);
        return letters;
    }

    std::string_view rest() const { return rest_; }

  private:
    template <typename Accepts>
    std::string_view take_while(Accepts accepts) {
        const auto end = std::find_if_not(rest_.begin(), rest_.end(), accepts);
        const auto taken = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
        rest_.remove_prefix(taken.size());
        return taken;
    }

    std::string_view rest_;
};

int number_of(std::string_view digits) {
    int number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return read.ec == std::errc{} ? number : -1;
}

/// Seconds since midnight; a leap second is the one before it.
std::optional<int> second_of_day(int hour, int minute, int second) {
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return {};
    return hour * 3600 + minute * 60 + std::min(second, 59);
}

std::optional<Published> from_unix(std::int64_t seconds) {
    const auto days = seconds / seconds_of_a_day;
    return Published{date_from_days(static_cast<int>(days)), static_cast<int>(seconds % seconds_of_a_day)};
}

/// Everything of a date that was met so far. Each part may be met once.
class Parts {
  public:
    bool month(int value) { return set(month_, value); }
    bool year(int value) { return set(year_, value); }
    bool day(int value) { return set(day_, value); }
    bool has_month() const { return month_ != 0; }
    bool has_day() const { return day_ != 0; }
    bool has_year() const { return year_ != 0; }
    bool has_time() const { return time_.has_value(); }

    bool time(int hour, int minute, int second) {
        if (time_) return false;
        time_ = onrecord::second_of_day(hour, minute, second);
        return time_.has_value();
    }

    /// "p.m." behind a time moves it to the afternoon.
    bool half_of_day(bool afternoon) {
        if (!time_ || half_known_ || *time_ >= 13 * 3600) return time_ && afternoon && !half_known_;
        half_known_ = true;
        const int within = *time_ % (12 * 3600);
        time_ = within + (afternoon ? 12 * 3600 : 0);
        return true;
    }

    std::optional<Published> published() const {
        const auto date = make_date(year_, month_, day_);
        if (!date) return {};
        return Published{*date, time_};
    }

  private:
    static bool set(int& part, int value) {
        if (part != 0 || value <= 0) return false;
        part = value;
        return true;
    }

    int year_ = 0, month_ = 0, day_ = 0;
    std::optional<int> time_;
    bool half_known_ = false;
};

/// What follows the hour of a time: ":MM", ":MM:SS", ":MM:SS.fraction". REQUIRES: `scanner` stands at ':'.
bool read_clock(Scanner& scanner, int hour, Parts& parts) {
    scanner.skip();
    const auto minutes = scanner.take_digits();
    if (minutes.size() != 2) return false;
    int second = 0;
    if (scanner.take(':')) {
        const auto seconds = scanner.take_digits();
        if (seconds.size() != 2) return false;
        second = number_of(seconds);
        const bool has_fraction = (scanner.peek() == '.' || scanner.peek() == ',') &&
                                  scanner.rest().size() > 1 && is_digit(scanner.rest()[1]);
        if (has_fraction) {
            scanner.skip();
            scanner.take_digits();
        }
    }
    return parts.time(hour, number_of(minutes), second);
}

/// "+02:00", "-0500", "+02" behind a time. REQUIRES: `scanner` stands at the sign.
bool read_offset(Scanner& scanner) {
    scanner.skip();
    const auto hours = scanner.take_digits();
    if (hours.size() == 4) return true;
    if (hours.empty() || hours.size() > 2) return false;
    return !scanner.take(':') || scanner.take_digits().size() == 2;
}

/// "[Europe/Berlin]" or "(Central European Time)" behind a time.
bool read_zone_comment(Scanner& scanner) {
    const char closing = scanner.peek() == '[' ? ']' : ')';
    while (!scanner.at_end() && scanner.peek() != closing) scanner.skip();
    return scanner.take(closing);
}

/// A time of basic ISO 8601, "100000" or "1000" behind the T.
bool read_basic_time(std::string_view digits, Parts& parts) {
    if (digits.size() != 4 && digits.size() != 6) return false;
    return parts.time(number_of(digits.substr(0, 2)), number_of(digits.substr(2, 2)),
                      digits.size() == 6 ? number_of(digits.substr(4, 2)) : 0);
}

bool read_word(Scanner& scanner, Parts& parts) {
    const auto word = scanner.take_word();
    if (const int month = month_of(word); month != 0) return parts.month(month);
    if (word == "am" || word == "pm") return parts.half_of_day(word == "pm");
    if (word == "t" && is_digit(scanner.peek())) return true;
    if (is_zone(word)) return parts.has_time();
    return is_weekday(word) || is_weekday_elsewhere(word) || is_filler(word);
}

/// "10 a.m.": the hour alone, where half of the day follows.
bool is_hour_alone(Scanner scanner) {
    scanner.take_spaces();
    const auto word = scanner.take_word();
    return word == "am" || word == "pm";
}

/// RFC 2822, 4.3: 00-49 are of this century, 50-99 of the last.
int full_year(int two_digits) {
    return two_digits < 50 ? 2000 + two_digits : 1900 + two_digits;
}

bool read_number(Scanner& scanner, Parts& parts) {
    const auto digits = scanner.take_digits();
    const int number = number_of(digits);
    if (digits.size() <= 2 && scanner.peek() == ':') return read_clock(scanner, number, parts);
    if (digits.size() <= 2 && !parts.has_time() && is_hour_alone(scanner)) return parts.time(number, 0, 0);
    if (digits.size() == 4 && !parts.has_year()) return parts.year(number);
    if (digits.size() == 4 || digits.size() == 6) return read_basic_time(digits, parts);
    if (digits.size() > 2) return false;
    if (parts.has_day()) return parts.has_month() && parts.year(full_year(number));
    Scanner ahead = scanner;
    if (is_ordinal_ending(ahead.take_word())) scanner = ahead;
    return parts.day(number);
}

/// Reads the rest of a date, whatever parts were met before.
std::optional<Published> read_parts(Scanner scanner, Parts parts) {
    while (!scanner.at_end()) {
        const char c = scanner.peek();
        bool understood = true;
        if (is_digit(c)) {
            understood = read_number(scanner, parts);
        } else if (is_of_word(c)) {
            understood = read_word(scanner, parts);
        } else if (parts.has_time() && (c == '+' || c == '-') && scanner.rest().size() > 1 &&
                   is_digit(scanner.rest()[1])) {
            understood = read_offset(scanner);
        } else if (c == '[' || c == '(') {
            understood = parts.has_time() && read_zone_comment(scanner);
        } else if (is_space(c) || c == ',' || c == '.' || c == '-' || c == '/' || c == '|' || c == ';') {
            scanner.skip();
        } else {
            return {};
        }
        if (!understood) return {};
    }
    return parts.published();
}

/// Dates that are digits alone.
std::optional<Published> from_digits(std::string_view digits) {
    std::int64_t number = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), number).ec != std::errc{}) return {};
    Parts parts;
    switch (digits.size()) {
        case 14:
        case 8:
            if (!parts.year(number_of(digits.substr(0, 4))) || !parts.month(number_of(digits.substr(4, 2))) ||
                !parts.day(number_of(digits.substr(6, 2))))
                return {};
            return digits.size() == 8 || read_basic_time(digits.substr(8), parts) ? parts.published()
                                                                                  : std::nullopt;
        case 9:
        case 10:
            return from_unix(number);
        case 12:
        case 13:
            return from_unix(number / 1000);
        default:
            return {};
    }
}

/// Three numbers with the same separator between them: the year in front or behind.
struct Triple {
    std::array<std::string_view, 3> numbers;
    Scanner behind;
};

std::optional<Triple> triple_of(std::string_view text) {
    Scanner scanner{text};
    Triple triple{{scanner.take_digits(), {}, {}}, scanner};
    const char separator = scanner.peek();
    if (triple.numbers[0].empty() || (separator != '-' && separator != '/' && separator != '.')) return {};
    for (std::size_t at = 1; at < 3; ++at) {
        if (!scanner.take(separator)) return {};
        triple.numbers[at] = scanner.take_digits();
        if (triple.numbers[at].empty()) return {};
    }
    triple.behind = scanner;
    return triple;
}

std::optional<Published> from_triple(const Triple& triple) {
    const auto& [first, second, third] = triple.numbers;
    const auto dated = [&](std::string_view year, std::string_view month,
                           std::string_view day) -> std::optional<Published> {
        Parts parts;
        if (!parts.year(number_of(year)) || !parts.month(number_of(month)) || !parts.day(number_of(day)))
            return {};
        return read_parts(triple.behind, parts);
    };
    if (first.size() == 4 && second.size() <= 2 && third.size() <= 2) return dated(first, second, third);
    if (first.size() > 2 || second.size() > 2 || third.size() != 4) return {};
    const int a = number_of(first);
    const int b = number_of(second);
    if (a > 12 || a == b) return dated(third, second, first);
    return b > 12 ? dated(third, first, second) : std::nullopt;
}

}  // namespace

std::optional<Published> parse_published(std::string_view text) {
    text = trim(text);
    if (text.empty() || text.size() > longest_date) return {};
    if (const auto triple = triple_of(text)) return from_triple(*triple);
    Scanner scanner{text};
    const auto digits = scanner.take_digits();
    if (scanner.at_end()) return from_digits(digits);
    if (digits.size() >= 8) {
        // "1738663200.0" is a count with a fraction, "20250204T1000" a basic date with a time behind it.
        const bool is_count = digits.size() != 8 && scanner.take('.');
        if (is_count) scanner.take_digits();
        if (is_count) return scanner.at_end() ? from_digits(digits) : std::nullopt;
        const auto day = digits.size() == 8 ? from_digits(digits) : std::nullopt;
        if (!day) return {};
        Parts parts;
        parts.year(day->day.year);
        parts.month(day->day.month);
        parts.day(day->day.day);
        return read_parts(scanner, parts);
    }
    return read_parts(Scanner{text}, Parts{});
}

}  // namespace onrecord
