// The bytes of a page before they are parsed: what no reader sees is cut out, which halves the work of the
// parser and keeps from it what it would choke on.
//
//   <!-- ... -->  <script>  <style>  <svg>  <template>  <noscript>  <iframe>  <object>  <select>     cut out
//   <script type="application/ld+json">                                   kept aside
//   <title> and the like, then an element of the body                     the head is closed between them
//   a tag with very many attributes                                      shortened: parsers take quadratic
//   time NUL                                                                  a blank
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

struct Markup {
    std::string html;
    std::vector<std::string> json_ld;  ///< as it stood in the page
};

Markup cleaned_markup(std::string_view html);

}  // namespace onrecord
