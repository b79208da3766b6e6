#include "searcher/output/json.hpp"

#include <ostream>

#include "searcher/output/json_objects.hpp"

namespace onrecord {
namespace {

/// One object, member by member.
class ObjectWriter {
  public:
    explicit ObjectWriter(std::ostream& out) : out_{out} { out_ << '{'; }
    ~ObjectWriter() { out_ << '}'; }
    ObjectWriter(const ObjectWriter&) = delete;
    ObjectWriter& operator=(const ObjectWriter&) = delete;

    std::ostream& member(std::string_view name) {
        if (!first_) out_ << ',';
        first_ = false;
        return out_ << '"' << name << "\":";
    }

  private:
    std::ostream& out_;
    bool first_ = true;
};

template <typename Items>
void write_array(const Items& items, std::ostream& out) {
    out << '[';
    const char* comma = "";
    for (const auto& item : items) {
        out << comma << json_of(item);
        comma = ",";
    }
    out << ']';
}

void write_facets(const std::vector<Facet>& facets, std::ostream& out) {
    ObjectWriter object{out};
    for (const auto& facet : facets) {
        object.member(row_of(facet.field).name);
        write_array(facet.values, out);
    }
}

/// How many values each facet has, shown or not.
void write_distinct(const std::vector<Facet>& facets, std::ostream& out) {
    ObjectWriter object{out};
    for (const auto& facet : facets) object.member(row_of(facet.field).name) << facet.distinct;
}

void write_found(const Results& results, const OutputOptions& options, ObjectWriter& object,
                 std::ostream& out) {
    if (!options.only_count && results.unit == Unit::Articles) {
        object.member("hits");
        write_array(results.hits, out);
    } else if (!options.only_count) {
        object.member("statements");
        write_array(results.statements, out);
    }
    object.member("facets");
    write_facets(results.facets, out);
    object.member("timeline");
    write_array(results.timeline, out);
}

void write_rest(const Results& results, ObjectWriter& object, std::ostream& out) {
    object.member("undated") << results.undated;
    object.member("unit") << (results.unit == Unit::Articles ? R"("articles")" : R"("statements")");
    object.member("dates") << json_of(results.dates);
    object.member("timeline_unit") << (results.timeline_unit ? json_of(to_string(*results.timeline_unit))
                                                             : "null");
    object.member("distinct");
    write_distinct(results.facets, out);
    object.member("notes") << json_of(results.notes);
    object.member("nothing") << (results.nothing ? json_of(*results.nothing) : "null");
}

/// A count that looked at no article knows nothing of their dates.
bool counted_only(const Results& results, const OutputOptions& options) {
    return options.only_count && results.facets.empty() && !results.timeline_unit;
}

}  // namespace

void write_json(const Results& results, const OutputOptions& options, std::ostream& out) {
    {
        ObjectWriter object{out};
        if (options.query_id) object.member("id") << json_of(std::string_view{*options.query_id});
        object.member("format") << json_format;
        object.member("query") << json_of(std::string_view{results.query});
        object.member("reading") << json_of(std::string_view{results.reading});
        object.member("total") << results.total;
        object.member("exact") << "true";
        object.member("took_us") << results.took_us;
        if (!counted_only(results, options)) {
            write_found(results, options, object, out);
            write_rest(results, object, out);
        }
    }
    out << '\n';
}

void write_json_lines(const Results& results, const OutputOptions& options, std::ostream& out) {
    if (options.query_id) {
        write_json(results, options, out);
        return;
    }
    if (options.only_count) out << "{\"total\":" << results.total << "}\n";
    if (!options.only_count) {
        for (const auto& hit : results.hits) out << json_of(hit) << '\n';
        for (const auto& statement : results.statements) out << json_of(statement) << '\n';
    }
    for (const auto& facet : results.facets) {
        for (const auto& value : facet.values) {
            out << R"({"facet":)" << json_of(row_of(facet.field).name) << ',' << json_of(value).substr(1)
                << '\n';
        }
    }
    if (!results.timeline_unit) return;
    for (const auto& period : results.timeline) out << json_of(period) << '\n';
    out << json_of(Period{"none", {}, results.undated}) << '\n';
}

void write_json(const ShownArticle& shown, std::ostream& out) {
    out << R"({"format":)" << json_format << R"(,"article":)" << json_of(shown) << "}\n";
}

void write_json(const PrintedReading& reading, std::ostream& out) {
    out << R"({"format":)" << json_format << R"(,"query":)" << json_of(std::string_view{reading.query})
        << R"(,"reading":)" << json_of(std::string_view{reading.reading}) << R"(,"notes":)"
        << json_of(reading.notes) << "}\n";
}

}  // namespace onrecord
