#include "indexer/read/xml_reader.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/base/text.hpp"

namespace onrecord {
namespace {

/// A file may be this many times larger than the text of an article: it holds many.
constexpr std::size_t file_allowance = 4;

class XmlReader : public Reader {
  public:
    XmlReader(Input input, const ReadSettings& settings, ItemsOfXml items_of)
        : Reader{std::move(input)},
          largest_{settings.limits.article_bytes * file_allowance},
          items_of_{items_of} {}

    std::optional<Item> next() override {
        if (!std::exchange(read_, true)) read();
        if (given_ == items_.size()) return {};
        return std::move(items_[given_++]);
    }

  private:
    void read() {
        auto bytes = input().rest(largest_);
        if (!bytes) return items_.emplace_back(Unreadable{"", bytes.error().message}), void();
        const auto tree = XmlTree::parse(std::move(*bytes));
        if (!tree.root() && input().broken()) return;
        if (!tree.root()) {
            items_.emplace_back(
                Unreadable{"", tree.complaint().empty() ? "is no XML" : "is " + tree.complaint()});
            return;
        }
        items_ = items_of_(tree.root());
        if (input().broken()) drop_last_draft();
        if (!tree.complaint().empty() && !input().broken())
            items_.emplace_back(Remark{"", "is not well-formed XML:", tree.complaint()});
    }

    /// It may be cut.
    void drop_last_draft() {
        const auto last = std::find_if(items_.rbegin(), items_.rend(),
                                       [](const Item& item) { return std::holds_alternative<Draft>(item); });
        if (last != items_.rend()) items_.erase(std::next(last).base());
    }

    std::size_t largest_;
    ItemsOfXml items_of_;
    std::vector<Item> items_;
    std::size_t given_ = 0;
    bool read_ = false;
};

}  // namespace

std::unique_ptr<Reader> make_xml_reader(Input input, const ReadSettings& settings, ItemsOfXml items_of) {
    return std::make_unique<XmlReader>(std::move(input), settings, items_of);
}

std::string first_date(const std::vector<std::string>& spellings) {
    std::string first;
    for (const auto& spelling : spellings) {
        if (parse_published(spelling)) return spelling;
        if (first.empty()) first = spelling;
    }
    return first;
}

}  // namespace onrecord
