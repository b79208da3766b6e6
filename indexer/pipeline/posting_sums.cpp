#include "indexer/pipeline/posting_sums.hpp"

#include <algorithm>

#include "common/base/text.hpp"

namespace onrecord {
namespace {

std::uint64_t posting_hash(std::uint64_t term, Xapian::docid docid, Xapian::termcount wdf) {
    // The finalizer of splitmix64: a sum of these has no pattern that an error could follow.
    auto mixed = term ^ (std::uint64_t{docid} << 32U | wdf) * 0x9E3779B97F4A7C15ULL;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBULL;
    return mixed ^ (mixed >> 31U);
}

}  // namespace

void PostingSums::expect(const Xapian::Document& document, Xapian::docid docid) {
    std::uint64_t length = 0;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        const auto key = hash64(*term);
        const auto one = posting_hash(key, docid, term.get_wdf());
        sums_.put(key, sums_.find(key).value_or(0) + one);
        total_ += one;
        length += term.get_wdf();
    }
    if (length == 0) return;
    lengths_.total += length;
    lengths_.least = lengths_.least == 0 ? length : std::min(lengths_.least, length);
    lengths_.most = std::max(lengths_.most, length);
}

std::vector<std::string> PostingSums::differences(const Xapian::Database& db, std::size_t most) const {
    std::vector<std::string> different;
    std::uint64_t total = 0;
    for (auto term = db.allterms_begin(); term != db.allterms_end(); ++term) {
        const auto name = *term;
        const auto key = hash64(name);
        std::uint64_t sum = 0;
        Xapian::doccount count = 0;
        Xapian::termcount most_wdf = 0;
        for (auto at = db.postlist_begin(name); at != db.postlist_end(name); ++at, ++count) {
            sum += posting_hash(key, *at, at.get_wdf());
            most_wdf = std::max(most_wdf, at.get_wdf());
        }
        total += sum;
        const bool same = sum == sums_.find(key).value_or(0) && count == term.get_termfreq() &&
                          most_wdf <= db.get_wdf_upper_bound(name);
        if (!same && different.size() < most) different.push_back(name);
    }
    if (total != total_ && different.empty()) different.emplace_back();
    return different;
}

}  // namespace onrecord
