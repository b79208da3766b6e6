#include "common/index/terms.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cstdio>
#include <limits>

#include <xapian.h>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_term = 240;  // Xapian takes 245 bytes, and escapes NUL to two
constexpr std::size_t shortest_stemmed = 3;

std::string digits(int number, int width) {
    char text[16];
    std::snprintf(text, sizeof text, "%0*d", width, number);
    return text;
}

std::string year_term(int year) {
    return term(prefix::year, digits(year, 4));
}

std::string month_term(int year, int month) {
    return term(prefix::month, digits(year, 4) + digits(month, 2));
}

std::string day_term(Date day) {
    return term(prefix::day, digits(day.year, 4) + digits(day.month, 2) + digits(day.day, 2));
}

}  // namespace

std::string term(std::string_view prefix, std::string_view text) {
    std::string made{prefix};
    if (prefix.size() + text.size() <= longest_term) return made.append(text);
    made.append(prefix_of(text, longest_term - prefix.size() - 16));
    return made + hex64(hash64(text));
}

std::string whole_term(Field field, std::string_view value) {
    const auto& row = row_of(field);
    const auto text = row.kind == FieldKind::Names ? folded_words(value) : safe_for_terminal(value);
    return text.empty() ? std::string{} : term(row.whole, text);
}

std::vector<std::string> date_terms(const std::optional<Date>& day) {
    if (!day) return {std::string{prefix::undated}};
    return {year_term(day->year), month_term(day->year, day->month), day_term(*day)};
}

std::vector<std::string> covering_date_terms(Date from, Date to) {
    assert(from <= to);
    std::vector<std::string> terms;
    for (Date day = from; day <= to;) {
        const Date month_end{day.year, day.month, days_in_month(day.year, day.month)};
        const Date year_end{day.year, 12, 31};
        Date last = day;
        if (day.month == 1 && day.day == 1 && year_end <= to) {
            terms.push_back(year_term(day.year));
            last = year_end;
        } else if (day.day == 1 && month_end <= to) {
            terms.push_back(month_term(day.year, day.month));
            last = month_end;
        } else {
            terms.push_back(day_term(day));
        }
        if (last == Date{9999, 12, 31}) break;
        day = add_days(last, 1);
    }
    return terms;
}

std::string order_key(const std::optional<Published>& published, std::string_view id) {
    auto key = std::string(13, '0');
    if (published) {
        const auto& day = published->day;
        key = digits(day.year, 4) + digits(day.month, 2) + digits(day.day, 2) +
              digits(published->second_of_day.value_or(0), 5);
    }
    const auto hash = hash64(id);
    for (int shift = 56; shift >= 0; shift -= 8) key += static_cast<char>((hash >> shift) & 0xFFU);
    return key;
}

OrderKey parsed_order_key(std::string_view key) {
    if (key.size() != 13 + 8) return {};
    OrderKey parsed;
    for (const char c : key.substr(0, 13)) {
        if (!is_digit(c)) return {};
        parsed.time = parsed.time * 10 + static_cast<std::uint64_t>(c - '0');
    }
    for (const char c : key.substr(13)) parsed.hash = parsed.hash << 8U | static_cast<unsigned char>(c);
    return parsed;
}

std::optional<Date> day_of(const OrderKey& key) {
    const auto day = static_cast<int>(key.time / 100'000);
    return make_date(day / 10000, day / 100 % 100, day % 100);
}

Xapian::docid parsed_docid(const std::string& value) {
    const double docid = Xapian::sortable_unserialise(value);
    if (!(docid >= 1 && docid <= std::numeric_limits<Xapian::docid>::max()))
        throw Xapian::DatabaseCorruptError{"a statement belongs to no article"};
    return static_cast<Xapian::docid>(docid);
}

std::optional<std::size_t> parsed_ordinal(std::string_view value) {
    std::size_t ordinal = 0;
    const auto* end = value.data() + value.size();
    const auto [rest, error] = std::from_chars(value.data(), end, ordinal);
    return error == std::errc{} && rest == end ? std::optional{ordinal} : std::nullopt;
}

std::string encode_values(const std::vector<std::string>& values) {
    return join(values, "\n");
}

std::vector<std::string_view> decode_values(std::string_view encoded) {
    if (encoded.empty()) return {};
    return split(encoded, '\n');
}

struct Stemmer::Snowball {
    Xapian::Stem english{"english"};
};

Stemmer::Stemmer() : snowball_{std::make_unique<Snowball>()} {}
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;
Stemmer::~Stemmer() = default;

std::string Stemmer::stem(const std::string& folded_word) const {
    const bool letters = std::all_of(folded_word.begin(), folded_word.end(), is_ascii_alpha);
    if (!letters || folded_word.size() < shortest_stemmed) return folded_word;
    return snowball_->english(folded_word);
}

bool has_inflections(std::string_view term) {
    return std::all_of(term.begin(), term.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string forms_key(std::string_view stem) {
    return term("Z", stem);
}

}  // namespace onrecord
