// The last step before the index: an Entry becomes a Xapian::Document, in the thread that writes. Where its
// words stand is written apart (pipeline/position_batch.hpp).
#pragma once

#include <xapian.h>

#include "indexer/build/entry.hpp"

namespace onrecord {

Xapian::Document to_document(const Entry& entry);
/// A statement's document with the docid of its article.
Xapian::Document to_document(const Entry& statement, Xapian::docid article);

}  // namespace onrecord
