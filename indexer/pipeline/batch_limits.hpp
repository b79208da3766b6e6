// How much is written between two commits.
#pragma once

#include <chrono>
#include <cstddef>

namespace onrecord {

/// A batch ends with whichever comes first.
struct BatchLimits {
    std::size_t articles = 500;
    std::size_t bytes = 16U << 20U;  ///< of stored text
    std::chrono::milliseconds age{5000};
};

}  // namespace onrecord
