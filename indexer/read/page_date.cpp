#include "indexer/read/page_date.hpp"

#include <algorithm>
#include <string>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"
#include "indexer/read/date_line.hpp"
#include "indexer/read/finish.hpp"
#include "indexer/read/html_blocks.hpp"
#include "indexer/read/html_names.hpp"
#include "indexer/read/page_facts.hpp"
#include "indexer/read/page_head.hpp"

namespace onrecord {
namespace {

/// Of the text of an element that is marked as a date.
constexpr std::size_t longest_date_line = 200;

constexpr std::string_view meta_names[] = {
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "og:pubdate",
    "datepublished",
    "date_published",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "published-date",
    "published_date",
    "pubdate",
    "publication_date",
    "publication-date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.published",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "article.created",
    "cxenseparse:recs:publishtime",
    "iso-8601-publish-date",
    "rnews:datepublished",
    "bt:pubdate",
    "publishtime",
    "originalpublicationdate",
    "article_date_original",
    "datecreated",
    "displaydate",
    "created",
    "date",
};

/// A sentence that a date occurs in.
bool tells_of_a_date(const HtmlBlock& block) {
    const bool is_sentence =
        is_running_text(block) || (ends_sentence(block.text) && date_in_line(block.text));
    return is_sentence && !date_line(block.text);
}

/// Of pages, which are younger, this day without a time is no date either.
constexpr Date day_of_unix_zero{1970, 1, 1};

/// Numbers in a URL that are a day before the web are none.
constexpr int first_web_year = 1990;

/// Goes through the places where a page may say its date; remembers the first that says none that holds.
class Dating {
  public:
    explicit Dating(Date latest) : latest_{latest} {}

    std::optional<Published> read(std::string_view text) {
        text = trim(text);
        if (text.empty()) return {};
        const auto published = parse_published(text);
        if (published && (published->day == day_of_unix_zero || is_unix_zero(*published))) return {};
        if (!believed(published)) reject(text);
        return believed(published);
    }

    std::optional<Published> believed(std::optional<Published> published) const {
        const bool plausible =
            published && published->day.year >= first_newspaper_year && published->day <= latest_;
        return plausible ? published : std::nullopt;
    }

    std::optional<Published> from_meta(const PageMeta& meta) {
        for (const auto name : meta_names) {
            for (const auto& content : meta.all(name)) {
                if (const auto published = read(content)) return published;
            }
        }
        return {};
    }

    /// From <time> and microdata of the article; what its running text tells of is other days.
    std::optional<Published> from_elements(const HtmlTree& tree, LazyPageHead& head) {
        std::optional<Published> any;
        for (NodeId at = 0; at < tree.size(); ++at) {
            const auto property = tree.attribute(at, "itemprop");
            const bool is_published = property == "datePublished";
            if ((!is_published && property != "dateCreated" && tree[at].tag != Tag::Time) ||
                !head.get().holds(at))
                continue;
            const bool marked = is_published || !tree.attribute(at, "pubdate").empty() ||
                                class_words(tree, at).contains("published");
            const auto* const line = head.get().line_of(at);
            if (!marked && line && tells_of_a_date(*line)) continue;
            const auto published = from_element(tree, at);
            if (published && marked) return published;
            if (!any && !class_words(tree, at).contains("updated")) any = published;
        }
        return any;
    }

    /// From lines below the title, then above it: that is where papers print it. The first line of a page
    /// says what day it is, so that above the title a date needs a label, or the element of the article.
    std::optional<Published> from_lines(const PageHead& head) const {
        std::optional<Published> changed;
        const auto take = [&](const HtmlBlock& block, bool needs_label) -> std::optional<Published> {
            const auto line = date_line(block.text);
            if (!line || !believed(line->published)) return {};
            if (needs_label && line->label == DateLabel::None) return {};
            if (line->label != DateLabel::Change) return line->published;
            if (!changed) changed = line->published;
            return {};
        };
        for (const auto& block : head.lines_below_title()) {
            if (const auto published = take(block, false)) return published;
        }
        for (const auto& block : head.lines_above_title()) {
            if (const auto published = take(block, !head.is_in_article_element())) return published;
        }
        return changed;
    }

    /// "" where nothing was rejected.
    std::string rejected() const { return rejected_; }

