#include <boost/test/unit_test.hpp>

#include <limits>
#include <random>
#include <string>

#include "common/index/stored_article.hpp"

namespace {

using namespace onrecord;

AnalyzedArticle sample() {
    AnalyzedArticle made;
    auto& article = made.article;
    article.id = "a1";
    article.id_origin = IdOrigin::Url;
    article.title = "Harbor vote";
    article.body = "“We will vote,” said Mara Quell, the mayor.";
    article.published = Published{{2025, 2, 4}, 3600};
    article.authors = {"Ann Lee", "Tomas Brandt"};
    article.path = "a/b.txt";
    article.place = 3;
    made.entities = {{EntityKind::Person, "Mara Quell", {{25, 35}}}};
    made.statements = {
        {{{0, 19}}, {{20, 24}}, {{25, 46}}, "Mara Quell", StatementKind::Direct, Resolution::Named, 0.75F}};
    return made;
}

/// What is wrong in it has to be seen without the checksum, too.
std::string without_checksum(std::string data) {
    data.resize(data.size() - 4);
    return data;
}

BOOST_AUTO_TEST_CASE(an_article_comes_back_as_it_was) {
    const auto back = decode_article(encode_article(sample()));
    BOOST_TEST_REQUIRE(back.has_value());
    BOOST_TEST((*back == sample()));
    auto undated = sample();
    undated.article.published.reset();
    undated.article.title_derived = true;
    BOOST_TEST((*decode_article(encode_article(undated)) == undated));
}

BOOST_AUTO_TEST_CASE(every_cut_is_an_error) {
    const auto data = encode_article(sample());
    for (std::size_t size = 0; size < data.size(); ++size) {
        BOOST_TEST(!decode_article(std::string_view{data}.substr(0, size)).has_value());
    }
}

/// A turned bit would tell of another speaker, another text, another day.
template <typename Decode>
void check_turned_bits(const std::string& data, const Decode& decode) {
    BOOST_TEST(decode(data));
    for (std::size_t bit = 0; bit < 8 * data.size(); ++bit) {
        auto turned = data;
        turned[bit / 8] = static_cast<char>(turned[bit / 8] ^ (1 << bit % 8));
        BOOST_TEST(!decode(turned), "bit " << bit << " of " << 8 * data.size());
    }
}

BOOST_AUTO_TEST_CASE(every_turned_bit_is_an_error) {
    check_turned_bits(encode_article(sample()),
                      [](const std::string& data) { return decode_article(data).has_value(); });
    check_turned_bits(encode_shown(sample().article),
                      [](const std::string& data) { return decode_shown(data).has_value(); });
}

/// A number that is no probability is equal to nothing, itself included.
BOOST_AUTO_TEST_CASE(a_confidence_is_a_probability) {
    for (const float confidence :
         {std::numeric_limits<float>::quiet_NaN(), -0.5F, 1.5F, std::numeric_limits<float>::infinity()}) {
        auto wrong = sample();
        wrong.statements.front().confidence = confidence;
        BOOST_TEST(!decode_article(encode_article(wrong)).has_value());
    }
    for (const float confidence : {0.0F, 1.0F}) {
        auto right = sample();
        right.statements.front().confidence = confidence;
        BOOST_TEST(decode_article(encode_article(right)).has_value());
    }
}

/// A step back or ahead beyond all numbers.
BOOST_AUTO_TEST_CASE(a_span_lies_in_the_body) {
    const auto data = without_checksum(encode_article(sample()));
    const std::string step_ahead{"\x01\x32\x0a", 3};  // one mention, 25 bytes on, 10 long
    const auto at = data.find(step_ahead);
    BOOST_TEST_REQUIRE(at != std::string::npos);
    for (const char last : {'\x00', '\x01'}) {
        auto far = data;
        far.replace(at + 1, 1, std::string(9, '\xff') + last);
        BOOST_TEST(!decode_article(with_checksum(far)).has_value());
    }
}

BOOST_AUTO_TEST_CASE(flipped_bytes_never_leave_the_body) {
    const auto data = without_checksum(encode_article(sample()));
    std::mt19937 random{7};
    for (int round = 0; round < 20'000; ++round) {
        auto flipped = data;
        flipped[random() % flipped.size()] = static_cast<char>(random());
        const auto back = decode_article(with_checksum(flipped));
        if (!back) continue;
        for (const auto& statement : back->statements) {
            for (const auto& span : statement.content) {
                BOOST_REQUIRE((span.begin <= span.end && span.end <= back->article.body.size()));
            }
        }
    }
}

}  // namespace
