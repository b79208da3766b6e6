#include "indexer/read/encoding.hpp"

#include <utility>

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

class Utf16Bytes : public ByteSource {
  public:
    explicit Utf16Bytes(std::unique_ptr<ByteSource> source) : source_{std::move(source)} {}

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
        const auto unit = static_cast<char32_t>(big_endian_ ? first_ << 8U | byte : byte << 8U | first_);
        if (unit == 0xFFFE && at_mark_) big_endian_ = !big_endian_;
        if (!std::exchange(at_mark_, false)) take_unit(unit);
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
    std::string text_;
    unsigned first_ = 0;
    char32_t high_surrogate_ = 0;
    bool half_ = false;
    bool big_endian_ = false;
    bool at_mark_ = true;
};

}  // namespace

DecodedText decode_text(std::string bytes) {
    if (bytes.starts_with(utf8_mark)) bytes.erase(0, utf8_mark.size());
    if (is_valid_utf8(bytes)) return {std::move(bytes), ""};
    if (is_mostly_utf8(bytes)) return {mend_utf8(bytes), "damaged UTF-8 was mended"};
    return {utf8_from_latin1(bytes), "read as Windows-1252 (Latin-1): it is not UTF-8"};
}

bool has_utf16_mark(std::string_view head) {
    return head.starts_with("\xFF\xFE"sv) || head.starts_with("\xFE\xFF"sv);
}

std::unique_ptr<ByteSource> utf8_from_utf16(std::unique_ptr<ByteSource> source) {
    return std::make_unique<Utf16Bytes>(std::move(source));
}

}  // namespace onrecord
