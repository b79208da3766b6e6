// Reads bytes as a file would be read and prints what came of them, a line an item.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/text.hpp"
#include "indexer/read/article_file.hpp"
#include "tests/temp_folder.hpp"

namespace onrecord {

/// A file of these bytes in the folder, under a name that may lead through others.
inline std::string write_file(const test::TempFolder& folder, const std::string& name,
                              std::string_view bytes) {
    auto path = folder.path(name);
    std::filesystem::create_directories(std::filesystem::path{path}.parent_path());
    std::ofstream{path, std::ios::binary} << bytes;
    return path;
}

inline ReadSettings test_settings() {
    ReadSettings settings;
    settings.today = {2025, 6, 30};
    return settings;
}

inline std::vector<FileItem> items_of(const std::string& path,
                                      const ReadSettings& settings = test_settings()) {
    std::vector<FileItem> items;
    ArticleFile file{path, settings};
    while (auto item = file.next()) items.push_back(std::move(*item));
    return items;
}

/// "date | title | authors | source | section | url | lang" without what is empty at the end, then "> body";
/// "! place: reason"; "# note". Line ends within a body print as "\n" and "\r".
inline std::string printed(const FileItem& item) {
    if (const auto* rejection = std::get_if<Rejection>(&item))
        return "! " + (rejection->place.empty() ? "" : rejection->place + ": ") + rejection->reason;
    if (const auto* note = std::get_if<ReadingNote>(&item)) return "# " + note->text;
    const auto& article = std::get<Article>(item);
    auto line = (article.published ? to_string(*article.published) : "-") + " | " +
                (article.title_derived ? "~" : article.title) + " | " + join(article.authors, ", ") + " | " +
                article.source + " | " + article.section + " | " + article.url + " | " + article.language;
    while (line.ends_with(" | ")) line.resize(line.size() - 3);
    line += " > ";
    for (const char c : article.body) line += c == '\n' ? "\\n" : c == '\r' ? "\\r" : std::string(1, c);
    return line;
}

/// Everything that a file of these bytes and this name gives. Notes and rejections do not say its folder.
inline std::vector<std::string> read_bytes(std::string_view bytes, const std::string& name,
                                           const ReadSettings& settings = test_settings()) {
    const test::TempFolder folder;
    const auto path = write_file(folder, name, bytes);
    std::vector<std::string> lines;
    for (const auto& item : items_of(path, settings)) {
        auto line = printed(item);
        if (const auto at = line.find(path); at != std::string::npos) line.replace(at, path.size(), name);
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace onrecord
