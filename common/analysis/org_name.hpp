// An organization's name, its short forms and its initials.
//
//   one organization   Quell Motors Inc. · Quell Motors     Department of Justice · U.S. Justice Department
//                      Harbor Council · City Harbor Council
//   short for it       HCA for Harbor Crossing Agency       Quell for Quell Motors Inc.
//                      the Council for Harbor Council       FLN where it stands in brackets behind the name
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

/// The initials that may stand for a name: with and without its small words. All take folded words.
std::vector<std::string> acronyms_of(const std::vector<std::string>& words);

/// Whether two names differ only in what names of organizations are printed with or without.
bool orgs_agree(const std::vector<std::string>& a, const std::vector<std::string>& b);

/// Whether one word can stand for the full name; `capitals` where it is printed in capitals throughout.
bool is_short_for(std::string_view word, bool capitals, const std::vector<std::string>& full);

/// "the Council" for Harbor Council.
bool is_last_word_of(std::string_view word, const std::vector<std::string>& full);

/// Whether letters in brackets behind a name may be its acronym, in whatever language it was made.
bool can_stand_for(std::string_view acronym, const std::vector<std::string>& full);

}  // namespace onrecord
