// When a page was published.
#pragma once

#include <optional>
#include <string_view>

#include "common/article/article.hpp"
#include "indexer/read/html_tree.hpp"
#include "indexer/read/json_ld.hpp"

namespace onrecord {

class PageMeta;

struct PageDate {
    std::optional<Published> published;
    DateOrigin origin = DateOrigin::None;
};

/// The first date that can be read and is not after `latest`, from linked data, meta, <time> and microdata,
/// the URL, the text around the title. The time of a change or of the crawl is none.
PageDate date_of_page(const HtmlTree& tree, const PageMeta& meta, const LinkedArticle& linked,
                      std::string_view url, Date latest);

/// The day in a URL like ".../2025/02/04/...", ".../2025/feb/04/..." or ".../20250204-...".
std::optional<Date> date_in_url(std::string_view url);

/// The first date in a line of text, with the words around it: "Updated Feb. 4, 2025 by Ann Lee".
std::optional<Published> date_in_line(std::string_view line);

}  // namespace onrecord
