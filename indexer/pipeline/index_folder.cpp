#include "indexer/pipeline/index_folder.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "common/base/file.hpp"
#include "common/index/index_check.hpp"
#include "common/index/layout.hpp"
#include "common/index/schema.hpp"
#include "common/index/version_file.hpp"
#include "common/index/xapian_door.hpp"

namespace onrecord {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t room_for_new_index = 1'000'000;

bool exists(const std::string& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

bool is_xapian(const std::string& path) {
    return exists(path + "/iamglass");
}

/// The files of names are written by people, who may put them there first.
bool may_stand_before_an_index(const fs::path& path, const std::string& index_dir) {
    for (const auto& allowed : {lock_path(index_dir), aliases_path(index_dir), blocklist_path(index_dir)}) {
        if (path.string() == fs::path{allowed}.string()) return true;
    }
    return false;
}

bool holds_something_else(const std::string& index_dir) {
    std::error_code error;
    for (fs::directory_iterator at{index_dir, error}, end; !error && at != end; at.increment(error)) {
        if (!may_stand_before_an_index(at->path(), index_dir)) return true;
    }
    return static_cast<bool>(error);
}

Error cannot_make(const std::string& path, const std::string& reason) {
    return {ErrorKind::System, "cannot make '" + path + "': " + reason,
            room_text(path, room_for_new_index) +
                "\nmake room or check the rights of the folder, or name another one with --index"};
}

Result<WritableIndex> make_index(const std::string& index_dir) {
    const auto unfinished = unfinished_path(index_dir);
    if (std::ofstream marker{unfinished}; !marker) return cannot_make(unfinished, std::strerror(errno));
    constexpr int anew = Xapian::DB_CREATE_OR_OVERWRITE;
    WritableIndex index{Xapian::WritableDatabase{statements_path(index_dir), anew},
                        Xapian::WritableDatabase{articles_path(index_dir), anew}};
    write_metadata(index.statements, 0);
    write_metadata(index.articles, 0);
    std::error_code error;
    if (!fs::remove(unfinished, error)) return cannot_make(index_dir, error.message());
    return index;
}

}  // namespace

FolderState state_of_folder(const std::string& index_dir) {
    std::error_code error;
    const auto kind = fs::status(index_dir, error).type();
    if (kind == fs::file_type::not_found) return FolderState::Absent;
    if (kind != fs::file_type::directory) return FolderState::Foreign;
    if (exists(unfinished_path(index_dir)) && exists(lock_path(index_dir))) return FolderState::Unfinished;
    if (is_xapian(articles_path(index_dir)) && is_xapian(statements_path(index_dir)))
        return FolderState::Index;
    if (exists(building_path(index_dir)) && exists(lock_path(index_dir))) return FolderState::Unfinished;
    return holds_something_else(index_dir) ? FolderState::Foreign : FolderState::Absent;
}

Status check_folder(const std::string& index_dir) {
    if (state_of_folder(index_dir) != FolderState::Foreign) return Done{};
    return Error{ErrorKind::Database,
                 "'" + index_dir + "' is there, but is no index of onrecord; nothing was touched",
                 "name an empty or a new folder with --index"};
}

Status make_folder(const std::string& index_dir) {
    std::error_code error;
    fs::create_directories(index_dir, error);
    if (error) return cannot_make(index_dir, error.message());
    return Done{};
}

void write_metadata(Xapian::WritableDatabase& db, std::uint64_t batch) {
    db.set_metadata(metadata::schema, std::to_string(schema_version));
    db.set_metadata(metadata::fingerprint, index_fingerprint());
    db.set_metadata(metadata::batch, std::to_string(batch));
    db.commit();
}

Result<WritableIndex> open_for_writing(const std::string& index_dir) {
    if (const auto ours = check_folder(index_dir); !ours) return ours.error();
    if (state_of_folder(index_dir) != FolderState::Index) {
        auto made = with_xapian([&] { return make_index(index_dir); });
        const bool names_folder = !made && made.error().kind == ErrorKind::System;
        if (made || names_folder) return made;
        return cannot_make(index_dir, made.error().message);
    }
    const auto known = with_xapian([&]() -> Status {
        return check_versions(Xapian::Database{checked_database(articles_path(index_dir))}, index_dir);
    });
    if (!known) return known.error();
    auto opened = with_xapian([&]() -> Result<WritableIndex> {
        return WritableIndex{
            Xapian::WritableDatabase{checked_database(statements_path(index_dir)), Xapian::DB_OPEN},
            Xapian::WritableDatabase{checked_database(articles_path(index_dir)), Xapian::DB_OPEN}};
    });
    // We hold the writer's lock: one of the engine's that cannot be had means rights or room.
    if (opened || opened.error().kind != ErrorKind::Locked) return opened;
    return Error{ErrorKind::System,
                 "cannot write to the index at '" + index_dir + "': " + opened.error().message,
                 room_text(index_dir, room_for_new_index) + "\nmake room or check the rights of the folder"};
}

}  // namespace onrecord
