// How much is written between two commits.
#pragma once

#include <chrono>
#include <cstddef>

namespace onrecord {

/// A batch ends with whichever comes first. CPU seconds for 129,462 wire stories of 1 KB, one thread, without
/// analysis: 250 articles a batch 96, 500 87, 1,000 82, 2,000 88.
struct BatchLimits {
    std::size_t articles = 1000;
    std::size_t bytes = 16U << 20U;  ///< of stored text
    std::chrono::milliseconds age{5000};
    /// Without an article for so long, a new index is written from what has come.
    std::chrono::milliseconds pause{10'000};
};

}  // namespace onrecord
