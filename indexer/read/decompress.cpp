#include "indexer/read/decompress.hpp"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "common/base/text.hpp"
#include "indexer/read/decoders.hpp"
#include "indexer/read/input.hpp"
#include "indexer/read/zstd_dictionary.hpp"

namespace onrecord {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t piece_size = 256 * 1024;

struct Kind {
    Compression compression;
    std::string_view name;
    std::string_view magic;
    std::string_view ending;
};

constexpr std::array<Kind, 8> kinds{{
    {Compression::Gzip, "gzip"sv, "\x1F\x8B\x08"sv, ".gz"sv},
    {Compression::Zstd, "zstd"sv, "\x28\xB5\x2F\xFD"sv, ".zst"sv},
    {Compression::Bzip2, "bzip2"sv, "BZh"sv, ".bz2"sv},
    {Compression::Xz, "xz"sv,
     "\xFD"
     "7zXZ\0"sv,
     ".xz"sv},
    {Compression::Lz4, "lz4"sv, "\x04\x22\x4D\x18"sv, ".lz4"sv},
    {Compression::Zlib, "deflate"sv, ""sv, ""sv},
    {Compression::Deflate, "deflate"sv, ""sv, ""sv},
    {Compression::Brotli, "brotli"sv, ""sv, ".br"sv},
}};

std::string_view magic_of(Compression compression) {
    for (const auto& kind : kinds) {
        if (kind.compression == compression) return kind.magic;
    }
    return {};
}

/// Zstandard and LZ4 allow frames of other people's data between their own.
bool begins_skippable_frame(std::string_view bytes) {
    return !bytes.empty() && (bytes.front() & 0xF0) == 0x50 &&
           bytes.substr(1).starts_with("\x2A\x4D\x18"sv.substr(0, bytes.size() - 1));
}

class Decompressed : public ByteSource {
  public:
    Decompressed(std::unique_ptr<ByteSource> source, Compression compression, ExpansionLimit limit,
                 const std::string& dictionary)
        : source_{std::move(source)},
          compression_{compression},
          limit_{limit},
          decoder_{decoder_of(compression, dictionary)},
          buffer_(piece_size) {}

    Result<std::string_view> next() override {
        if (ended_) return std::string_view{};
        if (damaged_) return end_at_damage("its " + name() + " data are damaged");
        for (;;) {
            if (pending_.empty() && !more_to_give_) {
                keep_what_may_begin();
                const auto piece = source_->next();
                if (!piece) return end_with(piece.error().message);
                if (piece->empty()) return at_end_of_source();
                pending_ = *piece;
                behind_begin_ = pending_.substr(std::exchange(begun_, true) ? 0 : 1);
            }
            const auto given = expand();
            if (!given || !given->empty() || ended_) return given;
        }
    }

    bool resume() override {
        const auto magic = magic_of(compression_);
        if (!std::exchange(at_damage_, false) || magic.empty()) return false;
        kept_ += behind_begin_;
        resumed_ = std::exchange(kept_, {});
        pending_ = resumed_;
        while (pending_.find(magic) == std::string_view::npos) {
            const auto piece = source_->next();
            if (!piece || piece->empty()) return false;
            pending_ = *piece;
        }
        pending_.remove_prefix(pending_.find(magic));
        begin_member();
        decoder_->restart();
        ended_ = damaged_ = between_members_ = more_to_give_ = false;
        return true;
    }

    bool broke_within() const override { return given_ > given_before_member_; }

    std::uint64_t taken() const override { return source_->taken(); }

  private:
    std::string name() const { return std::string{to_string(compression_)}; }

    Error end_with(std::string reason) {
        ended_ = true;
        return {ErrorKind::Input, std::move(reason), ""};
    }

    Error end_at_damage(std::string reason) {
        at_damage_ = true;
        return end_with(std::move(reason));
    }

    void begin_member() {
        behind_begin_ = pending_.substr(1);
        kept_.clear();
        given_before_member_ = given_;
    }

