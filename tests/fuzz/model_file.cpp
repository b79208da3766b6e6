// The file of trained models: any bytes are refused, or are models that can be asked. The checksum is put
// right first, or nothing behind it would ever be reached.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/entities.hpp"
#include "common/analysis/gazetteer.hpp"
#include "common/analysis/model/model_file.hpp"
#include "common/analysis/statements.hpp"
#include "common/base/text.hpp"
#include "tests/temp_folder.hpp"

namespace {

using namespace onrecord;

constexpr std::size_t checksum_at = 16;
constexpr std::size_t checked_from = 24;
constexpr std::array<Feature, 4> features{0, 0x1234'5678, 0x8000'0000, 0xffff'ffff};

std::string with_checksum(std::string bytes) {
    if (bytes.size() < checked_from) return bytes;
    const auto sum = hash64(std::string_view{bytes}.substr(checked_from));
    std::memcpy(bytes.data() + checksum_at, &sum, sizeof sum);
    return bytes;
}

std::vector<float> scored(const LinearModel& model) {
    std::vector<float> scores(model.labels * 2);
    model.score(features, std::span{scores}.first(model.labels));
    return scores;
}

void ask(const ModelFile& file) {
    for (const auto* name : {"a", "b", "gazetteer", "names of people"}) {
        for (std::size_t labels = 1; labels <= 64; ++labels) {
            if (const auto model = file.model(name, labels)) (void)scored(*model);
            if (const auto model = file.sequence_model(name, labels)) {
                const auto scores = scored(*model);
                (void)best_labels(model->chain(scores));
                (void)label_marginals_of(model->chain(scores));
            }
        }
    }
    for (const auto* name : {"a", "b", "rivals"}) {
        if (const auto trees = file.trees(name, 4)) (void)trees->scores(std::array<float, 4>{0, 1, -1, 99});
    }
    if (const auto gazetteer = Gazetteer::open(file)) {
        for (const auto key : features)
            (void)(gazetteer->of(key) + gazetteer->word_class(key) + gazetteer->is_name(key));
    }
    (void)entity_models(file);
    (void)statement_models(file);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const test::TempFolder folder;
    const auto path = folder.path("a.model");
    std::ofstream{path, std::ios::binary} << with_checksum({reinterpret_cast<const char*>(data), size});
    if (const auto file = ModelFile::open(path)) ask(*file);
    return 0;
}
