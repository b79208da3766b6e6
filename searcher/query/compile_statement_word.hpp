// A word of statements: the engine does not list in which of them it stands, its positions tell.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "searcher/query/compile_sources.hpp"
#include "searcher/query/compile_word_counts.hpp"
#include "searcher/query/compile_words.hpp"

namespace onrecord {

/// A word in any of its forms.
class StatementWord : public OwnSource {
  public:
    explicit StatementWord(TermGroup forms) : forms_{std::move(forms)} {}

    /// The word that a query is, nullptr where it is anything else.
    static const StatementWord* of(const Xapian::Query& query);

    const TermGroup& forms() const { return forms_; }
    /// The documents of one database that hold it, ascending; with `within` (ascending), only those of them.
    std::vector<WordCount> in(const Xapian::Database& shard, const Docids* within = nullptr) const;

    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return shard_.get_doccount(); }
    Xapian::doccount get_termfreq_max() const override { return shard_.get_doccount(); }
    void next(double min_weight) override;
    void skip_to(Xapian::docid at_least, double min_weight) override;
    bool at_end() const override { return found_ && at_ == found_->size(); }
    Xapian::docid get_docid() const override { return (*found_)[at_].docid; }
    PostingSource* clone() const override { return new StatementWord{forms_}; }
    void init(const Xapian::Database& shard) override;
    std::string name() const override { return "onrecord.statement_word"; }

  private:
    TermGroup forms_;
    Xapian::Database shard_;
    std::optional<std::vector<WordCount>> found_;  ///< all of the shard, once one was asked for
    std::size_t at_ = 0;
};

}  // namespace onrecord
