// What stands before a colon at the beginning of a line and is no speaker: "Photo: Mara Quell", "Date: June 5".
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "common/analysis/model/features.hpp"

namespace onrecord::data {

namespace detail {
inline constexpr auto sorted_label_words = [] {
    std::array words{
        "address"_f,   "age"_f,          "also"_f,       "amount"_f,       "audio"_f,
        "budget"_f,    "caption"_f,      "cast"_f,       "categories"_f,   "category"_f,
        "cc"_f,        "channel"_f,      "chapter"_f,    "city"_f,         "clarification"_f,
        "community"_f, "cons"_f,         "contact"_f,    "copyright"_f,    "correction"_f,
        "cost"_f,      "county"_f,       "credit"_f,     "date"_f,         "dates"_f,
        "developer"_f, "directed"_f,     "director"_f,   "disclaimer"_f,   "download"_f,
        "editor"_f,    "email"_f,        "end"_f,        "episode"_f,      "example"_f,
        "fax"_f,       "fed"_f,          "federal"_f,    "figure"_f,       "file"_f,
        "filed"_f,     "film"_f,         "final"_f,      "fire"_f,         "follow"_f,
        "funding"_f,   "genre"_f,        "grant"_f,      "graphic"_f,      "height"_f,
        "how"_f,       "illustration"_f, "image"_f,      "images"_f,       "jump"_f,
        "keywords"_f,  "last"_f,         "listen"_f,     "live"_f,         "location"_f,
        "month"_f,     "more"_f,         "network"_f,    "next"_f,         "note"_f,
        "odds"_f,      "part"_f,         "phone"_f,      "photo"_f,        "photograph"_f,
        "photos"_f,    "pick"_f,         "picks"_f,      "picture"_f,      "place"_f,
        "position"_f,  "posted"_f,       "prediction"_f, "presidential"_f, "price"_f,
        "program"_f,   "pros"_f,         "published"_f,  "publisher"_f,    "rated"_f,
        "rating"_f,    "re"_f,           "read"_f,       "recipient"_f,    "record"_f,
        "records"_f,   "related"_f,      "result"_f,     "results"_f,      "run"_f,
        "runtime"_f,   "score"_f,        "season"_f,     "see"_f,          "share"_f,
        "source"_f,    "sources"_f,      "spread"_f,     "stage"_f,        "starring"_f,
        "start"_f,     "starts"_f,       "state"_f,      "status"_f,       "step"_f,
        "stream"_f,    "streaming"_f,    "subject"_f,    "table"_f,        "tags"_f,
        "time"_f,      "times"_f,        "tip"_f,        "topics"_f,       "total"_f,
        "tv"_f,        "update"_f,       "updated"_f,    "venue"_f,        "verdict"_f,
        "video"_f,     "watch"_f,        "weapon"_f,     "web"_f,          "website"_f,
        "week"_f,      "weight"_f,       "when"_f,       "where"_f,        "year"_f,
        "years"_f,
    };
    std::sort(words.begin(), words.end());
    return words;
}();
}  // namespace detail

/// Whether it is the first word of such a label; `word` is its key.
constexpr bool heads_a_label(std::uint32_t word) {
    return std::binary_search(detail::sorted_label_words.begin(), detail::sorted_label_words.end(), word);
}

}  // namespace onrecord::data
