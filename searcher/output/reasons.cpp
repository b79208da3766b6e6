#include "searcher/output/reasons.hpp"

#include <algorithm>
#include <iterator>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"
#include "common/index/article_text.hpp"
#include "searcher/output/marks.hpp"

namespace onrecord {
namespace {

/// What a pronoun looks for, in the words of the reason.
std::string_view wanted_by(std::string_view pronoun) {
    const auto is_one_of = [&](std::initializer_list<std::string_view> words) {
        return std::find(words.begin(), words.end(), pronoun) != words.end();
    };
    if (is_one_of({"he", "him", "his"})) return "man";
    if (is_one_of({"she", "her", "hers"})) return "woman";
    if (is_one_of({"it", "its"})) return "organization";
    if (is_one_of({"they", "them", "their"})) return "organization or person";
    return "person";
}

struct Antecedent {
    const Entity* entity = nullptr;
    TextSpan mention;
};

/// The last mention before `at` that `accept` takes.
template <typename Accept>
Antecedent last_before(const ShownArticle& shown, std::uint32_t at, Accept&& accept) {
    Antecedent last;
    for (const auto& entity : shown.entities) {
        if (!accept(entity)) continue;
        for (const auto& mention : entity.mentions) {
            const bool nearer = last.entity == nullptr || mention.begin > last.mention.begin;
            if (mention.begin < at && nearer) last = {&entity, mention};
        }
    }
    return last;
}

std::string found_before(const ShownArticle& shown, const Statement& statement, const std::string& subject) {
    const auto wanted = std::string{wanted_by(lower_ascii(subject))};
    if (statement.speaker.empty()) return "no " + wanted + " named before fits";
    const auto at = statement.source.front().begin;
    const auto named = last_before(shown, at, [&](const Entity& e) { return e.name == statement.speaker; });
    if (named.entity == nullptr) return wanted + " of the article: " + statement.speaker;
    const auto kind = named.entity->kind;
    const auto nearest = last_before(shown, at, [&](const Entity& e) { return e.kind == kind; });
    auto reason =
        (nearest.entity == named.entity ? "nearest " : "") + wanted + " named before: " + statement.speaker;
    const auto printed = printed_pieces({named.mention}, shown.body);
    if (printed.find(statement.speaker) == std::string::npos && !printed.empty())
        reason += " (as '" + printed + "')";
    return reason;
}

std::string goes_on(const Statement& statement) {
    return statement.speaker.empty() ? "nobody is named"
                                     : "goes on with the speaker before: " + statement.speaker;
}

std::string resolved(const ShownArticle& shown, const Statement& statement, const std::string& subject) {
    switch (statement.resolution) {
        case Resolution::None:
            return goes_on(statement);
        case Resolution::Pronoun:
            return found_before(shown, statement, subject);
        case Resolution::Described:
            return statement.speaker.empty() ? "a description: nobody is named"
                                             : "a description of: " + statement.speaker;
        case Resolution::Named:
            return statement.speaker.empty() ? "a name that is no entity" : "a name of: " + statement.speaker;
    }
    return {};
}

}  // namespace

std::string printed_pieces(const std::vector<TextSpan>& spans, std::string_view body) {
    std::string printed;
    for (const auto& piece : sound_spans(spans, body)) {
        if (!printed.empty()) printed += ' ';
        printed += piece.in(body);
    }
    return std::string{trim(safe_for_terminal(printed))};
}

std::string statement_words(const ShownArticle& shown, std::size_t number) {
    auto sound = shown.statements[number];
    sound.content = sound_spans(std::move(sound.content), shown.body);
    return safe_for_terminal(statement_text(sound, shown.body));
}

std::string reason_of(const ShownArticle& shown, std::size_t number) {
    const auto& statement = shown.statements[number];
    const auto cue = printed_pieces(statement.cue, shown.body);
    const auto subject = printed_pieces(statement.source, shown.body);
    const auto with_cue = cue.empty() ? std::string{"no cue"} : "cue '" + cue + "'";
    if (statement.source.empty()) return with_cue + ", no subject: " + goes_on(statement);
    return with_cue + ", subject '" + subject + "', " + resolved(shown, statement, subject);
}

}  // namespace onrecord
