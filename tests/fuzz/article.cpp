// The text of an article, as a reader would hand it on: whatever it is, the analysis ends, what it finds lies
// within the text, and what is stored of it comes back as it was.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>

#include "common/analysis/analyzer.hpp"
#include "common/base/utf8.hpp"
#include "common/index/stored_article.hpp"
#include "indexer/build/document.hpp"
#include "indexer/build/entry.hpp"

namespace {

using namespace onrecord;

Analyzer opened() {
    auto analyzer = Analyzer::open();
    if (!analyzer) std::abort();
    return std::move(*analyzer);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static auto analyzer = opened();
    Article article;
    article.body = mend_utf8({reinterpret_cast<const char*>(data), size});
    complete(article);
    auto analyzed = analyzer.analyze(std::move(article));
    const auto entry = build_entry(analyzed, "hash");
    (void)to_document(entry.article);
    for (const auto& statement : entry.statements) (void)to_document(statement, 1);
    const auto back = decode_article(entry.article.data);
    drop_unkept_statements(analyzed);
    if (!back || !(*back == analyzed)) std::abort();
    return 0;
}
