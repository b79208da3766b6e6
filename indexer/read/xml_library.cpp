#include "indexer/read/xml_library.hpp"

#include <mutex>

#include <libxml/parser.h>
#include <libxml/xmlerror.h>

namespace onrecord {

void prepare_xml_library() {
    static std::once_flag once;
    std::call_once(once, [] { xmlInitParser(); });
}

}  // namespace onrecord
