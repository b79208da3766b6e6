// From words to the terms of the index, for both sides: what the indexer writes is what the compiler asks
// for.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/analysis/words.hpp"
#include "common/base/date.hpp"
#include "common/index/schema.hpp"

namespace onrecord {

/// `prefix` with `text` behind it. Terms longer than Xapian takes (245 bytes) end in a hash of the rest
/// instead.
std::string term(std::string_view prefix, std::string_view text);

/// The term of a whole value of a Names or Keyword field, "" where the value holds no word.
std::string whole_term(Field field, std::string_view value);

/// The terms that stand for a day in the index: its year, its month, itself; `undated` for no day.
std::vector<std::string> date_terms(const std::optional<Date>& day);
/// Terms of years, months and days that together cover exactly the closed range. REQUIRES: from <= to.
std::vector<std::string> covering_date_terms(Date from, Date to);

/// Value of Slot::Order: 8 digits of day, 5 of the second, then 8 bytes of a hash of the id: a total order
/// that does not depend on how the index was built. An undated article has day 00000000.
std::string order_key(const std::optional<Published>& published, std::string_view id);
/// An order key as numbers, in the same order. `time` is day (8 digits) * 100,000 + second of the day; 0
/// where undated.
struct OrderKey {
    std::uint64_t time = 0;
    std::uint64_t hash = 0;

    bool is_undated() const { return time < 100'000; }

    friend auto operator<=>(const OrderKey&, const OrderKey&) = default;
};
/// {0, 0} where it is no order key.
OrderKey parsed_order_key(std::string_view key);
/// The day of it; nothing for an undated one.
std::optional<Date> day_of(const OrderKey& key);

/// The value of Slot::Article. Throws Xapian::DatabaseCorruptError where it is no docid.
Xapian::docid parsed_docid(const std::string& value);
/// The value of Slot::Ordinal; nothing where it is no number: another statement would be taken for it.
std::optional<std::size_t> parsed_ordinal(std::string_view value);

/// The values of a facet slot, in order, and back. Values hold no newline.
std::string encode_values(const std::vector<std::string>& values);
std::vector<std::string_view> decode_values(std::string_view encoded);

/// The English stem of a folded word (Snowball English), or the word itself where stemming does not apply to
/// it: digits, other scripts, short words. Holds Xapian's stemmer: one object a thread.
class Stemmer {
  public:
    Stemmer();
    Stemmer(Stemmer&&) noexcept;
    Stemmer& operator=(Stemmer&&) noexcept;
    ~Stemmer();

    std::string stem(const std::string& folded_word) const;

  private:
    struct Snowball;
    std::unique_ptr<Snowball> snowball_;
};

/// Whether a term stands in the table of inflections: a folded word of ASCII letters alone. Terms with a
/// prefix, which is in capitals, do not.
bool has_inflections(std::string_view term);

/// Key of the table of inflections (Xapian's synonym table of articles/): stem -> every form of it that the
/// index holds.
std::string forms_key(std::string_view stem);

}  // namespace onrecord
