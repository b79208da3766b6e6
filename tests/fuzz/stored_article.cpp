// What the index stores of an article: any bytes, behind which their checksum stands, are refused, or are an
// article that can be stored again; and any bytes can be asked to be unpacked.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "common/index/stored_article.hpp"
#include "common/index/stored_data.hpp"
#include "indexer/build/entry.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes{reinterpret_cast<const char*>(data), size};
    Xapian::Document document;
    document.set_data(bytes);
    (void)onrecord::stored_data(document);
    const auto article = onrecord::decode_article(onrecord::with_checksum(bytes));
    if (!article) return 0;
    const auto again = onrecord::decode_article(onrecord::encode_article(*article));
    if (!again || !(*again == *article)) std::abort();
    // A repair builds entries of what it finds in a damaged index.
    (void)onrecord::build_entry(*article, "");
    return 0;
}
