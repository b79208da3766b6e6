#include "indexer/pipeline/segment.hpp"

#include "common/index/stored_article.hpp"
#include "common/index/xapian_door.hpp"
#include "indexer/build/document.hpp"
#include "indexer/build/entry.hpp"
#include "indexer/pipeline/position_batch.hpp"

namespace onrecord {
namespace {

// What is cut off is not used: nothing of a segment needs to be safe on disk.
constexpr int for_now = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC;

/// Writes one piece; the database is made with its first document.
class PieceWriter {
  public:
    explicit PieceWriter(std::string path) : path_{std::move(path)} {}

    void add(const Entry& entry, const Xapian::Document& document) {
        if (count_ == 0) db_ = Xapian::WritableDatabase{path_, for_now};
        count_ = db_.add_document(document);
        positions_.add(entry, count_);
    }

    /// Those of the words that came.
    void add_inflections(Inflections& inflections) {
        for (const auto& [term, positions] : positions_.chunks()) inflections.add(term, db_);
    }

    Piece finish() {
        if (count_ == 0) return {};
        db_.commit();
        return {path_, count_, positions_.take_run()};
    }

  private:
    std::string path_;
    Xapian::WritableDatabase db_;
    Xapian::docid count_ = 0;
    PositionBatch positions_;
};

}  // namespace

std::size_t SegmentPlan::bytes() const {
    std::size_t sum = 0;
    for (const auto& article : articles) sum += article.stored.size();
    return sum;
}

Result<Segment> write_segment(const SegmentPlan& plan, const std::string& folder, Inflections& inflections) {
    return with_xapian([&]() -> Result<Segment> {
        const auto number = std::to_string(plan.number);
        PieceWriter articles{folder + "/articles-" + number};
        PieceWriter statements{folder + "/statements-" + number};
        auto docid = plan.first_docid;
        for (const auto& waiting : plan.articles) {
            const auto analyzed = decode_article(waiting.stored);
            if (!analyzed) return analyzed.error();
            const auto entry = build_entry(*analyzed, waiting.hash);
            articles.add(entry.article, to_document(entry.article));
            for (const auto& statement : entry.statements)
                statements.add(statement, to_document(statement, docid));
            ++docid;
        }
        articles.add_inflections(inflections);
        return Segment{articles.finish(), statements.finish()};
    });
}

}  // namespace onrecord
