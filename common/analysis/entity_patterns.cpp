#include "common/analysis/entity_patterns.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "common/analysis/data/cue_verbs.hpp"
#include "common/analysis/data/name_words.hpp"
#include "common/base/text.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

using Index = std::size_t;

constexpr auto name_particles = word_list("de", "del", "della", "der", "di", "da", "dos", "du", "la", "le",
                                          "van", "von", "den", "bin", "ibn", "al", "el", "ter", "y");
constexpr auto org_joints = word_list("of", "for", "and", "the", "on", "&");
constexpr auto before_places = word_list("in", "at", "near", "from", "to", "across", "outside", "around",
                                         "toward", "towards", "into", "through", "throughout");
constexpr auto sentence_words = word_list(
    "the", "a", "an", "in", "on", "at", "but", "and", "he", "she", "it", "they", "we", "this", "that",
    "these", "those", "his", "her", "their", "its", "our", "my", "your", "if", "when", "while", "as", "for",
    "from", "by", "with", "after", "before", "there", "here", "what", "who", "why", "how", "where", "which",
    "no", "not", "some", "many", "most", "all", "one", "two", "three", "four", "five", "six", "seven",
    "eight", "nine", "ten", "last", "next", "first", "now", "then", "so", "yet", "or", "nor", "is", "are",
    "was", "were", "do", "does", "did", "has", "have", "had", "to", "of", "about", "under", "over", "since",
    "until", "both", "each", "every", "another", "other", "only", "also", "even", "still", "just", "more",
    "such", "than", "despite", "although", "though", "because", "asked", "according", "among", "between",
    "during", "residents", "officials", "critics", "people", "police", "nobody", "everyone", "you", "i",
    "let", "outside", "inside", "instead", "later", "earlier", "today", "yesterday", "tomorrow", "meanwhile",
    "however", "like");

/// One run of tokens that looks like a name.
struct Run {
    Index begin = 0;
    Index end = 0;
    bool behind_title = false;
    EntityKind kind = EntityKind::Person;
};

class NameFinder {
  public:
    explicit NameFinder(const MarkedText& text) : body_{text.text}, tokens_{text.tokens} {
        lower_.reserve(tokens_.size());
        for (const auto& token : tokens_) {
            auto word = folded(token.in(body_));
            if (!token.capital && token.kind == TokenKind::Word) small_.insert(word);
            lower_.push_back(std::move(word));
        }
    }

    std::vector<NameMention> find() {
        for (Index at = 0; at < tokens_.size();) {
            auto run = run_from(at);
            if (!run) {
                ++at;
                continue;
            }
            at = std::max(run->end, at + 1);
            if (classify(*run)) runs_.push_back(*run);
        }
        return supported();
    }

  private:
    std::string_view printed(Index at) const { return tokens_[at].in(body_); }
    bool is(Index at, std::string_view word) const { return at < tokens_.size() && lower_[at] == word; }

    std::string bare(Index at) const {
        auto word = lower_[at];
        if (word.size() > 1 && word.ends_with('.') && word.find('.') == word.size() - 1) word.pop_back();
        return word;
    }

    bool begins_sentence(Index at) const {
        if (at == 0 || tokens_[at].blank_line_before) return true;
        const auto kind = tokens_[at - 1].kind;
        return kind == TokenKind::Stop || kind == TokenKind::Quote || is(at - 1, ":") || is(at - 1, "—") ||
               is(at - 1, "–");
    }

    bool is_name_word(Index at) const {
        const auto& token = tokens_[at];
        if (token.kind != TokenKind::Word || !token.capital) return false;
        if (token.span.size() > 40) return false;
        const auto word = bare(at);
        if (sentence_words.contains(word)) return false;
        return !begins_sentence(at) || !small_.contains(word) || token.all_caps;
    }

    std::optional<Run> run_from(Index at) const {
        if (!is_name_word(at)) return {};
        Run run{at, at + 1, false, EntityKind::Person};
        while (run.end < tokens_.size() && !tokens_[run.end].blank_line_before) {
            if (is_name_word(run.end) && !tokens_[run.end].line_start) {
                ++run.end;
            } else if (const auto over = joint_from(run)) {
                run.end = *over;
            } else {
                break;
            }
        }
        strip_titles(run);
        while (run.begin < run.end && data::no_names.contains(bare(run.begin)) &&
               !data::places.contains(lower_[run.begin]))
            ++run.begin;
        while (run.end > run.begin && data::no_names.contains(bare(run.end - 1)) &&
               !data::places.contains(lower_[run.end - 1]))
            --run.end;
        if (run.begin >= run.end) {
            run.begin = run.end;
            return run;
        }
        return run;
    }

