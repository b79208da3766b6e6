#include "common/index/stored_article.hpp"

#include <cstdint>
#include <cstring>
#include <optional>

#include "common/base/date.hpp"
#include "common/base/text.hpp"

namespace onrecord {
namespace {

constexpr char format_version = 2;
constexpr std::size_t checksum_size = 4;

enum Flag : unsigned { title_derived = 1U, dated = 2U, timed = 4U };
constexpr unsigned id_origin_shift = 3;

class Encoder {
  public:
    void number(std::uint64_t value) {
        while (value >= 0x80) {
            out_ += static_cast<char>((value & 0x7FU) | 0x80U);
            value >>= 7U;
        }
        out_ += static_cast<char>(value);
    }

    void text(std::string_view value) {
        number(value.size());
        out_.append(value);
    }

    void spans(const std::vector<TextSpan>& spans) {
        number(spans.size());
        std::uint32_t last = 0;
        for (const auto& span : spans) {
            number(zigzag(static_cast<std::int64_t>(span.begin) - last));
            number(span.size());
            last = span.end;
        }
    }

    void byte(unsigned value) { out_ += static_cast<char>(value); }

    static std::uint64_t zigzag(std::int64_t value) {
        return (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63);
    }

    std::string take() { return std::move(out_); }

  private:
    std::string out_;
};

/// Reads what Encoder wrote; after the first impossibility `bad()` holds and everything read is empty.
class Decoder {
  public:
    explicit Decoder(std::string_view data) : data_{data} {}

    bool bad() const { return bad_; }
    bool at_end() const { return data_.empty(); }

    unsigned byte() {
        if (data_.empty()) return fail();
        const auto value = static_cast<unsigned char>(data_.front());
        data_.remove_prefix(1);
        return value;
    }

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const auto next = byte();
            value |= static_cast<std::uint64_t>(next & 0x7FU) << shift;
            if ((next & 0x80U) == 0) return value;
        }
        return fail();
    }

    std::int64_t signed_number() {
        const auto value = number();
        return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
    }

    std::string text() {
        const auto size = number();
        if (size > data_.size()) return fail(), std::string{};
        std::string value{data_.substr(0, size)};
        data_.remove_prefix(size);
        return value;
    }

    /// How many items follow, each of at least a byte: a damaged count cannot make us allocate.
    std::size_t count() {
        const auto value = number();
        if (value > data_.size()) return fail();
        return value;
    }

    std::vector<TextSpan> spans(std::size_t text_size) {
        std::vector<TextSpan> spans;
        std::int64_t last = 0;
        for (auto left = count(); left > 0 && !bad_; --left) {
            const auto step = signed_number();
            const auto length = number();
            const auto limit = static_cast<std::int64_t>(text_size);
            if (step < -last || step > limit - last) return fail(), spans;
            const auto begin = last + step;
            if (length > static_cast<std::uint64_t>(limit - begin)) return fail(), spans;
            last = begin + static_cast<std::int64_t>(length);
            spans.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(last)});
        }
        return spans;
    }

    unsigned fail() {
        bad_ = true;
        data_ = {};
        return 0;
    }

  private:
    std::string_view data_;
    bool bad_ = false;
};

void encode_head(Encoder& to, const Article& article, std::string_view body, std::string_view path) {
    for (const auto field :
         std::initializer_list<std::string_view>{article.id, article.title, body, article.source,
                                                 article.section, article.url, article.language, path})
        to.text(field);
    to.number(article.authors.size());
    for (const auto& author : article.authors) to.text(author);
    const bool has_time = article.published && article.published->second_of_day;
    to.byte((article.title_derived ? title_derived : 0U) | (article.published ? dated : 0U) |
            (has_time ? timed : 0U) | static_cast<unsigned>(article.id_origin) << id_origin_shift);
    if (article.published) to.number(Encoder::zigzag(days_since_epoch(article.published->day)));
    if (has_time) to.number(static_cast<std::uint64_t>(*article.published->second_of_day));
    to.number(article.place);
}

std::optional<Published> decode_published(Decoder& from, unsigned flags) {
    if ((flags & dated) == 0) return {};
    const auto days = from.signed_number();
    const int first = days_since_epoch({1, 1, 1});
    const int last = days_since_epoch({9999, 12, 31});
    if (days < first || days > last) return from.fail(), std::nullopt;
    Published published{date_from_days(static_cast<int>(days)), {}};
    if ((flags & timed) != 0) {
        const auto second = from.number();
        if (second >= 86400) return from.fail(), std::nullopt;
        published.second_of_day = static_cast<int>(second);
    }
    return published;
}

