#include "common/analysis/entities.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "common/analysis/name_repairs.hpp"

namespace onrecord {
namespace {

constexpr WordKeys no_word{};

std::uint32_t bucket(std::size_t count) {
    if (count < 5) return static_cast<std::uint32_t>(count);
    return count < 8 ? 5 : count < 15 ? 6 : 7;
}

/// Person, org, place, misc as 0 to 3. REQUIRES: not Outside.
std::size_t kind_number(EntityLabel label) {
    return (static_cast<std::size_t>(label) - 1) / 2;
}

bool is_begin(EntityLabel label) {
    return label != EntityLabel::Outside && static_cast<std::size_t>(label) % 2 == 1;
}

std::uint32_t ending(std::string_view word, std::size_t length) {
    return hash_bytes(word.substr(word.size() - std::min(length, word.size())));
}

}  // namespace

WordVotes::WordVotes(const Capitals& capitals, const std::vector<EntityLabel>& labels)
    : WordVotes{capitals.words()} {
    for (std::size_t at = 0; at < labels.size(); ++at) {
        if (capitals.word_of(at) >= 0) add(static_cast<std::size_t>(capitals.word_of(at)), labels[at]);
    }
}

void WordVotes::add(std::size_t word, EntityLabel label) {
    if (label == EntityLabel::Outside) return;
    auto& count = counts_[word * name_kinds + kind_number(label)];
    if (count < 1'000) ++count;
}

std::uint32_t WordVotes::of(std::size_t word, EntityLabel own) const {
    std::array<std::uint16_t, name_kinds> votes{};
    std::copy_n(counts_.begin() + static_cast<std::ptrdiff_t>(word * name_kinds), name_kinds, votes.begin());
    if (own != EntityLabel::Outside && votes[kind_number(own)] > 0) --votes[kind_number(own)];
    std::size_t all = 0;
    for (const auto count : votes) all += count;
    if (all == 0) return 0;
    const auto top = std::max_element(votes.begin(), votes.end());
    const std::uint32_t sure = *top == all ? 2 : *top * 2 > all ? 1 : 0;
    const std::uint32_t many = all > 3 ? 2 : all > 1 ? 1 : 0;
    return 1 + static_cast<std::uint32_t>(top - votes.begin()) * 9 + sure * 3 + many;
}

EntityFeatures::EntityFeatures(const TaggedText& text, const Gazetteer& gazetteer, const Capitals& capitals)
    : text_{text.marked},
      tags_{text.tags},
      gazetteer_{gazetteer},
      capitals_{capitals},
      phrases_(text.marked.size()),
      classes_(text.marked.size()),
      named_(text.marked.size()) {
    mark_phrases();
    for (const auto& region : capitals_.regions()) {
        const auto end = std::min(region.end + 2, text_.size());
        for (auto at = region.begin - std::min<std::size_t>(region.begin, 2); at < end; ++at) {
            classes_[at] = gazetteer_.word_class(word_class_key(text_.tokens[at], text_.text));
            named_[at] = text_.tokens[at].capital && gazetteer_.is_name(text_.keys[at].word);
        }
    }
}

/// The longest phrase of two words or more from each place on, where none was marked before.
void EntityFeatures::mark_phrases() {
    for (const auto& region : capitals_.regions()) {
        for (auto at = region.begin; at < region.end; ++at) {
            auto key = text_.keys[at].word;
            std::size_t length = 1;
            Marks found = 0;
            const auto end = std::min(region.end, at + longest_phrase);
            for (auto next = at + 1; next < end; ++next) {
                key = phrase_key(key, text_.keys[next].word);
                const auto known = gazetteer_.of(key);
                if (known == 0) continue;
                found = known;
                length = next + 1 - at;
            }
            for (std::size_t step = 0; found != 0 && step < length; ++step)
                phrases_[at + step] = mixed(found, step == 0 ? 1 : step + 1 == length ? 3 : 2);
            if (found != 0) at += length - 1;
        }
    }
}

const WordKeys& EntityFeatures::keys(std::size_t at) const {
    return sentence_.holds(at) ? text_.keys[at] : no_word;
}
std::uint32_t EntityFeatures::tag(std::size_t at) const {
    return sentence_.holds(at) ? static_cast<std::uint32_t>(tags_[at]) : 99;
}
std::uint32_t EntityFeatures::marks(std::size_t at) const {
    return sentence_.holds(at) ? capitals_.marks(at) : 0;
}
std::uint32_t EntityFeatures::word_class(std::size_t at) const {
    return sentence_.holds(at) ? classes_[at] : 999;
}
std::uint32_t EntityFeatures::named(std::size_t at) const {
    return sentence_.holds(at) && named_[at] ? 1 : 0;
}

void EntityFeatures::look_at(const TokenRange& region) {
    const auto found =
        std::upper_bound(text_.sentences.begin(), text_.sentences.end(), region.begin,
                         [](std::size_t at, const Sentence& sentence) { return at < sentence.begin; });
    sentence_ = found == text_.sentences.begin() ? TokenRange{} : range_of(*(found - 1));
}

void EntityFeatures::add_words(std::size_t at, FeatureList& to) const {
    const auto here = keys(at), before = keys(at - 1), behind = keys(at + 1);
    const auto second_before = keys(at - 2).word, second_behind = keys(at + 2).word;
    const auto word = text_.word(at);
    const auto first_four = hash_bytes(word.substr(0, 4));
    const auto last_four = ending(word, 4), last_five = ending(word, 5);
    const std::uint32_t first = at == sentence_.begin ? 1 : 0;
    to.add("word"_f, here.word);
    to.add("-1 word"_f, before.word);
    to.add("+1 word"_f, behind.word);
    to.add("-2 word"_f, second_before);
    to.add("+2 word"_f, second_behind);
    to.add("-1 0 word"_f, before.word, here.word);
    to.add("0 +1 word"_f, here.word, behind.word);
    to.add("-1 +1 word"_f, before.word, behind.word);
    to.add("-2 -1 word"_f, second_before, before.word);
    to.add("+1 +2 word"_f, behind.word, second_behind);
    to.add("prefix"_f, here.prefix);
    to.add("prefix four"_f, first_four);
    to.add("suffix"_f, here.suffix);
    to.add("last two"_f, here.last_two);
    to.add("last four"_f, last_four);
    to.add("last five"_f, last_five);
    to.add("shape"_f, here.shape, first);
    to.add("shapes before"_f, before.shape, here.shape);
    to.add("shapes behind"_f, here.shape, behind.shape);
    to.add("shapes"_f, before.shape, here.shape, behind.shape);
    to.add("length"_f, bucket(word.size()), here.shape);
}

void EntityFeatures::add_classes(std::size_t at, FeatureList& to) const {
    const auto here = word_class(at), before = word_class(at - 1), behind = word_class(at + 1);
    const auto second_before = word_class(at - 2), second_behind = word_class(at + 2);
    to.add("class"_f, here);
    to.add("-1 class"_f, before);
    to.add("+1 class"_f, behind);
    to.add("-2 class"_f, second_before);
    to.add("+2 class"_f, second_behind);
    to.add("-1 0 class"_f, before, here);
    to.add("0 +1 class"_f, here, behind);
    to.add("-1 0 +1 class"_f, before, here, behind);
}

void EntityFeatures::add_tags(std::size_t at, FeatureList& to) const {
    const auto here = tag(at), before = tag(at - 1), behind = tag(at + 1);
    const auto second_before = tag(at - 2), second_behind = tag(at + 2);
    to.add("tag"_f, here);
    to.add("-1 tag"_f, before, here);
    to.add("+1 tag"_f, here, behind);
    to.add("tags"_f, before, here, behind);
    to.add("+1 +2 tag"_f, behind, second_behind);
    to.add("-2 -1 tag"_f, second_before, before);
}

void EntityFeatures::add_known(std::size_t at, FeatureList& to) const {
    const std::uint32_t capital = text_.tokens[at].capital ? 1 : 0;
    const auto here = marks(at), before = marks(at - 1), behind = marks(at + 1);
    const auto phrase = phrases_[at];
    const auto is_name = named(at), is_name_before = named(at - 1), is_name_behind = named(at + 1);
    to.add("marks"_f, here, capital);
    for (auto left = here & 0xffff; left != 0; left &= left - 1)
        to.add("mark"_f, static_cast<std::uint32_t>(std::countr_zero(left)), capital);
    to.add("-1 marks"_f, before);
    to.add("+1 marks"_f, behind);
    to.add("-1 0 marks"_f, before, here);
    to.add("0 +1 marks"_f, here, behind);
    to.add("phrase"_f, phrase);
    to.add("names"_f, is_name_before, is_name, is_name_behind);
    to.add("names marks"_f, is_name, here & 0x00ff);
}

void EntityFeatures::add_run(std::size_t at, FeatureList& to) const {
    const auto run = capitals_.run_of(at);
    if (run.empty()) {
        to.add("no run"_f, capitals_.run_of(at + 1 < text_.size() ? at + 1 : at).empty() ? 0U : 1U);
        return;
    }
    const auto length = bucket(run.size());
    const auto place = bucket(at - run.begin);
    const auto last = run.end - 1;
    to.add("run"_f, length, place);
    to.add("run last"_f, keys(last).word, place);
    to.add("run first"_f, keys(run.begin).word, bucket(last - at));
    to.add("run last marks"_f, marks(last), place == 0 ? 0U : 1U);
    to.add("run first marks"_f, marks(run.begin), at == last ? 0U : 1U);
    to.add("run marks"_f, marks(run.begin), marks(last), length);
    to.add("run before"_f, keys(run.begin - 1).word, place);
    to.add("run behind"_f, keys(run.end).word, bucket(last - at));
    to.add("run before two"_f, keys(run.begin - 2).word, keys(run.begin - 1).word);
    to.add("run behind two"_f, keys(run.end).word, keys(run.end + 1).word);
    to.add("run around"_f, tag(run.begin - 1), tag(run.end), length);
    to.add("run before marks"_f, marks(run.begin - 1), place);
    to.add("run behind marks"_f, marks(run.end), tag(run.end), bucket(last - at));
    std::uint32_t all = 0;
    for (auto inside = run.begin; inside < run.end; ++inside) all |= marks(inside);
    to.add("run org"_f, all & static_cast<Marks>(Mark::OrgWord), length, place);
    to.add("run all"_f, all, place == 0 ? 0U : 1U);
}

void EntityFeatures::add_evidence(std::size_t at, FeatureList& to) const {
    const auto* evidence = capitals_.evidence(at);
    if (evidence == nullptr) return;
    for (std::uint32_t left = evidence->bits; left != 0; left &= left - 1)
        to.add("evidence"_f, static_cast<std::uint32_t>(std::countr_zero(left)));
    to.add("evidence all"_f, evidence->bits);
    to.add("seen"_f, bucket(evidence->count), evidence->bits & 1U);
    const auto length = capitals_.run_of(at).size();
    if (evidence->longest_behind > length)
        to.add("longer before"_f, evidence->run_begin, bucket(evidence->longest_behind));
    if (evidence->longest_before > length)
        to.add("longer behind"_f, evidence->run_end, bucket(evidence->longest_before));
}

void EntityFeatures::add_features(std::size_t at, FeatureList& to) const {
    to.add("bias"_f);
    add_words(at, to);
    add_classes(at, to);
    add_tags(at, to);
    add_known(at, to);
    add_run(at, to);
    add_evidence(at, to);
}

void EntityFeatures::add_votes(std::size_t at, const std::vector<EntityLabel>& labels, const WordVotes& votes,
                               FeatureList& to) const {
    const auto word = capitals_.word_of(at);
    const auto own = static_cast<std::uint32_t>(labels[at]);
    to.add("own"_f, own);
    if (word < 0) return;
    const auto vote = votes.of(static_cast<std::size_t>(word), labels[at]);
    to.add("vote"_f, vote);
    to.add("vote own"_f, vote, own);
    to.add("vote run"_f, vote, bucket(capitals_.run_of(at).size()));
}

namespace {

/// The labels of one round, whose weights begin with `begin` among the sums of all tokens in regions.
std::vector<EntityLabel> best_entity_labels(const Capitals& capitals, const LinearModel& round,
                                            std::size_t begin, const std::vector<Sums>& sums) {
    std::vector<float> scores(sums.size() * entity_labels);
    auto score = scores.begin();
    auto token = sums.begin();
    std::vector<std::size_t> lengths;
    for (const auto& region : capitals.regions()) {
        lengths.push_back(region.size());
        for (auto at = region.begin; at < region.end; ++at, ++token) {
            *score++ = capitals.may_be_named(at) ? 0 : certain_score;  // "outside"
            for (auto label = begin; label < begin + labels_of_round; ++label)
                *score++ = round.scale * static_cast<float>((*token)[label]);
        }
    }
    const auto best = best_labels(round.chain(scores), lengths);
    std::vector<EntityLabel> labels(capitals.size(), EntityLabel::Outside);
    auto next = best.begin();
    for (const auto& region : capitals.regions()) {
        for (auto at = region.begin; at < region.end; ++at) labels[at] = static_cast<EntityLabel>(*next++);
    }
    return labels;
}

}  // namespace

EntityLabels entity_labels_of(EntityFeatures& features, const Capitals& capitals,
                              const EntityModels& models) {
    std::vector<Sums> sums;
    for (const auto& region : capitals.regions()) {
        features.look_at(region);
        sum_each(
            models.weights, region.size(),
            [&](std::size_t number, FeatureList& to) {
                const auto at = region.begin + number;
                if (capitals.may_be_named(at)) features.add_features(at, to);
            },
            [&](std::size_t, const Sums& token) { sums.push_back(token); });
    }
    EntityLabels labels{best_entity_labels(capitals, models.first, 0, sums), {}};
    const WordVotes votes{capitals, labels.first};
    auto token = sums.begin();
    FeatureList list;
    for (const auto& region : capitals.regions()) {
        for (auto at = region.begin; at < region.end; ++at, ++token) {
            if (!capitals.may_be_named(at)) continue;
            list.clear();
            features.add_votes(at, labels.first, votes, list);
            models.weights.add_to(*token, list.all());
        }
    }
    labels.second = best_entity_labels(capitals, models.second, labels_of_round, sums);
    return labels;
}

std::vector<NameMention> names_in(const std::vector<EntityLabel>& labels) {
    std::vector<NameMention> names;
    for (std::size_t at = 0; at < labels.size();) {
        if (labels[at] == EntityLabel::Outside) {
            ++at;
            continue;
        }
        const auto kind = kind_number(labels[at]);
        const auto begin = at++;
        while (at < labels.size() && labels[at] != EntityLabel::Outside && !is_begin(labels[at]) &&
               kind_number(labels[at]) == kind)
            ++at;
        if (kind < 3) names.push_back({{begin, at}, static_cast<EntityKind>(kind)});
    }
    return names;
}

Result<EntityModels> entity_models(const ModelFile& file) {
    auto weights = file.model("entities", 2 * labels_of_round);
    if (!weights) return weights.error();
    auto first = file.sequence_model("entities first", entity_labels);
    if (!first) return first.error();
    auto second = file.sequence_model("entities second", entity_labels);
    if (!second) return second.error();
    auto gazetteer = Gazetteer::open(file);
    if (!gazetteer) return gazetteer.error();
    return EntityModels{std::move(*weights), std::move(*first), std::move(*second), *gazetteer};
}

namespace {

/// Who speaks in a transcript is a person, whatever the model makes of a line's first words.
void add_line_speakers(const MarkedText& text, std::vector<NameMention>& names) {
    for (const auto& line : transcript_speakers(text)) {
        const auto inside = [&](const NameMention& name) { return name.tokens.overlaps(line); };
        const bool is_person = std::any_of(names.begin(), names.end(), [&](const NameMention& name) {
            return inside(name) && name.kind == EntityKind::Person;
        });
        if (is_person) continue;
        std::erase_if(names, inside);
        names.push_back({line, EntityKind::Person});
    }
    std::sort(names.begin(), names.end(),
              [](const NameMention& a, const NameMention& b) { return a.tokens.begin < b.tokens.begin; });
}

Marks marks_of_phrase(const MarkedText& text, const TokenRange& tokens, const Gazetteer& gazetteer) {
    auto key = text.keys[tokens.begin].word;
    for (auto at = tokens.begin + 1; at < tokens.end; ++at) key = phrase_key(key, text.keys[at].word);
    return gazetteer.of(key);
}

/// "Mara Quell" where the model sees a place: a given name, and nothing known of a place called so.
bool is_person_after_all(const MarkedText& text, const NameMention& name, const Gazetteer& gazetteer) {
    const auto places = {Mark::Country, Mark::City, Mark::Town, Mark::Region, Mark::Place, Mark::PlaceWord};
    const auto length = name.tokens.size();
    if (name.kind != EntityKind::Place || length < 2 || length > 3) return false;
    const auto first = gazetteer.of(text.keys[name.tokens.begin].word);
    return has_any(first, {Mark::GivenMan, Mark::GivenWoman}) &&
           !has_any(gazetteer.of(text.keys[name.tokens.end - 1].word), places) &&
           !has_any(marks_of_phrase(text, name.tokens, gazetteer), places);
}

}  // namespace

std::vector<NameMention> find_names(const TaggedText& text, const EntityModels& models) {
    const Capitals capitals{text, models.gazetteer};
    EntityFeatures features{text, models.gazetteer, capitals};
    auto names = names_in(entity_labels_of(features, capitals, models).second);
    for (auto& name : names) {
        if (is_person_after_all(text.marked, name, models.gazetteer)) name.kind = EntityKind::Person;
    }
    repair_names(text, models.gazetteer, names);
    add_line_speakers(text.marked, names);
    return names;
}

}  // namespace onrecord
