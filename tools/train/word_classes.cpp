#include "tools/train/word_classes.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <unordered_map>

#include "common/analysis/gazetteer.hpp"
#include "common/analysis/marked_text.hpp"

namespace onrecord {
namespace {

using Key = std::uint32_t;
constexpr Key line_end = 1;
constexpr std::size_t least_pairs = 2;

struct Entry {
    std::uint32_t neighbor = 0;
    float weight = 0;
};
using Vector = std::vector<Entry>;

class Clusterer {
  public:
    Clusterer(const std::vector<std::string>& texts, const WordClassOptions& options) : options_{options} {
        for (const auto& text : texts) add(text);
        number_words();
        count_pairs();
        weigh();
    }

    std::map<std::uint32_t, std::uint16_t> classes() {
        begin();
        for (int round = 0; round < options_.rounds; ++round) {
            const auto moved = assign();
            std::fprintf(stderr, "word classes round %d: %zu words moved\n", round + 1, moved);
            center();
        }
        std::map<std::uint32_t, std::uint16_t> classes;
        for (std::size_t word = 0; word < vectors_.size(); ++word)
            if (!vectors_[word].empty())
                classes[words_[word]] = static_cast<std::uint16_t>(class_of_[word] + 1);
        return classes;
    }

  private:
    void add(const std::string& text) {
        const auto tokens = tokens_of(text);
        keys_.push_back(line_end);
        for (const auto& token : tokens) {
            if (token.blank_line_before) keys_.push_back(line_end);
            keys_.push_back(word_class_key(token, text));
        }
    }

    void number_words() {
        std::unordered_map<Key, std::uint32_t> counts;
        for (const auto key : keys_) ++counts[key];
        std::vector<std::pair<std::uint32_t, Key>> order;
        for (const auto& [key, count] : counts) order.emplace_back(count, key);
        std::sort(order.begin(), order.end(), std::greater<>{});
        order.resize(std::min(order.size(), options_.words));
        for (const auto& [count, key] : order) {
            numbers_[key] = static_cast<std::uint32_t>(words_.size());
            words_.push_back(key);
        }
    }

    /// Pairs of a word and what stands on one side of it, as word * 2 neighbors + side and neighbor.
    void count_pairs() {
        const auto neighbors = static_cast<std::uint32_t>(options_.neighbors);
        std::vector<std::uint32_t> numbers;
        for (const auto key : keys_) {
            const auto known = numbers_.find(key);
            numbers.push_back(known == numbers_.end() ? 0xffff'ffffU : known->second);
        }
        std::vector<std::uint64_t> pairs;
        const auto add_pair = [&](std::uint32_t word, std::uint32_t neighbor, std::uint32_t side) {
            if (word == 0xffff'ffffU || neighbor >= neighbors) return;
            pairs.push_back(std::uint64_t{word} << 32 | (neighbor * 2 + side));
        };
        for (std::size_t at = 1; at < numbers.size(); ++at) {
            add_pair(numbers[at], numbers[at - 1], 0);
            add_pair(numbers[at - 1], numbers[at], 1);
        }
        std::sort(pairs.begin(), pairs.end());
        vectors_.resize(words_.size());
        for (std::size_t at = 0; at < pairs.size();) {
            const auto begin = at;
            while (at < pairs.size() && pairs[at] == pairs[begin]) ++at;
            if (at - begin < least_pairs) continue;
            vectors_[pairs[begin] >> 32].push_back(
                {static_cast<std::uint32_t>(pairs[begin]), static_cast<float>(at - begin)});
        }
    }

    void weigh() {
        std::vector<double> of_neighbor(options_.neighbors * 2);
        double all = 0;
        for (const auto& vector : vectors_) {
            for (const auto& entry : vector) {
                of_neighbor[entry.neighbor] += static_cast<double>(entry.weight);
                all += static_cast<double>(entry.weight);
            }
        }
        for (auto& vector : vectors_) {
            double sum = 0;
            for (const auto& entry : vector) sum += static_cast<double>(entry.weight);
            double length = 0;
            for (auto& entry : vector) {
                const auto expected = sum * of_neighbor[entry.neighbor] / all;
                entry.weight = std::max(0.0F, std::log(entry.weight / static_cast<float>(expected)));
                length += static_cast<double>(entry.weight) * static_cast<double>(entry.weight);
            }
            std::erase_if(vector, [](const Entry& entry) { return entry.weight == 0; });
            for (auto& entry : vector) entry.weight /= static_cast<float>(std::sqrt(length));
        }
    }

    /// The first classes hold a word each, spread over the frequent ones.
    void begin() {
        class_of_.assign(vectors_.size(), 0);
        centers_.assign(options_.classes * width(), 0);
        for (std::size_t made = 0, word = 20; made < options_.classes && word < vectors_.size(); word += 12) {
            if (vectors_[word].empty()) continue;
            for (const auto& entry : vectors_[word]) centers_[made * width() + entry.neighbor] = entry.weight;
            ++made;
        }
    }

    std::size_t assign() {
        std::size_t moved = 0;
        std::vector<float> near(options_.classes);
        // Neighbor by neighbor, so that a row of all classes is read at once.
        std::vector<float> turned(centers_.size());
        for (std::size_t made = 0; made < options_.classes; ++made) {
            for (std::size_t at = 0; at < width(); ++at)
                turned[at * options_.classes + made] = centers_[made * width() + at];
        }
        for (std::size_t word = 0; word < vectors_.size(); ++word) {
            std::fill(near.begin(), near.end(), 0.0F);
            for (const auto& entry : vectors_[word]) {
                const auto* row = &turned[entry.neighbor * options_.classes];
                for (std::size_t made = 0; made < options_.classes; ++made)
                    near[made] += entry.weight * row[made];
            }
            const auto best =
                static_cast<std::size_t>(std::max_element(near.begin(), near.end()) - near.begin());
            moved += class_of_[word] != best ? 1 : 0;
            class_of_[word] = best;
        }
        return moved;
    }

    void center() {
        std::fill(centers_.begin(), centers_.end(), 0.0F);
        for (std::size_t word = 0; word < vectors_.size(); ++word) {
            for (const auto& entry : vectors_[word])
                centers_[class_of_[word] * width() + entry.neighbor] += entry.weight;
        }
        for (std::size_t made = 0; made < options_.classes; ++made) {
            float length = 0;
            for (std::size_t at = 0; at < width(); ++at)
                length += centers_[made * width() + at] * centers_[made * width() + at];
            length = std::sqrt(std::max(length, 1e-9F));
            for (std::size_t at = 0; at < width(); ++at) centers_[made * width() + at] /= length;
        }
    }

    std::size_t width() const { return options_.neighbors * 2; }

    const WordClassOptions& options_;
    std::vector<Key> keys_;   ///< all texts, one after the other
    std::vector<Key> words_;  ///< the most frequent first
    std::unordered_map<Key, std::uint32_t> numbers_;
    std::vector<Vector> vectors_;  ///< by word
    std::vector<std::size_t> class_of_;
    std::vector<float> centers_;  ///< class x neighbor
};

}  // namespace

std::map<std::uint32_t, std::uint16_t> word_classes_of(const std::vector<std::string>& texts,
                                                       const WordClassOptions& options) {
    return Clusterer{texts, options}.classes();
}

}  // namespace onrecord
