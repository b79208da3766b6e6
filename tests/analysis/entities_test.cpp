// Names found by the trained model, and the runs of capitals that it looks at.
#include <ostream>
#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "common/analysis/entities.hpp"
#include "common/analysis/statements.hpp"

namespace {

using namespace onrecord;
namespace data = boost::unit_test::data;

/// A text on its way to the entities.
class Tagged {
  public:
    explicit Tagged(std::string_view text)
        : statements_{*ModelFile::open(models_folder() + "/statements.model")},
          entities_{*ModelFile::open(models_folder() + "/entities.model")},
          models_{*entity_models(entities_)},
          marked_{mark_text(text)},
          tags_{tags_of(marked_, *statements_.model("tagger", trained_tags))} {}

    Capitals capitals() const { return {{marked_, tags_}, models_.gazetteer}; }
    std::string names() const {
        std::string lines;
        for (const auto& name : find_names({marked_, tags_}, models_)) {
            if (!lines.empty()) lines += "; ";
            lines += std::string{to_string(name.kind)} + ' ' +
                     std::string{marked_.span_of(name.tokens).in(marked_.text)};
        }
        return lines;
    }
    std::string runs() const {
        const auto found = capitals();
        std::string lines;
        for (std::size_t at = 0; at < marked_.size(); ++at) {
            const auto run = found.run_of(at);
            if (run.empty() || run.begin != at) continue;
            if (!lines.empty()) lines += "; ";
            lines += marked_.span_of(run).in(marked_.text);
        }
        return lines;
    }
    std::uint16_t evidence(std::size_t at) const {
        const auto found = capitals();
        return found.evidence(at) == nullptr ? std::uint16_t{0} : found.evidence(at)->bits;
    }

  private:
    ModelFile statements_;
    ModelFile entities_;
    EntityModels models_;
    MarkedText marked_;
    std::vector<Tag> tags_;
};

struct Example {
    const char* text;
    const char* found;
};
std::ostream& operator<<(std::ostream& out, const Example& c) {
    return out << c.text;
}

const Example runs[] = {
    {"He met Mara Quell in Oslo.", "He; Mara Quell; Oslo"},
    {"The University of Tarvel and the bank of it.", "The University of Tarvel"},
    {"Juan de la Torre left.", "Juan de la Torre"},
    {"nothing here", ""},
};

BOOST_DATA_TEST_CASE(capitals_run_over_small_joints, data::make(runs), c) {
    BOOST_TEST(Tagged{c.text}.runs() == c.found);
}

BOOST_AUTO_TEST_CASE(evidence_is_of_all_places_of_a_word) {
    const Tagged text{"Quell left. He met Mayor Quell in a quell."};
    const auto of = [&](Evidence bit) { return (text.evidence(0) & static_cast<unsigned>(bit)) != 0; };
    BOOST_TEST(of(Evidence::BehindTitle));
    BOOST_TEST(of(Evidence::Alone));
    BOOST_TEST(of(Evidence::WrittenSmall));
    BOOST_TEST(!of(Evidence::BehindIn));
}

const Example examples[] = {
    {"Maria Hernandez, a lawyer in Chicago, sued the Tarvel Harbor Authority on Monday.",
     "person Maria Hernandez; place Chicago; org Tarvel Harbor Authority"},
    {"President Juan Ortega met John Quell in Norway.",
     "person Juan Ortega; person John Quell; place Norway"},
    {"Mr. Tollander said that he would leave.", "person Tollander"},
    {"The Ministry of Health declined to comment.", "org Ministry of Health"},
    {"It was cold, and nobody came.", ""},
    {"", ""},
};

BOOST_DATA_TEST_CASE(names_are_found_with_their_kind, data::make(examples), c) {
    BOOST_TEST(Tagged{c.text}.names() == c.found);
}

BOOST_AUTO_TEST_CASE(labels_become_mentions_and_misc_does_not) {
    using enum EntityLabel;
    const auto names =
        names_in({PersonBegin, PersonInside, PersonBegin, Outside, MiscBegin, OrgInside, PlaceInside});
    BOOST_TEST_REQUIRE(names.size() == 4);
    BOOST_TEST((names[0] == NameMention{{0, 2}, EntityKind::Person}));
    BOOST_TEST((names[1] == NameMention{{2, 3}, EntityKind::Person}));
    BOOST_TEST((names[2] == NameMention{{5, 6}, EntityKind::Org}));
    BOOST_TEST((names[3] == NameMention{{6, 7}, EntityKind::Place}));
}

BOOST_AUTO_TEST_CASE(votes_leave_the_own_one_out) {
    WordVotes votes{1};
    BOOST_TEST(votes.of(0, EntityLabel::Outside) == 0U);
    votes.add(0, EntityLabel::PersonBegin);
    BOOST_TEST(votes.of(0, EntityLabel::PersonBegin) == 0U);
    BOOST_TEST(votes.of(0, EntityLabel::Outside) != 0U);
    votes.add(0, EntityLabel::PlaceBegin);
    BOOST_TEST(votes.of(0, EntityLabel::PersonBegin) == votes.of(0, EntityLabel::PersonInside));
    BOOST_TEST(votes.of(0, EntityLabel::PersonBegin) != votes.of(0, EntityLabel::PlaceBegin));
}

}  // namespace
