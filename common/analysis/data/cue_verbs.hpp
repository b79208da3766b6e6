// Verbs by which newspapers attribute words, in every form, lower case. Hand-written from general knowledge.
#pragma once

#include "common/analysis/word_list.hpp"

namespace onrecord::data {

/// What follows or precedes them is nearly always what somebody said.
inline constexpr auto cue_verbs = word_list(
    "acknowledge", "acknowledged", "acknowledges", "acknowledging", "add", "added", "adding", "adds", "admit",
    "admits", "admitted", "admitting", "agree", "agreed", "agrees", "allege", "alleged", "alleges",
    "alleging", "announce", "announced", "announces", "announcing", "answered", "answers", "argue", "argued",
    "argues", "arguing", "ask", "asked", "asking", "asks", "assert", "asserted", "asserting", "asserts",
    "assured", "assures", "believe", "believed", "believes", "believing", "blamed", "boast", "boasted",
    "boasts", "called", "calling", "calls", "caution", "cautioned", "cautions", "claim", "claimed",
    "claiming", "claims", "commented", "complain", "complained", "complaining", "complains", "concede",
    "conceded", "concedes", "conceding", "concluded", "concludes", "confirm", "confirmed", "confirming",
    "confirms", "contend", "contended", "contending", "contends", "countered", "counters", "criticized",
    "declare", "declared", "declares", "declaring", "denied", "denies", "deny", "denying", "demanded",
    "demands", "denounced", "described", "describes", "describing", "disclosed", "emphasized", "emphasizes",
    "estimate", "estimated", "estimates", "exclaimed", "expect", "expects", "explain", "explained",
    "explaining", "explains", "feared", "fears", "found", "hoped", "hopes", "hinted", "implied", "indicate",
    "indicated", "indicates", "insist", "insisted", "insisting", "insists", "joked", "jokes", "lamented",
    "maintain", "maintained", "maintains", "mention", "mentioned", "mentions", "muse", "mused", "note",
    "noted", "notes", "noting", "observed", "observes", "opined", "pledge", "pledged", "pledges", "pointed",
    "posted", "praised", "predict", "predicted", "predicting", "predicts", "promise", "promised", "promises",
    "promising", "proposed", "quipped", "recalled", "recalls", "recounted", "reiterated", "remarked",
    "remembers", "repeated", "replied", "replies", "report", "reported", "reporting", "reports", "responded",
    "responds", "retorted", "reveal", "revealed", "reveals", "ruled", "said", "say", "saying", "says",
    "shouted", "slammed", "speculated", "stated", "states", "stating", "stressed", "stresses", "suggest",
    "suggested", "suggesting", "suggests", "tell", "telling", "tells", "testified", "testifies", "think",
    "thinks", "thought", "told", "touted", "tweeted", "tweets", "urge", "urged", "urges", "urging", "vow",
    "vowed", "vowing", "vows", "warn", "warned", "warning", "warns", "wondered", "write", "writes", "writing",
    "wrote", "yelled");

/// Those that take the hearer before the words: "told reporters that ...".
inline constexpr auto hearer_verbs =
    word_list("told", "tell", "tells", "telling", "assured", "assures", "warned", "warns", "reminded",
              "informed", "asked", "asks", "urged", "urges");

/// Cues only where quotation marks or "that" support them.
inline constexpr auto weak_cue_verbs = word_list(
    "agree", "agreed", "agrees", "called", "calling", "calls", "describe", "described", "describes",
    "describing", "expect", "expects", "found", "hoped", "hopes", "indicated", "indicates", "indicate",
    "mention", "mentioned", "mentions", "pointed", "posted", "praised", "proposed", "report", "reporting",
    "reports", "ruled", "slammed", "think", "thinks", "thought", "touted", "writing", "demands", "demanded",
    "estimates", "estimate", "notes", "note", "states", "claims", "pledges", "promises", "promise", "answers",
    "answered", "criticized", "denounced", "blamed", "adding", "recalled", "recalls", "feared", "fears",
    "remembers", "repeated", "asked", "asking", "asks", "ask", "urged", "urge", "urges", "urging", "believed",
    "suggest", "suggests", "promised", "pledged", "vowed", "vows", "confirmed", "reveal", "revealed",
    "reveals", "concluded", "saying", "warning", "shouted", "yelled");

}  // namespace onrecord::data
