#include "searcher/query/compile_sources.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <iterator>

#include "common/index/schema.hpp"
#include "common/index/terms.hpp"

namespace onrecord {
namespace {

const Docids& set_of(const DocidsByShard& sets, const Xapian::Database& shard) {
    static const Docids none;
    const auto found = sets.find(shard.get_uuid());
    return found == sets.end() ? none : found->second;
}

/// Sees every document that the matcher accepts.
class DocidCollector : public Xapian::MatchSpy {
  public:
    void operator()(const Xapian::Document& document, double) override {
        docids.push_back(document.get_docid());
    }

    Docids docids;
};

}  // namespace

Docids matching_docids(const Xapian::Database& db, const Xapian::Query& query) {
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

Xapian::Query query_of(OwnSource* source) {
    return Xapian::Query{source->release()};
}

/// The engine gives a source back in its serialized form only: ours says where it is.
std::string OwnSource::serialise() const {
    const auto* const self = this;
    std::string bytes(sizeof self, '\0');
    std::memcpy(bytes.data(), &self, sizeof self);
    return bytes;
}

const OwnSource& OwnSource::of(const Xapian::Query& query) {
    const auto serialized = query.serialise();
    const OwnSource* self = nullptr;
    assert(serialized.size() > sizeof self);
    std::memcpy(&self, serialized.data() + serialized.size() - sizeof self, sizeof self);
    return *self;
}

Docids Condition::passing(const Shards& shards, const Docids& docids) const {
    if (shards.size() == 1) return filter_(shards.front(), docids);
    const ShardDocids numbers{shards.size()};
    const auto of_shards = numbers.split(docids);
    Docids all;
    for (std::size_t shard = 0; shard < shards.size(); ++shard) {
        for (const auto docid : filter_(shards[shard], of_shards[shard]))
            all.push_back(numbers.of_all(shard, docid));
    }
    std::sort(all.begin(), all.end());
    return all;
}

void Condition::init(const Xapian::Database& shard) {
    shard_ = shard;
    passed_.reset();
    at_ = 0;
}

const Docids& Condition::passed() {
    if (!passed_) passed_ = filter_(shard_, matching_docids(shard_, candidates_));
    return *passed_;
}

void Condition::next(double) {
    if (passed_) {
        ++at_;
    } else {
        passed();
    }
}

void Condition::skip_to(Xapian::docid at_least, double) {
    const auto from = passed().begin() + static_cast<std::ptrdiff_t>(at_);
    at_ = static_cast<std::size_t>(std::lower_bound(from, passed_->cend(), at_least) - passed_->cbegin());
}

bool Condition::check(Xapian::docid docid, double min_weight) {
    if (way_ == Way::AtOnce || passed_) {
        skip_to(docid, min_weight);
        return true;
    }
    checked_ = docid;
    return !filter_(shard_, {docid}).empty();
}

Xapian::Query in_set(std::shared_ptr<const DocidsByShard> sets) {
    return query_of(new Condition{[sets = std::move(sets)](const Xapian::Database& db, const Docids& docids) {
                                      const auto& set = set_of(*sets, db);
                                      Docids both;
                                      std::set_intersection(docids.begin(), docids.end(), set.begin(),
                                                            set.end(), std::back_inserter(both));
                                      return both;
                                  },
                                  Xapian::Query::MatchAll, Condition::Way::AtOnce});
}

Xapian::Query of_articles_in(std::shared_ptr<const DocidsByShard> sets) {
    return query_of(new Condition{[sets = std::move(sets)](const Xapian::Database& db, const Docids& docids) {
                                      constexpr auto slot = static_cast<Xapian::valueno>(Slot::Article);
                                      const auto& articles = set_of(*sets, db);
                                      Docids passed;
                                      auto value = db.valuestream_begin(slot);
                                      const auto end = db.valuestream_end(slot);
                                      for (const auto docid : docids) {
                                          if (value != end) value.skip_to(docid);
                                          if (value == end) break;
                                          if (value.get_docid() != docid) continue;
                                          const auto article = parsed_docid(*value);
                                          if (std::binary_search(articles.begin(), articles.end(), article))
                                              passed.push_back(docid);
                                      }
                                      return passed;
                                  },
                                  Xapian::Query::MatchAll, Condition::Way::AtOnce});
}

Xapian::Query passing(const Xapian::Query& candidates, Condition::Filter filter) {
    return {Xapian::Query::OP_FILTER, candidates,
            query_of(new Condition{std::move(filter), candidates, Condition::Way::AtOnce})};
}

Xapian::Query verified(const Xapian::Query& candidates, Predicate holds) {
    auto filter = [holds = std::move(holds)](const Xapian::Database& db, const Docids& docids) {
        Docids passed;
        std::copy_if(docids.begin(), docids.end(), std::back_inserter(passed),
                     [&](Xapian::docid docid) { return holds(db, docid); });
        return passed;
    };
    return {Xapian::Query::OP_FILTER, candidates,
            query_of(new Condition{std::move(filter), candidates, Condition::Way::OneByOne})};
}

}  // namespace onrecord
