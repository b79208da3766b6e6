// Parts of speech of words in their sentence.
#include "common/analysis/tagger.hpp"

#include <algorithm>
#include <array>
#include <ostream>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "common/analysis/model/model_file.hpp"

namespace {

using namespace onrecord;
namespace data = boost::unit_test::data;

struct Tagged {
    const char* text;
    std::size_t at;
    Tag tag;
};
std::ostream& operator<<(std::ostream& out, const Tagged& c) {
    return out << c.text << " [" << c.at << ']';
}

const Tagged examples[] = {
    {"The council will vote.", 0, Tag::Determiner},
    {"The council will vote.", 2, Tag::Modal},
    {"The council will vote.", 3, Tag::Base},
    {"The vote is on Friday.", 1, Tag::Noun},
    {"Mara Quell closed the bridge.", 1, Tag::Name},
    {"Mara Quell closed the bridge.", 2, Tag::Past},
    {"The bridge was closed by the port.", 3, Tag::Participle},
    {"It cost 40 crowns, he said.", 2, Tag::Number},
    {"It cost 40 crowns, he said.", 4, Tag::Comma},
    {"It cost 40 crowns, he said.", 5, Tag::Pronoun},
};

BOOST_DATA_TEST_CASE(a_word_has_its_tag, data::make(examples), given) {
    const auto file = *ModelFile::open(models_folder() + "/statements.model");
    const auto tags = tags_of(mark_text(given.text), *file.model("tagger", trained_tags));
    BOOST_TEST((tags.at(given.at) == given.tag));
}

/// As if nothing but the model told it.
Tag tag_by_model(const MarkedText& text, std::size_t at, const LinearModel& model) {
    FeatureList features;
    add_tag_features(text, at, features);
    std::array<float, trained_tags> scores{};
    model.score(features.all(), scores);
    return static_cast<Tag>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

BOOST_AUTO_TEST_CASE(what_is_told_without_the_model_is_what_it_says) {
    const auto file = *ModelFile::open(models_folder() + "/statements.model");
    const auto model = *file.model("tagger", trained_tags);
    const auto text = mark_text(
        "Mara Quell did not want to be here, but she has been at the port for an hour, and if any of those "
        "who "
        "were with her would stay, they could, too. This is what he was told by its crew after some of them "
        "left "
        "during the night: “Should you go from our bridge into the river, are we to be against it? Where "
        "does your "
        "road lead when being through is more than their mayor or his wife can do for him, which a fool "
        "could see?”");
    const auto tags = tags_of(text, model);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (tag_by_form(text, at) != Tag::Other) continue;
        BOOST_TEST((tags[at] == tag_by_model(text, at, model)), text.word(at));
    }
}

}  // namespace
