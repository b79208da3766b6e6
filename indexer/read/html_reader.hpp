// Pages of the web, one article a page.
#pragma once

#include <memory>

#include "indexer/read/reader.hpp"

namespace onrecord {

std::unique_ptr<Reader> make_html_reader(Input input, const ReadSettings& settings,
                                         const Surroundings& around);

/// The article of a page whose bytes are at hand.
Draft article_of_page(std::string bytes, const ReadSettings& settings, const Surroundings& around);

}  // namespace onrecord
