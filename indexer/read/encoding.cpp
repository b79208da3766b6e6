#include "indexer/read/encoding.hpp"

#include <algorithm>
#include <utility>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

using namespace std::string_view_literals;

constexpr auto utf8_mark = "\xEF\xBB\xBF"sv;

/// Whether the bytes over 0x7F are mostly whole UTF-8 sequences.
bool is_mostly_utf8(std::string_view text) {
    std::size_t whole = 0;
    std::size_t broken = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        if (point.length > 1) ++whole;
        if (point.length == 1 && static_cast<unsigned char>(text[at]) >= 0x80) ++broken;
        at += point.length;
    }
    return whole > broken;
}

char32_t utf16_unit(unsigned first, unsigned second, ByteOrder order) {
    return order == ByteOrder::BigEndian ? first << 8U | second : second << 8U | first;
}

/// Control characters, and what stands for no character.
bool is_never_in_text(char32_t unit) {
    const bool control = (unit < 0x20 && !is_space(static_cast<char>(unit))) || (unit >= 0x7F && unit < 0xA0);
    return control || (unit >= 0xFDD0 && unit < 0xFDF0) || unit >= 0xFFFE;
}

/// Whether bytes without a mark read as text in this order.
bool reads_as_utf16(std::string_view bytes, ByteOrder order) {
    const auto units = bytes.size() / 2;
    std::size_t latin = 0;
    std::size_t swapped_latin = 0;
    for (std::size_t at = 0; at < units; ++at) {
        const auto unit = utf16_unit(static_cast<unsigned char>(bytes[2 * at]),
                                     static_cast<unsigned char>(bytes[2 * at + 1]), order);
        if (is_never_in_text(unit)) return false;
        if (unit < 0x100) ++latin;
        if ((unit & 0xFFU) == 0) ++swapped_latin;
    }
    return latin * 10 >= units && swapped_latin * 20 <= latin;
}

class Utf16Bytes : public ByteSource {
  public:
    Utf16Bytes(std::unique_ptr<ByteSource> source, ByteOrder order)
        : source_{std::move(source)}, order_{order} {}

    Result<std::string_view> next() override {
        text_.clear();
        while (text_.empty()) {
            const auto piece = source_->next();
            if (!piece) return piece.error();
            if (piece->empty()) break;
            for (const char c : *piece) take_byte(static_cast<unsigned char>(c));
        }
        return std::string_view{text_};
    }

    std::uint64_t taken() const override { return source_->taken(); }

  private:
    void take_byte(unsigned char byte) {
        if (!std::exchange(half_, !half_)) {
            first_ = byte;
            return;
        }
        const auto unit = utf16_unit(first_, byte, order_);
        const bool is_mark = std::exchange(at_beginning_, false) && unit == 0xFEFF;
        if (!is_mark) take_unit(unit);
    }

    void take_unit(char32_t unit) {
        const auto high = std::exchange(high_surrogate_, U'\0');
        const bool is_low = unit >= 0xDC00 && unit < 0xE000;
        if (high != 0 && is_low)
            return append_utf8(text_, 0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00));
        if (high != 0) append_utf8(text_, 0xFFFD);
        if (unit >= 0xD800 && unit < 0xDC00) {
            high_surrogate_ = unit;
        } else {
            append_utf8(text_, is_low ? 0xFFFD : unit);
        }
    }

    std::unique_ptr<ByteSource> source_;
    ByteOrder order_;
    std::string text_;
    unsigned first_ = 0;
    char32_t high_surrogate_ = 0;
    bool half_ = false;
    bool at_beginning_ = true;
};

}  // namespace

DecodedText decode_text(std::string bytes) {
    if (bytes.starts_with(utf8_mark)) bytes.erase(0, utf8_mark.size());
    if (is_valid_utf8(bytes)) return {std::move(bytes), ""};
    if (is_mostly_utf8(bytes)) return {mend_utf8(bytes), "damaged UTF-8 was mended"};
    return {utf8_from_latin1(bytes), "read as Windows-1252 (Latin-1): it is not UTF-8"};
}

std::optional<ByteOrder> utf16_order(std::string_view head) {
    if (head.starts_with("\xFF\xFE"sv)) return ByteOrder::LittleEndian;
    if (head.starts_with("\xFE\xFF"sv)) return ByteOrder::BigEndian;
    if (!has_many_nuls(head)) return {};
    for (const auto order : {ByteOrder::LittleEndian, ByteOrder::BigEndian}) {
        if (reads_as_utf16(head, order)) return order;
    }
    return {};
}

std::unique_ptr<ByteSource> utf8_from_utf16(std::unique_ptr<ByteSource> source, ByteOrder order) {
    return std::make_unique<Utf16Bytes>(std::move(source), order);
}

bool has_many_nuls(std::string_view bytes) {
    const auto nuls = std::count(bytes.begin(), bytes.end(), '\0');
    return static_cast<std::size_t>(nuls) > 1 + bytes.size() / 100;
}

}  // namespace onrecord
