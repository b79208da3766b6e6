// Whether the side column holds of each article what the database does.
#pragma once

#include <memory>
#include <string>

#include <xapian.h>

#include "common/index/side_column.hpp"

namespace onrecord {

/// The column of the present state of the index, where there is one and nothing of it is damaged.
std::shared_ptr<const SideColumn> whole_column(const std::string& index_dir,
                                               const Xapian::Database& articles);

enum class ColumnState {
    Absent,    ///< there is none: answers are slower, not other
    Outdated,  ///< of another state of the index, or not whole: it is not used, and the next run makes it
               ///< anew
    Fresh,
};

/// `column` is what whole_column() gave.
ColumnState column_state(const std::string& index_dir, const SideColumn* column);

/// REQUIRES of all that follow: SideColumn::is_whole().

/// Values that stand in the column twice would be counted apart; the first one, "" where there is none.
std::string value_held_twice(const SideColumn& column);

/// The same of values that the column counts as one name, or apart, otherwise than the names of the index
/// say; the first one, "" where there is none. May throw Xapian's exceptions.
std::string value_under_another_name(const SideColumn& column, const Xapian::Database& articles);

/// The same of names that the column says wrongly that a document has more than once, or not.
std::string name_repeated_otherwise(const SideColumn& column);

/// What the column holds of an article otherwise than its document does: "has another length in the side
/// column"; "" where nothing is. REQUIRES: the docid is not above those that the column was made of.
std::string column_difference(const SideColumn& column, Xapian::docid docid, Xapian::termcount length,
                              const Xapian::Document& wanted);

}  // namespace onrecord
