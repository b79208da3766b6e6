// Lines of "Name: value" up to an empty line, as HTTP, WARC and mail have them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/read/input.hpp"

namespace onrecord {

/// Fields in their order, names in lower case.
class HeaderFields {
  public:
    /// Takes the lines up to the empty one, and that one. A line that begins with a blank goes on with the
    /// one before; a line without a colon is passed over. Lines are bounded, and so is their number.
    static HeaderFields take(Input& input);

    /// The first of that name (in lower case); "" where there is none.
    std::string_view value(std::string_view name) const;

  private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

}  // namespace onrecord
