#include "indexer/pipeline/salvage.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "common/analysis/analyzed_article.hpp"
#include "common/base/text.hpp"
#include "common/index/schema.hpp"
#include "common/index/stored_article.hpp"
#include "common/index/stored_data.hpp"
#include "common/index/xapian_door.hpp"
#include "indexer/build/entry.hpp"
#include "indexer/pipeline/index_writer.hpp"
#include "indexer/pipeline/stored_hash.hpp"

namespace onrecord {
namespace {

/// Articles named of those that are lost; of a million, these tell what kind they are as well.
constexpr std::size_t most_named = 20;

/// Docids in a row without an article, behind which there is none: a number of the last docid that is damaged
/// would have us look for hours. Docids of articles that were replaced are gaps, too.
constexpr Xapian::docid longest_gap = 100'000;

using IdsByDocid = std::map<Xapian::docid, std::string>;

/// The ids that articles are found by, as far as the list of them can be read.
IdsByDocid known_ids(const Xapian::Database& articles) {
    IdsByDocid ids;
    const std::string prefix{row_of(Field::Id).whole};
    (void)with_xapian([&]() -> Status {
        for (auto term = articles.allterms_begin(prefix); term != articles.allterms_end(prefix); ++term) {
            const auto id = (*term).substr(prefix.size());
            for (auto at = articles.postlist_begin(*term); at != articles.postlist_end(*term); ++at)
                ids.emplace(*at, id);
        }
        return Done{};
    });
    return ids;
}

/// The stored article of that docid, nothing where there is none or none that can be read.
std::optional<AnalyzedArticle> stored_article(const Xapian::Database& articles, Xapian::docid docid) {
    auto read = with_xapian([&]() -> Result<AnalyzedArticle> {
        // The lists that say which docids there are may be what is damaged.
        return decode_article(stored_data(articles.get_document(docid, Xapian::DOC_ASSUME_VALID)));
    });
    return read ? std::optional{std::move(*read)} : std::nullopt;
}

/// "" where it cannot be read.
std::string stored_value(const Xapian::Database& articles, Xapian::docid docid, Slot slot) {
    const auto value = with_xapian([&]() -> Result<std::string> {
        return articles.get_document(docid, Xapian::DOC_ASSUME_VALID)
            .get_value(static_cast<Xapian::valueno>(slot));
    });
    return value ? *value : std::string{};
}

/// What stands in the way of the new index is no damage of the old one.
Error of_new_index(const Error& error) {
    return {
        ErrorKind::System, error.message,
        "the index is as it was; check the rights of the folder that it lies in and the room on its disk"};
}

/// One pass over a damaged index.
class Salvage {
  public:
    Salvage(const Xapian::Database& articles, IndexWriter& writer)
        : articles_{articles}, writer_{writer}, unread_{known_ids(articles)} {}

    Result<Salvaged> run() {
        const auto last = articles_.get_lastdocid();
        Xapian::docid gap = 0;
        Xapian::docid end = 0;
        for (Xapian::docid docid = 1; docid <= last && docid != 0 && gap < longest_gap; ++docid) {
            const auto saved = save(docid);
            if (!saved) return saved.error();
            gap = *saved ? 0 : gap + 1;
            end = docid;
        }
        for (auto at = unread_.upper_bound(end); at != unread_.end();) {
            const auto docid = (at++)->first;
            if (const auto saved = save(docid); !saved) return saved.error();
        }
        if (ids_.empty()) return Error{ErrorKind::Database, "no article in it can be read", ""};
        if (const auto committed = writer_.commit(); !committed) return of_new_index(committed.error());
        count_lost();
        return std::move(made_);
    }

  private:
    /// Whether there is an article at that docid.
    Result<bool> save(Xapian::docid docid) {
        const auto article = stored_article(articles_, docid);
        if (!article) return false;
        unread_.erase(docid);
        ++made_.found;
        if (!ids_.insert(article->article.id).second) return true;
        auto hash = stored_value(articles_, docid, Slot::Hash);
        // An article without a hash is news to the next run, which then replaces it.
        if (!is_hash_of(hash, article->article)) {
            hash.clear();
            ++made_.doubtful;
            name(made_.some_doubtful, {article->article.id, article->article.path});
        }
        ++made_.articles;
        if (const auto added = writer_.add(build_entry(*article, hash)); !added)
            return of_new_index(added.error());
        return true;
    }

