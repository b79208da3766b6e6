#include "indexer/read/archive_reader.hpp"

#include <algorithm>
#include <deque>
#include <optional>
#include <string>
#include <utility>

#include "common/base/file.hpp"
#include "common/base/text.hpp"
#include "indexer/read/archive_library.hpp"
#include "indexer/read/nested_articles.hpp"

namespace onrecord {
namespace {

/// "." and ".." lead to folders and hide nothing; nothing is written where they lead.
bool is_hidden(std::string_view path) {
    const auto steps = split(path, '/');
    return steps.front() == "__MACOSX" || std::any_of(steps.begin(), steps.end(), [](std::string_view step) {
               return step.starts_with('.') && step != "." && step != "..";
           });
}

class ArchiveReader : public Reader {
  public:
    ArchiveReader(Input input, ArchiveKind kind, const ReadSettings& settings, const Surroundings& around)
        : Reader{std::move(input)},
          settings_{settings},
          around_{"", "", around.depth + 1},
          is_zip_{kind == ArchiveKind::Zip},
          walk_{Reader::input(), kind, {settings.limits.entry_bytes, settings.limits.expansion}} {
        if (settings_.format && is_container(*settings_.format)) settings_.format.reset();
    }

    std::optional<Item> next() override {
        while (items_.empty()) {
            if (entry_) {
                if (auto item = entry_->next()) return item;
                entry_.reset();
            }
            auto found = walk_.next();
            const bool is_first = !std::exchange(begun_, true);
            if (!found) return damaged(found.error());
            if (const auto damage = walk_.take_damage(); !damage.empty()) reject("cannot be read: " + damage);
            if (!*found && is_first) reject("is an archive without files");
            if (!*found && is_zip_ && walk_.is_followed_by_another())
                reject("is the last file of an archive behind which another one begins, which is not read");
            if (!*found) break;
            begin(std::move(**found));
        }
        if (items_.empty()) return {};
        auto item = std::move(items_.front());
        items_.pop_front();
        return item;
    }

  private:
    void begin(ArchiveEntry entry) {
        if (!entry.is_file || is_hidden(entry.path)) return;
        place_ = entry.path;
        if (entry.is_encrypted) return reject("is encrypted");
        std::string name{file_name(entry.path)};
        entry_.emplace(walk_.bytes(), std::move(name), NestedPlace{std::move(entry.path), entry.modified},
                       settings_, around_);
    }

    void reject(std::string reason) { items_.emplace_back(Unreadable{place_, std::move(reason)}); }

    /// That the archive's own compression broke off is told by who reads the file.
    std::optional<Item> damaged(const Error& error) {
        if (input().broken()) return {};
        return Item{Unreadable{"", error.message}};
    }

    ReadSettings settings_;
    Surroundings around_;
    bool is_zip_;
    ArchiveWalk walk_;
    std::optional<NestedArticles> entry_;
    std::deque<Item> items_;
    std::string place_;  ///< the entry that was begun last
    bool begun_ = false;
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
