#include "indexer/read/byte_source.hpp"

#include <utility>
#include <vector>

namespace onrecord {
namespace {

class FileBytes : public ByteSource {
  public:
    explicit FileBytes(File file) : file_{std::move(file)}, buffer_(piece_size) {}

    Result<std::string_view> next() override {
        const auto count = file_.read(buffer_.data(), buffer_.size());
        if (!count) return count.error();
        taken_ += *count;
        return std::string_view{buffer_.data(), *count};
    }

    std::uint64_t taken() const override { return taken_; }

  private:
    static constexpr std::size_t piece_size = 128 * 1024;

    File file_;
    std::vector<char> buffer_;
    std::uint64_t taken_ = 0;
};

class MemoryBytes : public ByteSource {
  public:
    explicit MemoryBytes(std::string bytes) : bytes_{std::move(bytes)} {}

    Result<std::string_view> next() override {
        const bool first = !std::exchange(given_, true);
        return first ? std::string_view{bytes_} : std::string_view{};
    }

    std::uint64_t taken() const override { return given_ ? bytes_.size() : 0; }

  private:
    std::string bytes_;
    bool given_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> bytes_of_file(File file) {
    return std::make_unique<FileBytes>(std::move(file));
}

std::unique_ptr<ByteSource> bytes_of_memory(std::string bytes) {
    return std::make_unique<MemoryBytes>(std::move(bytes));
}

}  // namespace onrecord
