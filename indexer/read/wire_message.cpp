// What an article takes from a message:
//
//            IPTC 7901                                    ANPA 1312
//   title    the lines in front of the text that end      the line behind the keyword line
//            with '=', without "2ND LEAD", "(Achtung)"
//   body     lines joined to paragraphs, up to the notes for editors
//   date     "131137 GMT Nov 13" at the end                "05-09-17 0056GMT" at the end
//   author   "By ..." among those lines                   "^By ...="
//   source   the agency in the header: "dpa 061"          the agency at the end: "AP-WF-05-09-17"
//
// In ANPA, a line that is not to be justified begins with '^', and it ends with '<' or '='.
#include "indexer/read/wire_message.hpp"

#include <algorithm>
#include <optional>
#include <regex>
#include <string>
#include <vector>

#include "common/base/text.hpp"
#include "indexer/read/authors.hpp"
#include "indexer/read/encoding.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_trailer = 200;
constexpr std::size_t most_title_lines = 8;
constexpr std::size_t longest_flag = 30;

struct Parts {
    std::string_view header;
    std::string_view text;
    std::string_view trailer;
};

std::optional<Parts> parts_of(std::string_view message) {
    const auto text_at = message.find(wire::start_of_text);
    if (text_at == std::string_view::npos) return {};
    const auto behind = message.substr(text_at + 1);
    const auto end = std::min(behind.find(wire::end_of_text), behind.size());
    return Parts{message.substr(0, text_at), behind.substr(0, end),
                 behind.substr(std::min(end + 1, behind.size())).substr(0, longest_trailer)};
}

/// One line of the text: how it begins says whether it goes on with the paragraph before it.
struct WireLine {
    std::string text;
    bool unjustified = false;  ///< begins with '^'
    bool begins_paragraph = false;
};

/// Takes the mark off that ends a line; what marks the end of a table's cell and of its line goes, too.
WireLine wire_line(std::string_view raw) {
    WireLine line;
    constexpr char table_line = '\x08';
    line.begins_paragraph =
        raw.starts_with('\t') || raw.starts_with("  ") || raw.starts_with('^') || raw.starts_with(table_line);
    if (const auto mark = raw.rfind('^');
        mark == 0 || (mark != std::string_view::npos && raw[mark - 1] == ' ')) {
        line.unjustified = true;
        raw.remove_prefix(mark + 1);
    }
    for (const char c : raw) {
        const bool control = (c >= 0 && c < 0x20) || c == 0x7F;
        if (!control || c == '\t') line.text += c;
    }
    line.text = trim(line.text);
    if (line.text.starts_with('^')) line.text.erase(0, 1);
    if (line.text.ends_with('<') || line.text.ends_with('=')) line.text.pop_back();
    line.text = trim(line.text);
    if (line.text.find_first_not_of('_') == std::string::npos) line.text.clear();
    return line;
}

std::vector<WireLine> lines_of(std::string_view text) {
    std::vector<WireLine> lines;
    for (const auto raw : split(text, '\n')) lines.push_back(wire_line(raw));
    return lines;
}

