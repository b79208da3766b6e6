#include "common/analysis/capitals.hpp"

#include <algorithm>
#include <unordered_map>

#include "common/analysis/word_set.hpp"

namespace onrecord {
namespace {

constexpr std::size_t most_joints = 2;
/// Longer runs are headings and lists; they are cut so that no length of text is quadratic.
constexpr std::size_t longest_run = 40;

bool joins_names(std::uint32_t word) {
    switch (word) {
        case "of"_f:
        case "the"_f:
        case "for"_f:
        case "and"_f:
        case "&"_f:
        case "on"_f:
        case "de"_f:
        case "del"_f:
        case "la"_f:
        case "da"_f:
        case "do"_f:
        case "dos"_f:
        case "di"_f:
        case "du"_f:
        case "des"_f:
        case "el"_f:
        case "al"_f:
        case "bin"_f:
        case "ibn"_f:
        case "van"_f:
        case "von"_f:
        case "der"_f:
        case "den"_f:
        case "y"_f:
        case "e"_f:
        case "-"_f:
        case "'s"_f:
        case "’s"_f:
            return true;
        default:
            return false;
    }
}

bool is_in(std::uint32_t word) {
    switch (word) {
        case "in"_f:
        case "at"_f:
        case "near"_f:
        case "from"_f:
        case "to"_f:
        case "across"_f:
        case "outside"_f:
        case "around"_f:
        case "throughout"_f:
        case "into"_f:
            return true;
        default:
            return false;
    }
}

bool is_never_named(Tag tag) {
    switch (tag) {
        case Tag::Adverb:
        case Tag::Base:
        case Tag::Past:
        case Tag::Present:
        case Tag::PresentS:
        case Tag::Modal:
        case Tag::Determiner:
        case Tag::Preposition:
        case Tag::To:
        case Tag::Pronoun:
        case Tag::Possessive:
        case Tag::Question:
        case Tag::Conjunction:
        case Tag::There:
        case Tag::Stop:
            return true;
        default:
            return false;
    }
}

}  // namespace

Capitals::Capitals(const TaggedText& text, const Gazetteer& gazetteer)
    : text_{text.marked},
      tags_{text.tags},
      marks_(text.marked.size()),
      run_at_(text.marked.size(), -1),
      word_of_(text.marked.size(), -1) {
    for (const auto& sentence : text_.sentences) find_runs(range_of(sentence));
    mark(gazetteer);
    number_words();
    for (const auto& run : runs_) {
        note_run(run);
        note_surroundings(run);
    }
}

bool Capitals::is_capital(std::size_t at) const {
    const auto& token = text_.tokens[at];
    return token.kind == TokenKind::Word && (token.capital || token.inner_caps);
}

/// The next capital behind at most two joints, or `end`.
std::size_t Capitals::over_joints(std::size_t at, std::size_t end) const {
    for (std::size_t joints = 0; at < end && joints <= most_joints; ++joints, ++at) {
        if (is_capital(at)) return at;
        if (!joins_names(text_.keys[at].word)) return end;
    }
    return end;
}

void Capitals::find_runs(const TokenRange& sentence) {
    for (auto at = sentence.begin; at < sentence.end; ++at) {
        if (!is_capital(at)) continue;
        TokenRange run{at, at + 1};
        while (run.end < sentence.end && run.size() < longest_run) {
            const auto next = over_joints(run.end, sentence.end);
            if (next == sentence.end) break;
            run.end = next + 1;
        }
        for (auto inside = run.begin; inside < run.end; ++inside)
            run_at_[inside] = static_cast<std::int32_t>(runs_.size());
        runs_.push_back(run);
        add_region(run, sentence);
        at = run.end;
    }
}

void Capitals::add_region(const TokenRange& run, const TokenRange& sentence) {
    const TokenRange wide{run.begin > sentence.begin ? run.begin - 1 : run.begin,
                          std::min(run.end + 1, sentence.end)};
    if (!regions_.empty() && wide.begin <= regions_.back().end && regions_.back().end > sentence.begin) {
        regions_.back().end = wide.end;
    } else {
        regions_.push_back(wide);
    }
}

void Capitals::mark(const Gazetteer& gazetteer) {
    for (const auto& region : regions_) {
        const auto begin = region.begin - std::min<std::size_t>(1, region.begin);
        const auto end = std::min(region.end + 1, text_.size());
        for (auto at = begin; at < end; ++at) gazetteer.prefetch(text_.keys[at].word);
        for (auto at = begin; at < end; ++at) marks_[at] = gazetteer.of(text_.keys[at].word);
    }
}

TokenRange Capitals::run_of(std::size_t at) const {
    return run_at_[at] < 0 ? TokenRange{} : runs_[static_cast<std::size_t>(run_at_[at])];
}

bool Capitals::may_be_named(std::size_t at) const {
    return run_at_[at] >= 0 || !is_never_named(tags_[at]);
}

const WordEvidence* Capitals::evidence(std::size_t at) const {
    return word_of_[at] < 0 ? nullptr : &words_[static_cast<std::size_t>(word_of_[at])];
}

void Capitals::number_words() {
    std::unordered_map<std::uint32_t, std::int32_t> numbers;
    WordSet printed_large;
    for (const auto& run : runs_) {
        for (auto at = run.begin; at < run.end; ++at) {
            if (!is_capital(at)) continue;
            const auto [known, is_new] =
                numbers.emplace(text_.keys[at].word, static_cast<std::int32_t>(words_.size()));
            if (is_new) {
                words_.emplace_back();
                printed_large.insert(known->first);
            }
            word_of_[at] = known->second;
        }
    }
    for (std::size_t at = 0; at < text_.size(); ++at) {
        if (run_at_[at] >= 0 || text_.tokens[at].kind != TokenKind::Word) continue;
        const auto word = text_.keys[at].word;
        if (printed_large.contains(word))
            words_[static_cast<std::size_t>(numbers.at(word))].bits |=
                static_cast<std::uint16_t>(Evidence::WrittenSmall);
    }
}

void Capitals::note(std::size_t at, Evidence evidence) {
    if (word_of_[at] >= 0)
        words_[static_cast<std::size_t>(word_of_[at])].bits |= static_cast<std::uint16_t>(evidence);
}

void Capitals::note_run(const TokenRange& run) {
    bool has_org_word = false;
    for (auto at = run.begin; at < run.end; ++at) has_org_word |= has(marks_[at], Mark::OrgWord);
    const bool begins_given = has_any(marks_[run.begin], {Mark::GivenMan, Mark::GivenWoman});
    const auto length = static_cast<std::uint16_t>(run.size());
    for (auto at = run.begin; at < run.end; ++at) {
        if (word_of_[at] < 0) continue;
        auto& word = words_[static_cast<std::size_t>(word_of_[at])];
        ++word.count;
        if (has_org_word && length > 1) note(at, Evidence::InOrgRun);
        if (length == 1) note(at, Evidence::Alone);
        if (length > 1)
            note(at, at == run.begin     ? Evidence::BeginsRun
                     : at + 1 == run.end ? Evidence::EndsRun
                                         : Evidence::InsideRun);
        if (at > run.begin && begins_given && at + 1 == run.end && length < 5)
            note(at, Evidence::BehindPersonRun);
        if (at > run.begin && length > word.longest_behind) {
            word.longest_behind = length;
            word.run_begin = text_.keys[run.begin].word;
        }
        if (at + 1 < run.end && length > word.longest_before) {
            word.longest_before = length;
            word.run_end = text_.keys[run.end - 1].word;
        }
    }
}

void Capitals::note_surroundings(const TokenRange& run) {
    for (auto at = run.begin + 1; at < run.end; ++at) {
        if (has(marks_[at - 1], Mark::Title)) note(at, Evidence::BehindTitle);
        if (has_any(marks_[at - 1], {Mark::GivenMan, Mark::GivenWoman})) note(at, Evidence::BehindGiven);
    }
    if (run.begin > 0) {
        const auto before = run.begin - 1;
        if (has(marks_[before], Mark::Title)) note(run.begin, Evidence::BehindTitle);
        if (is_in(text_.keys[before].word)) note(run.begin, Evidence::BehindIn);
        if (text_.keys[before].word == "the"_f) note(run.begin, Evidence::BehindThe);
        if (has(marks_[before], Mark::SpeechVerb) && is_finite(tags_[before]))
            note(run.end - 1, Evidence::Speaks);
    }
    if (run.end == text_.size()) return;
    const auto last = run.end - 1;
    const auto behind = run.end;
    if (text_.tokens[behind].kind == TokenKind::Clitic) note(last, Evidence::Owns);
    if (tags_[behind] == Tag::Comma) note(last, Evidence::BeforeComma);
    if (is_nominal(tags_[behind])) note(last, Evidence::BeforeNoun);
    if (!is_finite(tags_[behind])) return;
    note(last, has(marks_[behind], Mark::SpeechVerb) ? Evidence::Speaks : Evidence::BeforeVerb);
}

}  // namespace onrecord
