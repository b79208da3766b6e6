#include "indexer/pipeline/intake.hpp"

#include <algorithm>
#include <utility>

#include "common/base/text.hpp"
#include "indexer/build/entry.hpp"

namespace onrecord {

Status Intake::read(const ReadingJob& job, const Push& push) {
    if (watcher_.is_watched()) watcher_.expect(bytes_to_read(job));
    ReadingEvents events;
    events.file_begins = [&](const std::string& path) {
        added_before_file_ = counts_.added;
        watcher_.reading(path);
    };
    events.article = [&](Article article) { return take(std::move(article), push); };
    events.rejected = [&](const Rejection& rejection) { return reject(rejection); };
    events.file_ends = [&](const FileRead& file) { return end_file(file, push); };
    events.note = [&](const std::string& note) { watcher_.remark(note); };
    events.progress = [&](std::uint64_t bytes) { watcher_.read(bytes); };
    if (const auto read = read_articles(job, events, stop_); !read) return read;
    // An interrupted run does not know what would have followed: the next one does.
    while (!stop_.stop_requested()) {
        auto next = deferred_.take();
        if (!next || !replace(std::move(next), push)) break;
    }
    tell_repeated();
    return error_ ? Status{*error_} : Status{Done{}};
}

/// Versions of an article, or different articles that a source has given one id: only people can tell.
void Intake::tell_repeated() {
    if (repeated_ == 0) return;
    watcher_.note(counted(repeated_, "article") +
                  " took the place of another text with the same id in this run, first '" + repeated_id_ +
                  "': of each id the last one is kept; where these are different articles, --map id=NAME "
                  "takes the id from elsewhere");
}

bool Intake::read_whole(const std::string& path) const {
    return whole_files_.find(hash64(path)).has_value();
}

bool Intake::take(Article article, const Push& push) {
    if (stop_.stop_requested()) return false;
    watcher_.met_article();
    Task task{Action::Replace, std::move(article), {}};
    task.hash = entry_hash(task.article, options_.analysis_options);
    const bool was_read = known_.was_read(task.article.id);
    const auto standing = known_.judge(task.article, task.hash);
    if (!standing) return fail(standing.error());
    const bool supersedes = deferred_.drop(task.article.id);
    if (supersedes) {
        --counts_.changed;
        ++counts_.superseded;
    }
    switch (*standing) {
        case Standing::Unchanged:
            ++counts_.unchanged;
            return true;
        case Standing::Copy:
            ++(supersedes ? counts_.unchanged : counts_.copies);
            return true;
        case Standing::New:
            ++counts_.added;
            task.action = Action::Add;
            return push(std::move(task));
        case Standing::Moved:
            ++counts_.moved;
            return push(std::move(task));
        case Standing::Changed:
            break;
    }
    if (was_read && repeated_++ == 0) repeated_id_ = task.article.id;
    ++counts_.changed;
    deferred_.put(std::move(task));
    while (auto surplus = deferred_.take_surplus()) {
        if (!replace(std::move(surplus), push)) return false;
    }
    return true;
}

bool Intake::replace(std::optional<Task> task, const Push& push) {
    known_.will_hold(task->article.id, task->hash);
    return push(std::move(*task));
}

bool Intake::reject(const Rejection& rejection) {
    // What was cut off by the interruption is no mistake of the input.
    if (stop_.stop_requested()) return false;
    ++counts_.rejected;
    watcher_.rejected(rejection);
    return options_.strict ? fail(rejection_error(rejection)) : true;
}

bool Intake::end_file(const FileRead& file, const Push& push) {
    if (stop_.stop_requested()) return false;
    if (!file.is_whole || !is_file_path(file.path)) return true;
    whole_files_.put(hash64(file.path), 1);
    if (!file.is_single_article) return true;
    const auto stale = known_.forget_unread_of(file.path);
    if (!stale) return fail(stale.error());
    for (const auto& id : *stale) {
        Task task;
        task.action = Action::Remove;
        task.article.id = id;
        if (!push(std::move(task))) return false;
    }
    // Its id comes from its content: what looked like a new article is the old one with another text.
    const auto replaced = std::min<std::uint64_t>(stale->size(), counts_.added - added_before_file_);
    counts_.added -= replaced;
    counts_.changed += replaced;
    counts_.removed += stale->size() - replaced;
    return true;
}

bool Intake::fail(const Error& error) {
    error_ = error;
    return false;
}

}  // namespace onrecord
