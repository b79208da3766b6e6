// Conditions that no term of the index answers: sets of documents found elsewhere, and documents that have to
// be looked at. Xapian asks them for each shard through a clone of their own.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

namespace onrecord {

/// Docids of each shard, ascending, by the UUID of its database.
using DocidsByShard = std::map<std::string, std::vector<Xapian::docid>>;

/// Matches a set of docids.
class DocidSource : public Xapian::PostingSource {
  public:
    explicit DocidSource(std::shared_ptr<const DocidsByShard> sets) : sets_{std::move(sets)} {}

    Xapian::doccount get_termfreq_min() const override { return size(); }
    Xapian::doccount get_termfreq_est() const override { return size(); }
    Xapian::doccount get_termfreq_max() const override { return size(); }
    void next(double min_weight) override;
    void skip_to(Xapian::docid at_least, double min_weight) override;
    bool at_end() const override { return at_ == docids_->size(); }
    Xapian::docid get_docid() const override { return (*docids_)[at_]; }
    PostingSource* clone() const override { return new DocidSource{sets_}; }
    void init(const Xapian::Database& shard) override;

  private:
    Xapian::doccount size() const { return static_cast<Xapian::doccount>(docids_->size()); }

    std::shared_ptr<const DocidsByShard> sets_;
    const std::vector<Xapian::docid>* docids_ = nullptr;
    std::size_t at_ = 0;
    bool started_ = false;
};

/// Matches the statements whose article is in a set; asked in statements/, keyed by the UUIDs of its shards.
class ArticleSource : public Xapian::PostingSource {
  public:
    explicit ArticleSource(std::shared_ptr<const DocidsByShard> sets) : sets_{std::move(sets)} {}

    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return shard_.get_doccount() / 2; }
    Xapian::doccount get_termfreq_max() const override { return shard_.get_doccount(); }
    void next(double min_weight) override;
    void skip_to(Xapian::docid at_least, double min_weight) override;
    bool at_end() const override { return started_ && at_ == end_; }
    Xapian::docid get_docid() const override { return at_.get_docid(); }
    PostingSource* clone() const override { return new ArticleSource{sets_}; }
    void init(const Xapian::Database& shard) override;

  private:
    void settle();

    std::shared_ptr<const DocidsByShard> sets_;
    const std::vector<Xapian::docid>* articles_ = nullptr;
    Xapian::Database shard_;
    Xapian::ValueIterator at_;
    Xapian::ValueIterator end_;
    bool started_ = false;
};

/// Matches the documents that `holds` accepts. Dear: stands beside a cheaper condition that leaves few to
/// look at.
class VerifiedSource : public Xapian::PostingSource {
  public:
    /// `holds` gets the shard's database and a docid in it.
    using Predicate = std::function<bool(const Xapian::Database&, Xapian::docid)>;

    explicit VerifiedSource(Predicate holds) : holds_{std::move(holds)} {}

    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return shard_.get_doccount(); }
    Xapian::doccount get_termfreq_max() const override { return shard_.get_doccount(); }
    void next(double min_weight) override;
    void skip_to(Xapian::docid at_least, double min_weight) override;
    bool check(Xapian::docid docid, double min_weight) override;
    bool at_end() const override { return at_ > last_; }
    Xapian::docid get_docid() const override { return at_; }
    PostingSource* clone() const override { return new VerifiedSource{holds_}; }
    void init(const Xapian::Database& shard) override;

  private:
    Predicate holds_;
    Xapian::Database shard_;
    Xapian::docid at_ = 0;
    Xapian::docid last_ = 0;
};

/// Every document that matches, ascending; nothing is ranked.
std::vector<Xapian::docid> matching_docids(const Xapian::Database& db, const Xapian::Query& query);

/// Hands a source to Xapian, which then owns it.
inline Xapian::Query query_of(Xapian::PostingSource* source) {
    return Xapian::Query{source->release()};
}

}  // namespace onrecord
