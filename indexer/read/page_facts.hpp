// What a page says about itself, from the most trustworthy place that says it:
//
//   title     Open Graph, a heading that <title> begins with, JSON-LD, microdata, other meta, h1, <title>
//   date      JSON-LD, meta, microdata and <time>, the URL, date lines near the title
//   authors   JSON-LD, meta, microdata and rel=author, the byline
//   source    og:site_name, JSON-LD publisher, the host
//   language  <html lang>, JSON-LD, Open Graph;  section  meta, JSON-LD
//   URL       where it was found, canonical, Open Graph
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.hpp"
#include "indexer/read/html_tree.hpp"
#include "indexer/read/json_ld.hpp"
#include "indexer/read/page_clutter.hpp"

namespace onrecord {

/// The <meta> of a page by lower-case name, property or itemprop, in their order. Microdata in the body is of
/// the item around it, and not of the page.
class PageMeta {
  public:
    explicit PageMeta(const HtmlTree& tree);

    /// The first content that is not empty under any of the names, in order of the names.
    std::string first(const std::vector<std::string_view>& names) const;
    std::vector<std::string> all(std::string_view name) const;

  private:
    struct Entry {
        std::string name;
        std::string content;
    };
    std::vector<Entry> entries_;
};

struct PageFacts {
    std::string title;
    std::optional<Published> published;
    DateOrigin date_origin = DateOrigin::None;
    std::string rejected_date;  ///< where there is no date: the first that was said and does not hold
    std::vector<std::string> authors;
    std::string source;
    std::string section;
    std::string language;
    std::string url;
    std::string body;  ///< the article's text as linked data have it, "" mostly; without paragraphs
};

/// `url` is where the page was found, "" where that is not known. Days after `latest` are not believed.
PageFacts facts_of_page(const HtmlTree& tree, const Clutter& clutter, const std::vector<std::string>& json_ld,
                        std::string_view url, Date latest);

}  // namespace onrecord
