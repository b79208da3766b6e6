#include "common/index/stored_data.hpp"

#include <string>

#include <boost/test/unit_test.hpp>

namespace onrecord {
namespace {

std::string round_trip(const std::string& data) {
    Xapian::Document document;
    set_stored_data(document, data);
    return stored_data(document);
}

std::string unpacked(const std::string& bytes) {
    Xapian::Document document;
    document.set_data(bytes);
    return stored_data(document);
}

std::string packed(const std::string& data) {
    Xapian::Document document;
    set_stored_data(document, data);
    return document.get_data();
}

BOOST_AUTO_TEST_SUITE(stored_data_of_documents)

BOOST_AUTO_TEST_CASE(comes_back_as_it_was) {
    const std::string all_bytes = [] {
        std::string bytes;
        for (int byte = 0; byte < 256; ++byte) bytes.push_back(static_cast<char>(byte));
        return bytes;
    }();
    for (const auto& data : {std::string{"x"}, std::string{"The ferry sails at nine."}, all_bytes})
        BOOST_TEST(round_trip(data) == data);
}

BOOST_AUTO_TEST_CASE(fifty_megabytes_of_one_letter_come_back) {
    // Nothing packs smaller: it claims the most bytes for its size of all that is whole.
    const std::string data(50'000'000, 'a');
    BOOST_TEST((round_trip(data) == data));
}

BOOST_AUTO_TEST_CASE(what_is_cut_is_nothing) {
    const auto whole = packed("The ferry sails at nine, and at ten, and at eleven, said Mara Quell.");
    for (std::size_t size = 0; size < whole.size(); ++size)
        BOOST_TEST(unpacked(whole.substr(0, size)).empty());
}

BOOST_AUTO_TEST_CASE(what_was_not_packed_is_nothing) {
    for (const auto* bytes : {"", "?", "The ferry sails at nine."}) BOOST_TEST(unpacked(bytes).empty());
}

BOOST_AUTO_TEST_CASE(no_memory_is_asked_for_a_size_that_cannot_be) {
    // A frame that says that 1 TiB is in it, and holds one byte.
    const std::string frame{"\x28\xB5\x2F\xFD\xE0\x00\x00\x00\x00\x00\x01\x00\x00\x09\x00\x00x", 17};
    BOOST_TEST(unpacked(frame).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace onrecord
