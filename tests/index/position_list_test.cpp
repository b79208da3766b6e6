// Positions as they lie in the metadata: what is written is what is read, document by document.
#include <map>
#include <random>

#include <xapian.h>
#include <boost/test/unit_test.hpp>

#include "common/index/position_cursor.hpp"
#include "tests/temp_folder.hpp"

namespace {

using namespace onrecord;
using onrecord::test::TempFolder;
using Positions = std::vector<std::uint32_t>;
using Documents = std::map<Xapian::docid, Positions>;

Documents random_documents(std::mt19937& random) {
    Documents documents;
    for (Xapian::docid docid = 1; documents.size() < 3'000;
         docid += static_cast<Xapian::docid>(1 + random() % 300)) {
        auto& positions = documents[docid];
        for (auto count = 1 + random() % 5 * (random() % 3); count > 0; --count)
            positions.push_back(
                static_cast<std::uint32_t>((positions.empty() ? 0 : positions.back()) + 1 + random() % 400));
    }
    return documents;
}

void write(Xapian::WritableDatabase& db, const std::string& term, const Documents& documents) {
    const auto keys = position_keys_of(term);
    PositionChunk chunk;
    for (const auto& [docid, positions] : documents) {
        chunk.add(docid, positions);
        if (!chunk.is_full() && docid != documents.rbegin()->first) continue;
        db.set_metadata(position_key(keys, chunk.last()), chunk.value());
        chunk.clear();
    }
}

Positions positions_at(PositionCursor& cursor, Xapian::docid docid) {
    Positions positions;
    if (cursor.seek(docid) && cursor.entry().docid == docid) append_positions(cursor.entry(), positions);
    return positions;
}

BOOST_AUTO_TEST_CASE(positions_are_read_as_written) {
    std::mt19937 random{5};
    const TempFolder folder;
    Xapian::WritableDatabase db{folder.path("db"), Xapian::DB_CREATE};
    const auto harbor = random_documents(random);
    write(db, "harbor", harbor);
    write(db, "harbors", {{7, {1}}});
    db.commit();
    for (const Xapian::docid step : {1U, 17U, 4'000U}) {
        PositionCursor cursor{db, "harbor"};
        for (Xapian::docid docid = 1; docid <= db.get_lastdocid() + harbor.rbegin()->first + 9;
             docid += step) {
            const auto wanted = harbor.find(docid);
            const auto found = positions_at(cursor, docid);
            BOOST_REQUIRE(found == (wanted == harbor.end() ? Positions{} : wanted->second));
        }
    }
    PositionCursor none{db, "harbo"};
    BOOST_TEST(!none.seek(1));
}

BOOST_AUTO_TEST_CASE(the_documents_of_a_word_come_one_after_the_other) {
    std::mt19937 random{9};
    const TempFolder folder;
    Xapian::WritableDatabase db{folder.path("db"), Xapian::DB_CREATE};
    const auto harbor = random_documents(random);
    write(db, "harbor", harbor);
    db.commit();
    PositionCursor cursor{db, "harbor"};
    for (const auto& [docid, positions] : harbor) {
        BOOST_REQUIRE(cursor.next());
        BOOST_REQUIRE(cursor.entry().docid == docid);
        BOOST_REQUIRE(count_of(cursor.entry()) == positions.size());
    }
    BOOST_TEST(!cursor.next());
    PositionCursor none{db, "harbo"};
    BOOST_TEST(!none.next());
}

BOOST_AUTO_TEST_CASE(chunks_of_any_bytes_come_to_an_end) {
    std::mt19937 random{11};
    const TempFolder folder;
    Xapian::WritableDatabase db{folder.path("db"), Xapian::DB_CREATE};
    const auto keys = position_keys_of("harbor");
    for (int round = 0; round < 300; ++round) {
        for (const Xapian::docid last : {9U, 90'000U, 0xFFFFFFFFU}) {
            std::string bytes(1 + random() % 40, '\0');
            for (auto& byte : bytes) byte = static_cast<char>(random());
            db.set_metadata(position_key(keys, last), bytes);
        }
        // The last document of all there can be, alone.
        if (round == 0) db.set_metadata(position_key(keys, 0xFFFFFFFFU), std::string("\0\1", 2));
        PositionCursor cursor{db, "harbor"};
        Xapian::docid before = 0;
        while (cursor.next()) {
            BOOST_REQUIRE(cursor.entry().docid > before);
            before = cursor.entry().docid;
        }
    }
}

BOOST_AUTO_TEST_CASE(terms_are_told_by_their_beginning) {
    const TempFolder folder;
    Xapian::WritableDatabase db{folder.path("db"), Xapian::DB_CREATE};
    for (const auto* const term : {"har", "harbor", "harbors", "hard", "ha", "VWhar"}) {
        // More than one chunk each.
        write(db, term, {{7, {1}}});
        write(db, term, {{900, {1, 2}}});
    }
    db.set_metadata("Phar", "of nobody's");
    db.commit();
    using Terms = std::vector<std::string>;
    BOOST_TEST(placed_terms(db, "har", 9) == (Terms{"har", "harbor", "harbors", "hard"}));
    BOOST_TEST(placed_terms(db, "harb", 1) == Terms{"harbor"});
    BOOST_TEST(placed_terms(db, "hi", 9).empty());
}

BOOST_AUTO_TEST_CASE(keys_are_taken_apart) {
    const auto key = position_key(position_keys_of("Svote"), 0x01020304);
    BOOST_TEST(is_position_key(key));
    BOOST_TEST(parsed_position_key(key).term == "Svote");
    BOOST_TEST(parsed_position_key(key).last == 0x01020304U);
    BOOST_TEST(!is_position_key("onrecord.batch"));
}

BOOST_AUTO_TEST_CASE(any_bytes_are_read_to_their_end) {
    std::mt19937 random{7};
    for (int round = 0; round < 5'000; ++round) {
        std::string bytes(random() % 40, '\0');
        for (auto& byte : bytes) byte = static_cast<char>(random());
        PositionChunkReader reader{bytes, 9};
        Positions positions;
        while (reader.next()) append_positions(reader.entry(), positions);
        BOOST_REQUIRE(positions.size() <= bytes.size());
    }
}

}  // namespace
