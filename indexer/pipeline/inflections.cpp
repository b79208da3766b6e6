#include "indexer/pipeline/inflections.hpp"

#include "common/base/text.hpp"

namespace onrecord {
namespace {

/// Words beyond these are added each time they come: 32 MB at most.
constexpr std::size_t most_known_words = 1'000'000;

}  // namespace

void Inflections::add(const std::string& term, Xapian::WritableDatabase& articles) {
    if (!has_inflections(term)) return;
    const auto hash = hash64(term);
    if (known_words_.find(hash)) return;
    if (known_words_.size() < most_known_words) known_words_.put(hash, 1);
    articles.add_synonym(forms_key(stemmer_.stem(term)), term);
}

}  // namespace onrecord
