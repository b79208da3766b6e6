#include "searcher/search/name_counts.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <string>
#include <string_view>

namespace onrecord {
namespace {

/// What is asked for so many documents ahead has come when it is read.
constexpr std::size_t documents_ahead = 12;
/// Most documents have fewer numbers.
constexpr std::size_t copied_at_once = 8;
constexpr std::size_t numbers_in_a_row = 4'096;

/// A name by its number, and how many documents have it.
struct NameCount {
    std::uint32_t count = 0;
    std::uint32_t name = 0;
};

/// A name as it is shown, and how many documents have it.
struct Shown {
    std::uint32_t count = 0;
    std::string_view text;
};

bool stands_before(const Shown& a, const Shown& b) {
    return a.count != b.count ? a.count > b.count : a.text < b.text;
}

/// The most frequent names of all, gathered in one walk: what is rarer than `limit` of them (0: none) is
/// passed over.
class MostFrequent {
  public:
    explicit MostFrequent(std::uint64_t limit)
        : limit_{limit}, room_{std::max<std::size_t>(least_room, 2 * limit)} {}

    void see(std::uint32_t name, std::uint32_t count) {
        if (count < least_) return;
        found_.push_back({count, name});
        if (limit_ > 0 && found_.size() == room_) pass_over_rare_ones();
    }

    /// The `limit` most frequent ones and others that are as frequent as the last of them.
    std::vector<NameCount> take() && {
        if (limit_ > 0 && found_.size() > limit_) pass_over_rare_ones();
        return std::move(found_);
    }

  private:
    void pass_over_rare_ones() {
        const auto last = found_.begin() + static_cast<std::ptrdiff_t>(limit_) - 1;
        std::nth_element(found_.begin(), last, found_.end(),
                         [](const NameCount& a, const NameCount& b) { return a.count > b.count; });
        least_ = last->count;
        std::erase_if(found_, [&](const NameCount& one) { return one.count < least_; });
        room_ = std::max<std::size_t>(least_room, 2 * found_.size());
    }

    static constexpr std::size_t least_room = 64;

    std::uint64_t limit_;
    std::uint32_t least_ = 1;
    std::vector<NameCount> found_;
    std::size_t room_;  ///< so many are found before the rare ones among them are passed over
};

}  // namespace

NameCounts::NameCounts(const FacetColumn& column, const std::vector<Xapian::docid>& docids)
    : column_{column}, counts_(column.value_count()) {
    count_values(docids);
    gather_spellings(docids);
}

/// Numbers are copied end to end before they are counted: a loop over those of each document would end after
/// another number of steps each time, which no processor foresees.
void NameCounts::count_values(const std::vector<Xapian::docid>& docids) {
    std::array<std::uint32_t, numbers_in_a_row> row{};
    std::size_t filled = 0;
    const auto count = [&](std::span<const std::uint32_t> values) {
        for (const auto value : values) ++counts_[value];
    };
    const auto* const end = column_.numbers.data() + column_.numbers.size();
    for (std::size_t at = 0; at < docids.size(); ++at) {
        if (at + documents_ahead < docids.size()) column_.prefetch(docids[at + documents_ahead]);
        const auto values = column_.of(docids[at]);
        if (values.empty()) continue;
        if (values.size() > copied_at_once || end - values.data() < std::ptrdiff_t{copied_at_once}) {
            count(values);
            continue;
        }
        std::copy_n(values.data(), copied_at_once, &row[filled]);
        filled += values.size();
        if (filled + copied_at_once <= row.size()) continue;
        count(std::span{row}.first(filled));
        filled = 0;
    }
    count(std::span{row}.first(filled));
}

/// What was counted of a name's spellings goes to the name, once a document.
void NameCounts::gather_spellings(const std::vector<Xapian::docid>& docids) {
    const auto& names = column_.names;
    spellings_.assign(counts_.begin(), counts_.begin() + static_cast<std::ptrdiff_t>(names.size()));
    std::fill_n(counts_.begin(), names.size(), 0U);
    for (std::size_t value = 0; value < names.size(); ++value) counts_[names[value]] += spellings_[value];
    auto at = docids.begin();
    for (const auto& repeat : column_.repeats) {
        at = std::lower_bound(at, docids.end(), repeat.docid);
        if (at == docids.end()) return;
        for (auto same = at; same != docids.end() && *same == repeat.docid; ++same) --counts_[repeat.name];
    }
}

std::uint64_t NameCounts::distinct() const {
    return static_cast<std::uint64_t>(
        std::count_if(counts_.begin(), counts_.end(), [](std::uint32_t count) { return count > 0; }));
}

/// By name that several values have: the one that is there most often, the first by the alphabet where two
/// are.
std::vector<std::uint32_t> NameCounts::most_frequent_spellings() const {
    std::vector<std::uint32_t> best(spellings_.size());
    for (std::uint32_t value = 0; value < spellings_.size(); ++value) {
        auto& chosen = best[column_.names[value]];
        const bool is_first = column_.names[value] == value;
        const auto more = spellings_[value] > spellings_[chosen];
        const auto as_many = spellings_[value] == spellings_[chosen];
        if (is_first || more || (as_many && column_.text(value) < column_.text(chosen))) chosen = value;
    }
    return best;
}

std::vector<FacetValue> NameCounts::most_frequent(std::uint64_t limit) const {
    const auto spelling = most_frequent_spellings();
    MostFrequent frequent{limit < counts_.size() ? limit : 0};
    for (std::uint32_t name = 0; name < counts_.size(); ++name) frequent.see(name, counts_[name]);
    std::vector<Shown> shown;
    for (const auto& [count, name] : std::move(frequent).take())
        shown.push_back({count, column_.text(name < spelling.size() ? spelling[name] : name)});
    const auto size = limit == 0 ? shown.size() : std::min<std::size_t>(limit, shown.size());
    const auto end = shown.begin() + static_cast<std::ptrdiff_t>(size);
    std::partial_sort(shown.begin(), end, shown.end(), stands_before);
    std::vector<FacetValue> values;
    for (auto one = shown.begin(); one != end; ++one) values.push_back({std::string{one->text}, one->count});
    return values;
}

void keep_most_frequent(std::vector<FacetValue>& values, std::uint64_t limit) {
    std::sort(values.begin(), values.end(), [](const FacetValue& a, const FacetValue& b) {
        return a.count != b.count ? a.count > b.count : a.value < b.value;
    });
    if (limit > 0 && values.size() > limit) values.resize(limit);
}

}  // namespace onrecord
