// Parts of speech of words in their sentence.
#include "common/analysis/tagger.hpp"

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

}  // namespace
