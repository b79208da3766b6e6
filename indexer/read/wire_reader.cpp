#include "indexer/read/wire_reader.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "common/base/text.hpp"
#include "indexer/read/wire_message.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_header = 1024;

class WireReader : public Reader {
  public:
    WireReader(Input input, const ReadSettings& settings)
        : Reader{std::move(input)}, largest_{settings.limits.article_bytes} {}

    std::optional<Item> next() override {
        if (!pass_over_to_header()) return {};
        const auto place = "message " + std::to_string(++number_);
        const auto message = take_message();
        if (input().broken() && input().at_end()) return {};
        if (message.size() > largest_)
            return Item{Unreadable{place, "is larger than " + std::to_string(largest_ >> 20U) + " MiB"}};
        auto item = item_of_wire_message(message);
        std::visit([&](auto& part) { part.place = place; }, item);
        return item;
    }

  private:
    /// Goes behind the next start of a header; false where there is none.
    bool pass_over_to_header() {
        for (auto ahead = input().peek(piece); !ahead.empty(); ahead = input().peek(piece)) {
            const auto at = ahead.find(wire::start_of_header);
            input().skip(std::min(at == std::string_view::npos ? at : at + 1, ahead.size()));
            if (at != std::string_view::npos) return true;
        }
        return false;
    }

    /// Up to its end or to the next header. Of what is too large, only the beginning is kept.
    std::string take_message() {
        static constexpr char ends[] = {wire::start_of_header, wire::end_of_transmission};
        std::string message;
        for (auto ahead = input().peek(piece); !ahead.empty(); ahead = input().peek(piece)) {
            const auto at = std::min(ahead.find_first_of({ends, sizeof ends}), ahead.size());
            if (message.size() <= largest_) message += ahead.substr(0, at);
            const bool ended = at < ahead.size();
            input().skip(at);
            if (ended) break;
        }
        return message;
    }

    static constexpr std::size_t piece = 64 * 1024;

    std::size_t largest_;
    std::uint64_t number_ = 0;
};

}  // namespace

std::unique_ptr<Reader> make_wire_reader(Input input, const ReadSettings& settings) {
    return std::make_unique<WireReader>(std::move(input), settings);
}

bool looks_like_wire(std::string_view head) {
    // Synchronization and ends of what went before may stand in front.
    const auto at = std::find_if(head.begin(), head.end(), [](char c) {
        return c == wire::start_of_header || !(is_space(c) || (c > 0 && c < 0x20) || c == 0x7F);
    });
    if (at == head.end() || *at != wire::start_of_header) return false;
    const auto header = head.substr(static_cast<std::size_t>(at - head.begin()), longest_header);
    const auto text_at = header.find(wire::start_of_text);
    const auto line_end = header.find('\n');
    return text_at != std::string_view::npos && line_end < text_at && header.find('\0') >= text_at;
}

}  // namespace onrecord
