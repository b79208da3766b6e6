#include "searcher/query/compile_positions.hpp"

#include <algorithm>
#include <set>

#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

std::vector<std::uint32_t> group_positions(const Xapian::Database& db, Xapian::docid docid,
                                           const TermGroup& group) {
    std::set<std::uint32_t> positions;
    for (const auto& one : group) {
        const auto end = db.positionlist_end(docid, one);
        for (auto at = db.positionlist_begin(docid, one); at != end; ++at) positions.insert(*at);
    }
    return {positions.begin(), positions.end()};
}

/// Chooses occurrences one operand after the other; what is chosen stays within the window of what was chosen
/// before.
class WindowSearch {
  public:
    WindowSearch(const std::vector<std::vector<Occurrence>>& operands, std::uint32_t distance, bool ordered)
        : operands_{operands}, distance_{distance}, ordered_{ordered} {}

    bool found() { return choose(0); }

  private:
    bool choose(std::size_t operand) {
        if (operand == operands_.size()) return true;
        const auto& all = operands_[operand];
        auto at = all.begin();
        if (!chosen_.empty()) {
            const auto reach = distance_ + longest(all);
            const auto least = chosen_.front().first > reach ? chosen_.front().first - reach : 0;
            at = std::lower_bound(all.begin(), all.end(), Occurrence{least, 0});
        }
        for (; at != all.end(); ++at) {
            if (!chosen_.empty() && at->first > chosen_.front().last + distance_) return false;
            if (!fits(*at)) continue;
            chosen_.push_back(*at);
            if (choose(operand + 1)) return true;
            chosen_.pop_back();
        }
        return false;
    }

    static std::uint32_t longest(const std::vector<Occurrence>& all) {
        std::uint32_t most = 0;
        for (const auto& one : all) most = std::max(most, one.last - one.first);
        return most;
    }

    bool fits(const Occurrence& next) const {
        auto last_begin = next.first;
        auto first_end = next.last;
        for (const auto& other : chosen_) {
            if (next.first <= other.last && other.first <= next.last) return false;
            last_begin = std::max(last_begin, other.first);
            first_end = std::min(first_end, other.last);
        }
        if (ordered_ && !chosen_.empty() && next.first <= chosen_.back().last) return false;
        return last_begin <= first_end || last_begin - first_end <= distance_;
    }

    const std::vector<std::vector<Occurrence>>& operands_;
    std::uint32_t distance_;
    bool ordered_;
    std::vector<Occurrence> chosen_;
};

}  // namespace

std::vector<Occurrence> exact_occurrences(const CutText& text, std::string_view exact) {
    const auto is_compound = [](const Word& word) { return word.form == WordForm::Compound; };
    auto wanted = words_of(exact);
    std::erase_if(wanted, is_compound);
    std::vector<const Word*> printed;
    for (const auto& word : text.words) {
        if (!is_compound(word)) printed.push_back(&word);
    }
    const auto same = [&](const Word& one, const Word& typed) {
        return one.folded == typed.folded &&
               composed(one.span.in(text.text)) == composed(typed.span.in(exact));
    };
    std::vector<Occurrence> found;
    for (std::size_t at = 0; !wanted.empty() && at + wanted.size() <= printed.size(); ++at) {
        std::size_t matched = 0;
        while (matched < wanted.size() && same(*printed[at + matched], wanted[matched]) &&
               printed[at + matched]->position == printed[at]->position + matched) {
            ++matched;
        }
        if (matched == wanted.size())
            found.push_back({printed[at]->position, printed[at + matched - 1]->position});
    }
    return found;
}

std::vector<Occurrence> sequence_occurrences(const Xapian::Database& db, Xapian::docid docid,
                                             const TermSequence& sequence) {
    std::vector<Occurrence> found;
    if (sequence.empty()) return found;
    auto starts = group_positions(db, docid, sequence.front());
    for (std::uint32_t offset = 1; offset < sequence.size() && !starts.empty(); ++offset) {
        const auto next = group_positions(db, docid, sequence[offset]);
        std::erase_if(starts, [&](std::uint32_t start) {
            return !std::binary_search(next.begin(), next.end(), start + offset);
        });
    }
    const auto length = static_cast<std::uint32_t>(sequence.size()) - 1;
    for (const auto start : starts) found.push_back({start, start + length});
    return found;
}

bool are_near(const std::vector<std::vector<Occurrence>>& operands, std::uint32_t distance, bool ordered) {
    return WindowSearch{operands, distance, ordered}.found();
}

}  // namespace onrecord
