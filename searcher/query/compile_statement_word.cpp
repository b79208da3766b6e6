#include "searcher/query/compile_statement_word.hpp"

#include <algorithm>
#include <functional>

#include "common/index/position_cursor.hpp"

namespace onrecord {
namespace {

/// Chunks may tell of documents that are gone, and damaged ones of any.
class LivingDocuments {
  public:
    explicit LivingDocuments(const Xapian::Database& db)
        : last_{db.get_lastdocid()},
          is_whole_{db.get_doccount() == last_},
          at_{db.postlist_begin("")},
          end_{db.postlist_end("")} {}

    /// REQUIRES: docids ascend from call to call.
    bool hold(Xapian::docid docid) {
        if (docid == 0 || docid > last_) return false;
        if (is_whole_) return true;
        if (at_ != end_) at_.skip_to(docid);
        return at_ != end_ && *at_ == docid;
    }

  private:
    Xapian::docid last_;
    bool is_whole_;
    Xapian::PostingIterator at_;
    Xapian::PostingIterator end_;
};

void append_all(const Xapian::Database& db, const std::string& term, std::vector<WordCount>& to) {
    LivingDocuments living{db};
    for (PositionCursor cursor{db, term}; cursor.next();) {
        const auto& entry = cursor.entry();
        if (living.hold(entry.docid)) to.push_back({entry.docid, count_of(entry)});
    }
}

void append_those_within(const Xapian::Database& db, const std::string& term, const Docids& docids,
                         std::vector<WordCount>& to) {
    PositionCursor cursor{db, term};
    for (auto at = docids.begin(); at != docids.end() && cursor.seek(*at);) {
        const auto found = cursor.entry().docid;
        at = std::lower_bound(at, docids.end(), found);
        if (at != docids.end() && *at == found) to.push_back({*at++, count_of(cursor.entry())});
    }
}

}  // namespace

const StatementWord* StatementWord::of(const Xapian::Query& query) {
    if (query.get_type() != Xapian::Query::LEAF_POSTING_SOURCE) return nullptr;
    return dynamic_cast<const StatementWord*>(&OwnSource::of(query));
}

std::vector<WordCount> StatementWord::in(const Xapian::Database& shard, const Docids* within) const {
    std::vector<WordCount> found;
    for (const auto& form : forms_) {
        if (within == nullptr) append_all(shard, form, found);
        if (within != nullptr) append_those_within(shard, form, *within, found);
    }
    if (forms_.size() == 1) return found;
    std::sort(found.begin(), found.end(), is_before);
    unite(found, std::plus<>{});
    return found;
}

void StatementWord::init(const Xapian::Database& shard) {
    shard_ = shard;
    found_.reset();
    at_ = 0;
}

void StatementWord::next(double) {
    if (found_) {
        ++at_;
    } else {
        found_ = in(shard_);
    }
}

void StatementWord::skip_to(Xapian::docid at_least, double) {
    if (!found_) found_ = in(shard_);
    const auto from = found_->begin() + static_cast<std::ptrdiff_t>(at_);
    at_ = static_cast<std::size_t>(
        std::lower_bound(from, found_->end(), at_least,
                         [](const auto& one, auto docid) { return one.docid < docid; }) -
        found_->begin());
}

}  // namespace onrecord
