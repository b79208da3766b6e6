#include "indexer/read/finish.hpp"

#include <algorithm>
#include <utility>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"
#include "indexer/read/language.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_title = 1000;
constexpr std::size_t longest_name = 200;
constexpr std::size_t longest_url = 4000;
constexpr std::size_t most_authors = 100;
constexpr int first_year = 1600;
constexpr int days_ahead = 2;
constexpr std::size_t longest_detail = 60;

/// On one line, blanks squeezed, valid, at most `limit` bytes.
std::string one_line(std::string_view text, std::size_t limit) {
    text = trim(prefix_of(trim(text), limit * 4));
    std::string line;
    for (const char c : text) {
        const bool blank = is_space(c) || c == '\0';
        if (!blank || !line.ends_with(' ')) line += blank ? ' ' : c;
    }
    line = mend_utf8(line);
    return std::string{trim(prefix_of(line, limit))};
}

void clean_fields(Article& article) {
    article.title = one_line(article.title, longest_title);
    article.source = one_line(article.source, longest_name);
    article.section = one_line(article.section, longest_name);
    article.url = one_line(article.url, longest_url);
    article.language = language_code(article.language);
    article.id = mend_utf8(article.id);
    if (article.authors.size() > most_authors) article.authors.resize(most_authors);
    for (auto& author : article.authors) author = one_line(author, longest_name);
    std::erase_if(article.authors, [](const std::string& author) { return author.empty(); });
}

class Dating {
  public:
    explicit Dating(Date today) : latest_{add_days(today, days_ahead)} {}

    void settle(Draft& draft, std::vector<Remark>& remarks) const {
        auto& published = draft.article.published;
        const auto printed = published ? to_string(*published) : draft.date_text;
        if (!published) published = parse_published(draft.date_text);
        auto& origin = draft.article.date_origin;
        if (origin == DateOrigin::None) origin = DateOrigin::Given;
        const auto complaint = complaint_about(published, printed);
        if (!complaint.empty()) published.reset();
        if (!published) origin = DateOrigin::None;
        if (complaint.empty()) return;
        remarks.push_back({draft.place, complaint, one_line(printed, longest_detail)});
    }

  private:
    std::string complaint_about(const std::optional<Published>& published, std::string_view printed) const {
        if (!published) return trim(printed).empty() ? "" : "undated: no date can be read from";
        if (published->day > latest_) return "undated: its date lies in the future:";
        return published->day.year < first_year ? "undated: its date lies too far back:" : "";
    }

    Date latest_;
};

std::string size_complaint(std::size_t limit) {
    return "its text is longer than " + std::to_string(limit >> 20U) + " MiB";
}

}  // namespace

Finished finish(Draft draft, const ReadSettings& settings) {
    Finished finished;
    auto& article = draft.article;
    clean_fields(article);
    article.body = mend_utf8(article.body);
    if (!draft.passed_over.empty()) {
        finished.remarks.push_back({draft.place, "passed over: " + draft.passed_over, article.title});
    } else if (trim(article.body).empty() && article.title.empty() && !draft.may_be_empty) {
        finished.reason = "has no text";
    } else if (article.body.size() > settings.limits.article_bytes) {
        finished.reason = size_complaint(settings.limits.article_bytes);
    } else {
        Dating{settings.today}.settle(draft, finished.remarks);
        if (article.language.empty()) article.language = detected_language(article.body);
        complete(article);
        finished.article = std::move(article);
    }
    return finished;
}

}  // namespace onrecord
