// The command line of `indexer`: options as typed, and the settings that they mean.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/base/options.hpp"
#include "common/base/result.hpp"
#include "indexer/pipeline/index_run.hpp"
#include "indexer/pipeline/run_watcher.hpp"

namespace onrecord {

/// Options as typed, in the groups of --help.
struct ReadOptions {
    std::string format;
    std::vector<std::string> maps;
    bool date_from_mtime = false;
    bool strict = false;
    std::string report;
    int max_article = 16;
    int max_entry = 1024;
    int max_expansion = 200;
    int max_nesting = 5;

    void describe(po::options_description& to);
    /// What the readers take of these.
    Result<ReadSettings> settings(Date today) const;

  private:
    Result<ReadLimits> limits() const;
};

struct IndexOptions {
    std::string index;
    std::optional<int> threads;  ///< one a core
    bool no_statements = false;
    bool no_entities = false;
    bool prune = false;
    bool rebuild = false;
    int memory = 512;
    std::vector<std::string> remove;

    void describe(po::options_description& to);
    Status check() const;
};

struct OtherOptions {
    bool stats = false;
    bool check = false;
    bool repair = false;
    bool optimize = false;
    bool dry_run = false;
    bool dump = false;
    bool analyze = false;
    bool quiet = false;
    bool help = false;
    bool version = false;

    void describe(po::options_description& to);
};

/// What the machine is like; a parameter, so that tests can say it.
struct Machine {
    int cores = 1;
    Date today;
    std::size_t error_columns = 0;  ///< of the terminal on stderr, 0 where it is none
};

enum class Command { Help, Version, Index, Remove, Stats, Check, Repair, Optimize, DryRun, Dump, Analyze };

/// Options as meant.
struct Settings {
    Command command = Command::Index;
    IndexJob job;
    std::vector<std::string> remove;
    WatchOptions watch;
    bool as_json = false;  ///< what --stats and --check tell
};

/// Errors are of kind Usage.
Result<Settings> read_settings(const std::vector<std::string>& arguments, const Machine& machine);

/// The whole text of --help, with examples.
std::string help_of_indexer();

}  // namespace onrecord
