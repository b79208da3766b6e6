// Texts kept in files and compared byte for byte. A test program names its folder with the definition
// ONRECORD_GOLDEN_DIR; run it with the environment variable ONRECORD_REWRITE_GOLDEN=1 to write the files
// anew, then read what git shows as changed.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <boost/test/unit_test.hpp>

namespace onrecord {

inline void check_golden(const std::string& name, const std::string& text) {
    const auto path = std::filesystem::path{ONRECORD_GOLDEN_DIR} / name;
    if (std::getenv("ONRECORD_REWRITE_GOLDEN") != nullptr) {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream{path, std::ios::binary} << text;
    }
    std::ifstream file{path, std::ios::binary};
    const std::string kept{std::istreambuf_iterator<char>{file}, {}};
    BOOST_CHECK_MESSAGE(text == kept, name << " differs. This was written:\n"
                                           << text << "This is kept:\n"
                                           << kept);
}

}  // namespace onrecord
