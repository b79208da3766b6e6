// Statements by trained models: cues, their arguments, and what quotation marks add to them.
//
//   cue → arguments      content by the argument model, the source among its candidates; no content: no
//                        statement; kept where the whole is likely enough
//   “… [content] …”      content that touches a quotation is extended to the whole of it
//   NAME: text           lines of a transcript, three or more
//   “…” ― NAME           a paragraph of its own
//   (a doubtful one)     is kept where it explains a quotation that no other has
//   “A,” said X. “B.”    a quotation without a cue goes to the statement that quotes before it
//   ¶ “B.”               so does a paragraph that begins with a quotation and has no cue
//   that A.              the "that" in front and punctuation at the ends are not content
#pragma once

#include <vector>

#include "common/analysis/analyzed_article.hpp"
#include "common/analysis/cues.hpp"
#include "common/analysis/model/model_file.hpp"
#include "common/base/result.hpp"

namespace onrecord {

/// The models of statements; borrow their weights from a ModelFile.
struct StatementModels {
    LinearModel tagger;
    LinearModel hints;
    ParserModels parser;
    CueModels cues;
    LinearModel arguments;
    LinearModel sources;
    LinearModel confidence;
    TreeModel rivals;
};

/// An Error where the file lacks one of them.
Result<StatementModels> statement_models(const ModelFile& file);

/// Direct: those in quotation marks alone, which need least knowledge of the language.
enum class StatementScope { All, Direct };

/// A text and what is looked for in it.
struct StatementTask {
    TaggedText text;
    StatementScope scope = StatementScope::All;
};

/// The statements of each text in order, without speakers. All texts go through one stage before the next
/// begins: what a stage looks up stays near for all of them.
std::vector<std::vector<Statement>> statements_of(const std::vector<StatementTask>& tasks,
                                                  const StatementModels& models);

}  // namespace onrecord
