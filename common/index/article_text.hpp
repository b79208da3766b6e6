// How the text of an article lies in the positions of the index; the indexer writes by it, whoever compares
// with the stored text reads by it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzed_article.hpp"
#include "common/analysis/words.hpp"

namespace onrecord {

/// Title first, then, behind a gap, the body. A derived title is the body's first sentence: it has no words
/// of its own here, since counting them twice would be wrong.
struct ArticleWords {
    std::vector<Word> title;
    std::vector<Word> body;
};

ArticleWords words_of_article(const Article& article);

/// The words that a statement attributes, in reading order; " … " stands where the article's own words were
/// left out.
std::string statement_text(const Statement& statement, std::string_view body);

/// Whether a statement stands for itself. Two words or fewer do only where they are quoted directly; others
/// are not kept in the index, so that no list and no count knows them.
bool is_kept(const Statement& statement, std::string_view body);

}  // namespace onrecord
