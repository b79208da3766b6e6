#include "indexer/pipeline/optimize.hpp"

#include <utility>

#include <xapian.h>

#include "common/index/index_check.hpp"
#include "common/index/layout.hpp"
#include "common/index/stored_data.hpp"
#include "common/index/version_file.hpp"
#include "common/index/xapian_door.hpp"
#include "indexer/pipeline/open_index.hpp"

namespace onrecord {
namespace {

std::string value(const Xapian::Document& document, Slot slot) {
    return document.get_value(static_cast<Xapian::valueno>(slot));
}

/// Hands every article of the index on, as it is stored.
Status pass_on_articles(const std::string& index_dir, ArticleSink& sink, RunWatcher& watcher,
                        const std::stop_token& stop) {
    return with_xapian([&]() -> Status {
        const Xapian::Database articles{checked_database(articles_path(index_dir))};
        if (const auto known = check_versions(articles, index_dir); !known) return known;
        for (auto at = articles.postlist_begin(""); at != articles.postlist_end(""); ++at) {
            if (stop.stop_requested()) return Done{};
            const auto document = articles.get_document(*at, Xapian::DOC_ASSUME_VALID);
            WaitingArticle article{parsed_order_key(value(document, Slot::Order)), 0,
                                   value(document, Slot::Hash), stored_data(document)};
            if (const auto taken = sink.take({Action::Add, std::move(article)}); !taken) return taken;
            watcher.met_article();
        }
        return Done{};
    });
}

}  // namespace

Result<RunSummary> run_optimize(const IndexJob& job, RunWatcher& watcher, const std::stop_token& stop) {
    if (const auto there = check_there_is_index(job.index_dir); !there) return there.error();
    OpenIndex index;
    auto lock = take_index(job, watcher, stop);
    if (!lock) return lock.error();
    index.locks.push_back(std::move(*lock));
    // It may have been the beginning of one only.
    if (const auto there = check_there_is_index(job.index_dir); !there) return there.error();
    if (const auto opened = open_replacement(job, watcher, stop, index); !opened) return opened.error();
    const auto passed = pass_on_articles(job.index_dir, *index.sink, watcher, stop);
    const auto finished = index.sink->finish(passed && !stop.stop_requested(), stop);
    if (!passed) return passed.error();
    if (!finished) return finished.error();
    return RunSummary{{}, index.sink->article_count(), index.sink->was_dropped()};
}

}  // namespace onrecord
