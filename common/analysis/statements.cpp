#include "common/analysis/statements.hpp"

#include <algorithm>
#include <deque>
#include <optional>
#include <utility>

#include "common/analysis/confidence.hpp"
#include "common/analysis/cue_readings.hpp"
#include "common/analysis/quotation_cues.hpp"
#include "common/analysis/rivals.hpp"
#include "common/analysis/sources.hpp"
#include "common/analysis/statement_ranges.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

/// Chosen on the development set and the sample: below it, more is made up than is found.
constexpr float least_confidence = 0.326F;
/// Of what a verb beside a quotation tells.
constexpr float confidence_beside = 0.5F;
constexpr std::size_t shortest_quotation = 4;
constexpr std::size_t longest_label = 5;
/// The dash and the name behind a quotation.
constexpr std::size_t longest_signature = 14;
constexpr std::size_t farthest_continuation = 60;

/// A statement by tokens, before it becomes spans.
struct Found {
    std::vector<TokenRange> content;
    TokenRange cue;
    TokenRange source;
    float confidence = 0;

    std::size_t begin() const { return content.front().begin; }
    std::size_t end() const { return content.back().end; }
};

/// Where cues are looked for: what is said directly is explained beside its quotation.
CueHints hints_of(const TaggedText& text, const LinearModel& model, StatementScope scope) {
    auto hints = cue_hints_of(text, model);
    for (std::size_t number = 0; scope == StatementScope::Direct && number < hints.sentences.size(); ++number)
        hints.sentences[number] = hints.sentences[number] && stands_by_quotation(text.marked, number);
    return hints;
}

class StatementFinder {
  public:
    StatementFinder(const StatementTask& task, const StatementModels& models)
        : tagged_{task.text},
          text_{task.text.marked},
          tags_{task.text.tags},
          models_{models},
          scope_{task.scope},
          parsed_{text_, tags_, tree_},
          taken_(text_.quotations.size()) {}
    StatementFinder(const StatementFinder&) = delete;
    StatementFinder& operator=(const StatementFinder&) = delete;

    // The stages, in this order.

    void find_hints() { hints_ = hints_of(tagged_, models_.hints, scope_); }
    void parse() { tree_ = Tree{dependencies_of(tagged_, hints_.sentences, models_.parser)}; }
    void find_cues() { cues_ = cues_of(parsed_, hints_, models_.cues); }
    void read_cues() {
        for (const auto& [cue, arguments] : readings_of(parsed_, cues_, models_)) add(cue, arguments);
    }

    std::vector<Statement> statements() {
        for (auto& found : found_) complete_quotations(found);
        add_transcript();
        add_signed();
        for (auto& found : doubtful_) rescue_quotation(found);
        if (scope_ == StatementScope::All) explain_quotations();
        take_quotations();
        add_continuations();
        drop_doubles();
        std::erase_if(found_, [&](const Found& found) { return says_nothing(found); });
        std::stable_sort(found_.begin(), found_.end(),
                         [](const Found& a, const Found& b) { return a.begin() < b.begin(); });
        std::vector<Statement> statements;
        for (const auto& found : found_) {
            if (scope_ == StatementScope::All || kind_of(found.content) == StatementKind::Direct)
                statements.push_back(statement_of(found));
        }
        return statements;
    }

  private:
    void add(const Cue& cue, const Arguments& arguments) {
        Found found{stated(tagged_, arguments.content, cue.tokens), cue.tokens,
                    who_acts(tagged_, trimmed(tagged_, arguments.source), cue.tokens), arguments.confidence};
        if (found.content.empty() || is_single_word(found.content)) return;
        (found.confidence < least_confidence ? doubtful_ : found_).push_back(std::move(found));
    }

    /// "denied it", "cited this": that somebody spoke, not what was said.
    bool is_single_word(const std::vector<TokenRange>& content) const {
        return content.size() == 1 && content.front().size() == 1 && !text_.quoted(content.front().begin);
    }

    /// A doubtful statement is one where it explains a quotation that no other has.
    void rescue_quotation(Found& found) {
        const bool explains = std::any_of(found.content.begin(), found.content.end(),
                                          [&](const TokenRange& range) { return holds_untaken(range); });
        if (!explains || found.source.empty()) return;
        complete_quotations(found);
        found_.push_back(std::move(found));
    }

    bool holds_untaken(const TokenRange& range) const {
        std::size_t tokens = 0;
        for (auto at = range.begin; at < range.end; ++at) {
            if (text_.quoted(at) && !taken_[static_cast<std::size_t>(text_.quotation_of[at])]) ++tokens;
        }
        return tokens >= shortest_quotation + 2;  // and its marks
    }

    /// Quotations that nobody has, by the verb that stands beside them.
    void explain_quotations() {
        for (std::size_t at = 0; at < text_.size(); ++at) {
            if (!text_.quoted(at)) continue;
            const auto quotation = quotation_around(text_, at);
            at = quotation.end - 1;
            if (!holds_untaken(quotation)) continue;
            const auto beside = cue_beside(tagged_, quotation);
            if (!beside) continue;
            found_.push_back({{quotation},
                              beside->cue,
                              who_acts(tagged_, trimmed(tagged_, beside->source), beside->cue),
                              confidence_beside});
            take(quotation);
        }
    }

