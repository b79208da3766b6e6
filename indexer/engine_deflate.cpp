// Takes the place of zlib's deflateInit2_() in this program, for the engine alone.
//
// The engine deflates whatever it writes that is longer than 18 bytes, each with a table of 128 KB cleared
// anew, which is 30 % of a build, and lets nobody choose. What is long is packed already (stored_data.hpp);
// for lists of terms, a tenth of an index is worth less than the time. Level 0 never makes anything shorter,
// so that the engine keeps what it has as it is: an index like any other, that every Xapian reads.
#include <cstring>

#include <dlfcn.h>
#include <zlib.h>

namespace {

using DeflateInit = int (*)(z_streamp, int, int, int, int, int, const char*, int);

/// How the engine asks (its common/compression_stream.cc): a raw stream with the largest window and table.
bool is_of_engine(int level, int window, int memory) {
    return level == Z_DEFAULT_COMPRESSION && window == -15 && memory == 9;
}

}  // namespace

extern "C" int deflateInit2_(z_streamp stream, int level, int method, int window, int memory, int strategy,
                             const char* version, int size) {
    static const auto of_zlib = [] {
        DeflateInit found = nullptr;
        auto* const symbol = ::dlsym(RTLD_NEXT, "deflateInit2_");
        std::memcpy(&found, &symbol, sizeof found);
        return found;
    }();
    if (of_zlib == nullptr) return Z_STREAM_ERROR;
    return is_of_engine(level, window, memory)
               ? of_zlib(stream, Z_NO_COMPRESSION, method, window, 1, strategy, version, size)
               : of_zlib(stream, level, method, window, memory, strategy, version, size);
}
