// What a run did, in numbers, and the line that says so at its end.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace onrecord {

/// How often an article was met that …
struct Counts {
    std::uint64_t added = 0;
    std::uint64_t changed = 0;
    std::uint64_t unchanged = 0;
    std::uint64_t moved = 0;       ///< is unchanged, in a file of another name
    std::uint64_t copies = 0;      ///< was read before in the same run
    std::uint64_t superseded = 0;  ///< was followed by another one of its id in the same run
    std::uint64_t rejected = 0;    ///< could not be read
    std::uint64_t removed = 0;     ///< was in the index and is no longer

    std::uint64_t articles() const { return added + changed + unchanged + moved + copies + superseded; }

    friend bool operator==(const Counts&, const Counts&) = default;
};

/// "21,578 articles: 21,570 new, 8 unchanged; 2 rejected (see --report); 41 s, 526 a second". `rejections` is
/// where they are listed.
std::string closing_line(const Counts& counts, const std::string& rejections,
                         std::chrono::milliseconds elapsed);

/// "41 s", "0.3 s", "2 min 5 s".
std::string duration_text(std::chrono::milliseconds elapsed);

}  // namespace onrecord
