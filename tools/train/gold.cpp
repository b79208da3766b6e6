#include "tools/train/gold.hpp"

#include <zlib.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <memory>

#include <nlohmann/json.hpp>

namespace onrecord {
namespace {

using nlohmann::json;

std::vector<TextSpan> spans_of(const json& given) {
    std::vector<TextSpan> spans;
    for (const auto& span : given) spans.push_back({span.at("bstart"), span.at("bend")});
    return spans;
}

GoldArticle article_of(const json& line) {
    GoldArticle article{line.at("id"), line.at("text"), {}, {}, {}};
    for (const auto& given : line.at("attributions"))
        article.attributions.push_back(
            {spans_of(given.at("source")), spans_of(given.at("cue")), spans_of(given.at("content"))});
    return article;
}

/// Byte offset of each code point, and of the end.
std::vector<std::uint32_t> byte_offsets(const std::string& text) {
    std::vector<std::uint32_t> offsets;
    for (std::uint32_t at = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) offsets.push_back(at);
    }
    offsets.push_back(static_cast<std::uint32_t>(text.size()));
    return offsets;
}

void add_name(GoldArticle& article, TextSpan span, const std::string& kind, bool goes_on) {
    if (kind != "PERSON" && kind != "ORGANIZATION" && kind != "LOCATION" && kind != "MISC") return;
    if (goes_on && !article.names.empty())
        article.names.back().span.end = span.end;
    else
        article.names.push_back({span, kind});
}

void add_tokens(const json& line, GoldArticle& article) {
    const auto offsets = byte_offsets(article.text);
    const auto& starts = line.at("start");
    std::string before;
    for (std::size_t at = 0; at < starts.size(); ++at) {
        const auto end = std::min(line.at("end")[at].get<std::size_t>(), offsets.size() - 1);
        article.tokens.push_back({{offsets[starts[at].get<std::size_t>()], offsets[end]},
                                  tag_from_treebank(line.at("pos")[at].get<std::string>()),
                                  no_head,
                                  relation_from_treebank(line.at("rel")[at].get<std::string>())});
        const auto kind = line.at("ner")[at].get<std::string>();
        add_name(article, article.tokens.back().span, kind, kind == before);
        before = kind;
    }
    for (const auto& sentence : line.at("sents")) {
        const auto begin = sentence[0].get<std::int32_t>();
        for (auto at = begin; at < sentence[1].get<std::int32_t>(); ++at) {
            const auto head = line.at("head")[static_cast<std::size_t>(at)].get<std::int32_t>();
            if (head > 0) article.tokens[static_cast<std::size_t>(at)].head = begin + head - 1;
        }
    }
}

std::vector<std::string> lines_of_gzip(const std::string& path) {
    std::vector<std::string> lines;
    const std::unique_ptr<gzFile_s, int (*)(gzFile)> file{gzopen(path.c_str(), "rb"), gzclose};
    if (!file) return lines;
    std::string bytes(1 << 16, '\0');
    std::string line;
    for (int count = 0; (count = gzread(file.get(), bytes.data(), 1 << 16)) > 0;) {
        for (int at = 0; at < count; ++at) {
            const char c = bytes[static_cast<std::size_t>(at)];
            if (c != '\n') {
                line += c;
                continue;
            }
            lines.push_back(std::move(line));
            line.clear();
        }
    }
    return lines;
}

}  // namespace

Result<std::vector<GoldArticle>> read_gold(const std::string& attributions, const std::string& tagged) {
    std::vector<GoldArticle> articles;
    std::map<std::string, std::size_t> by_id;
    std::ifstream file{attributions};
    for (std::string line; std::getline(file, line);) {
        articles.push_back(article_of(json::parse(line)));
        by_id[articles.back().id] = articles.size() - 1;
    }
    if (articles.empty())
        return Error{ErrorKind::Input, "no articles in " + attributions,
                     "give the folder of the attributions"};
    for (const auto& line : lines_of_gzip(tagged)) {
        const auto given = json::parse(line);
        const auto found = by_id.find(given.at("id"));
        if (found != by_id.end()) add_tokens(given, articles[found->second]);
    }
    return articles;
}

std::vector<Dependency> tree_of(const MarkedText& text, const std::vector<GoldToken>& gold) {
    std::vector<std::int32_t> last_of(gold.size(), no_head);
    std::vector<std::size_t> gold_of(text.size());
    std::size_t next = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        while (next + 1 < gold.size() && gold[next].span.end <= text.tokens[at].span.begin) ++next;
        gold_of[at] = next;
        if (next < gold.size()) last_of[next] = static_cast<std::int32_t>(at);
    }
    std::vector<Dependency> tree(text.size());
    for (std::size_t at = 0; at < text.size() && !gold.empty(); ++at) {
        const auto& token = gold[gold_of[at]];
        const auto last = last_of[gold_of[at]];
        if (last != static_cast<std::int32_t>(at)) {
            tree[at] = {last, Relation::Other};  // we cut finer
            continue;
        }
        auto head = token.head;
        while (head != no_head && last_of[static_cast<std::size_t>(head)] == no_head)
            head = gold[static_cast<std::size_t>(head)].head;  // they cut finer
        if (head != no_head) tree[at] = {last_of[static_cast<std::size_t>(head)], token.relation};
    }
    return tree;
}

std::vector<bool> tokens_in(const MarkedText& text, const std::vector<TextSpan>& spans) {
    std::vector<bool> in(text.size());
    for (const auto& span : spans) {
        auto at =
            std::lower_bound(text.tokens.begin(), text.tokens.end(), span.begin,
                             [](const Token& token, std::uint32_t begin) { return token.span.end <= begin; });
        for (; at != text.tokens.end() && at->span.begin < span.end; ++at)
            in[static_cast<std::size_t>(at - text.tokens.begin())] = true;
    }
    return in;
}

}  // namespace onrecord
