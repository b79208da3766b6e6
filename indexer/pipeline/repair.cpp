#include "indexer/pipeline/repair.hpp"

#include <charconv>
#include <string_view>

#include "common/base/text.hpp"
#include "common/index/layout.hpp"
#include "common/index/schema.hpp"
#include "common/index/stored_article.hpp"
#include "common/index/stored_data.hpp"
#include "common/index/terms.hpp"
#include "indexer/build/document.hpp"
#include "indexer/build/entry.hpp"
#include "indexer/pipeline/position_batch.hpp"

namespace onrecord {
namespace {

/// The statements of one article as articles/ has it; none where it has none.
Status restore_statements(WritableIndex& index, std::string_view id, PositionBatch& positions) {
    const auto id_term = whole_term(Field::Id, id);
    index.statements.delete_document(id_term);
    const auto found = index.articles.postlist_begin(id_term);
    if (found == index.articles.postlist_end(id_term)) return Done{};
    const auto docid = *found;
    const auto stored = index.articles.get_document(docid);
    const auto analyzed = decode_article(stored_data(stored));
    if (!analyzed) return analyzed.error();
    const auto entry = build_entry(*analyzed, stored.get_value(static_cast<Xapian::valueno>(Slot::Hash)));
    for (const auto& statement : entry.statements)
        positions.add(statement, index.statements.add_document(to_document(statement, docid)));
    return Done{};
}

}  // namespace

std::uint64_t batch_of(const Xapian::Database& db) {
    const auto text = db.get_metadata(metadata::batch);
    std::uint64_t batch = 0;
    std::from_chars(text.data(), text.data() + text.size(), batch);
    return batch;
}

Status repair(WritableIndex& index, const std::string& index_dir) {
    const auto batch = batch_of(index.articles);
    const auto ahead = batch_of(index.statements);
    if (ahead == batch) return Done{};
    if (ahead != batch + 1) {
        return Error{ErrorKind::Database,
                     "the two halves of the index at '" + index_dir + "' do not belong together (batch " +
                         std::to_string(batch) + " and " + std::to_string(ahead) + ")",
                     "build it anew: run indexer with --rebuild on the articles"};
    }
    index.statements.begin_transaction();
    const auto ids = index.statements.get_metadata(metadata::batch_ids);
    PositionBatch positions;
    for (const auto id : split(ids, '\n')) {
        if (const auto restored = restore_statements(index, id, positions); !restored) {
            index.statements.cancel_transaction();
            return restored.error();
        }
    }
    positions.write_to(index.statements);
    index.statements.set_metadata(metadata::batch, std::to_string(batch));
    index.statements.set_metadata(metadata::batch_ids, "");
    index.statements.commit_transaction();
    return Done{};
}

}  // namespace onrecord
