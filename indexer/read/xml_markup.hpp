// The bytes of an XML file before they are parsed, so that nothing in them can make the parser work without
// bound, and that what is not quite XML is read all the same.
//
//   <!DOCTYPE ...>   cut out with the entities it declares: none is loaded, none is expanded
//   &nbsp; &eacute;  HTML's entities become their characters
//   &other;  a & b   the ampersand becomes &amp;
//   control bytes    a blank
//   <!-- ... -->     cut out but for its line ends
//   what stands before the first "<"    off
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

/// Well-formedness is not looked at. CDATA sections stay as they are, comments are left out.
std::string mended_xml(std::string_view xml);

}  // namespace onrecord
