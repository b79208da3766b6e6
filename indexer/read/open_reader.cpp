// From bytes to the reader of their format.
#include <utility>

#include "common/base/text.hpp"
#include "indexer/read/decompress.hpp"
#include "indexer/read/encoding.hpp"
#include "indexer/read/reader.hpp"

namespace onrecord {
namespace {

Error unreadable(std::string reason) {
    return {ErrorKind::Input, std::move(reason), ""};
}

/// Expands what is compressed, more than once if need be.
Result<Input> expanded(Input input, const ReadLimits& limits) {
    for (int times = 0;; ++times) {
        const auto compression = compression_of(input.peek(compression_magic_size));
        if (compression == Compression::None) return input;
        if (times == limits.nesting) return unreadable("is compressed too many times over");
        std::string name{name_inside(input.name())};
        input = Input{decompressed(input.release(), compression, {limits.expansion}), std::move(name)};
    }
}

/// As the content says, or as `settings` do: a forced format goes through archives to what is in them.
Result<Format> format_of(std::string_view head, std::string_view name, const ReadSettings& settings) {
    if (!settings.format) return detect_format(head, name);
    const auto container = container_of(head);
    const bool is_archive = container == Format::Zip || container == Format::Tar;
    return is_archive && !is_container(*settings.format) ? *container : *settings.format;
}

}  // namespace

Result<OpenedReader> open_reader(std::unique_ptr<ByteSource> source, std::string name,
                                 const ReadSettings& settings, const Surroundings& around) {
    auto opened = expanded(Input{std::move(source), std::move(name)}, settings.limits);
    if (!opened) return opened.error();
    auto input = std::move(*opened);
    if (const auto order = utf16_order(input.peek(detection_size))) {
        std::string same{input.name()};
        input = Input{utf8_from_utf16(input.release(), *order), std::move(same)};
    }
    const auto head = input.peek(detection_size);
    // Behind a damaged beginning a crawl may be read on, which its name tells.
    if (head.empty() && !input.broken()) return unreadable("is empty");
    const auto format = format_of(head, input.name(), settings);
    // What its beginning looks like says little of what is damaged.
    if (!format && input.broken()) return *input.broken();
    if (!format) return format.error();
    if (is_container(*format) && around.depth >= settings.limits.nesting)
        return unreadable("lies within " + counted(static_cast<std::uint64_t>(around.depth), "archive") +
                          " already, and is not opened");
    return OpenedReader{make_reader(*format, std::move(input), settings, around), *format};
}

}  // namespace onrecord
