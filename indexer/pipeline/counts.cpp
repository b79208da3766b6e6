#include "indexer/pipeline/counts.hpp"

#include <vector>

#include <fmt/core.h>

#include "common/base/text.hpp"

namespace onrecord {

std::string duration_text(std::chrono::milliseconds elapsed) {
    const auto ms = elapsed.count();
    if (ms < 10'000) return fmt::format("{}.{} s", ms / 1000, ms % 1000 / 100);
    const auto seconds = ms / 1000;
    if (seconds < 60) return fmt::format("{} s", seconds);
    if (seconds < 3600) return fmt::format("{} min {} s", seconds / 60, seconds % 60);
    return fmt::format("{} h {} min", seconds / 3600, seconds / 60 % 60);
}

std::string closing_line(const Counts& counts, const std::string& rejections,
                         std::chrono::milliseconds elapsed) {
    std::vector<std::string> kinds;
    const auto add = [&](std::uint64_t number, const char* kind) {
        if (number > 0) kinds.push_back(with_thousands(number) + ' ' + kind);
    };
    add(counts.added, "new");
    add(counts.changed, "changed");
    add(counts.unchanged, "unchanged");
    add(counts.moved, "moved");
    add(counts.copies, counts.copies == 1 ? "copy" : "copies");
    add(counts.superseded, "superseded");
    auto line = counted(counts.articles(), "article");
    if (!kinds.empty()) line += ": " + join(kinds, ", ");
    if (counts.removed > 0) line += "; " + with_thousands(counts.removed) + " removed";
    if (counts.rejected > 0)
        line += "; " + with_thousands(counts.rejected) + " rejected (" + rejections + ')';
    line += "; " + duration_text(elapsed);
    // A rate over less than a second says nothing.
    if (elapsed.count() >= 1000 && counts.articles() > 0) {
        const auto rate = counts.articles() * 1000 / static_cast<std::uint64_t>(elapsed.count());
        line += ", " + with_thousands(rate) + " a second";
    }
    return line;
}

}  // namespace onrecord
