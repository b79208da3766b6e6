// A question asked of a small index, with its side column and without: whatever is typed, both answer alike
// or refuse alike, and what is shown is valid text without anything that a terminal would obey.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>

#include "common/base/utf8.hpp"
#include "common/index/side_column.hpp"
#include "searcher/output/render.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/search/facets.hpp"
#include "searcher/search/search.hpp"
#include "tests/search/small_index.hpp"

namespace {

using namespace onrecord;

std::vector<AnalyzedArticle> articles() {
    constexpr std::array words{"ferry", "fares", "tunnel", "U.S.", "harbor", "Who", "the who", "caf\u00e9"};
    constexpr std::array people{"Ida Brodzik", "IDA BRODZIK", "\u00cdda Brodzik", "Tor Skarn"};
    std::vector<AnalyzedArticle> made(40);
    for (std::size_t at = 0; at < made.size(); ++at) {
        auto& article = made[at].article;
        article.id = "a" + std::to_string(at);
        article.title = std::string{"About the "} + words[at % words.size()];
        article.body = std::string{"A "} + words[at % 3] + " and a " + words[at % 7] +
                       ".\n\nAgain: " + words[at * 5 % words.size()] + "!";
        if (at % 7 != 0) article.published = Published{{2020 + static_cast<int>(at % 4), 1, 3}, {}};
        article.source = at % 2 == 0 ? "Tarn Post" : "";
        article.authors = {people[at % 4], people[(at + 1) % 4]};
        complete(article);
        made[at].entities = {{EntityKind::Person, people[at % 4], {{0, 1}}}};
        made[at].statements = {
            {{{0, 12}}, {}, {}, people[at % 4], StatementKind::Direct, Resolution::Named, 1}};
    }
    return made;
}

/// An index with its side column, and one that has none.
struct Scene {
    test::SmallIndex bare_index{articles()};
    test::SmallIndex index{articles()};

    Search bare = opened(bare_index.dir());
    Search with_column = opened((make_column(index.dir()), index.dir()));

    static void make_column(const std::string& dir) {
        if (!refresh_side_column(dir)) std::abort();
    }
    static Search opened(const std::string& dir) {
        auto search = Search::open({dir});
        if (!search) std::abort();
        return std::move(*search);
    }
};

std::string written(const Results& results, OutputFormat format) {
    std::ostringstream out;
    OutputOptions options;
    options.format = format;
    render(results, options, out);
    return out.str();
}

std::string answer(Search& search, const SearchRequest& request) {
    auto results = search.answer(request);
    if (!results) return results.error().message;
    results->took_us = 0;
    const auto shown = written(*results, OutputFormat::Text);
    if (safe_for_terminal(shown, true) != shown) std::abort();
    const auto json = written(*results, OutputFormat::Json);
    if (!is_valid_utf8(json)) std::abort();
    return json;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Scene scene;
    if (size == 0) return 0;
    const std::string typed{reinterpret_cast<const char*>(data) + 1, size - 1};
    const auto parsed =
        parse_query(typed, {Date{2023, 6, 1}, (data[0] & 1) != 0 ? MatchMode::Any : MatchMode::All});
    if (!parsed) return 0;
    SearchRequest request;
    request.query = parsed->root;
    request.typed = typed;
    request.unit = (data[0] & 2) != 0 ? Unit::Statements : Unit::Articles;
    request.sort = (data[0] & 4) != 0 ? Sort::Newest : Sort::Relevance;
    request.limit = (data[0] & 8) != 0 ? 0 : 3;
    request.facets.assign(std::begin(facet_fields), std::end(facet_fields));
    request.timeline = TimelineUnit::Month;
    if (answer(scene.bare, request) != answer(scene.with_column, request)) std::abort();
    return 0;
}
