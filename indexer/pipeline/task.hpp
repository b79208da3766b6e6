// What flows through the pipeline.
#pragma once

#include <cstddef>
#include <string>

#include "common/article/article.hpp"

namespace onrecord {

/// What is to be done to the index for one article; Remove needs its id only.
enum class Action { Add, Replace, Remove };

struct Task {
    Action action = Action::Add;
    Article article;
    std::string hash;  ///< its entry_hash

    /// Bytes of text, and what any article takes beside it.
    std::size_t weight() const { return article.body.size() + article.title.size() + 1024; }
};

}  // namespace onrecord
