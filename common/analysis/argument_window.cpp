#include "common/analysis/argument_window.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace onrecord {
namespace {

constexpr WordKeys no_word{};
constexpr std::size_t most_sentences_behind = 4;
constexpr std::size_t most_sentences_before = 2;
/// Longer ones are no prose; the cue still sees what is near it.
constexpr std::size_t longest_reach = 400;
/// Steps from the cue to what it hangs on; farther up all is the same.
constexpr std::size_t farthest_up = 4;

bool opens_clause(std::uint32_t word) {
    switch (word) {
        case "that"_f:
        case "who"_f:
        case "which"_f:
        case "but"_f:
        case "and"_f:
        case "or"_f:
        case "as"_f:
        case "because"_f:
        case "while"_f:
        case "when"_f:
        case "after"_f:
        case "before"_f:
        case "if"_f:
        case "although"_f:
        case "though"_f:
        case "where"_f:
        case "since"_f:
        case "whether"_f:
        case "how"_f:
        case "what"_f:
        case "why"_f:
        case "to"_f:
        case "for"_f:
        case "of"_f:
        case "in"_f:
        case "with"_f:
        case "by"_f:
        case "about"_f:
        case "on"_f:
            return true;
        default:
            return false;
    }
}

}  // namespace

CueMap::CueMap(const std::vector<Cue>& all, std::size_t tokens) : cues{all}, cue_of(tokens, -1) {
    for (std::size_t number = 0; number < all.size(); ++number) {
        if (all[number].is_doubtful()) continue;
        for (auto at = all[number].tokens.begin; at < all[number].tokens.end; ++at)
            cue_of[at] = static_cast<std::int32_t>(number);
    }
}

bool CueMap::any_in(const TokenRange& range) const {
    return std::any_of(cue_of.begin() + static_cast<std::ptrdiff_t>(range.begin),
                       cue_of.begin() + static_cast<std::ptrdiff_t>(range.end),
                       [](auto cue) { return cue >= 0; });
}

ArgumentWindow::ArgumentWindow(const ParsedText& text, const CueMap& map, std::size_t cue)
    : text_{text.marked}, tags_{text.tags}, tree_{text.tree}, map_{map}, cue_{map.cues[cue]} {
    window_ = range_of(text_.sentences[cue_.sentence]);
    if (window_.size() > longest_reach) {
        window_.begin =
            std::max(window_.begin, cue_.tokens.begin - std::min(cue_.tokens.begin, longest_reach / 2));
        window_.end = std::min(window_.end, cue_.tokens.end + longest_reach / 2);
    }
    look_behind();
    look_before();
    measure();
    measure_paths();
    cue_stem_ = text_.keys[verb_of(cue_, tags_)].stem;
    cue_form_ = mixed(tag(cue_.tokens.begin - 1), tag(cue_.tokens.end));
    if (tag(cue_.tokens.begin - 1) == 99) cue_form_ = mixed(cue_form_, 1);
    for (auto at = window_.begin; at < window_.end; ++at) {
        if (text_.quoted(at)) quotations_ |= at < cue_.tokens.begin ? 1U : 2U;
    }
}

void ArgumentWindow::look_behind() {
    const auto& sentences = text_.sentences;
    is_line_ = is_speaker_colon(text_, sentences[cue_.sentence], cue_.tokens.begin);
    for (auto next = cue_.sentence + 1;
         is_line_ && next < sentences.size() && !sentences[next].begins_paragraph; ++next) {
        if (sentences[next].end - cue_.tokens.end < longest_reach) window_.end = sentences[next].end;
    }
    if (is_line_) return;
    for (std::size_t step = 1; step <= most_sentences_behind && cue_.sentence + step < sentences.size();
         ++step) {
        const auto& next = sentences[cue_.sentence + step];
        const bool begins_quoted = text_.quoted(next.begin);
        if (!begins_quoted || map_.any_in(range_of(next)) || range_of(next).size() > longest_reach) return;
        if (next.begins_paragraph) {
            const bool announced = text_.word(next.begin - 1) == ":";
            const auto quotation = text_.quotation_of[next.begin];
            if (!announced && !text_.quotations[static_cast<std::size_t>(quotation)].continues) return;
        }
        window_.end = next.end;
    }
}

void ArgumentWindow::look_before() {
    const auto& sentences = text_.sentences;
    for (std::size_t step = 1; step <= most_sentences_before && step <= cue_.sentence; ++step) {
        const auto& before = sentences[cue_.sentence - step];
        if (sentences[cue_.sentence - step + 1].begins_paragraph) return;
        if (!text_.quoted(before.end - 1) || map_.any_in(range_of(before))) return;
        if (range_of(before).size() > longest_reach) return;
        window_.begin = before.begin;
    }
}