    /// Over "of the", "de la" and their like to the next capital.
    std::optional<Index> joint_from(const Run& run) const {
        const bool has_org_word =
            holds(run, [](const std::string& word) { return data::org_words.contains(word); });
        Index at = run.end;
        for (int joints = 0; at < tokens_.size() && joints < 2; ++joints, ++at) {
            const bool particle = name_particles.contains(lower_[at]);
            const bool joint = org_joints.contains(lower_[at]) && (has_org_word || is(at, "of")) &&
                               !(is(at, "and") && !has_org_word);
            if (!particle && !joint) return {};
            if (at + 1 < tokens_.size() && is_name_word(at + 1)) return at + 2;
        }
        return {};
    }

    template <typename Test>
    bool holds(const Run& run, Test&& test) const {
        for (Index at = run.begin; at < run.end; ++at) {
            if (test(bare(at))) return true;
        }
        return false;
    }

    void strip_titles(Run& run) const {
        while (run.end - run.begin > 1 && data::titles.contains(bare(run.begin))) {
            run.behind_title = true;
            ++run.begin;
            if (is(run.begin, "of") && run.end - run.begin > 2)
                run.begin += is(run.begin + 1, "state") ? 2 : 1;
        }
        if (run.behind_title || run.begin == 0) return;
        run.behind_title = data::titles.contains(bare(run.begin - 1));
    }

    std::string text_of(const Run& run) const {
        return std::string{body_.substr(tokens_[run.begin].span.begin,
                                        tokens_[run.end - 1].span.end - tokens_[run.begin].span.begin)};
    }

    bool classify(Run& run) const {
        const auto length = run.end - run.begin;
        if (run.begin >= run.end || length > 8) return false;
        const auto whole = folded(text_of(run));
        const bool acronym = length == 1 && tokens_[run.begin].all_caps && whole.size() <= 6;
        const bool given = data::men.contains(lower_[run.begin]) || data::women.contains(lower_[run.begin]);
        const auto org_word = [](const std::string& word) { return data::org_words.contains(word); };
        const auto place_word = [](const std::string& word) { return data::place_words.contains(word); };
        if (length == 1 && !run.behind_title && data::titles.contains(bare(run.begin))) return false;
        if (data::places.contains(whole)) return run.kind = EntityKind::Place, true;
        if (data::orgs.contains(whole) && tokens_[run.begin].capital) return run.kind = EntityKind::Org, true;
        if (run.behind_title && length <= 4 && !holds(run, org_word))
            return run.kind = EntityKind::Person, true;
        if (length > 1 && holds(run, org_word)) return run.kind = EntityKind::Org, true;
        if (acronym) return run.kind = EntityKind::Org, true;
        if (length > 1 && given && length <= 4) return run.kind = EntityKind::Person, true;
        if (length > 1 && holds(run, place_word)) return run.kind = EntityKind::Place, true;
        if (length > 1) return run.kind = length <= 3 ? EntityKind::Person : EntityKind::Org, true;
        return classify_single(run);
    }

    bool classify_single(Run& run) const {
        if (begins_sentence(run.begin) && tokens_[run.begin].span.size() < 3) return false;
        const bool speaks = run.end < tokens_.size() && data::cue_verbs.contains(lower_[run.end]);
        const bool spoken = run.begin > 0 && data::cue_verbs.contains(lower_[run.begin - 1]);
        const bool located = run.begin > 0 && before_places.contains(lower_[run.begin - 1]);
        run.kind = located && !speaks ? EntityKind::Place : EntityKind::Person;
        if (speaks || spoken || located) return true;
        run.kind = EntityKind::Person;
        return true;
    }

    bool speaks(const Run& run) const {
        return (run.end < tokens_.size() && data::cue_verbs.contains(lower_[run.end])) ||
               (run.begin > 0 && data::cue_verbs.contains(lower_[run.begin - 1]));
    }

    /// A capitalized word alone is a person's name where it says so itself.
    bool is_certain(const Run& run) const {
        return run.end - run.begin > 1 || run.behind_title || run.kind != EntityKind::Person || speaks(run);
    }

    /// ... or where another mention of the article says so: the same word, or a longer name that it is part
    /// of.
    std::vector<NameMention> supported() const {
        std::set<std::string> known;
        for (const auto& run : runs_) {
            if (!is_certain(run)) continue;
            known.insert(lower_[run.begin]);
            known.insert(lower_[run.end - 1]);
        }
        std::vector<NameMention> mentions;
        for (const auto& run : runs_) {
            if (is_certain(run) || known.contains(lower_[run.begin]))
                mentions.push_back({{run.begin, run.end}, run.kind});
        }
        return mentions;
    }

    std::string_view body_;
    const std::vector<Token>& tokens_;
    std::vector<std::string> lower_;
    std::set<std::string> small_;
    std::vector<Run> runs_;
};

}  // namespace

std::vector<NameMention> mentions_by_pattern(const MarkedText& text) {
    return NameFinder{text}.find();
}

}  // namespace onrecord
