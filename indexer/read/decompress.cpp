#include "indexer/read/decompress.hpp"

#include <array>
#include <string>
#include <utility>
#include <vector>

#define ZLIB_CONST
#include <zlib.h>
#include <zstd.h>

#include "common/base/text.hpp"

namespace onrecord {
namespace {

constexpr std::size_t piece_size = 256 * 1024;

/// What one call of a decoder did.
struct Step {
    std::size_t taken = 0;
    std::size_t given = 0;
    bool member_ended = false;
    bool damaged = false;
};

/// One library's decoder: takes from `in`, gives to `out`, and can begin anew for the next member.
class Decoder {
  public:
    virtual ~Decoder() = default;
    virtual Step step(std::string_view in, char* out, std::size_t room) = 0;
    virtual void restart() = 0;
};

class GzipDecoder : public Decoder {
  public:
    GzipDecoder() { inflateInit2(&stream_, MAX_WBITS + 16); }
    ~GzipDecoder() override { inflateEnd(&stream_); }
    GzipDecoder(const GzipDecoder&) = delete;
    GzipDecoder& operator=(const GzipDecoder&) = delete;

    Step step(std::string_view in, char* out, std::size_t room) override {
        stream_.next_in = reinterpret_cast<const Bytef*>(in.data());
        stream_.avail_in = static_cast<uInt>(in.size());
        stream_.next_out = reinterpret_cast<Bytef*>(out);
        stream_.avail_out = static_cast<uInt>(room);
        const int code = inflate(&stream_, Z_NO_FLUSH);
        const bool fine = code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR;
        return {in.size() - stream_.avail_in, room - stream_.avail_out, code == Z_STREAM_END, !fine};
    }

    void restart() override { inflateReset(&stream_); }

  private:
    z_stream stream_{};
};

class ZstdDecoder : public Decoder {
  public:
    ZstdDecoder() : context_{ZSTD_createDStream()} {
        // Frames made with --long=31 ask for 2 GiB; 128 MiB is what the zstd program allows by itself.
        ZSTD_DCtx_setParameter(context_, ZSTD_d_windowLogMax, 27);
    }
    ~ZstdDecoder() override { ZSTD_freeDStream(context_); }
    ZstdDecoder(const ZstdDecoder&) = delete;
    ZstdDecoder& operator=(const ZstdDecoder&) = delete;

    Step step(std::string_view in, char* out, std::size_t room) override {
        ZSTD_inBuffer from{in.data(), in.size(), 0};
        ZSTD_outBuffer to{out, room, 0};
        const auto code = ZSTD_decompressStream(context_, &to, &from);
        return {from.pos, to.pos, code == 0, ZSTD_isError(code) != 0};
    }

    void restart() override { ZSTD_DCtx_reset(context_, ZSTD_reset_session_only); }

  private:
    ZSTD_DStream* context_;
};

std::unique_ptr<Decoder> decoder_of(Compression compression) {
    switch (compression) {
        case Compression::Gzip:
            return std::make_unique<GzipDecoder>();
        case Compression::Zstd:
            return std::make_unique<ZstdDecoder>();
        default:
            return nullptr;
    }
}

class Decompressed : public ByteSource {
  public:
    Decompressed(std::unique_ptr<ByteSource> source, Compression compression, ExpansionLimit limit)
        : source_{std::move(source)},
          compression_{compression},
          limit_{limit},
          decoder_{decoder_of(compression)},
          buffer_(piece_size) {}

    Result<std::string_view> next() override {
        if (ended_) return std::string_view{};
        if (damaged_) return end_with("its " + name() + " data are damaged");
        if (!decoder_) return end_with("is compressed with " + name() + ", which is not read");
        for (;;) {
            if (pending_.empty() && !more_to_give_) {
                const auto piece = source_->next();
                if (!piece) return end_with(piece.error().message);
                if (piece->empty()) return at_end_of_source();
                pending_ = *piece;
            }
            const auto given = expand();
            if (!given || !given->empty() || ended_) return given;
        }
    }

    std::uint64_t taken() const override { return source_->taken(); }

  private:
    std::string name() const { return std::string{to_string(compression_)}; }

    Error end_with(std::string reason) {
        ended_ = true;
        return {ErrorKind::Input, std::move(reason), ""};
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
            return end_with("expands to more than " + std::to_string(limit_.ratio) + " times its size");
        }
        damaged_ = done.damaged;
        if (damaged_ && done.given == 0) return next();
        return std::string_view{buffer_.data(), done.given};
    }

    /// gzip allows padding and other bytes behind the last member; what is no member ends the stream.
    bool next_member_begins() {
        between_members_ = false;
        if (compression_ != Compression::Gzip) return true;
        return static_cast<unsigned char>(pending_.front()) == 0x1F;
    }

    Result<std::string_view> at_end_of_source() {
        if (!between_members_) return end_with("ends in the middle of its " + name() + " data");
        ended_ = true;
        return std::string_view{};
    }

    std::unique_ptr<ByteSource> source_;
    Compression compression_;
    ExpansionLimit limit_;
    std::unique_ptr<Decoder> decoder_;
    std::vector<char> buffer_;
    std::string_view pending_;
    std::uint64_t given_ = 0;
    bool more_to_give_ = false;
    bool between_members_ = false;
    bool damaged_ = false;
    bool ended_ = false;
};

struct Kind {
    Compression compression;
    std::string_view name;
    std::string_view magic;
    std::string_view ending;
};

using namespace std::string_view_literals;

constexpr std::array<Kind, 5> kinds{{
    {Compression::Gzip, "gzip"sv, "\x1F\x8B\x08"sv, ".gz"sv},
    {Compression::Zstd, "zstd"sv, "\x28\xB5\x2F\xFD"sv, ".zst"sv},
    {Compression::Bzip2, "bzip2"sv, "BZh"sv, ".bz2"sv},
    {Compression::Xz, "xz"sv,
     "\xFD"
     "7zXZ\0"sv,
     ".xz"sv},
    {Compression::Lz4, "lz4"sv, "\x04\x22\x4D\x18"sv, ".lz4"sv},
}};

}  // namespace

Compression compression_of(std::string_view head) {
    for (const auto& kind : kinds) {
        if (!head.starts_with(kind.magic)) continue;
        const bool is_word =
            kind.compression == Compression::Bzip2 && (head.size() < 4 || !is_digit(head[3]));
        if (!is_word) return kind.compression;
    }
    return Compression::None;
}

std::string_view to_string(Compression compression) {
    for (const auto& kind : kinds) {
        if (kind.compression == compression) return kind.name;
    }
    return "none";
}

std::string_view name_inside(std::string_view name) {
    for (const auto& kind : kinds) {
        if (name.size() > kind.ending.size() &&
            equal_ignoring_case(name.substr(name.size() - kind.ending.size()), kind.ending))
            return name.substr(0, name.size() - kind.ending.size());
    }
    return name;
}

std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> source, Compression compression,
                                         ExpansionLimit limit) {
    return std::make_unique<Decompressed>(std::move(source), compression, limit);
}

}  // namespace onrecord
