#include "indexer/read/article_file.hpp"

#include <algorithm>
#include <utility>

#include "common/base/file.hpp"
#include "common/base/text.hpp"
#include "indexer/read/finish.hpp"

namespace onrecord {
namespace {

/// Different remarks of one file that are told; a hostile file may have any number.
constexpr std::size_t most_notes = 20;

/// Why a path is not opened: what would block or never end. A pipe that is named is somebody's `<(command)`.
std::string complaint_about(FileKind kind) {
    switch (kind) {
        case FileKind::Missing:
            return "there is no such file";
        case FileKind::Folder:
            return "is a folder";
        case FileKind::Socket:
            return "is a socket, not a file";
        case FileKind::Device:
            return "is a device, not a file";
        case FileKind::Regular:
        case FileKind::Pipe:
            break;
    }
    return {};
}

std::string note_text(const std::string& path, const Remark& first, std::uint64_t count) {
    auto text = path;
    if (!first.place.empty()) text += ", " + first.place;
    text += ": " + first.text;
    if (!first.detail.empty()) text += " '" + first.detail + "'";
    if (count > 1) text += " (and " + with_thousands(count - 1) + " more like it)";
    return text;
}

}  // namespace

ArticleFile::ArticleFile(std::string path, const ReadSettings& settings)
    : path_{std::move(path)}, settings_{settings} {}

void ArticleFile::open() {
    opened_ = true;
    if (path_ != "-") {
        const auto complaint = complaint_about(file_status(path_).kind);
        if (!complaint.empty()) return reject("", complaint);
    }
    auto file = File::open(path_, settings_.stop);
    if (!file) return reject("", "cannot be opened: " + file.error().message);
    auto name = path_ == "-" ? std::string{} : std::string{file_name(path_)};
    auto opened = open_reader(bytes_of_file(std::move(*file)), std::move(name), settings_, {});
    if (!opened) return reject("", opened.error().message);
    one_article_ = row_of(opened->format).one_article;
    reader_ = std::move(opened->reader);
}

std::optional<FileItem> ArticleFile::next() {
    if (!opened_) open();
    while (items_.empty() && !ended_) {
        auto item = reader_ ? reader_->next() : std::nullopt;
        if (item) {
            take(std::move(*item));
        } else {
            end();
        }
    }
    if (items_.empty()) return {};
    auto item = std::move(items_.front());
    items_.pop_front();
    return item;
}

std::uint64_t ArticleFile::bytes_read() const {
    return reader_ ? reader_->input().taken() : 0;
}

void ArticleFile::take(Item item) {
    gave_any_ = true;
    if (auto* draft = std::get_if<Draft>(&item)) {
        take_draft(std::move(*draft));
    } else if (auto* unreadable = std::get_if<Unreadable>(&item)) {
        reject(std::move(unreadable->place), std::move(unreadable->reason));
    } else {
        note(std::get<Remark>(item));
    }
}

void ArticleFile::take_draft(Draft draft) {
    auto place = draft.place;
    if (settings_.date_from_mtime && !draft.modified && path_ != "-")
        draft.modified = file_status(path_).modified;
    auto finished = finish(std::move(draft), settings_);
    for (const auto& remark : finished.remarks) note(remark);
    if (!finished.reason.empty()) return reject(std::move(place), std::move(finished.reason));
    if (!finished.article) return;
    auto& article = *finished.article;
    article.path = path_;
    article.place = place_++;
    items_.emplace_back(std::move(article));
}

void ArticleFile::note(const Remark& remark) {
    const auto same = std::find_if(notes_.begin(), notes_.end(),
                                   [&](const Tally& tally) { return tally.first.text == remark.text; });
    if (same != notes_.end()) {
        ++same->count;
    } else if (notes_.size() < most_notes) {
        notes_.push_back({remark, 1});
    }
}

void ArticleFile::end() {
    ended_ = true;
    for (const auto& [first, count] : notes_)
        items_.emplace_back(ReadingNote{note_text(path_, first, count)});
    if (!reader_) return;
    if (const auto& broken = reader_->input().broken()) return reject("", broken->message);
    if (!gave_any_) reject("", "holds no article");
}

void ArticleFile::reject(std::string place, std::string reason) {
    items_.emplace_back(Rejection{path_, std::move(place), std::move(reason)});
}

}  // namespace onrecord
