// XML that is not well-formed, made so as its writer meant it; for what mended_xml() let pass.
//
//   <b>x</i>y</p>            an end tag closes what is open within its element; one of nothing is dropped
//   <br> <img src=a.jpg>     tags of HTML that hold nothing are closed at once; values get quotation marks
//   <description>x<pubDate>  what cannot lie within an entry or its fields in a feed ends them
//   a < b                    no tag: &lt;
//   the end                  closes what is open
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

/// In time linear in the size of `xml`. Comments, processing instructions and CDATA sections stay as they
/// are.
std::string balanced_xml(std::string_view xml);

}  // namespace onrecord
