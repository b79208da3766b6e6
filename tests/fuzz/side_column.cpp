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
#include "common/index/side_column_format.hpp"
#include "tests/search/small_index.hpp"

namespace {

using namespace onrecord;

using column_format::Header;

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
        state.resize(offsetof(Header, sections));
    }

    std::string made_to_fit(std::string bytes) const {
        if (bytes.size() < sizeof(Header)) return bytes;
        bytes.replace(0, state.size(), state);
        Header header;
        std::memcpy(&header, bytes.data(), sizeof header);
        for (auto& [offset, size, checksum] : header.sections) {
            if (offset <= bytes.size() && size <= bytes.size() - offset)
                checksum = column_format::checksum_of(std::string_view{bytes}.substr(offset, size));
        }
        header.checksum = column_format::checksum_of(header);
        std::memcpy(bytes.data(), &header, sizeof header);
        return bytes;
    }
};

/// Every byte of it is looked at.
std::uint64_t sum_of(const SideColumn& column, Xapian::docid last) {
    std::uint64_t sum = 0;
    for (Xapian::docid docid = 0; docid <= last; ++docid)
        sum += column.length(docid) + column.key(docid).time;
    for (const auto field : column_fields) {
        const auto* facet = column.facet(field);
        if (facet == nullptr) continue;
        for (Xapian::docid docid = 1; docid <= last; ++docid) {
            for (const auto number : facet->of(docid)) {
                if (number >= facet->value_count()) std::abort();
                sum += hash64(facet->text(number));
            }
        }
        for (const auto name : facet->names) {
            if (name >= facet->names.size()) std::abort();
        }
        for (const auto& repeat : facet->repeats) {
            if (repeat.name >= facet->names.size()) std::abort();
            sum += repeat.docid;
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
