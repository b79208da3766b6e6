#include "common/analysis/speakers.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "common/analysis/data/name_words.hpp"
#include "common/analysis/tokens.hpp"
#include "common/base/text.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

enum class Gender { Unknown, Man, Woman };

constexpr auto he = word_list("he", "him", "his");
constexpr auto she = word_list("she", "her", "hers");
constexpr auto they = word_list("they", "it", "its", "their");
constexpr auto describes_somebody_of = word_list(
    "spokesman", "spokeswoman", "spokesperson", "official", "officials", "lawyer", "lawyers", "aide", "aides",
    "source", "sources", "member", "members", "residents", "resident", "supporters", "critics", "analyst",
    "analysts", "executive", "employee", "workers", "representative", "representatives");
constexpr auto ends_head = word_list("who", "that", "which", "whose", "whom", "of", "in", "at", "on", "for",
                                     "from", "with", "to", "by", "about", "as", "where", "when");
/// How far before a name a title may stand, and how far behind it an apposition.
constexpr std::uint32_t title_reach = 40;
constexpr std::uint32_t apposition_reach = 60;
/// How far back a pronoun and a description are followed.
constexpr std::uint32_t antecedent_reach = 1'500;
constexpr std::size_t most_speakers_back = 20;
constexpr std::size_t most_mentions_back = 200;

struct Mention {
    TextSpan span;
    const Entity* entity = nullptr;
};

class SpeakerFinder {
  public:
    SpeakerFinder(std::string_view body, const std::vector<Entity>& entities) : body_{body} {
        for (const auto& entity : entities) {
            by_name_.emplace(entity.name, &entity);
            for (const auto& span : entity.mentions) mentions_.push_back({span, &entity});
        }
        std::sort(mentions_.begin(), mentions_.end(),
                  [](const Mention& a, const Mention& b) { return a.span < b.span; });
        for (const auto& mention : mentions_) note_gender(mention);
    }

    void name(std::vector<Statement>& statements) {
        for (auto& statement : statements) {
            name(statement);
            if (const auto* entity = entity_named(statement.speaker)) {
                last_speakers_.push_back(entity);
            }
        }
    }

  private:
    void name(Statement& statement) {
        if (statement.source.empty()) {
            statement.resolution = Resolution::None;
            if (!last_speakers_.empty()) statement.speaker = last_speakers_.back()->name;
            return;
        }
        const auto source = statement.source.front();
        const auto text = folded(source.in(body_));
        if (const auto gender = pronoun(text)) {
            statement.resolution = Resolution::Pronoun;
            if (const auto* entity = antecedent(*gender, source.begin, they.contains(text)))
                statement.speaker = entity->name;
            return;
        }
        if (const auto* entity = named_in(source)) {
            statement.resolution = Resolution::Named;
            statement.speaker = entity->name;
            return;
        }
        statement.resolution = Resolution::Described;
        if (const auto* entity = described(text, source.begin)) statement.speaker = entity->name;
    }

    static std::optional<Gender> pronoun(const std::string& text) {
        if (he.contains(text)) return Gender::Man;
        if (she.contains(text)) return Gender::Woman;
        if (they.contains(text) || text == "who" || text == "we" || text == "i") return Gender::Unknown;
        return {};
    }

    /// The first mention that begins at `at` or behind it.
    std::size_t mention_from(std::uint32_t at) const {
        const auto found =
            std::lower_bound(mentions_.begin(), mentions_.end(), at,
                             [](const Mention& m, std::uint32_t place) { return m.span.begin < place; });
        return static_cast<std::size_t>(found - mentions_.begin());
    }

    /// Where the head of a noun phrase ends: before a comma, a bracket, a relative or a preposition.
    std::uint32_t head_end(TextSpan source) const {
        const auto text = source.in(body_);
        bool first = true;
        for (const auto& token : tokens_of(text)) {
            const auto word = folded(token.in(text));
            if (!first && (ends_head.contains(word) || word == "," || word == "("))
                return source.begin + token.span.begin;
            first = false;
        }
        return source.end;
    }

    /// "Quell's lawyer" is not Quell.
    bool owns(const Mention& mention) const {
        const auto behind = body_.substr(mention.span.end, 4);
        return behind.starts_with("'s") || behind.starts_with("’s") ||
               mention.span.in(body_).ends_with("'s") || mention.span.in(body_).ends_with("’s");
    }

    /// Of the head: its last person, else its organization; else the person right behind the comma ("her
    /// lawyer, Adele Finch"). Nobody where a role is described.
    const Entity* named_in(TextSpan source) const {
        const auto head = head_end(source);
        const Entity* person = nullptr;
        const Entity* org = nullptr;
        const Entity* behind = nullptr;
        for (auto at = mention_from(source.begin); at < mentions_.size(); ++at) {
            const auto& mention = mentions_[at];
            if (mention.span.begin >= source.end) break;
            if (!source.covers(mention.span) || owns(mention)) continue;
            const bool is_person = mention.entity->kind == EntityKind::Person;
            if (mention.span.begin < head && is_person) person = mention.entity;
            if (mention.span.begin < head && mention.entity->kind == EntityKind::Org) org = mention.entity;
            if (is_person && behind == nullptr && mention.span.begin >= head &&
                mention.span.begin <= head + 2)
                behind = mention.entity;
        }
        if (person != nullptr) return person;
        if (behind != nullptr && body_[head] == ',') return behind;
        return org != nullptr && !describes_somebody({source.begin, head}) ? org : nullptr;
    }

