// How a question was read (--explain), ready to be shown.
#pragma once

#include <string>
#include <vector>

namespace onrecord {

struct PrintedReading {
    std::string query;               ///< as typed
    std::string reading;             ///< to_string of its tree
    std::vector<std::string> notes;  ///< where people may have meant something else
};

}  // namespace onrecord
