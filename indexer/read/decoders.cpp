#include "indexer/read/decoders.hpp"

#include <brotli/decode.h>
#include <bzlib.h>
#include <lz4frame.h>
#include <lzma.h>
#define ZLIB_CONST
#include <zlib.h>
#include <zstd.h>

namespace onrecord {
namespace {

/// Streams of zlib, whose kinds differ in what stands around the data.
class ZlibDecoder : public Decoder {
  public:
    explicit ZlibDecoder(int window_bits) { inflateInit2(&stream_, window_bits); }
    ~ZlibDecoder() override { inflateEnd(&stream_); }

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
    explicit ZstdDecoder(std::string_view dictionary) : context_{ZSTD_createDStream()} {
        // Frames made with --long=31 ask for 2 GiB; 128 MiB is what the zstd program allows by itself.
        ZSTD_DCtx_setParameter(context_, ZSTD_d_windowLogMax, 27);
        ZSTD_DCtx_loadDictionary(context_, dictionary.data(), dictionary.size());
    }
    ~ZstdDecoder() override { ZSTD_freeDStream(context_); }

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

class Bzip2Decoder : public Decoder {
  public:
    Bzip2Decoder() { BZ2_bzDecompressInit(&stream_, 0, 0); }
    ~Bzip2Decoder() override { BZ2_bzDecompressEnd(&stream_); }

    Step step(std::string_view in, char* out, std::size_t room) override {
        stream_.next_in = const_cast<char*>(in.data());  // bzlib only reads there
        stream_.avail_in = static_cast<unsigned>(in.size());
        stream_.next_out = out;
        stream_.avail_out = static_cast<unsigned>(room);
        const int code = BZ2_bzDecompress(&stream_);
        return {in.size() - stream_.avail_in, room - stream_.avail_out, code == BZ_STREAM_END, code < 0};
    }

    void restart() override {
        BZ2_bzDecompressEnd(&stream_);
        stream_ = {};
        BZ2_bzDecompressInit(&stream_, 0, 0);
    }

  private:
    bz_stream stream_{};
};

class XzDecoder : public Decoder {
  public:
    XzDecoder() { restart(); }
    ~XzDecoder() override { lzma_end(&stream_); }

    Step step(std::string_view in, char* out, std::size_t room) override {
        stream_.next_in = reinterpret_cast<const std::uint8_t*>(in.data());
        stream_.avail_in = in.size();
        stream_.next_out = reinterpret_cast<std::uint8_t*>(out);
        stream_.avail_out = room;
        const auto code = lzma_code(&stream_, LZMA_RUN);
        const bool fine = code == LZMA_OK || code == LZMA_STREAM_END || code == LZMA_BUF_ERROR;
        return {in.size() - stream_.avail_in, room - stream_.avail_out, code == LZMA_STREAM_END, !fine};
    }

    void restart() override {
        constexpr std::uint64_t most_memory = 150U << 20U;
        if (lzma_stream_decoder(&stream_, most_memory, 0) != LZMA_OK) lzma_end(&stream_);
    }

  private:
    lzma_stream stream_ = LZMA_STREAM_INIT;
};

class Lz4Decoder : public Decoder {
  public:
    Lz4Decoder() { LZ4F_createDecompressionContext(&context_, LZ4F_VERSION); }
    ~Lz4Decoder() override { LZ4F_freeDecompressionContext(context_); }

    Step step(std::string_view in, char* out, std::size_t room) override {
        auto taken = in.size();
        auto given = room;
        const auto code = LZ4F_decompress(context_, out, &given, in.data(), &taken, nullptr);
        const bool damaged = LZ4F_isError(code) != 0;
        return {damaged ? 0 : taken, damaged ? 0 : given, code == 0, damaged};
    }

    void restart() override { LZ4F_resetDecompressionContext(context_); }

  private:
    LZ4F_dctx* context_ = nullptr;
};

class BrotliDecoder : public Decoder {
  public:
    BrotliDecoder() : state_{BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)} {}
    ~BrotliDecoder() override { BrotliDecoderDestroyInstance(state_); }

    Step step(std::string_view in, char* out, std::size_t room) override {
        auto left = in.size();
        auto free = room;
        auto from = reinterpret_cast<const std::uint8_t*>(in.data());
        auto to = reinterpret_cast<std::uint8_t*>(out);
        const auto code = BrotliDecoderDecompressStream(state_, &left, &from, &free, &to, nullptr);
        return {in.size() - left, room - free, code == BROTLI_DECODER_RESULT_SUCCESS,
                code == BROTLI_DECODER_RESULT_ERROR};
    }

    void restart() override {
        BrotliDecoderDestroyInstance(state_);
        state_ = BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
    }

  private:
    BrotliDecoderState* state_;
};

}  // namespace

std::unique_ptr<Decoder> decoder_of(Compression compression, std::string_view dictionary) {
    switch (compression) {
        case Compression::Gzip:
            return std::make_unique<ZlibDecoder>(MAX_WBITS + 16);
        case Compression::Zlib:
            return std::make_unique<ZlibDecoder>(MAX_WBITS);
        case Compression::Deflate:
            return std::make_unique<ZlibDecoder>(-MAX_WBITS);
        case Compression::Zstd:
            return std::make_unique<ZstdDecoder>(dictionary);
        case Compression::Bzip2:
            return std::make_unique<Bzip2Decoder>();
        case Compression::Xz:
            return std::make_unique<XzDecoder>();
        case Compression::Lz4:
            return std::make_unique<Lz4Decoder>();
        case Compression::Brotli:
            return std::make_unique<BrotliDecoder>();
        case Compression::None:
            break;
    }
    return nullptr;
}

}  // namespace onrecord
