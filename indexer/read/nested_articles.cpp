#include "indexer/read/nested_articles.hpp"

#include <utility>

namespace onrecord {

NestedArticles::NestedArticles(std::unique_ptr<ByteSource> source, std::string name, NestedPlace place,
                               const ReadSettings& settings, const Surroundings& around)
    : place_{std::move(place)} {
    auto opened = open_reader(std::move(source), std::move(name), settings, around);
    if (opened) {
        reader_ = std::move(opened->reader);
    } else {
        complaint_ = opened.error().message;
    }
}

std::optional<Item> NestedArticles::next() {
    auto item = reader_ ? reader_->next() : std::nullopt;
    if (item) {
        std::visit(
            [&](auto& part) { part.place = place_.name + (part.place.empty() ? "" : ", ") + part.place; },
            *item);
        if (auto* draft = std::get_if<Draft>(&*item); draft && !draft->modified)
            draft->modified = place_.modified;
        return item;
    }
    if (reader_ && reader_->input().broken()) complaint_ = reader_->input().broken()->message;
    reader_.reset();
    if (complaint_.empty()) return {};
    return Item{Unreadable{place_.name, std::exchange(complaint_, {})}};
}

}  // namespace onrecord
