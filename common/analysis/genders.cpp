#include "common/analysis/genders.hpp"

#include <algorithm>

#include "common/analysis/data/given_names.hpp"
#include "common/analysis/data/name_words.hpp"

namespace onrecord {
namespace {

constexpr auto women = word_list("actress", "aunt", "businesswoman", "daughter", "girlfriend", "grandmother",
                                 "mother", "niece", "sister", "widow", "wife", "woman");
constexpr auto men = word_list("boyfriend", "brother", "businessman", "father", "grandfather", "husband",
                               "man", "nephew", "son", "uncle", "widower");

template <typename Names>
bool contains(const Names& sorted, std::string_view name) {
    return std::binary_search(sorted.begin(), sorted.end(), name);
}

Gender only_one(bool man, bool woman) {
    if (man == woman) return Gender::Unknown;
    return man ? Gender::Man : Gender::Woman;
}

}  // namespace

Gender gender_of_given_name(std::string_view name) {
    const bool man = data::men.contains(name);
    const bool woman = data::women.contains(name);
    if (man || woman) return only_one(man, woman);
    return only_one(contains(data::given_names_of_men, name), contains(data::given_names_of_women, name));
}

Gender gender_of_title(std::string_view title) {
    return only_one(data::men_by_title.contains(title), data::women_by_title.contains(title));
}

Gender gender_of_noun(std::string_view noun) {
    return only_one(men.contains(noun), women.contains(noun));
}

}  // namespace onrecord
