// Ranked lists as the evaluation programs of TREC read them (https://trec.nist.gov, trec_eval):
//
//   QID Q0 ID RANK SCORE onrecord
#pragma once

#include <iosfwd>

#include "searcher/output/output_options.hpp"
#include "searcher/search/results.hpp"

namespace onrecord {

/// A line for each hit or statement. Blanks and control characters of ids become "_"; without a batch QID
/// is 1.
void write_trec(const Results& results, const OutputOptions& options, std::ostream& out);

}  // namespace onrecord
