// Texts kept in files and compared byte for byte.
#pragma once

#include <string_view>

namespace onrecord::test {

/// Compares with the file NAME of the folder that the test program was compiled for ($ONRECORD_GOLDEN) and
/// shows the first line that differs. With $ONRECORD_WRITE_GOLDEN set, writes the file instead: look at the
/// difference before it is committed.
void check_golden(std::string_view name, std::string_view actual);

}  // namespace onrecord::test
