#include "searcher/query/compile_sources.hpp"

#include <algorithm>

#include "common/index/schema.hpp"

namespace onrecord {
namespace {

const std::vector<Xapian::docid>& set_of(const DocidsByShard& sets, const Xapian::Database& shard) {
    static const std::vector<Xapian::docid> none;
    const auto found = sets.find(shard.get_uuid());
    return found == sets.end() ? none : found->second;
}

/// Sees every document that the matcher accepts.
class DocidCollector : public Xapian::MatchSpy {
  public:
    void operator()(const Xapian::Document& document, double) override {
        docids.push_back(document.get_docid());
    }

    std::vector<Xapian::docid> docids;
};

}  // namespace

std::vector<Xapian::docid> matching_docids(const Xapian::Database& db, const Xapian::Query& query) {
    if (query.empty()) return {};
    if (query.get_type() == Xapian::Query::LEAF_TERM) {
        const auto term = *query.get_terms_begin();
        return {db.postlist_begin(term), db.postlist_end(term)};
    }
    DocidCollector collector;
    Xapian::Enquire enquire{db};
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight{});
    enquire.add_matchspy(&collector);
    enquire.get_mset(0, 1, db.get_doccount());
    std::sort(collector.docids.begin(), collector.docids.end());
    return std::move(collector.docids);
}

void DocidSource::init(const Xapian::Database& shard) {
    docids_ = &set_of(*sets_, shard);
    at_ = 0;
    started_ = false;
}

void DocidSource::next(double) {
    if (started_) ++at_;
    started_ = true;
}

void DocidSource::skip_to(Xapian::docid at_least, double) {
    started_ = true;
    const auto from = docids_->begin() + static_cast<std::ptrdiff_t>(at_);
    at_ = static_cast<std::size_t>(std::lower_bound(from, docids_->end(), at_least) - docids_->begin());
}

void ArticleSource::init(const Xapian::Database& shard) {
    articles_ = &set_of(*sets_, shard);
    shard_ = shard;
    started_ = false;
}

void ArticleSource::settle() {
    while (at_ != end_) {
        const auto article = static_cast<Xapian::docid>(Xapian::sortable_unserialise(*at_));
        if (std::binary_search(articles_->begin(), articles_->end(), article)) return;
        ++at_;
    }
}

void ArticleSource::next(double) {
    constexpr auto slot = static_cast<Xapian::valueno>(Slot::Article);
    if (started_) {
        ++at_;
    } else {
        at_ = shard_.valuestream_begin(slot);
        end_ = shard_.valuestream_end(slot);
        started_ = true;
    }
    settle();
}

void ArticleSource::skip_to(Xapian::docid at_least, double min_weight) {
    if (!started_) next(min_weight);
    if (at_ == end_ || at_.get_docid() >= at_least) return;
    at_.skip_to(at_least);
    settle();
}

void VerifiedSource::init(const Xapian::Database& shard) {
    shard_ = shard;
    at_ = 0;
    last_ = shard.get_lastdocid();
}

void VerifiedSource::next(double min_weight) {
    skip_to(at_ + 1, min_weight);
}

void VerifiedSource::skip_to(Xapian::docid at_least, double) {
    for (at_ = std::max(at_, at_least); at_ <= last_; ++at_) {
        if (holds_(shard_, at_)) return;
    }
}

bool VerifiedSource::check(Xapian::docid docid, double) {
    at_ = docid;
    return at_ > last_ || holds_(shard_, docid);
}

}  // namespace onrecord
