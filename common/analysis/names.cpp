#include "common/analysis/names.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "common/analysis/data/cue_verbs.hpp"
#include "common/analysis/data/name_words.hpp"
#include "common/analysis/genders.hpp"
#include "common/analysis/name_forms.hpp"
#include "common/analysis/org_name.hpp"
#include "common/analysis/person_name.hpp"
#include "common/base/text.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

using Index = std::size_t;

/// Of more people of one surname in an article the first ones are looked at.
constexpr std::size_t most_namesakes = 50;
/// Of more spellings of one name the longest ones are looked at.
constexpr std::size_t most_spellings = 12;

struct Cluster {
    EntityKind kind = EntityKind::Person;
    std::vector<Index> forms;
    std::vector<Index> mentions;
    std::set<std::string> titles;
    Gender gender = Gender::Unknown;
};

class NameClusters {
  public:
    NameClusters(const MarkedText& text, const std::vector<NameMention>& mentions)
        : text_{text}, names_{text, mentions}, forms_{names_.forms()}, mentions_{names_.mentions()} {}

    std::vector<Entity> entities() {
        join_full_names();
        for (Index at = 0; at < mentions_.size(); ++at) clusters_[cluster_for(at)].mentions.push_back(at);
        std::vector<Entity> made;
        for (const auto& cluster : clusters_) {
            if (!cluster.mentions.empty()) made.push_back(entity_of(cluster));
        }
        std::sort(made.begin(), made.end(),
                  [](const Entity& a, const Entity& b) { return a.mentions < b.mentions; });
        return made;
    }

  private:
    /// Clusters of the names of two words and more: what shorter ones can stand for. The longest come first,
    /// those that begin with an initial last, since they can be short for the most.
    void join_full_names() {
        std::vector<Index> full;
        for (Index at = 0; at < forms_.size(); ++at) {
            if (forms_[at].words.size() > 1) full.push_back(at);
        }
        const auto order = [&](Index form) {
            const auto& words = forms_[form].words;
            return std::pair{without_point(words.front()).size() == 1,
                             -static_cast<std::ptrdiff_t>(words.size())};
        };
        std::stable_sort(full.begin(), full.end(), [&](Index a, Index b) { return order(a) < order(b); });
        for (const auto form : full) join(form);
        join_bracketed();
        for (const auto& mention : mentions_) {
            const auto cluster = cluster_of_.find(mention.form);
            if (cluster != cluster_of_.end()) note_title(clusters_[cluster->second], mention.title);
        }
    }

    /// "Frente de Liberación (FLN)": later on, FLN is known.
    void join_bracketed() {
        for (Index at = 1; at < mentions_.size(); ++at) {
            const auto& name = mentions_[at - 1];
            const auto& acronym = mentions_[at];
            const auto [begin, end] = acronym.tokens;
            const auto cluster = cluster_of_.find(name.form);
            const bool in_brackets = end == begin + 1 && name.tokens.end + 1 == begin && end < text_.size() &&
                                     text_.word(begin - 1) == "(" && text_.word(end) == ")";
            if (!in_brackets || !text_.tokens[begin].all_caps || cluster == cluster_of_.end()) continue;
            if (clusters_[cluster->second].kind != EntityKind::Org || cluster_of_.contains(acronym.form))
                continue;
            if (can_stand_for(forms_[acronym.form].words.front(), forms_[name.form].words))
                cluster_of_[acronym.form] = cluster->second;
        }
    }

    void join(Index form) {
        auto found = cluster_with(forms_[form]);
        if (!found) {
            found = clusters_.size();
            clusters_.push_back({forms_[form].kind, {}, {}, {}, Gender::Unknown});
        }
        auto& cluster = clusters_[*found];
        cluster.forms.push_back(form);
        cluster_of_[form] = *found;
        if (cluster.kind == EntityKind::Person && cluster.gender == Gender::Unknown)
            cluster.gender = gender_of_given_name(forms_[form].words.front());
        for (const auto& word : keys_for(forms_[form])) {
            auto& holders = clusters_by_word_[word];
            if (holders.empty() || holders.back() != *found) holders.push_back(*found);
        }
    }

