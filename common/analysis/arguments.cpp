#include "common/analysis/arguments.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace onrecord {
namespace {

/// Below it, a doubtful source is more often wrong than right.
constexpr float least_source_probability = 0.02F;

/// Content that is less likely to begin anywhere is none.
constexpr float least_begin_probability = 0.05F;
constexpr auto content_begin = static_cast<std::size_t>(ArgumentLabel::ContentBegin);
/// Added to a score, it decides a sequence.
constexpr float more_than_any = 1000;

bool is_source(Label label) {
    return label == static_cast<Label>(ArgumentLabel::SourceBegin) ||
           label == static_cast<Label>(ArgumentLabel::SourceInside);
}
bool is_content(Label label) {
    return label >= static_cast<Label>(ArgumentLabel::ContentBegin);
}

/// Adds up, token after token, what holds of whole stretches of them: anew only where a new one begins.
class StretchSums {
  public:
    StretchSums(const ArgumentWindow& window, const LinearModel& model) : window_{window}, model_{model} {}

    void add_to(Sums& to, std::size_t at, const ArgumentWindow::Place& place) {
        const auto keys = ArgumentWindow::keys_of(place);
        for (std::size_t number = 0; number < ArgumentWindow::stretches; ++number) {
            auto& sums = sums_[number];
            if (keys[number] != keys_[number]) {
                list_.clear();
                window_.add_stretch(static_cast<ArgumentWindow::Stretch>(number), at, place, list_);
                sums = {};
                model_.add_to(sums, list_.all());
            }
            for (std::size_t label = 0; label < padded_labels; ++label)
                to[label] = static_cast<std::int16_t>(to[label] + sums[label]);
        }
        keys_ = keys;
    }

  private:
    static constexpr std::size_t padded_labels = 8;  ///< a vector of them

    const ArgumentWindow& window_;
    const LinearModel& model_;
    ArgumentWindow::StretchKeys keys_{};  ///< of the token before
    std::array<Sums, ArgumentWindow::stretches> sums_;
    FeatureList list_;
};

std::vector<float> scores_of_window(const ArgumentWindow& window, const LinearModel& model) {
    const auto& tokens = window.tokens();
    std::vector<float> scores(tokens.size() * argument_labels);
    StretchSums stretches{window, model};
    std::array<ArgumentWindow::Place, 2> places;  // of this token and the next
    sum_each(
        model, tokens.size(),
        [&](std::size_t number, FeatureList& to) {
            const auto at = tokens.begin + number;
            places[number % 2] = window.place_of(at);
            window.add_own(at, places[number % 2], to);
        },
        [&](std::size_t number, Sums sums) {
            stretches.add_to(sums, tokens.begin + number, places[number % 2]);
            model.scale_to(std::span{scores}.subspan(number * argument_labels, argument_labels), sums);
        });
    return scores;
}

/// Where a label is likeliest; the number of tokens where it is less likely than `least` everywhere.
std::size_t likeliest_place(const std::vector<float>& marginals, ArgumentLabel label, float least) {
    const auto size = marginals.size() / argument_labels;
    std::size_t best = size;
    float top = least;
    for (std::size_t at = 0; at < size; ++at) {
        const float here = marginals[at * argument_labels + static_cast<std::size_t>(label)];
        if (here < top) continue;
        top = here;
        best = at;
    }
    return best;
}

/// The likeliest source where the best sequence has none: most cues have one after all.
TokenRange doubtful_source(const std::vector<float>& marginals, std::size_t first) {
    const auto probability = [&](std::size_t at, ArgumentLabel label) {
        return marginals[at * argument_labels + static_cast<std::size_t>(label)];
    };
    const auto size = marginals.size() / argument_labels;
    const auto best = likeliest_place(marginals, ArgumentLabel::SourceBegin, least_source_probability);
    if (best == size) return {};
    const auto top = probability(best, ArgumentLabel::SourceBegin);
    auto end = best + 1;
    while (end < size && probability(end, ArgumentLabel::SourceInside) >= 0.5F * top) ++end;
    return {first + best, first + end};
}

/// What a sequence of labels says. REQUIRES: it has content.
Arguments arguments_from(const std::vector<Label>& labels, const std::vector<float>& marginals,
                         std::size_t first) {
    Arguments found;
    double sure = 0;
    float least = 1;
    std::size_t words = 0;
    for (std::size_t at = 0; at < labels.size(); ++at) {
        if (is_source(labels[at])) {
            if (found.source.empty()) found.source = {first + at, first + at};
            if (found.source.end == first + at) ++found.source.end;
        }
        if (!is_content(labels[at])) continue;
        const float here = marginals[at * argument_labels + 3] + marginals[at * argument_labels + 4];
        sure += static_cast<double>(here);
        least = std::min(least, here);
        ++words;
        const bool continues = !found.content.empty() && found.content.back().end == first + at;
        if (!continues) found.content.push_back({first + at, first + at});
        ++found.content.back().end;
    }
    found.least_confidence = least;
    found.confidence = static_cast<float>(sure / static_cast<double>(words));
    return found;
}

}  // namespace

Arguments arguments_of(const ArgumentWindow& window, const LinearModel& model) {
    const auto first = window.tokens().begin;
    auto scores = scores_of_window(window, model);
    auto labels = best_labels(model.chain(scores));
    const auto marginals = label_marginals_of(model.chain(scores));
    if (std::none_of(labels.begin(), labels.end(), is_content)) {
        // One sequence without content is often likelier than each of the many with it, and yet not likelier
        // than all of them.
        const auto begin = likeliest_place(marginals, ArgumentLabel::ContentBegin, least_begin_probability);
        if (begin == labels.size()) return {};
        scores[begin * argument_labels + content_begin] += more_than_any;
        labels = best_labels(model.chain(scores));
    }
    auto found = arguments_from(labels, marginals, first);
    if (found.source.empty()) {
        found.source = doubtful_source(marginals, first);
        found.is_source_doubtful = true;
    }
    for (std::size_t at = 0; at < labels.size(); ++at)
        found.source_probability.push_back(marginals[at * argument_labels + 1] +
                                           marginals[at * argument_labels + 2]);
    return found;
}

}  // namespace onrecord
