#include "indexer/options.hpp"

#include <algorithm>
#include <utility>

#include "common/index/layout.hpp"

namespace onrecord {
namespace {

constexpr int most_threads = 256;
constexpr int most_memory = 1 << 20;  // MiB

struct AllOptions {
    ReadOptions read;
    IndexOptions index;
    OtherOptions other;
};

struct Groups {
    po::options_description index;
    po::options_description read;
    po::options_description other;

    explicit Groups(AllOptions& options) {
        options.index.describe(index);
        options.read.describe(read);
        options.other.describe(other);
    }

    po::options_description all() const {
        po::options_description together;
        together.add(index).add(read).add(other);
        return together;
    }
};

Error usage(std::string message, std::string hint) {
    return {ErrorKind::Usage, std::move(message), std::move(hint)};
}

/// The one command that the options ask for.
Result<Command> command_of(const AllOptions& options) {
    const auto& other = options.other;
    if (other.help) return Command::Help;
    if (other.version) return Command::Version;
    if (other.dump && !other.dry_run)
        return usage("--dump goes with --dry-run", "indexer --dry-run --dump PATH...");
    std::vector<std::pair<const char*, Command>> asked;
    if (other.stats) asked.emplace_back("--stats", Command::Stats);
    if (other.check) asked.emplace_back("--check", Command::Check);
    if (other.repair) asked.emplace_back("--repair", Command::Repair);
    if (other.optimize) asked.emplace_back("--optimize", Command::Optimize);
    if (other.analyze) asked.emplace_back("--analyze", Command::Analyze);
    if (other.dry_run) asked.emplace_back("--dry-run", other.dump ? Command::Dump : Command::DryRun);
    if (!options.index.remove.empty()) asked.emplace_back("--remove", Command::Remove);
    if (asked.size() > 1) {
        return usage(std::string{asked[0].first} + " and " + asked[1].first + " do not go together",
                     "run them one after the other");
    }
    for (const auto& [option, is_set] :
         {std::pair{"--prune", options.index.prune}, {"--rebuild", options.index.rebuild}}) {
        if (asked.empty() || !is_set) continue;
        return usage(std::string{option} + " and " + asked[0].first + " do not go together",
                     "run them one after the other");
    }
    if (options.index.prune && options.index.rebuild)
        return usage("--prune and --rebuild do not go together", "a rebuilt index holds only what is read");
    return asked.empty() ? Command::Index : asked[0].second;
}

Status check_paths(Command command, const AllOptions& options, const std::vector<std::string>& paths) {
    const bool takes_none = command == Command::Remove || command == Command::Stats ||
                            command == Command::Check || command == Command::Repair ||
                            command == Command::Optimize;
    if (takes_none && !paths.empty()) {
        return usage("'" + paths[0] + "' is not expected here: nothing is read", "--help has examples");
    }
    const bool needs_some =
        !takes_none && command != Command::Help && command != Command::Version && !options.index.prune;
    if (needs_some && paths.empty()) {
        return usage("there is nothing to read: no PATH is named",
                     "for example: indexer --index my.index articles/");
    }
    return Done{};
}

/// --format is the form of the input, or with --stats and --check that of the output.
Result<bool> output_as_json(Command command, const std::string& format) {
    if (format.empty() || format == "text") return false;
    if (format == "json") return true;
    const std::string option = command == Command::Stats ? "--stats" : "--check";
    return usage(option + " does not know the format '" + format + "'", "it takes text or json");
}

ReadingJob reading_job(const AllOptions& options, const std::vector<std::string>& paths,
                       ReadSettings settings) {
    ReadingJob job;
    for (const auto& path : paths) job.paths.push_back(normalized_path(path));
    job.skip_dir = options.index.index.empty() ? default_index_dir() : options.index.index;
    job.paths_may_be_missing = options.index.prune;
    job.settings = std::move(settings);
    return job;
}

IndexJob job_of(const AllOptions& options, ReadingJob reading, const Machine& machine) {
    IndexJob job;
    job.index_dir = options.index.index.empty() ? default_index_dir() : options.index.index;
    job.reading = std::move(reading);
    job.analysis.entities = !options.index.no_entities;
    job.analysis.statements = !options.index.no_statements;
    job.threads = options.index.threads.value_or(std::clamp(machine.cores, 1, most_threads));
    job.prune = options.index.prune;
    job.rebuild = options.index.rebuild;
    job.memory = static_cast<std::size_t>(options.index.memory) << 20U;
    job.strict = options.read.strict;
    return job;
}

constexpr const char* help_head =
    "Usage: indexer [OPTIONS] PATH...\n"
    "\n"
    "Reads articles from files, folders and standard input (-) into an index that\n"
    "searcher answers from. What is in the index already and unchanged is passed over.\n";

constexpr const char* help_examples =
    "\n"
    "Examples:\n"
    "  indexer articles/                        a folder, and all beneath it\n"
    "  indexer --index my.index news.jsonl.zst  JSON lines, an article a line\n"
    "  zcat news.jsonl.gz | indexer -           from standard input\n"
    "  indexer --rebuild articles/              all of it anew, in order of date\n"
    "  indexer --prune articles/                drop what is no longer in the files\n"
    "  indexer --map body=maintext news.jsonl   fields under other names\n"
    "  indexer --remove u0123456789abcdef       one article, by its id\n"
    "  indexer --dry-run --dump articles/       what is read, as JSON lines\n"
    "  indexer --analyze articles/              who said what, as JSON lines\n"
    "  indexer --stats                          what the index holds\n"
    "  indexer --optimize                       in order of date again after many additions\n"
    "  indexer --check                          whether it is sound\n"
    "\n"
    "The index is --index, else $ONRECORD_INDEX, else ./onrecord.index.\n"
    "Exit code 0: done, even if articles were rejected; 2: an error, a damaged index, or\n"
    "interrupted.\n";

}  // namespace

void ReadOptions::describe(po::options_description& to) {
    add_value(to, "format", format, "NAME",
              "take the input for this format instead of detecting it; with --stats, --check: text or json");
    add_list(to, "map", maps, "OUR=THEIRS",
             "read our field (body, title, date ...) from theirs; may be repeated");
    add_switch(to, "date-from-mtime", date_from_mtime,
               "date undated articles by when their file was changed");
    add_switch(to, "strict", strict, "stop at the first article that cannot be read");
    add_value(to, "report", report, "FILE", "write the rejected articles there, as JSON lines");
    add_value(to, "max-article", max_article, "MIB", "reject an article with more text (default: 16)");
    add_value(to, "max-entry", max_entry, "MIB",
              "reject an entry of an archive that is larger (default: 1024)");
    add_value(to, "max-expansion", max_expansion, "N",
              "reject what expands to more than N times its size, beyond the first 16 MiB (default: 200)");
    add_value(to, "max-nesting", max_nesting, "N", "open archives within archives N deep (default: 5)");
}

void IndexOptions::describe(po::options_description& to) {
    add_value(to, "index,i", index, "DIR", "the index, made where there is none");
    add_optional(to, "threads,t", threads, "N", "analyze in N threads (default: one a core)");
    add_switch(to, "no-statements", no_statements, "do not look for who said what");
    add_switch(to, "no-entities", no_entities, "do not look for persons, organizations, places");
    add_value(to, "memory", memory, "MIB",
              "keep about so much in memory while a new index is built (default: 512)");
    add_switch(to, "rebuild", rebuild, "build a new index beside the old one, and put it in its place");
    add_switch(to, "prune", prune, "drop articles whose file is gone, or that are gone from their file");
    add_list(to, "remove", remove, "ID", "remove the article of this id; may be repeated");
}

Result<ReadLimits> ReadOptions::limits() const {
    struct Limit {
        const char* name;
        int value;
        int most;
    };
    // An article is held in memory as a whole, several times over while it is read.
    for (const auto& [name, value, most] :
         {Limit{"--max-article", max_article, 1024}, Limit{"--max-entry", max_entry, 1 << 20},
          Limit{"--max-expansion", max_expansion, 1'000'000}, Limit{"--max-nesting", max_nesting, 20}}) {
        if (value < 1 || value > most) {
            return usage(std::string{name} + " takes a number from 1 to " + std::to_string(most),
                         "leave it out for what is usual");
        }
    }
    ReadLimits limits;
    limits.article_bytes = static_cast<std::size_t>(max_article) << 20U;
    limits.entry_bytes = static_cast<std::uint64_t>(max_entry) << 20U;
    limits.expansion = static_cast<std::uint64_t>(max_expansion);
    limits.nesting = max_nesting;
    return limits;
}

Result<ReadSettings> ReadOptions::settings(Date today) const {
    ReadSettings settings;
    const auto limited = limits();
    if (!limited) return limited.error();
    settings.limits = *limited;
    auto mapped = FieldMap::parse(maps);
    if (!mapped) return mapped.error();
    settings.fields = std::move(*mapped);
    settings.today = today;
    settings.date_from_mtime = date_from_mtime;
    if (format.empty()) return settings;
    const auto named = format_named(format);
    if (!named) return named.error();
    settings.format = *named;
    return settings;
}

Status IndexOptions::check() const {
    if (threads && (*threads < 1 || *threads > most_threads)) {
        return usage("--threads takes a number from 1 to " + std::to_string(most_threads),
                     "leave it out for one thread a core");
    }
    if (memory < 1 || memory > most_memory) {
        return usage("--memory takes a number from 1 to " + std::to_string(most_memory),
                     "leave it out for what is usual");
    }
    return Done{};
}

void OtherOptions::describe(po::options_description& to) {
    add_switch(to, "stats", stats, "tell what the index holds");
    add_switch(to, "check", check, "prove that the index is sound");
    add_switch(to, "repair", repair, "make a damaged index anew from what it holds");
    add_switch(to, "optimize", optimize, "put the index in order of date, and make it small and fast again");
    add_switch(to, "dry-run", dry_run, "read and count, write nothing");
    add_switch(to, "dump", dump, "with --dry-run: print the articles as read, as JSON lines");
    add_switch(to, "analyze", analyze, "print entities and statements as JSON lines; no index");
    add_switch(to, "quiet,q", quiet, "print errors only");
    add_switch(to, "help,h", help, "print this");
    add_switch(to, "version", version, "print the version");
}

Result<Settings> read_settings(const std::vector<std::string>& arguments, const Machine& machine) {
    AllOptions options;
    const Groups groups{options};
    const auto paths = read_command_line(arguments, groups.all());
    if (!paths) return paths.error();
    const auto command = command_of(options);
    if (!command) return command.error();
    if (const auto checked = check_paths(*command, options, *paths); !checked) return checked.error();
    if (const auto checked = options.index.check(); !checked) return checked.error();

    Settings settings;
    settings.command = *command;
    settings.remove = options.index.remove;
    settings.watch = {machine.error_columns, options.other.quiet, options.read.report};
    if (*command == Command::Stats || *command == Command::Check) {
        const auto as_json = output_as_json(*command, options.read.format);
        if (!as_json) return as_json.error();
        settings.as_json = *as_json;
        options.read.format.clear();
    }
    auto reading = options.read.settings(machine.today);
    if (!reading) return reading.error();
    settings.job = job_of(options, reading_job(options, *paths, std::move(*reading)), machine);
    return settings;
}

std::string help_of_indexer() {
    AllOptions options;
    const Groups groups{options};
    return help_head + std::string{"\nIndex:\n"} + help_text(groups.index) + "\nReading:\n" +
           help_text(groups.read) + "\nOther:\n" + help_text(groups.other) + help_examples;
}

}  // namespace onrecord
