#include "searcher/query/date_value.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "common/base/text.hpp"
#include "searcher/query/query_error.hpp"

namespace onrecord {
namespace {

using Reading = std::variant<DateValue, DateProblem>;

constexpr std::array<std::string_view, 12> month_names{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};

/// The number that exactly `digits` digits write, or nothing. REQUIRES: digits <= 9.
std::optional<int> number(std::string_view text, std::size_t digits) {
    if (text.size() != digits) return {};
    int value = 0;
    for (const char c : text) {
        if (!is_digit(c)) return {};
        value = value * 10 + (c - '0');
    }
    return value;
}

DateRange whole_month(int year, int month) {
    return {Date{year, month, 1}, Date{year, month, days_in_month(year, month)}};
}

/// The day in 2025/2/4, 2025.02.04 or 20250204, for advice only.
std::optional<Date> loosely_written(std::string_view text) {
    if (const auto all = number(text, 8)) return make_date(*all / 10000, *all / 100 % 100, *all % 100);
    const auto separator = text.find_first_of("/.-");
    if (separator != 4) return {};
    const auto pieces = split(text, text[separator]);
    if (pieces.size() != 3) return {};
    if (pieces[1].size() > 2 || pieces[2].size() > 2) return {};
    const auto month = number(pieces[1], pieces[1].size());
    const auto day = number(pieces[2], pieces[2].size());
    const auto year = number(pieces[0], 4);
    if (!year || !month || !day) return {};
    return make_date(*year, *month, *day);
}

/// "'soon' is no date", with what is likely meant.
DateProblem no_date(std::string_view text, std::size_t at) {
    DateProblem problem{at, "'" + shown(text) + "' is no date", ""};
    if (const auto day = loosely_written(text)) problem.instead = to_string(*day);
    for (const std::string_view word : {"today", "yesterday", "none"}) {
        if (edit_distance(lower_ascii(text), word, 2) <= 2) problem.instead = word;
    }
    return problem;
}

/// Reads one value; `at_` says where in the whole value its text stands.
class PointReader {
  public:
    PointReader(std::string_view text, std::size_t at, Date today) : text_{text}, at_{at}, today_{today} {}

    Reading read() const {
        const auto word = lower_ascii(text_);
        if (word == "today") return day(today_);
        if (word == "yesterday" && today_ != Date{}) return day(add_days(today_, -1));
        const auto pieces = split(text_, '-');
        const auto year = number(pieces[0], 4);
        if (!year || pieces.size() > 3) return no_date(text_, at_);
        if (*year == 0) return DateProblem{at_, "there is no year 0000: years run from 0001 to 9999", ""};
        if (pieces.size() == 1) return DateValue{{Date{*year, 1, 1}, Date{*year, 12, 31}}};
        return month_or_day(*year, pieces);
    }

  private:
    static Reading day(Date date) { return DateValue{{date, date}}; }

    Reading month_or_day(int year, const std::vector<std::string_view>& pieces) const {
        const auto month = number(pieces[1], 2);
        if (!month) return no_date(text_, at_);
        if (*month < 1 || *month > 12) {
            return DateProblem{at_ + 5, "there is no month " + std::string{pieces[1]}, ""};
        }
        if (pieces.size() == 2) return DateValue{whole_month(year, *month)};
        const auto number_of_day = number(pieces[2], 2);
        if (!number_of_day) return no_date(text_, at_);
        if (const auto date = make_date(year, *month, *number_of_day)) return day(*date);
        const auto last = whole_month(year, *month).to.value();
        std::string what{month_names[static_cast<std::size_t>(*month - 1)]};
        what += ' ' + std::string{pieces[0]} + " has no day " + std::string{pieces[2]};
        return DateProblem{at_ + 8, what, *number_of_day > last.day ? to_string(last) : ""};
    }

