#include "indexer/read/http_message.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "common/base/text.hpp"
#include "indexer/read/header_fields.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_size_line = 1024;
constexpr std::size_t most_codings = 5;

/// "1a2f; extension": the size of a chunk; nothing where there is none.
std::optional<std::uint64_t> chunk_size(std::string_view line) {
    line = trim(line.substr(0, line.find(';')));
    std::uint64_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (error != std::errc{} || end != line.data() + line.size()) return {};
    return size;
}

class Dechunked : public ByteSource {
  public:
    explicit Dechunked(Input input) : input_{std::move(input)} {}

    Result<std::string_view> next() override {
        constexpr std::uint64_t piece_size = 128 * 1024;
        input_.skip(std::exchange(given_, 0));
        if (left_ == 0 && !begin_chunk()) return ending();
        const auto piece = input_.peek(static_cast<std::size_t>(std::min(piece_size, left_)));
        if (piece.empty()) return ending();
        given_ = piece.size();
        left_ -= given_;
        return piece;
    }

    std::uint64_t taken() const override { return input_.taken(); }

  private:
    /// False at the last chunk, which is empty, and where there is no chunk.
    bool begin_chunk() {
        if (ended_) return false;
        auto line = input_.line(longest_size_line);
        if (!first_ && line && line->text.empty()) line = input_.line(longest_size_line);
        first_ = false;
        left_ = line ? chunk_size(line->text).value_or(0) : 0;
        ended_ = left_ == 0;
        return !ended_;
    }

    Result<std::string_view> ending() {
        ended_ = true;
        left_ = 0;
        if (input_.broken()) return *input_.broken();
        return std::string_view{};
    }

    Input input_;
    std::uint64_t left_ = 0;
    std::size_t given_ = 0;
    bool first_ = true;
    bool ended_ = false;
};

bool begins_with_chunk(Input& input) {
    const auto head = input.peek(longest_size_line);
    const auto end = head.find('\n');
    return end != std::string_view::npos && chunk_size(head.substr(0, end)).has_value();
}

bool begins_with_zlib_header(std::string_view head) {
    if (head.size() < 2) return false;
    const auto first = static_cast<unsigned char>(head[0]);
    const auto second = static_cast<unsigned char>(head[1]);
    return (first & 0x0FU) == 8 && (first * 256U + second) % 31 == 0;
}

bool begins_with_tag(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    head = trim(head);
    const auto behind = head.substr(std::min<std::size_t>(head.size(), 1), 1);
    return head.starts_with('<') &&
           (behind.empty() || behind == "!" || behind == "?" || is_ascii_alpha(behind.front()));
}

/// Gzip and Zstandard are known by their bytes, whoever says what.
Compression encoding_of(Input& input, std::string_view name) {
    const auto head = input.peek(compression_magic_size);
    const auto known = compression_of(head);
    if (known != Compression::None) return known;
    if (begins_with_tag(head)) return Compression::None;
    if (name == "br") return Compression::Brotli;
    if (name != "deflate") return Compression::None;
    return begins_with_zlib_header(head) ? Compression::Zlib : Compression::Deflate;
}

}  // namespace

std::optional<HttpHead> take_http_head(Input& input) {
    if (!input.peek(5).starts_with("HTTP/")) return {};
    HttpHead head;
    const auto line = input.line(longest_size_line);
    const auto words = split(line->text, ' ');
    if (words.size() > 1) std::from_chars(words[1].data(), words[1].data() + words[1].size(), head.status);
    const auto fields = HeaderFields::take(input);
    head.content_type = fields.value("content-type");
    head.transfer_encoding = lower_ascii(fields.value("transfer-encoding"));
    head.content_encoding = lower_ascii(fields.value("content-encoding"));
    return head;
}

std::unique_ptr<ByteSource> http_body(Input input, const HttpHead& head, ExpansionLimit limit) {
    if (head.transfer_encoding.find("chunked") != std::string::npos && begins_with_chunk(input))
        input = Input{std::make_unique<Dechunked>(std::move(input)), ""};
    auto codings = split(head.content_encoding, ',');
    std::reverse(codings.begin(), codings.end());  // the last one was put on last
    if (codings.size() > most_codings) codings.resize(most_codings);
    for (const auto coding : codings) {
        const auto compression = encoding_of(input, trim(coding));
        if (compression != Compression::None)
            input = Input{decompressed(input.release(), compression, limit), ""};
    }
    return input.release();
}

}  // namespace onrecord
