#include "indexer/read/input.hpp"

#include <algorithm>
#include <utility>

namespace onrecord {
namespace {

/// Bytes that were looked at, then the source that they came from.
class Rejoined : public ByteSource {
  public:
    Rejoined(std::string head, std::optional<Error> broken, std::unique_ptr<ByteSource> source)
        : head_{std::move(head)}, broken_{std::move(broken)}, source_{std::move(source)} {}

    Result<std::string_view> next() override {
        const bool first = !std::exchange(given_, true);
        if (first && !head_.empty()) return std::string_view{head_};
        if (broken_) return *std::exchange(broken_, std::nullopt);
        return source_->next();
    }

    bool resume() override { return source_->resume(); }
    bool broke_within() const override { return source_->broke_within(); }

    std::uint64_t taken() const override { return source_->taken(); }

  private:
    std::string head_;
    std::optional<Error> broken_;
    std::unique_ptr<ByteSource> source_;
    bool given_ = false;
};

}  // namespace

Input::Input(std::unique_ptr<ByteSource> source, std::string name)
    : source_{std::move(source)}, name_{std::move(name)} {}

bool Input::fill() {
    if (ended_) return false;
    const auto piece = source_->next();
    if (!piece || piece->empty()) {
        if (!piece) broken_ = piece.error();
        ended_ = true;
        return false;
    }
    if (at_ > 0) {
        buffer_.erase(0, at_);
        at_ = 0;
    }
    buffer_ += *piece;
    return true;
}

std::string_view Input::peek(std::size_t size) {
    while (buffer_.size() - at_ < size && fill()) {
    }
    return std::string_view{buffer_}.substr(at_, size);
}

void Input::skip(std::size_t size) {
    at_ += size;
}

std::uint64_t Input::pass_over(std::uint64_t count) {
    std::uint64_t passed = 0;
    while (passed < count && !at_end()) {
        const auto there = std::min<std::uint64_t>(count - passed, buffer_.size() - at_);
        skip(static_cast<std::size_t>(there));
        passed += there;
    }
    return passed;
}

std::optional<InputLine> Input::line(std::size_t longest) {
    std::size_t searched = 0;
    for (;;) {
        const auto end = buffer_.find('\n', at_ + searched);
        if (end != std::string::npos) {
            auto text = std::string_view{buffer_}.substr(at_, end - at_);
            at_ = end + 1;
            if (text.ends_with('\r')) text.remove_suffix(1);
            return InputLine{text.substr(0, longest), text.size() > longest, true};
        }
        searched = buffer_.size() - at_;
        if (searched > longest) break;
        if (!fill()) {
            if (searched == 0) return {};
            const auto text = std::string_view{buffer_}.substr(at_);
            at_ = buffer_.size();
            return InputLine{text, false, false};
        }
    }
    std::string beginning = buffer_.substr(at_, longest);
    for (;;) {
        const auto end = buffer_.find('\n', at_);
        at_ = end == std::string::npos ? buffer_.size() : end + 1;
        if (end != std::string::npos || !fill()) break;
    }
    // The buffer keeps the beginning in front of what follows, so that the view outlives this call.
    buffer_.replace(0, at_, beginning);
    at_ = beginning.size();
    return InputLine{std::string_view{buffer_}.substr(0, at_), true, true};
}

Result<std::string> Input::rest(std::size_t most) {
    while (buffer_.size() - at_ <= most && fill()) {
    }
    if (buffer_.size() - at_ > most) {
        return Error{ErrorKind::Input, "is larger than " + std::to_string(most >> 20U) + " MiB", ""};
    }
    auto all = at_ == 0 ? std::exchange(buffer_, {}) : buffer_.substr(at_);
    at_ = buffer_.size();
    return all;
}

bool Input::resume() {
    if (!source_->resume()) return false;
    broken_.reset();
    ended_ = false;
    return true;
}

std::unique_ptr<ByteSource> Input::release() {
    auto rejoined = std::make_unique<Rejoined>(buffer_.substr(at_), broken_, std::move(source_));
    buffer_.clear();
    at_ = 0;
    ended_ = true;
    return rejoined;
}

}  // namespace onrecord
