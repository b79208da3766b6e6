// An XML file as a tree. libxml2 parses it; no entity is loaded or expanded, nothing is fetched, and its own
// bounds (256 levels, 10 MB a text) hold.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct _xmlDoc;
struct _xmlNode;

namespace onrecord {

/// One element: a view into its XmlTree. The element that is not there has no name, no text and no children.
class XmlElement {
  public:
    XmlElement() = default;
    explicit XmlElement(const _xmlNode* node) : node_{node} {}

    explicit operator bool() const { return node_ != nullptr; }

    /// Without its prefix.
    std::string_view local_name() const;
    /// The local name where the element is of its parent's vocabulary or of none; else with the usual prefix
    /// of its vocabulary: "content:encoded", "dc:date", whatever prefix the file has.
    std::string name() const;
    /// By local name; "" where it has none.
    std::string attribute(std::string_view name) const;
    /// The nearest xml:lang of it and those around it; "" where none has one.
    std::string language() const;
    /// A reference made absolute by the xml:base around it, itself where there is none.
    std::string resolved(const std::string& reference) const;

    XmlElement parent() const;
    std::vector<XmlElement> children() const;
    /// By name(). The first, and all.
    XmlElement child(std::string_view name) const;
    std::vector<XmlElement> children(std::string_view name) const;
    /// By local names: "head/docdata/date.issue".
    XmlElement at(std::string_view path) const;
    /// All beneath it with this local name, in the order of the file.
    std::vector<XmlElement> all_beneath(std::string_view local_name) const;
    /// Those of them that lie in none of that name themselves.
    std::vector<XmlElement> outermost_beneath(std::string_view local_name) const;

    /// All text beneath it, trimmed at its ends.
    std::string text() const;
    bool has_elements() const;

    /// What is beneath it as HTML without attributes; `tag_for` names the tag of each element, "" for none,
    /// in which case it is left out with what is in it.
    std::string html(const std::function<std::string_view(const XmlElement&)>& tag_for) const;
    std::string html() const;

  private:
    const _xmlNode* node_ = nullptr;
};

/// `reference` as seen from `base`; itself where that makes no sense.
std::string absolute_url(const std::string& reference, const std::string& base);

class XmlTree {
  public:
    /// As much as can be understood of `bytes`, in the encoding that they declare; what is not well-formed is
    /// balanced first.
    static XmlTree parse(std::string bytes);

    /// No element where nothing could be understood.
    XmlElement root() const;
    /// "damaged in line 12: ..."; "" for a file that is well-formed.
    const std::string& complaint() const { return complaint_; }

  private:
    enum class AtDamage { Stop, GoOn };

    static XmlTree parse_mended(const std::string& xml, AtDamage at_damage);

    struct Free {
        void operator()(_xmlDoc* document) const;
    };

    std::unique_ptr<_xmlDoc, Free> document_;
    std::string complaint_;
};

}  // namespace onrecord
