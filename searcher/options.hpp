// The command line of `searcher`: options as typed, and the settings that they mean.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/base/options.hpp"
#include "common/base/result.hpp"
#include "common/index/name_rules.hpp"
#include "searcher/output/render.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/search/request.hpp"

namespace onrecord {

/// Options as typed, in the groups of --help.
struct QueryOptions {
    std::string match = "all";
    bool plain = false;
    std::string from, to;
    std::vector<std::string> speaker, person, org, place, source;

    void describe(po::options_description& options);
};

struct AnswerOptions {
    bool quotes = false;
    std::optional<std::string> facets;
    std::optional<std::string> timeline;
    bool count = false;
    std::string show;
    bool explain = false;

    void describe(po::options_description& options);
};

struct PageOptions {
    std::string sort = "relevance";
    int recency = 0;
    int limit = 10;
    int offset = 0;
    std::optional<int> facet_limit;
    bool no_snippets = false;

    void describe(po::options_description& options);
    Status check() const;
};

struct ProgramOptions {
    std::vector<std::string> index;
    std::string aliases, blocklist;
    std::string batch;
    std::string format = "text";
    std::string color = "auto";
    int timeout = 0;
    bool help = false;
    bool version = false;

    void describe(po::options_description& options);
};

/// What the terminal is like; a parameter, so that tests can say it.
struct Terminal {
    bool is_terminal = false;
    bool has_colors = false;
    std::size_t width = 100;
    Date today;
};

enum class Command { Help, Version, Explain, Show, Batch, Answer };

/// Options as meant. `request` lacks the query of a batch, which comes line by line.
struct Settings {
    Command command = Command::Answer;
    std::vector<std::string> index_dirs;
    NameFiles name_files;
    std::string typed;               ///< the query, "" where there is none
    std::vector<std::string> notes;  ///< on the options
    bool plain = false;
    ParseOptions parse;
    std::vector<QueryNode> filters;
    SearchRequest request;
    OutputOptions output;
    std::string show_id;
    std::string batch_file;
    int timeout_seconds = 0;  ///< 0: none
};

/// Errors are of kind Usage or Query.
Result<Settings> read_settings(const std::vector<std::string>& arguments, const Terminal& terminal);

/// What is asked by `typed` and the options. Errors are of kind Query.
Result<SearchRequest> request_of(const Settings& settings, const std::string& typed);

/// The whole text of --help, with examples.
std::string help_of_searcher();

}  // namespace onrecord
