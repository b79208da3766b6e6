#include "indexer/read/page_address.hpp"

#include <array>

#include "common/base/text.hpp"
#include "common/base/url.hpp"
#include "indexer/read/page_facts.hpp"
#include "indexer/read/xml_tree.hpp"

namespace onrecord {
namespace {

bool is_whole(std::string_view url) {
    return url.starts_with("http://") || url.starts_with("https://");
}

std::string host_of(std::string_view url) {
    if (!is_whole(url)) return {};
    auto host = parts_of_url(url).host;
    return host.substr(0, host.find(':'));
}

/// It goes beyond the host: "/vote", "/?p=7", but not "/" or "/index.html".
bool names_a_page(std::string_view url) {
    if (!is_whole(url)) return false;
    const auto path = parts_of_url(url).rest;
    if (path.find('?') != std::string_view::npos) return true;
    return !path.empty() && path != "/" && !path.starts_with("/index.");
}

std::string_view href_of(const HtmlTree& tree, NodeId at) {
    return trim(tree.attribute(at, "href"));
}

/// `page` is the best that is known of where the page stands.
std::string canonical_link(const HtmlTree& tree, const std::string& page) {
    std::string base = page;
    std::string_view canonical;
    for (NodeId at = 0; at < tree.size(); ++at) {
        const auto tag = tree[at].tag;
        if (tag == Tag::Base && !href_of(tree, at).empty()) {
            base = absolute_url(std::string{href_of(tree, at)}, page);
        } else if (tag == Tag::Link && canonical.empty() &&
                   equal_ignoring_case(tree.attribute(at, "rel"), "canonical")) {
            canonical = href_of(tree, at);
        }
    }
    if (canonical.empty() || is_whole(canonical)) return std::string{canonical};
    return absolute_url(std::string{canonical}, base);
}

}  // namespace

PageAddress address_of_page(const HtmlTree& tree, const PageMeta& meta, std::string_view found_at) {
    const auto open_graph = meta.first({"og:url", "twitter:url"});
    const auto page = found_at.empty() ? open_graph : std::string{found_at};
    PageAddress address;
    for (const auto& said : {std::string{found_at}, canonical_link(tree, page), open_graph}) {
        if (address.host.empty()) address.host = host_of(said);
        if (address.url.empty() && names_a_page(said)) address.url = said;
    }
    if (address.url.empty()) address.url = found_at;
    return address;
}

}  // namespace onrecord
