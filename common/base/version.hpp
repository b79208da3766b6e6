// The version of the project, as CMakeLists.txt says it.
#pragma once

namespace onrecord {

inline constexpr const char* version = ONRECORD_VERSION;

}  // namespace onrecord