    std::string_view text_;
    std::size_t at_;
    Date today_;
};

Reading read_range(std::string_view value, std::size_t dots, Date today) {
    const auto first = value.substr(0, dots);
    const auto second = value.substr(dots + 2);
    if (first.empty() && second.empty()) return DateProblem{0, "a range needs a day at one end at least", ""};
    DateRange range;
    if (!first.empty()) {
        const auto read = PointReader{first, 0, today}.read();
        if (std::holds_alternative<DateProblem>(read)) return read;
        range.from = std::get<DateValue>(read).range.from;
    }
    if (!second.empty()) {
        const auto read = PointReader{second, dots + 2, today}.read();
        if (std::holds_alternative<DateProblem>(read)) return read;
        range.to = std::get<DateValue>(read).range.to;
    }
    if (range.from && range.to && *range.to < *range.from) {
        return DateProblem{dots + 2, "the range runs backward",
                           std::string{second} + ".." + std::string{first}};
    }
    return DateValue{range};
}

/// ">=2025-02" and its like; `sign` is the one or two signs in front.
Reading read_comparison(std::string_view value, std::string_view sign, Date today) {
    const auto rest = value.substr(sign.size());
    if (rest.empty()) {
        const auto what = "a day is missing right behind '" + std::string{sign} + "'";
        return DateProblem{sign.size(), what, std::string{sign} + to_string(today)};
    }
    const auto read = PointReader{rest, sign.size(), today}.read();
    if (std::holds_alternative<DateProblem>(read)) return read;
    const auto point = std::get<DateValue>(read).range;
    if (sign == "=") return DateValue{point};
    if (sign == ">=") return DateValue{{point.from, {}}};
    if (sign == "<=") return DateValue{{{}, point.to}};
    const bool after = sign == ">";
    if (after && point.to == Date{9999, 12, 31}) return DateProblem{sign.size(), "no day is later", ""};
    if (!after && point.from == Date{1, 1, 1}) return DateProblem{sign.size(), "no day is earlier", ""};
    return after ? DateValue{{add_days(*point.to, 1), {}}} : DateValue{{{}, add_days(*point.from, -1)}};
}

/// The day `months` before `day`; the last of its month where that month is shorter. Nothing before year 1.
std::optional<Date> months_before(Date day, int months) {
    const int month = day.year * 12 + (day.month - 1) - months;
    if (month < 12) return {};
    const int length = days_in_month(month / 12, month % 12 + 1);
    return Date{month / 12, month % 12 + 1, std::min(day.day, length)};
}

/// "7d": the day before the first of the last N periods.
std::optional<Date> before_the_last(int count, char unit, Date today) {
    if (unit == 'm') return months_before(today, count);
    if (unit == 'y') return months_before(today, 12 * count);
    const int days = unit == 'w' ? 7 * count : count;
    if (days_since_epoch(today) - days < days_since_epoch({1, 1, 1})) return {};
    return add_days(today, -days);
}

/// "7d", "2W", or nothing where the value has another form.
std::optional<Reading> read_last(std::string_view value, Date today) {
    const auto unit = value.empty() ? ' ' : lower_ascii(value.substr(value.size() - 1))[0];
    if (std::string_view{"dwmy"}.find(unit) == std::string_view::npos) return {};
    const auto digits = value.substr(0, value.size() - 1);
    int count = 0;
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (digits.empty() || !is_digit(digits[0]) || parsed.ptr != digits.data() + digits.size()) return {};
    if (parsed.ec != std::errc{} || count > 4'000'000)
        return DateProblem{0, "that reaches back before the year 1", ""};
    if (count == 0) return DateProblem{0, "a period holds one day at least", "1" + std::string(1, unit)};
    const auto before = before_the_last(count, unit, today);
    if (!before) return DateProblem{0, "that reaches back before the year 1", ""};
    return DateValue{{add_days(*before, 1), today}};
}

}  // namespace

Reading read_date_value(std::string_view value, Date today) {
    if (lower_ascii(value) == "none") return DateValue{{}, true};
    for (const std::string_view sign : {">=", "<=", ">", "<", "="}) {
        if (value.starts_with(sign)) return read_comparison(value, sign, today);
    }
    if (const auto dots = value.find(".."); dots != std::string_view::npos) {
        return read_range(value, dots, today);
    }
    if (auto last = read_last(value, today)) return *std::move(last);
    return PointReader{value, 0, today}.read();
}

Error date_error(std::string_view query, std::size_t at, std::string_view field, const DateProblem& problem) {
    const std::string advice = problem.instead.empty()
                                   ? "dates are written 2025, 2025-02, 2025-02-04, 2025-01-15..2025-02, "
                                     ">=2025-02-01, today, 7d, none"
                                   : "did you mean " + std::string{field} + problem.instead + "?";
    return error_at(query, at + problem.at, problem.what, advice);
}

Result<DateRange> parse_date_value(std::string_view value, Date today) {
    const auto text = trim(value);
    const auto read = read_date_value(text, today);
    if (const auto* problem = std::get_if<DateProblem>(&read)) return date_error(text, 0, "", *problem);
    const auto& found = std::get<DateValue>(read);
    if (found.undated) return date_error(text, 0, "", {0, "'none' has no days", ""});
    return found.range;
}

Result<Date> parse_date_end(std::string_view value, DateEnd end, Date today) {
    const auto range = parse_date_value(value, today);
    if (!range) return range.error();
    const auto text = trim(value);
    const bool wants_first = end == DateEnd::First;
    const auto& wanted = wants_first ? range->from : range->to;
    const auto& other = wants_first ? range->to : range->from;
    const bool is_range = text.find("..") != std::string_view::npos;
    const bool would_lose_an_end = (is_range && other) || (!wants_first && read_last(text, today));
    if (wanted && !would_lose_an_end) return *wanted;
    return error_at(
        text, 0,
        wants_first ? "--from takes a first day, and no more than that"
                    : "--to takes a last day, and no more than that",
        "for example 2025-02-04, 2025-02 or 2025; a range goes into the question, as date:2025-01..2025-02");
}

}  // namespace onrecord