    /// A member that is cut or damaged may run on into the next one before that is seen: what looks like the
    /// beginning of that one is kept until the source has given its next piece.
    void keep_what_may_begin() {
        const auto magic = magic_of(compression_);
        const auto at = magic.empty() ? std::string_view::npos : behind_begin_.find(magic);
        kept_ = at == std::string_view::npos ? std::string_view{} : behind_begin_.substr(at);
        behind_begin_ = {};
    }

    /// Empty where the decoder wants more input first.
    Result<std::string_view> expand() {
        if (between_members_ && !pending_.empty() && !next_member_begins()) {
            ended_ = true;
            return std::string_view{};
        }
        const auto done = decoder_->step(pending_, buffer_.data(), buffer_.size());
        pending_.remove_prefix(done.taken);
        given_ += done.given;
        more_to_give_ = done.given == buffer_.size();
        if (done.member_ended) {
            between_members_ = true;
            decoder_->restart();
        }
        if (given_ > limit_.free_bytes && given_ / limit_.ratio > source_->taken()) {
            return end_with("expands to more than " + std::to_string(limit_.ratio) +
                            " times its size, and is read no further");
        }
        damaged_ = done.damaged;
        if (damaged_ && done.given == 0) return next();
        return std::string_view{buffer_.data(), done.given};
    }

    /// Padding and other bytes may stand behind the last member; what is no member ends the stream.
    bool next_member_begins() {
        between_members_ = false;
        begin_member();
        const auto magic = magic_of(compression_);
        return !magic.empty() && (pending_.front() == magic.front() || may_be_skipped());
    }

    bool may_be_skipped() const {
        const bool has_such = compression_ == Compression::Zstd || compression_ == Compression::Lz4;
        return has_such && begins_skippable_frame(pending_);
    }

    Result<std::string_view> at_end_of_source() {
        if (!between_members_) return end_at_damage("ends in the middle of its " + name() + " data");
        ended_ = true;
        return std::string_view{};
    }

    std::unique_ptr<ByteSource> source_;
    Compression compression_;
    ExpansionLimit limit_;
    std::unique_ptr<Decoder> decoder_;
    std::vector<char> buffer_;
    std::string_view pending_;
    std::string_view behind_begin_;  ///< of the piece, what follows the first byte of the member
    std::string kept_;               ///< of the piece before
    std::string resumed_;
    std::uint64_t given_ = 0;
    std::uint64_t given_before_member_ = 0;
    bool begun_ = false;
    bool at_damage_ = false;
    bool more_to_give_ = false;
    bool between_members_ = false;
    bool damaged_ = false;
    bool ended_ = false;
};

}  // namespace

Compression compression_of(std::string_view head) {
    for (const auto& kind : kinds) {
        if (kind.magic.empty() || !head.starts_with(kind.magic)) continue;
        const bool is_word =
            kind.compression == Compression::Bzip2 && (head.size() < 4 || !is_digit(head[3]));
        if (!is_word) return kind.compression;
    }
    const bool frame_first = head.size() >= 4 && begins_skippable_frame(head);
    return frame_first ? Compression::Zstd : Compression::None;
}

std::string_view to_string(Compression compression) {
    for (const auto& kind : kinds) {
        if (kind.compression == compression) return kind.name;
    }
    return "none";
}

std::string_view name_inside(std::string_view name) {
    for (const auto& kind : kinds) {
        if (!kind.ending.empty() && name.size() > kind.ending.size() &&
            equal_ignoring_case(name.substr(name.size() - kind.ending.size()), kind.ending))
            return name.substr(0, name.size() - kind.ending.size());
    }
    return name;
}

std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> source, Compression compression,
                                         ExpansionLimit limit) {
    std::string dictionary;
    if (compression == Compression::Zstd) {
        Input input{std::move(source), ""};
        dictionary = take_zstd_dictionary(input);
        source = input.release();
    }
    return std::make_unique<Decompressed>(std::move(source), compression, limit, dictionary);
}

}  // namespace onrecord
