// Which elements of a page are open while its markup is read from left to right, about as the HTML parser
// counts them. It knows no limit, and for each end tag goes through all that are open: a page of nothing but
// start tags would take quadratic time.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace onrecord {

class OpenElements {
  public:
    /// Of a start tag, its name in lower case: false where it lies too deep, and is to be left out.
    bool begin(std::string_view name);
    /// Of an end tag: false where its start tag was left out, or never was.
    bool end(std::string_view name);

  private:
    struct Count {
        std::size_t open = 0;
        std::size_t left_out = 0;
        bool was_open = false;
    };

    void close_last();

    std::vector<std::string> open_;
    std::unordered_map<std::string, Count> counts_;
};

}  // namespace onrecord
