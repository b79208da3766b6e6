// A place for the files of a test.
#pragma once

#include <cassert>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace onrecord::test {

/// A new folder, removed with all that is in it.
class TempFolder {
  public:
    TempFolder() : dir_{(std::filesystem::temp_directory_path() / "onrecord-XXXXXX").string()} {
        [[maybe_unused]] const char* made = mkdtemp(dir_.data());
        assert(made != nullptr);
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    ~TempFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(dir_, ignored);
    }

    std::string path(const std::string& name) const { return dir_ + '/' + name; }
    const std::string& dir() const { return dir_; }

  private:
    std::string dir_;
};

}  // namespace onrecord::test
