// The hash that stands beside each stored article is a checksum of it, too.
#pragma once

#include <string>

#include "common/article/article.hpp"

namespace onrecord {

/// Whether `hash`, a value of Slot::Hash, was made of this article, analyzed with whichever options.
bool is_hash_of(const std::string& hash, const Article& article);

}  // namespace onrecord