Article decode_head(Decoder& from) {
    Article article;
    for (auto* field : {&article.id, &article.title, &article.body, &article.source, &article.section,
                        &article.url, &article.language, &article.path}) {
        *field = from.text();
    }
    for (auto left = from.count(); left > 0 && !from.bad(); --left) article.authors.push_back(from.text());
    const auto flags = from.byte();
    article.title_derived = (flags & title_derived) != 0;
    const auto origin = flags >> id_origin_shift;
    if (origin > static_cast<unsigned>(IdOrigin::Content)) from.fail();
    article.id_origin = static_cast<IdOrigin>(origin);
    article.published = decode_published(from, flags);
    article.place = from.number();
    return article;
}

void encode_statement(Encoder& to, const Statement& statement) {
    to.spans(statement.content);
    to.spans(statement.cue);
    to.spans(statement.source);
    to.text(statement.speaker);
    to.byte(static_cast<unsigned>(statement.kind));
    to.byte(static_cast<unsigned>(statement.resolution));
    std::uint32_t bits = 0;
    std::memcpy(&bits, &statement.confidence, sizeof bits);
    to.number(bits);
}

Statement decode_statement(Decoder& from, std::size_t body_size) {
    Statement statement;
    statement.content = from.spans(body_size);
    statement.cue = from.spans(body_size);
    statement.source = from.spans(body_size);
    statement.speaker = from.text();
    const auto kind = from.byte();
    const auto resolution = from.byte();
    const auto bits = from.number();
    if (kind > static_cast<unsigned>(StatementKind::Indirect) ||
        resolution > static_cast<unsigned>(Resolution::Named) || bits > UINT32_MAX) {
        from.fail();
        return {};
    }
    statement.kind = static_cast<StatementKind>(kind);
    statement.resolution = static_cast<Resolution>(resolution);
    const auto narrow = static_cast<std::uint32_t>(bits);
    std::memcpy(&statement.confidence, &narrow, sizeof narrow);
    const bool is_probability = statement.confidence >= 0 && statement.confidence <= 1;  // NaN is none
    if (!is_probability) from.fail();
    return statement;
}

Error damaged_article() {
    return {ErrorKind::Database, "an article stored in the index is damaged",
            "save all others with: indexer --index DIR --repair"};
}

std::string checksum_of(std::string_view data) {
    const auto hash = hash64(data);
    std::string checksum;
    for (std::size_t byte = 0; byte < checksum_size; ++byte)
        checksum += static_cast<char>(hash >> (8 * byte) & 0xFFU);
    return checksum;
}

/// What stands before its checksum; nothing where that is another one.
std::string_view checked(std::string_view data) {
    if (data.size() < checksum_size) return {};
    const auto before = data.substr(0, data.size() - checksum_size);
    return checksum_of(before) == data.substr(before.size()) ? before : std::string_view{};
}

}  // namespace

std::string with_checksum(std::string data) {
    data += checksum_of(data);
    return data;
}

std::string encode_shown(const Article& article) {
    Encoder to;
    encode_head(to, article, {}, {});
    return with_checksum(to.take());
}

Result<Article> decode_shown(std::string_view data) {
    Decoder from{checked(data)};
    auto article = decode_head(from);
    if (from.bad() || !from.at_end()) return damaged_article();
    return article;
}

std::string encode_article(const AnalyzedArticle& analyzed) {
    Encoder to;
    to.byte(static_cast<unsigned>(format_version));
    encode_head(to, analyzed.article, analyzed.article.body, analyzed.article.path);
    to.number(analyzed.entities.size());
    for (const auto& entity : analyzed.entities) {
        to.byte(static_cast<unsigned>(entity.kind));
        to.text(entity.name);
        to.spans(entity.mentions);
    }
    to.number(analyzed.statements.size());
    for (const auto& statement : analyzed.statements) encode_statement(to, statement);
    return with_checksum(to.take());
}

Result<AnalyzedArticle> decode_article(std::string_view data) {
    const auto damaged = damaged_article();
    Decoder from{checked(data)};
    if (from.byte() != static_cast<unsigned>(format_version)) return damaged;
    AnalyzedArticle analyzed;
    analyzed.article = decode_head(from);
    const auto body_size = analyzed.article.body.size();
    for (auto left = from.count(); left > 0 && !from.bad(); --left) {
        Entity entity;
        const auto kind = from.byte();
        if (kind > static_cast<unsigned>(EntityKind::Place)) from.fail();
        entity.kind = static_cast<EntityKind>(kind);
        entity.name = from.text();
        entity.mentions = from.spans(body_size);
        analyzed.entities.push_back(std::move(entity));
    }
    for (auto left = from.count(); left > 0 && !from.bad(); --left) {
        analyzed.statements.push_back(decode_statement(from, body_size));
    }
    if (from.bad() || !from.at_end()) return damaged;
    return analyzed;
}

}  // namespace onrecord
