#include "indexer/build/entry.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>

#include "common/analysis/words.hpp"
#include "common/base/text.hpp"
#include "common/base/utf8.hpp"
#include "common/index/article_text.hpp"
#include "common/index/stored_article.hpp"
#include "common/index/terms.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_value = 200;

/// Gathers the postings of one document; equal terms meet, positions stay in order.
class Postings {
  public:
    void add(std::string term, std::uint32_t position, std::uint32_t weight) {
        auto& posting = by_term_[std::move(term)];
        posting.wdf += weight;
        if (posting.positions.empty() || posting.positions.back() < position)
            posting.positions.push_back(position);
    }

    /// Running text under `prefix`.
    void add_words(std::string_view prefix, std::vector<Word> words, std::uint32_t weight) {
        for (auto& word : words) {
            if (word.form == WordForm::Acronym && prefix.empty()) {
                add(term(prefix::acronym, word.folded), word.position, 0);
            }
            add(prefix.empty() ? std::move(word.folded) : term(prefix, word.folded), word.position, weight);
        }
    }

    /// The words of the values of a Names field; a gap sets two values apart.
    void add_names(Field field, const std::vector<std::string>& values) {
        std::uint32_t next = 1;
        for (const auto& value : values) {
            auto words = words_of(value, next);
            if (!words.empty()) next = words.back().position + 1 + paragraph_gap;
            add_words(row_of(field).words, std::move(words), 0);
        }
    }

    void move_to(std::vector<Posting>& postings, Listing listing = Listing::Engine) {
        postings.reserve(postings.size() + by_term_.size());
        for (auto& [text, posting] : by_term_) {
            posting.term = text;
            posting.listing = listing;
            postings.push_back(std::move(posting));
        }
        by_term_.clear();
    }

  private:
    std::unordered_map<std::string, Posting> by_term_;
};

/// A name as facets show it: one line, bounded.
std::string clean_value(std::string_view value) {
    const auto safe = safe_for_terminal(value);
    return std::string{trim(prefix_of(trim(safe), longest_value))};
}

/// The values cleaned, without those that hold no word or are another one spelled differently.
std::vector<std::string> distinct_values(const std::vector<std::string>& values) {
    std::map<std::string, std::string> by_words;
    std::vector<std::string> distinct;
    for (const auto& value : values) {
        auto clean = clean_value(value);
        auto words = folded_words(clean);
        if (!words.empty() && by_words.emplace(std::move(words), clean).second)
            distinct.push_back(std::move(clean));
    }
    return distinct;
}

std::vector<std::string> names_of(const AnalyzedArticle& analyzed, EntityKind kind) {
    std::vector<std::string> names;
    for (const auto& entity : analyzed.entities) {
        if (entity.kind == kind) names.push_back(entity.name);
    }
    return distinct_values(names);
}

std::set<std::string_view> kinds_of(const AnalyzedArticle& analyzed) {
    std::set<std::string_view> kinds;
    for (const auto& statement : analyzed.statements) kinds.insert(to_string(statement.kind));
    return kinds;
}

std::set<std::string_view> attributions_of(const AnalyzedArticle& analyzed) {
    std::set<std::string_view> attributions;
    for (const auto& statement : analyzed.statements) attributions.insert(to_string(statement.resolution));
    return attributions;
}

std::vector<std::string> speakers_of(const AnalyzedArticle& analyzed) {
    std::vector<std::string> names;
    for (const auto& statement : analyzed.statements) names.push_back(statement.speaker);
    return distinct_values(names);
}

/// A Names field in all three of its forms: words, whole values, facet slot.
void add_names(Entry& entry, Postings& postings, Field field, const std::vector<std::string>& values) {
    postings.add_names(field, values);
    for (const auto& value : values) entry.booleans.push_back(whole_term(field, value));
    entry.values.emplace_back(*row_of(field).slot, encode_values(values));
}

/// Values of a Choice field, which come in the order of its row.
void add_choices(Entry& entry, Field field, const std::set<std::string_view>& values) {
    std::vector<std::string> in_order;
    for (const auto choice : row_of(field).choices) {
        if (!values.contains(choice)) continue;
        entry.booleans.push_back(whole_term(field, choice));
        in_order.emplace_back(choice);
    }
    entry.values.emplace_back(*row_of(field).slot, encode_values(in_order));
}

