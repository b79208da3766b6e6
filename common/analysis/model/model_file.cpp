#include "common/analysis/model/model_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <span>
#include <system_error>
#include <utility>

#include "common/base/text.hpp"

namespace onrecord {
namespace {

constexpr std::string_view magic = "ONRMODEL";
constexpr std::uint32_t version = 4;
constexpr std::size_t checksum_at = 16;
constexpr std::size_t sections_at = 24;
constexpr std::size_t name_length = 16;
constexpr std::size_t section_size = 44;
constexpr std::uint32_t most_bits = 24;

static_assert(sizeof(float) == 4);

template <typename Number>
Number number_at(std::string_view bytes, std::size_t at) {
    Number number{};
    std::memcpy(&number, bytes.data() + at, sizeof number);
    return number;
}

template <typename Number>
void append(std::string& bytes, Number number) {
    char raw[sizeof number];
    std::memcpy(raw, &number, sizeof number);
    bytes.append(raw, sizeof number);
}

Error cannot_use(const std::string& path, const std::string& why) {
    return {ErrorKind::System, "the model " + path + " " + why,
            "install Onrecord again, or say with ONRECORD_MODELS=DIR where its models are"};
}

struct Descriptor {
    int number;
    explicit Descriptor(const std::string& path) : number{::open(path.c_str(), O_RDONLY | O_CLOEXEC)} {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number >= 0) ::close(number);
    }
};

std::span<const std::int8_t> signed_bytes(std::string_view bytes) {
    return {reinterpret_cast<const std::int8_t*>(bytes.data()), bytes.size()};
}

/// Of what tells where the blocks begin; nothing where all rows are there.
std::size_t blocks_size(std::size_t weights, std::size_t labels, unsigned bits) {
    const auto rows = std::size_t{1} << bits;
    return weights == rows * labels ? 0 : (rows + RowBlock::rows - 1) / RowBlock::rows * sizeof(RowBlock);
}

/// Whether the rows of each block end within the weights.
bool blocks_fit(std::span<const std::int8_t> blocks, std::span<const std::int8_t> weights,
                std::size_t labels) {
    for (std::size_t row = 0; row < blocks.size() / sizeof(RowBlock) * RowBlock::rows;
         row += RowBlock::rows) {
        const auto block = RowBlock::of(row, blocks.data());
        const auto rows = static_cast<std::size_t>(std::popcount(block.kept));
        if (block.begin > weights.size() || rows * labels > weights.size() - block.begin) return false;
    }
    return true;
}

/// Which rows of a table hold more than zeros.
std::vector<bool> rows_kept(const ModelSection& section) {
    std::vector<bool> kept(std::size_t{1} << section.bits);
    for (std::size_t at = 0; at < section.weights.size(); ++at) {
        if (section.weights[at] != 0) kept[at / section.labels] = true;
    }
    return kept;
}

/// A table without its rows of zeros.
struct PackedTable {
    std::string blocks;
    std::string weights;  ///< the rows that are kept
};

PackedTable packed(const ModelSection& section) {
    const auto kept = rows_kept(section);
    PackedTable made;
    for (std::size_t begin = 0; begin < kept.size(); begin += RowBlock::rows) {
        RowBlock block{0, static_cast<std::uint32_t>(made.weights.size()), 0};
        for (std::size_t row = begin; row < std::min(kept.size(), begin + RowBlock::rows); ++row) {
            if (!kept[row]) continue;
            block.kept |= std::uint64_t{1} << (row - begin);
            made.weights.append(reinterpret_cast<const char*>(&section.weights[row * section.labels]),
                                section.labels);
        }
        append(made.blocks, block);
    }
    return made;
}

PackedTable whole(const ModelSection& section) {
    return {{}, {reinterpret_cast<const char*>(section.weights.data()), section.weights.size()}};
}

/// Everything but the weights' meaning: a section that passes can be read without looking again.
bool sections_fit(std::string_view bytes) {
    const auto count = number_at<std::uint32_t>(bytes, 12);
    if (count > 1'000 || bytes.size() < sections_at + count * section_size) return false;
    for (std::size_t at = 0; at < count; ++at) {
        const auto begin = sections_at + at * section_size + name_length;
        const auto labels = number_at<std::uint32_t>(bytes, begin);
        const auto bits = number_at<std::uint32_t>(bytes, begin + 4);
        const auto transitions = number_at<std::uint32_t>(bytes, begin + 12);
        const auto weights = number_at<std::uint32_t>(bytes, begin + 16);
        const auto offset = number_at<std::uint64_t>(bytes, begin + 20);
        if (labels < 1 || labels > most_labels || bits < 1 || bits > most_bits) return false;
        if (transitions != 0 && (transitions != (labels + 1) * labels || labels > most_chain_labels))
            return false;
        const auto blocks = blocks_size(weights, labels, bits);
        const auto size = transitions * sizeof(float) + blocks + weights;
        if (offset > bytes.size() || size > bytes.size() - offset) return false;
        const auto blocks_at = offset + transitions * sizeof(float);
        if (!blocks_fit(signed_bytes(bytes.substr(blocks_at, blocks)),
                        signed_bytes(bytes.substr(blocks_at + blocks, weights)), labels))
            return false;
    }
    return true;
}

/// A file in memory with most_labels bytes behind it, so that the last row of weights may be read like any.
void* map_with_space_behind(int file, std::size_t size) {
    void* at = ::mmap(nullptr, size + most_labels, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (at == MAP_FAILED) return at;
    void* mapped = ::mmap(at, size, PROT_READ, MAP_PRIVATE | MAP_FIXED, file, 0);
    if (mapped == MAP_FAILED) ::munmap(at, size + most_labels);
    return mapped;
}

}  // namespace

struct ModelFile::Mapping {
    std::string path;
    std::string_view bytes;

    Mapping(std::string of, std::string_view mapped) : path{std::move(of)}, bytes{mapped} {}
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
    ~Mapping() { ::munmap(const_cast<char*>(bytes.data()), bytes.size() + most_labels); }
};

ModelFile::ModelFile(std::unique_ptr<Mapping> mapping) : mapping_{std::move(mapping)} {}
ModelFile::ModelFile(ModelFile&&) noexcept = default;
ModelFile& ModelFile::operator=(ModelFile&&) noexcept = default;
ModelFile::~ModelFile() = default;

Result<ModelFile> ModelFile::open(const std::string& path) {
    const Descriptor file{path};
    if (file.number < 0) return cannot_use(path, "cannot be read: " + std::string{std::strerror(errno)});
    struct stat status {};
    if (::fstat(file.number, &status) != 0 || status.st_size < static_cast<off_t>(sections_at))
        return cannot_use(path, "is too short");
    const auto size = static_cast<std::size_t>(status.st_size);
    void* at = map_with_space_behind(file.number, size);
    if (at == MAP_FAILED) return cannot_use(path, "cannot be mapped: " + std::string{std::strerror(errno)});
    const std::string_view bytes{static_cast<const char*>(at), size};
    ModelFile opened{std::make_unique<Mapping>(path, bytes)};
    if (!bytes.starts_with(magic)) return cannot_use(path, "is no model of Onrecord");
    if (number_at<std::uint32_t>(bytes, 8) != version) return cannot_use(path, "has another version");
    if (hash64(bytes.substr(sections_at)) != opened.checksum() || !sections_fit(bytes))
        return cannot_use(path, "is damaged");
    return opened;
}

Result<LinearModel> ModelFile::model(std::string_view name, std::size_t labels) const {
    const auto bytes = mapping_->bytes;
    const auto count = number_at<std::uint32_t>(bytes, 12);
    for (std::size_t at = sections_at; at < sections_at + count * section_size; at += section_size) {
        const std::string_view given{bytes.data() + at, ::strnlen(bytes.data() + at, name_length)};
        if (given != name) continue;
        LinearModel made;
        made.labels = number_at<std::uint32_t>(bytes, at + 16);
        made.bits = number_at<std::uint32_t>(bytes, at + 20);
        made.scale = number_at<float>(bytes, at + 24);
        if (made.labels != labels) break;
        const auto transitions = number_at<std::uint32_t>(bytes, at + 28);
        const auto weights = number_at<std::uint32_t>(bytes, at + 32);
        auto offset = number_at<std::uint64_t>(bytes, at + 36);
        made.transitions.resize(transitions);
        // A model without transitions has no memory to copy to, and memcpy takes no null pointer.
        if (transitions > 0) {
            std::memcpy(made.transitions.data(), bytes.data() + offset, transitions * sizeof(float));
        }
        offset += transitions * sizeof(float);
        const auto blocks = blocks_size(weights, labels, made.bits);
        made.blocks = signed_bytes(bytes.substr(offset, blocks));
        made.weights = signed_bytes(bytes.substr(offset + blocks, weights));
        return made;
    }
    return misses(name);
}

Result<LinearModel> ModelFile::sequence_model(std::string_view name, std::size_t labels) const {
    auto made = model(name, labels);
    if (made && made->transitions.empty()) return misses(name);
    return made;
}

Result<LinearModel> ModelFile::table(std::string_view name, std::size_t labels) const {
    auto made = model(name, labels);
    if (made && !made->blocks.empty()) return misses(name);
    return made;
}

Result<TreeModel> ModelFile::trees(std::string_view name, std::size_t values) const {
    const auto rows = table(name, TreeModel::row_size);
    if (!rows) return rows.error();
    auto made = TreeModel::read(rows->weights, values);
    if (!made) return misses(name);
    return std::move(*made);
}

Error ModelFile::misses(std::string_view name) const {
    return cannot_use(mapping_->path,
                      "does not hold what the program expects of \"" + std::string{name} + '"');
}

std::uint64_t ModelFile::checksum() const {
    return number_at<std::uint64_t>(mapping_->bytes, checksum_at);
}

std::string model_file_bytes(const std::vector<ModelSection>& sections) {
    std::string head;
    std::string data;
    const auto data_at = sections_at + sections.size() * section_size;
    for (const auto& section : sections) {
        auto name = section.name;
        name.resize(name_length);
        head += name;
        append(head, section.labels);
        append(head, section.bits);
        append(head, section.scale);
        append(head, static_cast<std::uint32_t>(section.transitions.size()));
        auto table = section.packed ? packed(section) : whole(section);
        if (table.weights.size() > section.weights.size() / 8 * 7) table = whole(section);
        append(head, static_cast<std::uint32_t>(table.weights.size()));
        append(head, static_cast<std::uint64_t>(data_at + data.size()));
        for (const float step : section.transitions) append(data, step);
        data += table.blocks;
        data += table.weights;
    }
    const auto rest = head + data;
    std::string bytes{magic};
    append(bytes, version);
    append(bytes, static_cast<std::uint32_t>(sections.size()));
    append(bytes, hash64(rest));
    return bytes + rest;
}

std::string models_folder() {
    if (const char* given = std::getenv("ONRECORD_MODELS"); given != nullptr && *given != '\0') return given;
    std::error_code failed;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
    return (program.parent_path().parent_path() / "share" / "onrecord").string();
}

}  // namespace onrecord
