#include "indexer/pipeline/segment.hpp"

#include "common/index/stored_article.hpp"
#include "common/index/xapian_door.hpp"
#include "indexer/build/document.hpp"
#include "indexer/build/entry.hpp"

namespace onrecord {
namespace {

// What is cut off is not used: nothing of a segment needs to be safe on disk.
constexpr int for_now = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC;

}  // namespace

std::size_t SegmentPlan::bytes() const {
    std::size_t sum = 0;
    for (const auto& article : articles) sum += article.stored.size();
    return sum;
}

Result<Segment> write_segment(const SegmentPlan& plan, const std::string& folder, Inflections& inflections) {
    return with_xapian([&]() -> Result<Segment> {
        const auto number = std::to_string(plan.number);
        Segment segment{folder + "/articles-" + number, {}};
        Xapian::WritableDatabase articles{segment.articles, for_now};
        Xapian::WritableDatabase statements;
        auto docid = plan.first_docid;
        for (const auto& waiting : plan.articles) {
            const auto analyzed = decode_article(waiting.stored);
            if (!analyzed) return analyzed.error();
            const auto entry = build_entry(*analyzed, waiting.hash);
            articles.add_document(to_document(entry.article));
            inflections.add(entry.words, articles);
            if (!entry.statements.empty() && segment.statements.empty()) {
                segment.statements = folder + "/statements-" + number;
                statements = Xapian::WritableDatabase{segment.statements, for_now};
            }
            for (const auto& statement : entry.statements)
                statements.add_document(to_document(statement, docid));
            ++docid;
        }
        articles.commit();
        if (!segment.statements.empty()) statements.commit();
        return segment;
    });
}

}  // namespace onrecord
