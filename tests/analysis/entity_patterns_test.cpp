#include <ostream>
#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "common/analysis/entity_patterns.hpp"

namespace {

using namespace onrecord;
namespace data = boost::unit_test::data;

struct Named {
    const char* body;
    const char* entities;  ///< "kind:name(mentions)", set apart by "; "
};
std::ostream& operator<<(std::ostream& out, const Named& c) {
    return out << c.body;
}

const Named examples[] = {
    {"Mayor Mara Quell spoke. Quell’s plan failed.", "person:Mara Quell(2)"},
    {"Then Henrik Vasstrand left Oslo for Peru.", "person:Henrik Vasstrand(1); place:Oslo(1); place:Peru(1)"},
    {"The Harbor Crossing Agency (HCA) paid. The HCA paid twice.", "org:Harbor Crossing Agency(3)"},
    {"Tom Quell met Ada Quell. Ada Quell left.", "person:Tom Quell(1); person:Ada Quell(2)"},
    {"the U.S. and CNN", "place:U.S.(1); org:CNN(1)"},
    {"nothing here", ""},
    {"On Monday they came.", ""},
};

BOOST_DATA_TEST_CASE(names_are_found_and_gathered, data::make(examples), given) {
    std::string found;
    const auto text = mark_text(given.body);
    for (const auto& entity : cluster_names(text, mentions_by_pattern(text))) {
        if (!found.empty()) found += "; ";
        found += std::string{to_string(entity.kind)} + ':' + entity.name + '(' +
                 std::to_string(entity.mentions.size()) + ')';
    }
    BOOST_TEST(found == given.entities);
}

}  // namespace
