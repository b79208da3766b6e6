// What a newsroom knows of names and no analysis can: which are one, which are none. Two files in the index
// folder, or given by option; they are read when questions are asked, so that a change needs no new index.
//
//   aliases.tsv     canonical TAB alias [ TAB alias … ]     all of them are shown as the first and
//                                                           found by each
//   blocklist.txt   name                                    no name: in no facet, found by nothing
//
// Empty lines and lines that begin with # are passed over. Names are compared without case, accents and
// punctuation.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.hpp"

namespace onrecord {

/// Names that are one. `names` are folded, the canonical one first.
struct AliasGroup {
    std::string canonical;  ///< as the file has it
    std::vector<std::string> names;
};

/// Paths of the two files; "" is none.
struct NameFiles {
    std::string aliases;
    std::string blocklist;
};

class NameRules {
  public:
    /// Adds the rules of a file. Errors are of kind Input and name file and line; a name can have one
    /// canonical name only.
    Status read_aliases(const std::string& path);
    Status read_blocklist(const std::string& path);

    /// The group that a folded name belongs to, or null.
    const AliasGroup* group_of(const std::string& folded) const;
    const std::vector<AliasGroup>& groups() const { return groups_; }
    bool empty() const { return groups_.empty() && blocked_.empty(); }
    /// Folded names as the blocklist has them.
    const std::set<std::string>& blocked() const { return blocked_; }
    /// Whether a rule speaks of a name that differs from this folded one by middle initials at most.
    bool concern(const std::string& folded) const;

  private:
    struct Line;
    Status add_aliases(const Line& line);
    Status join(const Line& line, std::size_t group, std::string_view name);

    std::vector<AliasGroup> groups_;
    std::map<std::string, std::size_t> group_of_;
    std::map<std::string, std::string> told_at_;  ///< by folded name: where it was told, for errors
    std::set<std::string> blocked_;
    std::set<std::string> without_initials_;  ///< of all names of the rules
};

/// A folded name without the single letters between its first and its last word: "dana r okafor" is "dana
/// okafor".
std::string without_initials(const std::string& folded);

}  // namespace onrecord
