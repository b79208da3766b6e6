// A page as a tree in one array, whichever library parsed it. Nodes stand in the order of the page, so a
// subtree is a range of nodes and no walk has to recurse.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

/// Elements that reading an article has to tell apart.
enum class Tag : std::uint8_t {
    Text,  // not an element
    Other,
    A,
    Abbr,
    Address,
    Article,
    Aside,
    B,
    Base,
    Blockquote,
    Body,
    Br,
    Button,
    Caption,
    Center,
    Cite,
    Code,
    Dd,
    Details,
    Div,
    Dl,
    Dt,
    Em,
    Fieldset,
    Figcaption,
    Figure,
    Font,
    Footer,
    Form,
    H1,
    H2,
    H3,
    H4,
    H5,
    H6,
    Head,
    Header,
    Hr,
    Html,
    I,
    Img,
    Input,
    Label,
    Li,
    Link,
    Main,
    Menu,
    Meta,
    Nav,
    Ol,
    P,
    Picture,
    Pre,
    Q,
    Section,
    Small,
    Span,
    Strong,
    Sub,
    Summary,
    Sup,
    Table,
    Tbody,
    Td,
    Textarea,
    Th,
    Thead,
    Time,
    Title,
    Tr,
    U,
    Ul,
    Video,
};

struct HtmlAttribute {
    std::string name;
    std::string value;
};

using NodeId = std::uint32_t;

struct HtmlNode {
    Tag tag = Tag::Other;
    NodeId parent = 0;
    NodeId end = 0;           ///< one past the last node beneath it
    std::uint32_t first = 0;  ///< of its attributes, or of its bytes where it is text
    std::uint32_t count = 0;  ///< of its attributes, or of its bytes
};

class HtmlTree {
  public:
    /// Never fails: whatever a browser would show something of becomes a tree. `html` is UTF-8. Where
    /// elements lie too deep, which cleaned markup (html_markup.hpp) keeps them from, the tree ends.
    static HtmlTree parse(std::string_view html);

    const std::vector<HtmlNode>& nodes() const { return nodes_; }
    const HtmlNode& operator[](NodeId id) const { return nodes_[id]; }
    NodeId size() const { return static_cast<NodeId>(nodes_.size()); }

    /// The bytes of a text node.
    std::string_view text(NodeId id) const;
    /// All text beneath a node, blanks squeezed; no more than about `most` bytes of it.
    std::string text_beneath(NodeId id, std::size_t most = std::string_view::npos) const;
    /// "" where it has none.
    std::string_view attribute(NodeId id, std::string_view name) const;

  private:
    friend class HtmlTreeBuilder;

    std::vector<HtmlNode> nodes_;
    std::vector<HtmlAttribute> attributes_;
    std::string text_;
};

/// Of a name in lower case.
Tag tag_of(std::string_view name);
/// Begins a line of its own when it is shown.
bool is_block(Tag tag);
bool is_heading(Tag tag);

}  // namespace onrecord
