#include "indexer/pipeline/inflections.hpp"

#include "common/base/text.hpp"

namespace onrecord {
namespace {

/// Words beyond these are added each time they come: 32 MB at most.
constexpr std::size_t most_known_words = 1'000'000;

}  // namespace

void Inflections::add(const std::vector<std::string>& words, Xapian::WritableDatabase& articles) {
    for (const auto& word : words) {
        const auto hash = hash64(word);
        if (!has_inflections(word) || known_words_.find(hash)) continue;
        if (known_words_.size() < most_known_words) known_words_.put(hash, 1);
        articles.add_synonym(forms_key(stemmer_.stem(word)), word);
    }
}

}  // namespace onrecord
