// The side column: what counting and ordering need of every article, in one file that is mapped into memory.
// All of it is derived from articles/, whose values are the truth; a column made from another revision is not
// used, nor is one whose checksum is another; answers are slower then, not other.
//
//   header      Header, at 0
//   sections    each at the offset that the header says, a multiple of 8; numbers as the machine has them
//     lengths   u32 for each docid from 0           length of the document
//     keys      OrderKey for each docid from 0
//     facets    for each of column_fields:
//       starts  u32 for each docid from 0, and one more    where its numbers begin
//       numbers u32 each                                    values of the documents, one after the other
//       ends    u32 for each value                          where its text ends in `texts`
//       texts   bytes
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <xapian.h>

#include "common/base/result.hpp"
#include "common/index/schema.hpp"
#include "common/index/terms.hpp"

namespace onrecord {

/// The fields whose values the column holds.
inline constexpr std::array column_fields{Field::Author, Field::Source, Field::Person,
                                          Field::Org,    Field::Place,  Field::Speaker};

/// The values of one field over all articles.
struct FacetColumn {
    std::span<const std::uint32_t> starts;
    std::span<const std::uint32_t> numbers;
    std::span<const std::uint32_t> ends;
    std::string_view texts;

    std::size_t value_count() const { return ends.size(); }
    std::string_view text(std::size_t value) const;
    /// The numbers of the values of an article; below value_count().
    std::span<const std::uint32_t> of(Xapian::docid docid) const;
};

class SideColumn {
  public:
    /// The column of the index in `index_dir`, where there is one that was made from this very state of
    /// `articles` (one database).
    static std::shared_ptr<const SideColumn> open(const std::string& index_dir,
                                                  const Xapian::Database& articles);

    SideColumn(const SideColumn&) = delete;
    SideColumn& operator=(const SideColumn&) = delete;
    ~SideColumn();

    /// REQUIRES of both: the docid is of an article.
    std::uint32_t length(Xapian::docid docid) const { return lengths_[docid]; }
    const OrderKey& key(Xapian::docid docid) const { return keys_[docid]; }
    /// Nothing for a field that is not in the column.
    const FacetColumn* facet(Field field) const;

  private:
    explicit SideColumn(std::string_view bytes) : bytes_{bytes} {}
    bool read_sections(Xapian::docid last);

    std::string_view bytes_;
    std::span<const std::uint32_t> lengths_;
    std::span<const OrderKey> keys_;
    std::array<FacetColumn, column_fields.size()> facets_;
};

/// Makes the column anew where it is not of the present state of the index; readers see the old one or the
/// new one, never a part. REQUIRES: nobody else writes to the index.
Status refresh_side_column(const std::string& index_dir);

}  // namespace onrecord
