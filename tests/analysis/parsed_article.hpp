// A text with all that the stages behind the parser take, by the installed models.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/arguments.hpp"
#include "common/analysis/confidence.hpp"
#include "common/analysis/cues.hpp"
#include "common/analysis/sources.hpp"
#include "common/analysis/statements.hpp"

namespace onrecord::test {

class ParsedArticle {
  public:
    /// Borrows the text.
    explicit ParsedArticle(std::string_view text)
        : marked{mark_text(text)},
          tags{tags_of(marked, models.tagger)},
          hints{cue_hints_of({marked, tags}, models.hints)},
          tree{dependencies_of({marked, tags}, hints.sentences, models.parser)},
          cues{cues_of(parsed(), hints, models.cues)},
          map{cues, marked.size()} {}

    ParsedText parsed() const { return {marked, tags, tree}; }
    std::string printed(const TokenRange& range) const {
        return range.empty() ? "" : std::string{marked.span_of(range).in(marked.text)};
    }
    /// The number of the cue that begins with a word. REQUIRES: there is one.
    std::size_t cue_at(std::string_view word) const {
        std::size_t number = 0;
        while (marked.word(cues.at(number).tokens.begin) != word) ++number;
        return number;
    }
    ArgumentWindow window(std::size_t cue) const { return {parsed(), map, cue}; }

    ModelFile file = *ModelFile::open(models_folder() + "/statements.model");
    StatementModels models = *statement_models(file);
    MarkedText marked;
    std::vector<Tag> tags;
    CueHints hints;
    Tree tree;
    std::vector<Cue> cues;
    CueMap map;
};

}  // namespace onrecord::test
