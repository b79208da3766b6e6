// Where the article of a page stands on the web.
#pragma once

#include <string>
#include <string_view>

#include "indexer/read/html_tree.hpp"

namespace onrecord {

class PageMeta;

struct PageAddress {
    std::string url;   ///< of the article, "" where it is not known
    std::string host;  ///< of the site, lower case and without "www.", "" where it is not known
};

/// From where the page was found ("" where that is not known), its canonical link, made whole by <base>, and
/// Open Graph, in this order. An address without a path is that of the site, and no article's: many stories
/// of a site may name it, and it tells the host alone.
PageAddress address_of_page(const HtmlTree& tree, const PageMeta& meta, std::string_view found_at);

}  // namespace onrecord
