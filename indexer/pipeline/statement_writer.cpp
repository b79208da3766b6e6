#include "indexer/pipeline/statement_writer.hpp"

#include <utility>

#include "common/index/layout.hpp"
#include "common/index/schema.hpp"
#include "common/index/terms.hpp"
#include "common/index/xapian_door.hpp"
#include "indexer/build/document.hpp"
#include "indexer/pipeline/uncommitted.hpp"

namespace onrecord {
namespace {

/// Some hundred articles' statements: enough that neither thread waits for the other at every turn.
constexpr QueueLimits waiting{256, 256};

}  // namespace

StatementWriter::StatementWriter(Xapian::WritableDatabase statements)
    : jobs_{waiting},
      // From here on the handle is the other thread's alone: its counter knows no threads.
      worker_{[this, db = std::move(statements)]() mutable { run(std::move(db)); }} {}

StatementWriter::~StatementWriter() {
    jobs_.abandon();
    worker_.join();
}

void StatementWriter::add(std::vector<Entry> statements, Xapian::docid article) {
    if (statements.empty()) return;
    push([this, statements = std::move(statements), article](Xapian::WritableDatabase& db) {
        for (const auto& statement : statements)
            positions_.add(statement, db.add_document(to_document(statement, article)));
    });
}

void StatementWriter::remove(const std::string& article_id) {
    push([id_term = whole_term(Field::Id, article_id)](Xapian::WritableDatabase& db) {
        db.delete_document(id_term);
    });
}

Status StatementWriter::commit(std::uint64_t batch, const std::string& ids) {
    std::promise<void> reached;
    const Work commit_batch = [&](Xapian::WritableDatabase& db) {
        db.set_metadata(metadata::batch, std::to_string(batch));
        db.set_metadata(metadata::batch_ids, ids);
        positions_.write_to(db);
        db.commit_transaction();
        db.begin_transaction();
    };
    jobs_.push({commit_batch, &reached}, 1);
    reached.get_future().wait();
    return failed_ ? Status{*failed_} : Status{Done{}};
}

void StatementWriter::run(Xapian::WritableDatabase statements) {
    run_one([](Xapian::WritableDatabase& db) { db.begin_transaction(); }, statements);
    while (const auto job = jobs_.pop()) {
        run_one(job->work, statements);
        jobs_.release(1);
        if (job->reached != nullptr) job->reached->set_value();
    }
    drop_uncommitted(statements);
}

void StatementWriter::run_one(const Work& work, Xapian::WritableDatabase& statements) {
    if (failed_) return;
    const auto done = with_xapian([&]() -> Status {
        work(statements);
        return Done{};
    });
    if (!done) failed_ = done.error();
}

}  // namespace onrecord
