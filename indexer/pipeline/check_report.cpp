#include "indexer/pipeline/check_report.hpp"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

/// Of a million findings, these tell what is wrong as well.
constexpr std::size_t findings_kept = 100;

const char* name_of(Remedy remedy) {
    switch (remedy) {
        case Remedy::NextRun:
            return "next run";
        case Remedy::Repair:
            return "repair";
        case Remedy::Reindex:
            return "reindex";
        case Remedy::None:
            break;
    }
    return "none";
}

std::string what_to_do(const CheckReport& report) {
    const auto index = "'" + report.index_dir + "'";
    switch (report.remedy) {
        case Remedy::NextRun:
            return "the next run of indexer completes it";
        case Remedy::Repair:
            return "repair it with: indexer --index " + index + " --repair";
        case Remedy::Reindex:
            return "save what can be saved with: indexer --index " + index +
                   " --repair\nthen run indexer on the articles again: it adds what is missing";
        case Remedy::None:
            break;
    }
    return "nothing";
}

}  // namespace

void CheckReport::add(Finding finding) {
    if (finding.remedy > Remedy::NextRun) ++problems;
    remedy = std::max(remedy, finding.remedy);
    if (findings.size() < findings_kept) findings.push_back(std::move(finding));
}

std::string check_text(const CheckReport& report) {
    std::string text;
    for (const auto& finding : report.findings) text += finding.part + ": " + finding.what + '\n';
    if (report.problems > report.findings.size())
        text += "… and " + counted(report.problems - report.findings.size(), "more problem") + '\n';
    const auto size = counted(report.articles, "article") + ", " + counted(report.statements, "statement");
    text += "'" + report.index_dir + "': ";
    text += report.is_sound() ? "sound; " + size : "damaged, " + counted(report.problems, "problem");
    text += '\n';
    if (report.remedy != Remedy::None) text += what_to_do(report) + '\n';
    return safe_for_terminal(text, true);
}

std::string encode_report(const Result<CheckReport>& report) {
    nlohmann::json json;
    if (!report) {
        json["error"] = {report.error().kind, report.error().message, report.error().hint};
    } else {
        json = {{"index", report->index_dir},         {"articles", report->articles},
                {"statements", report->statements},   {"batch", report->batch},
                {"fingerprint", report->fingerprint}, {"problems", report->problems},
                {"remedy", report->remedy},           {"findings", nlohmann::json::array()}};
        for (const auto& finding : report->findings)
            json["findings"].push_back({finding.part, finding.what, finding.remedy});
    }
    // Terms of a damaged index may be no UTF-8.
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Result<CheckReport> decode_report(const std::string& bytes) {
    const auto json = nlohmann::json::parse(bytes);
    if (const auto error = json.find("error"); error != json.end())
        return Error{(*error)[0].get<ErrorKind>(), (*error)[1], (*error)[2]};
    CheckReport report;
    json.at("index").get_to(report.index_dir);
    json.at("articles").get_to(report.articles);
    json.at("statements").get_to(report.statements);
    json.at("batch").get_to(report.batch);
    json.at("fingerprint").get_to(report.fingerprint);
    for (const auto& finding : json.at("findings"))
        report.findings.push_back({finding[0], finding[1], finding[2].get<Remedy>()});
    json.at("problems").get_to(report.problems);
    json.at("remedy").get_to(report.remedy);
    return report;
}

std::string check_json(const CheckReport& report) {
    nlohmann::ordered_json json;
    json["format"] = 1;
    json["index"] = report.index_dir;
    json["sound"] = report.is_sound();
    json["articles"] = report.articles;
    json["statements"] = report.statements;
    json["batch"] = report.batch;
    json["fingerprint"] = report.fingerprint;
    json["problems"] = report.problems;
    json["findings"] = nlohmann::ordered_json::array();
    for (const auto& finding : report.findings) {
        json["findings"].push_back(
            {{"part", finding.part}, {"what", finding.what}, {"remedy", name_of(finding.remedy)}});
    }
    json["remedy"] = name_of(report.remedy);
    return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

}  // namespace onrecord
