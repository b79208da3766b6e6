#include "indexer/read/table_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "common/base/text.hpp"
#include "indexer/read/encoding.hpp"
#include "indexer/read/keyed_article.hpp"

namespace onrecord {
namespace {

/// One row may be this many times larger than the text of an article.
constexpr std::size_t row_allowance = 2;

/// Cells of a row. A quotation mark within a cell in quotation marks is doubled.
class Row {
  public:
    explicit Row(char separator) : separator_{separator} {}

    /// Adds a line; true once the row is whole, false where it goes on in the next line.
    bool add(std::string_view line) {
        if (quoted_) cells_.back() += '\n';
        if (cells_.empty()) cells_.emplace_back();
        for (std::size_t at = 0; at < line.size(); ++at) {
            const char c = line[at];
            if (quoted_) {
                const bool doubled = c == '"' && at + 1 < line.size() && line[at + 1] == '"';
                if (c != '"' || doubled) cells_.back() += c;
                if (doubled) ++at;
                quoted_ = c != '"' || doubled;
            } else if (c == '"' && cells_.back().empty()) {
                quoted_ = true;
            } else if (c == separator_) {
                cells_.emplace_back();
            } else {
                cells_.back() += c;
            }
        }
        return !quoted_;
    }

    std::vector<std::string> take() {
        quoted_ = false;
        return std::exchange(cells_, {});
    }

  private:
    char separator_;
    std::vector<std::string> cells_;
    bool quoted_ = false;
};

char separator_of(std::string_view header) {
    static constexpr std::array<char, 4> separators{'\t', ',', ';', '|'};
    return *std::max_element(separators.begin(), separators.end(), [&](char a, char b) {
        return std::count(header.begin(), header.end(), a) < std::count(header.begin(), header.end(), b);
    });
}

class TableReader : public Reader {
  public:
    TableReader(Input input, const ReadSettings& settings)
        : Reader{std::move(input)},
          settings_{settings},
          longest_{settings.limits.article_bytes * row_allowance} {}

    std::optional<Item> next() override {
        if (names_.empty() && !read_names()) return take_end();
        for (;;) {
            auto cells = row(separator_);
            if (!cells) return take_end();
            if (cells->size() == 1 && trim(cells->front()).empty()) continue;
            return draft_of(std::move(*cells));
        }
    }

  private:
    bool read_names() {
        auto head = input().peek(detection_size);
        if (head.starts_with("\xEF\xBB\xBF")) input().skip(3);
        head = input().peek(detection_size);
        separator_ = separator_of(head.substr(0, head.find('\n')));
        if (auto names = row(separator_)) names_ = std::move(*names);
        return !names_.empty();
    }

    /// The next row; nothing at the end, or where a row does not end.
    std::optional<std::vector<std::string>> row(char separator) {
        Row row{separator};
        std::size_t size = 0;
        place_ = "row " + std::to_string(++number_);
        while (const auto line = input().line(longest_)) {
            size += line->text.size();
            if (line->too_long || size > longest_) {
                trouble_ = Unreadable{place_, "is longer than " + std::to_string(longest_ >> 20U) +
                                                  " MiB: a quotation mark may not be closed"};
                while (input().line(longest_)) {
                }
                return {};
            }
            const bool is_whole = row.add(line->text);
            if (!line->ended && input().broken()) return {};
            if (is_whole) return row.take();
        }
        if (size > 0 && !input().broken()) trouble_ = Unreadable{place_, "ends within quotation marks"};
        return {};
    }

    std::optional<Item> take_end() {
        if (!trouble_) return {};
        return Item{*std::exchange(trouble_, std::nullopt)};
    }

    Item draft_of(std::vector<std::string> cells) const {
        std::vector<NamedText> texts;
        for (std::size_t at = 0; at < std::min(cells.size(), names_.size()); ++at)
            texts.push_back({names_[at], decode_text(std::move(cells[at])).text});
        auto draft = article_of_named_texts(texts, settings_.fields);
        draft.place = place_;
        if (draft.article.body.empty() && draft.article.title.empty())
            return Unreadable{place_,
                              "has no text in a column of a usual name; name it with --map body=COLUMN"};
        return draft;
    }

    const ReadSettings& settings_;
    std::size_t longest_;
    std::vector<std::string> names_;
    std::string place_;
    std::optional<Unreadable> trouble_;
    std::uint64_t number_ = 0;
    char separator_ = ',';
};

}  // namespace

std::unique_ptr<Reader> make_table_reader(Input input, const ReadSettings& settings) {
    return std::make_unique<TableReader>(std::move(input), settings);
}

}  // namespace onrecord
