#include "indexer/pipeline/document_difference.hpp"

#include <algorithm>

#include "common/index/stored_data.hpp"

namespace onrecord {
namespace {

std::string terms_difference(const Xapian::Document& wanted, const Xapian::Document& found) {
    auto one = wanted.termlist_begin();
    auto other = found.termlist_begin();
    for (; one != wanted.termlist_end() && other != found.termlist_end(); ++one, ++other) {
        if (*one < *other) return "is not found by '" + *one + "'";
        if (*other < *one) return "is found by '" + *other + "', which it does not hold";
        if (one.get_wdf() != other.get_wdf()) return "has another weight for '" + *one + "'";
    }
    if (one != wanted.termlist_end()) return "is not found by '" + *one + "'";
    if (other != found.termlist_end()) return "is found by '" + *other + "', which it does not hold";
    return {};
}

std::string values_difference(const Xapian::Document& wanted, const Xapian::Document& found) {
    auto one = wanted.values_begin();
    auto other = found.values_begin();
    for (; one != wanted.values_end() && other != found.values_end(); ++one, ++other) {
        const bool same = one.get_valueno() == other.get_valueno() && *one == *other;
        if (!same) return "has another value in slot " + std::to_string(one.get_valueno());
    }
    const bool same_number = one == wanted.values_end() && other == found.values_end();
    return same_number ? "" : "has another number of values";
}

}  // namespace

std::string difference(const Xapian::Document& wanted, const Xapian::Document& found) {
    if (auto terms = terms_difference(wanted, found); !terms.empty()) return terms;
    if (auto values = values_difference(wanted, found); !values.empty()) return values;
    return stored_data(wanted) == stored_data(found) ? "" : "is stored in another form";
}

}  // namespace onrecord
