#include "indexer/read/archive_reader.hpp"

#include <optional>
#include <string>
#include <utility>

#include "common/base/file.hpp"
#include "indexer/read/archive_library.hpp"
#include "indexer/read/nested_articles.hpp"

namespace onrecord {
namespace {

bool is_hidden(std::string_view path) {
    if (path.starts_with("./")) path.remove_prefix(2);
    return path.starts_with("__MACOSX/") || path.starts_with('.') ||
           path.find("/.") != std::string_view::npos;
}

class ArchiveReader : public Reader {
  public:
    ArchiveReader(Input input, ArchiveKind kind, const ReadSettings& settings, const Surroundings& around)
        : Reader{std::move(input)},
          settings_{settings},
          around_{"", "", around.depth + 1},
          walk_{Reader::input(), kind, {settings.limits.entry_bytes, settings.limits.expansion}} {
        if (settings_.format && is_container(*settings_.format)) settings_.format.reset();
    }

    std::optional<Item> next() override {
        for (;;) {
            if (entry_) {
                if (auto item = entry_->next()) return item;
                entry_.reset();
            }
            auto found = walk_.next();
            if (!found) return damaged(found.error());
            if (!*found) return {};
            auto& entry = **found;
            if (!entry.is_file || is_hidden(entry.path)) continue;
            if (entry.is_encrypted) return Item{Unreadable{entry.path, "is encrypted"}};
            std::string name{file_name(entry.path)};
            entry_.emplace(walk_.bytes(), std::move(name), NestedPlace{std::move(entry.path), entry.modified},
                           settings_, around_);
        }
    }

  private:
    /// That the archive's own compression broke off is told by who reads the file.
    std::optional<Item> damaged(const Error& error) {
        if (input().broken()) return {};
        return Item{Unreadable{"", error.message}};
    }

    ReadSettings settings_;
    Surroundings around_;
    ArchiveWalk walk_;
    std::optional<NestedArticles> entry_;
};

}  // namespace

std::unique_ptr<Reader> make_zip_reader(Input input, const ReadSettings& settings,
                                        const Surroundings& around) {
    return std::make_unique<ArchiveReader>(std::move(input), ArchiveKind::Zip, settings, around);
}

std::unique_ptr<Reader> make_tar_reader(Input input, const ReadSettings& settings,
                                        const Surroundings& around) {
    return std::make_unique<ArchiveReader>(std::move(input), ArchiveKind::Tar, settings, around);
}

}  // namespace onrecord
