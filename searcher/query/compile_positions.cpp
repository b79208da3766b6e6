#include "searcher/query/compile_positions.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>

#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

/// Looks for a window beginning with each occurrence in turn. Behind it, occurrences are met in the order in
/// which they begin, and of each set of operands the place is kept where it ends at the earliest: whatever
/// else it could be made of, nothing fits behind that does not fit behind this. So the steps are the
/// occurrences, times those in a window, times the sets.
class WindowSearch {
  public:
    WindowSearch(const std::vector<std::vector<Occurrence>>& operands, std::uint32_t distance, bool ordered)
        : distance_{distance}, ordered_{ordered}, all_operands_{(std::size_t{1} << operands.size()) - 1} {
        for (std::size_t operand = 0; operand < operands.size(); ++operand) {
            for (const auto& where : operands[operand]) placed_.push_back({where, operand});
        }
        std::sort(placed_.begin(), placed_.end());
    }

    bool found() {
        for (std::size_t first = 0; first < placed_.size(); ++first) {
            if (ordered_ && placed_[first].operand != 0) continue;
            if (is_filled_from(first)) return true;
        }
        return false;
    }

  private:
    struct Placed {
        Occurrence where;
        std::size_t operand = 0;

        friend auto operator<=>(const Placed&, const Placed&) = default;
    };

    static constexpr std::uint32_t nowhere = UINT32_MAX;

    bool is_filled_from(std::size_t first) {
        const auto& start = placed_[first];
        ends_.assign(all_operands_ + 1, nowhere);
        ends_[std::size_t{1} << start.operand] = start.where.last;
        for (auto at = first + 1; at < placed_.size() && ends_[all_operands_] == nowhere; ++at) {
            if (placed_[at].where.first > start.where.last + distance_) break;
            put_behind(placed_[at]);
        }
        return ends_[all_operands_] != nowhere;
    }

    void put_behind(const Placed& next) {
        const auto bit = std::size_t{1} << next.operand;
        for (std::size_t set = 1; set < all_operands_; ++set) {
            const bool fits =
                (set & bit) == 0 && ends_[set] < next.where.first && (!ordered_ || set == bit - 1);
            if (fits) ends_[set | bit] = std::min(ends_[set | bit], next.where.last);
        }
    }

    std::uint32_t distance_;
    bool ordered_;
    std::size_t all_operands_;  ///< a set has a bit an operand
    std::vector<Placed> placed_;
    std::vector<std::uint32_t> ends_;  ///< of each set
};

using WordPositions = std::vector<std::span<const std::uint32_t>>;

bool are_in_order(const WordPositions& operands, std::uint32_t distance) {
    return std::any_of(operands[0].begin(), operands[0].end(), [&](std::uint32_t first) {
        auto last = first;
        return std::all_of(operands.begin() + 1, operands.end(), [&](const auto& positions) {
            const auto next = std::upper_bound(positions.begin(), positions.end(), last);
            if (next == positions.end() || *next - first > distance) return false;
            last = *next;
            return true;
        });
    });
}

/// Gives each word a position of its own within a window, taking positions from others that can do with
/// another one (Kuhn's matching).
class WindowOfWords {
  public:
    WindowOfWords(const WordPositions& operands, std::uint32_t first, std::uint32_t last) {
        for (const auto& positions : operands) {
            const auto begin = std::lower_bound(positions.begin(), positions.end(), first);
            within_.emplace_back(begin, std::upper_bound(begin, positions.end(), last));
        }
    }

    bool is_filled() {
        for (std::size_t word = 0; word < within_.size(); ++word) {
            std::set<std::uint32_t> asked;
            if (!place(word, asked)) return false;
        }
        return true;
    }

  private:
    bool place(std::size_t word, std::set<std::uint32_t>& asked) {
        for (const auto position : within_[word]) {
            if (!asked.insert(position).second) continue;
            const auto [holder, is_free] = holders_.try_emplace(position, word);
            if (is_free) return true;
            if (!place(holder->second, asked)) continue;
            holders_[position] = word;
            return true;
        }
        return false;
    }

    WordPositions within_;
    std::map<std::uint32_t, std::size_t> holders_;
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

bool are_words_near(const WordPositions& operands, std::uint32_t distance, bool ordered) {
    if (ordered) return are_in_order(operands, distance);
    return std::any_of(operands.begin(), operands.end(), [&](const auto& positions) {
        return std::any_of(positions.begin(), positions.end(), [&](std::uint32_t first) {
            return WindowOfWords{operands, first, first + distance}.is_filled();
        });
    });
}

bool are_near(const std::vector<std::vector<Occurrence>>& operands, std::uint32_t distance, bool ordered) {
    assert(operands.size() <= most_near_operands);
    return WindowSearch{operands, distance, ordered}.found();
}

}  // namespace onrecord
