#include "indexer/read/keyed_article.hpp"

#include <functional>
#include <map>

#include "common/base/text.hpp"
#include "indexer/read/authors.hpp"
#include "indexer/read/xml_reader.hpp"

namespace onrecord {
namespace {

/// The texts under the first name that has any that is not empty.
class NamedTexts {
  public:
    NamedTexts(const std::vector<NamedText>& texts, const FieldMap& fields) : fields_{fields} {
        for (const auto& [name, text] : texts) {
            if (!trim(text).empty()) texts_[field_key(name)].push_back(text);
        }
    }

    std::vector<std::string> all(InputField field) const {
        for (const auto& name : fields_.names_of(field)) {
            if (auto found = named(field_key(name)); !found.empty()) return found;
        }
        for (const auto name : split(input_field_table[static_cast<std::size_t>(field)].others, ' ')) {
            if (auto found = named(name); !found.empty()) return found;
        }
        return {};
    }

    std::string first(InputField field) const {
        auto found = all(field);
        return found.empty() ? std::string{} : std::move(found.front());
    }

  private:
    std::vector<std::string> named(std::string_view key) const {
        const auto found = texts_.find(key);
        return found == texts_.end() ? std::vector<std::string>{} : found->second;
    }

    std::map<std::string, std::vector<std::string>, std::less<>> texts_;
    const FieldMap& fields_;
};

}  // namespace

Draft article_of_named_texts(const std::vector<NamedText>& texts, const FieldMap& fields) {
    const NamedTexts named{texts, fields};
    Draft draft;
    auto& article = draft.article;
    article.body = named.first(InputField::Body);
    article.title = named.first(InputField::Title);
    draft.date_text = first_date(named.all(InputField::Date));
    for (const auto& author : named.all(InputField::Author)) add_authors(article.authors, author);
    article.source = named.first(InputField::Source);
    article.section = named.first(InputField::Section);
    article.url = named.first(InputField::Url);
    article.id = named.first(InputField::Id);
    article.language = named.first(InputField::Language);
    return draft;
}

}  // namespace onrecord
