#include "indexer/read/json_pieces.hpp"

#include <algorithm>

#include "common/base/text.hpp"

namespace onrecord {
namespace {

constexpr std::size_t window = 64 * 1024;

/// What may stand between the objects.
bool is_between(char c) {
    return is_space(c) || c == ',' || c == '[' || c == ']' || c == '\x1E';
}

/// Passes over a value that is no object, up to the next object or the end.
void skip_other(Input& input) {
    for (;;) {
        const auto ahead = input.peek(window);
        if (ahead.empty()) return;
        const auto at = ahead.find('{');
        input.skip(std::min(at, ahead.size()));
        if (at != std::string_view::npos) return;
    }
}

}  // namespace

bool JsonPieces::skip_between(Input& input) {
    for (;;) {
        const auto ahead = input.peek(window);
        if (ahead.empty()) return false;
        std::size_t at = ahead.starts_with("\xEF\xBB\xBF") ? 3 : 0;
        for (; at < ahead.size() && is_between(ahead[at]); ++at) {
            if (ahead[at] == '[') ++open_arrays_;
            if (ahead[at] == ']' && open_arrays_ > 0) --open_arrays_;
        }
        const bool found = at < ahead.size();
        input.skip(at);
        if (found) return true;
    }
}

bool JsonPieces::step(char c) {
    if (in_string_) {
        if (escaped_) {
            escaped_ = false;
        } else if (c == '\\') {
            escaped_ = true;
        } else {
            in_string_ = c != '"';
        }
        return false;
    }
    if (c == '"') in_string_ = true;
    if (c == '{' || c == '[') ++depth_;
    return (c == '}' || c == ']') && --depth_ == 0;
}

bool JsonPieces::scan(Input& input, JsonPiece& piece) {
    const auto ahead = input.peek(window);
    std::size_t at = 0;
    bool whole = false;
    while (at < ahead.size() && !whole) whole = step(ahead[at++]);
    if (piece.text.size() + at <= largest_) {
        piece.text += ahead.substr(0, at);
    } else {
        piece.complaint = "is larger than " + std::to_string(largest_ >> 20U) + " MiB";
    }
    input.skip(at);
    return whole;
}

std::optional<JsonPiece> JsonPieces::next(Input& input) {
    if (!skip_between(input)) return {};
    JsonPiece piece;
    piece.number = ++count_;
    if (input.peek(1) != "{") {
        skip_other(input);
        open_arrays_ = 0;  // its brackets and those of its texts are all alike here
        piece.complaint = "is no JSON object";
        return piece;
    }
    depth_ = 0;
    in_string_ = escaped_ = false;
    while (!scan(input, piece)) {
        if (!input.at_end()) continue;
        open_arrays_ = 0;  // told by this piece
        piece.complaint = "ends in the middle";
        break;
    }
    return piece;
}

}  // namespace onrecord