    /// What a shorter form may consist of.
    static std::vector<std::string> keys_for(const NameForm& form) {
        std::vector<std::string> keys;
        for (const auto& word : form.words) {
            keys.push_back(without_point(word));
            if (word.starts_with("al-")) keys.push_back(word.substr(3));
        }
        if (form.kind == EntityKind::Org) {
            for (auto& acronym : acronyms_of(form.words)) keys.push_back(std::move(acronym));
        }
        return keys;
    }

    static void note_title(Cluster& cluster, const std::string& title) {
        if (title.empty()) return;
        cluster.titles.insert(title);
        if (gender_of_title(title) != Gender::Unknown) cluster.gender = gender_of_title(title);
    }

    template <typename Test>
    std::optional<Index> first_holder(const std::string& word, Test&& test) const {
        const auto found = clusters_by_word_.find(word);
        if (found == clusters_by_word_.end()) return {};
        const auto count = std::min(found->second.size(), most_namesakes);
        for (Index at = 0; at < count; ++at) {
            if (test(clusters_[found->second[at]])) return found->second[at];
        }
        return {};
    }

    std::optional<Index> cluster_with(const NameForm& form) const {
        const auto last = without_point(form.words.back());
        const auto with_last = first_holder(last, [&](const Cluster& c) { return can_hold(c, form); });
        if (with_last) return with_last;
        return first_holder(without_point(form.words.front()),
                            [&](const Cluster& c) { return can_hold(c, form); });
    }

    static std::vector<Index>::const_iterator end_of_spellings(const Cluster& cluster) {
        const auto count = std::min(cluster.forms.size(), most_spellings);
        return cluster.forms.begin() + static_cast<std::ptrdiff_t>(count);
    }

    bool can_hold(const Cluster& cluster, const NameForm& form) const {
        if (cluster.kind != form.kind) return false;
        const auto fits = [&](Index other) { return are_one(forms_[other], form); };
        return std::any_of(cluster.forms.begin(), end_of_spellings(cluster), fits);
    }

    static bool are_one(const NameForm& a, const NameForm& b) {
        if (a.kind == EntityKind::Person)
            return is_part_of(a.words, b.words) || is_part_of(b.words, a.words) ||
                   names_agree(person_name(a.words), person_name(b.words));
        return a.kind == EntityKind::Org && orgs_agree(a.words, b.words);
    }

    /// "López Obrador" is a part of "Andrés Manuel López Obrador".
    static bool is_part_of(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
        return std::search(whole.begin(), whole.end(), part.begin(), part.end()) != whole.end();
    }

    Index cluster_for(Index at) {
        const auto& mention = mentions_[at];
        const auto known = cluster_of_.find(mention.form);
        const bool is_full = forms_[mention.form].words.size() > 1;
        if (known != cluster_of_.end() && is_full) return known->second;
        if (const auto full = full_name_for(at)) return *full;
        if (known != cluster_of_.end()) return known->second;
        const auto made = clusters_.size();
        clusters_.push_back({forms_[mention.form].kind, {mention.form}, {}, {}, Gender::Unknown});
        cluster_of_[mention.form] = made;
        return made;
    }

    /// How well a cluster explains a name of one word; compared member by member.
    struct Fit {
        bool printed_well = false;
        bool surname = false;
        bool same_gender = false;
        bool same_title = false;
        bool before = false;
        Index earliness = 0;  ///< of its first mention: the article's own Quell keeps the bare surname

        friend auto operator<=>(const Fit&, const Fit&) = default;
    };

    std::optional<Index> full_name_for(Index at) const {
        const auto& mention = mentions_[at];
        const auto& form = forms_[mention.form];
        const auto word = without_point(form.words.front());
        const auto holders = clusters_by_word_.find(word);
        if (holders == clusters_by_word_.end()) return {};
        std::optional<Index> best;
        Fit top;
        const auto count = std::min(holders->second.size(), most_namesakes);
        for (Index holder = 0; holder < count; ++holder) {
            const auto& cluster = clusters_[holders->second[holder]];
            if (!can_shorten(cluster, form, word, mention)) continue;
            const auto fit = fit_of(cluster, word, mention);
            if (best && !(fit > top)) continue;
            best = holders->second[holder];
            top = fit;
        }
        return best;
    }

