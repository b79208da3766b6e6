#include "indexer/read/page_date.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "common/base/text.hpp"
#include "indexer/read/html_blocks.hpp"
#include "indexer/read/html_names.hpp"
#include "indexer/read/page_facts.hpp"

namespace onrecord {
namespace {

/// Pages are not older than the web; what is, is a mistake.
constexpr int first_web_year = 1990;
/// A date line is short, and stands near the title.
constexpr std::size_t longest_date_line = 200;
constexpr std::size_t blocks_around_title = 12;
/// Words that a date is made of at most.
constexpr std::size_t longest_date_words = 9;

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

class Dating {
  public:
    explicit Dating(Date latest) : latest_{latest} {}

    std::optional<Published> believed(std::optional<Published> published) const {
        const bool plausible =
            published && published->day.year >= first_web_year && published->day <= latest_;
        return plausible ? published : std::nullopt;
    }

    std::optional<Published> from_text(std::string_view text) const {
        return believed(parse_published(text));
    }

    std::optional<Published> from_meta(const PageMeta& meta) const {
        for (const auto name : meta_names) {
            for (const auto& content : meta.all(name)) {
                if (const auto published = from_text(content)) return published;
            }
        }
        return {};
    }

    std::optional<Published> from_elements(const HtmlTree& tree) const {
        std::optional<Published> any;
        for (NodeId at = 0; at < tree.size(); ++at) {
            const auto property = tree.attribute(at, "itemprop");
            const bool is_date = property == "datePublished" || property == "dateCreated";
            if (!is_date && tree[at].tag != Tag::Time) continue;
            const auto published = from_element(tree, at);
            const bool marked = is_date || !tree.attribute(at, "pubdate").empty() ||
                                class_words(tree, at).contains("published");
            if (published && marked) return published;
            if (!any && !class_words(tree, at).contains("updated")) any = published;
        }
        return any;
    }

    std::optional<Published> near_title(const HtmlTree& tree) const {
        const auto blocks = blocks_of(tree, 0, [](NodeId) { return false; });
        const auto title = std::find_if(blocks.begin(), blocks.end(), [&](const HtmlBlock& block) {
            return tree[block.container].tag == Tag::H1;
        });
        if (title == blocks.end()) return {};
        const auto at = static_cast<std::size_t>(title - blocks.begin());
        // Behind the title first, then in front of it: that is where papers print it.
        for (std::size_t next = at + 1; next < blocks.size() && next <= at + blocks_around_title; ++next) {
            if (const auto published = from_block(blocks[next])) return published;
        }
        for (std::size_t back = 1; back <= 4 && back <= at; ++back) {
            if (const auto published = from_block(blocks[at - back])) return published;
        }
        return {};
    }

  private:
    std::optional<Published> from_element(const HtmlTree& tree, NodeId at) const {
        for (const auto* name : {"datetime", "content", "title"}) {
            if (const auto published = from_text(tree.attribute(at, name))) return published;
        }
        return believed(date_in_line(tree.text_beneath(at).substr(0, longest_date_line)));
    }

    std::optional<Published> from_block(const HtmlBlock& block) const {
        if (block.text.size() > longest_date_line) return {};
        return believed(date_in_line(block.text));
    }

    Date latest_;
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

std::optional<Published> date_in_line(std::string_view line) {
    if (std::none_of(line.begin(), line.end(), is_digit)) return {};
    std::vector<std::size_t> starts;
    std::vector<std::size_t> ends;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (is_space(line[at])) continue;
        starts.push_back(at);
        while (at < line.size() && !is_space(line[at])) ++at;
        ends.push_back(at);
    }
    for (std::size_t first = 0; first < starts.size(); ++first) {
        for (std::size_t count = std::min(longest_date_words, starts.size() - first); count > 0; --count) {
            const auto words = line.substr(starts[first], ends[first + count - 1] - starts[first]);
            if (auto published = parse_published(words)) return published;
        }
    }
    return {};
}

PageDate date_of_page(const HtmlTree& tree, const PageMeta& meta, const LinkedArticle& linked,
                      std::string_view url, Date latest) {
    const Dating dating{latest};
    if (const auto published = dating.from_text(linked.published)) return {published, DateOrigin::JsonLd};
    if (const auto published = dating.from_meta(meta)) return {published, DateOrigin::Meta};
    if (const auto published = dating.from_elements(tree)) return {published, DateOrigin::Time};
    if (const auto day = date_in_url(url); day && dating.believed(Published{*day, {}}))
        return {Published{*day, {}}, DateOrigin::Url};
    if (const auto published = dating.near_title(tree)) return {published, DateOrigin::Text};
    return {};
}

}  // namespace onrecord
