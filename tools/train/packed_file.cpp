#include "tools/train/packed_file.hpp"

#include <zstd.h>

#include <fstream>
#include <iterator>
#include <memory>

namespace onrecord {

std::string unpacked_file(const std::string& path, std::size_t most) {
    std::ifstream file{path, std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    if (!path.ends_with(".zst")) return bytes.substr(0, most);
    const std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> stream{ZSTD_createDStream(),
                                                                               ZSTD_freeDStream};
    std::string text;
    std::string piece(ZSTD_DStreamOutSize(), '\0');
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    while (in.pos < in.size && text.size() < most) {
        ZSTD_outBuffer out{piece.data(), piece.size(), 0};
        if (ZSTD_isError(ZSTD_decompressStream(stream.get(), &out, &in))) return {};
        text.append(piece, 0, out.pos);
    }
    return text;
}

}  // namespace onrecord
