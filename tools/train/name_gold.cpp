#include "tools/train/name_gold.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <string_view>

#include <nlohmann/json.hpp>

#include "tools/train/gold.hpp"
#include "tools/train/packed_file.hpp"

namespace onrecord {
namespace {

const std::set<std::string> stands_behind{".",  ",",   ";",   ":",   "!",   "?",  ")",  "]",  "}", "%", "'s",
                                          "'S", "n't", "'re", "'ve", "'ll", "'d", "'m", "''", "”", "’"};
const std::set<std::string> stands_before{"(", "[", "{", "$", "#", "``", "“", "‘"};
constexpr std::size_t sentences_a_text = 30;

using Labeled = std::pair<std::string, std::string>;
using Sentence_ = std::vector<Labeled>;

std::size_t kind_of(std::string_view name) {
    if (name == "PER" || name == "PERSON") return 0;
    if (name == "ORG" || name == "ORGANIZATION") return 1;
    return name == "LOC" || name == "LOCATION" ? 2 : 3;
}

std::string printed(const std::string& token) {
    if (token == "``") return "“";
    if (token == "''") return "”";
    if (token == "-LRB-") return "(";
    return token == "-RRB-" ? ")" : token;
}

void add_name(NamedText& to, TextSpan span, std::string_view tag) {
    const auto kind = kind_of(tag.substr(2));
    const bool goes_on = tag.starts_with("I-") && !to.names.empty() && to.names.back().kind == kind;
    if (goes_on)
        to.names.back().span.end = span.end;
    else
        to.names.push_back({span, kind});
}

NamedText text_of(const std::vector<Sentence_>& sentences) {
    NamedText made;
    for (const auto& sentence : sentences) {
        bool quoting = false;
        bool begun = false;
        bool tight = true;
        std::string last = "O";
        for (const auto& [token, tag] : sentence) {
            const bool closes = stands_behind.contains(token) || (token == "\"" && quoting);
            if (token == "\"") quoting = !quoting;
            if (begun && !closes && !tight) made.text += ' ';
            const auto begin = static_cast<std::uint32_t>(made.text.size());
            made.text += printed(token);
            const auto end = static_cast<std::uint32_t>(made.text.size());
            if (tag != "O") add_name(made, {begin, end}, last == "O" ? "B-" + tag.substr(2) : tag);
            last = tag;
            begun = true;
            tight = stands_before.contains(token) || (token == "\"" && quoting);
        }
        made.text += '\n';
    }
    return made;
}

}  // namespace

Result<std::vector<NamedText>> read_named_texts(const std::string& path, std::size_t most) {
    std::vector<NamedText> texts;
    std::vector<Sentence_> sentences;
    Sentence_ sentence;
    bool marked = false;
    const auto close_sentence = [&] {
        if (!sentence.empty()) sentences.push_back(std::exchange(sentence, {}));
    };
    const auto close_text = [&] {
        close_sentence();
        if (!sentences.empty()) texts.push_back(text_of(std::exchange(sentences, {})));
    };
    std::ifstream file{path};
    for (std::string line; texts.size() < most && std::getline(file, line);) {
        if (line.starts_with("-DOCSTART-")) {
            marked = true;
            close_text();
        } else if (line.find_first_not_of(" \r") == std::string::npos) {
            close_sentence();
            if (!marked && sentences.size() == sentences_a_text) close_text();
        } else {
            const auto blank = line.find_first_of("\t ");
            const auto tag = line.find_last_of("\t ");
            sentence.push_back({line.substr(0, blank), line.substr(tag + 1)});
        }
    }
    if (texts.size() < most) close_text();
    if (texts.empty()) return Error{ErrorKind::Input, "no texts in " + path, "give the folder of the data"};
    return texts;
}

Result<std::vector<NamedText>> read_silver_texts(const std::string& articles, const std::string& tagged,
                                                 std::size_t most) {
    auto read = read_gold(articles, tagged);
    if (!read) return read.error();
    std::vector<NamedText> texts;
    for (auto& article : *read) {
        if (texts.size() == most) break;
        NamedText made{std::move(article.text), {}};
        for (const auto& name : article.names) made.names.push_back({name.span, kind_of(name.kind)});
        texts.push_back(std::move(made));
    }
    return texts;
}

std::vector<std::string> read_bodies(const std::string& path, std::size_t most) {
    std::vector<std::string> bodies;
    const auto text = unpacked_file(path, most);
    for (std::size_t begin = 0, end = 0; (end = text.find('\n', begin)) != std::string::npos;
         begin = end + 1) {
        const auto line = nlohmann::json::parse(text.substr(begin, end - begin));
        bodies.push_back(line.at("body").get<std::string>());
    }
    return bodies;
}

std::vector<EntityLabel> labels_of(const MarkedText& text, const std::vector<GoldName>& names) {
    std::vector<EntityLabel> labels(text.size(), EntityLabel::Outside);
    std::size_t at = 0;
    for (const auto& name : names) {
        while (at < text.size() && text.tokens[at].span.end <= name.span.begin) ++at;
        for (bool first = true; at < text.size() && text.tokens[at].span.begin < name.span.end; ++at) {
            labels[at] = static_cast<EntityLabel>(1 + name.kind * 2 + (first ? 0 : 1));
            first = false;
        }
    }
    return labels;
}

}  // namespace onrecord
