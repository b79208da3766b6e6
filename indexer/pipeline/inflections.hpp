// The table of inflections (terms.hpp), as it is written.
#pragma once

#include <cstddef>
#include <string>

#include <xapian.h>

#include "common/index/terms.hpp"
#include "indexer/pipeline/hash_map.hpp"

namespace onrecord {

/// Adds words to the table, each once. Belongs to one thread.
class Inflections {
  public:
    /// Passes over terms without inflections. Lets Xapian's exceptions through.
    void add(const std::string& term, Xapian::WritableDatabase& articles);

  private:
    Stemmer stemmer_;
    HashMap known_words_;
};

}  // namespace onrecord
