#include "indexer/read/section.hpp"

#include <algorithm>
#include <utility>

namespace onrecord {

class Section::Bytes : public ByteSource {
  public:
    explicit Bytes(Section& section) : section_{section} {}

    Result<std::string_view> next() override {
        constexpr std::uint64_t piece_size = 128 * 1024;
        auto& input = section_.input_;
        input.skip(section_.given_);
        section_.left_ -= std::exchange(section_.given_, 0);
        if (section_.left_ == 0) return std::string_view{};
        const auto piece = input.peek(static_cast<std::size_t>(std::min(piece_size, section_.left_)));
        section_.given_ = piece.size();
        taken_ += piece.size();
        if (piece.empty()) return broken_around();
        return piece;
    }

    std::uint64_t taken() const override { return taken_; }

  private:
    Section& section_;
    std::uint64_t taken_ = 0;
};

std::unique_ptr<ByteSource> Section::bytes() {
    return std::make_unique<Bytes>(*this);
}

bool Section::pass_over_rest() {
    given_ = 0;
    const auto left = std::exchange(left_, 0);
    return input_.pass_over(left) == left;
}

}  // namespace onrecord
