#include "common/base/date.hpp"

#include <chrono>
#include <cstdio>
#include <ctime>

#include "common/base/text.hpp"

namespace onrecord {

bool is_leap_year(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in_month(int year, int month) {
    static constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap_year(year) ? 29 : days[month - 1];
}

std::optional<Date> make_date(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12) return {};
    if (day < 1 || day > days_in_month(year, month)) return {};
    return Date{year, month, day};
}

int days_since_epoch(Date date) {
    const std::chrono::year_month_day day{std::chrono::year{date.year},
                                          std::chrono::month{static_cast<unsigned>(date.month)},
                                          std::chrono::day{static_cast<unsigned>(date.day)}};
    return static_cast<int>(std::chrono::sys_days{day}.time_since_epoch().count());
}

Date date_from_days(int days_since_epoch) {
    const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{days_since_epoch}}};
    return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
            static_cast<int>(static_cast<unsigned>(day.day()))};
}

Date add_days(Date date, int days) {
    return date_from_days(days_since_epoch(date) + days);
}

int weekday(Date date) {
    const int since_thursday = days_since_epoch(date) % 7;  // 1970-01-01 was a Thursday
    return (since_thursday + 3 + 7) % 7;
}

Date today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

std::string to_string(Date date) {
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
    return text;
}

std::optional<Date> parse_iso_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
    int parts[3] = {0, 0, 0};
    int part = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at == 4 || at == 7) {
            ++part;
        } else if (is_digit(text[at])) {
            parts[part] = parts[part] * 10 + (text[at] - '0');
        } else {
            return {};
        }
    }
    return make_date(parts[0], parts[1], parts[2]);
}

std::string to_string(const Published& published) {
    auto text = to_string(published.day);
    if (!published.second_of_day) return text;
    const int second = *published.second_of_day;
    char time[32];
    std::snprintf(time, sizeof time, "T%02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60);
    return text + time;
}

std::string to_string(const DateRange& range) {
    return (range.from ? to_string(*range.from) : "") + ".." + (range.to ? to_string(*range.to) : "");
}

}  // namespace onrecord
