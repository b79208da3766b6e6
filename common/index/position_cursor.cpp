#include "common/index/position_cursor.hpp"

#include <utility>

namespace onrecord {

bool PositionCursor::seek(Xapian::docid docid) {
    if (docid > last_ && !open_chunk(docid)) return false;
    while (reader_.entry().docid < docid) {
        // A chunk that does not hold its last document is damaged: then the next one is as good.
        if (!reader_.next() && !open_chunk(last_ + 1)) return false;
    }
    return true;
}

/// Moves to the first chunk that ends at `docid` or behind it.
bool PositionCursor::open_chunk(Xapian::docid docid) {
    if (!std::exchange(is_open_, true)) key_ = db_.metadata_keys_begin(keys_);
    const auto end = db_.metadata_keys_end(keys_);
    for (; key_ != end; ++key_) {
        key_.skip_to(position_key(keys_, docid));
        if (key_ == end) break;
        const auto key = *key_;
        last_ = parsed_position_key(key).last;
        chunk_ = db_.get_metadata(key);
        reader_ = {chunk_, last_};
        if (reader_.next()) return true;
    }
    return false;
}

}  // namespace onrecord
