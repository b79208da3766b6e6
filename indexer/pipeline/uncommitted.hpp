// What a database was given and did not commit.
#pragma once

#include <xapian.h>

namespace onrecord {

/// Drops it, also behind a commit that failed: a database that is let go of would commit what is left. Throws
/// nothing.
void drop_uncommitted(Xapian::WritableDatabase& db);

}  // namespace onrecord
