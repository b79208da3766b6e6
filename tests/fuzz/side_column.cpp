// The side column of a small index: any bytes are not used, or can be read from end to end. State and
// checksum are put right first, or nothing behind them would ever be reached.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <xapian.h>

#include "common/base/text.hpp"
#include "common/index/layout.hpp"
#include "common/index/side_column.hpp"
#include "tests/search/small_index.hpp"

namespace {

using namespace onrecord;

// The header as side_column.cpp has it: state, table of sections, checksum.
constexpr std::size_t table_at = 64;
constexpr std::size_t checksum_at = table_at + 16 * (2 + 4 * column_fields.size());
constexpr std::size_t header_size = checksum_at + 8;

std::vector<AnalyzedArticle> articles() {
    std::vector<AnalyzedArticle> made(3);
    for (std::size_t at = 0; at < made.size(); ++at) {
        auto& article = made[at].article;
        article.id = std::to_string(at);
        article.body = "The ferry of pier " + article.id + " is late.";
        article.source = at == 1 ? "" : "Tarn Post";
        article.authors = {"Ida Brodzik", "Tor Skarn"};
        complete(article);
    }
    return made;
}

struct Scene {
    test::SmallIndex index{articles()};
    Xapian::Database db{articles_path(index.dir())};
    std::string state;

    Scene() {
        if (!refresh_side_column(index.dir())) std::abort();
        std::ifstream file{column_path(index.dir()), std::ios::binary};
        state.assign(std::istreambuf_iterator<char>{file}, {});
        state.resize(table_at);
    }

    std::string made_to_fit(std::string bytes) const {
        if (bytes.size() < header_size) return bytes;
        bytes.replace(0, table_at, state);
        const std::string_view all{bytes};
        const auto sum =
            hash64(all.substr(header_size), hash64(all.substr(table_at, checksum_at - table_at)));
        std::memcpy(bytes.data() + checksum_at, &sum, sizeof sum);
        return bytes;
    }
};

/// Every byte of it is looked at.
std::uint64_t sum_of(const SideColumn& column, Xapian::docid last) {
    std::uint64_t sum = 0;
    for (Xapian::docid docid = 1; docid <= last; ++docid) {
        sum += column.length(docid) + column.key(docid).time;
        for (const auto field : column_fields) {
            const auto& facet = *column.facet(field);
            for (const auto number : facet.of(docid)) {
                if (number >= facet.value_count()) std::abort();
                sum += hash64(facet.text(number));
            }
        }
    }
    return sum;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Scene scene;
    std::ofstream{column_path(scene.index.dir()), std::ios::binary}
        << scene.made_to_fit({reinterpret_cast<const char*>(data), size});
    const auto column = SideColumn::open(scene.index.dir(), scene.db);
    if (!column) return 0;
    const auto last = scene.db.get_lastdocid();
    if (sum_of(*column, last) != sum_of(*column, last)) std::abort();
    return 0;
}
