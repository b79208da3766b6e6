// Two documents of one article, compared: as it should stand in the index, and as it does.
#pragma once

#include <string>

#include <xapian.h>

namespace onrecord {

/// "" where they agree in terms, values and data; else what differs first. May throw Xapian's
/// exceptions.
std::string difference(const Xapian::Document& wanted, const Xapian::Document& found);

}  // namespace onrecord
