#include "tools/train/gazetteer_builder.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <string_view>

#include "common/analysis/data/name_words.hpp"
#include "common/analysis/gazetteer.hpp"
#include "common/analysis/marked_text.hpp"
#include "tools/train/number_section.hpp"
#include "tools/train/packed_file.hpp"

namespace onrecord {
namespace {

constexpr std::uint32_t names_bits = 21;
constexpr std::size_t most_bytes = std::size_t{1} << 30;
constexpr long city_people = 100'000;
constexpr long town_people = 5'000;

using Fields = std::vector<std::string>;

Fields split(std::string_view line, char at) {
    Fields fields;
    for (std::size_t begin = 0; begin <= line.size();) {
        const auto end = std::min(line.find(at, begin), line.size());
        fields.emplace_back(line.substr(begin, end - begin));
        begin = end + 1;
    }
    return fields;
}

class Builder {
  public:
    explicit Builder(std::string folder) : folder_{std::move(folder)} {}

    Result<std::vector<ModelSection>> build() {
        add_people();
        add_places();
        add_words();
        if (missing_.empty()) return std::vector<ModelSection>{number_section("gazetteer", marks_), names()};
        return Error{ErrorKind::Input, "no entries in " + missing_, "give the folder of the data"};
    }

  private:
    void read(const std::string& name, const std::function<void(const Fields&)>& take) {
        const auto text = unpacked_file(folder_ + "/" + name, most_bytes);
        bool head = true;
        std::size_t count = 0;
        for (const auto& line : split(text, '\n')) {
            if (line.empty() || line.front() == '#') continue;
            if (!head) take(split(line, '\t')), ++count;
            head = false;
        }
        if (count == 0) missing_ = folder_ + "/" + name;
    }

    void mark(std::string_view phrase, Mark with) {
        const auto text = mark_text(phrase);
        if (text.size() == 0 || text.size() > longest_phrase) return;
        auto key = text.keys[0].word;
        for (std::size_t at = 1; at < text.size(); ++at) key = phrase_key(key, text.keys[at].word);
        marks_[key] |= static_cast<Marks>(with);
    }

    void add_people() {
        for (const auto* list : {"first-names-nltk.tsv", "first-names-stdlib.tsv"})
            read(list, [&](const Fields& line) {
                mark(line.at(0), line.at(1).front() == 'm' ? Mark::GivenMan : Mark::GivenWoman);
            });
        read("us-legislators-current.tsv", [&](const Fields& line) {
            mark(line.at(0), Mark::Person);
            mark(line.at(4), Mark::Surname);
        });
        read("us-executive.tsv", [&](const Fields& line) {
            mark(line.at(0), Mark::Person);
            mark(line.at(2), Mark::Surname);
        });
        read("humannames.tsv", [&](const Fields& line) { names_.push_back(mark_text(line.at(0))); });
        read("wordnet31-noun-person-roles.tsv",
             [&](const Fields& line) { mark(line.at(0), Mark::PersonRole); });
        for (const auto word : data::titles) mark(word, Mark::Title);
        for (const auto word : data::titles) mark(std::string{word} + ".", Mark::Title);
    }

    void add_places() {
        read("countries-mledoze.tsv", [&](const Fields& line) {
            mark(line.at(0), Mark::Country);
            mark(line.at(1), Mark::Country);
            mark(line.at(4), Mark::City);
            mark(line.at(5), Mark::Demonym);
        });
        read("nationalities.tsv", [&](const Fields& line) { mark(line.at(1), Mark::Demonym); });
        for (const auto* list : {"admin1-geonames.tsv", "subdivisions-iso3166-2.tsv"})
            read(list, [&](const Fields& line) { mark(line.at(1), Mark::Region); });
        read("places-geonames-cities500.tsv.zst", [&](const Fields& line) {
            const auto people = std::atol(line.at(8).c_str());
            if (people >= city_people) mark(line.at(0), Mark::City), mark(line.at(1), Mark::City);
            if (people >= town_people && people < city_people) mark(line.at(1), Mark::Town);
        });
        for (const auto word : data::place_words) mark(word, Mark::PlaceWord);
    }

    void add_words() {
        const std::map<std::string, Mark> classes{
            {"LastName", Mark::Surname},      {"City", Mark::City},
            {"Place", Mark::Place},           {"Organization", Mark::Org},
            {"SportsTeam", Mark::Org},        {"Demonym", Mark::Demonym},
            {"Country", Mark::Country},       {"Person", Mark::Person},
            {"Region", Mark::Region},         {"MaleName", Mark::GivenMan},
            {"FemaleName", Mark::GivenWoman}, {"Honorific", Mark::Title}};
        read("compromise-lexicon.tsv", [&](const Fields& line) {
            const auto known = classes.find(line.at(0));
            if (known != classes.end()) mark(line.at(1), known->second);
        });
        const std::map<std::string, Mark> kinds{{"noun.person", Mark::Person},
                                                {"noun.group", Mark::Org},
                                                {"noun.location", Mark::Place},
                                                {"noun.object", Mark::Place}};
        read("wordnet31-instances.tsv", [&](const Fields& line) {
            const auto known = kinds.find(line.at(0));
            if (known == kinds.end()) return;
            mark(line.at(1), known->second);
            for (const auto& alias : split(line.at(2), '|')) mark(alias, known->second);
        });
        read("us-committees.tsv", [&](const Fields& line) { mark(line.at(0), Mark::Org); });
        read("wordnet31-noun-group.tsv", [&](const Fields& line) { mark(line.at(0), Mark::OrgWord); });
        for (const auto word : data::org_words) mark(word, Mark::OrgWord);
        read("cueverbs-gendergaptracker.tsv",
             [&](const Fields& line) { mark(line.at(0), Mark::SpeechVerb); });
    }

    ModelSection names() const {
        ModelSection made{"names of people", 1, names_bits - 3, 1, {}, {}};
        made.weights.resize(std::size_t{1} << (names_bits - 3));
        for (const auto& name : names_) {
            if (name.size() != 1) continue;
            for (unsigned n = 0; n < name_hashes; ++n) {
                const auto bit = name_bit(name.keys[0].word, n, names_bits);
                auto& byte = made.weights[bit / 8];
                byte = static_cast<std::int8_t>(byte | 1 << (bit % 8));
            }
        }
        return made;
    }

    std::string folder_;
    std::string missing_;
    std::map<std::uint32_t, Marks> marks_;
    std::vector<MarkedText> names_;
};

}  // namespace

Result<std::vector<ModelSection>> build_gazetteer(const std::string& folder) {
    return Builder{folder}.build();
}

}  // namespace onrecord