void add_paragraph(std::string& body, std::string_view text, bool goes_on) {
    if (!body.empty()) body += goes_on ? " " : "\n\n";
    body += text;
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

/// What stands in for signs that the wire has none of.
std::string with_typography(std::string text) {
    replace_all(text, "``", "“");
    replace_all(text, "''", "”");
    replace_all(text, " _ ", " — ");
    return text;
}

bool is_byline(std::string_view line) {
    return line.starts_with("By ") || line.starts_with("Von ");
}

/// The text without the lines before `from`, in paragraphs, up to where `ends` says so.
template <typename Ends>
std::string body_from(const std::vector<WireLine>& lines, std::size_t from, Ends&& ends) {
    std::string body;
    bool goes_on = false;
    for (auto at = from; at < lines.size() && !ends(lines[at].text); ++at) {
        const auto& line = lines[at];
        if (!line.text.empty()) add_paragraph(body, line.text, goes_on && !line.begins_paragraph);
        goes_on = !line.text.empty();
    }
    return body;
}

/// "2ND LEAD", "(Achtung)": what is said of a message in a line of its title.
bool is_flag(std::string_view line) {
    if (line.starts_with('(') && line.ends_with(')')) return true;
    const bool has_small = std::any_of(line.begin(), line.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return !has_small && line.size() <= longest_flag;
}

bool begins_notes_for_editors(std::string_view line) {
    const auto lower = lower_ascii(line.substr(0, 60));
    return lower.starts_with("* * * *") || lower.starts_with("the following information is not ") ||
           (lower.starts_with("# ") && lower.find("notebook") != std::string::npos);
}

/// How many lines there are in front of the text: the last of them ends with '='.
std::size_t title_lines_of(std::string_view text) {
    const auto lines = split(text, '\n');
    for (std::size_t at = 0; at < std::min(most_title_lines, lines.size()); ++at) {
        if (trim(lines[at]).ends_with('=')) return at + 1;
    }
    return 0;
}

void take_iptc_text(std::string_view text, Draft& draft) {
    const auto lines = lines_of(text);
    const auto title_lines = title_lines_of(text);
    std::string flags;
    for (std::size_t at = 0; at < title_lines; ++at) {
        const auto& line = lines[at].text;
        if (is_byline(line)) {
            add_byline(draft.article, line);
        } else {
            auto& to = is_flag(line) ? flags : draft.article.title;
            if (!to.empty()) to += ' ';
            to += line;
        }
    }
    if (draft.article.title.empty()) draft.article.title = flags;
    draft.article.body = body_from(lines, title_lines, begins_notes_for_editors);
}

bool is_note_for_editors(std::string_view line) {
    for (const std::string_view beginning : {"Eds:", "(Eds", "Eds.", "AP Photo", "(AP Photo", "With AP"}) {
        if (line.starts_with(beginning)) return true;
    }
    return false;
}

/// "Associated Press", "AP Business Writer": what stands beneath a byline.
bool is_affiliation(std::string_view line) {
    return line.find("Press") != std::string_view::npos || line.ends_with("Writer");
}

/// The keyword line without the number of words behind it.
std::string keyword_of(std::string_view line) {
    const auto comma = line.rfind(',');
    const bool counts =
        comma != std::string_view::npos &&
        std::all_of(line.begin() + static_cast<std::ptrdiff_t>(comma) + 1, line.end(), is_digit);
    return std::string{trim(counts ? line.substr(0, comma) : line)};
}

void take_anpa_text(std::string_view text, Draft& draft) {
    auto lines = lines_of(text);
    std::size_t at = 0;
    bool after_byline = false;
    std::string first_lines;
    for (; at < lines.size() && (lines[at].unjustified || lines[at].text.empty()); ++at) {
        const auto& line = lines[at].text;
        auto& title = draft.article.title;
        const bool is_below_byline = std::exchange(after_byline, is_byline(line));
        if (at == 0 || line.empty() || is_note_for_editors(line)) continue;
        if (is_byline(line)) {
            add_byline(draft.article, line);
        } else if (title.empty()) {
            title = line;
        } else if (!is_below_byline || !is_affiliation(line)) {
            add_paragraph(first_lines, line, false);
        }
    }
    if (draft.article.title.empty() && !lines.empty()) draft.article.title = keyword_of(lines.front().text);
    const auto rest = body_from(lines, at, [](std::string_view) { return false; });
    if (!rest.empty()) add_paragraph(first_lines, rest, false);
    draft.article.body = with_typography(std::move(first_lines));
    draft.article.title = with_typography(std::move(draft.article.title));
}

/// "061" of "dpa 061" is the number of the message, "dpa" who sent it.
std::string agency_of_header(std::string_view header) {
    const auto words = split(trim(header.substr(0, header.find('\n'))), ' ');
    if (words.size() < 2) return {};
    const auto name = words[words.size() - 2];
    return std::all_of(name.begin(), name.end(), is_ascii_alpha) ? std::string{name} : std::string{};
}

int full_year(const std::string& two_digits) {
    const int year = std::stoi(two_digits);
    return year < 70 ? 2000 + year : 1900 + year;
}

/// Day and time as the end of the message says them, in a spelling that is read everywhere: "" for none.
std::string date_of_trailer(const std::string& trailer) {
    static const std::regex iptc{R"((\d\d)(\d\d)(\d\d) [A-Z]{3,4} ([A-Z][a-z]{2}) (\d\d))"};
    static const std::regex anpa{R"((\d\d)-(\d\d)-(\d\d) (\d\d)(\d\d)[A-Z]{3})"};
    std::smatch found;
    if (std::regex_search(trailer, found, iptc)) {
        return found.str(1) + ' ' + found.str(4) + ' ' + std::to_string(full_year(found.str(5))) + ' ' +
               found.str(2) + ':' + found.str(3) + ":00 GMT";
    }
    if (!std::regex_search(trailer, found, anpa)) return {};
    return std::to_string(full_year(found.str(3))) + '-' + found.str(1) + '-' + found.str(2) + 'T' +
           found.str(4) + ':' + found.str(5) + ":00";
}

bool is_anpa(std::string_view text) {
    return text.substr(0, text.find('\n')).find('^') != std::string_view::npos;
}

}  // namespace

Item item_of_wire_message(std::string_view message) {
    const auto decoded = decode_text(std::string{message}).text;
    const auto parts = parts_of(decoded);
    if (!parts) return Unreadable{"", "is no whole message: it has no text"};
    Draft draft;
    draft.date_text = date_of_trailer(std::string{parts->trailer});
    if (is_anpa(parts->text)) {
        draft.article.source = trim(parts->trailer.substr(0, parts->trailer.find('-')));
        take_anpa_text(parts->text, draft);
    } else {
        draft.article.source = agency_of_header(parts->header);
        take_iptc_text(parts->text, draft);
    }
    return draft;
}

}  // namespace onrecord
