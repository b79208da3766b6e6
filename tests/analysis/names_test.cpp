// Which mentions of names mean the same, whoever found them.
#include <ostream>
#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "common/analysis/names.hpp"

namespace {

using namespace onrecord;
namespace data = boost::unit_test::data;

struct Clustered {
    const char* marked;    ///< a mention is "[P:Mara Quell]", "[O:…]" or "[L:…]"
    const char* entities;  ///< "kind:name(mentions)", set apart by "; "
};
std::ostream& operator<<(std::ostream& out, const Clustered& c) {
    return out << c.marked;
}

/// The text without its marks, and what they mark.
struct MarkedNames {
    std::string text;
    std::vector<TextSpan> spans;
    std::vector<EntityKind> kinds;
};

MarkedNames read_marks(std::string_view marked) {
    MarkedNames read;
    for (std::size_t at = 0; at < marked.size(); ++at) {
        if (marked[at] == '[') {
            const auto kind = marked[at + 1];
            read.kinds.push_back(kind == 'P'   ? EntityKind::Person
                                 : kind == 'O' ? EntityKind::Org
                                               : EntityKind::Place);
            const auto begin = static_cast<std::uint32_t>(read.text.size());
            read.spans.push_back({begin, begin});
            at += 2;
        } else if (marked[at] == ']') {
            read.spans.back().end = static_cast<std::uint32_t>(read.text.size());
        } else {
            read.text += marked[at];
        }
    }
    return read;
}

std::vector<NameMention> mentions_of(const MarkedNames& names, const MarkedText& text) {
    std::vector<NameMention> mentions;
    for (std::size_t at = 0; at < names.spans.size(); ++at) {
        NameMention mention{{text.size(), 0}, names.kinds[at]};
        for (std::size_t token = 0; token < text.size(); ++token) {
            if (!names.spans[at].covers(text.tokens[token].span)) continue;
            mention.tokens.begin = std::min(mention.tokens.begin, token);
            mention.tokens.end = token + 1;
        }
        mentions.push_back(mention);
    }
    return mentions;
}

std::string printed(const std::vector<Entity>& entities) {
    std::string all;
    for (const auto& entity : entities) {
        if (!all.empty()) all += "; ";
        all += std::string{to_string(entity.kind)} + ':' + entity.name + '(' +
               std::to_string(entity.mentions.size()) + ')';
    }
    return all;
}

const Clustered examples[] = {
    {"[P:Mara Quell] spoke. [P:Quell]’s plan failed. Mayor [P:Quell] left.", "person:Mara Quell(3)"},
    {"[P:Bill Tarn] spoke. [P:William Tarn] left. [P:W. Tarn] slept.", "person:William Tarn(3)"},
    {"[P:Tom Quell] met [P:Ada Quell]. Mr. [P:Quell] left. Ms. [P:Quell] stayed.",
     "person:Tom Quell(2); person:Ada Quell(2)"},
    {"[P:Ana Belén Ruiz Orta] spoke. [P:Ruiz Orta] left. [P:Ruiz] slept.", "person:Ana Belén Ruiz Orta(3)"},
    {"[P:José Peña] spoke. [P:Jose Pena] left. [P:Pena] slept.", "person:José Peña(3)"},
    {"[P:Shay O'Dell] spoke. [P:O’Dell] left.", "person:Shay O'Dell(2)"},
    {"[P:Karim al-Tarif] spoke. [P:Tarif] left. [P:al-Tarif] slept.", "person:Karim al-Tarif(3)"},
    {"[P:Tom Quell] met [P:Ada Quell] and [P:Ian Tarn]. [P:Quell] left.",
     "person:Tom Quell(2); person:Ada Quell(1); person:Ian Tarn(1)"},
    {"Then [P:Harbor Board President Mara Quell] spoke. [P:Quell] left.", "person:Mara Quell(2)"},
    {"Then [O:Harbor Council President Mara Quell] spoke. [P:Quell] left.", "person:Mara Quell(2)"},
    {"[P:Mara Quell of Oslo] spoke. [P:Quell] left.", "person:Mara Quell(2)"},
    {"[P:Quell Wins Vote] Over Harbor Board\n\n[P:Mara Quell] won. [P:Quell] left.",
     "person:Quell Wins Vote(1); person:Mara Quell(2)"},
    // What the finder has passed over.
    {"Then [P:Mara Quell] spoke. In the end Quell left.", "person:Mara Quell(2)"},
    {"Then [P:Mara Quell] spoke. The Quell Tower fell.", "person:Mara Quell(1)"},
    {"Then [P:Mara Brown] spoke. Brown bread and brown beer were served.", "person:Mara Brown(1)"},
    {"Then [P:Karim al-Tarif] spoke. A friend of al-Tarif left.", "person:Karim al-Tarif(2)"},
    {"Then Sen. Mara Quell spoke. A sen. is old.", "person:Mara Quell(1)"},
    // Kinds that disagree.
    {"[P:Mara Quell] spoke. [O:Quell] left. [P:Quell] slept.", "person:Mara Quell(3)"},
    {"[O:Mara Quell] spoke. [P:Mara Quell] left. [P:Mara Quell] slept.", "person:Mara Quell(3)"},
    {"[P:Lena Paris] spoke in [L:Paris]. [L:Paris] left. She loved [L:Paris].",
     "person:Lena Paris(2); place:Paris(2)"},
    // Organizations and places.
    {"the [O:Harbor Crossing Agency] ([O:HCA]) paid. The [O:HCA] paid twice.",
     "org:Harbor Crossing Agency(3)"},
    {"[O:Tarn Motors Inc.] paid. [O:Tarn Motors] lost. [O:Tarn] won.", "org:Tarn Motors Inc.(3)"},
    {"The [O:Department of Harbors] paid. The [O:Harbors Department] lost.", "org:Department of Harbors(2)"},
    {"The [O:Frente Azul] ([O:FLN]) won. The [O:FLN] left.", "org:Frente Azul(3)"},
    {"The [O:City Harbor Council] met. The [O:Harbor Council] voted. The [O:Council] left.",
     "org:City Harbor Council(3)"},
    {"A [O:Council] met. The [O:Harbor Council] voted.", "org:Council(1); org:Harbor Council(1)"},
    {"The [L:U.S.] and the [L:United States] and the [L:US]", "place:United States(3)"},
    {"in [L:Oslo] and in [L:Oslo]", "place:Oslo(2)"},
    {"nothing", ""},
};

BOOST_DATA_TEST_CASE(mentions_of_one_share_a_name, data::make(examples), given) {
    const auto names = read_marks(given.marked);
    const auto text = mark_text(names.text);
    BOOST_TEST(printed(cluster_names(text, mentions_of(names, text))) == given.entities);
}

BOOST_AUTO_TEST_CASE(titles_stand_before_names) {
    const auto text = mark_text("Secretary of State Mara Quell met Sen. Tarn and Ada Tarn.");
    BOOST_TEST(title_before(text, 3) == "secretary");
    BOOST_TEST(title_before(text, 7) == "sen");
    BOOST_TEST(title_before(text, 9) == "");
    BOOST_TEST(title_before(text, 0) == "");
}

}  // namespace
