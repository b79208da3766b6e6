// The engine against a search so simple that it can be read at a glance: every generated question is asked of
// the sample corpus through parser, compiler and Xapian, and of a list of articles in memory. Both have to
// find the same articles.
#include <algorithm>
#include <functional>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <xapian.h>
#include <boost/test/unit_test.hpp>

#include "common/analysis/analyzer.hpp"
#include "common/analysis/words.hpp"
#include "common/index/article_text.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/search/search.hpp"
#include "tests/corpus.hpp"
#include "tests/search/small_index.hpp"

namespace {

using namespace onrecord;

/// A word and where it stands; a compound joined stands beside its first piece.
struct Token {
    std::string folded;
    std::uint32_t position = 0;
};

/// An article as the simple search sees it.
struct Plain {
    std::string id;
    std::vector<Token> text;
    std::vector<Token> title;
    std::vector<std::string> people, speakers, sources;
    std::vector<std::pair<std::string, std::vector<Token>>> statements;  ///< speaker and words
    std::optional<Date> day;
};

std::vector<Token> tokens(const std::vector<Word>& words) {
    std::vector<Token> made;
    for (const auto& word : words) made.push_back({word.folded, word.position});
    return made;
}

Plain plain(const AnalyzedArticle& analyzed) {
    Plain made;
    const auto& article = analyzed.article;
    made.id = article.id;
    const auto words = words_of_article(article);
    made.text = tokens(words.title);
    const auto body = tokens(words.body);
    made.text.insert(made.text.end(), body.begin(), body.end());
    made.title = tokens(words_of(article.title));
    for (const auto& entity : analyzed.entities) {
        if (entity.kind == EntityKind::Person) made.people.push_back(folded_words(entity.name));
    }
    for (const auto& statement : analyzed.statements) {
        if (!is_kept(statement, article.body)) continue;
        made.speakers.push_back(folded_words(statement.speaker));
        made.statements.emplace_back(made.speakers.back(),
                                     tokens(words_of(statement_text(statement, article.body))));
    }
    made.sources.push_back(folded_words(article.source));
    if (article.published) made.day = article.published->day;
    return made;
}

std::string stem(const std::string& word) {
    static const Xapian::Stem english{"english"};
    const bool letters = std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return letters && word.size() >= 3 ? english(word) : word;
}

/// A question in both forms: as typed, and as a condition.
struct Question {
    std::string typed;
    std::function<bool(const Plain&)> holds;
};

using Positions = std::vector<std::uint32_t>;

Positions positions_of_stem(const std::vector<Token>& text, const std::string& word) {
    Positions found;
    for (const auto& token : text) {
        if (stem(token.folded) == stem(word)) found.push_back(token.position);
    }
    return found;
}

Positions positions_of_phrase(const std::vector<Token>& text, const std::vector<std::string>& words) {
    const auto stands_at = [&](const std::string& word, std::uint32_t position) {
        return std::any_of(text.begin(), text.end(),
                           [&](const Token& t) { return t.position == position && t.folded == word; });
    };
    Positions found;
    for (const auto& token : text) {
        bool all = true;
        for (std::uint32_t n = 0; n < words.size() && all; ++n) all = stands_at(words[n], token.position + n);
        if (all) found.push_back(token.position);
    }
    return found;
}

bool has_part(const std::vector<std::string>& names, const std::string& word) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        return (' ' + name + ' ').find(' ' + word + ' ') != std::string::npos;
    });
}

/// Makes questions out of what the articles hold, so that most of them find something.
class Generator {
  public:
    explicit Generator(const std::vector<Plain>& articles) : articles_{articles} {}

    Question question(int depth) {
        switch (depth == 0 ? pick(9) : pick(13)) {
            case 0:
            case 1:
            case 2:
                return word();
            case 3:
                return phrase();
            case 4:
                return near();
            case 5:
                return field();
            case 6:
                return dates();
            case 7:
                return prefix();
            case 8:
                return said();
            case 9:
                return combined(question(depth - 1), question(depth - 1), true);
            case 10:
                return combined(question(depth - 1), question(depth - 1), false);
            default:
                return negated(question(depth - 1));
        }
    }

  private:
    std::size_t pick(std::size_t count) { return random_() % count; }
    const Plain& any_article() { return articles_[pick(articles_.size())]; }

    /// A plain word of the text: letters only, so that typing it means nothing else.
    std::string any_word(const std::vector<Token>& text) {
        for (;;) {
            const auto& word = text[pick(text.size())].folded;
            const bool plain =
                std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
            if (plain && word.size() > 1 && word != "or" && word != "and" && word != "not") return word;
        }
    }

    Question word() {
        const auto chosen = any_word(any_article().text);
        return {chosen, [chosen](const Plain& a) { return !positions_of_stem(a.text, chosen).empty(); }};
    }

    Question phrase() {
        const auto& text = any_article().text;
        const auto at = pick(text.size() - 3);
        std::vector<std::string> words{text[at].folded, text[at + 1].folded};
        if (pick(2) == 0) words.push_back(text[at + 2].folded);
        std::string typed = "\"";
        for (const auto& one : words) typed += (typed.size() > 1 ? " " : "") + one;
        return {typed + '"', [words](const Plain& a) { return !positions_of_phrase(a.text, words).empty(); }};
    }

