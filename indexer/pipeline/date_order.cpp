#include "indexer/pipeline/date_order.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <utility>

#include "common/base/file.hpp"
#include "indexer/pipeline/folder_files.hpp"

namespace onrecord {
namespace {

/// Each is open while they are read together.
constexpr std::size_t most_runs = 48;
constexpr std::size_t buffer_size = 64U << 10U;

struct RecordHead {
    OrderKey order;
    std::uint64_t arrival = 0;
    std::uint64_t hash_size = 0;
    std::uint64_t stored_size = 0;
};

void write_record(std::ostream& to, const WaitingArticle& article) {
    const RecordHead head{article.order, article.arrival, article.hash.size(), article.stored.size()};
    to.write(reinterpret_cast<const char*>(&head), sizeof head);
    to.write(article.hash.data(), static_cast<std::streamsize>(article.hash.size()));
    to.write(article.stored.data(), static_cast<std::streamsize>(article.stored.size()));
}

}  // namespace

class SortedRun {
  public:
    explicit SortedRun(std::string path) : path_{std::move(path)}, buffer_(buffer_size) {
        file_.rdbuf()->pubsetbuf(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
        file_.open(path_, std::ios::binary);
    }
    ~SortedRun() { std::remove(path_.c_str()); }
    SortedRun(const SortedRun&) = delete;
    SortedRun& operator=(const SortedRun&) = delete;

    /// Reads the next record into first(). An Error where the file does not hold what was written.
    Status advance() {
        RecordHead head;
        first_.reset();
        if (!file_.read(reinterpret_cast<char*>(&head), sizeof head) && file_.eof() && file_.gcount() == 0)
            return Done{};
        WaitingArticle article{head.order, head.arrival, std::string(head.hash_size, '\0'),
                               std::string(head.stored_size, '\0')};
        file_.read(article.hash.data(), static_cast<std::streamsize>(article.hash.size()));
        file_.read(article.stored.data(), static_cast<std::streamsize>(article.stored.size()));
        if (!file_) return disk_error("read", path_, 0);
        first_ = std::move(article);
        return Done{};
    }

    /// The record read last; nothing at the end of the file.
    const std::optional<WaitingArticle>& first() const { return first_; }
    WaitingArticle take() { return std::move(*first_); }

  private:
    std::string path_;
    std::vector<char> buffer_;
    std::ifstream file_;
    std::optional<WaitingArticle> first_;
};

DateOrder::DateOrder(std::string folder, std::size_t memory) : folder_{std::move(folder)}, memory_{memory} {}
DateOrder::DateOrder(DateOrder&&) noexcept = default;
DateOrder& DateOrder::operator=(DateOrder&&) noexcept = default;
DateOrder::~DateOrder() = default;

Status DateOrder::add(WaitingArticle article) {
    held_ += article.memory();
    waiting_.push_back(std::move(article));
    ++size_;
    return held_ < memory_ ? Status{Done{}} : write_run();
}

Status DateOrder::finish() {
    std::sort(waiting_.begin(), waiting_.end(), comes_before);
    for (const auto& run : runs_) {
        if (const auto read = run->advance(); !read) return read;
    }
    return Done{};
}

Result<std::optional<WaitingArticle>> DateOrder::next() {
    for (;;) {
        auto first = take_first();
        if (!first || !first->has_value() || !is_superseded(**first)) return first;
    }
}

bool DateOrder::is_superseded(const WaitingArticle& article) const {
    const auto latest = latest_.find(article.order.hash);
    return latest && *latest > article.arrival;
}

/// The least of all runs and of what is in memory.
Result<std::optional<WaitingArticle>> DateOrder::take_first() {
    SortedRun* least = nullptr;
    for (const auto& run : runs_) {
        if (!run->first()) continue;
        if (least == nullptr || comes_before(*run->first(), *least->first())) least = run.get();
    }
    const bool is_in_memory =
        next_ < waiting_.size() && (least == nullptr || comes_before(waiting_[next_], *least->first()));
    if (is_in_memory) return std::optional{std::move(waiting_[next_++])};
    if (least == nullptr) return std::optional<WaitingArticle>{};
    std::optional<WaitingArticle> first{least->take()};
    if (const auto read = least->advance(); !read) return read.error();
    return first;
}

Status DateOrder::write_run() {
    const auto path = run_path(runs_written_++);
    std::sort(waiting_.begin(), waiting_.end(), comes_before);
    std::ofstream file{path, std::ios::binary};
    for (const auto& article : waiting_) write_record(file, article);
    file.close();
    if (!file) return disk_error("write", path, held_);
    waiting_.clear();
    held_ = 0;
    runs_.push_back(std::make_unique<SortedRun>(path));
    return runs_.size() < most_runs ? Status{Done{}} : merge_runs();
}

/// All runs become one.
Status DateOrder::merge_runs() {
    if (const auto begun = finish(); !begun) return begun;
    const auto path = run_path(runs_written_++);
    std::ofstream file{path, std::ios::binary};
    for (;;) {
        const auto first = take_first();
        if (!first) return first.error();
        if (!first->has_value()) break;
        write_record(file, **first);
    }
    file.close();
    if (!file) return disk_error("write", path, held_);
    runs_.clear();
    runs_.push_back(std::make_unique<SortedRun>(path));
    return Done{};
}

std::string DateOrder::run_path(std::size_t number) const {
    return folder_ + "/run-" + std::to_string(number);
}

}  // namespace onrecord
