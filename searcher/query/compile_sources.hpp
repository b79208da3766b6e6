// Conditions that no term of the index answers: sets of documents found elsewhere, and documents that have to
// be looked at. Whoever evaluates a query asks them for the documents that pass; where it is the engine that
// does, it asks for each shard through a clone of their own.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/index/index_reader.hpp"
#include "searcher/query/compile_position_table.hpp"

namespace onrecord {

/// Docids of each shard, ascending, by the UUID of its database.
using DocidsByShard = std::map<std::string, Docids>;

/// A posting source of ours.
class OwnSource : public Xapian::PostingSource {
  public:
    /// The source that a query of one posting source is. REQUIRES: it is one of ours, query_of() made it.
    static const OwnSource& of(const Xapian::Query& query);
    std::string serialise() const override;
};

/// Hands a source to the engine, which then owns it.
Xapian::Query query_of(OwnSource* source);

/// A condition of ours in a query. Stands beside a cheaper one that leaves few documents to look at.
class Condition : public OwnSource {
  public:
    /// Those of some documents of one database that pass.
    using Filter = std::function<Docids(const Xapian::Database&, const Docids&)>;

    /// What the engine is to do: ask for each document that else matches, or for all of `candidates` at once.
    enum class Way { OneByOne, AtOnce };

    Condition(Filter filter, Xapian::Query candidates, Way way)
        : filter_{std::move(filter)}, candidates_{std::move(candidates)}, way_{way} {}

    /// Of some documents, ascending, those that pass.
    Docids passing(const Shards& shards, const Docids& docids) const;

    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return shard_.get_doccount(); }
    Xapian::doccount get_termfreq_max() const override { return shard_.get_doccount(); }
    void next(double min_weight) override;
    void skip_to(Xapian::docid at_least, double min_weight) override;
    bool check(Xapian::docid docid, double min_weight) override;
    bool at_end() const override { return passed_ && at_ == passed_->size(); }
    Xapian::docid get_docid() const override { return passed_ ? (*passed_)[at_] : checked_; }
    PostingSource* clone() const override { return new Condition{filter_, candidates_, way_}; }
    void init(const Xapian::Database& shard) override;
    std::string name() const override { return "onrecord.condition"; }

  private:
    const Docids& passed();

    Filter filter_;
    Xapian::Query candidates_;
    Way way_;
    Xapian::Database shard_;
    Xapian::docid checked_ = 0;
    std::optional<Docids> passed_;  ///< all of the shard, once one was asked for
    std::size_t at_ = 0;
};

/// Matches a set of docids.
Xapian::Query in_set(std::shared_ptr<const DocidsByShard> sets);

/// Matches the statements whose article is in a set; asked in statements/, keyed by the UUIDs of its shards.
Xapian::Query of_articles_in(std::shared_ptr<const DocidsByShard> sets);

/// Matches the documents of `candidates` that `holds` accepts: it gets the shard's database and a docid in
/// it.
using Predicate = std::function<bool(const Xapian::Database&, Xapian::docid)>;
Xapian::Query verified(const Xapian::Query& candidates, Predicate holds);

/// Matches the documents of `candidates` that pass; a filter for which many at once are cheaper.
Xapian::Query passing(const Xapian::Query& candidates, Condition::Filter filter);

/// Every document that matches, ascending; nothing is ranked.
Docids matching_docids(const Xapian::Database& db, const Xapian::Query& query);

}  // namespace onrecord