    Question near() {
        const auto& text = any_article().text;
        const auto one = any_word(text);
        const auto other = any_word(text);
        const auto distance = 1 + pick(12);
        const bool ordered = pick(2) == 0;
        const auto typed = one + (ordered ? " ADJ/" : " NEAR/") + std::to_string(distance) + ' ' + other;
        return {typed, [=](const Plain& a) {
                    for (const auto p : positions_of_stem(a.text, one)) {
                        for (const auto q : positions_of_stem(a.text, other)) {
                            const auto apart = p < q ? q - p : p - q;
                            if (apart > 0 && apart <= distance && (!ordered || p < q)) return true;
                        }
                    }
                    return false;
                }};
    }

    Question field() {
        const auto& article = any_article();
        if (pick(4) == 0) {
            const auto chosen = any_word(article.title.size() > 2 ? article.title : article.text);
            return {"title:" + chosen,
                    [chosen](const Plain& a) { return !positions_of_stem(a.title, chosen).empty(); }};
        }
        const std::pair<const char*, std::vector<std::string> Plain::*> fields[] = {
            {"person:", &Plain::people}, {"speaker:", &Plain::speakers}, {"source:", &Plain::sources}};
        const auto& [name, member] = fields[pick(3)];
        std::vector<Token> words;
        for (const auto& value : article.*member) {
            for (const auto& token : tokens(words_of(value))) words.push_back(token);
        }
        std::erase_if(words, [](const Token& t) {
            return t.folded.size() < 2 || !std::all_of(t.folded.begin(), t.folded.end(),
                                                       [](char c) { return c >= 'a' && c <= 'z'; });
        });
        if (words.empty()) return word();
        const auto chosen = any_word(words);
        return {name + chosen,
                [chosen, member = member](const Plain& a) { return has_part(a.*member, chosen); }};
    }

    Question dates() {
        if (pick(6) == 0) return {"date:none", [](const Plain& a) { return !a.day; }};
        const Date from{2024 + static_cast<int>(pick(2)), 1 + static_cast<int>(pick(12)),
                        1 + static_cast<int>(pick(28))};
        const auto to = add_days(from, static_cast<int>(pick(500)));
        const DateRange range{from, to};
        return {"date:" + to_string(range),
                [range](const Plain& a) { return a.day && range.contains(*a.day); }};
    }

    Question prefix() {
        const auto whole = any_word(any_article().text);
        if (whole.size() < 3) return word();
        const auto start = whole.substr(0, 2 + pick(whole.size() - 2));
        return {start + '*', [start](const Plain& a) {
                    return std::any_of(a.text.begin(), a.text.end(),
                                       [&](const Token& t) { return t.folded.starts_with(start); });
                }};
    }

    Question said() {
        const auto& article = any_article();
        if (article.statements.empty()) return word();
        const auto& [speaker, text] = article.statements[pick(article.statements.size())];
        if (text.size() < 6) return word();
        const auto chosen = any_word(text);
        const auto name = speaker.substr(0, speaker.find(' '));
        const bool by = !name.empty() && pick(2) == 0 &&
                        std::all_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        return {(by ? "(speaker:" + name + " said:" : "(said:") + chosen + ")", [=](const Plain& a) {
                    return std::any_of(a.statements.begin(), a.statements.end(), [&](const auto& statement) {
                        return !positions_of_stem(statement.second, chosen).empty() &&
                               (!by || has_part({statement.first}, name));
                    });
                }};
    }

    static Question combined(Question a, Question b, bool both) {
        const auto typed = "((" + a.typed + (both ? ") AND (" : ") OR (") + b.typed + "))";
        return {typed, [a = std::move(a.holds), b = std::move(b.holds), both](const Plain& article) {
                    return both ? a(article) && b(article) : a(article) || b(article);
                }};
    }

    static Question negated(Question a) {
        return {"NOT (" + a.typed + ")",
                [a = std::move(a.holds)](const Plain& article) { return !a(article); }};
    }

    const std::vector<Plain>& articles_;
    std::mt19937 random_{20'250'204};
};

BOOST_AUTO_TEST_CASE(engine_and_simple_search_agree_on_every_question) {
    const auto analyzed = test::analyzed_corpus();
    BOOST_TEST_REQUIRE(analyzed.size() >= 60U);
    std::vector<Plain> articles;
    for (const auto& article : analyzed) articles.push_back(plain(article));
    const test::SmallIndex index{analyzed};
    auto search = *Search::open({index.dir()});
    Generator generator{articles};
    int found_something = 0;
    for (int round = 0; round < 2'000; ++round) {
        const auto question = generator.question(round % 4);
        const auto parsed = parse_query(question.typed, {{2026, 2, 1}, MatchMode::All});
        BOOST_TEST_REQUIRE(parsed.has_value(), question.typed);
        SearchRequest request;
        request.query = parsed->root;
        request.limit = 0;
        request.snippets = false;
        const auto results = search.answer(request);
        BOOST_TEST_REQUIRE(results.has_value(), question.typed);
        std::set<std::string> expected;
        for (const auto& article : articles) {
            if (question.holds(article)) expected.insert(article.id);
        }
        std::set<std::string> found;
        for (const auto& hit : results->hits) found.insert(hit.article.id);
        BOOST_TEST(found == expected, question.typed << " read as " << results->reading << ": "
                                                     << found.size() << " found, " << expected.size()
                                                     << " expected");
        BOOST_TEST(results->total == expected.size());
        found_something += expected.empty() ? 0 : 1;
    }
    BOOST_TEST(found_something > 1'000);
}

}  // namespace
