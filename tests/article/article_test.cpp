#include <boost/test/unit_test.hpp>

#include "common/article/article.hpp"

namespace {

using namespace onrecord;

Article article(std::string id, std::string url, std::string body) {
    Article made;
    made.id = std::move(id);
    made.url = std::move(url);
    made.body = std::move(body);
    complete(made);
    return made;
}

BOOST_AUTO_TEST_CASE(id_is_given_or_from_url_or_from_content) {
    BOOST_TEST(article(" a1 ", "https://x.example/a", "text").id == "a1");
    BOOST_TEST(article("", "https://www.X.example/a/?utm_source=mail#top", "text").id ==
               article("", "http://x.example/a", "other text").id);
    BOOST_TEST(article("", "", "text").id == article("", "", "text").id);
    BOOST_TEST(article("", "", "text").id != article("", "", "texts").id);
}

BOOST_AUTO_TEST_CASE(ids_are_clean_and_bounded) {
    BOOST_TEST(article("a\x1b[31m\nb", "", "").id == "a [31m b");
    const auto cut = article(std::string(5000, 'x'), "", "").id;
    BOOST_TEST(cut.size() <= 200U);
    BOOST_TEST(cut != article(std::string(5001, 'x'), "", "").id);
}

BOOST_AUTO_TEST_CASE(first_sentence_serves_as_title) {
    const auto made = article("", "", "\nThe U.S. envoy left. She said nothing.");
    BOOST_TEST(made.title == "The U.S. envoy left.");
    BOOST_TEST(made.title_derived);
}

BOOST_AUTO_TEST_CASE(hash_sees_every_field) {
    auto one = article("a", "", "text");
    auto two = one;
    BOOST_TEST(content_hash(one) == content_hash(two));
    two.authors = {"Ann Lee"};
    BOOST_TEST(content_hash(one) != content_hash(two));
    two = one;
    two.path = "elsewhere";
    BOOST_TEST(content_hash(one) == content_hash(two));
}

}  // namespace
