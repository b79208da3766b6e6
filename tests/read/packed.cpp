#include "tests/read/packed.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <brotli/encode.h>
#include <zdict.h>
#include <zlib.h>
#include <zstd.h>

namespace onrecord {
namespace {

std::string packed_by_zlib(std::string_view bytes, int window_bits) {
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&stream, bytes.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

la_ssize_t append_to(archive* /*writer*/, void* packed, const void* bytes, std::size_t size) {
    static_cast<std::string*>(packed)->append(static_cast<const char*>(bytes), size);
    return static_cast<la_ssize_t>(size);
}

void add(archive* writer, const std::string& path, std::string_view bytes) {
    auto* const entry = archive_entry_new();
    // Zip marks its names as UTF-8, for which the library wants them told so; tar takes bytes.
    if (archive_format(writer) == ARCHIVE_FORMAT_ZIP) {
        archive_entry_set_pathname_utf8(entry, path.c_str());
    } else {
        archive_entry_set_pathname(entry, path.c_str());
    }
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_mtime(entry, 1'738'627'200, 0);  // 2025-02-04
    archive_write_header(writer, entry);
    archive_write_data(writer, bytes.data(), bytes.size());
    archive_entry_free(entry);
}

std::string written(const char* format, const char* filter, const std::vector<PackedFile>& files) {
    std::string packed;
    auto* const writer = archive_write_new();
    archive_write_set_format_by_name(writer, format);
    if (filter != nullptr) archive_write_add_filter_by_name(writer, filter);
    if (std::string_view{format} == "zip") archive_write_set_options(writer, "hdrcharset=UTF-8");
    archive_write_set_bytes_in_last_block(writer, 1);
    archive_write_open(writer, &packed, nullptr, append_to, nullptr);
    for (const auto& [path, bytes] : files) add(writer, path, bytes);
    archive_write_close(writer);
    archive_write_free(writer);
    return packed;
}

}  // namespace

std::string gzipped(std::string_view bytes) {
    return packed_by_zlib(bytes, MAX_WBITS + 16);
}

std::string deflated(std::string_view bytes) {
    return packed_by_zlib(bytes, -MAX_WBITS);
}

std::string brotli_packed(std::string_view bytes) {
    auto size = BrotliEncoderMaxCompressedSize(bytes.size());
    std::string packed(size, '\0');
    BrotliEncoderCompress(5, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(),
                          reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                          reinterpret_cast<std::uint8_t*>(packed.data()));
    packed.resize(size);
    return packed;
}

std::string zstd_packed(std::string_view bytes, std::string_view dictionary) {
    std::string packed(ZSTD_compressBound(bytes.size()), '\0');
    auto* const context = ZSTD_createCCtx();
    packed.resize(ZSTD_compress_usingDict(context, packed.data(), packed.size(), bytes.data(), bytes.size(),
                                          dictionary.data(), dictionary.size(), 3));
    ZSTD_freeCCtx(context);
    return packed;
}

std::string zstd_dictionary(const std::vector<std::string>& samples) {
    std::string all;
    std::vector<std::size_t> sizes;
    for (const auto& sample : samples) {
        all += sample;
        sizes.push_back(sample.size());
    }
    std::string dictionary(4096, '\0');
    dictionary.resize(ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), all.data(), sizes.data(),
                                            static_cast<unsigned>(sizes.size())));
    return dictionary;
}

std::string packed_by(const std::string& filter, std::string_view bytes) {
    return written("raw", filter.c_str(), {{"bytes", std::string{bytes}}});
}

std::string zipped(const std::vector<PackedFile>& files) {
    return written("zip", nullptr, files);
}

std::string tarred(const std::vector<PackedFile>& files) {
    return written("ustar", nullptr, files);
}

}  // namespace onrecord
