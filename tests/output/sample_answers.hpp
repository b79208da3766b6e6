// Small answers to be rendered: ordinary ones, and ones that nobody should have to render.
#pragma once

#include "searcher/output/printed_reading.hpp"
#include "searcher/search/results.hpp"

namespace onrecord::samples {

/// Three of twelve articles: one with a statement that adds something, one undated with a derived title.
Results articles();
/// Statements: direct by pronoun, indirect without a name, mixed in Japanese.
Results statements();
/// articles() with facets, one of them cut, and a timeline with an empty month.
Results with_tables();
/// No article, and why.
Results nothing();
/// Facets and a timeline of no article.
Results nothing_with_tables();
/// Control characters, broken UTF-8, spans that lie, formulas, a title without end.
Results hostile_articles();
Results hostile_statements();
ShownArticle article();
ShownArticle hostile_article();
PrintedReading reading();

}  // namespace onrecord::samples
