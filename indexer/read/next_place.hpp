// Where a text stands next, asked again and again: hostile files are made of beginnings without an end, and a
// search to the end of the file for each of them would take quadratic time.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace onrecord {

/// Of one text. Asked for places that only go forward, it looks at each byte once.
class NextPlace {
  public:
    enum class Letters { Same, OfAnyCase };

    /// REQUIRES: `needle` is not empty, and in lower case where letters may be of any. `text` outlives it.
    NextPlace(std::string_view text, std::string needle, Letters letters = Letters::Same);

    std::size_t from(std::size_t at);

  private:
    std::string_view text_;
    std::string needle_;
    Letters letters_;
    std::size_t found_ = 0;
    bool searched_ = false;
};

/// Of the ends of all elements: "</NAME>", "[/NAME]".
class EndTags {
  public:
    /// REQUIRES: `text` outlives it. Names of more than a hundred bytes are none.
    EndTags(std::string_view text, std::string_view open, char close);

    bool any(std::string_view name) const { return places_.contains(name); }
    /// Where the next one of that name begins.
    std::size_t next(std::string_view name, std::size_t from) const;

  private:
    std::unordered_map<std::string_view, std::vector<std::size_t>> places_;
};

/// Where `needle`, in lower case, stands in any case.
std::size_t find_ignoring_case(std::string_view text, std::string_view needle, std::size_t from);

}  // namespace onrecord
