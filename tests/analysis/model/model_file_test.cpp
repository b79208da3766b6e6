// A model file gives back what was written, and refuses what it cannot trust.
#include <fstream>
#include <string>
#include <utility>

#include <boost/test/unit_test.hpp>

#include "common/analysis/gazetteer.hpp"
#include "common/analysis/model/model_file.hpp"
#include "tests/temp_folder.hpp"

namespace {

using namespace onrecord;
using onrecord::test::TempFolder;

/// 128 rows of which the second and the last hold something.
std::vector<std::int8_t> packed_weights() {
    std::vector<std::int8_t> weights(256);
    weights[2] = 4;
    weights[255] = -6;
    return weights;
}

const std::vector<ModelSection> sections = {
    {"first", 2, 1, 0.5F, {1, 2, 3, 4, 5, 6}, {1, -2, 3, -4}, false},
    {"second", 1, 2, 0.25F, {}, {9, 8, 7, 6}, false},
    {"packed", 2, 7, 0.5F, {}, packed_weights(), true},
};

std::string written(const TempFolder& folder, const std::string& bytes) {
    const auto path = folder.path("a.model");
    std::ofstream{path, std::ios::binary} << bytes;
    return path;
}

BOOST_AUTO_TEST_CASE(gives_back_what_was_written) {
    const TempFolder folder;
    const auto file = ModelFile::open(written(folder, model_file_bytes(sections)));
    BOOST_TEST_REQUIRE(file.has_value());
    const auto model = file->model("first", 2);
    BOOST_TEST_REQUIRE(model.has_value());
    BOOST_TEST((model->transitions == sections[0].transitions));
    std::vector<float> scores(2);
    const Feature features[] = {0, 0x8000'0000U};
    model->score(features, scores);
    BOOST_TEST((scores == std::vector<float>{2, -3}));
    BOOST_TEST(file->model("second", 1).has_value());
    BOOST_TEST(!file->model("second", 2).has_value());
    BOOST_TEST(!file->model("third", 1).has_value());
}

BOOST_AUTO_TEST_CASE(rows_of_zeros_are_left_out_and_stay_zeros) {
    const TempFolder folder;
    const auto bytes = model_file_bytes(sections);
    BOOST_TEST(bytes.size() < 256U);
    const auto file = ModelFile::open(written(folder, bytes));
    const auto model = file->model("packed", 2);
    BOOST_TEST_REQUIRE(model.has_value());
    std::vector<float> scores(2);
    const Feature second[] = {1U << 25};
    model->score(second, scores);
    BOOST_TEST((scores == std::vector<float>{2, 0}));
    const Feature last_and_none[] = {0xffff'ffffU, 0};
    model->score(last_and_none, scores);
    BOOST_TEST((scores == std::vector<float>{0, -3}));
}

BOOST_AUTO_TEST_CASE(a_model_is_refused_where_it_lacks_what_it_is_asked_for) {
    const TempFolder folder;
    const auto file = ModelFile::open(written(folder, model_file_bytes(sections)));
    BOOST_TEST(file->sequence_model("first", 2).has_value());
    BOOST_TEST(!file->sequence_model("packed", 2).has_value());
    BOOST_TEST(file->table("second", 1).has_value());
    BOOST_TEST(!file->table("packed", 2).has_value());
}

BOOST_AUTO_TEST_CASE(a_gazetteer_with_rows_left_out_is_refused) {
    const TempFolder folder;
    std::vector<std::int8_t> slots(512);
    slots[9] = 1;
    std::vector<ModelSection> tables{{"gazetteer", 4, 1, 1, {}, {1, 2, 3, 4, 5, 6, 7, 8}, false},
                                     {"word classes", 4, 7, 1, {}, slots, false},
                                     {"names of people", 1, 2, 1, {}, {1, 2, 3, 4}, false}};
    BOOST_TEST(Gazetteer::open(*ModelFile::open(written(folder, model_file_bytes(tables)))).has_value());
    tables[1].packed = true;
    BOOST_TEST(!Gazetteer::open(*ModelFile::open(written(folder, model_file_bytes(tables)))).has_value());
}

BOOST_AUTO_TEST_CASE(tokens_are_scored_in_a_row_as_one_by_one) {
    const TempFolder folder;
    const auto file = ModelFile::open(written(folder, model_file_bytes(sections)));
    const auto model = *file->model("packed", 2);
    const Feature seen[] = {1U << 25, 0xffff'ffffU, 0, 1U << 25};
    const auto all = scores_of(model, 4, [&](std::size_t number, FeatureList& to) {
        for (std::size_t at = 0; at <= number; ++at) to.add_hashed(seen[at]);
    });
    BOOST_TEST((all == std::vector<float>{2, 0, 2, -3, 2, -3, 4, -3}));
    BOOST_TEST(scores_of(model, 0, [](std::size_t, FeatureList&) {}).empty());
}

BOOST_AUTO_TEST_CASE(sums_of_parts_are_the_sum_for_any_number_of_labels) {
    const TempFolder folder;
    for (const std::uint32_t labels : {1U, 5U, 8U, 9U, 16U, 24U, 32U}) {
        ModelSection section{"some", labels, 4, 1, {}, std::vector<std::int8_t>(16 * labels), true};
        for (std::size_t at = 0; at < section.weights.size(); ++at)
            section.weights[at] = at / labels % 3 == 0 ? std::int8_t{0} : static_cast<std::int8_t>(at * 7);
        const auto file = ModelFile::open(written(folder, model_file_bytes({section})));
        const auto model = *file->model("some", labels);
        const std::vector<Feature> rows{0x1000'0000U, 0x2000'0000U, 0x3000'0000U, 0xf000'0000U};
        Sums sums{};
        model.add_to(sums, std::span{rows}.first(1));
        model.add_to(sums, std::span{rows}.subspan(1));
        for (std::size_t label = 0; label < labels; ++label) {
            int sum = 0;
            for (const auto row : rows) sum += section.weights[row_of(row, 4) * labels + label];
            BOOST_TEST(sums[label] == sum);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_table_without_rows_of_zeros_is_kept_whole) {
    const TempFolder folder;
    const std::vector<ModelSection> full{{"full", 1, 2, 1, {}, {1, 2, 3, 4}, true},
                                         {"next", 1, 1, 1, {}, {5, 0}, true}};
    const auto file = ModelFile::open(written(folder, model_file_bytes(full)));
    std::vector<float> score(1);
    const Feature last[] = {0xffff'ffffU};
    file->model("full", 1)->score(last, score);
    BOOST_TEST(score[0] == 4);
    const Feature first[] = {0};
    file->model("next", 1)->score(first, score);
    BOOST_TEST(score[0] == 5);
}

BOOST_AUTO_TEST_CASE(refuses_what_is_damaged) {
    const TempFolder folder;
    const auto whole = model_file_bytes(sections);
    for (std::size_t at = 0; at < whole.size(); ++at) {
        auto damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x11);
        BOOST_TEST(!ModelFile::open(written(folder, damaged)).has_value());
        BOOST_TEST(!ModelFile::open(written(folder, whole.substr(0, at))).has_value());
    }
    BOOST_TEST(!ModelFile::open(folder.path("none")).has_value());
}

}  // namespace
