#include "indexer/read/crawl_record.hpp"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "common/base/text.hpp"
#include "indexer/read/header_fields.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_line = 64 * 1024;

std::optional<std::uint64_t> number_in(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return {};
    return number;
}

bool begins_with_warc(Input& input) {
    const auto head = input.peek(6);
    return head.size() == 6 && head.starts_with("WARC/") && is_digit(head[5]);
}

/// The words of an ARC record's line: url, IP, time, type, ... size. Urls may hold blanks.
struct ArcLine {
    std::string_view url;
    std::string_view type;
    std::uint64_t size = 0;
};

bool is_arc_time(std::string_view word) {
    return word.size() >= 8 && word.size() <= 14 && std::all_of(word.begin(), word.end(), is_digit);
}

std::optional<ArcLine> arc_line(std::string_view line) {
    const auto words = split(trim(line), ' ');
    if (words.size() < 5 || words.front().find(':') == std::string_view::npos) return {};
    const auto size = number_in(words.back());
    if (!size) return {};
    const auto time = std::find_if(words.begin() + 2, words.end() - 1, is_arc_time);
    if (time == words.end() - 1) return {};
    const auto url_end = (time - 2)->data() + (time - 2)->size();
    const auto type = time + 1 == words.end() - 1 ? std::string_view{} : *(time + 1);
    return ArcLine{
        {words.front().data(), static_cast<std::size_t>(url_end - words.front().data())}, type, *size};
}

CrawlRecordHead broken_record() {
    CrawlRecordHead head;
    head.kind = CrawlRecordKind::Broken;
    return head;
}

CrawlRecordKind kind_of_warc(std::string_view type) {
    if (type == "response" || type == "resource" || type == "conversion") return CrawlRecordKind::Page;
    return type == "warcinfo" ? CrawlRecordKind::Description : CrawlRecordKind::Other;
}

bool begins_with_arc(Input& input) {
    const auto head = input.peek(longest_line);
    return arc_line(head.substr(0, head.find('\n'))).has_value();
}

std::optional<CrawlRecordHead> take_warc_head(Input& input) {
    pass_over_empty_lines(input);
    if (input.at_end()) return {};
    if (!begins_with_warc(input)) return pass_over_damage(input, warc_form), broken_record();
    input.line(longest_line);
    const auto fields = HeaderFields::take(input);
    const auto size = number_in(fields.value("content-length"));
    if (!size) return broken_record();
    CrawlRecordHead head;
    head.type = lower_ascii(fields.value("warc-type"));
    head.kind = kind_of_warc(head.type);
    auto url = fields.value("warc-target-uri");
    if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
    head.url = url;
    head.content_type = fields.value("content-type");
    const auto languages = fields.value("warc-identified-content-language");
    head.language = languages.substr(0, languages.find(','));
    head.size = *size;
    return head;
}

std::optional<CrawlRecordHead> take_arc_head(Input& input) {
    pass_over_empty_lines(input);
    if (input.at_end()) return {};
    if (!begins_with_arc(input)) return pass_over_damage(input, arc_form), broken_record();
    const auto line = input.line(longest_line);
    const auto words = arc_line(line->text);
    CrawlRecordHead head;
    const bool describes = words->url.starts_with("filedesc:");
    head.kind = describes ? CrawlRecordKind::Description : CrawlRecordKind::Page;
    head.url = words->url;
    head.content_type = words->type;
    head.size = words->size;
    return head;
}

}  // namespace

const CrawlForm warc_form{take_warc_head, begins_with_warc, 2};
const CrawlForm arc_form{take_arc_head, begins_with_arc, 1};

int pass_over_empty_lines(Input& input) {
    int ends = 0;
    while (input.peek(1) == "\n" || input.peek(1) == "\r") {
        ends += input.peek(1) == "\n" ? 1 : 0;
        input.skip(1);
    }
    return ends;
}

void pass_over_damage(Input& input, const CrawlForm& form) {
    do {
        input.line(longest_line);
    } while (!input.at_end() && !form.is_at_head(input));
}

}  // namespace onrecord
