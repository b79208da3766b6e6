// What is read of one thing within a container: an entry of an archive, a record of a crawl.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "indexer/read/reader.hpp"

namespace onrecord {

/// Where something lies and when it was changed, if its container says so.
struct NestedPlace {
    std::string name;  ///< "pages/a.html", "record 12"
    std::optional<std::int64_t> modified;
};

/// The items of a source, each with its place within the container in front of its own. What cannot be
/// opened, and what breaks off, is one Unreadable.
class NestedArticles {
  public:
    /// `name` is a file name, for what its ending says. REQUIRES: `settings` outlives it.
    NestedArticles(std::unique_ptr<ByteSource> source, std::string name, NestedPlace place,
                   const ReadSettings& settings, const Surroundings& around);

    std::optional<Item> next();

  private:
    NestedPlace place_;
    std::unique_ptr<Reader> reader_;
    std::string complaint_;
};

}  // namespace onrecord
