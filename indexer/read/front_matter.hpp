// The head of a page that a site generator makes a page of the web from: YAML between lines of "---" (Jekyll,
// Hugo, Eleventy), TOML between lines of "+++" (Hugo), an object of JSON (Hugo).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.hpp"
#include "indexer/read/keyed_article.hpp"

namespace onrecord {

struct FrontMatter {
    std::vector<NamedText> texts;
    std::string_view rest;  ///< what follows it; all where there is none
    std::string complaint;  ///< "front matter is no YAML: ..."; "" where it could be read
};

/// Values that are texts, numbers, dates, or lists of these; deeper ones are left out.
FrontMatter front_matter_of(std::string_view text);

/// Whether a text begins with front matter. That in JSON is told from a file of JSON by the file's name only.
bool has_front_matter(std::string_view text);

}  // namespace onrecord