    bool can_shorten(const Cluster& cluster, const NameForm& form, const std::string& word,
                     const FormMention& mention) const {
        if (cluster.kind == EntityKind::Place) return false;
        if (cluster.kind == EntityKind::Org) {
            if (form.kind == EntityKind::Place || !mention.title.empty()) return false;
            return std::any_of(cluster.forms.begin(), end_of_spellings(cluster), [&](Index full) {
                const auto& words = forms_[full].words;
                return is_short_for(word, text_.tokens[mention.tokens.begin].all_caps, words) ||
                       (is_behind_the(mention) && !cluster.mentions.empty() && is_last_word_of(word, words));
            });
        }
        const bool is_place = form.kind != EntityKind::Person && data::places.contains(word);
        if (is_place && !may_be_a_surname(cluster, mention)) return false;
        // A headline's "Quell Says" is nobody's given name.
        const auto fit = fit_of(cluster, word, mention);
        return (fit.printed_well || fit.surname) && can_be(cluster.gender, gender_of_title(mention.title));
    }

    bool is_behind_the(const FormMention& mention) const {
        const auto begin = mention.tokens.begin;
        return begin > 0 && folded(text_.word(begin - 1)) == "the";
    }

    /// Of Lena Paris it may be Paris who speaks or begins a sentence; she is not what one is in.
    bool may_be_a_surname(const Cluster& cluster, const FormMention& mention) const {
        if (cluster.mentions.empty()) return false;
        const auto [begin, end] = mention.tokens;
        if (end < text_.size() && data::cue_verbs.contains(folded(text_.word(end)))) return true;
        const auto kind = text_.tokens[begin - 1].kind;
        return kind == TokenKind::Stop || text_.tokens[begin].blank_line_before;
    }

    Fit fit_of(const Cluster& cluster, const std::string& word, const FormMention& mention) const {
        Fit fit;
        fit.printed_well = std::any_of(cluster.forms.begin(), cluster.forms.end(),
                                       [&](Index form) { return forms_[form].printed_well; });
        fit.surname = std::any_of(cluster.forms.begin(), end_of_spellings(cluster), [&](Index form) {
            return cluster.kind != EntityKind::Person || person_name(forms_[form].words).surname == word;
        });
        const auto gender = gender_of_title(mention.title);
        fit.same_gender = gender != Gender::Unknown && gender == cluster.gender;
        fit.same_title = !mention.title.empty() && cluster.titles.contains(mention.title);
        fit.before = !cluster.mentions.empty();
        if (fit.before) fit.earliness = text_.size() - mentions_[cluster.mentions.front()].tokens.begin;
        return fit;
    }

    Entity entity_of(const Cluster& cluster) const {
        Entity entity;
        entity.kind = cluster.kind;
        const auto best =
            *std::max_element(cluster.forms.begin(), cluster.forms.end(), [&](Index a, Index b) {
                return std::pair{forms_[a].printed_well, forms_[a].printed.size()} <
                       std::pair{forms_[b].printed_well, forms_[b].printed.size()};
            });
        entity.name = forms_[best].printed;
        for (const auto at : cluster.mentions) entity.mentions.push_back(text_.span_of(mentions_[at].tokens));
        return entity;
    }

    const MarkedText& text_;
    NameForms names_;
    const std::vector<NameForm>& forms_;
    const std::vector<FormMention>& mentions_;
    std::vector<Cluster> clusters_;
    std::map<Index, Index> cluster_of_;  ///< by form
    std::map<std::string, std::vector<Index>> clusters_by_word_;
};

}  // namespace

std::vector<Entity> cluster_names(const MarkedText& text, const std::vector<NameMention>& mentions) {
    return NameClusters{text, mentions}.entities();
}

}  // namespace onrecord
