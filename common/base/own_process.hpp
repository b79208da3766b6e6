// Work on what may be damaged, in a process of its own: whatever becomes of it, the caller lives on.
#pragma once

#include <functional>
#include <stop_token>
#include <string>

#include "common/base/result.hpp"

namespace onrecord {

/// How the work ended: `told` is what it returned, whole only where `signal` is 0.
struct Apart {
    std::string told;
    int signal = 0;  ///< that ended it; also where it threw
    bool was_stopped = false;
};

/// Runs `work` in a child process and waits for it; a stop ends it. An Error where the system has no room for
/// a process.
Result<Apart> run_apart(const std::function<std::string()>& work, const std::stop_token& stop);

}  // namespace onrecord
