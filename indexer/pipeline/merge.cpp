#include "indexer/pipeline/merge.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include <sys/resource.h>
#include <xapian.h>

#include "common/index/xapian_door.hpp"

namespace onrecord {
namespace {

constexpr std::size_t least_at_once = 4;
constexpr std::size_t most_at_once = 512;
constexpr std::size_t files_of_ours = 64;

/// Six tables and one that is being merged, in each of two merges.
constexpr std::size_t files_per_database = 14;

void remove_all(const std::vector<std::string>& databases) {
    for (const auto& database : databases) {
        std::error_code ignored;
        std::filesystem::remove_all(database, ignored);
    }
}

Status compact(const std::vector<std::string>& databases, const std::string& path) {
    return with_xapian([&]() -> Status {
        Xapian::Database together;
        for (const auto& database : databases) together.add_database(Xapian::Database{database});
        together.compact(path, Xapian::Compactor::FULL);
        return Done{};
    });
}

}  // namespace

std::size_t merged_at_once() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return most_at_once;
    const auto files = std::max(std::size_t{limit.rlim_cur}, files_of_ours) - files_of_ours;
    return std::clamp(files / files_per_database, least_at_once, most_at_once);
}

Merge::Merge(std::string folder, std::string name)
    : folder_{std::move(folder)}, name_{std::move(name)}, positions_{folder_ + '/' + name_ + "-positions"} {}

Status Merge::add(Piece piece) {
    if (piece.documents == 0) return Done{};
    if (const auto added = positions_.add(piece.positions, documents_); !added) return added;
    documents_ += piece.documents;
    return add_to(0, std::move(piece.database));
}

Status Merge::add_to(std::size_t level, std::string database) {
    if (levels_.size() <= level) levels_.resize(level + 1);
    auto& databases = levels_[level];
    databases.push_back(std::move(database));
    if (databases.size() < merged_at_once()) return Done{};
    if (const auto merged = merge_last(databases, databases.size()); !merged) return merged;
    auto made = std::move(databases.back());
    databases.clear();
    return add_to(level + 1, std::move(made));
}

Status Merge::finish(const std::string& path) {
    std::vector<std::string> left;
    for (auto level = levels_.rbegin(); level != levels_.rend(); ++level)
        left.insert(left.end(), level->begin(), level->end());
    // The last ones are the smallest.
    while (left.size() > merged_at_once()) {
        const auto count = std::min(merged_at_once(), left.size() - merged_at_once() + 1);
        if (const auto merged = merge_last(left, count); !merged) return merged;
    }
    if (!positions_.is_empty()) {
        left.push_back(next_path());
        if (const auto merged = positions_.merge_into(left.back()); !merged) return merged;
    }
    if (const auto merged = compact(left, path); !merged) return merged;
    remove_all(left);
    return Done{};
}

/// One database takes the place of the last `count`.
Status Merge::merge_last(std::vector<std::string>& databases, std::size_t count) {
    const std::vector<std::string> last(databases.end() - static_cast<std::ptrdiff_t>(count),
                                        databases.end());
    auto path = next_path();
    if (const auto merged = compact(last, path); !merged) return merged;
    remove_all(last);
    databases.resize(databases.size() - count);
    databases.push_back(std::move(path));
    return Done{};
}

std::string Merge::next_path() {
    return folder_ + '/' + name_ + "-merged-" + std::to_string(++merged_);
}

}  // namespace onrecord
