#include "indexer/build/document.hpp"

#include "common/index/stored_data.hpp"

namespace onrecord {

Xapian::Document to_document(const Entry& entry) {
    Xapian::Document document;
    for (const auto& posting : entry.postings) {
        if (posting.listing == Listing::Engine) document.add_term(posting.term, posting.wdf);
    }
    for (const auto& boolean : entry.booleans) document.add_boolean_term(boolean);
    for (const auto& [slot, value] : entry.values) {
        if (!value.empty()) document.add_value(static_cast<Xapian::valueno>(slot), value);
    }
    if (!entry.data.empty()) set_stored_data(document, entry.data);
    return document;
}

Xapian::Document to_document(const Entry& statement, Xapian::docid article) {
    auto document = to_document(statement);
    document.add_value(static_cast<Xapian::valueno>(Slot::Article), Xapian::sortable_serialise(article));
    return document;
}

}  // namespace onrecord
