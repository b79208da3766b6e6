#include "indexer/pipeline/build_site.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "common/base/file.hpp"
#include "common/index/layout.hpp"
#include "indexer/pipeline/folder_files.hpp"
#include "indexer/pipeline/index_folder.hpp"

namespace onrecord {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t room_for_site = 1'000'000;

Error cannot(const std::string& what, const std::string& path, const std::string& reason) {
    return {ErrorKind::System, "cannot " + what + " '" + path + "': " + reason,
            room_text(path, room_for_site) + "\nmake room or check the rights of the folder that it lies in"};
}

Status make_folder_at(const std::string& path) {
    std::error_code error;
    if (fs::create_directory(path, error)) return Done{};
    return cannot("make", path, error ? error.message() : "it is there already");
}

void remove(const std::string& path) {
    std::error_code ignored;
    fs::remove_all(path, ignored);
}

Result<std::string> canonical(const std::string& index_dir) {
    std::error_code error;
    auto path = fs::canonical(index_dir, error).string();
    if (error) return cannot("find", index_dir, error.message());
    return path;
}

/// Whether it is a folder that an indexer made beside an index.
bool is_rebuild_site(const std::string& site) {
    std::error_code error;
    if (!fs::is_directory(fs::symlink_status(site, error))) return false;
    return fs::exists(building_path(site), error) || fs::is_empty(site, error);
}

/// What people have put into the old index goes on to the new one; what tells that the site is ours goes last.
void remove_rebuild_site(const std::string& site, const std::string& index_dir) {
    std::error_code error;
    for (const auto path_of : {aliases_path, blocklist_path}) {
        // Copied before the exchange.
        if (fs::exists(path_of(index_dir), error)) remove(path_of(site));
    }
    if (!move_what_is_of_people(site, index_dir)) return;
    for (fs::directory_iterator at{site, error}, end; !error && at != end; at.increment(error)) {
        if (at->path().string() != building_path(site)) remove(at->path().string());
    }
    remove(building_path(site));
    remove(site);
}

/// Two folders in the site change places, to see that the file system can do that.
Status check_exchange(const std::string& index_dir, const std::string& site) {
    const auto one = building_path(site) + "/one";
    const auto other = building_path(site) + "/other";
    if (const auto made = make_folder_at(one); !made) return made;
    if (const auto made = make_folder_at(other); !made) return made;
    const bool is_one_disk = file_status(index_dir).device == file_status(site).device;
    const bool is_possible = is_one_disk && exchange_folders(one, other);
    remove(one);
    remove(other);
    if (is_possible) return Done{};
    return Error{ErrorKind::System,
                 "'" + index_dir +
                     "' cannot be exchanged for a new index in one step: it is a disk of its "
                     "own, or its file system knows no such step",
                 "build the new index under another name, then rename both"};
}

}  // namespace

void clear_build_sites(const std::string& index_dir) {
    if (state_of_folder(index_dir) == FolderState::Unfinished) {
        std::error_code ignored;
        // From here on this folder tells that the rest may go.
        fs::create_directory(building_path(index_dir), ignored);
        for (const auto& path : {articles_path(index_dir), statements_path(index_dir), column_path(index_dir),
                                 unfinished_path(index_dir)})
            remove(path);
    }
    remove(building_path(index_dir));
    const auto dir = canonical(index_dir);
    if (dir && is_rebuild_site(rebuilding_path(*dir))) remove_rebuild_site(rebuilding_path(*dir), *dir);
}

Status open_build_site(const std::string& index_dir) {
    return make_folder_at(building_path(index_dir));
}

Status publish(const std::string& index_dir) {
    const auto site = building_path(index_dir);
    const auto move = [](const std::string& from, const std::string& to) -> Status {
        std::error_code error;
        fs::rename(from, to, error);
        return error ? Status{cannot("move", from, error.message())} : Status{Done{}};
    };
    if (const auto synced = sync_tree(articles_path(site)); !synced) return synced;
    if (const auto synced = sync_tree(statements_path(site)); !synced) return synced;
    // It may be missing: answers are the same without it.
    (void)move(column_path(site), column_path(index_dir));
    if (const auto moved = move(statements_path(site), statements_path(index_dir)); !moved) return moved;
    if (const auto moved = move(articles_path(site), articles_path(index_dir)); !moved) return moved;
    return sync_folder(index_dir);
}

Result<std::string> open_rebuild_site(const std::string& index_dir) {
    const auto dir = canonical(index_dir);
    if (!dir) return dir.error();
    auto site = rebuilding_path(*dir);
    if (const auto made = make_folder_at(site); !made) return made.error();
    if (const auto made = open_build_site(site); !made) return made.error();
    if (const auto possible = check_exchange(*dir, site); !possible) {
        remove_rebuild_site(site, *dir);
        return possible.error();
    }
    return site;
}

Status replace_index(const std::string& index_dir) {
    const auto dir = canonical(index_dir);
    if (!dir) return dir.error();
    const auto site = rebuilding_path(*dir);
    if (const auto copied = copy_names(*dir, site); !copied) return copied;
    // The old index is to be known as ours when it stands where the new one is now.
    if (const auto marked = open_build_site(*dir); !marked) return marked;
    if (!exchange_folders(site, *dir)) return cannot("exchange", *dir, std::strerror(errno));
    return sync_folder(fs::path{*dir}.parent_path());
}

}  // namespace onrecord
