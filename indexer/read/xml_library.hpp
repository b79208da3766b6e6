// libxml2 as a whole.
#pragma once

namespace onrecord {

/// Readies libxml2 for use from any thread, once. Its complaints go nowhere: what is wrong with a file is
/// told by its reader.
void prepare_xml_library();

}  // namespace onrecord
