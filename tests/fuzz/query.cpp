// The query language: whatever is typed is read or refused, and what is read can be printed and read once
// more.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "searcher/query/parser.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    for (const auto mode : {onrecord::MatchMode::All, onrecord::MatchMode::Any}) {
        onrecord::ParseOptions options;
        options.match = mode;
        const auto parsed = onrecord::parse_query(text, options);
        if (!parsed && parsed.error().message.empty()) std::abort();
    }
    (void)onrecord::parse_plain(text, {});
    (void)onrecord::parse_filter(onrecord::Field::Speaker, text, {});
    (void)onrecord::parse_filter(onrecord::Field::Date, text, {});
    return 0;
}
