// What the benchmark is held against: stock Xapian, with its own query parser, on an index that scriptindex
// made.
//
//   stock_xapian INDEX ROUNDS < lines of NAME, a tab, a question, and a range of days or nothing
//
// prints NAME, a tab, the exact count, a tab, and the microseconds of each round. All questions are asked
// once a round, so that what else the machine does meets all of them.
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include <xapian.h>

namespace {

struct Question {
    std::string name, text, from, to;
    Xapian::doccount total = 0;
    std::vector<double> microseconds;
};

constexpr Xapian::valueno day_slot = 0;

Xapian::MSet ask(const Xapian::Database& db, const Question& question) {
    Xapian::QueryParser parser;
    parser.set_database(db);
    parser.set_stemmer(Xapian::Stem{"english"});
    parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    auto query = parser.parse_query(question.text,
                                    Xapian::QueryParser::FLAG_DEFAULT | Xapian::QueryParser::FLAG_WILDCARD);
    if (!question.from.empty()) {
        const Xapian::Query days{Xapian::Query::OP_VALUE_RANGE, day_slot, question.from, question.to};
        query = Xapian::Query{Xapian::Query::OP_FILTER, query, days};
    }
    Xapian::Enquire enquire{db};
    enquire.set_query(query);
    return enquire.get_mset(0, 10, db.get_doccount());
}

std::vector<Question> read(std::istream& in) {
    std::vector<Question> questions;
    for (std::string line; std::getline(in, line);) {
        std::istringstream fields{line};
        Question question;
        std::getline(fields, question.name, '\t');
        std::getline(fields, question.text, '\t');
        std::getline(fields, question.from, '\t');
        std::getline(fields, question.to, '\t');
        questions.push_back(std::move(question));
    }
    return questions;
}

}  // namespace

int main(int count, char** values) {
    if (count != 3) {
        std::cerr << "usage: stock_xapian INDEX ROUNDS < QUESTIONS\n";
        return 2;
    }
    try {
        const Xapian::Database db{values[1]};
        auto questions = read(std::cin);
        for (int round = std::atoi(values[2]); round > 0; --round) {
            for (auto& question : questions) {
                const auto start = std::chrono::steady_clock::now();
                question.total = ask(db, question).get_matches_estimated();
                const std::chrono::duration<double, std::micro> took =
                    std::chrono::steady_clock::now() - start;
                question.microseconds.push_back(took.count());
            }
        }
        for (const auto& question : questions) {
            std::cout << question.name << '\t' << question.total << '\t';
            for (const auto took : question.microseconds) std::cout << took << ' ';
            std::cout << '\n';
        }
    } catch (const Xapian::Error& error) {
        std::cerr << error.get_description() << '\n';
        return 2;
    }
}
