// A person's name taken apart, and whether two of them can be one person's.
//
//   Hillary Rodham Clinton     given hillary, rodham; surname clinton
//   J.R. van der Quell Jr.     given j, r; surname quell; suffix jr
//
//   same person   Hillary Clinton (middle names may be left out) · H. Clinton · Bill and William Quell ·
//                 López Obrador in Andrés Manuel López Obrador
//   two people    George W. and George H.W. Bush · Tom and Ada Quell · Ian Quell Jr. and Sr.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

struct PersonName {
    std::vector<std::string> given;  ///< initials are one letter; particles ("van der") are left out
    std::string surname;
    std::string suffix;  ///< "jr", "sr", "ii" …; "" for most

    friend bool operator==(const PersonName&, const PersonName&) = default;
};

/// REQUIRES: `words` are folded and not empty.
PersonName person_name(const std::vector<std::string>& words);

/// Whether two given names, folded, can be the same one: equal, initial, nickname ("bill" for "william").
bool given_names_agree(std::string_view a, std::string_view b);

/// Whether nothing in the two names speaks against one person. A suffix that only one has does not.
bool names_agree(const PersonName& a, const PersonName& b);

}  // namespace onrecord
