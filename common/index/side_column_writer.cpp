// Makes the side column from the values of articles/.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <numeric>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/index/layout.hpp"
#include "common/index/name_book.hpp"
#include "common/index/side_column.hpp"
#include "common/index/side_column_format.hpp"
#include "common/index/version_file.hpp"
#include "common/index/xapian_door.hpp"

namespace onrecord {
namespace {

using namespace column_format;
using Numbers = std::vector<std::uint32_t>;

/// One field as it is gathered, documents in order; values are numbered as they come.
class FacetBuilder {
  public:
    FacetBuilder(const Xapian::Database& articles, Field field) : field_{field} {
        const auto slot = static_cast<Xapian::valueno>(*row_of(field).slot);
        const auto end = articles.valuestream_end(slot);
        for (auto value = articles.valuestream_begin(slot); value != end; ++value) {
            starts.resize(value.get_docid() + 1U, static_cast<std::uint32_t>(numbers.size()));
            const auto encoded = *value;
            for (const auto one : decode_values(encoded)) add(one, value.get_docid());
        }
        starts.resize(articles.get_lastdocid() + 2U, static_cast<std::uint32_t>(numbers.size()));
    }

    /// Gives values of names in several spellings the first numbers, and frequent ones those before rare
    /// ones.
    void number_anew(const NameBook& book) {
        const auto first_of_name = first_values_of_names(book);
        Numbers order(values.size());
        std::iota(order.begin(), order.end(), 0U);
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            if (is_shared_[a] != is_shared_[b]) return static_cast<bool>(is_shared_[a]);
            return counts_[a] != counts_[b] ? counts_[a] > counts_[b] : values[a] < values[b];
        });
        Numbers number_of(values.size());
        for (std::uint32_t at = 0; at < order.size(); ++at) number_of[order[at]] = at;
        for (auto& number : numbers) number = number_of[number];
        std::vector<std::string> sorted;
        for (const auto old : order) sorted.push_back(std::move(values[old]));
        values = std::move(sorted);
        set_names(first_of_name, order);
    }

    Numbers starts;
    Numbers numbers;
    std::vector<std::string> values;
    Numbers names;

  private:
    void add(std::string_view value, Xapian::docid docid) {
        const auto [found, is_new] =
            known_.emplace(std::string{value}, static_cast<std::uint32_t>(values.size()));
        const auto number = found->second;
        if (is_new) {
            values.emplace_back(value);
            counts_.push_back(0);
            last_document_.push_back(0);
            is_shared_.push_back(0);
        }
        ++counts_[number];
        if (last_document_[number] == docid) is_shared_[number] = 1;
        last_document_[number] = docid;
        numbers.push_back(number);
    }

    /// For each value the first one that is the same name; notes which are not alone.
    Numbers first_values_of_names(const NameBook& book) {
        const auto keys = book.keys_of(field_, {values.begin(), values.end()});
        std::unordered_map<std::string_view, std::uint32_t> first;
        Numbers first_of_name;
        for (std::uint32_t at = 0; at < keys.size(); ++at) {
            const auto [found, is_new] = first.emplace(keys[at], at);
            first_of_name.push_back(found->second);
            if (!is_new) is_shared_[at] = is_shared_[found->second] = 1;
        }
        return first_of_name;
    }

    void set_names(const Numbers& first_of_name, const Numbers& order) {
        constexpr auto unseen = ~std::uint32_t{0};
        Numbers name_of(order.size(), unseen);
        for (std::uint32_t at = 0; at < order.size() && is_shared_[order[at]] != 0; ++at) {
            auto& name = name_of[first_of_name[order[at]]];
            if (name == unseen) name = at;
            names.push_back(name);
        }
    }

    Field field_;
    std::unordered_map<std::string, std::uint32_t> known_;
    Numbers counts_;
    std::vector<Xapian::docid> last_document_;
    std::vector<char> is_shared_;
};

class ColumnFile {
  public:
    ColumnFile(const std::string& path, const Header& header)
        : file_{path, std::ios::binary}, header_{header} {
        file_.write(reinterpret_cast<const char*>(&header_), sizeof header_);
    }

    template <typename Items>
    void add(const Items& items) {
        const std::string padding((8 - offset_ % 8) % 8, '\0');
        file_ << padding;
        offset_ += padding.size();
        const std::string_view bytes{reinterpret_cast<const char*>(items.data()),
                                     items.size() * sizeof(*items.data())};
        header_.sections[section_++] = {offset_, bytes.size(), checksum_of(bytes)};
        file_ << bytes;
        offset_ += bytes.size();
    }

