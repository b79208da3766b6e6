// Words that keep their point, in lower case. Hand-written from general knowledge of English newspapers.
#pragma once

#include "common/analysis/word_list.hpp"

namespace onrecord::data {

/// What follows belongs to them: a name or a number. They end no sentence.
inline constexpr auto abbreviations_before_names = word_list(
    "adm", "amb", "asst", "atty", "brig", "capt", "cdr", "cmdr", "cmsr", "col", "comdr", "cpl", "cpt", "det",
    "dir", "dr", "drs", "ens", "fr", "ft", "gen", "gov", "govs", "hon", "insp", "lieut", "lt", "ltc", "maj",
    "messrs", "mlle", "mme", "mmes", "mr", "mrs", "ms", "msgr", "mt", "mx", "ofc", "pfc", "pres", "prof",
    "profs", "pvt", "rep", "reps", "rev", "sen", "sens", "sgt", "sra", "supt", "st", "ste", "treas", "vs",
    "viz", "cf", "e.g", "i.e", "cc", "fig", "figs", "op", "pp", "ph");

/// They may be the last word of a sentence as well.
inline constexpr auto abbreviations_that_may_end =
    word_list("al", "ala", "ariz", "ark", "assn", "aug", "ave", "bldg", "blvd", "bros", "calif", "cal", "cia",
              "co", "colo", "conn", "corp", "corps", "dec", "del", "dept", "dist", "esq", "est", "etc", "feb",
              "fla", "ga", "ill", "inc", "ind", "jan", "jr", "kan", "kans", "ky", "la", "lb", "lbs", "ltd",
              "mass", "md", "mich", "minn", "mo", "mont", "neb", "nev", "nov", "oct", "okla", "ont", "ore",
              "oz", "penn", "pct", "phd", "plc", "pty", "que", "rd", "sask", "sept", "sep", "sq", "sr",
              "tenn", "tex", "univ", "va", "vt", "wash", "wis", "wyo", "yrs");

/// Abbreviations only before a number ("No. 10"); words otherwise.
inline constexpr auto abbreviations_before_numbers =
    word_list("no", "nos", "vol", "art", "sec", "pg", "p", "ch");

/// First words of sentences: behind an abbreviation that may end one, they begin the next.
inline constexpr auto sentence_starters = word_list(
    "a", "about", "according", "after", "all", "also", "although", "among", "an", "and", "another", "any",
    "as", "asked", "at", "because", "before", "both", "but", "by", "despite", "during", "each", "earlier",
    "even", "every", "few", "for", "from", "he", "her", "here", "his", "how", "however", "i", "if", "in",
    "instead", "it", "its", "last", "later", "many", "meanwhile", "more", "most", "my", "neither", "no",
    "nobody", "none", "not", "nothing", "now", "of", "on", "once", "one", "only", "other", "others", "our",
    "over", "people", "perhaps", "several", "she", "since", "so", "some", "still", "such", "than", "that",
    "the", "their", "then", "there", "these", "they", "this", "those", "though", "through", "to", "today",
    "two", "under", "until", "we", "well", "what", "when", "where", "whether", "which", "while", "who", "why",
    "with", "without", "yes", "yesterday", "yet", "you", "your");

/// Behind a name and a hyphen: "Oslo-based" is a name and an adjective.
inline constexpr auto adjectives_after_hyphen =
    word_list("aligned", "allied", "area", "appointed", "approved", "backed", "based", "born", "bound",
              "built", "controlled", "designed", "dominated", "educated", "era", "funded", "friendly", "held",
              "installed", "issued", "led", "like", "linked", "made", "majority", "occupied", "only",
              "operated", "organized", "owned", "planned", "related", "ruled", "run", "sponsored", "style",
              "supplied", "supported", "trained", "type", "wide");

}  // namespace onrecord::data