    /// The lines of a transcript, for what the models found of its colons.
    void add_transcript() {
        std::vector<Found> lines;
        for (std::size_t number = 0; number < text_.sentences.size(); ++number) {
            if (auto line = transcript_line(number)) lines.push_back(std::move(*line));
        }
        if (transcript_speakers(text_).empty()) return;
        for (auto& line : lines) {
            std::erase_if(found_, [&](const Found& found) { return found.cue.overlaps(line.cue); });
            take(line.content.front());
            found_.push_back(std::move(line));
        }
    }

    /// “…” — NAME, alone in its paragraph.
    void add_signed() {
        for (std::size_t number = 0; number < text_.sentences.size(); ++number) {
            auto found = signed_quotation(number);
            if (!found) continue;
            std::erase_if(found_, [&](const Found& other) {
                return found->content.front().overlaps({other.begin(), other.end()});
            });
            take(found->content.front());
            found_.push_back(std::move(*found));
        }
    }

    std::optional<Found> signed_quotation(std::size_t number) const {
        const auto& sentence = text_.sentences[number];
        if (!sentence.begins_paragraph || !text_.quoted(sentence.begin)) return {};
        const auto quotation = quotation_around(text_, sentence.begin);
        const auto dash = quotation.end;
        const bool is_last =
            number + 1 == text_.sentences.size() || text_.sentences[number + 1].begins_paragraph;
        if (!is_last || dash + 1 >= sentence.end || sentence.end - dash > longest_signature) return {};
        if (tags_[dash] != Tag::Colon || !text_.tokens[dash + 1].capital) return {};
        for (auto at = dash + 1; at < sentence.end; ++at) {
            if (is_finite(tags_[at]) || text_.quoted(at)) return {};
        }
        return Found{{quotation}, {dash, dash + 1}, trimmed(tagged_, {dash + 1, sentence.end}), 0.9F};
    }

    std::optional<Found> transcript_line(std::size_t number) const {
        const auto& sentence = text_.sentences[number];
        const auto begin = label_begin(text_, sentence);
        auto colon = begin;
        while (colon < sentence.end && !is_speaker_colon(text_, sentence, colon)) {
            if (++colon > begin + longest_label) return {};
        }
        if (colon >= sentence.end) return {};
        auto last = number;
        while (last + 1 < text_.sentences.size() && !text_.sentences[last + 1].begins_paragraph) ++last;
        const TokenRange content{colon + 1, text_.sentences[last].end};
        if (content.empty()) return {};
        return Found{{content}, {colon, colon + 1}, {begin, colon}, 0.9F};
    }

    void take(const TokenRange& range) {
        for (auto at = range.begin; at < range.end; ++at) {
            if (text_.quoted(at)) taken_[static_cast<std::size_t>(text_.quotation_of[at])] = true;
        }
    }

    void complete_quotations(Found& found) {
        found.content = with_whole_quotations(text_, std::move(found.content));
        for (const auto& range : found.content) take(range);
    }

    bool is_quotation_alone(const TokenRange& sentence) const {
        std::size_t quoted = 0;
        for (auto at = sentence.begin; at < sentence.end; ++at) quoted += text_.quoted(at) ? 1 : 0;
        return quoted * 10 >= sentence.size() * 8 && quoted >= shortest_quotation;
    }

    /// Sentences of quotation alone that nobody has: to the statement that quotes in the sentence before.
    void take_quotations() {
        for (std::size_t number = 0; number < text_.sentences.size(); ++number) {
            const auto sentence = range_of(text_.sentences[number]);
            if (!is_untaken(sentence)) continue;
            auto* before = quoting_before(number);
            if (before == nullptr) continue;
            before->content.push_back(sentence);
            complete_quotations(*before);
        }
    }

    bool is_untaken(const TokenRange& sentence) const {
        if (!is_quotation_alone(sentence)) return false;
        for (auto at = sentence.begin; at < sentence.end; ++at) {
            if (text_.quoted(at)) return !taken_[static_cast<std::size_t>(text_.quotation_of[at])];
        }
        return false;
    }

    Found* quoting_before(std::size_t sentence) {
        if (sentence == 0) return nullptr;
        const auto& here = text_.sentences[sentence];
        const bool continues =
            here.begins_paragraph && text_.quoted(here.begin) &&
            text_.quotations[static_cast<std::size_t>(text_.quotation_of[here.begin])].continues;
        if (here.begins_paragraph && !continues) return nullptr;
        const auto before = range_of(text_.sentences[sentence - 1]);
        Found* best = nullptr;
        for (auto& found : found_) {
            if (!before.overlaps({found.begin(), found.end()}) && !before.overlaps(found.cue)) continue;
            if (quotes(found) && (best == nullptr || found.end() > best->end())) best = &found;
        }
        return best;
    }

    bool quotes(const Found& found) const {
        return std::any_of(found.content.begin(), found.content.end(), [&](const TokenRange& range) {
            return text_.quoted(range.begin) || text_.quoted(range.end - 1);
        });
    }

