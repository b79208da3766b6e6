#include "searcher/commands.hpp"

#include <fstream>
#include <istream>
#include <ostream>
#include <sstream>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"
#include "common/base/version.hpp"
#include "searcher/search/search.hpp"

namespace onrecord {
namespace {

void print_notes(const std::vector<std::string>& notes, std::ostream& err) {
    for (const auto& note : notes) err << "note: " << safe_for_terminal(note) << '\n';
}

Outcome fail(const Error& error, std::ostream& err) {
    print_error(error, err);
    return Outcome::Failed;
}

Outcome explain(const Settings& settings, std::ostream& out, std::ostream& err) {
    const auto asked = request_of(settings, settings.typed);
    if (!asked) return fail(asked.error(), err);
    render_reading({asked->typed, to_string(asked->query), asked->notes}, settings.output, out);
    return Outcome::Matched;
}

Outcome show(const Settings& settings, Search& search, std::ostream& out, std::ostream& err) {
    const auto asked = request_of(settings, settings.typed);
    if (!asked) return fail(asked.error(), err);
    print_notes(asked->notes, err);
    const auto shown = search.show(settings.show_id, asked->query);
    if (!shown) return fail(shown.error(), err);
    render(*shown, settings.output, out);
    return Outcome::Matched;
}

Outcome answer(const Settings& settings, Search& search, std::ostream& out, std::ostream& err) {
    const auto asked = request_of(settings, settings.typed);
    if (!asked) return fail(asked.error(), err);
    const auto results = search.answer(*asked);
    // Results have the notes of the index, too.
    if (!results) print_notes(search.notes(), err);
    print_notes(results ? results->notes : asked->notes, err);
    if (!results) return fail(results.error(), err);
    render(*results, settings.output, out);
    return results->total > 0 ? Outcome::Matched : Outcome::NothingMatched;
}

/// One line of a batch: "id TAB question".
Outcome answer_line(const Settings& settings, Search& search, std::string_view line, bool first,
                    std::ostream& out, std::ostream& err) {
    const auto tab = line.find('\t');
    if (tab == std::string_view::npos) {
        return fail({ErrorKind::Query, "there is no tab between id and question", ""}, err);
    }
    const std::string typed{trim(line.substr(tab + 1))};
    if (typed.empty()) return fail({ErrorKind::Query, "there is no question behind the tab", ""}, err);
    const auto asked = request_of(settings, typed);
    if (!asked) return fail(asked.error(), err);
    const auto results = search.answer(*asked);
    if (!results) return fail(results.error(), err);
    auto output = settings.output;
    output.query_id = std::string{trim(line.substr(0, tab))};
    output.first_answer = first;
    render(*results, output, out);
    return results->total > 0 ? Outcome::Matched : Outcome::NothingMatched;
}

Error cannot_read(const std::string& path) {
    return {ErrorKind::System, "cannot read '" + path + "'", "check the name and the rights"};
}

Outcome answer_lines(const Settings& settings, Search& search, std::istream& in, std::ostream& out,
                     std::ostream& err) {
    auto outcome = Outcome::NothingMatched;
    bool first = true;
    std::string line;
    for (std::uint64_t number = 1; std::getline(in, line); ++number) {
        if (trim(line).empty()) continue;
        std::ostringstream wrong;
        const auto one = answer_line(settings, search, line, first, out, wrong);
        if (one != Outcome::Failed) first = false;
        if (one == Outcome::Failed) err << settings.batch_file << ':' << number << ": " << wrong.str();
        if (one == Outcome::Failed || (one == Outcome::Matched && outcome != Outcome::Failed)) outcome = one;
    }
    return in.bad() ? fail(cannot_read(settings.batch_file), err) : outcome;
}

Outcome batch(const Settings& settings, Search& search, std::istream& in, std::ostream& out,
              std::ostream& err) {
    if (settings.batch_file == "-") return answer_lines(settings, search, in, out, err);
    std::ifstream file{settings.batch_file};
    if (!file) return fail(cannot_read(settings.batch_file), err);
    return answer_lines(settings, search, file, out, err);
}

}  // namespace

void print_error(const Error& error, std::ostream& err) {
    err << "searcher: " << safe_for_terminal(error.message) << '\n';
    if (!error.hint.empty()) err << safe_for_terminal(error.hint, true) << '\n';
}

Outcome run(const Settings& settings, std::istream& in, std::ostream& out, std::ostream& err) {
    if (settings.command == Command::Help) {
        out << help_of_searcher();
        return Outcome::Matched;
    }
    if (settings.command == Command::Version) {
        out << "searcher " << version << '\n';
        return Outcome::Matched;
    }
    if (settings.command == Command::Explain) return explain(settings, out, err);
    auto search = Search::open(settings.index_dirs, settings.name_files);
    if (!search) return fail(search.error(), err);
    if (settings.command == Command::Answer) return answer(settings, *search, out, err);
    print_notes(search->notes(), err);
    if (settings.command == Command::Show) return show(settings, *search, out, err);
    return batch(settings, *search, in, out, err);
}

}  // namespace onrecord
