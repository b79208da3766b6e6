#include "indexer/pipeline/prune.hpp"

#include <algorithm>

#include <xapian.h>

#include "common/base/text.hpp"
#include "common/index/layout.hpp"
#include "common/index/schema.hpp"
#include "common/index/version_file.hpp"
#include "common/index/xapian_door.hpp"
#include "indexer/pipeline/hash_map.hpp"
#include "indexer/pipeline/known_articles.hpp"

namespace onrecord {
namespace {

bool is_in_scope(const std::string& path, const PruneScope& scope) {
    if (!is_file_path(path)) return false;
    return scope.paths.empty() || std::any_of(scope.paths.begin(), scope.paths.end(),
                                              [&](const auto& folder) { return is_beneath(path, folder); });
}

/// Looks for each file once.
class Files {
  public:
    bool exists(const std::string& path) {
        const auto key = hash64(path);
        if (const auto known = known_.find(key)) return *known == 1;
        const bool is_there = file_exists(path);
        known_.put(key, is_there ? 1 : 0);
        return is_there;
    }

  private:
    HashMap known_;
};

}  // namespace

Result<std::vector<std::string>> ids_to_prune(const std::string& index_dir, const PruneScope& scope) {
    return with_xapian([&]() -> Result<std::vector<std::string>> {
        const Xapian::Database articles{checked_database(articles_path(index_dir))};
        constexpr auto slot = static_cast<Xapian::valueno>(Slot::Path);
        std::vector<std::string> ids;
        std::size_t judged = 0;
        Files files;
        for (auto at = articles.valuestream_begin(slot); at != articles.valuestream_end(slot); ++at) {
            const auto path = *at;
            if (!is_in_scope(path, scope)) continue;
            ++judged;
            const bool is_gone = !files.exists(path);
            if (!is_gone && !scope.read_whole(path)) continue;
            auto id = id_of(articles, at.get_docid());
            if (is_gone || !scope.was_read(id)) ids.push_back(std::move(id));
        }
        if (scope.paths.empty() && judged > 1 && ids.size() == judged) {
            return Error{ErrorKind::Usage,
                         "--prune would remove all " + counted(judged, "article") + "; nothing was removed",
                         "run it from the folder that the files were read from, or name what is gone: "
                         "indexer --prune PATH..."};
        }
        return ids;
    });
}

bool is_beneath(const std::string& path, const std::string& folder) {
    if (folder == ".") return !path.starts_with('/') && path != ".." && !path.starts_with("../");
    if (folder == "/") return path.starts_with('/');
    return path == folder || (path.starts_with(folder) && path[folder.size()] == '/');
}

}  // namespace onrecord
