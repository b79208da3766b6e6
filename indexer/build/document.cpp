#include "indexer/build/document.hpp"

#include <utility>

namespace onrecord {

Xapian::Document to_document(const Entry& entry) {
    Xapian::Document document;
    for (const auto& posting : entry.postings) {
        // Every call looks the term up: the weight comes with the first position.
        auto weight = posting.wdf;
        for (const auto position : posting.positions)
            document.add_posting(posting.term, position, std::exchange(weight, 0));
        if (posting.positions.empty()) document.add_term(posting.term, weight);
    }
    for (const auto& boolean : entry.booleans) document.add_boolean_term(boolean);
    for (const auto& [slot, value] : entry.values) {
        if (!value.empty()) document.add_value(static_cast<Xapian::valueno>(slot), value);
    }
    document.set_data(entry.data);
    return document;
}

Xapian::Document to_document(const Entry& statement, Xapian::docid article) {
    auto document = to_document(statement);
    document.add_value(static_cast<Xapian::valueno>(Slot::Article), Xapian::sortable_serialise(article));
    return document;
}

}  // namespace onrecord
