#include "indexer/read/archive_library.hpp"

#include <locale.h>

#include <string_view>
#include <utility>

#include <archive.h>
#include <archive_entry.h>

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
    explicit EntryBytes(ArchiveWalk& walk) : walk_{walk}, taken_before_{walk.taken_} {}

    Result<std::string_view> next() override {
        if (ended_) return std::string_view{};
        const void* bytes = nullptr;
        std::size_t size = 0;
        while (size == 0) {
            la_int64_t offset = 0;
            const int code = archive_read_data_block(walk_.handle_.get(), &bytes, &size, &offset);
            ended_ = code == ARCHIVE_EOF || code < ARCHIVE_WARN;
            if (code < ARCHIVE_WARN) return error_because("is damaged: " + walk_.complaint());
            if (ended_) return std::string_view{};
        }
        given_ += size;
        const auto excess = beyond_limit();
        ended_ = !excess.empty();
        if (ended_) return error_because("expands to more than " + excess);
        return std::string_view{static_cast<const char*>(bytes), size};
    }

    std::uint64_t taken() const override { return given_; }

  private:
    std::string beyond_limit() const {
        const auto& limit = walk_.limit_;
        if (given_ > limit.bytes) return std::to_string(limit.bytes >> 20U) + " MiB";
        const auto taken = walk_.taken_ - taken_before_;
        const bool grows = given_ > free_bytes && given_ / limit.ratio > taken;
        return grows ? std::to_string(limit.ratio) + " times its size" : std::string{};
    }

    ArchiveWalk& walk_;
    std::uint64_t taken_before_;
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
    walk.input_.skip(std::exchange(walk.given_, 0));
    const auto piece = walk.input_.peek(piece_size);
    walk.given_ = piece.size();
    walk.taken_ += piece.size();
    *bytes = piece.data();
    return static_cast<long>(piece.size());
}

std::string ArchiveWalk::complaint() const {
    const char* reason = archive_error_string(handle_.get());
    return reason == nullptr ? "no reason is told" : mend_utf8(reason);
}

Result<std::optional<ArchiveEntry>> ArchiveWalk::next() {
    if (ended_) return std::optional<ArchiveEntry>{};
    const Utf8Locale locale;
    archive_entry* entry = nullptr;
    const int code = archive_read_next_header(handle_.get(), &entry);
    if (code == ARCHIVE_OK || code == ARCHIVE_WARN) return std::optional{described(entry)};
    ended_ = true;
    if (code == ARCHIVE_EOF) return std::optional<ArchiveEntry>{};
    return error_because("cannot be read on from here: " + complaint());
}

std::unique_ptr<ByteSource> ArchiveWalk::bytes() {
    return std::make_unique<EntryBytes>(*this);
}

}  // namespace onrecord
