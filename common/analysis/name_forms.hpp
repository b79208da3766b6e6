// Mentions of names, read: what they are spelled like, with titles off, kinds agreed on, and none passed
// over.
//
//   Harbor Board President Mara Quell of Oslo   Mara Quell
//   Quell’s, Quell's, QUELL                     one form
//   Quell as an org, twice as a person          a person: the kind of most mentions
//   … where Quell stood …                       a mention as well, where Mara Quell is one
//   … and Sen. Quell stood …                    a mention, whatever the finder says
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzed_article.hpp"
#include "common/analysis/marked_text.hpp"

namespace onrecord {

/// A stretch of tokens that names somebody or something; a title before it is not in it.
struct NameMention {
    TokenRange tokens;
    EntityKind kind = EntityKind::Person;

    friend bool operator==(const NameMention&, const NameMention&) = default;
};

/// The title right before a name, folded and without its point ("sen"); "" where there is none.
std::string title_before(const MarkedText& text, std::size_t at);

/// "sen" of "sen."; an initial loses its point, too.
std::string without_point(std::string word);

/// All mentions that are spelled alike, case and accents aside.
struct NameForm {
    std::vector<std::string> words;  ///< folded
    EntityKind kind = EntityKind::Person;
    std::array<std::size_t, 3> votes{};  ///< by kind
    std::string printed;
    bool printed_well = false;  ///< neither in the headline nor in capitals throughout
};

struct FormMention {
    TokenRange tokens;
    std::size_t form = 0;  ///< its place in the list of forms
    std::string title;     ///< as title_before() has it
};

class NameForms {
  public:
    /// Mentions come in any order. Borrows the text.
    NameForms(const MarkedText& text, std::vector<NameMention> mentions);

    const std::vector<NameForm>& forms() const { return forms_; }
    /// In order of the text.
    const std::vector<FormMention>& mentions() const { return mentions_; }

  private:
    void note_headline();
    NameMention name_in(NameMention mention) const;
    std::vector<std::string> words_of(const TokenRange& tokens) const;
    std::string printed(TokenRange tokens) const;
    bool is_title(std::size_t at) const;
    bool is_like_a_person(const TokenRange& tokens) const;
    bool is_printed_well(const TokenRange& tokens) const;
    void add(const NameMention& found);
    std::vector<bool> taken_tokens() const;
    void add_titled();
    void add_surnames();
    bool is_name_word(std::size_t at) const;
    bool stands_alone(std::size_t at) const;

    const MarkedText& text_;
    std::size_t headline_end_ = 0;
    std::vector<NameForm> forms_;
    std::map<std::string, std::size_t> form_of_;
    std::vector<FormMention> mentions_;
};

}  // namespace onrecord
