// A writer for tests that interrupt one or read beside one. Writes small articles in batches of its own, and
// prints after each commit how many articles the index holds: what it has printed is promised.
//
//   write_batches DIR FIRST LAST PER_BATCH MILLISECONDS TEXT
//
// Articles are numbered; TEXT is their last word. MILLISECONDS lie between two commits.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <thread>

#include "indexer/pipeline/index_folder.hpp"
#include "indexer/pipeline/index_writer.hpp"
#include "indexer/pipeline/writer_lock.hpp"
#include "tests/pipeline/temp_index.hpp"

namespace {

using namespace onrecord;

constexpr std::chrono::seconds patience{20};

ArticleEntry numbered(int number, const std::string& text) {
    const auto name = std::to_string(number);
    return test::entry_of("n" + name, "Rivers rise in valley " + name + ", harbors close " + text + ".");
}

/// As a run does, which keeps what is whole, whatever ended it.
Status keep_what_is_whole(IndexWriter& writer, Status why) {
    (void)writer.commit();
    return why;
}

Status write_batches(const std::string& dir, int first, int last, int per_batch,
                     std::chrono::milliseconds between, const std::string& text) {
    if (const auto ours = check_folder(dir); !ours) return ours;
    if (const auto made = make_folder(dir); !made) return made;
    const auto lock = WriterLock::acquire(dir, patience, [](const std::string&) {}, {});
    if (!lock) return lock.error();
    BatchLimits limits;
    limits.articles = static_cast<std::size_t>(per_batch) + 1;  // commits are our own
    auto writer = IndexWriter::open(dir, limits);
    if (!writer) return writer.error();
    for (int number = first; number <= last; ++number) {
        if (const auto written = writer->replace(numbered(number, text)); !written)
            return keep_what_is_whole(*writer, written);
        if ((number - first + 1) % per_batch != 0 && number != last) continue;
        if (const auto committed = writer->commit(); !committed)
            return keep_what_is_whole(*writer, committed);
        std::cout << writer->article_count() << std::endl;
        std::this_thread::sleep_for(between);
    }
    return Done{};
}

}  // namespace

int main(int count, char** values) {
    if (count != 7) return 64;
    const auto written =
        write_batches(values[1], std::atoi(values[2]), std::atoi(values[3]), std::atoi(values[4]),
                      std::chrono::milliseconds{std::atoi(values[5])}, values[6]);
    if (!written) std::cerr << written.error().message << '\n' << written.error().hint << '\n';
    return written ? 0 : 2;
}
