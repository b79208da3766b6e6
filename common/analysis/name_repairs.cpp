#include "common/analysis/name_repairs.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>

#include "common/analysis/word_set.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_nickname = 2;  ///< in tokens
/// From the first token of an article to the dash.
constexpr std::size_t longest_dateline = 18;
/// A headline may stand before it.
constexpr std::size_t paragraphs_with_dateline = 2;

constexpr std::uint32_t several = 0;

class Repairs {
  public:
    Repairs(const TaggedText& text, const Gazetteer& gazetteer, std::vector<NameMention>& names)
        : text_{text.marked}, tags_{text.tags}, gazetteer_{gazetteer}, names_{names} {}

    void place_dateline() {
        std::size_t paragraphs = 0;
        for (const auto& sentence : text_.sentences) {
            if (!sentence.begins_paragraph) continue;
            if (++paragraphs > paragraphs_with_dateline) return;
            if (const auto place = dateline_place(sentence); !place.empty()) return set_place(place);
        }
    }

    /// People stand behind "in" with what is theirs ("in Quell's hands"); else of 2,000 names that stand
    /// there in annotated news 15 are people. Who does something, or has a longer name, is left one.
    void place_where_something_is() {
        std::set<std::uint32_t> acting;
        std::map<std::uint32_t, std::uint32_t> name_with;  // that holds a word, or `several`
        each_person([&](const NameMention& name) {
            const auto key = key_of(name.tokens);
            if (name.tokens.end < text_.size() && is_verb(tags_[name.tokens.end])) acting.insert(key);
            for (auto at = name.tokens.begin; at < name.tokens.end; ++at) {
                auto& known = name_with.try_emplace(text_.keys[at].word, key).first->second;
                if (known != key) known = several;
            }
        });
        std::set<std::uint32_t> places;
        each_person([&](const NameMention& name) {
            const auto key = key_of(name.tokens);
            const bool is_alone = name_with.at(text_.keys[name.tokens.end - 1].word) == key;
            if (is_alone && !acting.contains(key) && says_where(name.tokens)) places.insert(key);
        });
        make_places(places);
    }

    void join_at_nicknames() {
        for (std::size_t open = 1; open + 2 < text_.size(); ++open) {
            if (text_.tokens[open].kind != TokenKind::Quote || !is_name_word(open - 1)) continue;
            auto close = open + 1;
            while (close < text_.size() && close - open <= longest_nickname && text_.tokens[close].capital)
                ++close;
            if (close == open + 1 || close + 1 >= text_.size()) continue;
            if (text_.tokens[close].kind == TokenKind::Quote && is_name_word(close + 1)) join(open, close);
        }
        std::erase_if(names_, [](const NameMention& name) { return name.tokens.empty(); });
    }

    void add_by_surname() {
        WordSet surnames;
        for (const auto& name : names_) {
            if (name.kind == EntityKind::Person) surnames.insert(text_.keys[name.tokens.end - 1].word);
        }
        std::vector<bool> taken(text_.size());
        for (const auto& name : names_) {
            for (auto at = name.tokens.begin; at < name.tokens.end; ++at) taken[at] = true;
        }
        for (std::size_t at = 0; at + 1 < text_.size(); ++at) {
            if (taken[at] || taken[at + 1] || !surnames.contains(text_.keys[at + 1].word)) continue;
            if (!is_given_name(at) || !is_name_word(at + 1)) continue;
            names_.push_back({{at, at + 2}, EntityKind::Person});
            taken[at + 1] = true;
        }
    }

  private:
    /// The capitals before "— ", ", June 5 (Meridian Wire) — " and the like; empty where it is no dateline.
    TokenRange dateline_place(const Sentence& sentence) const {
        TokenRange place{sentence.begin, sentence.begin};
        while (place.end < sentence.end && text_.tokens[place.end].all_caps) ++place.end;
        const auto last = std::min(sentence.end, sentence.begin + longest_dateline);
        for (auto at = place.end; at < last; ++at) {
            if (is_dash(at)) return place;
            const bool may_stand_there = text_.tokens[at].capital || tags_[at] == Tag::Number ||
                                         tags_[at] == Tag::Comma || tags_[at] == Tag::Mark;
            if (!may_stand_there) break;
        }
        return {place.begin, place.begin};
    }

