// Articles with attributions marked by hand, and part-of-speech tags of a machine, as the trainer reads them.
#pragma once

#include <string>
#include <vector>

#include "common/analysis/dependencies.hpp"
#include "common/analysis/marked_text.hpp"
#include "common/analysis/tagger.hpp"
#include "common/base/result.hpp"

namespace onrecord {

/// Spans are byte offsets into the text.
struct GoldAttribution {
    std::vector<TextSpan> source;
    std::vector<TextSpan> cue;
    std::vector<TextSpan> content;
};

struct GoldToken {
    TextSpan span;
    Tag tag = Tag::Other;
    std::int32_t head = no_head;  ///< a gold token
    Relation relation = Relation::Root;
};

/// `kind` as the tagger of the data calls it: "PERSON", "ORGANIZATION", "LOCATION", "MISC".
struct TaggedName {
    TextSpan span;
    std::string kind;
};

struct GoldArticle {
    std::string id;
    std::string text;
    std::vector<GoldAttribution> attributions;
    std::vector<GoldToken> tokens;  ///< in order of the text
    std::vector<TaggedName> names;  ///< in order of the text; made by machine
};

/// `attributions` is a file of JSON lines {"id", "text", "attributions"}, `tagged` a gzip file of lines
/// {"id", "start", "end", "pos", "ner", "sents", "head", "rel"} with offsets in code points.
Result<std::vector<GoldArticle>> read_gold(const std::string& attributions, const std::string& tagged);

/// Which tokens the spans touch.
std::vector<bool> tokens_in(const MarkedText& text, const std::vector<TextSpan>& spans);

/// The gold tokens' tree as one of the text's tokens.
std::vector<Dependency> tree_of(const MarkedText& text, const std::vector<GoldToken>& gold);

}  // namespace onrecord
