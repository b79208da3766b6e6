// The side column: what counting and ordering need of every article, in one file that is mapped into memory.
// All of it is derived from articles/, whose values are the truth; a column made from another revision is not
// used, nor is a section whose checksum is another; answers are slower then, not other. A section is looked
// at when it is first asked for, so that a question reads no more than it needs.
//
//   header      Header (side_column_format.hpp), at 0
//   sections    each at the offset that the header says, a multiple of 8; numbers as the machine has them
//     lengths   u32 for each docid from 0           length of the document
//     keys      OrderKey for each docid from 0
//     sums      u64 for each block of 32 docids: that of its lengths; then the same of its keys
//     facets    for each of column_fields:
//       starts  u32 for each docid from 0, and one more    where its numbers begin
//       numbers u32 each                                    values of the documents, one after the other
//       ends    u32 for each value                          where its text ends in `texts`
//       texts   bytes
//       names   u32 for each of the first values            the first value that is the same name
//       repeats NameRepeat each, by docid                    numbers of a document whose name it has already
//
// The values that `names` tells of come first: those of names in several spellings, or of which a document
// has one more than once. Documents are counted by counting numbers, whatever document they are of, and
// taking off the repeats, of which there are few. Frequent values come before rare ones.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/base/result.hpp"
#include "common/index/schema.hpp"
#include "common/index/terms.hpp"

namespace onrecord {

/// The fields whose values the column holds.
inline constexpr std::array column_fields{Field::Author, Field::Source, Field::Person,
                                          Field::Org,    Field::Place,  Field::Speaker};

/// A document has a name once more: in another spelling, or in the same.
struct NameRepeat {
    std::uint32_t docid = 0;
    std::uint32_t name = 0;

    friend bool operator==(const NameRepeat&, const NameRepeat&) = default;
};

/// The values of one field over all articles.
struct FacetColumn {
    std::span<const std::uint32_t> starts;
    std::span<const std::uint32_t> numbers;
    std::span<const std::uint32_t> ends;
    std::string_view texts;
    std::span<const std::uint32_t> names;  ///< each below its own size, and a value that is its own name
    std::span<const NameRepeat> repeats;   ///< docids ascend; each of a name

    std::size_t value_count() const { return ends.size(); }
    std::string_view text(std::size_t value) const;
    /// The numbers of the values of an article; below value_count().
    std::span<const std::uint32_t> of(Xapian::docid docid) const {
        const auto begin = starts[docid];
        const auto end = starts[docid + 1U];
        if (begin > end || end > numbers.size()) return {};
        return numbers.subspan(begin, end - begin);
    }
    /// What `repeats` has to be.
    std::vector<NameRepeat> found_repeats() const;
    /// Asks the processor for the numbers of an article that is read soon.
    void prefetch(Xapian::docid docid) const { __builtin_prefetch(numbers.data() + starts[docid]); }
};

/// Not thread-safe: one a thread.
class SideColumn {
  public:
    /// The column of the index in `index_dir`, where there is one that was made from this very state of
    /// `articles` (one database).
    static std::shared_ptr<const SideColumn> open(const std::string& index_dir,
                                                  const Xapian::Database& articles);

    SideColumn(const SideColumn&) = delete;
    SideColumn& operator=(const SideColumn&) = delete;
    ~SideColumn();

    /// REQUIRES of both: the docid is of an article. Anything where the column is damaged there.
    std::uint32_t length(Xapian::docid docid) const {
        check_block(docid, Part::Lengths);
        return lengths_[docid];
    }
    const OrderKey& key(Xapian::docid docid) const {
        check_block(docid, Part::Keys);
        return keys_[docid];
    }
    /// The last docid of the longest run from 1 of articles whose keys ascend: what a build from nothing, or
    /// --optimize, numbered.
    Xapian::docid ordered_until() const;
    /// Whether statements/ was in this state (`state_of_database`) when the column was made: it then is of
    /// one state with the articles.
    bool is_of_statements(std::uint64_t state) const;
    /// Nothing for a field that is not in the column, or damaged in it.
    const FacetColumn* facet(Field field) const;
    /// Whether damage was met so far: what was asked with it has to be asked again without.
    bool is_damaged() const { return damaged_; }
    /// Looks at all of it.
    bool is_whole() const;

    /// The section `sums` of these.
    static std::vector<std::uint64_t> sums_of_blocks(std::span<const std::uint32_t> lengths,
                                                     std::span<const OrderKey> keys);

  private:
    enum class Part : std::size_t { Lengths, Keys };
    enum class Soundness : std::uint8_t { Unknown, Sound, Damaged };

    explicit SideColumn(std::string_view bytes) : bytes_{bytes} {}
    bool read_sections(Xapian::docid last);
    bool is_sound(std::size_t field) const;

    void check_block(Xapian::docid docid, Part part) const {
        const auto block = docid / docids_of_block;
        if (known_blocks_[static_cast<std::size_t>(part)][block] == 0) look_at_block(block, part);
    }
    void look_at_block(std::size_t block, Part part) const;

    static constexpr std::size_t docids_of_block = 32;

    std::string_view bytes_;
    std::span<const std::uint32_t> lengths_;
    std::span<const OrderKey> keys_;
    std::span<const std::uint64_t> sums_;
    std::array<FacetColumn, column_fields.size()> facets_;
    mutable std::array<std::vector<std::uint8_t>, 2> known_blocks_;  ///< by Part
    mutable std::array<Soundness, column_fields.size()> looked_at_{};
    mutable bool damaged_ = false;
};

/// Makes the column anew where it is damaged or not of the present state of the index; readers see the old
/// one or the new one, never a part. REQUIRES: nobody else writes to the index.
Status refresh_side_column(const std::string& index_dir);

}  // namespace onrecord
