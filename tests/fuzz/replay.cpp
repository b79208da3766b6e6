// Gives what the fuzzers began from and what they found to one of them, without a fuzzing engine: what was
// mended stays mended under every compiler.
//   fuzz_TARGET FOLDER
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_in(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator{folder}) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

void replay(const fs::path& path) {
    // Said before, so that the last line of a crash names its file.
    std::printf("%s\n", path.c_str());
    std::fflush(stdout);
    std::ifstream file{path, std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

int main(int count, char** values) {
    if (count != 2) return 64;
    const auto files = files_in(values[1]);
    for (const auto& path : files) replay(path);
    return files.empty() ? 1 : 0;
}