    bool finish(Xapian::docid ordered_until) {
        header_.ordered_until = ordered_until;
        header_.checksum = checksum_of(header_);
        file_.seekp(0);
        file_.write(reinterpret_cast<const char*>(&header_), sizeof header_);
        file_.close();
        return !file_.fail();
    }

  private:
    std::ofstream file_;
    Header header_;
    std::size_t section_ = 0;
    std::uint64_t offset_ = sizeof(Header);
};

std::vector<OrderKey> keys_of(const Xapian::Database& articles) {
    std::vector<OrderKey> keys(articles.get_lastdocid() + 1U);
    constexpr auto slot = static_cast<Xapian::valueno>(Slot::Order);
    const auto values_end = articles.valuestream_end(slot);
    for (auto value = articles.valuestream_begin(slot); value != values_end; ++value) {
        require_docid(value.get_docid(), keys.size());
        keys[value.get_docid()] = parsed_order_key(*value);
    }
    return keys;
}

/// Lengths and keys. The docid until which the keys ascend.
Xapian::docid add_documents(const Xapian::Database& articles, ColumnFile& to) {
    const auto keys = keys_of(articles);
    std::vector<std::uint32_t> lengths(articles.get_lastdocid() + 1U);
    OrderKey last;
    Xapian::docid ordered_until = 0;
    bool is_ordered = true;
    const auto end = articles.postlist_end("");
    for (auto at = articles.postlist_begin(""); at != end; ++at) {
        require_docid(*at, lengths.size());
        lengths[*at] = at.get_doclength();
        is_ordered = is_ordered && last <= keys[*at];
        if (is_ordered) ordered_until = *at;
        last = keys[*at];
    }
    to.add(lengths);
    to.add(keys);
    to.add(SideColumn::sums_of_blocks(lengths, keys));
    return ordered_until;
}

void add_field(const Xapian::Database& articles, Field field, ColumnFile& to) {
    static const NameRules none;
    FacetBuilder facet{articles, field};
    facet.number_anew(NameBook{articles, none});
    Numbers ends;
    std::string texts;
    for (const auto& value : facet.values) {
        texts += value;
        ends.push_back(static_cast<std::uint32_t>(texts.size()));
    }
    to.add(facet.starts);
    to.add(facet.numbers);
    to.add(ends);
    to.add(texts);
    to.add(facet.names);
    FacetColumn column;
    column.starts = facet.starts;
    column.numbers = facet.numbers;
    column.names = facet.names;
    to.add(column.found_repeats());
}

bool write_column(const Xapian::Database& articles, std::uint64_t statements, const std::string& path) {
    Header header;
    header.origin = origin_of(articles);
    header.statements = statements;
    ColumnFile file{path, header};
    const auto ordered_until = add_documents(articles, file);
    for (const auto field : column_fields) add_field(articles, field, file);
    return file.finish(ordered_until);
}

/// That of statements/, where it is of one batch with the articles; else 0, which no state is.
std::uint64_t state_of_statements(const std::string& index_dir, const Xapian::Database& articles) {
    const auto path = statements_path(index_dir);
    const auto state = state_of_database(path);
    if (state == 0) return 0;
    const Xapian::Database statements{path};
    const bool is_one = statements.get_metadata(metadata::batch) == articles.get_metadata(metadata::batch);
    return is_one ? state : 0;
}

}  // namespace

Status refresh_side_column(const std::string& index_dir) {
    return with_xapian([&]() -> Status {
        const Xapian::Database articles{articles_path(index_dir)};
        const auto present = SideColumn::open(index_dir, articles);
        const auto statements = state_of_statements(index_dir, articles);
        if (present != nullptr && present->is_of_statements(statements) && present->is_whole()) return Done{};
        const auto path = column_path(index_dir);
        const auto unfinished = path + ".new";
        if (!write_column(articles, statements, unfinished) ||
            std::rename(unfinished.c_str(), path.c_str()) != 0) {
            std::remove(unfinished.c_str());
            return Error{
                ErrorKind::System, "cannot write '" + path + "'",
                "check the room on its disk and the rights of the folder; the index is whole without "
                "it, only slower"};
        }
        return Done{};
    });
}

}  // namespace onrecord
