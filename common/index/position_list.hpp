// Where each word stands in each document, word by word: what phrases, nearness and the words of
// statements are answered from. The engine's own table spends an entry of its own on every word of every
// document; here the documents of a word share entries. An entry of the engine's metadata is a chunk:
//
//   key     'P' term NUL docid                the last one of the chunk, 4 bytes, the highest first
//   value   (last docid - first docid) * 2 + several    places             the first document
//           (docid - docid before) * 2 + several        places             each that follows
//   places  a position, where there is one; else how many bytes follow, the first position, and the
//           distance of each from the one before
//
// All numbers have 7 bits a byte, the lowest first, and the highest bit where another byte follows. A chunk
// may tell of documents that are gone, since docids are never given twice: whoever reads asks for those that
// are there, or looks whether they are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace onrecord {

/// What a chunk holds of one document; `places` borrows from the chunk.
struct PositionEntry {
    Xapian::docid docid = 0;
    bool several = false;
    std::string_view places;  ///< without the number of its bytes
};

/// How many positions that are. Of damaged bytes, what can be read.
std::uint32_t count_of(const PositionEntry& entry);
/// Positions as the bytes of PositionEntry::places. REQUIRES: they ascend.
std::string places_of(const std::vector<std::uint32_t>& positions);
/// Adds the positions of an entry, ascending. Of damaged bytes, what can be read.
void append_positions(const PositionEntry& entry, std::vector<std::uint32_t>& to);

/// The documents of one chunk, one after the other.
class PositionChunkReader {
  public:
    PositionChunkReader() = default;
    /// `value` outlives this.
    PositionChunkReader(std::string_view value, Xapian::docid last) : rest_{value}, last_{last} {}

    /// Moves to the next document; false where there is none.
    bool next();
    const PositionEntry& entry() const { return entry_; }

  private:
    std::string_view rest_;
    Xapian::docid last_ = 0;
    bool is_first_ = true;
    PositionEntry entry_;
};

/// A chunk of one term as it is filled; documents come in ascending order.
class PositionChunk {
  public:
    /// Chunks are filled up to so many bytes: two of them and a half a block of the engine's.
    static constexpr std::size_t usual_bytes = 1900;

    /// REQUIRES: positions ascend, and there is one.
    void add(Xapian::docid docid, const std::vector<std::uint32_t>& positions);
    void add(const PositionEntry& entry);

    bool is_empty() const { return last_ == 0; }
    bool is_full() const { return bytes_.size() >= usual_bytes; }
    Xapian::docid last() const { return last_; }
    std::string value() const;
    void clear();

  private:
    void begin(Xapian::docid docid, bool several);

    std::string bytes_;
    Xapian::docid first_ = 0;
    Xapian::docid last_ = 0;
    bool first_several_ = false;
};

/// What the keys of all chunks begin with, and of those of one term.
inline constexpr std::string_view position_keys = "P";
std::string position_keys_of(std::string_view term);
/// `keys` as position_keys_of() gives it.
std::string position_key(std::string_view keys, Xapian::docid last);

/// Whether a key of the metadata is that of a chunk.
bool is_position_key(std::string_view key);
/// A key of a chunk taken apart; `term` borrows from it. REQUIRES: is_position_key(key).
struct PositionKey {
    std::string_view term;
    Xapian::docid last = 0;
};
PositionKey parsed_position_key(std::string_view key);

}  // namespace onrecord