    bool describes_somebody(TextSpan source) const {
        for (const auto& token : tokens_of(source.in(body_))) {
            if (describes_somebody_of.contains(folded(token.in(source.in(body_))))) return true;
        }
        return false;
    }

    Gender gender_of(const Entity* entity) const {
        const auto found = genders_.find(entity);
        return found == genders_.end() ? Gender::Unknown : found->second;
    }

    void note_gender(const Mention& mention) {
        const auto* entity = mention.entity;
        if (entity->kind != EntityKind::Person || gender_of(entity) != Gender::Unknown) return;
        const auto given = folded(entity->name.substr(0, entity->name.find(' ')));
        auto gender = Gender::Unknown;
        if (data::men.contains(given)) gender = Gender::Man;
        if (data::women.contains(given)) gender = gender == Gender::Man ? Gender::Unknown : Gender::Woman;
        const auto title = word_before(mention.span.begin);
        if (data::men_by_title.contains(title)) gender = Gender::Man;
        if (data::women_by_title.contains(title)) gender = Gender::Woman;
        if (gender != Gender::Unknown) genders_[entity] = gender;
    }

    std::string word_before(std::uint32_t at) const {
        const auto head = body_.substr(0, at);
        const auto end = head.find_last_not_of(" .");
        if (end == std::string_view::npos) return {};
        const auto begin = head.find_last_of(" \n", end);
        return folded(head.substr(begin == std::string_view::npos ? 0 : begin + 1,
                                  end - (begin == std::string_view::npos ? 0 : begin + 1) + 1));
    }

    static bool agrees(Gender wanted, Gender has) {
        return wanted == Gender::Unknown || has == Gender::Unknown || wanted == has;
    }

    /// The best of those named shortly before: known to be of the gender, the last speaker, near, and at the
    /// beginning of a sentence.
    const Entity* antecedent(Gender gender, std::uint32_t before, bool org) const {
        const Entity* best = nullptr;
        float top = 0;
        const auto wanted = org ? EntityKind::Org : EntityKind::Person;
        for (auto at = mention_from(before); at > 0; --at) {
            const auto& mention = mentions_[at - 1];
            const auto distance = before - mention.span.begin;
            if (distance > antecedent_reach) break;
            if (mention.entity->kind != wanted || !agrees(gender, gender_of(mention.entity))) continue;
            float score = 10 - static_cast<float>(distance) / 250.0F;
            if (gender != Gender::Unknown && gender_of(mention.entity) == gender) score += 3;
            if (spoke(mention.entity)) score += 1.5F;
            if (begins_sentence(mention.span.begin)) score += 1;
            if (owns(mention)) score -= 0.7F;
            if (best != nullptr && score <= top) continue;
            best = mention.entity;
            top = score;
        }
        for (auto speaker = last_speakers_.rbegin(); speaker != last_speakers_.rend() && best == nullptr;
             ++speaker) {
            if (!org && agrees(gender, gender_of(*speaker))) return *speaker;
        }
        return best;
    }

    bool begins_sentence(std::uint32_t at) const {
        const auto front = trim(body_.substr(at > 12 ? at - 12 : 0, at > 12 ? 12 : at));
        return front.empty() || front.back() == '.' || front.back() == ',' || word_before(at).size() < 4;
    }

    bool spoke(const Entity* entity) const {
        return !last_speakers_.empty() && last_speakers_.back() == entity;
    }

    /// "the mayor": the nearest person before with that title in front or in apposition behind.
    const Entity* described(const std::string& text, std::uint32_t before) const {
        if (!text.starts_with("the ")) return nullptr;
        auto head = text.substr(4);
        const auto cut = head.find_first_of(",");
        head = head.substr(0, cut);
        const auto of = head.find(" of ");
        head = head.substr(0, of);
        const auto role = head.substr(head.rfind(' ') == std::string::npos ? 0 : head.rfind(' ') + 1);
        if (role.size() < 4) return nullptr;
        auto left = most_mentions_back;
        for (auto at = mention_from(before); at > 0 && left > 0; --at, --left) {
            const auto& mention = mentions_[at - 1];
            if (mention.entity->kind == EntityKind::Person && has_role(mention, role)) return mention.entity;
        }
        return nullptr;
    }

    bool has_role(const Mention& mention, const std::string& role) const {
        const auto begin = mention.span.begin > title_reach ? mention.span.begin - title_reach : 0;
        const auto front = folded(body_.substr(begin, mention.span.begin - begin));
        const auto stop = front.find_last_of(".\n");
        if (front.find(role, stop == std::string::npos ? 0 : stop) != std::string::npos) return true;
        if (mention.span.end >= body_.size() || body_[mention.span.end] != ',') return false;
        const auto behind = folded(body_.substr(mention.span.end, apposition_reach));
        return behind.substr(0, behind.find_first_of(".\n")).find(role) != std::string::npos;
    }

    const Entity* entity_named(const std::string& name) const {
        const auto found = by_name_.find(name);
        return found == by_name_.end() ? nullptr : found->second;
    }

    std::string_view body_;
    std::vector<Mention> mentions_;
    std::map<std::string_view, const Entity*> by_name_;
    std::map<const Entity*, Gender> genders_;
    std::vector<const Entity*> last_speakers_;
};

}  // namespace

void name_speakers(std::string_view body, const std::vector<Entity>& entities,
                   std::vector<Statement>& statements) {
    SpeakerFinder{body, entities}.name(statements);
}

}  // namespace onrecord