void ArgumentWindow::pass(Between& between, std::size_t at) const {
    const auto tag_here = tags_[at];
    if (tag_here == Tag::Comma && !text_.quoted(at)) ++between.commas;
    if (is_verb(tag_here)) ++between.verbs;
    if (is_nominal(tag_here)) ++between.nouns;
    if (tag_here == Tag::Stop || tag_here == Tag::Colon) ++between.stops;
    if (at > 0 && text_.quotation_of[at] != text_.quotation_of[at - 1]) ++between.quotations;
    if (map_.cue_of[at] >= 0 && (at == 0 || map_.cue_of[at - 1] != map_.cue_of[at])) ++between.cues;
    if (!text_.quoted(at) && opens_clause(text_.keys[at].word)) between.opener = text_.keys[at].word;
    between.path = mixed(between.path, static_cast<std::uint32_t>(tag_here));
}

void ArgumentWindow::measure() {
    between_.resize(window_.size());
    Between between;
    for (auto at = cue_.tokens.begin; at-- > window_.begin;) {
        between_[at - window_.begin] = between;
        pass(between, at);
    }
    between = {};
    for (auto at = cue_.tokens.end; at < window_.end; ++at) {
        between_[at - window_.begin] = between;
        pass(between, at);
    }
}

void ArgumentWindow::measure_paths() {
    paths_.assign(window_.size(), {});
    auto top = cue_.tokens.end - 1;
    for (auto at = cue_.tokens.begin; at < cue_.tokens.end; ++at) {
        const auto head = tree_.of[at].head;
        if (head == no_head || !cue_.tokens.holds(static_cast<std::size_t>(head))) top = at;
        if (is_verb(tags_[at]) && top == at) break;
    }
    // The cue and what it hangs on, upwards; the key says how it got there.
    std::vector<std::pair<std::size_t, std::uint32_t>> upwards;
    std::uint32_t way = 1;
    for (auto at = top; upwards.size() <= farthest_up && window_.holds(at);) {
        upwards.emplace_back(at, way);
        paths_[at - window_.begin] = {mixed(way, 99), 0, true};
        if (tree_.of[at].head == no_head) break;
        way = mixed(way, static_cast<std::uint32_t>(tree_.of[at].relation));
        at = static_cast<std::size_t>(tree_.of[at].head);
    }
    std::vector<std::size_t> chain;
    for (auto first = window_.begin; first < window_.end; ++first) {
        chain.clear();
        auto at = first;
        while (window_.holds(at) && !paths_[at - window_.begin].known) {
            chain.push_back(at);
            if (tree_.of[at].head == no_head) break;
            at = static_cast<std::size_t>(tree_.of[at].head);
        }
        while (!chain.empty()) {
            const auto child = chain.back();
            chain.pop_back();
            auto& path = paths_[child - window_.begin];
            path.known = true;
            const auto head = tree_.of[child].head;
            if (head == no_head || !window_.holds(static_cast<std::size_t>(head))) continue;
            const auto meets = std::find_if(upwards.begin(), upwards.end(), [&](const auto& up) {
                return up.first == static_cast<std::size_t>(head);
            });
            if (meets != upwards.end()) {
                path.key = mixed(mixed(meets->second, static_cast<std::uint32_t>(tree_.of[child].relation)),
                                 child < meets->first ? 1U : 2U);
            } else {
                const auto& above = paths_[static_cast<std::size_t>(head) - window_.begin];
                path.key = above.key;
                path.depth = std::min(above.depth + 1, 3U);
            }
        }
    }
}

std::uint32_t ArgumentWindow::path(std::size_t at) const {
    return window_.holds(at) ? paths_[at - window_.begin].key : 7;
}

const WordKeys& ArgumentWindow::keys(std::size_t at) const {
    return window_.holds(at) ? text_.keys[at] : no_word;
}

std::uint32_t ArgumentWindow::tag(std::size_t at) const {
    return window_.holds(at) ? static_cast<std::uint32_t>(tags_[at]) : 99;
}

std::uint32_t ArgumentWindow::side(std::size_t at) const {
    if (at < cue_.tokens.begin) return 0;
    return at < cue_.tokens.end ? 1 : 2;
}

std::uint32_t ArgumentWindow::distance(std::size_t at) const {
    const auto steps = at < cue_.tokens.begin ? cue_.tokens.begin - at
                       : at < cue_.tokens.end ? 0
                                              : at - cue_.tokens.end + 1;
    if (steps < 6) return static_cast<std::uint32_t>(steps);
    return steps < 9 ? 6 : steps < 14 ? 7 : steps < 22 ? 8 : steps < 40 ? 9 : 10;
}

