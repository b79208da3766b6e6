#include "common/analysis/words.hpp"

#include <algorithm>
#include <iterator>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

/// Longer chains of hyphens ("a-b-c-d-e-f") are pieces only; nobody types them joined.
constexpr std::size_t most_compound_parts = 4;
/// Longer words in capitals are shouting, not acronyms.
constexpr std::size_t longest_acronym = 8;

bool is_soft_hyphen(char32_t c) {
    return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

bool is_hyphen(char32_t c) {
    return c == '-' || c == 0x2010 || c == 0x2011;
}

bool is_word_character(char32_t c) {
    return is_letter(c) || is_number(c) || is_mark(c);
}

/// Cuts one text into words; holds where it stands and the position of the next word.
class Cutter {
  public:
    Cutter(std::string_view text, std::uint32_t position) : text_{text}, position_{position} {
        words_.reserve(text.size() / 6 + 1);
    }

    std::vector<Word> cut() {
        while (at_ < text_.size()) {
            if (take_plain_word()) continue;
            const auto point = code_point_at(text_, at_);
            if (is_word_character(point.value)) {
                if (is_unspaced_script(point.value)) {
                    take_character(point);
                } else {
                    take_word();
                }
                continue;
            }
            if (point.value == '\n') note_line_end();
            at_ += point.length;
        }
        return std::move(words_);
    }

  private:
    char32_t character(std::size_t at) const {
        return at < text_.size() ? code_point_at(text_, at).value : 0;
    }

    /// An empty line, blanks in it or not, sets paragraphs apart.
    void note_line_end() {
        std::size_t next = at_ + 1;
        while (next < text_.size() && (text_[next] == ' ' || text_[next] == '\t' || text_[next] == '\r'))
            ++next;
        if (next >= text_.size() || text_[next] != '\n') return;
        if (gap_at_ != position_) position_ += paragraph_gap;
        gap_at_ = position_;
    }

    /// A word of ASCII that nothing ties to what stands behind it, as nine in ten are: in one walk. False
    /// where there is none, or it takes more to tell.
    bool take_plain_word() {
        const auto begin = at_;
        auto end = begin;
        while (end < text_.size() && (is_ascii_alpha(text_[end]) || is_digit(text_[end]))) ++end;
        if (end == begin || (end < text_.size() && may_go_on(begin, end))) return false;
        const auto run = text_.substr(begin, end - begin);
        add_folded(begin, end, lower_ascii(run), form_of_letters(run));
        at_ = end;
        ++position_;
        return true;
    }

    /// Whether what stands at `end` could belong to a run of ASCII before it.
    bool may_go_on(std::size_t begin, std::size_t end) const {
        const char c = text_[end];
        if (c == '.' || c == ',' || c == '/') return end - begin == 1 || is_number(text_[end - 1]);
        return static_cast<unsigned char>(c) >= 0x80 || c == '-' || c == '&' || is_apostrophe(c);
    }

    void take_character(const CodePoint& point) {
        add(at_, at_ + point.length, WordForm::Plain);
        at_ += point.length;
        ++position_;
    }

    /// Letters, digits and what may stand between two of them without parting a word.
    void take_word() {
        if (take_dotted_acronym(at_)) return;
        std::vector<TextSpan> parts;
        add_run(parts);
        while (is_at_inner_hyphen()) {
            at_ += code_point_at(text_, at_).length;
            add_run(parts);
        }
        if (parts.size() > 1) return add_parts(parts);
        add(parts.front().begin, parts.front().end, form_of(parts.front()));
        ++position_;
    }

    /// One part, or two where it begins with an elision.
    void add_run(std::vector<TextSpan>& parts) {
        auto run = take_run();
        const auto apostrophe = elision_of(run);
        if (apostrophe < run.end) {
            parts.push_back({run.begin, apostrophe});
            run.begin = apostrophe + static_cast<std::uint32_t>(code_point_at(text_, apostrophe).length);
        }
        parts.push_back(run);
    }

    /// Where the apostrophe of "d'Estaing", "L'Echo", "dell'Utri" stands, which ties a word to the small one
    /// before it; the end of the run where there is none.
    std::uint32_t elision_of(const TextSpan& run) const {
        static constexpr std::string_view elided[] = {"d", "l", "qu", "dell", "all", "dall", "nell", "sull"};
        constexpr std::uint32_t longest_elided = 4;
        constexpr std::uint32_t shortest_behind = 3;
        for (auto at = run.begin + 1; at < run.end && at <= run.begin + longest_elided; ++at) {
            const auto point = code_point_at(text_, at);
            if (!is_apostrophe(point.value)) continue;
            const auto before = lower_ascii(text_.substr(run.begin, at - run.begin));
            const bool is_elided =
                std::find(std::begin(elided), std::end(elided), before) != std::end(elided);
            return is_elided && run.end - at >= point.length + shortest_behind ? at : run.end;
        }
        return run.end;
    }

    TextSpan take_run() {
        const auto begin = at_;
        at_ = run_end(begin);
        return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
    }

    bool is_at_inner_hyphen() const {
        if (at_ >= text_.size()) return false;
        const auto point = code_point_at(text_, at_);
        if (!is_hyphen(point.value)) return false;
        const auto next = character(at_ + point.length);
        return is_word_character(next) && !is_unspaced_script(next);
    }

    /// The end of letters, digits and inner apostrophes, ampersands, points and slashes from `from` on.
    std::size_t run_end(std::size_t from) const {
        auto at = from;
        char32_t last = 0;
        while (at < text_.size()) {
            const auto point = code_point_at(text_, at);
            const bool inner = is_word_character(point.value)
                                   ? !is_unspaced_script(point.value) || is_mark(point.value)
                                   : ties(last, point, at);
            if (!inner) break;
            last = point.value;
            at += point.length;
        }
        return at;
    }

    /// Whether a character that is neither letter nor digit holds its neighbors together as one word.
    bool ties(char32_t before, const CodePoint& point, std::size_t at) const {
        if (is_soft_hyphen(point.value)) return true;
        const auto after = character(at + point.length);
        if (is_apostrophe(point.value)) return is_letter(before) && is_letter(after);
        if (point.value == '&') return is_letter(before) && is_letter(after);
        if (point.value == '.' || point.value == ',' || point.value == '/') {
            return is_number(before) && is_number(after);
        }
        return false;
    }

    /// "U.S.", "U.S", "a.m.": single letters, each with a point, two of them or more.
    bool take_dotted_acronym(std::size_t begin) {
        if (character(begin + code_point_at(text_, begin).length) != '.') return false;
        auto at = begin;
        std::string letters;
        std::size_t end = begin;
        bool capitals = true;
        int count = 0;
        while (at < text_.size()) {
            const auto letter = code_point_at(text_, at);
            if (!is_letter(letter.value)) break;
            const auto after = at + letter.length;
            const bool point = character(after) == '.';
            if (!point && (count == 0 || is_word_character(character(after)))) break;
            letters.append(text_, at, letter.length);
            capitals = capitals && is_upper(letter.value);
            ++count;
            end = after;
            at = after + (point ? 1 : 0);
            if (!point) break;
        }
        if (count < 2 || (at < text_.size() && is_word_character(character(at)))) return false;
        if (at > begin && text_[at - 1] == '.') end = at;  // the last point belongs to what is marked
        at_ = end;
        add_folded(begin, end, folded(letters), capitals ? WordForm::Acronym : WordForm::Plain);
        skip_possessive();
        ++position_;
        return true;
    }

    void skip_possessive() {
        if (at_ >= text_.size()) return;
        const auto point = code_point_at(text_, at_);
        const auto letter = at_ + point.length;
        if (!is_apostrophe(point.value) || (character(letter) != 's' && character(letter) != 'S')) return;
        if (!is_word_character(character(letter + 1))) at_ = letter + 1;
    }

    void add_parts(const std::vector<TextSpan>& parts) {
        std::string joined;
        const auto first = position_;
        std::size_t compound_at = words_.size() + 1;
        for (const auto& part : parts) {
            const bool added = add(part.begin, part.end, WordForm::Part);
            if (added) joined += words_.back().folded;
            ++position_;
        }
        if (parts.size() > most_compound_parts || joined.size() > longest_word || compound_at > words_.size())
            return;
        const TextSpan whole{parts.front().begin, words_.back().span.end};
        words_.insert(words_.begin() + static_cast<std::ptrdiff_t>(compound_at),
                      Word{whole, std::move(joined), first, WordForm::Compound});
    }

    /// Without "'s" or a final apostrophe at the end.
    std::size_t without_possessive(std::size_t begin, std::size_t end) const {
        if (end - begin < 3) return end;
        const char last = text_[end - 1];
        if (last != 's' && last != 'S') return end;
        const auto before = code_point_before(text_.substr(0, end - 1), end - 1);
        const auto stem_end = end - 1 - before.length;
        return is_apostrophe(before.value) && stem_end > begin ? stem_end : end;
    }

    WordForm form_of(const TextSpan& span) const {
        return form_of_letters(
            text_.substr(span.begin, without_possessive(span.begin, span.end) - span.begin));
    }

    /// Two capitals or more and nothing else are an acronym.
    static WordForm form_of_letters(std::string_view text) {
        if (text.size() < 2 || text.size() > longest_acronym) return WordForm::Plain;
        const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
        return std::all_of(text.begin(), text.end(), capital) ? WordForm::Acronym : WordForm::Plain;
    }

    bool add(std::size_t begin, std::size_t end, WordForm form) {
        const auto stop = without_possessive(begin, end);
        return add_folded(begin, stop, folded_run(text_.substr(begin, stop - begin)), form);
    }

    bool add_folded(std::size_t begin, std::size_t end, std::string word, WordForm form) {
        if (word.empty()) return false;
        if (word.size() > longest_word) word = prefix_of(word, longest_word);
        words_.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                          std::move(word),
                          position_,
                          form});
        return true;
    }

    /// Folded, apostrophes and soft hyphens out, commas out of numbers.
    static std::string folded_run(std::string_view run) {
        std::string bare;
        bool plain = true;
        for (std::size_t at = 0; at < run.size() && plain; ++at) {
            const auto c = static_cast<unsigned char>(run[at]);
            plain = c < 0x80 && c != '\'' && c != '`' && c != ',';
        }
        if (plain) return folded(run);
        for (std::size_t at = 0; at < run.size();) {
            const auto point = code_point_at(run, at);
            if (!is_apostrophe(point.value) && !is_soft_hyphen(point.value) && point.value != ',') {
                bare.append(run, at, point.length);
            }
            at += point.length;
        }
        return folded(bare);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::uint32_t position_;
    std::uint32_t gap_at_ = 0;
    std::vector<Word> words_;
};

}  // namespace

std::vector<Word> words_of(std::string_view text, std::uint32_t first_position) {
    return Cutter{text, first_position}.cut();
}

std::string folded_words(std::string_view text) {
    std::string joined;
    for (const auto& word : words_of(text)) {
        if (word.form == WordForm::Compound) continue;
        if (!joined.empty()) joined += ' ';
        joined += word.folded;
    }
    return joined;
}

}  // namespace onrecord
