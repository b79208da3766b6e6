// Prints what each stage of the analysis makes of a text, to look at one stage alone.
//
//   stages STAGE < TEXT      STAGE: tokens sentences quotations tags names entities hints cues arguments
//                            sources readings statements
//
// One line for each thing found, its parts apart by tabs, in order of the text.
#include <cstdio>
#include <iostream>
#include <iterator>
#include <map>
#include <string>

#include <fmt/format.h>

#include "common/analysis/analyzer.hpp"
#include "common/analysis/arguments.hpp"
#include "common/analysis/confidence.hpp"
#include "common/analysis/cue_readings.hpp"
#include "common/analysis/entities.hpp"
#include "common/analysis/names.hpp"
#include "common/analysis/sources.hpp"
#include "common/analysis/statements.hpp"

namespace onrecord {
namespace {

constexpr std::string_view kinds[] = {"word", "number", "clitic", "quote", "stop", "mark"};
constexpr std::string_view tags[] = {"other",   "noun",      "nouns",      "name",       "adjective",
                                     "adverb",  "base",      "past",       "participle", "gerund",
                                     "present", "present-s", "modal",      "determiner", "preposition",
                                     "to",      "pronoun",   "possessive", "question",   "conjunction",
                                     "number",  "particle",  "there",      "genitive",   "comma",
                                     "colon",   "stop",      "quote",      "mark"};

/// A text on its way through the stages.
struct Staged {
    MarkedText text;
    std::vector<Tag> tags;
    CueHints hints;
    Tree tree;
    StatementModels statements;
    EntityModels entities;

