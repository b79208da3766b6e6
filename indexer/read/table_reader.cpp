#include "indexer/read/table_reader.hpp"

#include <algorithm>
#include <deque>
#include <set>
#include <utility>
#include <vector>

#include "common/base/text.hpp"
#include "indexer/read/encoding.hpp"
#include "indexer/read/keyed_article.hpp"
#include "indexer/read/table_row.hpp"

namespace onrecord {
namespace {

/// One row may be this many times larger than the text of an article.
constexpr std::size_t row_allowance = 2;

/// What is looked at first to find the end of a row.
constexpr std::size_t usual_row = 64 * 1024;

/// The separator that a first line "sep=;" names, as spreadsheets write it; nothing where it is no such line.
std::optional<char> declared_separator(std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    const bool declares = line.size() == 5 && equal_ignoring_case(line.substr(0, 4), "sep=");
    return declares ? std::optional{line.back()} : std::nullopt;
}

/// The names of columns from which an article comes: its text and something else, or three of its fields.
bool names_an_article(const std::vector<std::string>& names) {
    constexpr std::size_t longest_name = 40;
    std::set<InputField> fields;
    for (const auto& name : names) {
        if (name.size() > longest_name) return false;
        if (const auto field = usual_field(name)) fields.insert(*field);
    }
    return fields.size() >= (fields.contains(InputField::Body) ? 2 : 3);
}

class TableReader : public Reader {
  public:
    TableReader(Input input, const ReadSettings& settings)
        : Reader{std::move(input)},
          settings_{settings},
          longest_{settings.limits.article_bytes * row_allowance} {}

    std::optional<Item> next() override {
        if (number_ == 0) read_names();
        while (items_.empty() && !input().at_end()) read_row();
        if (items_.empty()) return {};
        auto item = std::move(items_.front());
        items_.pop_front();
        return item;
    }

  private:
    void read_names() {
        if (input().peek(3) == "\xEF\xBB\xBF") input().skip(3);
        const auto line = first_line();
        const auto declared = declared_separator(line);
        if (declared) input().skip(std::min(line.size() + 1, input().peek(usual_row).size()));
        separator_ = declared ? *declared : separator_of(line);
        if (auto names = row()) names_ = std::move(names->cells);
        if (input().at_end() && items_.empty() && !input().broken())
            items_.emplace_back(Unreadable{"", "is a table without rows"});
    }

    std::string_view first_line() {
        const auto head = input().peek(usual_row);
        return head.substr(0, head.find('\n'));
    }

    /// The next row; nothing at the end, or where there is only the beginning of one.
    std::optional<TableRow> row() {
        place_ = "row " + std::to_string(++number_);
        for (auto size = std::min(usual_row, longest_);; size = std::min(size * 8, longest_)) {
            const auto ahead = input().peek(size);
            const bool is_all = ahead.size() < size || size == longest_;
            auto found = ahead.empty() ? std::nullopt : table_row(ahead, separator_, names_.size(), is_all);
            if (!found && !is_all) continue;
            if (!found) return {};
            if (found->size == longest_) return pass_over_row();
            const bool is_whole = !found->is_cut && ahead[found->size - 1] == '\n';
            input().skip(found->size);
            // The last row of a file that broke off is told by the break itself.
            return is_whole || !input().broken() ? std::move(found) : std::nullopt;
        }
    }

    std::optional<TableRow> pass_over_row() {
        input().line(longest_);
        items_.emplace_back(Unreadable{place_, "is longer than " + std::to_string(longest_ >> 20U) + " MiB"});
        return {};
    }

    void read_row() {
        auto found = row();
        if (!found || (found->cells.size() == 1 && trim(found->cells.front()).empty())) return;
        const auto count = found->cells.size();
        // Lines behind a loose quotation mark may be the rest of its cell.
        if (astray_ && count != names_.size()) {
            items_.emplace_back(Unreadable{place_, "has " + counted(count, "cell") + " of " +
                                                       std::to_string(names_.size()) +
                                                       ", behind a quotation mark that is not closed"});
            return;
        }
        astray_ = found->has_loose_quote;
        if (astray_)
            items_.emplace_back(Remark{place_, "a quotation mark that is not closed is read as text", ""});
        if (count > names_.size() && !trim(found->cells[names_.size()]).empty())
            items_.emplace_back(
                Remark{place_, "has more cells than the first row has names:", found->cells[names_.size()]});
        items_.push_back(draft_of(std::move(found->cells)));
    }

    Item draft_of(std::vector<std::string> cells) {
        std::vector<NamedText> texts;
        std::string_view assumed;
        for (std::size_t at = 0; at < std::min(cells.size(), names_.size()); ++at) {
            auto decoded = decode_text(std::move(cells[at]));
            if (!decoded.assumed.empty()) assumed = decoded.assumed;
            texts.push_back({names_[at], std::move(decoded.text)});
        }
        if (!assumed.empty()) items_.emplace_back(Remark{place_, std::string{assumed}, ""});
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
    std::deque<Item> items_;
    std::uint64_t number_ = 0;
    char separator_ = ',';
    bool astray_ = false;
};

}  // namespace

bool looks_like_table(std::string_view head) {
    constexpr int enough = 20;
    if (declared_separator(head.substr(0, head.find('\n')))) return true;
    const bool is_all = head.size() < detection_size;
    const auto separator = separator_of(head.substr(0, head.find('\n')));
    const auto header = table_row(head, separator, 0, false);
    if (!header || header->spans_lines || !names_an_article(header->cells)) return false;
    head.remove_prefix(header->size);
    for (int rows = 0; rows < enough && !trim(head).empty(); ++rows) {
        const auto row = table_row(head, separator, header->cells.size(), is_all);
        if (!row) break;
        if (row->cells.size() != header->cells.size()) return false;
        head.remove_prefix(row->size);
    }
    return true;
}

std::unique_ptr<Reader> make_table_reader(Input input, const ReadSettings& settings) {
    return std::make_unique<TableReader>(std::move(input), settings);
}

}  // namespace onrecord
