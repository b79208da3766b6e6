#include "indexer/read/xml_kind.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "common/base/text.hpp"

namespace onrecord {
namespace {

/// The first tag behind declarations, comments and the doctype, without its brackets.
struct Opening {
    std::string_view tag;
    bool says_xml = false;
};

std::string_view behind(std::string_view text, std::string_view end) {
    const auto at = text.find(end);
    return trim(text.substr(at == std::string_view::npos ? text.size() : at + end.size()));
}

Opening opening_of(std::string_view head) {
    Opening opening;
    for (;;) {
        if (head.starts_with("<?")) {
            opening.says_xml = opening.says_xml || head.starts_with("<?xml");
            head = behind(head, "?>");
        } else if (head.starts_with("<!--")) {
            head = behind(head, "-->");
        } else if (head.starts_with("<!")) {
            const auto bracket = head.substr(0, head.find('>')).find('[');
            head = behind(head, bracket == std::string_view::npos ? ">" : "]>");
        } else {
            break;
        }
    }
    if (head.size() < 2 || head[0] != '<' || !is_ascii_alpha(head[1])) return opening;
    opening.tag = head.substr(1, head.find('>') - 1);
    return opening;
}

struct Root {
    std::string_view names;
    Format format;
};

/// Local names, in lower case.
constexpr std::array roots{
    Root{"rss rdf feed channel entry", Format::Feed},
    Root{"nitf", Format::Nitf},
    Root{"reuters", Format::Reuters},
    Root{"newsml newsmessage newsitem packageitem conceptitem knowledgeitem planningitem catalogitem",
         Format::NewsMl},
};

struct ForeignRoot {
    std::string_view names;
    std::string_view what;
};

constexpr std::array foreign_roots{
    ForeignRoot{"urlset", "a sitemap: it lists addresses and holds no articles"},
    ForeignRoot{"sitemapindex", "a list of sitemaps: it holds no articles"},
    ForeignRoot{"opml", "a list of feeds (OPML): it holds no articles"},
    ForeignRoot{"schema", "an XML schema: it holds no articles"},
    ForeignRoot{"svg", "an SVG image"},
    ForeignRoot{"contentmeta groupset itemmeta", "a piece of NewsML-G2 and no whole item"},
};

template <typename Table>
auto find_root(const Table& table, std::string_view name) {
    return std::find_if(table.begin(), table.end(), [&](const auto& row) {
        const auto names = split(row.names, ' ');
        return std::find(names.begin(), names.end(), name) != names.end();
    });
}

Error refused(std::string_view what) {
    return {ErrorKind::Input, "is " + std::string{what}, ""};
}

}  // namespace

std::optional<Result<Format>> xml_kind(std::string_view head) {
    const auto opening = opening_of(head);
    if (opening.tag.empty()) return {};
    const auto full_name = opening.tag.substr(0, opening.tag.find_first_of(" \t\r\n/"));
    const auto name = lower_ascii(full_name.substr(full_name.find(':') + 1));
    if (name == "html") return {};
    if (const auto* root = find_root(roots, name); root != roots.end()) return Result<Format>{root->format};
    if (const auto* root = find_root(foreign_roots, name); root != foreign_roots.end())
        return Result<Format>{refused(root->what)};
    if (!opening.says_xml) return {};
    return Result<Format>{refused("XML of a kind that is not read: <" + std::string{full_name} + ">")};
}

}  // namespace onrecord
