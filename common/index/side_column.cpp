#include "common/index/side_column.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <unordered_map>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/base/text.hpp"
#include "common/index/layout.hpp"
#include "common/index/xapian_door.hpp"

namespace onrecord {
namespace {

constexpr char magic[8] = {'O', 'N', 'R', 'C', 'O', 'L', '0', '2'};
constexpr std::size_t facet_sections = 4;
constexpr std::size_t section_count = 2 + facet_sections * column_fields.size();

struct Section {
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
};

struct Header {
    char magic[8] = {};
    char uuid[40] = {};
    std::uint64_t revision = 0;
    std::uint64_t last_docid = 0;
    Section sections[section_count];
    std::uint64_t checksum = 0;  ///< XXH64 of all bytes behind the header, the sections' table as its seed
};

/// A turned bit anywhere makes another sum.
std::uint64_t checksum_of(std::string_view bytes, const Header& header) {
    const std::string_view table{reinterpret_cast<const char*>(header.sections), sizeof header.sections};
    return hash64(bytes, hash64(table));
}

Header header_of(const Xapian::Database& articles) {
    Header header;
    std::memcpy(header.magic, magic, sizeof magic);
    const auto uuid = articles.get_uuid();
    std::memcpy(header.uuid, uuid.data(), std::min(uuid.size(), sizeof header.uuid));
    header.revision = articles.get_revision();
    header.last_docid = articles.get_lastdocid();
    return header;
}

/// Whether both were made from the same state of the same index.
bool are_of_one_state(const Header& a, const Header& b) {
    return std::memcmp(&a, &b, offsetof(Header, sections)) == 0;
}

template <typename T>
std::span<const T> numbers_in(std::string_view bytes, const Section& section) {
    const bool fits = section.offset % 8 == 0 && section.offset <= bytes.size() &&
                      section.bytes <= bytes.size() - section.offset && section.bytes % sizeof(T) == 0;
    if (!fits) return {};
    return {reinterpret_cast<const T*>(bytes.data() + section.offset), section.bytes / sizeof(T)};
}

/// The file mapped; empty where that cannot be done.
std::string_view mapped(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return {};
    struct stat status {};
    void* at = MAP_FAILED;
    const bool is_usable = ::fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0;
    const auto size = static_cast<std::size_t>(is_usable ? status.st_size : 0);
    if (size > 0) at = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0);
    ::close(file);
    return at == MAP_FAILED ? std::string_view{} : std::string_view{static_cast<const char*>(at), size};
}

bool is_complete(const FacetColumn& facet, Xapian::docid last) {
    const auto is_value = [&](std::uint32_t number) { return number < facet.value_count(); };
    return facet.starts.size() == last + 2U && facet.starts.back() == facet.numbers.size() &&
           facet.texts.size() == (facet.ends.empty() ? 0 : facet.ends.back()) &&
           std::all_of(facet.numbers.begin(), facet.numbers.end(), is_value);
}

/// One field as it is gathered, documents in order.
struct FacetBuilder {
    std::vector<std::uint32_t> starts;
    std::vector<std::uint32_t> numbers;
    std::vector<std::uint32_t> ends;
    std::string texts;
    std::unordered_map<std::string, std::uint32_t> known;

    std::uint32_t number_of(std::string_view value) {
        const auto [found, is_new] =
            known.emplace(std::string{value}, static_cast<std::uint32_t>(ends.size()));
        if (!is_new) return found->second;
        texts += value;
        ends.push_back(static_cast<std::uint32_t>(texts.size()));
        return found->second;
    }

    void read(const Xapian::Database& articles, Field field) {
        const auto slot = static_cast<Xapian::valueno>(*row_of(field).slot);
        const auto end = articles.valuestream_end(slot);
        for (auto value = articles.valuestream_begin(slot); value != end; ++value) {
            starts.resize(value.get_docid() + 1U, static_cast<std::uint32_t>(numbers.size()));
            const auto encoded = *value;
            for (const auto one : decode_values(encoded)) numbers.push_back(number_of(one));
        }
        starts.resize(articles.get_lastdocid() + 2U, static_cast<std::uint32_t>(numbers.size()));
    }
};

class ColumnFile {
  public:
    ColumnFile(const std::string& path, const Header& header)
        : file_{path, std::ios::binary}, header_{header} {
        file_.write(reinterpret_cast<const char*>(&header_), sizeof header_);
    }

    template <typename Numbers>
    void add(const Numbers& numbers) {
        const std::string padding((8 - offset_ % 8) % 8, '\0');
        file_ << padding;
        offset_ += padding.size();
        const auto bytes = numbers.size() * sizeof(*numbers.data());
        header_.sections[section_++] = {offset_, bytes};
        file_.write(reinterpret_cast<const char*>(numbers.data()), static_cast<std::streamsize>(bytes));
        offset_ += bytes;
    }

