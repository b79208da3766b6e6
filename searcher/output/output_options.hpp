// How an answer is to be written.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace onrecord {

enum class OutputFormat { Text, Json, Jsonl, Csv, Trec };

struct OutputOptions {
    OutputFormat format = OutputFormat::Text;
    bool color = false;                   ///< escape sequences may be written
    std::size_t width = 100;              ///< columns of the terminal
    bool bars = false;                    ///< a timeline draws its counts
    bool only_count = false;              ///< how many there are, without the results themselves
    bool reasons = false;                 ///< of --show: why each statement has its speaker
    std::optional<std::string> query_id;  ///< of a question of a batch
    bool first_answer = true;             ///< of a batch: csv writes its header above this one only
};

}  // namespace onrecord
