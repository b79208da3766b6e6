#include "indexer/pipeline/uncommitted.hpp"

#include "common/index/xapian_door.hpp"

namespace onrecord {

void drop_uncommitted(Xapian::WritableDatabase& db) {
    // Only a transaction can be called off, and a commit that failed has ended its own. Beginning one that is
    // not flushed commits nothing; where there is one already, the engine refuses.
    (void)with_xapian([&]() -> Status {
        db.begin_transaction(false);
        return Done{};
    });
    (void)with_xapian([&]() -> Status {
        db.cancel_transaction();
        return Done{};
    });
}

}  // namespace onrecord
