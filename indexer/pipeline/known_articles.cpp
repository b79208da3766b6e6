#include "indexer/pipeline/known_articles.hpp"

#include <filesystem>
#include <system_error>

#include "common/base/file.hpp"
#include "common/base/text.hpp"
#include "common/index/index_check.hpp"
#include "common/index/layout.hpp"
#include "common/index/schema.hpp"
#include "common/index/terms.hpp"
#include "common/index/version_file.hpp"
#include "common/index/xapian_door.hpp"
#include "indexer/pipeline/index_folder.hpp"

namespace onrecord {
namespace {

/// The writer commits every few hundred milliseconds at most; each reading sees its newest state.
constexpr int most_readings = 20;

/// In HashMap: the article was removed in this run. A content hash of this value is read as another one.
constexpr std::uint64_t removed = 0;

std::uint64_t content_of(const std::string& hash) {
    const auto content = hash64(hash);
    return content == removed ? removed + 1 : content;
}

constexpr auto slot(Slot which) {
    return static_cast<Xapian::valueno>(which);
}

}  // namespace

Result<KnownArticles> KnownArticles::open(const std::string& index_dir) {
    KnownArticles known;
    if (const auto ours = check_folder(index_dir); !ours) return ours.error();
    if (state_of_folder(index_dir) != FolderState::Index) return known;
    return with_xapian([&]() -> Result<KnownArticles> {
        Xapian::Database articles{checked_database(articles_path(index_dir))};
        if (const auto checked = check_versions(articles, index_dir); !checked) return checked.error();
        known.commit_file_ = articles_path(index_dir) + "/iamglass";
        if (articles.get_doccount() > 0) known.articles_ = std::move(articles);
        return std::move(known);
    });
}

/// Runs `work` on the newest state of the database. What it says counts only where no commit came in between:
/// behind one, the writer may overwrite what is being read, and that may then look like anything.
template <typename Work>
auto KnownArticles::in_database(Work&& work) -> decltype(work()) {
    for (int readings = 1;; ++readings) {
        const auto commit = file_status(commit_file_);
        auto said = with_xapian([&]() -> decltype(work()) {
            if (commit != commit_) articles_->reopen();
            return work();
        });
        commit_ = commit;
        if (readings == most_readings || file_status(commit_file_) == commit) return said;
    }
}

Result<std::optional<KnownArticles::Stored>> KnownArticles::stored(const std::string& id) {
    return in_database([&]() -> Result<std::optional<Stored>> {
        const auto id_term = whole_term(Field::Id, id);
        const auto found = articles_->postlist_begin(id_term);
        if (found == articles_->postlist_end(id_term)) return std::optional<Stored>{};
        const auto document = articles_->get_document(*found, Xapian::DOC_ASSUME_VALID);
        return std::optional{
            Stored{document.get_value(slot(Slot::Hash)), document.get_value(slot(Slot::Path))}};
    });
}

Result<Standing> KnownArticles::judge(const Article& article, const std::string& hash) {
    if (const auto before = seen_.find(hash64(article.id)); before && *before != removed) {
        return *before == content_of(hash) ? Standing::Copy : Standing::Changed;
    } else if (before || !articles_) {
        will_hold(article.id, hash);
        return Standing::New;
    }
    const auto known = stored(article.id);
    if (!known) return known.error();
    will_hold(article.id, known->has_value() ? (*known)->hash : hash);
    if (!known->has_value()) return Standing::New;
    const auto& [stored_hash, stored_path] = **known;
    if (stored_hash != hash) return Standing::Changed;
    const bool stays = stored_path == article.path || !is_file_path(stored_path) || file_exists(stored_path);
    return stays ? Standing::Unchanged : Standing::Moved;
}

void KnownArticles::will_hold(const std::string& id, const std::string& hash) {
    seen_.put(hash64(id), content_of(hash));
}

Result<std::vector<std::string>> KnownArticles::forget_unread_of(const std::string& path) {
    if (!articles_) return std::vector<std::string>{};
    auto unread = in_database([&]() -> Result<std::vector<std::string>> {
        std::vector<std::string> ids;
        const auto path_term = term(prefix::path, hex64(hash64(path)));
        for (auto at = articles_->postlist_begin(path_term); at != articles_->postlist_end(path_term); ++at) {
            // The term is a hash: two paths may share it.
            if (articles_->get_document(*at).get_value(slot(Slot::Path)) != path) continue;
            auto id = id_of(*articles_, *at);
            if (!id.empty() && !seen_.find(hash64(id))) ids.push_back(std::move(id));
        }
        return ids;
    });
    if (unread) {
        for (const auto& id : *unread) seen_.put(hash64(id), removed);
    }
    return unread;
}

bool KnownArticles::was_read(const std::string& id) const {
    const auto content = seen_.find(hash64(id));
    return content && *content != removed;
}

std::string id_of(const Xapian::Database& articles, Xapian::docid article) {
    const auto prefix = row_of(Field::Id).whole;
    auto at = articles.termlist_begin(article);
    at.skip_to(std::string{prefix});
    if (at == articles.termlist_end(article)) return {};
    const auto found = *at;
    return found.starts_with(prefix) ? found.substr(prefix.size()) : std::string{};
}

bool is_file_path(const std::string& path) {
    return !path.empty() && path != "-";
}

bool file_exists(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

}  // namespace onrecord
