// The door where Xapian's exceptions stop. They are not std::exceptions, so they must never get past it.
#pragma once

#include <cstddef>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>

#include <xapian.h>

#include "common/base/result.hpp"

namespace onrecord {

/// The engine trusts its tables: lengths in them that are wrong show in what the library throws.
inline Error damaged_so_that(const char* what) {
    return {ErrorKind::Database, std::string{"the index seems to be damaged: "} + what,
            "find out with: indexer --index DIR --check"};
}

/// Before something is looked up in a table of `size` documents. Throws where a damaged list tells of others.
inline void require_docid(Xapian::docid docid, std::size_t size) {
    if (docid >= size) throw Xapian::DatabaseCorruptError{"a list tells of a document that there is not"};
}

/// Runs `work` (which returns a Result) and turns what Xapian throws into an Error that a person can act on.
template <typename Work>
auto with_xapian(Work&& work) -> decltype(work()) {
    try {
        return std::forward<Work>(work)();
    } catch (const Xapian::DatabaseModifiedError& e) {
        return Error{ErrorKind::Database, "the index changed too often while it was read: " + e.get_msg(),
                     "ask again, or wait until the indexer is done"};
    } catch (const Xapian::DatabaseNotFoundError& e) {
        return Error{ErrorKind::Database, e.get_msg(), "create an index with: indexer --index DIR PATH..."};
    } catch (const Xapian::DatabaseVersionError& e) {
        return Error{ErrorKind::Database, "the index was made by another version of Xapian: " + e.get_msg(),
                     "build it anew: run indexer with --rebuild on the articles"};
    } catch (const Xapian::DatabaseLockError& e) {
        return Error{ErrorKind::Locked, "the index is being written to: " + e.get_msg(),
                     "wait for the other indexer"};
    } catch (const Xapian::DatabaseCorruptError& e) {
        return Error{ErrorKind::Database, "the index is damaged: " + e.get_msg(),
                     "save what can be saved with: indexer --index DIR --repair"};
    } catch (const Xapian::Error& e) {
        return Error{ErrorKind::Database, e.get_description(), ""};
    } catch (const std::length_error&) {
        return damaged_so_that("a text in it has no end");
    } catch (const std::bad_alloc&) {
        return damaged_so_that("reading it takes more memory than there is");
    }
}

}  // namespace onrecord
