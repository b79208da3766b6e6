#include "indexer/pipeline/position_runs.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <memory>

#include "common/base/file.hpp"
#include "common/index/xapian_door.hpp"
#include "indexer/pipeline/folder_files.hpp"
#include "indexer/pipeline/run_reader.hpp"

namespace onrecord {
namespace {

/// What all runs together read ahead.
constexpr std::size_t read_ahead = 32U << 20U;

/// The front of a heap is the least: by term, then in the order of the runs.
bool comes_behind(const std::unique_ptr<RunReader>& one, const std::unique_ptr<RunReader>& other) {
    const auto order = one->term().compare(other->term());
    return order != 0 ? order > 0 : one->before() > other->before();
}

/// Writes the chunks of one term after the other.
class ChunkWriter {
  public:
    explicit ChunkWriter(Xapian::WritableDatabase& db) : db_{db} {}

    void add(const RunReader& run) {
        if (run.term() != term_) begin(run.term());
        PositionChunkReader documents{run.chunk(), run.last()};
        while (documents.next()) {
            auto entry = documents.entry();
            entry.docid += run.before();
            chunk_.add(entry);
            if (chunk_.is_full()) end_chunk();
        }
    }

    void finish() { end_chunk(); }

  private:
    void begin(std::string_view term) {
        end_chunk();
        term_ = term;
        keys_ = position_keys_of(term);
    }

    void end_chunk() {
        if (!chunk_.is_empty()) db_.set_metadata(position_key(keys_, chunk_.last()), chunk_.value());
        chunk_.clear();
    }

    Xapian::WritableDatabase& db_;
    std::string term_;
    std::string keys_;
    PositionChunk chunk_;
};

}  // namespace

Status PositionRuns::add(const std::string& run, Xapian::docid before) {
    if (run.empty()) return Done{};
    std::ofstream file{path_, std::ios::binary | (runs_.empty() ? std::ios::trunc : std::ios::app)};
    file.write(run.data(), static_cast<std::streamsize>(run.size()));
    file.close();
    if (!file) return disk_error("write", path_, run.size());
    const auto begin = runs_.empty() ? 0 : runs_.back().end;
    runs_.push_back({begin, begin + run.size(), before});
    return Done{};
}

Status PositionRuns::merge_into(const std::string& path) {
    const RunFile file{path_};
    if (!file.is_open()) return disk_error("read", path_, 0);
    std::vector<std::unique_ptr<RunReader>> readers;
    for (const auto& run : runs_) {
        readers.push_back(
            std::make_unique<RunReader>(file, run.begin, run.end, run.before, read_ahead / runs_.size()));
        if (!readers.back()->advance()) return disk_error("read", path_, 0);
    }
    auto merged = with_xapian([&]() -> Status {
        Xapian::WritableDatabase db{path, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC};
        ChunkWriter writer{db};
        std::make_heap(readers.begin(), readers.end(), comes_behind);
        while (!readers.empty()) {
            std::pop_heap(readers.begin(), readers.end(), comes_behind);
            writer.add(*readers.back());
            if (readers.back()->is_at_end()) {
                readers.pop_back();
                continue;
            }
            if (!readers.back()->advance()) return disk_error("read", path_, 0);
            std::push_heap(readers.begin(), readers.end(), comes_behind);
        }
        writer.finish();
        db.commit();
        return Done{};
    });
    std::remove(path_.c_str());
    runs_.clear();
    return merged;
}

}  // namespace onrecord
