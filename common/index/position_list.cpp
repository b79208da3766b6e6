#include "common/index/position_list.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace onrecord {
namespace {

constexpr std::size_t docid_bytes = 4;

void append_number(std::string& to, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) to += static_cast<char>((value & 0x7FU) | 0x80U);
    to += static_cast<char>(value);
}

/// Takes a number off the front of `bytes`, 0 where they end.
std::uint64_t take_number(std::string_view& bytes) {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
        const auto next = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        value |= static_cast<std::uint64_t>(next & 0x7FU) << shift;
        if ((next & 0x80U) == 0) break;
    }
    return value;
}

std::size_t number_length(std::string_view bytes) {
    std::size_t length = 0;
    while (length < bytes.size() && (static_cast<unsigned char>(bytes[length]) & 0x80U) != 0) ++length;
    return std::min(length + 1, bytes.size());
}

}  // namespace

std::string places_of(const std::vector<std::uint32_t>& positions) {
    std::string places;
    std::uint32_t before = 0;
    for (const auto position : positions) append_number(places, position - std::exchange(before, position));
    return places;
}

void append_positions(const PositionEntry& entry, std::vector<std::uint32_t>& to) {
    auto rest = entry.places;
    std::uint32_t position = 0;
    while (!rest.empty()) {
        position += static_cast<std::uint32_t>(take_number(rest));
        to.push_back(position);
    }
}

std::uint32_t count_of(const PositionEntry& entry) {
    if (!entry.several) return entry.places.empty() ? 0 : 1;
    return static_cast<std::uint32_t>(std::count_if(entry.places.begin(), entry.places.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0x80U) == 0;
    }));
}

bool PositionChunkReader::next() {
    if (rest_.empty()) return false;
    const auto head = take_number(rest_);
    const auto step = static_cast<Xapian::docid>(head >> 1U);
    entry_.docid = is_first_ ? last_ - step : entry_.docid + step;
    entry_.several = (head & 1U) != 0;
    is_first_ = false;
    const auto length = entry_.several ? take_number(rest_) : number_length(rest_);
    entry_.places = rest_.substr(0, length);
    rest_.remove_prefix(entry_.places.size());
    return true;
}

void PositionChunk::begin(Xapian::docid docid, bool several) {
    assert(docid > last_);
    if (is_empty()) {
        first_ = docid;
        first_several_ = several;
    } else {
        append_number(bytes_, std::uint64_t{docid - last_} << 1U | (several ? 1U : 0U));
    }
    last_ = docid;
}

void PositionChunk::add(Xapian::docid docid, const std::vector<std::uint32_t>& positions) {
    assert(!positions.empty());
    const auto places = places_of(positions);
    add({docid, positions.size() > 1, places});
}

void PositionChunk::add(const PositionEntry& entry) {
    begin(entry.docid, entry.several);
    if (entry.several) append_number(bytes_, entry.places.size());
    bytes_ += entry.places;
}

std::string PositionChunk::value() const {
    std::string value;
    value.reserve(bytes_.size() + docid_bytes + 1);
    append_number(value, std::uint64_t{last_ - first_} << 1U | (first_several_ ? 1U : 0U));
    return value += bytes_;
}

void PositionChunk::clear() {
    bytes_.clear();
    first_ = last_ = 0;
}

std::string position_keys_of(std::string_view term) {
    std::string keys{position_keys};
    return keys.append(term) += '\0';
}

std::string position_key(std::string_view keys, Xapian::docid last) {
    std::string key{keys};
    for (unsigned shift = 8 * docid_bytes; shift > 0;) key += static_cast<char>(last >> (shift -= 8) & 0xFFU);
    return key;
}

bool is_position_key(std::string_view key) {
    return key.starts_with(position_keys) && key.size() > position_keys.size() + docid_bytes + 1 &&
           key[key.size() - docid_bytes - 1] == '\0';
}

PositionKey parsed_position_key(std::string_view key) {
    assert(is_position_key(key));
    PositionKey parsed;
    const auto docid_at = key.size() - docid_bytes;
    for (const auto c : key.substr(docid_at)) parsed.last = parsed.last << 8U | static_cast<unsigned char>(c);
    parsed.term = key.substr(position_keys.size(), docid_at - 1 - position_keys.size());
    return parsed;
}

}  // namespace onrecord
