#include "common/index/position_cursor.hpp"

#include <limits>
#include <utility>

namespace onrecord {
namespace {

/// No document has it, but a damaged chunk may tell of it: behind it, docids would begin anew.
constexpr auto last_docid_of_all = std::numeric_limits<Xapian::docid>::max();

}  // namespace

bool PositionCursor::seek(Xapian::docid docid) {
    if (docid > last_ && !open_chunk(docid)) return false;
    while (reader_.entry().docid < docid) {
        // A chunk that does not hold its last document is damaged: then the next one is as good.
        if (!reader_.next() && !open_next_chunk()) return false;
    }
    return true;
}

bool PositionCursor::next() {
    if (!is_open_) return seek(1);
    return entry().docid < last_docid_of_all && seek(entry().docid + 1);
}

bool PositionCursor::open_next_chunk() {
    return last_ < last_docid_of_all && open_chunk(last_ + 1);
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

std::vector<std::string> placed_terms(const Xapian::Database& db, std::string_view beginning,
                                      std::size_t most) {
    const auto keys = std::string{position_keys}.append(beginning);
    std::vector<std::string> terms;
    auto key = db.metadata_keys_begin(keys);
    const auto end = db.metadata_keys_end(keys);
    while (key != end && terms.size() < most) {
        const auto name = *key;
        if (!is_position_key(name)) {
            ++key;
            continue;
        }
        terms.emplace_back(parsed_position_key(name).term);
        // Behind the NUL of all its keys.
        key.skip_to(std::string{position_keys}.append(terms.back()) += '\1');
    }
    return terms;
}

}  // namespace onrecord
