// Writes the tables that NumberTable reads.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "common/analysis/model/model_file.hpp"

namespace onrecord {

/// At least a quarter of its slots is free. REQUIRES: fewer than 4,000,000 numbers, none of them 0.
ModelSection number_section(const std::string& name, const std::map<std::uint32_t, std::uint16_t>& numbers);

}  // namespace onrecord