    void count_lost() {
        std::set<std::string_view> seen;
        for (const auto& [docid, id] : unread_) {
            if (ids_.contains(id) || !seen.insert(id).second) continue;
            ++made_.lost;
            ++made_.found;
            name(made_.some_lost, {id, stored_value(articles_, docid, Slot::Path)});
        }
        made_.held = articles_.get_doccount();
    }

    static void name(std::vector<NamedArticle>& among, NamedArticle article) {
        if (among.size() < most_named) among.push_back(std::move(article));
    }

    const Xapian::Database& articles_;
    IndexWriter& writer_;
    IdsByDocid unread_;
    std::set<std::string> ids_;  ///< of what was written
    Salvaged made_;
};

nlohmann::json to_json(const std::vector<NamedArticle>& articles) {
    auto json = nlohmann::json::array();
    for (const auto& article : articles) json.push_back({article.id, article.path});
    return json;
}

std::vector<NamedArticle> named_in(const nlohmann::json& json) {
    std::vector<NamedArticle> articles;
    for (const auto& article : json) articles.push_back({article.at(0), article.at(1)});
    return articles;
}

/// A line each, and one for those that have no name here.
std::string lines_of(const std::vector<NamedArticle>& some, std::uint64_t all) {
    std::string lines;
    for (const auto& article : some) {
        lines += "  '" + article.id + '\'';
        if (!article.path.empty()) lines += " of '" + article.path + '\'';
        lines += '\n';
    }
    if (all > some.size()) lines += "  " + with_thousands(all - some.size()) + " that are not named here\n";
    return lines;
}

}  // namespace

Result<Salvaged> salvage(const Xapian::Database& articles, const std::string& dir,
                         const std::string& marker) {
    auto writer = IndexWriter::open(dir);
    if (!writer) return of_new_index(writer.error());
    if (!std::ofstream{marker})
        return of_new_index(
            {ErrorKind::System, "cannot write '" + marker + "': " + std::strerror(errno), ""});
    return Salvage{articles, *writer}.run();
}

std::string encode_salvaged(const Result<Salvaged>& salvaged) {
    nlohmann::json json;
    if (!salvaged) {
        json["error"] = {salvaged.error().kind, salvaged.error().message, salvaged.error().hint};
    } else {
        json = {{"articles", salvaged->articles},
                {"lost", salvaged->lost},
                {"found", salvaged->found},
                {"held", salvaged->held},
                {"doubtful", salvaged->doubtful},
                {"some_lost", to_json(salvaged->some_lost)},
                {"some_doubtful", to_json(salvaged->some_doubtful)}};
    }
    // Ids and paths of a damaged index may be no UTF-8.
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Result<Salvaged> decode_salvaged(const std::string& bytes) {
    const auto json = nlohmann::json::parse(bytes);
    if (const auto error = json.find("error"); error != json.end())
        return Error{(*error)[0].get<ErrorKind>(), (*error)[1], (*error)[2]};
    Salvaged salvaged;
    json.at("articles").get_to(salvaged.articles);
    json.at("lost").get_to(salvaged.lost);
    json.at("found").get_to(salvaged.found);
    json.at("held").get_to(salvaged.held);
    json.at("doubtful").get_to(salvaged.doubtful);
    salvaged.some_lost = named_in(json.at("some_lost"));
    salvaged.some_doubtful = named_in(json.at("some_doubtful"));
    return salvaged;
}

std::string missing_text(const Salvaged& salvaged) {
    if (salvaged.is_all()) return {};
    std::string text;
    if (salvaged.lost > 0)
        text += counted(salvaged.lost, "article") + " could not be read:\n" +
                lines_of(salvaged.some_lost, salvaged.lost);
    if (!salvaged.all_known())
        text += "the damaged index counts " + counted(salvaged.held, "article") + ", and " +
                with_thousands(salvaged.found) + " were found in it: how many are missing cannot be told\n";
    if (salvaged.doubtful > 0)
        text += counted(salvaged.doubtful, "article") +
                " may not be as they were read once, and will be replaced:\n" +
                lines_of(salvaged.some_doubtful, salvaged.doubtful);
    return text + "run indexer on the files that the articles came from: it adds what is missing\n";
}

}  // namespace onrecord
