// An object of a crawl or an export as an article.
#pragma once

#include "indexer/read/json_value.hpp"
#include "indexer/read/reader.hpp"

namespace onrecord {

/// Reads the fields by `fields`, then under their usual names. Authors may be a string, a list or objects
/// with a name; a source an object; the body a list of paragraphs. Strings are taken to the byte.
Draft article_of_json(JsonValue object, const FieldMap& fields);

/// The objects that a reply of an interface wraps ({"articles": [...]}, {"response": {"docs": [...]}}), where
/// `object` is no article itself.
std::optional<JsonArray> wrapped_articles(JsonValue object);

}  // namespace onrecord