ArgumentWindow::Place ArgumentWindow::place_of(std::size_t at) const {
    const auto& between = between_[at - window_.begin];
    const auto sentence = range_of(text_.sentences[cue_.sentence]);
    Place place;
    place.side = side(at);
    place.distance = distance(at);
    place.quoted = text_.quoted(at) ? 1 : 0;
    place.sentence = at < sentence.begin ? 1 : at >= sentence.end ? 2 : 0;
    place.commas = std::min(between.commas, 3U);
    place.verbs = std::min(between.verbs, 3U);
    place.cues = std::min(between.cues, 2U);
    place.stops = std::min(between.stops, 2U);
    place.quotations = std::min(between.quotations, 3U);
    place.opener = between.opener;
    place.path = path(at);
    return place;
}

ArgumentWindow::StretchKeys ArgumentWindow::keys_of(const Place& place) {
    // All but openers and paths are small; none begins with a zero.
    const auto packed = [](auto... numbers) {
        std::uint64_t key = 1;
        ((key = key << 4 | numbers), ...);
        return key;
    };
    const auto side = packed(place.side, place.quoted, place.sentence);
    const auto between =
        packed(place.side, place.quoted, place.commas, place.cues, place.stops, place.quotations);
    const auto opener = packed(place.side, place.verbs, place.cues, place.commas);
    const auto distance = packed(place.side, place.distance);
    const auto path = packed(place.side, place.quoted);
    return {{{side, 0},
             {between, 0},
             {opener, place.opener},
             {distance, 0},
             {path, std::uint64_t{place.path} << 32 | place.opener}}};
}

namespace {

/// Which of the features are the same for a stretch, and for which.
using Stretch = ArgumentWindow::Stretch;
constexpr struct Own {
} own;
template <Stretch stretch>
using Of = std::integral_constant<Stretch, stretch>;
constexpr Of<Stretch::Side> side_alone;
constexpr Of<Stretch::Between> between_alone;
constexpr Of<Stretch::Opener> opener_alone;
constexpr Of<Stretch::Distance> distance_alone;
constexpr Of<Stretch::Path> path_alone;

/// Passes on the features of one part; all others are left out by the compiler.
template <typename Wanted>
struct PartOf {
    FeatureList& to;

    template <typename Part, typename... Values>
    void add(Part, std::uint32_t name, Values... values) {
        if constexpr (std::is_same_v<Part, Wanted>) to.add(name, values...);
    }
};

struct AllParts {
    FeatureList& to;

    template <typename Part, typename... Values>
    void add(Part, std::uint32_t name, Values... values) {
        to.add(name, values...);
    }
};

}  // namespace

template <typename List>
void ArgumentWindow::add_words(std::size_t at, const Place& place, List& to) const {
    const auto here = place.side;
    const auto word_here = keys(at).word, word_before = keys(at - 1).word, word_behind = keys(at + 1).word;
    const auto tag_here = tag(at), tag_before = tag(at - 1), tag_behind = tag(at + 1);
    const auto begins = window_.holds(at - 1) && text_.quotation_of[at] != text_.quotation_of[at - 1];
    const auto ends = window_.holds(at + 1) && text_.quotation_of[at] != text_.quotation_of[at + 1];
    const std::uint32_t quotation = place.quoted * 4 + (begins ? 2U : 0U) + (ends ? 1U : 0U);
    to.add(own, "word"_f, here, word_here);
    to.add(own, "-1 word"_f, here, word_before);
    to.add(own, "+1 word"_f, here, word_behind);
    to.add(own, "two words"_f, here, word_before, word_here);
    to.add(own, "tag"_f, here, tag_here);
    to.add(own, "tags before"_f, here, tag_before, tag_here);
    to.add(own, "tags after"_f, here, tag_here, tag_behind);
    to.add(own, "tags"_f, here, tag_before, tag_here, tag_behind);
    to.add(own, "tags two before"_f, here, tag(at - 2), tag_before, tag_here);
    to.add(own, "quotation"_f, here, quotation);
    to.add(own, "quotation tag"_f, here, quotation, tag_here);
    to.add(own, "edge"_f, here, window_.holds(at - 1) ? 0U : 1U, window_.holds(at + 1) ? 0U : 1U);
    to.add(side_alone, "sentence"_f, place.sentence, place.quoted, quotations_);
    to.add(side_alone, "line"_f, here, is_line_ ? 1U : 0U);
    to.add(own, "capital"_f, here, text_.tokens[at].capital ? 1U : 0U, tag_before);
}

