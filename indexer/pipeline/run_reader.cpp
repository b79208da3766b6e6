#include "indexer/pipeline/run_reader.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include "indexer/pipeline/position_runs.hpp"

namespace onrecord {
namespace {

constexpr std::size_t least_step = 4096;

/// In front of each record.
struct RecordHead {
    std::uint32_t term_size = 0;
    Xapian::docid last = 0;
    std::uint32_t chunk_size = 0;
};

}  // namespace

void append_to_run(std::string& run, const PositionKey& key, const std::string& value) {
    const RecordHead head{static_cast<std::uint32_t>(key.term.size()), key.last,
                          static_cast<std::uint32_t>(value.size())};
    run.append(reinterpret_cast<const char*>(&head), sizeof head).append(key.term).append(value);
}

RunFile::RunFile(const std::string& path) : descriptor_{open(path.c_str(), O_RDONLY | O_CLOEXEC)} {}

RunFile::~RunFile() {
    if (is_open()) close(descriptor_);
}

bool RunFile::read(std::uint64_t at, std::size_t size, std::string& to) const {
    auto filled = to.size();
    to.resize(filled + size);
    while (filled < to.size()) {
        const auto got = pread(descriptor_, to.data() + filled, to.size() - filled, static_cast<off_t>(at));
        if (got < 0 && errno == EINTR) continue;
        if (got == 0) errno = EIO;
        if (got <= 0) return false;
        filled += static_cast<std::size_t>(got);
        at += static_cast<std::uint64_t>(got);
    }
    return true;
}

RunReader::RunReader(const RunFile& file, std::uint64_t begin, std::uint64_t end, Xapian::docid before,
                     std::size_t step)
    : file_{file}, at_{begin}, end_{end}, before_{before}, step_{std::max(step, least_step)} {}

bool RunReader::advance() {
    RecordHead head;
    if (!hold(sizeof head)) return false;
    std::memcpy(&head, take(sizeof head).data(), sizeof head);
    if (!hold(head.term_size + head.chunk_size)) return false;
    last_ = head.last;
    term_ = take(head.term_size);
    chunk_ = take(head.chunk_size);
    return true;
}

/// Reads on until so many bytes lie in the buffer.
bool RunReader::hold(std::size_t bytes) {
    const auto held = buffer_.size() - taken_;
    if (held >= bytes) return true;
    buffer_.erase(0, taken_);
    taken_ = 0;
    const auto size = std::min<std::uint64_t>(std::max(step_, bytes - held), end_ - at_);
    if (size < bytes - held) return errno = EIO, false;
    if (!file_.read(at_, size, buffer_)) return false;
    at_ += size;
    return true;
}

std::string_view RunReader::take(std::size_t bytes) {
    const std::string_view taken{buffer_.data() + taken_, bytes};
    taken_ += bytes;
    return taken;
}

}  // namespace onrecord
