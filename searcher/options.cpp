#include "searcher/options.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "common/base/text.hpp"
#include "common/index/layout.hpp"
#include "searcher/query/date_value.hpp"
#include "searcher/search/facets.hpp"

namespace onrecord {
namespace {

constexpr std::uint64_t facet_values_on_a_terminal = 10;

struct AllOptions {
    QueryOptions query;
    AnswerOptions answer;
    PageOptions page;
    ProgramOptions program;
};

struct Groups {
    po::options_description query{"Narrow the question"};
    po::options_description answer{"What to show"};
    po::options_description page{"Which part, in which order"};
    po::options_description program{"Index and output"};

    explicit Groups(AllOptions& options) {
        options.query.describe(query);
        options.answer.describe(answer);
        options.page.describe(page);
        options.program.describe(program);
    }

    po::options_description all() const {
        po::options_description together;
        together.add(query).add(answer).add(page).add(program);
        return together;
    }
};

/// The value that `typed` names, or an Error that lists what may be typed.
template <typename T, std::size_t N>
Result<T> chosen(const char* option, const std::string& typed,
                 const std::array<std::pair<const char*, T>, N>& choices) {
    std::string names;
    for (const auto& [name, value] : choices) {
        if (typed == name) return value;
        names += names.empty() ? name : std::string{", "} + name;
    }
    return Error{ErrorKind::Usage, std::string{option} + " does not know '" + typed + "'",
                 "it takes one of: " + names};
}

constexpr std::array<std::pair<const char*, Sort>, 3> sorts{
    {{"relevance", Sort::Relevance}, {"newest", Sort::Newest}, {"oldest", Sort::Oldest}}};
constexpr std::array<std::pair<const char*, MatchMode>, 2> match_modes{
    {{"all", MatchMode::All}, {"any", MatchMode::Any}}};
constexpr std::array<std::pair<const char*, TimelineUnit>, 4> units{
    {{timeline_units[0], TimelineUnit::Day},
     {timeline_units[1], TimelineUnit::Week},
     {timeline_units[2], TimelineUnit::Month},
     {timeline_units[3], TimelineUnit::Year}}};
/// What --facets alone stands for.
constexpr const char* usual_facets = "person,org,place,speaker,source";
constexpr const char* usual_unit = "month";
constexpr std::array<std::pair<const char*, int>, 3> colors{{{"auto", -1}, {"always", 1}, {"never", 0}}};

std::string facet_names() {
    std::string names;
    for (const auto field : facet_fields) (names += names.empty() ? "" : ", ") += row_of(field).name;
    return names;
}

Result<std::vector<Field>> facets_named(const std::string& names) {
    std::vector<Field> facets;
    for (const auto piece : split(names, ',')) {
        const auto name = trim(piece);
        const auto field = field_named(name);
        const bool known = field && std::find(std::begin(facet_fields), std::end(facet_fields), *field) !=
                                        std::end(facet_fields);
        if (!known) {
            return Error{ErrorKind::Usage, "--facets does not know '" + std::string{name} + "'",
                         "it takes some of: " + facet_names()};
        }
        if (std::find(facets.begin(), facets.end(), *field) == facets.end()) facets.push_back(*field);
    }
    return facets;
}

Status set_dates(const QueryOptions& options, Settings& settings) {
    if (options.from.empty() && options.to.empty()) return Done{};
    QueryNode dates;
    dates.kind = NodeKind::Dates;
    dates.field = Field::Date;
    if (!options.from.empty()) {
        const auto from = parse_date_end(options.from, DateEnd::First, settings.parse.today);
        if (!from) return from.error();
        dates.range.from = *from;
    }
    if (!options.to.empty()) {
        const auto to = parse_date_end(options.to, DateEnd::Last, settings.parse.today);
        if (!to) return to.error();
        dates.range.to = *to;
    }
    if (dates.range.from && dates.range.to && *dates.range.to < *dates.range.from) {
        return Error{ErrorKind::Usage, "--from " + options.from + " is later than --to " + options.to,
                     "swap the two"};
    }
    settings.filters.push_back(std::move(dates));
    return Done{};
}

Status set_filters(const QueryOptions& options, Settings& settings) {
    const std::pair<Field, const std::vector<std::string>&> typed[] = {{Field::Speaker, options.speaker},
                                                                       {Field::Person, options.person},
                                                                       {Field::Org, options.org},
                                                                       {Field::Place, options.place},
                                                                       {Field::Source, options.source}};
    for (const auto& [field, values] : typed) {
        for (const auto& value : values) {
            auto filter = parse_filter(field, value, settings.parse);
            if (!filter) return filter.error();
            settings.filters.push_back(std::move(*filter));
        }
    }
    return set_dates(options, settings);
}

Status set_answer(const AllOptions& options, const Terminal& terminal, Settings& settings) {
    auto& request = settings.request;
    request.unit = options.answer.quotes ? Unit::Statements : Unit::Articles;
    request.only_count = options.answer.count && !options.answer.facets && !options.answer.timeline;
    if (options.answer.facets) {
        auto facets = facets_named(*options.answer.facets);
        if (!facets) return facets.error();
        request.facets = std::move(*facets);
    }
    if (options.answer.timeline) {
        const auto unit = chosen("--timeline", *options.answer.timeline, units);
        if (!unit) return unit.error();
        request.timeline = *unit;
    }
    const auto sort = chosen("--sort", options.page.sort, sorts);
    if (!sort) return sort.error();
    request.sort = *sort;
    request.recency_days = options.page.recency;
    request.limit = static_cast<std::uint64_t>(options.page.limit);
    request.offset = static_cast<std::uint64_t>(options.page.offset);
    request.snippets = !options.page.no_snippets;
    const auto format = format_named(options.program.format);
    if (!format) return format.error();
    const auto color = chosen("--color", options.program.color, colors);
    if (!color) return color.error();
    settings.output.format = *format;
    request.only_ids = *format == OutputFormat::Trec && !options.answer.quotes;
    settings.output.color = *color == 1 || (*color == -1 && terminal.has_colors);
    settings.output.width = terminal.width;
    settings.output.bars = terminal.is_terminal;
    settings.output.only_count = options.answer.count;
    const auto unlimited = *format == OutputFormat::Text ? facet_values_on_a_terminal : 0;
    request.facet_limit =
        options.page.facet_limit ? static_cast<std::uint64_t>(*options.page.facet_limit) : unlimited;
    return Done{};
}

Command command_of(const AllOptions& options) {
    if (options.program.help) return Command::Help;
    if (options.program.version) return Command::Version;
    if (!options.answer.show.empty()) return Command::Show;
    if (options.answer.explain) return Command::Explain;
    return options.program.batch.empty() ? Command::Answer : Command::Batch;
}

Status check_query_is_there(const AllOptions& options, const Settings& settings) {
    const bool asks_without_words = !settings.filters.empty() || options.answer.facets ||
                                    options.answer.timeline || options.answer.count || options.answer.quotes;
    if (settings.command == Command::Batch && !settings.typed.empty()) {
        return Error{ErrorKind::Usage, "--batch takes its questions from the file",
                     "leave out the question, or narrow all of them with --speaker, --from and the like"};
    }
    const bool needs_one = settings.command == Command::Answer || settings.command == Command::Explain;
    if (!needs_one || !settings.typed.empty() || asks_without_words) return Done{};
    return Error{ErrorKind::Usage, "there is no question",
                 "ask one, such as: searcher 'Bukele AND CECOT'\nor see: searcher --help"};
}

}  // namespace

void QueryOptions::describe(po::options_description& options) {
    add_value(options, "match", match, "all|any", "what a blank between words means (default all)");
    add_switch(options, "plain", plain, "the question is text: nothing in it is an operator");
    add_value(options, "from", from, "DATE", "published on this day or later; also 2025 or 2025-02");
    add_value(options, "to", to, "DATE", "published on this day or earlier");
    add_list(options, "speaker", speaker, "NAME", "with a statement by somebody of that name");
    add_list(options, "person", person, "NAME", "naming this person");
    add_list(options, "org", org, "NAME", "naming this organization");
    add_list(options, "place", place, "NAME", "naming this place");
    add_list(options, "source", source, "NAME", "published by this source");
}

void AnswerOptions::describe(po::options_description& options) {
    add_switch(options, "quotes,q", quotes, "statements instead of articles: who said what, when");
    add_optional_value(options, "facets", facets, usual_facets, "FIELDS",
                       ("how often each value occurs, of " + facet_names()).c_str());
    add_optional_value(options, "timeline", timeline, usual_unit, "UNIT",
                       "how many a day, week, month or year");
    add_switch(options, "count,c", count, "only how many there are");
    add_value(options, "show", show, "ID", "one article whole, its matches and statements marked");
    add_switch(options, "explain", explain,
               "how the question is read; with --show why each statement has its speaker");
}

void PageOptions::describe(po::options_description& options) {
    add_value(options, "sort", sort, "ORDER", "relevance (default), newest or oldest first");
    add_value(options, "recency", recency, "DAYS",
              "rank newer ones a little higher: the boost is halved every so many days (default: no boost)");
    add_value(options, "limit,n", limit, "N", "show at most N results; 0 for all (default 10)");
    add_value(options, "offset", offset, "N", "leave out the first N results");
    add_optional(options, "facet-limit", facet_limit, "N",
                 "values of a facet; 0 for all (default 10 as text, else all)");
    add_switch(options, "no-snippets", no_snippets, "leave out sentences and statements under each article");
}

Status PageOptions::check() const {
    if (recency < 0)
        return Error{ErrorKind::Usage, "--recency must not be negative",
                     "it counts days; leave it out for none"};
    if (recency > 0 && sort != "relevance") {
        return Error{ErrorKind::Usage, "--recency is for --sort relevance",
                     "leave out one of them: --sort " + sort + " goes by date alone"};
    }
    if (limit < 0)
        return Error{ErrorKind::Usage, "--limit must not be negative", "use --limit 0 for all results"};
    if (offset < 0)
        return Error{ErrorKind::Usage, "--offset must not be negative", "it counts the results to leave out"};
    if (facet_limit.value_or(0) < 0)
        return Error{ErrorKind::Usage, "--facet-limit must not be negative", "use 0 for all values"};
    return Done{};
}

void ProgramOptions::describe(po::options_description& options) {
    add_list(options, "index,i", index, "DIR",
             "the index; several are read as one (default $ONRECORD_INDEX, else ./onrecord.index)");
    add_value(options, "aliases", aliases, "FILE",
              "names that are one: lines of a name, a tab, its aliases (default aliases.tsv of the index)");
    add_value(options, "blocklist", blocklist, "FILE",
              "names that are none, one a line (default blocklist.txt of the index)");
    add_value(options, "batch", batch, "FILE",
              "answer many questions: lines of ID, a tab, a question; - for standard input");
    add_value(options, "format,f", format, "FORMAT", "text (default), json, jsonl, csv or trec");
    add_value(options, "color", color, "WHEN", "auto (default: on a terminal), always or never");
    add_value(options, "timeout", timeout, "SECONDS", "give up after that many seconds, with exit code 2");
    add_switch(options, "help,h", help, "this text");
    add_switch(options, "version", version, "the version");
}

/// "--facets person tunnel": a word that would be the option's value, had it been tied to it.
void note_loose_values(const AnswerOptions& options, const std::vector<std::string>& words,
                       Settings& settings) {
    for (const auto& word : words) {
        if (options.facets == usual_facets && facets_named(word))
            settings.notes.push_back("'" + word +
                                     "' was searched for; facets are chosen with --facets=" + word);
        if (options.timeline == usual_unit && chosen("", word, units))
            settings.notes.push_back("'" + word +
                                     "' was searched for; the unit is chosen with --timeline=" + word);
    }
}

Result<Settings> read_settings(const std::vector<std::string>& arguments, const Terminal& terminal) {
    AllOptions options;
    const auto words = read_command_line(arguments, Groups{options}.all(), SingleDash::MayBeText);
    if (!words) return words.error();
    if (const auto checked = options.page.check(); !checked) return checked.error();
    if (options.program.timeout < 0)
        return Error{ErrorKind::Usage, "--timeout must not be negative", "use 0 for none"};
    Settings settings;
    settings.timeout_seconds = options.program.timeout;
    settings.command = command_of(options);
    settings.index_dirs =
        options.program.index.empty() ? std::vector{default_index_dir()} : options.program.index;
    settings.name_files = {options.program.aliases, options.program.blocklist};
    settings.typed = std::string{trim(join(*words, " "))};
    note_loose_values(options.answer, *words, settings);
    settings.plain = options.query.plain;
    settings.show_id = options.answer.show;
    settings.output.reasons = options.answer.explain;
    settings.batch_file = options.program.batch;
    const auto match = chosen("--match", options.query.match, match_modes);
    if (!match) return match.error();
    settings.parse = {terminal.today, *match};
    if (const auto set = set_filters(options.query, settings); !set) return set.error();
    if (const auto set = set_answer(options, terminal, settings); !set) return set.error();
    if (const auto there = check_query_is_there(options, settings); !there) return there.error();
    return settings;
}

Result<SearchRequest> request_of(const Settings& settings, const std::string& typed) {
    auto request = settings.request;
    QueryNode query;
    request.typed = typed;
    request.notes = settings.notes;
    if (!typed.empty()) {
        auto parsed =
            settings.plain ? parse_plain(typed, settings.parse) : parse_query(typed, settings.parse);
        if (!parsed) return parsed.error();
        query = std::move(parsed->root);
        request.notes.insert(request.notes.end(), parsed->notes.begin(), parsed->notes.end());
    }
    request.filters = settings.filters;
    request.question = query;
    request.query =
        settings.filters.empty() ? std::move(query) : narrowed(std::move(query), settings.filters);
    return request;
}

std::string help_of_searcher() {
    AllOptions options;
    const Groups groups{options};
    return "searcher - ask a news archive who said what, when\n\n"
           "  searcher [OPTIONS] QUESTION...\n\n"
           "Examples\n"
           "  searcher 'Bukele AND CECOT'\n"
           "  searcher --quotes 'speaker:rubio said:prison'\n"
           "  searcher '\"mega prison\" OR cecot' --from 2025-01 --sort newest\n"
           "  searcher tunnel --facets --timeline\n"
           "  searcher 'person:\"Mara Quell\" -flood' --limit 0 --format csv\n\n"
           "A question is words (all of them have to occur), \"phrases\", prefix*, =Exact, AND, OR, NOT or "
           "-,\n"
           "a NEAR/5 b, brackets, and fields: title: author: source: section: lang: id: person: org: place:\n"
           "speaker: said: kind: attr: date:2025-01..2025-02.\n\n" +
           help_text(groups.query) + "\n" + help_text(groups.answer) + "\n" + help_text(groups.page) + "\n" +
           help_text(groups.program) + "\nExit status: 0 something matched, 1 nothing matched, 2 an error.\n";
}

}  // namespace onrecord
