// When a page was published.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/article/article.hpp"
#include "indexer/read/html_tree.hpp"
#include "indexer/read/json_ld.hpp"

namespace onrecord {

class LazyPageHead;
class PageMeta;

struct PageDate {
    std::optional<Published> published;
    DateOrigin origin = DateOrigin::None;
    std::string rejected;  ///< where there is no date: the first that was said and does not hold, "" for none
};

/// The first date that can be read and is not after `latest`, from linked data, meta, <time> and microdata of
/// the article, the URL, the date lines around the title. The time of the crawl is none; that of a change is
/// one in a date line that says no other.
PageDate date_of_page(const HtmlTree& tree, const PageMeta& meta, const LinkedArticle& linked,
                      std::string_view url, LazyPageHead& head, Date latest);

/// The day in a URL like ".../2025/02/04/...", ".../2025/feb/04/..." or ".../20250204-..."; the web had none
/// before 1990.
std::optional<Date> date_in_url(std::string_view url);

}  // namespace onrecord
