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

/// A time of a file as the time of publication. The calendar ends with the year 9999.
Published published_at(std::int64_t unix_seconds) {
    constexpr std::int64_t seconds_a_day = 86'400;
    const std::int64_t last = days_since_epoch({9999, 12, 31}) * seconds_a_day;
    const auto seconds = std::clamp<std::int64_t>(unix_seconds, 0, last);
    return {date_from_days(static_cast<int>(seconds / seconds_a_day)),
            static_cast<int>(seconds % seconds_a_day)};
}

class Dating {
  public:
    explicit Dating(const ReadSettings& settings)
        : latest_{add_days(settings.today, days_ahead)}, by_file_{settings.date_from_mtime} {}

    void settle(Draft& draft, std::vector<Remark>& remarks) const {
        auto& published = draft.article.published;
        auto& origin = draft.article.date_origin;
        const auto printed = published ? to_string(*published) : draft.date_text;
        if (!published) published = parse_published(draft.date_text);
        if (origin == DateOrigin::None) origin = DateOrigin::Given;
        const auto complaint = complaint_about(published, printed);
        if (!complaint.empty()) published.reset();
        if (!published) settle_by_file(draft, remarks);
        if (!published) origin = DateOrigin::None;
        if (complaint.empty()) return;
        remarks.push_back({draft.place, (published ? "dated by its file: " : "undated: ") + complaint,
                           one_line(printed, longest_detail)});
    }

  private:
    void settle_by_file(Draft& draft, std::vector<Remark>& remarks) const {
        if (!by_file_ || !draft.modified) return;
        const auto changed = published_at(*draft.modified);
        if (changed.day > latest_) {
            remarks.push_back(
                {draft.place, "undated: the time of its file lies in the future:", to_string(changed)});
            return;
        }
        draft.article.published = changed;
        draft.article.date_origin = DateOrigin::FileTime;
    }

    std::string complaint_about(const std::optional<Published>& published, std::string_view printed) const {
        if (!published) return trim(printed).empty() ? "" : "no date can be read from";
        if (published->day > latest_) return "its date lies in the future:";
        if (is_unix_zero(*published)) return "its date is the zero of Unix time:";
        return published->day.year < first_newspaper_year ? "its date lies too far back:" : "";
    }

    Date latest_;
    bool by_file_;
};

/// Nothing prints a zero byte, and programs take it for the end of a text.
void replace_nuls(Draft& draft, std::vector<Remark>& remarks) {
    auto& body = draft.article.body;
    if (body.find('\0') == std::string::npos) return;
    std::replace(body.begin(), body.end(), '\0', ' ');
    remarks.push_back({draft.place, "bytes of zero were taken for blanks", ""});
}

std::string size_complaint(std::size_t limit) {
    return "its text is longer than " + std::to_string(limit >> 20U) + " MiB";
}

}  // namespace

bool is_unix_zero(const Published& published) {
    constexpr int hour = 3600;
    constexpr int most_zones_ahead = 14 * hour;
    constexpr int most_zones_behind = 12 * hour;
    if (!published.second_of_day || *published.second_of_day % (hour / 4) != 0) return false;
    return (published.day == Date{1970, 1, 1} && *published.second_of_day <= most_zones_ahead) ||
           (published.day == Date{1969, 12, 31} && *published.second_of_day >= 24 * hour - most_zones_behind);
}

Finished finish(Draft draft, const ReadSettings& settings) {
    Finished finished;
    auto& article = draft.article;
    clean_fields(article);
    article.body = mend_utf8(article.body);
    replace_nuls(draft, finished.remarks);
    if (!draft.passed_over.empty()) {
        finished.remarks.push_back({draft.place, "passed over: " + draft.passed_over, article.title});
    } else if (trim(article.body).empty() && article.title.empty() && !draft.may_be_empty) {
        finished.reason = "has no text";
    } else if (article.body.size() > settings.limits.article_bytes) {
        finished.reason = size_complaint(settings.limits.article_bytes);
    } else {
        Dating{settings}.settle(draft, finished.remarks);
        if (article.language.empty()) article.language = detected_language(article.body);
        complete(article);
        finished.article = std::move(article);
    }
    return finished;
}

}  // namespace onrecord
