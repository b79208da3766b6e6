// A file of trained models, mapped into memory: written by tools/train, read by every program.
//
//   bytes        what                                         all numbers little-endian
//   0            "ONRMODEL"
//   8            u32 version of this format
//   12           u32 number of sections
//   16           u64 checksum (XXH3) of all bytes behind it
//   24           sections, 44 bytes each:
//                  char[16] name, filled with NUL
//                  u32 labels   u32 bits   f32 scale   u32 transitions   u32 size of the weights
//                  u64 offset of the data
//   offset       f32[transitions], then the weights: i8[2^bits x labels]; where their size is another, a
//                block for each 64 rows: u64 rows kept, u32 where they begin, u32 0; and then
//                i8[rows kept x labels]
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/model/linear_model.hpp"
#include "common/analysis/model/tree_model.hpp"
#include "common/base/result.hpp"

namespace onrecord {

/// An open model file; the models taken from it borrow its bytes.
class ModelFile {
  public:
    /// An Error that names the file where it is missing, of another version or damaged.
    static Result<ModelFile> open(const std::string& path);

    ModelFile(ModelFile&&) noexcept;
    ModelFile& operator=(ModelFile&&) noexcept;
    ~ModelFile();

    /// An Error where the file holds no such model, or one of another number of labels.
    Result<LinearModel> model(std::string_view name, std::size_t labels) const;
    /// The same for a model of sequences: an Error also where it has no transitions.
    Result<LinearModel> sequence_model(std::string_view name, std::size_t labels) const;
    /// The same for a table that is read by its rows: an Error also where not all 2^bits of them are kept.
    Result<LinearModel> table(std::string_view name, std::size_t labels) const;
    /// Trees that look at so many values.
    Result<TreeModel> trees(std::string_view name, std::size_t values) const;
    /// Of the whole content; two files with one checksum are the same.
    std::uint64_t checksum() const;

  private:
    struct Mapping;
    explicit ModelFile(std::unique_ptr<Mapping> mapping);
    Error misses(std::string_view name) const;

    std::unique_ptr<Mapping> mapping_;
};

/// A model on its way into a file, with all of its rows.
struct ModelSection {
    std::string name;
    std::uint32_t labels = 1;
    std::uint32_t bits = 1;
    float scale = 0;
    std::vector<float> transitions;
    std::vector<std::int8_t> weights;
    bool packed = false;  ///< rows of zeros are left out of the file where they are an eighth or more
};

/// The bytes of a model file with these sections, in this order.
std::string model_file_bytes(const std::vector<ModelSection>& sections);

/// Where the programs' models are: $ONRECORD_MODELS, else ../share/onrecord beside the folder of the running
/// program, as both the build and the installation lay them out.
std::string models_folder();

}  // namespace onrecord