    bool finish(const std::string& path) {
        file_.close();
        if (file_.fail()) return false;
        const auto bytes = mapped(path);
        if (bytes.size() < sizeof header_) return false;
        header_.checksum = checksum_of(bytes.substr(sizeof header_), header_);
        ::munmap(const_cast<char*>(bytes.data()), bytes.size());
        std::fstream again{path, std::ios::binary | std::ios::in | std::ios::out};
        again.write(reinterpret_cast<const char*>(&header_), sizeof header_);
        again.close();
        return !again.fail();
    }

  private:
    std::ofstream file_;
    Header header_;
    std::size_t section_ = 0;
    std::uint64_t offset_ = sizeof(Header);
};

void add_documents(const Xapian::Database& articles, ColumnFile& to) {
    std::vector<std::uint32_t> lengths(articles.get_lastdocid() + 1U);
    const auto end = articles.postlist_end("");
    for (auto at = articles.postlist_begin(""); at != end; ++at) lengths[*at] = at.get_doclength();
    to.add(lengths);
    std::vector<OrderKey> keys(articles.get_lastdocid() + 1U);
    constexpr auto slot = static_cast<Xapian::valueno>(Slot::Order);
    const auto values_end = articles.valuestream_end(slot);
    for (auto value = articles.valuestream_begin(slot); value != values_end; ++value)
        keys[value.get_docid()] = parsed_order_key(*value);
    to.add(keys);
}

bool write_column(const Xapian::Database& articles, const std::string& path) {
    ColumnFile file{path, header_of(articles)};
    add_documents(articles, file);
    for (const auto field : column_fields) {
        FacetBuilder facet;
        facet.read(articles, field);
        file.add(facet.starts);
        file.add(facet.numbers);
        file.add(facet.ends);
        file.add(facet.texts);
    }
    return file.finish(path);
}

}  // namespace

std::string_view FacetColumn::text(std::size_t value) const {
    const auto begin = value == 0 ? 0 : ends[value - 1];
    return begin <= ends[value] && ends[value] <= texts.size() ? texts.substr(begin, ends[value] - begin)
                                                               : std::string_view{};
}

std::span<const std::uint32_t> FacetColumn::of(Xapian::docid docid) const {
    const auto begin = starts[docid];
    const auto end = starts[docid + 1U];
    if (begin > end || end > numbers.size()) return {};
    return numbers.subspan(begin, end - begin);
}

std::shared_ptr<const SideColumn> SideColumn::open(const std::string& index_dir,
                                                   const Xapian::Database& articles) {
    const auto bytes = mapped(column_path(index_dir));
    if (bytes.empty()) return nullptr;
    const std::shared_ptr<SideColumn> column{new SideColumn{bytes}};
    if (bytes.size() < sizeof(Header)) return nullptr;
    if (!are_of_one_state(*reinterpret_cast<const Header*>(bytes.data()), header_of(articles)))
        return nullptr;
    const auto& header = *reinterpret_cast<const Header*>(bytes.data());
    if (header.checksum != checksum_of(bytes.substr(sizeof header), header)) return nullptr;
    return column->read_sections(articles.get_lastdocid()) ? column : nullptr;
}

SideColumn::~SideColumn() {
    ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

bool SideColumn::read_sections(Xapian::docid last) {
    const auto* section = reinterpret_cast<const Header*>(bytes_.data())->sections;
    lengths_ = numbers_in<std::uint32_t>(bytes_, *section++);
    keys_ = numbers_in<OrderKey>(bytes_, *section++);
    bool is_whole = lengths_.size() == last + 1U && keys_.size() == last + 1U;
    for (auto& facet : facets_) {
        facet.starts = numbers_in<std::uint32_t>(bytes_, *section++);
        facet.numbers = numbers_in<std::uint32_t>(bytes_, *section++);
        facet.ends = numbers_in<std::uint32_t>(bytes_, *section++);
        const auto texts = numbers_in<char>(bytes_, *section++);
        facet.texts = {texts.data(), texts.size()};
        is_whole = is_whole && is_complete(facet, last);
    }
    return is_whole;
}

const FacetColumn* SideColumn::facet(Field field) const {
    const auto at = std::find(column_fields.begin(), column_fields.end(), field);
    return at == column_fields.end() ? nullptr
                                     : &facets_[static_cast<std::size_t>(at - column_fields.begin())];
}

Status refresh_side_column(const std::string& index_dir) {
    return with_xapian([&]() -> Status {
        const Xapian::Database articles{articles_path(index_dir)};
        if (SideColumn::open(index_dir, articles)) return Done{};
        const auto path = column_path(index_dir);
        const auto unfinished = path + ".new";
        if (!write_column(articles, unfinished) || std::rename(unfinished.c_str(), path.c_str()) != 0) {
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
