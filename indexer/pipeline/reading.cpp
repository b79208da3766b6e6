// A stand-in until indexer/read is there: JSON lines and plain text.
#include "indexer/pipeline/reading.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <nlohmann/json.hpp>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

namespace fs = std::filesystem;

std::string field(const nlohmann::json& line, std::initializer_list<const char*> names) {
    for (const auto* name : names) {
        if (line.contains(name) && line[name].is_string()) return mend_utf8(line[name].get<std::string>());
        if (line.contains(name) && line[name].is_number()) return line[name].dump();
    }
    return {};
}

class StandIn {
  public:
    explicit StandIn(const ReadingEvents& events) : events_{events} {}

    bool lines(const std::string& path, std::istream& in) {
        events_.file_begins(path);
        std::string line;
        bool whole = true;
        for (std::uint64_t number = 0; std::getline(in, line); ++number) {
            bytes_ += line.size() + 1;
            events_.progress(bytes_);
            const auto json = nlohmann::json::parse(line, nullptr, false);
            Article article;
            if (json.is_object()) article.body = field(json, {"text", "body", "content"});
            if (article.body.empty() && (!json.is_object() || field(json, {"title", "headline"}).empty())) {
                whole = false;
                if (!events_.rejected({path, "line " + std::to_string(number + 1), "no JSON with a text"}))
                    return false;
                continue;
            }
            article.id = field(json, {"id"});
            article.title = field(json, {"title", "headline"});
            article.published = parse_published(field(json, {"date", "published"}));
            article.source = field(json, {"source", "publisher"});
            article.url = field(json, {"url"});
            if (auto author = field(json, {"author", "byline"}); !author.empty()) article.authors = {author};
            article.path = path;
            article.place = number;
            complete(article);
            if (!events_.article(std::move(article))) return false;
        }
        return events_.file_ends({path, false, whole});
    }

    bool text(const std::string& path) {
        events_.file_begins(path);
        std::ifstream in{path};
        Article article;
        std::string all{std::istreambuf_iterator<char>{in}, {}};
        bytes_ += all.size();
        events_.progress(bytes_);
        std::erase(all, '\r');
        if (!is_valid_utf8(all)) all = utf8_from_latin1(all);
        auto rest = trim(all);
        if (rest.starts_with("date ")) {
            article.published = parse_published(rest.substr(5, 10));
            rest = trim(rest.substr(std::min<std::size_t>(rest.size(), 15)));
        }
        for (const auto* head : {"title:", "source:", "author:", "section:", "url:", "lang:", "id:"}) {
            if (!rest.starts_with(head)) continue;
            const auto value = std::string{trim(
                rest.substr(std::string_view{head}.size(), rest.find('\n') - std::string_view{head}.size()))};
            if (head[0] == 't') article.title = value;
            if (head[0] == 's' && head[1] == 'o') article.source = value;
            if (head[0] == 'a') article.authors = {value};
            if (head[0] == 'i') article.id = value;
            rest = trim(rest.substr(std::min(rest.size(), rest.find('\n'))));
        }
        if (rest.empty()) return events_.rejected({path, "", "empty"});
        article.body = mend_utf8(rest);
        article.path = path;
        complete(article);
        return events_.article(std::move(article)) && events_.file_ends({path, true, true});
    }

    bool file(const std::string& path) {
        if (path == "-") return lines(path, std::cin);
        if (!path.ends_with(".jsonl")) return text(path);
        std::ifstream in{path};
        return lines(path, in);
    }

  private:
    const ReadingEvents& events_;
    std::uint64_t bytes_ = 0;
};

}  // namespace

Error rejection_error(const Rejection& rejection) {
    const auto place = rejection.place.empty() ? "" : ", " + rejection.place;
    return {ErrorKind::Input, rejection.path + place + ": " + rejection.reason,
            "mend it, or leave --strict out to pass over such articles"};
}

Status read_articles(const ReadingJob& job, const ReadingEvents& events) {
    StandIn reader{events};
    bool any = false;
    for (const auto& path : job.paths) {
        std::error_code error;
        if (fs::is_directory(path, error)) {
            std::vector<std::string> files;
            for (const auto& entry : fs::recursive_directory_iterator{path, error}) {
                const auto name = entry.path().lexically_normal().string();
                if (entry.is_regular_file() && (name.ends_with(".txt") || name.ends_with(".jsonl")))
                    files.push_back(name);
            }
            std::sort(files.begin(), files.end());
            for (const auto& name : files) {
                if (!reader.file(name)) return Done{};
            }
        } else if (path == "-" || fs::exists(path, error)) {
            if (!reader.file(path)) return Done{};
        } else {
            if (!events.rejected({path, "", "there is no such file"})) return Done{};
            continue;
        }
        any = true;
    }
    if (!any && !job.paths.empty()) {
        return Error{ErrorKind::Input, "there is nothing to read: none of the paths exists",
                     "check their names"};
    }
    return Done{};
}

std::string normalized_path(const std::string& path) {
    if (path == "-") return path;
    auto normal = fs::path{path}.lexically_normal().string();
    while (normal.size() > 1 && normal.ends_with('/')) normal.pop_back();
    return normal.empty() ? "." : normal;
}

}  // namespace onrecord
