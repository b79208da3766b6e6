#include "common/article/article.hpp"

#include <algorithm>
#include <array>

#include "common/base/text.hpp"
#include "common/base/url.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_id = 200;
constexpr std::size_t longest_derived_title = 160;

/// Chains the fields so that moving text from one to the next changes the hash.
std::uint64_t hash_fields(const std::vector<std::string_view>& fields) {
    std::uint64_t hash = fields.size();
    for (const auto field : fields) hash = hash64(field, hash);
    return hash;
}

std::string cleaned_id(std::string_view id) {
    auto clean = safe_for_terminal(trim(id));
    if (clean.size() <= longest_id) return clean;
    const auto head = prefix_of(clean, longest_id - 17);
    return std::string{head} + '-' + hex64(hash64(clean));
}

bool is_tracking_parameter(std::string_view parameter) {
    static constexpr std::array<std::string_view, 9> prefixes{
        "utm_", "fbclid=", "gclid=", "mc_cid=", "mc_eid=", "cmpid=", "ocid=", "smid=", "ref_src="};
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](std::string_view prefix) { return parameter.starts_with(prefix); });
}

/// Where the first sentence ends: a full stop, question or exclamation mark before a blank and a capital, or
/// the end of the paragraph.
std::size_t first_sentence_end(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\n') return at;
        const bool ends = text[at] == '.' || text[at] == '!' || text[at] == '?';
        const bool after_word = at >= 3 && is_ascii_alpha(text[at - 1]) && is_ascii_alpha(text[at - 2]) &&
                                is_ascii_alpha(text[at - 3]);
        if (ends && after_word && at + 1 < text.size() && is_space(text[at + 1])) return at + 1;
    }
    return text.size();
}

std::string derived_title(std::string_view body) {
    body = trim(body);
    const auto sentence = trim(body.substr(0, first_sentence_end(body)));
    if (sentence.size() <= longest_derived_title) return std::string{sentence};
    auto cut = prefix_of(sentence, longest_derived_title);
    const auto blank = cut.find_last_of(' ');
    if (blank != std::string_view::npos && blank > 0) cut = cut.substr(0, blank);
    return std::string{cut} + "…";
}

}  // namespace

std::string_view to_string(IdOrigin origin) {
    switch (origin) {
        case IdOrigin::Given:
            return "given";
        case IdOrigin::Url:
            return "url";
        case IdOrigin::Content:
            return "content";
    }
    return "";
}

std::string_view to_string(DateOrigin origin) {
    switch (origin) {
        case DateOrigin::None:
            return "";
        case DateOrigin::Given:
            return "given";
        case DateOrigin::JsonLd:
            return "json-ld";
        case DateOrigin::Meta:
            return "meta";
        case DateOrigin::Time:
            return "time";
        case DateOrigin::Url:
            return "url";
        case DateOrigin::Text:
            return "text";
        case DateOrigin::FileTime:
            return "file";
    }
    return "";
}

std::string canonical_url(std::string_view url) {
    const auto [host, rest] = parts_of_url(trim(url));
    const auto query_at = std::min(rest.find('?'), rest.size());
    auto path = rest.substr(0, query_at);
    while (path.ends_with('/')) path.remove_suffix(1);
    std::string canonical = host + std::string{path};
    char joint = '?';
    for (const auto parameter : split(query_at < rest.size() ? rest.substr(query_at + 1) : "", '&')) {
        if (parameter.empty() || is_tracking_parameter(parameter)) continue;
        canonical += joint;
        canonical += parameter;
        joint = '&';
    }
    return canonical;
}

void complete(Article& article) {
    article.id = cleaned_id(article.id);
    if (!article.id.empty()) {
        article.id_origin = IdOrigin::Given;
    } else if (!trim(article.url).empty()) {
        article.id_origin = IdOrigin::Url;
        article.id = "u" + hex64(hash64(canonical_url(article.url)));
    } else {
        article.id_origin = IdOrigin::Content;
        const auto day = article.published ? to_string(article.published->day) : std::string{};
        article.id = "c" + hex64(hash_fields({article.title, day, article.body}));
    }
    if (trim(article.title).empty()) {
        article.title = derived_title(article.body);
        article.title_derived = true;
    }
}

std::uint64_t content_hash(const Article& article) {
    const auto published = article.published ? to_string(*article.published) : std::string{};
    const auto authors = join(article.authors, "\n");
    return hash_fields({article.id, article.title, article.title_derived ? "1" : "", article.body, published,
                        article.source, authors, article.section, article.url, article.language});
}

}  // namespace onrecord
