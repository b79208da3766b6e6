// The main function of every test program (ONRECORD_TEST_NAME comes from tests/CMakeLists.txt).
#define BOOST_TEST_MODULE ONRECORD_TEST_NAME
#include <boost/test/unit_test.hpp>
