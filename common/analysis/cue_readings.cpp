#include "common/analysis/cue_readings.hpp"

#include <algorithm>

#include "common/analysis/confidence.hpp"
#include "common/analysis/rivals.hpp"
#include "common/analysis/sources.hpp"

namespace onrecord {
namespace {

/// Less likely cues come to nothing: their statements would not be likely enough. But where there is a
/// quotation, they may be what explains it.
constexpr float least_read = 0.07F;
constexpr float least_read_by_quotation = 0.04F;

bool is_worth_reading(const MarkedText& text, const Cue& cue) {
    return cue.probability >= least_read ||
           (cue.probability >= least_read_by_quotation && stands_by_quotation(text, cue.sentence));
}

/// "According to SOURCE, CONTENT." where the model sees nothing.
Arguments opening_source(const ParsedText& text, const Cue& cue) {
    const auto& marked = text.marked;
    const auto sentence = range_of(marked.sentences[cue.sentence]);
    if (cue.tokens.begin != sentence.begin || marked.keys[cue.tokens.begin].word != "according"_f) return {};
    auto comma = cue.tokens.end;
    while (comma < sentence.end && text.tags[comma] != Tag::Comma) ++comma;
    if (comma == cue.tokens.end || comma + 1 >= sentence.end) return {};
    Arguments made;
    made.content = {{comma + 1, sentence.end}};
    made.source = {cue.tokens.end, comma};
    made.confidence = 0.5F;
    return made;
}

/// What belongs to a cue, and how likely it is by itself.
Arguments arguments_of_cue(const ParsedText& text, const CueMap& map, std::size_t number,
                           const StatementModels& models) {
    const ArgumentWindow window{text, map, number};
    auto arguments = arguments_of(window, models.arguments);
    if (arguments.content.empty()) return arguments;
    arguments.source = best_source(SourceChoice{text, window, arguments}, models.sources);
    arguments.confidence = confidence_of(text, map, window, arguments, models.confidence);
    return arguments;
}

/// How likely each is beside the others.
void judge(const MarkedText& text, std::vector<CueReading>& readings, const LinearModel& model) {
    std::vector<Candidate> candidates;
    for (const auto& [cue, arguments] : readings) {
        if (!arguments.content.empty()) candidates.push_back(candidate_of(text, cue, arguments));
    }
    const auto confidences = confidences_among(candidates, model);
    std::size_t next = 0;
    for (auto& reading : readings) {
        if (!reading.arguments.content.empty()) reading.arguments.confidence = confidences[next++];
    }
}

}  // namespace

bool stands_by_quotation(const MarkedText& text, std::size_t number) {
    const auto& sentence = text.sentences[number];
    for (auto at = sentence.begin - std::min<std::size_t>(1, sentence.begin); at <= sentence.end; ++at) {
        if (text.quoted(at)) return true;
    }
    return false;
}

std::vector<CueReading> readings_of(const ParsedText& text, const std::vector<Cue>& cues,
                                    const StatementModels& models) {
    const CueMap map{cues, text.marked.size()};
    std::vector<CueReading> readings;
    for (std::size_t number = 0; number < cues.size(); ++number) {
        if (!is_worth_reading(text.marked, cues[number])) continue;
        readings.push_back({cues[number], arguments_of_cue(text, map, number, models)});
    }
    judge(text.marked, readings, models.rivals);
    for (auto& [cue, arguments] : readings) {
        if (arguments.content.empty()) arguments = opening_source(text, cue);
    }
    return readings;
}

}  // namespace onrecord
