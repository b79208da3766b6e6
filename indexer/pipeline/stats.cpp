#include "indexer/pipeline/stats.hpp"

#include <filesystem>
#include <system_error>

#include <fmt/core.h>
#include <xapian.h>
#include <nlohmann/json.hpp>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"
#include "common/index/index_reader.hpp"
#include "common/index/layout.hpp"
#include "common/index/schema.hpp"
#include "common/index/xapian_door.hpp"
#include "indexer/pipeline/repair.hpp"

namespace onrecord {
namespace {

/// What was counted while a run committed is of two states, and counted again.
constexpr int most_tries = 5;

std::uint64_t count_values(const Xapian::Database& db, Field field) {
    const std::string prefix{row_of(field).whole};
    std::uint64_t count = 0;
    for (auto at = db.allterms_begin(prefix); at != db.allterms_end(prefix); ++at) ++count;
    return count;
}

/// The day of a term such as DD20250204.
std::optional<Date> day_of_term(std::string_view term) {
    const auto digits = term.substr(prefix::day.size());
    if (digits.size() != 8) return {};
    return parse_iso_day(
        fmt::format("{}-{}-{}", digits.substr(0, 4), digits.substr(4, 2), digits.substr(6, 2)));
}

void read_days(const Xapian::Database& db, IndexStats& stats) {
    const std::string days{prefix::day};
    for (auto at = db.allterms_begin(days); at != db.allterms_end(days); ++at) {
        stats.last = day_of_term(*at);
        if (!stats.first) stats.first = stats.last;
    }
    stats.undated = db.get_termfreq(std::string{prefix::undated});
}

std::uint64_t bytes_beneath(const std::string& dir) {
    std::uint64_t bytes = 0;
    std::error_code error;
    for (std::filesystem::recursive_directory_iterator at{dir, error}, end; !error && at != end;
         at.increment(error)) {
        std::error_code ignored;
        const auto size = at->is_regular_file(ignored) ? at->file_size(ignored) : 0;
        if (!ignored) bytes += size;
    }
    return bytes;
}

Result<IndexStats> stats_of(const IndexReader& reader, const std::string& index_dir) {
    return with_xapian([&]() -> Result<IndexStats> {
        const auto& articles = reader.articles();
        IndexStats stats;
        stats.index_dir = index_dir;
        stats.articles = articles.get_doccount();
        stats.statements = reader.statements().get_doccount();
        stats.persons = count_values(articles, Field::Person);
        stats.orgs = count_values(articles, Field::Org);
        stats.places = count_values(articles, Field::Place);
        stats.sources = count_values(articles, Field::Source);
        read_days(articles, stats);
        stats.bytes = bytes_beneath(index_dir);
        stats.batch = batch_of(articles);
        stats.fingerprint = articles.get_metadata(metadata::fingerprint);
        return stats;
    });
}

std::string day_text(const std::optional<Date>& day) {
    return day ? to_string(*day) : "-";
}

}  // namespace

Result<IndexStats> index_stats(const std::string& index_dir) {
    auto reader = IndexReader::open({index_dir});
    if (!reader) return reader.error();
    for (int tries = 1;; ++tries) {
        auto stats = stats_of(*reader, index_dir);
        if (tries == most_tries || !reader->has_moved()) return stats;
        if (const auto reopened = reader->reopen(); !reopened) return reopened.error();
    }
}

std::string stats_text(const IndexStats& stats) {
    std::string text;
    const auto line = [&](const char* name, const std::string& value) {
        text += fmt::format("{:<12} {}\n", name, value);
    };
    line("index", safe_for_terminal(stats.index_dir));
    line("articles", with_thousands(stats.articles));
    line("statements", with_thousands(stats.statements));
    line("persons", with_thousands(stats.persons));
    line("orgs", with_thousands(stats.orgs));
    line("places", with_thousands(stats.places));
    line("sources", with_thousands(stats.sources));
    line("first", day_text(stats.first));
    line("last", day_text(stats.last));
    line("undated", with_thousands(stats.undated));
    line("size", fmt::format("{:.1f} MB", static_cast<double>(stats.bytes) / 1e6));
    line("batch", with_thousands(stats.batch));
    line("fingerprint", stats.fingerprint);
    return text;
}

std::string stats_json(const IndexStats& stats) {
    nlohmann::ordered_json json;
    const auto day = [](const std::optional<Date>& of) {
        return of ? nlohmann::json(to_string(*of)) : nlohmann::json();
    };
    json["format"] = 1;
    json["index"] = stats.index_dir;
    json["articles"] = stats.articles;
    json["statements"] = stats.statements;
    json["entities"] = {{"person", stats.persons}, {"org", stats.orgs}, {"place", stats.places}};
    json["sources"] = stats.sources;
    json["first"] = day(stats.first);
    json["last"] = day(stats.last);
    json["undated"] = stats.undated;
    json["bytes"] = stats.bytes;
    json["batch"] = stats.batch;
    json["fingerprint"] = stats.fingerprint;
    return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

}  // namespace onrecord
