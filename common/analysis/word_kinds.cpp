#include "common/analysis/word_kinds.hpp"

namespace onrecord {

WordKind WordKinds::of(std::uint32_t word, Tag tag) const {
    if (is_verb(tag)) return KindsOfWord::unpacked(kinds_.of(word)).verb;
    if (tag == Tag::Noun || tag == Tag::Nouns) return KindsOfWord::unpacked(kinds_.of(word)).noun;
    if (tag == Tag::Adjective) return KindsOfWord::unpacked(kinds_.of(word)).adjective;
    return 0;
}

}  // namespace onrecord
