// The file of trained models. The checksum is put right first, or nothing behind it would ever be reached.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include <unistd.h>

#include "common/analysis/model/model_file.hpp"
#include "common/base/text.hpp"

namespace {

constexpr std::size_t checksum_at = 16;
constexpr std::size_t checked_from = 24;

std::string with_checksum(std::string bytes) {
    if (bytes.size() < checked_from) return bytes;
    const auto sum = onrecord::hash64(std::string_view{bytes}.substr(checked_from));
    std::memcpy(bytes.data() + checksum_at, &sum, sizeof sum);
    return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    char path[] = "/tmp/onrecord-model-XXXXXX";
    const int file = mkstemp(path);
    if (file < 0) std::abort();
    const auto bytes = with_checksum({reinterpret_cast<const char*>(data), size});
    const bool written = write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
    close(file);
    if (written) {
        const auto models = onrecord::ModelFile::open(path);
        for (const auto* name : {"tagger", "cues", "a"}) {
            if (models) (void)models->model(name, 1);
        }
    }
    unlink(path);
    return 0;
}
