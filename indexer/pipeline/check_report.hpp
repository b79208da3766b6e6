// What a check of an index found, and how it is told.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/base/result.hpp"

namespace onrecord {

/// What puts a finding right; ordered, the dearest last.
enum class Remedy {
    None,
    NextRun,  ///< a run was cut before it was done: the next one completes it by itself
    Repair,   ///< indexer --repair: what is wrong is derived from what is whole
    Reindex,  ///< the articles have to be read again
};

struct Finding {
    std::string part;  ///< "articles", "statements", "column" or "index"
    std::string what;
    Remedy remedy = Remedy::Repair;
};

struct CheckReport {
    std::string index_dir;
    std::uint64_t articles = 0;
    std::uint64_t statements = 0;
    std::uint64_t batch = 0;
    std::string fingerprint;
    std::uint64_t problems = 0;     ///< all of them; what the next run completes is none
    std::vector<Finding> findings;  ///< the first ones
    Remedy remedy = Remedy::None;   ///< the dearest of all findings'

    void add(Finding finding);
    bool is_sound() const { return problems == 0; }
};

/// A line a finding, and what to do.
std::string check_text(const CheckReport& report);
/// One JSON object, indented.
std::string check_json(const CheckReport& report);

/// A report or an Error as bytes, and back: a check is made in a process of its own.
std::string encode_report(const Result<CheckReport>& report);
/// REQUIRES: the bytes are those of encode_report().
Result<CheckReport> decode_report(const std::string& bytes);

}  // namespace onrecord
