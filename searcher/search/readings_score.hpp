// What a word that can be read in several ways, some of them phrases ("COVID-19": covid 19, covid19), adds to
// a score.
#pragma once

#include <xapian.h>

#include "searcher/search/ranking.hpp"

namespace onrecord {

/// `query` unites the readings. They are taken to stand independently of each other, and a phrase in a
/// quarter of the documents that would hold its words: counting would take reading their lists.
WordScore score_of_readings(const Xapian::Database& articles, const Xapian::Query& query,
                            double average_length);

}  // namespace onrecord
