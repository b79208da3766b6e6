#include "searcher/search/name_counts.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>

namespace onrecord {
namespace {

/// A name as it is shown, and how many documents have it.
struct Shown {
    std::uint32_t count = 0;
    std::string_view text;
};

bool stands_before(const Shown& a, const Shown& b) {
    return a.count != b.count ? a.count > b.count : a.text < b.text;
}

/// How many documents the last of the `limit` most frequent names has.
std::uint32_t least_count(const std::vector<std::uint32_t>& all, std::uint64_t limit) {
    if (limit == 0) return 1;
    std::vector<std::uint32_t> counts;
    std::copy_if(all.begin(), all.end(), std::back_inserter(counts),
                 [](std::uint32_t count) { return count > 0; });
    if (counts.size() <= limit) return 1;
    const auto last = counts.begin() + static_cast<std::ptrdiff_t>(limit) - 1;
    std::nth_element(counts.begin(), last, counts.end(), std::greater<>{});
    return *last;
}

}  // namespace

NameCounts::NameCounts(const FacetColumn& column)
    : column_{column},
      counts_(column.value_count()),
      spellings_(column.names.size()),
      last_document_(column.names.size()) {}

void NameCounts::add(const std::vector<Xapian::docid>& docids) {
    const auto shared = spellings_.size();
    for (const auto docid : docids) {
        ++document_;
        for (const auto value : column_.of(docid)) {
            if (value >= shared) {
                ++counts_[value];
            } else {
                add_shared(value);
            }
        }
    }
}

void NameCounts::add_shared(std::uint32_t value) {
    ++spellings_[value];
    const auto name = column_.names[value];
    if (last_document_[name] == document_) return;
    last_document_[name] = document_;
    ++counts_[name];
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
    const auto least = least_count(counts_, limit);
    std::vector<Shown> shown;
    for (std::uint32_t name = 0; name < counts_.size(); ++name) {
        if (counts_[name] < least) continue;
        shown.push_back({counts_[name], column_.text(name < spelling.size() ? spelling[name] : name)});
    }
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
