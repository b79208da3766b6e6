// Linked data in pages: what a publisher tells search engines of an article (https://schema.org/NewsArticle).
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace onrecord {

/// The members that matter, as they stand; "" where they are not there.
struct LinkedArticle {
    std::string headline;
    std::string published;
    std::vector<std::string> authors;
    std::string publisher;
    std::string section;
    std::string language;
    std::string url;
    std::string body;
    bool is_live = false;  ///< a page that is rewritten as things happen
};

/// The article that the blocks of a page describe: the first object of a kind of article, at the top, in a
/// list or in a @graph; objects that it names by @id are followed. Nothing where there is none.
std::optional<LinkedArticle> linked_article(const std::vector<std::string>& blocks);

}  // namespace onrecord