void add_keyword(Entry& entry, Field field, std::string_view value) {
    if (!value.empty()) entry.booleans.push_back(whole_term(field, value));
}

void add_date(Entry& entry, const Article& article) {
    const auto day = article.published ? std::optional{article.published->day} : std::nullopt;
    for (auto& text : date_terms(day)) entry.booleans.push_back(std::move(text));
    entry.values.emplace_back(Slot::Order, order_key(article.published, article.id));
}

/// What each statement has from its article.
Entry entry_of_all_statements(const Article& article) {
    Entry entry;
    Postings postings;
    add_names(entry, postings, Field::Source, distinct_values({article.source}));
    add_keyword(entry, Field::Id, article.id);
    add_date(entry, article);
    postings.move_to(entry.postings);
    return entry;
}

/// With a posting for their number: what the engine does not list, it does not count.
void add_statement_words(Entry& entry, std::vector<Word> words) {
    entry.postings.push_back({std::string{prefix::length}, static_cast<std::uint32_t>(words.size()), {}});
    Postings postings;
    postings.add_words("", std::move(words), 1);
    postings.move_to(entry.postings, Listing::Positions);
}

Entry statement_entry(const AnalyzedArticle& analyzed, std::size_t ordinal, const Entry& of_all) {
    const auto& statement = analyzed.statements[ordinal];
    Entry entry = of_all;
    Postings postings;
    add_statement_words(entry, words_of(statement_text(statement, analyzed.article.body)));
    add_names(entry, postings, Field::Speaker, distinct_values({statement.speaker}));
    add_choices(entry, Field::Kind, {to_string(statement.kind)});
    add_choices(entry, Field::Attr, {to_string(statement.resolution)});
    entry.values.emplace_back(Slot::Ordinal, std::to_string(ordinal));
    postings.move_to(entry.postings);
    return entry;
}

}  // namespace

void drop_unkept_statements(AnalyzedArticle& analyzed) {
    std::erase_if(analyzed.statements,
                  [&](const Statement& statement) { return !is_kept(statement, analyzed.article.body); });
}

ArticleEntry build_entry(AnalyzedArticle analyzed, const std::string& hash) {
    const auto& article = analyzed.article;
    drop_unkept_statements(analyzed);
    ArticleEntry made;
    made.id = article.id;
    Postings postings;
    auto words = words_of_article(article);
    postings.add_words("", std::move(words.title), title_weight);
    postings.add_words("", std::move(words.body), 1);
    postings.add_words(row_of(Field::Title).words, words_of(article.title), 1);
    auto& entry = made.article;
    add_names(entry, postings, Field::Author, distinct_values(article.authors));
    add_names(entry, postings, Field::Source, distinct_values({article.source}));
    add_names(entry, postings, Field::Section, distinct_values({article.section}));
    add_names(entry, postings, Field::Person, names_of(analyzed, EntityKind::Person));
    add_names(entry, postings, Field::Org, names_of(analyzed, EntityKind::Org));
    add_names(entry, postings, Field::Place, names_of(analyzed, EntityKind::Place));
    add_names(entry, postings, Field::Speaker, speakers_of(analyzed));
    add_choices(entry, Field::Kind, kinds_of(analyzed));
    add_choices(entry, Field::Attr, attributions_of(analyzed));
    add_keyword(entry, Field::Lang, lower_ascii(article.language));
    add_keyword(entry, Field::Id, article.id);
    entry.booleans.push_back(term(prefix::path, hex64(hash64(article.path))));
    add_date(entry, article);
    entry.values.emplace_back(Slot::Hash, hash);
    entry.values.emplace_back(Slot::Path, article.path);
    entry.values.emplace_back(Slot::Shown, encode_shown(article));
    postings.move_to(entry.postings);
    entry.data = encode_article(analyzed);
    const auto of_all = entry_of_all_statements(article);
    for (std::size_t at = 0; at < analyzed.statements.size(); ++at)
        made.statements.push_back(statement_entry(analyzed, at, of_all));
    return made;
}

std::string entry_hash(const Article& article, const std::string& analysis_options) {
    return hex64(hash64(analysis_options, content_hash(article)));
}

}  // namespace onrecord
