// Texts whose names are known: files of a token and its label a line, made into running text.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/analysis/entities.hpp"
#include "common/base/result.hpp"

namespace onrecord {

struct GoldName {
    TextSpan span;
    std::size_t kind = 0;  ///< person, org, place, misc

    friend auto operator<=>(const GoldName&, const GoldName&) = default;
};

struct NamedText {
    std::string text;
    std::vector<GoldName> names;  ///< in order of the text
};

/// Tokens joined to a text, a sentence a line, closing punctuation and clitics attached. At most `most`
/// texts.
Result<std::vector<NamedText>> read_named_texts(const std::string& path, std::size_t most);

/// Machine-made labels of articles (gzip JSON lines with tokens, offsets and labels).
Result<std::vector<NamedText>> read_silver_texts(const std::string& articles, const std::string& tagged,
                                                 std::size_t most);

/// The bodies of a zstd file of JSON lines, the first `most` bytes of it.
std::vector<std::string> read_bodies(const std::string& path, std::size_t most);

/// Labels of our tokens: a token that shares a byte with a name belongs to it.
std::vector<EntityLabel> labels_of(const MarkedText& text, const std::vector<GoldName>& names);

}  // namespace onrecord
