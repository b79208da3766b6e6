#include "indexer/read/crawl_reader.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "common/base/text.hpp"
#include "indexer/read/charset.hpp"
#include "indexer/read/crawl_record.hpp"
#include "indexer/read/http_message.hpp"
#include "indexer/read/nested_articles.hpp"
#include "indexer/read/section.hpp"
#include "indexer/read/xml_kind.hpp"

namespace onrecord {
namespace {

/// "text/html" of "text/HTML; charset=utf-8".
std::string media_type(std::string_view content_type) {
    return lower_ascii(trim(content_type.substr(0, content_type.find(';'))));
}

bool is_page(std::string_view type) {
    return type == "text/html" || type == "application/xhtml+xml" || type == "application/vnd.wap.xhtml+xml";
}

bool is_xml(std::string_view type) {
    return type == "text/xml" || type.ends_with("/xml") || type.ends_with("+xml");
}

/// What servers say that do not know better, or only how it is packed.
bool says_nothing(std::string_view type) {
    return type.empty() || type == "application/octet-stream" || type == "unk" || type == "no-type" ||
           type.starts_with("application/http") || type == "application/gzip" || type == "application/x-gzip";
}

class CrawlReader : public Reader {
  public:
    CrawlReader(Input input, const ReadSettings& settings, const Surroundings& around, const CrawlForm& form)
        : Reader{std::move(input)}, settings_{settings}, around_{around}, form_{form} {}

    std::optional<Item> next() override {
        for (;;) {
            while (auto item = page_ ? page_->next() : std::nullopt) {
                std::swap(item, held_);
                if (item) return item;
            }
            if (auto item = section_ ? end_record() : std::nullopt) return item;
            const auto head = form_.take_head(input());
            if (!head) return behind_damage();
            if (auto item = begin_record(*head)) return item;
        }
    }

  private:
    /// What is held of the record, if it is whole: one that was compressed by itself is proved good by what
    /// follows it. Damage is told by behind_damage().
    std::optional<Item> end_record() {
        page_.reset();
        is_whole_ = section_->pass_over_rest();
        section_.reset();
        const int line_ends = pass_over_empty_lines(input());
        if (input().at_end() && input().broke_within()) is_whole_ = false;
        auto last = std::exchange(held_, std::nullopt);
        if (is_whole_ && line_ends < form_.ends_behind_record && !is_at_next()) {
            pass_over_damage(input(), form_);
            return Item{Unreadable{place_, "is damaged: its length leads into another record"}};
        }
        if (is_whole_) return last;
        if (input().broken()) return {};
        return Item{Unreadable{place_, "is cut off"}};
    }

    /// Another record begins here, or nothing that could be one.
    bool is_at_next() { return input().at_end() || form_.is_at_head(input()) || input().broken(); }

    /// Goes on at the next record that was compressed by itself. Nothing where there is none, and then the
    /// damage is told by who reads the file.
    std::optional<Item> behind_damage() {
        if (!input().broken()) return {};
        const auto reason = input().broken()->message;
        while (input().at_end() && input().broken()) {
            if (!input().resume()) return {};
        }
        const bool is_behind = is_whole_ && number_ > 0;
        return Item{Unreadable{(is_behind ? "behind " : "") + place_, reason}};
    }

    /// Opens the page of a record; an item where there is none.
    std::optional<Item> begin_record(const CrawlRecordHead& record) {
        place_ = "record " + std::to_string(++number_);
        is_whole_ = record.kind != CrawlRecordKind::Broken;
        if (is_whole_) section_.emplace(input(), record.size);
        switch (record.kind) {
            case CrawlRecordKind::Description:
                return {};
            case CrawlRecordKind::Broken:
                if (input().broken()) return {};
                return Item{Unreadable{place_, "is no whole record"}};
            case CrawlRecordKind::Other:
                return passed_over("records of kind " + (record.type.empty() ? "none" : record.type), "");
            case CrawlRecordKind::Page:
                break;
        }
        Input content{section_->bytes(), ""};
        auto http = take_http_head(content);
        if (http && http->status != 200)
            return passed_over("answers without a page", "status " + std::to_string(http->status));
        if (!http) http = HttpHead{200, record.content_type, "", ""};
        const auto type = media_type(http->content_type);
        if (record.type == "conversion" && type == "text/plain") {
            held_ = converted_text(record, content);
            return {};
        }
        auto body = Input{http_body(std::move(content), *http, {settings_.limits.expansion}), ""};
        settings_.format = format_of(type, body);
        if (!settings_.format) return passed_over("records without a page", type);
        open(record, *http, std::move(body));
        return {};
    }

    /// That of a page or a feed; nothing where it is neither. Servers give XML of all kinds as XML.
    static std::optional<Format> format_of(const std::string& type, Input& body) {
        if (is_page(type)) return Format::Html;
        if (type == "application/feed+json") return Format::Json;
        if (is_xml(type)) {
            const auto kind = xml_kind(body.peek(detection_size));
            return kind && *kind ? std::optional{**kind} : std::nullopt;
        }
        const bool page = says_nothing(type) && looks_like_page(body.peek(detection_size));
        return page ? std::optional{Format::Html} : std::nullopt;
    }

    /// The text of a page that somebody took out of it (WET): its first line is the title of the page.
    Item converted_text(const CrawlRecordHead& record, Input& content) const {
        auto text = content.rest(settings_.limits.article_bytes);
        if (!text) return Unreadable{place_, text.error().message};
        Draft draft;
        draft.place = place_;
        auto& article = draft.article;
        article.title = trim(text->substr(0, text->find('\n')));
        article.body = trim(std::string_view{*text}.substr(std::min(text->find('\n'), text->size())));
        article.url = record.url;
        article.language = record.language;
        return draft;
    }

    void open(const CrawlRecordHead& record, const HttpHead& http, Input body) {
        const Surroundings around{record.url, charset_of_content_type(http.content_type), around_.depth + 1};
        page_.emplace(body.release(), "", NestedPlace{place_, {}}, settings_, around);
    }

    std::optional<Item> passed_over(std::string what, std::string detail) const {
        return Item{Remark{place_, "passed over: " + std::move(what), std::move(detail)}};
    }

    ReadSettings settings_;
    Surroundings around_;
    const CrawlForm& form_;
    std::optional<Section> section_;
    std::optional<NestedArticles> page_;
    std::optional<Item> held_;  ///< the last one of the record, until that is known to be whole
    std::string place_;
    std::uint64_t number_ = 0;
    bool is_whole_ = true;
};

}  // namespace

std::unique_ptr<Reader> make_warc_reader(Input input, const ReadSettings& settings,
                                         const Surroundings& around) {
    return std::make_unique<CrawlReader>(std::move(input), settings, around, warc_form);
}

std::unique_ptr<Reader> make_arc_reader(Input input, const ReadSettings& settings,
                                        const Surroundings& around) {
    return std::make_unique<CrawlReader>(std::move(input), settings, around, arc_form);
}

}  // namespace onrecord