  private:
    std::optional<Published> from_element(const HtmlTree& tree, NodeId at) {
        for (const auto* name : {"datetime", "content", "title"}) {
            if (const auto published = read(tree.attribute(at, name))) return published;
        }
        const auto text = tree.text_beneath(at, longest_date_line);
        const auto date = date_in_line(prefix_of(text, longest_date_line));
        const auto published = date ? believed(date->published) : std::nullopt;
        if (!published) reject(text);
        return published;
    }

    void reject(std::string_view text) {
        if (rejected_.empty()) rejected_ = text;
    }

    Date latest_;
    std::string rejected_;
};

/// The number of `size` digits at `at`, no more and no fewer; -1 where there is none.
int digits_at(std::string_view text, std::size_t at, std::size_t size) {
    if (at + size > text.size() || (at > 0 && is_digit(text[at - 1]))) return -1;
    int number = 0;
    for (std::size_t digit = at; digit < at + size; ++digit) {
        if (!is_digit(text[digit])) return -1;
        number = number * 10 + (text[digit] - '0');
    }
    return number;
}

/// "2025/feb/04", "2025-February-4". REQUIRES: `path` begins with a year and the separator.
std::optional<Date> date_with_month_name(std::string_view path, char separator) {
    const auto month_end = path.find(separator, 5);
    if (month_end == std::string_view::npos) return {};
    const auto day_end = std::min(path.find_first_not_of("0123456789", month_end + 1), path.size());
    auto words = std::string{path.substr(0, day_end)};
    std::replace(words.begin(), words.end(), separator, ' ');
    const auto published = parse_published(words);
    return published ? std::optional{published->day} : std::nullopt;
}

std::optional<Date> date_in_path_at(std::string_view url, std::size_t at) {
    if (const int whole = digits_at(url, at, 8);
        whole > 0 && (at + 8 == url.size() || !is_digit(url[at + 8])))
        return make_date(whole / 10'000, whole / 100 % 100, whole % 100);
    const int year = digits_at(url, at, 4);
    if (year < 0 || at + 4 >= url.size()) return {};
    const char separator = url[at + 4];
    if (separator != '/' && separator != '-' && separator != '_') return {};
    if (at + 5 < url.size() && is_ascii_alpha(url[at + 5]))
        return date_with_month_name(url.substr(at), separator);
    const std::size_t month_size = digits_at(url, at + 5, 2) > 0 ? 2 : 1;
    const int month = digits_at(url, at + 5, month_size);
    const auto behind = at + 5 + month_size;
    if (month < 0 || behind >= url.size() || url[behind] != separator) return {};
    const std::size_t day_size = digits_at(url, behind + 1, 2) > 0 ? 2 : 1;
    const int day = digits_at(url, behind + 1, day_size);
    const auto end = behind + 1 + day_size;
    if (day < 0 || (end < url.size() && is_digit(url[end]))) return {};
    return make_date(year, month, day);
}

}  // namespace

std::optional<Date> date_in_url(std::string_view url) {
    const auto path = url.find('/', url.find("://") == std::string_view::npos ? 0 : url.find("://") + 3);
    if (path == std::string_view::npos) return {};
    for (auto at = path; at < url.size(); ++at) {
        if (!is_digit(url[at]) || is_digit(url[at - 1])) continue;
        const auto date = date_in_path_at(url, at);
        if (date && date->year >= first_web_year) return date;
    }
    return {};
}

PageDate date_of_page(const HtmlTree& tree, const PageMeta& meta, const LinkedArticle& linked,
                      std::string_view url, LazyPageHead& head, Date latest) {
    Dating dating{latest};
    if (const auto published = dating.read(linked.published)) return {published, DateOrigin::JsonLd, ""};
    if (const auto published = dating.from_meta(meta)) return {published, DateOrigin::Meta, ""};
    if (const auto published = dating.from_elements(tree, head)) return {published, DateOrigin::Time, ""};
    if (const auto day = date_in_url(url); day && dating.believed(Published{*day, {}}))
        return {Published{*day, {}}, DateOrigin::Url, ""};
    if (const auto published = dating.from_lines(head.get())) return {published, DateOrigin::Text, ""};
    return {{}, DateOrigin::None, dating.rejected()};
}

}  // namespace onrecord
