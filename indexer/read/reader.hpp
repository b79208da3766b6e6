// The one interface of all formats.
//
//   path --> bytes --> decompressed --> Input --> Reader of the format --> items --> finished articles
//            byte_source decompress    input      plain_text, json, ...            article_file
//
// A reader makes articles of a format's parts and nothing more: it leaves it to ArticleFile to parse the
// date, to mend and to bound the text, to settle id and title. So the rules for all formats stand in one
// place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <variant>

#include "common/article/article.hpp"
#include "common/base/date.hpp"
#include "indexer/read/field_map.hpp"
#include "indexer/read/format.hpp"
#include "indexer/read/input.hpp"

namespace onrecord {

/// What was read of one article. `article.published` may be set by the reader, or `date_text` holds the date
/// as printed, "" for none.
struct Draft {
    Article article;
    std::string date_text;
    std::string place;                     ///< "line 12"; "" where the file holds one article
    std::optional<std::int64_t> modified;  ///< Unix seconds, of the entry or file that it was in
    std::string passed_over;  ///< why it is no article to be found: "news that was withdrawn"; "" where it is
    bool may_be_empty = false;  ///< the format says that there is no text, rather than that none was found
};

/// An article, or a part of a file, that could not be read.
struct Unreadable {
    std::string place;
    std::string reason;  ///< "is no JSON object"; without the place
};

/// Something that a person may want to know about what was read: `text` is the same for all that are alike
/// and `detail` tells them apart ("no date could be read from", "soon").
struct Remark {
    std::string place;
    std::string text;
    std::string detail;
};

using Item = std::variant<Draft, Unreadable, Remark>;

/// Reads the articles of one input in order. Whether the input broke off is seen by who asks for the
/// articles; of such an input, a reader gives the articles whose end it has met.
class Reader {
  public:
    explicit Reader(Input input) : input_{std::move(input)} {}
    virtual ~Reader() = default;
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    /// Nothing at the end. What cannot be read is an Unreadable and does not end the reading by itself.
    virtual std::optional<Item> next() = 0;

    Input& input() { return input_; }

  private:
    Input input_;
};

struct ReadLimits {
    std::size_t article_bytes = 16U << 20U;   ///< of one article's text
    std::uint64_t entry_bytes = 1ULL << 30U;  ///< of one entry of an archive
    std::uint64_t expansion = 200;            ///< how many times its size something may expand to
    int nesting = 5;                          ///< archives and crawls within each other; compressions too
};

/// How to read, for all files alike.
struct ReadSettings {
    std::optional<Format> format;  ///< detected where there is none
    FieldMap fields;               ///< names of fields beside the usual ones
    ReadLimits limits;
    Date today;  ///< what is dated more than two days later is misdated
    bool date_from_mtime = false;
    std::stop_token stop;  ///< ends the waiting for input that does not come
};

/// What is known of an input from around it: the record of a crawl, the archive that it is an entry of.
struct Surroundings {
    std::string url;
    std::string charset;  ///< as the server said
    int depth = 0;        ///< how many containers it lies within
};

/// The reader of an input whatever it is: expanded while it is compressed, its format detected or as
/// `settings` say. An Error says why it cannot be read. REQUIRES: `settings` outlives the reader.
struct OpenedReader {
    std::unique_ptr<Reader> reader;
    Format format = Format::Text;
};
Result<OpenedReader> open_reader(std::unique_ptr<ByteSource> source, std::string name,
                                 const ReadSettings& settings, const Surroundings& around);

/// REQUIRES: `settings` outlives the reader.
std::unique_ptr<Reader> make_reader(Format format, Input input, const ReadSettings& settings,
                                    const Surroundings& around);

}  // namespace onrecord
