// Markdown with front matter: the sources of sites that Hugo, Jekyll, Eleventy and their like make.
#pragma once

#include <memory>

#include "indexer/read/reader.hpp"

namespace onrecord {

std::unique_ptr<Reader> make_markdown_reader(Input input, const ReadSettings& settings);

/// The text of Markdown in paragraphs; the commands of site generators in it are left out.
std::string text_of_markdown(std::string_view markdown);

}  // namespace onrecord
