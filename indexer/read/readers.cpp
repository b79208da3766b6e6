// Which reader a format has.
#include <utility>

#include "indexer/read/archive_reader.hpp"
#include "indexer/read/crawl_reader.hpp"
#include "indexer/read/feed.hpp"
#include "indexer/read/html_reader.hpp"
#include "indexer/read/json_readers.hpp"
#include "indexer/read/mail_reader.hpp"
#include "indexer/read/markdown.hpp"
#include "indexer/read/newsml.hpp"
#include "indexer/read/nitf.hpp"
#include "indexer/read/plain_text.hpp"
#include "indexer/read/reader.hpp"
#include "indexer/read/reuters_sgml.hpp"
#include "indexer/read/table_reader.hpp"
#include "indexer/read/wire_reader.hpp"
#include "indexer/read/xml_reader.hpp"

namespace onrecord {

std::unique_ptr<Reader> make_reader(Format format, Input input, const ReadSettings& settings,
                                    const Surroundings& around) {
    switch (format) {
        case Format::Text:
            return make_plain_text_reader(std::move(input), settings);
        case Format::Json:
            return make_json_reader(std::move(input), settings);
        case Format::JsonLines:
            return make_json_lines_reader(std::move(input), settings);
        case Format::Html:
            return make_html_reader(std::move(input), settings, around);
        case Format::Feed:
            return make_xml_reader(std::move(input), settings, items_of_feed);
        case Format::Nitf:
            return make_xml_reader(std::move(input), settings, items_of_nitf);
        case Format::NewsMl:
            return make_xml_reader(std::move(input), settings, items_of_newsml);
        case Format::Markdown:
            return make_markdown_reader(std::move(input), settings);
        case Format::Table:
            return make_table_reader(std::move(input), settings);
        case Format::Mail:
            return make_mail_reader(std::move(input), settings);
        case Format::Reuters:
            return make_reuters_reader(std::move(input), settings);
        case Format::Wire:
            return make_wire_reader(std::move(input), settings);
        case Format::Warc:
            return make_warc_reader(std::move(input), settings, around);
        case Format::Arc:
            return make_arc_reader(std::move(input), settings, around);
        case Format::Zip:
            return make_zip_reader(std::move(input), settings, around);
        case Format::Tar:
            return make_tar_reader(std::move(input), settings, around);
    }
    return nullptr;
}

}  // namespace onrecord
