// Where a text writes capitals, and what the article as a whole says of each word written so.
//
//   run        New York Times · University of Tarvel · Mara de Quell: over two small joints at most
//   region     a run and what stands beside it: all that the model of entities has to look at
//   evidence   of a word, from all its places in the article: a title stands before it, "in" does,
//              it speaks, it begins or ends longer runs, it is written small elsewhere
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/analysis/cues.hpp"
#include "common/analysis/gazetteer.hpp"
#include "common/analysis/marked_text.hpp"

namespace onrecord {

/// Bits of what an article says of a word.
enum class Evidence : std::uint16_t {
    WrittenSmall = 1 << 0,
    BehindTitle = 1 << 1,
    BehindGiven = 1 << 2,
    BehindIn = 1 << 3,
    BehindThe = 1 << 4,
    BeforeVerb = 1 << 5,
    Speaks = 1 << 6,
    Owns = 1 << 7,  ///< 's stands behind it
    BeforeComma = 1 << 8,
    BeginsRun = 1 << 9,
    EndsRun = 1 << 10,
    InsideRun = 1 << 11,
    InOrgRun = 1 << 12,  ///< of a run that holds "Council" or its like
    Alone = 1 << 13,
    BehindPersonRun = 1 << 14,  ///< ends a run that begins with a given name
    BeforeNoun = 1 << 15,
};

/// One word of an article that is written with a capital.
struct WordEvidence {
    std::uint16_t bits = 0;
    std::uint16_t count = 0;
    std::uint32_t run_begin = 0;  ///< the first word of the longest run that it ends or stands in
    std::uint32_t run_end = 0;    ///< the last word of the longest run that it begins
    std::uint16_t longest_behind = 0;
    std::uint16_t longest_before = 0;
};

class Capitals {
  public:
    Capitals(const TaggedText& text, const Gazetteer& gazetteer);

    std::size_t size() const { return word_of_.size(); }  ///< in tokens
    const std::vector<TokenRange>& regions() const { return regions_; }
    /// The run that a token stands in; empty where it stands in none.
    TokenRange run_of(std::size_t at) const;
    /// Whether a token of a region may be part of a name: all but verbs, articles and the like beside a run.
    bool may_be_named(std::size_t at) const;
    /// Of a token within a run; null elsewhere.
    const WordEvidence* evidence(std::size_t at) const;
    /// The number of a token's word among the words with capitals, or -1.
    std::int32_t word_of(std::size_t at) const { return word_of_[at]; }
    std::size_t words() const { return words_.size(); }
    /// 0 but in regions and right beside them.
    Marks marks(std::size_t at) const { return marks_[at]; }

  private:
    bool is_capital(std::size_t at) const;
    std::size_t over_joints(std::size_t at, std::size_t end) const;
    void find_runs(const TokenRange& sentence);
    void add_region(const TokenRange& run, const TokenRange& sentence);
    void mark(const Gazetteer& gazetteer);
    void number_words();
    void note_run(const TokenRange& run);
    void note_surroundings(const TokenRange& run);
    void note(std::size_t at, Evidence evidence);

    const MarkedText& text_;
    const std::vector<Tag>& tags_;
    std::vector<Marks> marks_;
    std::vector<TokenRange> runs_;
    std::vector<TokenRange> regions_;
    std::vector<std::int32_t> run_at_;   ///< by token
    std::vector<std::int32_t> word_of_;  ///< by token
    std::vector<WordEvidence> words_;
};

}  // namespace onrecord
