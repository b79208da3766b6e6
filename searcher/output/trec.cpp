#include "searcher/output/trec.hpp"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

std::string one_word(std::string_view id) {
    auto word = safe_for_terminal(id);
    std::replace_if(word.begin(), word.end(), is_space, '_');
    return word.empty() ? "_" : word;
}

/// Statements of one article stand at different places of it.
std::string id_of(const StatementHit& statement) {
    return fmt::format("{}:{}-{}", statement.article.id, statement.offset.begin, statement.offset.end);
}

}  // namespace

void write_trec(const Results& results, const OutputOptions& options, std::ostream& out) {
    const auto query_id = one_word(options.query_id.value_or("1"));
    const auto line = [&](std::string_view id, std::uint64_t rank, double score) {
        out << fmt::format("{} Q0 {} {} {:.6f} onrecord\n", query_id, one_word(id), rank, score);
    };
    for (const auto& hit : results.hits) line(hit.article.id, hit.rank, hit.score);
    for (const auto& statement : results.statements) line(id_of(statement), statement.rank, statement.score);
}

}  // namespace onrecord
