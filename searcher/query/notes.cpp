#include "searcher/query/notes.hpp"

#include <algorithm>

namespace onrecord {
namespace {

/// Nobody reads more, and a long pasted text could give thousands.
constexpr std::size_t most_notes = 8;

}  // namespace

void Notes::add(std::string note) {
    if (notes_.size() == most_notes || std::find(notes_.begin(), notes_.end(), note) != notes_.end()) return;
    notes_.push_back(std::move(note));
}

}  // namespace onrecord
