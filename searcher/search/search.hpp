// The way from a question to its answer; everything of Xapian stays behind it.
#pragma once

#include <string>
#include <vector>

#include "common/base/result.hpp"
#include "common/index/index_reader.hpp"
#include "searcher/search/request.hpp"
#include "searcher/search/results.hpp"

namespace onrecord {

/// Answers questions on one index or several. Not thread-safe: one a thread.
class Search {
  public:
    static Result<Search> open(const std::vector<std::string>& index_dirs, const NameFiles& names = {});

    /// The same question on the same commit gives the same answer, byte for byte but for took_us. When a
    /// writer moves the index underneath, the whole question is asked again, a few times at most.
    Result<Results> answer(const SearchRequest& request);

    /// What a person should know of the state of the index.
    const std::vector<std::string>& notes() const { return index_.notes(); }

    /// The article of that id, with the places that `query` matches.
    Result<ShownArticle> show(const std::string& id, const QueryNode& query);

  private:
    explicit Search(IndexReader index) : index_{std::move(index)} {}

    IndexReader index_;
};

}  // namespace onrecord