    /// Paragraphs that begin with a quotation and that nobody has go on with the quoting statement before.
    void add_continuations() {
        for (const auto& whole : text_.sentences) {
            const auto sentence = range_of(whole);
            if (!is_untaken(sentence) || !text_.quoted(sentence.begin)) continue;
            auto* before = last_quoting(sentence.begin);
            if (before == nullptr) continue;
            before->content.push_back(sentence);
            complete_quotations(*before);
        }
    }

    /// The statement that quotes last before a token, not too far from it.
    Found* last_quoting(std::size_t at) {
        Found* best = nullptr;
        for (auto& found : found_) {
            const auto end = std::max(found.end(), found.cue.end);
            if (end > at || at - end >= farthest_continuation || !quotes(found)) continue;
            if (best == nullptr || found.end() > best->end()) best = &found;
        }
        return best;
    }

    /// A name or a thing that nobody says anything of: “the prime minister since last week”.
    bool says_nothing(const Found& found) const {
        if (!found.source.empty() || kind_of(found.content) != StatementKind::Indirect) return false;
        return std::none_of(found.content.begin(), found.content.end(), [&](const TokenRange& range) {
            return std::any_of(tags_.begin() + static_cast<std::ptrdiff_t>(range.begin),
                               tags_.begin() + static_cast<std::ptrdiff_t>(range.end), is_finite);
        });
    }

    /// Words are said once: of two statements with nearly the same content the surer one stays.
    void drop_doubles() {
        std::vector<bool> dropped(found_.size());
        for (std::size_t one = 0; one < found_.size(); ++one) {
            for (std::size_t other = one + 1; other < found_.size() && !dropped[one]; ++other) {
                if (dropped[other] || !are_alike(found_[one].content, found_[other].content)) continue;
                dropped[found_[one].confidence < found_[other].confidence ? one : other] = true;
            }
        }
        std::size_t number = 0;
        std::erase_if(found_, [&](const Found&) { return dropped[number++]; });
    }

    Statement statement_of(const Found& found) const {
        Statement made;
        for (const auto& range : found.content) made.content.push_back(text_.span_of(range));
        if (!found.cue.empty()) made.cue.push_back(text_.span_of(found.cue));
        if (!found.source.empty()) made.source.push_back(text_.span_of(found.source));
        made.kind = kind_of(found.content);
        made.confidence = std::clamp(found.confidence, 0.0F, 1.0F);
        return made;
    }

    StatementKind kind_of(const std::vector<TokenRange>& content) const {
        bool inside = false;
        bool outside = false;
        for (const auto& range : content) {
            for (auto at = range.begin; at < range.end; ++at) {
                if (is_word(at)) (text_.quoted(at) ? inside : outside) = true;
            }
        }
        if (!inside) return StatementKind::Indirect;
        return outside ? StatementKind::Mixed : StatementKind::Direct;
    }

    bool is_word(std::size_t at) const {
        const auto first = code_point_at(text_.word(at), 0).value;
        return is_letter(first) || is_number(first);
    }

    TaggedText tagged_;
    const MarkedText& text_;
    const std::vector<Tag>& tags_;
    const StatementModels& models_;
    StatementScope scope_;
    CueHints hints_;
    Tree tree_{{}};
    ParsedText parsed_;
    std::vector<Cue> cues_;
    std::vector<bool> taken_;  ///< by quotation
    std::vector<Found> found_;
    std::vector<Found> doubtful_;
};

}  // namespace

Result<StatementModels> statement_models(const ModelFile& file) {
    auto tagger = file.model("tagger", trained_tags);
    if (!tagger) return tagger.error();
    auto hints = file.model("hints", hint_labels);
    if (!hints) return hints.error();
    auto parser = parser_models(file);
    if (!parser) return parser.error();
    auto cues = cue_models(file);
    if (!cues) return cues.error();
    auto arguments = file.sequence_model("arguments", argument_labels);
    if (!arguments) return arguments.error();
    auto sources = file.model("sources", source_labels);
    if (!sources) return sources.error();
    auto confidence = file.model("confidence", verdicts);
    if (!confidence) return confidence.error();
    auto rivals = file.trees("rivals", rival_values);
    if (!rivals) return rivals.error();
    return StatementModels{std::move(*tagger),     std::move(*hints),     std::move(*parser),
                           std::move(*cues),       std::move(*arguments), std::move(*sources),
                           std::move(*confidence), std::move(*rivals)};
}

std::vector<std::vector<Statement>> statements_of(const std::vector<StatementTask>& tasks,
                                                  const StatementModels& models) {
    std::deque<StatementFinder> finders;
    for (const auto& task : tasks) finders.emplace_back(task, models);
    for (auto& finder : finders) finder.find_hints();
    for (auto& finder : finders) finder.parse();
    for (auto& finder : finders) finder.find_cues();
    for (auto& finder : finders) finder.read_cues();
    std::vector<std::vector<Statement>> statements;
    for (auto& finder : finders) statements.push_back(finder.statements());
    return statements;
}

}  // namespace onrecord
