#include "common/analysis/cue_readings.hpp"

#include <algorithm>
#include <utility>

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

class Reader {
  public:
    Reader(const ParsedText& text, const std::vector<Cue>& cues, const StatementModels& models)
        : text_{text}, map_{cues, text.marked.size()}, models_{models} {}
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    /// What belongs to a cue, judged by itself.
    void read(std::size_t number) {
        const ArgumentWindow window{text_, map_, number};
        auto arguments = arguments_of(window, models_.arguments);
        if (arguments.content.empty()) {
            readings_.push_back({window.cue(), opening_source(text_, window.cue())});
            return;
        }
        arguments.source = best_source(SourceChoice{text_, window, arguments}, models_.sources);
        const auto confidence = confidence_of(text_, map_, window, arguments, models_.confidence);
        candidates_.push_back(candidate_of(text_.marked, window, arguments, confidence));
        judged_.push_back(readings_.size());
        readings_.push_back({window.cue(), std::move(arguments)});
    }

    /// All that was read, judged beside each other.
    std::vector<CueReading> judged() {
        const auto confidences = confidences_among(text_, candidates_, models_.rivals);
        for (std::size_t at = 0; at < judged_.size(); ++at)
            readings_[judged_[at]].arguments.confidence = confidences[at];
        return std::move(readings_);
    }

  private:
    const ParsedText& text_;
    CueMap map_;
    const StatementModels& models_;
    std::vector<CueReading> readings_;
    std::vector<Candidate> candidates_;
    std::vector<std::size_t> judged_;  ///< which of the readings they are
};

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
    Reader reader{text, cues, models};
    for (std::size_t number = 0; number < cues.size(); ++number) {
        if (is_worth_reading(text.marked, cues[number])) reader.read(number);
    }
    return reader.judged();
}

}  // namespace onrecord
