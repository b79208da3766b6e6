#include "common/analysis/genders.hpp"

#include "common/analysis/data/name_words.hpp"

namespace onrecord {

Gender gender_of_given_name(std::string_view name) {
    const bool man = data::men.contains(name);
    const bool woman = data::women.contains(name);
    if (man == woman) return Gender::Unknown;
    return man ? Gender::Man : Gender::Woman;
}

Gender gender_of_title(std::string_view title) {
    if (data::men_by_title.contains(title)) return Gender::Man;
    if (data::women_by_title.contains(title)) return Gender::Woman;
    return Gender::Unknown;
}

}  // namespace onrecord