template <typename List>
void ArgumentWindow::add_tree(std::size_t at, const Place& place, List& to) const {
    const auto here = place.path;
    const auto tag_here = tag(at);
    const auto relation = static_cast<std::uint32_t>(tree_.of[at].relation);
    const auto before = window_.holds(at - 1) ? static_cast<std::uint32_t>(tree_.of[at - 1].relation) : 99U;
    const auto depth = paths_[at - window_.begin].depth;
    to.add(path_alone, "tree"_f, here);
    to.add(own, "tree tag"_f, here, tag_here);
    to.add(path_alone, "tree stem"_f, here, cue_stem_);
    to.add(own, "tree before"_f, path(at - 1), here);
    to.add(own, "tree after"_f, here, path(at + 1));
    to.add(own, "tree depth"_f, here, depth * 16 + relation);
    to.add(path_alone, "tree quoted"_f, here, place.quoted * 4 + quotations_);
    to.add(path_alone, "tree side"_f, here, place.side, place.opener);
    to.add(own, "relation"_f, place.side, relation, tag_here);
    to.add(own, "relations"_f, relation, before, place.side);
}

template <typename List>
void ArgumentWindow::add_relative(std::size_t at, const Place& place, List& to) const {
    const auto here = place.side;
    const auto far = place.distance;
    const auto tag_here = tag(at);
    const auto& between = between_[at - window_.begin];
    to.add(side_alone, "side"_f, here);
    to.add(distance_alone, "distance"_f, here, far);
    to.add(own, "distance tag"_f, here, far, tag_here);
    to.add(distance_alone, "distance stem"_f, here, std::min(far, 5U), cue_stem_);
    to.add(between_alone, "commas"_f, here, place.commas, place.quoted);
    to.add(between_alone, "commas cue"_f, here, place.commas, cue_stem_);
    to.add(own, "verbs"_f, here, place.verbs, tag_here);
    to.add(between_alone, "cues"_f, here, place.cues, place.quoted);
    to.add(opener_alone, "cues commas"_f, here, place.cues * 4 + place.commas, place.verbs);
    to.add(between_alone, "stops"_f, here, place.stops, place.quoted);
    to.add(opener_alone, "opener"_f, here, place.opener);
    to.add(own, "opener tag"_f, here, place.opener, tag_here);
    to.add(opener_alone, "opener verbs"_f, here, place.opener, place.verbs);
    to.add(own, "nouns"_f, here, std::min(between.nouns, 3U), tag_here);
    if (far >= 6) return;
    to.add(own, "path"_f, here, between.path, tag_here);
    to.add(own, "path cue"_f, here, between.path, cue_stem_);
}

template <typename List>
void ArgumentWindow::add_cue(std::size_t at, const Place& place, List& to) const {
    const auto here = place.side;
    const auto tag_here = tag(at);
    const auto edges = place.quotations * 2 + place.quoted;
    const auto quotations = place.quoted * 4 + quotations_;
    to.add(between_alone, "edges"_f, here, edges, quotations_);
    to.add(between_alone, "edges commas"_f, here, edges, place.commas);
    to.add(side_alone, "form"_f, here, cue_form_);
    to.add(side_alone, "form quoted"_f, here, cue_form_, quotations);
    to.add(between_alone, "form commas"_f, here, cue_form_, place.commas);
    to.add(distance_alone, "form distance"_f, here, cue_form_, place.distance);
    to.add(side_alone, "cue"_f, here, cue_stem_);
    to.add(side_alone, "cue quoted"_f, here, cue_stem_, quotations);
    to.add(side_alone, "cue after"_f, here, cue_stem_, keys(cue_.tokens.end).word);
    to.add(own, "cue tag"_f, here, cue_stem_, tag_here);
    to.add(own, "cue tags"_f, here, static_cast<std::uint32_t>(tags_[cue_.tokens.begin]), tag_here);
}

template <typename List>
void ArgumentWindow::add_part(std::size_t at, const Place& place, List to) const {
    add_words(at, place, to);
    add_tree(at, place, to);
    add_relative(at, place, to);
    add_cue(at, place, to);
}

void ArgumentWindow::add_own(std::size_t at, const Place& place, FeatureList& to) const {
    add_part(at, place, PartOf<Own>{to});
}

void ArgumentWindow::add_stretch(Stretch stretch, std::size_t at, const Place& place, FeatureList& to) const {
    switch (stretch) {
        case Stretch::Side:
            return add_part(at, place, PartOf<Of<Stretch::Side>>{to});
        case Stretch::Between:
            return add_part(at, place, PartOf<Of<Stretch::Between>>{to});
        case Stretch::Opener:
            return add_part(at, place, PartOf<Of<Stretch::Opener>>{to});
        case Stretch::Distance:
            return add_part(at, place, PartOf<Of<Stretch::Distance>>{to});
        case Stretch::Path:
            return add_part(at, place, PartOf<Of<Stretch::Path>>{to});
    }
}

void ArgumentWindow::add_features(std::size_t at, FeatureList& to) const {
    add_part(at, place_of(at), AllParts{to});
}

}  // namespace onrecord
