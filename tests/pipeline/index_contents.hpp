// All that an index holds, as text, so that two indexes can be held against each other.
#pragma once

#include <string>

namespace onrecord::test {

/// Every document of both databases in order of its docid: values, terms with weight and positions, data; and
/// the table of inflections.
std::string contents_by_docid(const std::string& index_dir);

/// The same in order of the articles' ids and without docids: equal for two indexes that hold the same
/// articles, however they came to it.
std::string contents_by_id(const std::string& index_dir);

}  // namespace onrecord::test