    bool says_where(const TokenRange& name) const {
        if (name.begin == 0 || is_full_name(name)) return false;
        const auto before = text_.keys[name.begin - 1].word;
        // Not "look at Quell".
        const bool is_at = before == "at"_f && name.begin > 1 && is_nominal(tags_[name.begin - 2]);
        if (before != "in"_f && before != "near"_f && !is_at) return false;
        return name.end == text_.size() ||
               (tags_[name.end] != Tag::Genitive && tags_[name.end] != Tag::Gerund);
    }

    bool is_full_name(const TokenRange& name) const {
        const auto first = gazetteer_.of(text_.keys[name.begin].word);
        const auto last = gazetteer_.of(text_.keys[name.end - 1].word);
        return has_any(first, {Mark::GivenMan, Mark::GivenWoman}) &&
               has_any(last, {Mark::Surname, Mark::Person});
    }

    template <typename Use>
    void each_person(Use use) {
        for (auto& name : names_) {
            if (name.kind == EntityKind::Person && !name.tokens.empty()) use(name);
        }
    }

    /// The words of a name, hashed.
    std::uint32_t key_of(const TokenRange& name) const {
        std::uint32_t key = 1;
        for (auto at = name.begin; at < name.end; ++at) key = mixed(key, text_.keys[at].word);
        return key == several ? 1 : key;
    }

    bool is_dash(std::size_t at) const {
        const auto word = text_.word(at);
        return word == "—" || word == "–" || word == "-" || word == "--";
    }

    /// A person that is found there is none, here and wherever the words stand again; an organization may be
    /// an agency ("MERIDIAN WIRE — "), what is not found a label ("UPDATE — ").
    void set_place(const TokenRange& place) {
        const bool is_name = std::any_of(names_.begin(), names_.end(), [&](const NameMention& name) {
            return name.tokens == place && name.kind != EntityKind::Org;
        });
        if (is_name) make_places({key_of(place)});
    }

    /// Makes places of the people whose names have these keys.
    void make_places(const std::set<std::uint32_t>& keys) {
        each_person([&](NameMention& name) {
            if (keys.contains(key_of(name.tokens))) name.kind = EntityKind::Place;
        });
    }

    bool is_name_word(std::size_t at) const {
        return text_.tokens[at].capital && tags_[at] == Tag::Name && !text_.quoted(at);
    }

    bool is_given_name(std::size_t at) const {
        const auto known = gazetteer_.of(text_.keys[at].word);
        return is_name_word(at) && !text_.tokens[at].abbreviation && (at == 0 || !is_name_word(at - 1)) &&
               !has_any(known, {Mark::Title, Mark::PersonRole, Mark::OrgWord, Mark::Demonym});
    }

    /// The people that the words before and behind the marks belong to become one. The mentions are in order
    /// and apart; those that go are left empty.
    void join(std::size_t open, std::size_t close) {
        TokenRange whole{open - 1, close + 2};
        const auto first = std::partition_point(names_.begin(), names_.end(), [&](const NameMention& name) {
            return name.tokens.end <= whole.begin;
        });
        auto last = first;
        for (; last != names_.end() && last->tokens.begin < whole.end; ++last) {
            if (last->kind != EntityKind::Person) return;
            whole.begin = std::min(whole.begin, last->tokens.begin);
            whole.end = std::max(whole.end, last->tokens.end);
        }
        if (first == last) return;
        first->tokens = whole;
        for (auto gone = first + 1; gone != last; ++gone) gone->tokens = {whole.end, whole.end};
    }

    const MarkedText& text_;
    const std::vector<Tag>& tags_;
    const Gazetteer& gazetteer_;
    std::vector<NameMention>& names_;
};

}  // namespace

void repair_names(const TaggedText& text, const Gazetteer& gazetteer, std::vector<NameMention>& names) {
    Repairs repairs{text, gazetteer, names};
    repairs.place_dateline();
    repairs.place_where_something_is();
    repairs.join_at_nicknames();
    repairs.add_by_surname();
    std::sort(names.begin(), names.end(),
              [](const NameMention& a, const NameMention& b) { return a.tokens.begin < b.tokens.begin; });
}

}  // namespace onrecord
