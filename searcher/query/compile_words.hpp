// Words, phrases and prefixes as groups of terms: the part of compiling that is alike for every field and
// both databases.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/base/result.hpp"
#include "common/index/schema.hpp"
#include "common/index/terms.hpp"

namespace onrecord {

/// The terms that one word may be in the index: its inflections, or what a prefix stands for.
using TermGroup = std::vector<std::string>;

/// One way to read a leaf: groups that follow each other word by word. Most leaves are one group.
using TermSequence = std::vector<TermGroup>;

enum class Inflection { AsTyped, AnyForm };

/// The terms of a database that begin so, in order, the first `most` of them.
using TermsBeginning =
    std::function<std::vector<std::string>(const std::string& beginning, std::size_t most)>;

/// Turns text into term groups under a field's prefix, looking at what the index holds.
class TermFinder {
  public:
    explicit TermFinder(const Xapian::Database& articles) : articles_{articles} {}

    /// The ways to read a run of words: pieces, or compounds joined ("COVID-19": covid 19, covid19). Empty
    /// where it holds no word. At most a handful.
    std::vector<TermSequence> read(std::string_view text, std::string_view prefix,
                                   Inflection inflection) const;

    /// As read(), the last word open at its end. An Error where it stands for more than most_expansions of
    /// `terms`, or all that were read together for more than most_expansions_together.
    Result<std::vector<TermSequence>> read_prefix(std::string_view text, std::string_view prefix,
                                                  const TermsBeginning& terms) const;

  private:
    TermGroup forms(const Word& word, std::string_view text, std::string_view prefix,
                    Inflection inflection) const;

    const Xapian::Database& articles_;
    Stemmer stemmer_;
    mutable std::size_t expanded_ = 0;  ///< words that prefixes stood for so far
};

/// Whether a typed word means an acronym and nothing else: it has points ("U.S.").
bool is_dotted_acronym(const Word& word, std::string_view text);

/// One group as a query: a single term, or all of them ranked as if they were one. `listing` tells here and
/// below who lists the documents of the terms.
Xapian::Query group_query(const TermGroup& group, Listing listing);
/// A sequence: a phrase where it has several groups, which rank.
Xapian::Query sequence_query(const TermSequence& sequence, Listing listing);
/// Alternatives ranked as if they were one term.
Xapian::Query readings_query(const std::vector<TermSequence>& readings, Listing listing);

}  // namespace onrecord
