// Notes on how a query was read: each is told once, and only so many.
#pragma once

#include <string>
#include <vector>

namespace onrecord {

class Notes {
  public:
    /// Keeps the note unless it is there already or there are enough.
    void add(std::string note);
    std::vector<std::string> take() && { return std::move(notes_); }

  private:
    std::vector<std::string> notes_;
};

}  // namespace onrecord
