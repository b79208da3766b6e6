// Whom a description means: "the senator", "the Vermont Republican", "Quell's former campaign manager".
//
//   from                                               the roles of Mara Quell
//   Sen. Mara Quell · former senator Mara Quell        sen, former, senator
//   Mara Quell, the senator from Vermont, …            senator, from, vermont
//   Mara Quell is a senator                            senator
//
// A description goes to the person whose roles hold its head ("senator"; Sen. and senator are one) and the
// most of its other words, of several to the one named last. "The commission" goes to the organization with
// that word in its name. Everybody else stays described.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/analysis/discourse.hpp"

namespace onrecord {

class Roles {
  public:
    /// Borrows the discourse.
    explicit Roles(const Discourse& discourse);

    /// The entity that the noun phrase means where it stands.
    std::optional<std::size_t> described_by(const TokenRange& phrase) const;

    /// Where nobody is known by that role: the gender of somebody in the news whom the phrase describes, so
    /// that it may be said of the one just spoken of ("the New York businessman"); none for a spokesman or a
    /// thing.
    std::optional<Gender> stands_for_somebody(const TokenRange& phrase) const;

  private:
    struct Description;

    void note_before(const Appearance& appearance);
    void note_apposition(const Appearance& appearance);
    std::size_t close_of_apposition(std::size_t begin, std::size_t end) const;
    void note_copula(const Appearance& appearance);
    void note(std::size_t entity, std::size_t token);
    std::optional<Description> description_in(const TokenRange& phrase) const;
    std::size_t fit_of(std::size_t entity, const Description& description) const;

    const Discourse& discourse_;
    std::vector<std::set<std::string>> roles_;  ///< by entity
};

/// The token before which the head of a noun phrase ends: before a comma, a relative or a preposition that is
/// not in a title ("Secretary of State Mara Quell").
std::size_t head_end(const Discourse& discourse, const TokenRange& phrase);

}  // namespace onrecord
