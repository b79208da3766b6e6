#include "indexer/read/archive_library.hpp"

#include <locale.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include <archive.h>
#include <archive_entry.h>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

constexpr std::uint64_t free_bytes = 16U << 20U;

Error error_because(std::string reason) {
    return {ErrorKind::Input, std::move(reason), ""};
}

/// libarchive takes names apart by the locale of the thread, and this program keeps to "C".
class Utf8Locale {
  public:
    Utf8Locale() : ours_{newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)} {
        if (ours_ != nullptr) before_ = uselocale(ours_);
    }
    ~Utf8Locale() {
        if (ours_ == nullptr) return;
        uselocale(before_);
        freelocale(ours_);
    }
    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;

  private:
    locale_t ours_;
    locale_t before_ = nullptr;
};

/// Names that are no UTF-8 come through as they are.
std::string path_of(archive_entry* entry) {
    const char* path = archive_entry_pathname_utf8(entry);
    if (path == nullptr) path = archive_entry_pathname(entry);
    return path == nullptr ? std::string{} : mend_utf8(path);
}

ArchiveEntry described(archive_entry* entry) {
    ArchiveEntry described;
    described.path = path_of(entry);
    described.is_file = archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == nullptr;
    described.is_encrypted = archive_entry_is_data_encrypted(entry) != 0;
    if (archive_entry_mtime_is_set(entry) != 0) described.modified = archive_entry_mtime(entry);
    return described;
}

}  // namespace

class ArchiveWalk::EntryBytes : public ByteSource {
  public:
    explicit EntryBytes(ArchiveWalk& walk) : walk_{walk}, position_before_{walk.position()} {}

    Result<std::string_view> next() override {
        if (ended_) return std::string_view{};
        const void* bytes = nullptr;
        std::size_t size = 0;
        while (size == 0) {
            la_int64_t offset = 0;
            const int code = archive_read_data_block(walk_.handle_.get(), &bytes, &size, &offset);
            ended_ = code == ARCHIVE_EOF || code <= ARCHIVE_WARN;
            if (code == ARCHIVE_EOF) return std::string_view{};
            if (ended_) return damage(code);
        }
        const auto excess = beyond_limit(size);
        ended_ = !excess.empty();
        if (ended_) return error_because("expands to more than " + excess);
        given_ += size;
        return std::string_view{static_cast<const char*>(bytes), size};
    }

    std::uint64_t taken() const override { return given_; }

  private:
    Error damage(int code) const {
        if (code != ARCHIVE_FATAL) return error_because("cannot be read: " + walk_.complaint());
        walk_.damage_ = walk_.complaint();
        return broken_around();
    }

    /// The library takes the bytes of a piece when it is asked for the next one: so those given before are
    /// held against those taken now.
    std::string beyond_limit(std::size_t size) const {
        const auto& limit = walk_.limit_;
        if (given_ + size > limit.bytes) return std::to_string(limit.bytes >> 20U) + " MiB";
        const auto taken = walk_.position() - position_before_;
        const bool grows = given_ > free_bytes && given_ / limit.ratio > taken;
        return grows ? std::to_string(limit.ratio) + " times its size" : std::string{};
    }

    ArchiveWalk& walk_;
    std::uint64_t position_before_;
    std::uint64_t given_ = 0;
    bool ended_ = false;
};

void ArchiveWalk::Close::operator()(archive* handle) const {
    archive_read_free(handle);
}

ArchiveWalk::ArchiveWalk(Input& input, ArchiveKind kind, EntryLimit limit)
    : input_{input}, limit_{limit}, handle_{archive_read_new()} {
    auto* const handle = handle_.get();
    if (kind == ArchiveKind::Zip) {
        archive_read_support_format_zip_streamable(handle);
    } else {
        archive_read_support_format_tar(handle);
        archive_read_set_options(handle, "tar:read_concatenated_archives");
    }
    archive_read_open(handle, this, nullptr, give_input, nullptr);
}

long ArchiveWalk::give_input(archive* /*handle*/, void* self, const void** bytes) {
    constexpr std::size_t piece_size = 64 * 1024;
    auto& walk = *static_cast<ArchiveWalk*>(self);
    walk.skipped_ += walk.given_;
    walk.input_.skip(std::exchange(walk.given_, 0));
    const auto piece = walk.input_.peek(piece_size);
    walk.given_ = piece.size();
    *bytes = piece.data();
    return static_cast<long>(piece.size());
}

/// Bytes that the library has used, of those that it was given.
std::uint64_t ArchiveWalk::position() const {
    return static_cast<std::uint64_t>(archive_filter_bytes(handle_.get(), 0));
}

std::string ArchiveWalk::complaint() const {
    const char* reason = archive_error_string(handle_.get());
    return reason == nullptr ? "no reason is told" : mend_utf8(trim(reason));
}

Result<std::optional<ArchiveEntry>> ArchiveWalk::next() {
    if (ended_) return std::optional<ArchiveEntry>{};
    const Utf8Locale locale;
    archive_entry* entry = nullptr;
    const int code = archive_read_next_header(handle_.get(), &entry);
    if (code == ARCHIVE_OK || code == ARCHIVE_WARN) return std::optional{described(entry)};
    ended_ = true;
    if (code == ARCHIVE_EOF) return std::optional<ArchiveEntry>{};
    return error_because("cannot be read on from here: " + (damage_.empty() ? complaint() : take_damage()));
}

bool ArchiveWalk::is_followed_by_another() {
    // The end record of a zip, 22 bytes and a comment; the library stops at the folder in front of it.
    constexpr std::string_view end_mark{"PK\5\6"};
    constexpr std::string_view entry_mark{"PK\3\4"};
    constexpr std::size_t end_size = 22;
    const auto used = position() - skipped_;
    input_.skip(std::min<std::size_t>(used, std::exchange(given_, 0)));
    for (;;) {
        const auto ahead = input_.peek(64 * 1024);
        const auto at = ahead.find(end_mark);
        if (at == 0) break;
        if (ahead.size() < end_mark.size()) return false;
        input_.skip(std::min(at, ahead.size() - end_mark.size() + 1));
    }
    const auto end = input_.peek(end_size);
    if (end.size() < end_size) return false;
    const auto comment = static_cast<unsigned char>(end[20]) + 256U * static_cast<unsigned char>(end[21]);
    input_.skip(end_size);
    input_.pass_over(comment);
    return input_.peek(entry_mark.size()) == entry_mark;
}

std::unique_ptr<ByteSource> ArchiveWalk::bytes() {
    return std::make_unique<EntryBytes>(*this);
}

}  // namespace onrecord
