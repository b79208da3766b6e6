#include "common/index/side_column.hpp"

#include <algorithm>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/base/text.hpp"
#include "common/index/layout.hpp"
#include "common/index/side_column_format.hpp"

namespace onrecord {

namespace column_format {

constexpr char magic[8] = {'O', 'N', 'R', 'C', 'O', 'L', '0', '5'};

Origin origin_of(const Xapian::Database& articles) {
    Origin origin;
    std::memcpy(origin.magic, magic, sizeof magic);
    const auto uuid = articles.get_uuid();
    std::memcpy(origin.uuid, uuid.data(), std::min(uuid.size(), sizeof origin.uuid));
    origin.revision = articles.get_revision();
    origin.last_docid = articles.get_lastdocid();
    return origin;
}

std::uint64_t checksum_of(const Header& header) {
    constexpr auto begin = offsetof(Header, statements);
    return hash64({reinterpret_cast<const char*>(&header) + begin, sizeof header - begin});
}

std::uint64_t checksum_of(std::string_view section) {
    return hash64(section);
}

}  // namespace column_format

namespace {

using namespace column_format;

bool are_the_same(const Origin& a, const Origin& b) {
    return std::memcmp(&a, &b, sizeof a) == 0;
}

bool is_within(std::string_view file, const Section& section) {
    return section.offset % 8 == 0 && section.offset <= file.size() &&
           section.bytes <= file.size() - section.offset;
}

std::string_view bytes_of(std::string_view file, const Section& section) {
    return is_within(file, section) ? file.substr(section.offset, section.bytes) : std::string_view{};
}

template <typename T>
std::span<const T> numbers_in(std::string_view file, const Section& section) {
    const auto bytes = bytes_of(file, section);
    if (bytes.size() % sizeof(T) != 0) return {};
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
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

bool is_sound_section(std::string_view file, const Section& section) {
    return section.checksum == checksum_of(bytes_of(file, section));
}

template <typename T>
std::uint64_t sum_of_block(std::span<const T> items, std::size_t block, std::size_t size) {
    const auto begin = block * size;
    const auto of_block = items.subspan(begin, std::min(size, items.size() - begin));
    return checksum_of({reinterpret_cast<const char*>(of_block.data()), of_block.size_bytes()});
}

const Header& header_in(std::string_view file) {
    return *reinterpret_cast<const Header*>(file.data());
}

bool is_complete(const FacetColumn& facet) {
    const auto is_value = [&](std::uint32_t number) { return number < facet.value_count(); };
    const auto is_name = [&](std::uint32_t number) {
        return number < facet.names.size() && facet.names[number] == number;
    };
    return facet.starts.back() == facet.numbers.size() && facet.names.size() <= facet.value_count() &&
           facet.texts.size() == (facet.ends.empty() ? 0 : facet.ends.back()) &&
           std::all_of(facet.numbers.begin(), facet.numbers.end(), is_value) &&
           std::all_of(facet.names.begin(), facet.names.end(), is_name) &&
           std::all_of(facet.repeats.begin(), facet.repeats.end(),
                       [&](const NameRepeat& repeat) { return is_name(repeat.name); });
}

}  // namespace

std::string_view FacetColumn::text(std::size_t value) const {
    const auto begin = value == 0 ? 0 : ends[value - 1];
    return begin <= ends[value] && ends[value] <= texts.size() ? texts.substr(begin, ends[value] - begin)
                                                               : std::string_view{};
}

std::vector<NameRepeat> FacetColumn::found_repeats() const {
    std::vector<NameRepeat> found;
    std::vector<std::uint32_t> seen;
    for (std::uint32_t docid = 0; docid + 1U < starts.size(); ++docid) {
        seen.clear();
        for (const auto value : of(docid)) {
            if (value >= names.size()) continue;
            const auto name = names[value];
            if (std::find(seen.begin(), seen.end(), name) != seen.end()) found.push_back({docid, name});
            seen.push_back(name);
        }
    }
    return found;
}

std::shared_ptr<const SideColumn> SideColumn::open(const std::string& index_dir,
                                                   const Xapian::Database& articles) {
    const auto bytes = mapped(column_path(index_dir));
    if (bytes.empty()) return nullptr;
    const std::shared_ptr<SideColumn> column{new SideColumn{bytes}};
    if (bytes.size() < sizeof(Header)) return nullptr;
    const auto& header = header_in(bytes);
    if (!are_the_same(header.origin, origin_of(articles)) || header.checksum != checksum_of(header))
        return nullptr;
    return column->read_sections(articles.get_lastdocid()) ? column : nullptr;
}

SideColumn::~SideColumn() {
    ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

bool SideColumn::read_sections(Xapian::docid last) {
    const auto& sections = header_in(bytes_).sections;
    for (const auto& section : sections) {
        if (!is_within(bytes_, section)) return false;
    }
    lengths_ = numbers_in<std::uint32_t>(bytes_, sections[lengths_section]);
    keys_ = numbers_in<OrderKey>(bytes_, sections[keys_section]);
    sums_ = numbers_in<std::uint64_t>(bytes_, sections[sums_section]);
    const auto blocks = last / docids_of_block + 1U;
    known_blocks_.fill(std::vector<std::uint8_t>(blocks));
    bool is_whole = lengths_.size() == last + 1U && keys_.size() == last + 1U && sums_.size() == 2 * blocks;
    for (std::size_t field = 0; field < facets_.size(); ++field) {
        const auto section = [&](FacetSection which) { return sections[section_of(field, which)]; };
        auto& facet = facets_[field];
        facet.starts = numbers_in<std::uint32_t>(bytes_, section(FacetSection::Starts));
        facet.numbers = numbers_in<std::uint32_t>(bytes_, section(FacetSection::Numbers));
        facet.ends = numbers_in<std::uint32_t>(bytes_, section(FacetSection::Ends));
        facet.texts = bytes_of(bytes_, section(FacetSection::Texts));
        facet.names = numbers_in<std::uint32_t>(bytes_, section(FacetSection::Names));
        facet.repeats = numbers_in<NameRepeat>(bytes_, section(FacetSection::Repeats));
        is_whole = is_whole && facet.starts.size() == last + 2U;
    }
    return is_whole;
}

Xapian::docid SideColumn::ordered_until() const {
    return static_cast<Xapian::docid>(header_in(bytes_).ordered_until);
}

bool SideColumn::is_of_statements(std::uint64_t state) const {
    return state != 0 && header_in(bytes_).statements == state;
}

void SideColumn::look_at_block(std::size_t block, Part part) const {
    const bool is_of_lengths = part == Part::Lengths;
    const auto sum = is_of_lengths ? sum_of_block(lengths_, block, docids_of_block)
                                   : sum_of_block(keys_, block, docids_of_block);
    if (sum != sums_[is_of_lengths ? block : sums_.size() / 2 + block]) damaged_ = true;
    known_blocks_[static_cast<std::size_t>(part)][block] = 1;
}

bool SideColumn::is_sound(std::size_t field) const {
    auto& known = looked_at_[field];
    if (known != Soundness::Unknown) return known == Soundness::Sound;
    const auto* first = &header_in(bytes_).sections[first_section_of(field)];
    const bool sound =
        std::all_of(first, first + facet_sections,
                    [&](const Section& section) { return is_sound_section(bytes_, section); }) &&
        is_complete(facets_[field]);
    known = sound ? Soundness::Sound : Soundness::Damaged;
    damaged_ = damaged_ || !sound;
    return sound;
}

const FacetColumn* SideColumn::facet(Field field) const {
    const auto at = std::find(column_fields.begin(), column_fields.end(), field);
    if (at == column_fields.end()) return nullptr;
    const auto number = static_cast<std::size_t>(at - column_fields.begin());
    return is_sound(number) ? &facets_[number] : nullptr;
}

bool SideColumn::is_whole() const {
    for (std::size_t field = 0; field < facets_.size(); ++field) is_sound(field);
    for (std::size_t docid = 0; docid < lengths_.size(); docid += docids_of_block) {
        check_block(static_cast<Xapian::docid>(docid), Part::Lengths);
        check_block(static_cast<Xapian::docid>(docid), Part::Keys);
    }
    return !damaged_;
}

std::vector<std::uint64_t> SideColumn::sums_of_blocks(std::span<const std::uint32_t> lengths,
                                                      std::span<const OrderKey> keys) {
    const auto blocks = (lengths.size() + docids_of_block - 1) / docids_of_block;
    std::vector<std::uint64_t> sums;
    for (std::size_t block = 0; block < blocks; ++block)
        sums.push_back(sum_of_block(lengths, block, docids_of_block));
    for (std::size_t block = 0; block < blocks; ++block)
        sums.push_back(sum_of_block(keys, block, docids_of_block));
    return sums;
}

}  // namespace onrecord