    TaggedText tagged() const { return {text, tags}; }
    ParsedText parsed() const { return {text, tags, tree}; }
    std::string printed(const TokenRange& range) const {
        if (range.empty()) return {};
        std::string words{text.span_of(range).in(text.text)};
        for (char& c : words) c = c == '\n' || c == '\t' ? ' ' : c;
        return words;
    }
};

void print_tokens(const Staged& staged) {
    for (const auto& token : staged.text.tokens)
        fmt::print("{}\t{}\t{}\n", token.span.begin, kinds[static_cast<std::size_t>(token.kind)],
                   token.in(staged.text.text));
}

void print_sentences(const Staged& staged) {
    for (const auto& sentence : staged.text.sentences)
        fmt::print("{}\t{}\n", sentence.begins_paragraph ? "paragraph" : "",
                   staged.printed(range_of(sentence)));
}

void print_quotations(const Staged& staged) {
    for (const auto& quotation : staged.text.quotations)
        fmt::print("{}\t{}\n", quotation.continues ? "continues" : "", quotation.span.in(staged.text.text));
}

void print_tags(const Staged& staged) {
    for (std::size_t at = 0; at < staged.text.size(); ++at)
        fmt::print("{}\t{}\t{}\n", staged.text.tokens[at].span.begin,
                   tags[static_cast<std::size_t>(staged.tags[at])], staged.text.word(at));
}

void print_names(const Staged& staged) {
    for (const auto& name : find_names(staged.tagged(), staged.entities))
        fmt::print("{}\t{}\n", to_string(name.kind), staged.printed(name.tokens));
}

void print_entities(const Staged& staged) {
    for (const auto& entity : cluster_names(staged.text, find_names(staged.tagged(), staged.entities))) {
        fmt::print("{}\t{}", to_string(entity.kind), entity.name);
        for (const auto& mention : entity.mentions) fmt::print("\t{}", mention.in(staged.text.text));
        fmt::print("\n");
    }
}

void print_hints(const Staged& staged) {
    for (std::size_t at = 0; at < staged.text.size(); ++at) {
        if (staged.hints.tokens[at])
            fmt::print("{}\t{}\n", staged.text.tokens[at].span.begin, staged.text.word(at));
    }
}

void print_cues(const Staged& staged) {
    for (const auto& cue : cues_of(staged.parsed(), staged.hints, staged.statements.cues))
        fmt::print("{:.2f}\t{}\n", cue.probability, staged.printed(cue.tokens));
}

void print_found(const Staged& staged, const Cue& cue, const Arguments& found) {
    fmt::print("{:.2f}\t{}\t{}", found.confidence, staged.printed(cue.tokens), staged.printed(found.source));
    for (const auto& content : found.content) fmt::print("\t{}", staged.printed(content));
    fmt::print("\n");
}

void print_arguments(const Staged& staged) {
    const auto cues = cues_of(staged.parsed(), staged.hints, staged.statements.cues);
    const CueMap map{cues, staged.text.size()};
    for (std::size_t number = 0; number < cues.size(); ++number)
        print_found(staged, cues[number],
                    arguments_of(ArgumentWindow{staged.parsed(), map, number}, staged.statements.arguments));
}

/// How likely it is by itself, the one that is taken, then who else might have been meant.
void print_sources(const Staged& staged) {
    const auto parsed = staged.parsed();
    const auto cues = cues_of(parsed, staged.hints, staged.statements.cues);
    const CueMap map{cues, staged.text.size()};
    for (std::size_t number = 0; number < cues.size(); ++number) {
        const ArgumentWindow window{parsed, map, number};
        auto arguments = arguments_of(window, staged.statements.arguments);
        if (arguments.content.empty()) continue;
        const SourceChoice choice{parsed, window, arguments};
        arguments.source = best_source(choice, staged.statements.sources);
        fmt::print("{:.2f}\t{}\t{}",
                   confidence_of(parsed, map, window, arguments, staged.statements.confidence),
                   staged.printed(cues[number].tokens), staged.printed(arguments.source));
        for (const auto& candidate : choice.candidates())
            fmt::print("\t{}", staged.printed(candidate.tokens));
        fmt::print("\n");
    }
}

/// Beside each other: below a confidence that statements.cpp tells, nothing comes of them.
void print_readings(const Staged& staged) {
    const auto parsed = staged.parsed();
    const auto cues = cues_of(parsed, staged.hints, staged.statements.cues);
    for (const auto& [cue, arguments] : readings_of(parsed, cues, staged.statements))
        print_found(staged, cue, arguments);
}

void print_statements(const std::string& body) {
    auto analyzer = Analyzer::open();
    if (!analyzer) return;
    Article article;
    article.body = body;
    for (const auto& said : analyzer->analyze(article).statements) {
        fmt::print("{}\t{}\t{:.2f}\t{}", to_string(said.kind), to_string(said.resolution), said.confidence,
                   said.speaker);
        for (const auto& span : said.content) fmt::print("\t{}", span.in(body));
        fmt::print("\n");
    }
}

int fail(const std::string& message) {
    fmt::print(stderr, "stages: {}\n", message);
    return 2;
}

int run(const std::string& stage) {
    const std::map<std::string, void (*)(const Staged&)> printers{
        {"tokens", print_tokens},   {"sentences", print_sentences}, {"quotations", print_quotations},
        {"tags", print_tags},       {"names", print_names},         {"entities", print_entities},
        {"hints", print_hints},     {"cues", print_cues},           {"arguments", print_arguments},
        {"sources", print_sources}, {"readings", print_readings}};
    const std::string body{std::istreambuf_iterator<char>{std::cin}, {}};
    const auto statements_file = ModelFile::open(models_folder() + "/statements.model");
    const auto entities_file = ModelFile::open(models_folder() + "/entities.model");
    if (!statements_file) return fail(statements_file.error().message);
    if (!entities_file) return fail(entities_file.error().message);
    if (stage == "statements") return print_statements(body), 0;
    const auto printer = printers.find(stage);
    if (printer == printers.end())
        return fail("there is no stage " + stage + "; see the top of tools/stages/main.cpp");
    auto statements = statement_models(*statements_file);
    auto entities = entity_models(*entities_file);
    if (!statements || !entities) return fail("the models are not those of this program; build it anew");
    Staged staged{mark_text(body), {}, {}, Tree{{}}, std::move(*statements), std::move(*entities)};
    staged.tags = tags_of(staged.text, staged.statements.tagger);
    staged.hints = cue_hints_of(staged.tagged(), staged.statements.hints);
    staged.tree = Tree{dependencies_of(staged.tagged(), staged.hints.sentences, staged.statements.parser)};
    printer->second(staged);
    return 0;
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "Usage: stages STAGE < TEXT\n");
        return 2;
    }
    return onrecord::run(argv[1]);
}
