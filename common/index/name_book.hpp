// Which printed names are one value: for questions, facets and answers alike, so that a facet's value finds
// exactly what was counted.
//
//   spelling         case, accents and punctuation never part two names
//   middle initials  (person:, speaker:) "Dana R. Okafor" is "Dana Okafor", unless the index knows a
//                    second initial beside it: then all of them stay apart
//   aliases.tsv      names of one line are one
//   blocklist.txt    a name is blocked with all that is one with it
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/index/name_rules.hpp"
#include "common/index/schema.hpp"

namespace onrecord {

/// A name in a question.
struct AskedName {
    Field field = Field::Person;
    std::string_view text;
    bool whole = false;     ///< in quotation marks: the whole name, where one is called so
    bool open_end = false;  ///< a prefix
};

/// Which values of a field an asked name means. All are folded.
struct MeantNames {
    bool blocked = false;            ///< the name itself is on the blocklist: nothing is meant
    std::vector<std::string> whole;  ///< these values
    bool by_part = false;            ///< and those that have the words of `part` in a row
    std::string part;
    bool open_end = false;
    std::set<std::string> left_out;  ///< but these not, which are blocked

    bool contain(std::string_view value) const;
};

/// Looks names up in an index. May throw Xapian's exceptions.
class NameBook {
  public:
    /// `rules` outlive the book.
    NameBook(const Xapian::Database& articles, const NameRules& rules) : articles_{articles}, rules_{rules} {}

    /// Equal for two folded names of a field exactly when they are one value.
    std::string key_of(Field field, const std::string& folded) const;
    /// As key_of(), cheaper; equal keys only among names of which no two differ by middle initials alone.
    std::string key_of_lone(Field field, const std::string& folded) const;
    /// For each of some values as they are printed: equal for two of them exactly when they are one. Only
    /// names that may be one with another of them are looked up.
    std::vector<std::string> keys_of(Field field, const std::vector<std::string_view>& values) const;
    bool is_blocked(Field field, const std::string& folded) const;
    MeantNames meaning_of(const AskedName& asked) const;

    /// The name as answers show it: canonical, as it is where no alias is told; nothing for a blocked one.
    std::optional<std::string> shown(Field field, const std::string& name) const;

    const NameRules& rules() const { return rules_; }

  private:
    std::vector<std::string> forms_in_index(Field field, const std::string& plain) const;
    std::vector<std::string> variants_of(Field field, const std::string& folded) const;
    std::vector<std::string> forms_of(Field field, const std::string& folded) const;
    bool exists(Field field, const std::string& folded) const;

    Xapian::Database articles_;
    const NameRules& rules_;
};

/// Whether the rules of names hold for a field: person, org, place, speaker.
constexpr bool has_name_rules(Field field) {
    return field == Field::Person || field == Field::Org || field == Field::Place || field == Field::Speaker;
}

}  // namespace onrecord
