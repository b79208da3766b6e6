// What an article takes from a message: its text from the parts that are text and no attachment, of
// alternatives the plain one; title Subject, date Date, author the names in From, id Message-ID, language
// Content-Language.
#include "indexer/read/mail_reader.hpp"

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include <gmime/gmime.h>

#include "common/base/text.hpp"
#include "indexer/read/authors.hpp"
#include "indexer/read/charset.hpp"
#include "indexer/read/encoding.hpp"
#include "indexer/read/html_text.hpp"

namespace onrecord {
namespace {

/// A message may be this many times larger than its text: attachments.
constexpr std::size_t message_allowance = 4;
constexpr int deepest_part = 20;

/// GMime takes some ten microseconds and 1,700 bytes for each part of a message. Lines that may begin one are
/// counted, whatever separates the parts of this message.
constexpr std::size_t most_parts = 100'000;

constexpr std::string_view header_name_characters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};

std::string text_or_empty(const char* text) {
    return text ? text : "";
}

/// The bytes of a part, out of base64 and quoted-printable.
std::string bytes_of_part(GMimePart* part) {
    auto* content = g_mime_part_get_content(part);
    const std::unique_ptr<GMimeStream, Unref> stream{g_mime_stream_mem_new()};
    if (!content || g_mime_data_wrapper_write_to_stream(content, stream.get()) < 0) return {};
    const auto* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

/// The texts of a message, and what had to be assumed to read them.
class PartTexts {
  public:
    std::string text_of(GMimeObject* object, int depth = 0) {
        if (!object || depth > deepest_part) return {};
        if (GMIME_IS_MULTIPART(object)) return text_of_all(GMIME_MULTIPART(object), depth);
        if (!GMIME_IS_TEXT_PART(object) || g_mime_part_is_attachment(GMIME_PART(object))) return {};
        auto text = decoded(object);
        std::erase(text, '\r');
        return is_type(object, "text", "html") ? text_of_html(text) : std::string{trim(text)};
    }

    std::string_view assumed() const { return assumed_; }

  private:
    static bool is_type(GMimeObject* object, const char* type, const char* subtype) {
        return g_mime_content_type_is_type(g_mime_object_get_content_type(object), type, subtype) != 0;
    }

    /// Of alternatives the first that has text: they come from the plainest to the richest.
    std::string text_of_all(GMimeMultipart* parts, int depth) {
        const bool alternative = is_type(GMIME_OBJECT(parts), "multipart", "alternative");
        // A message that says it has parts and has none is its text.
        if (g_mime_multipart_get_count(parts) == 0)
            return std::string{trim(text_or_empty(g_mime_multipart_get_prologue(parts)))};
        std::string all;
        for (int at = 0; at < g_mime_multipart_get_count(parts); ++at) {
            const auto text = text_of(g_mime_multipart_get_part(parts, at), depth + 1);
            if (text.empty()) continue;
            if (!all.empty()) all += "\n\n";
            all += text;
            if (alternative) break;
        }
        return all;
    }

    /// In the charset that the part names. One that names none, ASCII or UTF-8 is read as a file would be.
    std::string decoded(GMimeObject* part) {
        auto bytes = bytes_of_part(GMIME_PART(part));
        const auto charset =
            lower_ascii(text_or_empty(g_mime_object_get_content_type_parameter(part, "charset")));
        const bool says = !charset.empty() && charset != "us-ascii" && charset != "utf-8";
        if (auto text = says ? utf8_from_charset(bytes, charset) : std::nullopt) return std::move(*text);
        auto decoded = decode_text(std::move(bytes));
        if (!decoded.assumed.empty()) assumed_ = decoded.assumed;
        return std::move(decoded.text);
    }

    std::string_view assumed_;
};

void add_senders(GMimeMessage* message, Article& article) {
    auto* senders = g_mime_message_get_from(message);
    for (int at = 0; senders && at < internet_address_list_length(senders); ++at) {
        auto name = text_or_empty(internet_address_get_name(internet_address_list_get_address(senders, at)));
        if (name.find(',') == std::string::npos) {
            add_authors(article.authors, name);
        } else {
            article.authors.push_back(std::move(name));  // "Lee, Ann" is one person
        }
    }
}

/// The message, behind a remark on how it was read.
std::vector<Item> items_of(const std::string& bytes, const std::string& place) {
    static std::once_flag once;
    std::call_once(once, g_mime_init);
    const std::unique_ptr<GMimeStream, Unref> stream{
        g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size())};
    const std::unique_ptr<GMimeParser, Unref> parser{g_mime_parser_new_with_stream(stream.get())};
    const std::unique_ptr<GMimeMessage, Unref> message{
        g_mime_parser_construct_message(parser.get(), nullptr)};
    if (!message) return {Unreadable{place, "is no message"}};
    Draft draft;
    draft.place = place;
    auto& article = draft.article;
    auto* object = GMIME_OBJECT(message.get());
    PartTexts texts;
    article.body = texts.text_of(g_mime_message_get_mime_part(message.get()));
    article.title = text_or_empty(g_mime_message_get_subject(message.get()));
    article.id = text_or_empty(g_mime_message_get_message_id(message.get()));
    article.language = text_or_empty(g_mime_object_get_header(object, "Content-Language"));
    draft.date_text = text_or_empty(g_mime_object_get_header(object, "Date"));
    add_senders(message.get(), article);
    std::vector<Item> items;
    if (!texts.assumed().empty()) items.emplace_back(Remark{place, std::string{texts.assumed()}, ""});
    items.emplace_back(std::move(draft));
    return items;
}

class MailReader : public Reader {
  public:
    MailReader(Input input, const ReadSettings& settings)
        : Reader{std::move(input)}, largest_{settings.limits.article_bytes * message_allowance} {}

