// One reader, as the variable ONRECORD_FUZZ_FORMAT names its format; without it the format is detected. What
// is read is made an article, as it is for the index.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <variant>

#include "common/base/utf8.hpp"
#include "indexer/read/byte_source.hpp"
#include "indexer/read/finish.hpp"
#include "indexer/read/reader.hpp"

namespace {

using namespace onrecord;

ReadSettings settings_of_this_run() {
    ReadSettings settings;
    settings.today = {2025, 6, 30};
    settings.limits.article_bytes = 1U << 20U;
    settings.limits.entry_bytes = 1U << 20U;
    const char* name = std::getenv("ONRECORD_FUZZ_FORMAT");
    if (name == nullptr || *name == '\0') return settings;
    const auto format = format_named(name);
    if (!format) std::abort();
    settings.format = *format;
    return settings;
}

/// What the rest of the program relies on.
bool is_sound(const Article& article, const ReadSettings& settings) {
    return is_valid_utf8(article.title) && is_valid_utf8(article.body) && is_valid_utf8(article.id) &&
           !article.id.empty() && article.body.size() <= settings.limits.article_bytes &&
           article.title.find('\n') == std::string::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto settings = settings_of_this_run();
    std::string bytes{reinterpret_cast<const char*>(data), size};
    const auto opened = open_reader(bytes_of_memory(std::move(bytes)), "fuzz", settings, {});
    if (!opened) return 0;
    while (auto item = opened->reader->next()) {
        auto* draft = std::get_if<Draft>(&*item);
        if (draft == nullptr) continue;
        const auto finished = finish(std::move(*draft), settings);
        if (finished.article && !is_sound(*finished.article, settings)) std::abort();
    }
    return 0;
}
