// Every reader, and the detection of the format before it: the first byte says which.
#include <cstddef>
#include <cstdint>
#include <string>

#include "indexer/read/byte_source.hpp"
#include "indexer/read/reader.hpp"

namespace {

using namespace onrecord;

void read_all(std::string bytes, const ReadSettings& settings) {
    const auto opened = open_reader(bytes_of_memory(std::move(bytes)), "fuzz", settings, {});
    if (!opened) return;
    while (opened->reader->next()) continue;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    ReadSettings settings;
    settings.today = {2025, 6, 30};
    settings.limits.article_bytes = 1U << 20U;
    settings.limits.entry_bytes = 1U << 20U;
    const auto choice = data[0] % (format_table.size() + 1);
    if (choice < format_table.size()) settings.format = format_table[choice].format;
    read_all({reinterpret_cast<const char*>(data) + 1, size - 1}, settings);
    return 0;
}