    std::optional<Item> next() override {
        if (given_ == items_.size()) read();
        if (given_ == items_.size()) return {};
        return std::move(items_[given_++]);
    }

  private:
    /// A message as it stands in the file.
    struct Source {
        std::string bytes;
        std::size_t parts = 0;  ///< lines that may begin one
        bool is_too_large = false;
    };

    void read() {
        items_.clear();
        given_ = 0;
        if (number_ == 0) begin();
        if (ended_) return;
        const auto place = is_box_ ? "message " + std::to_string(number_) : std::string{};
        ++number_;
        const auto source = message();
        if (source.is_too_large) {
            items_ = {Unreadable{place, "is larger than " + std::to_string(largest_ >> 20U) + " MiB"}};
        } else if (source.parts > most_parts) {
            items_ = {Unreadable{place, "has more than " + with_thousands(most_parts) + " parts"}};
        } else if (const bool is_cut = ended_ && input().broken(); !is_cut && !trim(source.bytes).empty()) {
            items_ = items_of(source.bytes, place);
        }
    }

    /// Passes over what stands before the first header.
    void begin() {
        number_ = 1;
        while (!input().at_end() && is_space(input().peek(1).front())) input().skip(1);
        is_box_ = input().peek(5) == "From ";
        if (is_box_) input().line(largest_);
    }

    /// Whether a header is ahead: people begin paragraphs with "From ", too.
    bool is_at_header() {
        constexpr std::size_t longest_name = 100;
        const auto ahead = input().peek(longest_name);
        const auto name = ahead.substr(0, ahead.find_first_not_of(header_name_characters));
        return !name.empty() && ahead.substr(name.size()).starts_with(':');
    }

    /// Up to the line that begins the next message of a box, which is passed over.
    Source message() {
        Source source;
        auto& bytes = source.bytes;
        bool after_empty = false;
        while (const auto line = input().line(largest_)) {
            std::string text{line->text};  // a look ahead ends the life of the view
            if (is_box_ && after_empty && text.starts_with("From ") && is_at_header()) return source;
            after_empty = text.empty();
            if (text.starts_with("--")) ++source.parts;
            source.is_too_large =
                source.is_too_large || line->too_long || bytes.size() + text.size() > largest_;
            if (source.is_too_large) continue;
            if (is_box_ && text.starts_with(">From ")) text.erase(0, 1);
            bytes.append(text).append("\n");
        }
        ended_ = true;
        return source;
    }

    std::size_t largest_;
    std::vector<Item> items_;
    std::size_t given_ = 0;
    std::uint64_t number_ = 0;
    bool is_box_ = false;
    bool ended_ = false;
};

bool is_header_name(std::string_view name) {
    for (const std::string_view known :
         {"received", "return-path", "delivered-to", "message-id", "mime-version", "x-received",
          "dkim-signature", "x-mozilla-status"}) {
        if (equal_ignoring_case(name, known)) return true;
    }
    return false;
}

}  // namespace

std::unique_ptr<Reader> make_mail_reader(Input input, const ReadSettings& settings) {
    return std::make_unique<MailReader>(std::move(input), settings);
}

bool looks_like_mail(std::string_view head) {
    if (head.starts_with("From ")) head.remove_prefix(std::min(head.find('\n') + 1, head.size()));
    for (int lines = 0; lines < 30 && !head.empty(); ++lines) {
        const auto line = head.substr(0, head.find('\n'));
        if (trim(line).empty()) return false;
        const auto colon = line.find(':');
        const bool folded = is_space(line.front());
        if (!folded &&
            (colon == std::string_view::npos || line.substr(0, colon).find(' ') != std::string_view::npos))
            return false;
        if (!folded && is_header_name(line.substr(0, colon))) return true;
        head.remove_prefix(std::min(line.size() + 1, head.size()));
    }
    return false;
}

}  // namespace onrecord
