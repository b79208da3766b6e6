#include "indexer/read/xml_tree.hpp"

#include <algorithm>
#include <array>

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/uri.h>

#include "common/base/text.hpp"
#include "indexer/read/charset.hpp"
#include "indexer/read/xml_balance.hpp"
#include "indexer/read/xml_library.hpp"
#include "indexer/read/xml_markup.hpp"

namespace onrecord {
namespace {

std::string_view view_of(const xmlChar* text) {
    return text ? std::string_view{reinterpret_cast<const char*>(text)} : std::string_view{};
}

const xmlChar* xml_chars(const std::string& text) {
    return reinterpret_cast<const xmlChar*>(text.c_str());
}

struct FreeXml {
    void operator()(xmlChar* text) const { xmlFree(text); }
};
using XmlString = std::unique_ptr<xmlChar, FreeXml>;

/// A vocabulary by what its namespace holds, and the prefix that it usually has.
struct Vocabulary {
    std::string_view within;
    std::string_view prefix;
};

constexpr std::array<Vocabulary, 9> vocabularies{{
    {"purl.org/rss/1.0/modules/content", "content"},
    {"purl.org/dc/", "dc"},
    {"wordpress.org/export/", "wp"},
    {"search.yahoo.com/mrss", "media"},
    {"itunes.com/dtds", "itunes"},
    {"www.w3.org/1999/xhtml", "html"},
    {"www.w3.org/2005/Atom", "atom"},
    {"purl.org/atom/", "atom"},
    {"iptc.org/std/NITF", "nitf"},
}};

std::string_view usual_prefix(const xmlNs* vocabulary) {
    const auto uri = view_of(vocabulary->href);
    if (uri.find("wordpress.org/export/") != std::string_view::npos &&
        uri.find("excerpt") != std::string_view::npos)
        return "excerpt";
    for (const auto& [within, prefix] : vocabularies) {
        if (uri.find(within) != std::string_view::npos) return prefix;
    }
    return view_of(vocabulary->prefix);
}

bool is_element(const xmlNode* node) {
    return node->type == XML_ELEMENT_NODE;
}

bool is_text(const xmlNode* node) {
    return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

/// The node after this one in the order of the file, without those beneath it where `beneath` is false;
/// nothing behind the last one in `root`.
const xmlNode* next_node(const xmlNode* node, const xmlNode* root, bool beneath) {
    if (beneath && is_element(node) && node->children) return node->children;
    while (node != root) {
        if (node->next) return node->next;
        node = node->parent;
    }
    return nullptr;
}

void append_escaped(std::string& html, std::string_view text) {
    for (const char c : text) {
        if (c == '<') {
            html += "&lt;";
        } else if (c == '>') {
            html += "&gt;";
        } else if (c == '&') {
            html += "&amp;";
        } else {
            html += c;
        }
    }
}

/// Cells of a table stand apart, whatever they are shown as.
bool is_cell(const XmlElement& element) {
    return element.local_name() == "td" || element.local_name() == "th";
}

/// Depth is bounded by libxml2.
void append_html(std::string& html, const xmlNode* parent,
                 const std::function<std::string_view(const XmlElement&)>& tag_for) {
    for (const auto* node = parent->children; node; node = node->next) {
        if (is_text(node)) append_escaped(html, view_of(node->content));
        if (!is_element(node)) continue;
        const auto tag = tag_for(XmlElement{node});
        if (tag.empty()) continue;
        html.append("<").append(tag).append(">");
        append_html(html, node, tag_for);
        if (tag != "br" && tag != "hr") html.append("</").append(tag).append(">");
        if (is_cell(XmlElement{node})) html += ' ';
    }
}

std::string complaint_of(xmlParserCtxt* context) {
    const auto* error = xmlCtxtGetLastError(context);
    if (context->wellFormed || !error) return {};
    return "damaged in line " + std::to_string(error->line) + ": " +
           std::string{trim(error->message ? error->message : "")};
}

}  // namespace

std::string_view XmlElement::local_name() const {
    if (!node_) return {};
    const auto name = view_of(node_->name);
    return name.substr(name.find(':') + 1);
}

std::string XmlElement::name() const {
    if (!node_) return {};
    const std::string name{view_of(node_->name)};
    const auto* own = node_->ns;
    if (!own || !own->prefix) return name;
    const bool within = node_->parent && is_element(node_->parent) && node_->parent->ns;
    if (within && xmlStrEqual(node_->parent->ns->href, own->href)) return name;
    return std::string{usual_prefix(own)} + ":" + name;
}

std::string XmlElement::attribute(std::string_view name) const {
    if (!node_) return {};
    for (const auto* attribute = node_->properties; attribute; attribute = attribute->next) {
        const auto full = view_of(attribute->name);
        if (full.substr(full.find(':') + 1) != name) continue;
        std::string value;
        for (const auto* part = attribute->children; part; part = part->next) value += view_of(part->content);
        return value;
    }
    return {};
}

std::string XmlElement::language() const {
    for (auto element = *this; element; element = element.parent()) {
        auto language = element.attribute("lang");
        if (!language.empty()) return language;
    }
    return {};
}

std::string XmlElement::resolved(const std::string& reference) const {
    if (!node_ || reference.empty() || reference.find("://") != std::string::npos) return reference;
    const XmlString base{xmlNodeGetBase(node_->doc, node_)};
    return base ? absolute_url(reference, std::string{view_of(base.get())}) : reference;
}

XmlElement XmlElement::parent() const {
    const bool has_parent = node_ && node_->parent && is_element(node_->parent);
    return has_parent ? XmlElement{node_->parent} : XmlElement{};
}

std::vector<XmlElement> XmlElement::children() const {
    std::vector<XmlElement> found;
    for (const auto* node = node_ ? node_->children : nullptr; node; node = node->next) {
        if (is_element(node)) found.emplace_back(node);
    }
    return found;
}

XmlElement XmlElement::child(std::string_view name) const {
    const auto all = children(name);
    return all.empty() ? XmlElement{} : all.front();
}

std::vector<XmlElement> XmlElement::children(std::string_view name) const {
    auto found = children();
    std::erase_if(found, [&](const XmlElement& element) { return element.name() != name; });
    return found;
}

XmlElement XmlElement::at(std::string_view path) const {
    auto element = *this;
    for (const auto step : split(path, '/')) {
        const auto inside = element.children();
        const auto found = std::find_if(inside.begin(), inside.end(),
                                        [&](const XmlElement& child) { return child.local_name() == step; });
        if (found == inside.end()) return {};
        element = *found;
    }
    return element;
}

std::vector<XmlElement> XmlElement::all_beneath(std::string_view local_name) const {
    std::vector<XmlElement> found;
    for (const auto* node = node_ ? next_node(node_, node_, true) : nullptr; node;
         node = next_node(node, node_, true)) {
        if (is_element(node) && XmlElement{node}.local_name() == local_name) found.emplace_back(node);
    }
    return found;
}

std::vector<XmlElement> XmlElement::outermost_beneath(std::string_view local_name) const {
    std::vector<XmlElement> found;
    bool is_found = false;
    for (const auto* node = node_ ? next_node(node_, node_, true) : nullptr; node;
         node = next_node(node, node_, !is_found)) {
        is_found = is_element(node) && XmlElement{node}.local_name() == local_name;
        if (is_found) found.emplace_back(node);
    }
    return found;
}

std::string XmlElement::text() const {
    std::string text;
    for (const auto* node = node_; node; node = next_node(node, node_, true)) {
        if (is_text(node)) text += view_of(node->content);
    }
    return std::string{trim(text)};
}

bool XmlElement::has_elements() const {
    return !children().empty();
}

std::string XmlElement::html(const std::function<std::string_view(const XmlElement&)>& tag_for) const {
    std::string html;
    if (node_) append_html(html, node_, tag_for);
    return html;
}

std::string XmlElement::html() const {
    return html([](const XmlElement& element) { return element.local_name(); });
}

std::string absolute_url(const std::string& reference, const std::string& base) {
    // The library takes ".." out of an address in time that grows with the square of its length.
    constexpr std::size_t longest_address = 8192;
    if (base.empty() || reference.size() + base.size() > longest_address) return reference;
    const XmlString whole{xmlBuildURI(xml_chars(reference), xml_chars(base))};
    return whole ? std::string{view_of(whole.get())} : reference;
}

void XmlTree::Free::operator()(_xmlDoc* document) const {
    xmlFreeDoc(document);
}

XmlTree XmlTree::parse(std::string bytes) {
    prepare_xml_library();
    const auto xml = mended_xml(utf8_page(std::move(bytes), ""));
    // The library goes on behind an error in time that grows with the square of the size.
    auto tree = parse_mended(xml, AtDamage::Stop);
    if (tree.complaint_.empty()) return tree;
    auto balanced = parse_mended(balanced_xml(xml), AtDamage::GoOn);
    balanced.complaint_ = std::move(tree.complaint_);  // its line is that of the file
    return balanced;
}

XmlTree XmlTree::parse_mended(const std::string& xml, AtDamage at_damage) {
    XmlTree tree;
    const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> context{xmlNewParserCtxt(),
                                                                               &xmlFreeParserCtxt};
    if (!context) return tree;
    const int options = (at_damage == AtDamage::GoOn ? XML_PARSE_RECOVER : 0) | XML_PARSE_NONET |
                        XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT;
    tree.document_.reset(xmlCtxtReadMemory(context.get(), xml.data(), static_cast<int>(xml.size()), nullptr,
                                           "UTF-8", options));
    tree.complaint_ = complaint_of(context.get());
    return tree;
}

XmlElement XmlTree::root() const {
    return document_ ? XmlElement{xmlDocGetRootElement(document_.get())} : XmlElement{};
}

}  // namespace onrecord
