#include "divisions/division_tables.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "divisions/table_lines.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::divisions {
namespace {

constexpr std::string_view kAreaHeading =
    "code\tmark\teditions\tname\tearlier names, each after its editions";
constexpr std::string_view kEdgeHeading =
    "from\tto\tbefore\tafter\tkind\tcertainty";
constexpr std::string_view kConfirmedHeading =
    "from\tto\tbefore\tafter\tkind\tsource";
constexpr std::string_view kFilledIn = "filled-in";
constexpr std::string_view kUnmarked = "-";
constexpr size_t kColumnsBeforeNames = 2;
constexpr size_t kLevels = 5;
// An area takes about 36 bytes of its table, an edge 46. Guesses below that
// reserve too much rather than copy.
constexpr size_t kBytesOfAreaLine = 36;
constexpr size_t kBytesOfEdgeLine = 46;

absl::Status Unreadable(const TableLines& line, std::string_view what,
                        std::string_view text) {
  return line.Error(
      absl::StrCat("\"", AbslView(text), "\" is no ", AbslView(what)));
}

absl::Status SkipHeading(TableLines& lines, std::string_view heading) {
  if (lines.Next() && lines.line() == heading) return absl::OkStatus();
  RETURN_IF_ERROR(lines.status());
  return lines.Error(
      absl::StrCat("the heading should be \"", AbslView(heading), "\""));
}

absl::StatusOr<DivisionCode> ReadCode(const TableLines& line,
                                      std::string_view text) {
  absl::StatusOr<DivisionCode> code = DivisionCode::Parse(text);
  if (!code.ok()) return line.Error(StdView(code.status().message()));
  if (code->digits() != text) return Unreadable(line, "9-digit code", text);
  return code;
}

std::optional<size_t> PlaceOfEdition(std::string_view text) {
  int year = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  const auto* found = std::ranges::find(kEditions, year);
  if (found == kEditions.end()) return {};
  return static_cast<size_t>(found - kEditions.begin());
}

absl::StatusOr<int> ReadEdition(const TableLines& line, std::string_view text) {
  const std::optional<size_t> place = PlaceOfEdition(text);
  if (!place) return Unreadable(line, "edition", text);
  return kEditions[*place];
}

// "2015-2016,2021": ranges over kEditions.
absl::StatusOr<EditionSet> ReadEditions(const TableLines& line,
                                        std::string_view text) {
  unsigned set = 0;
  for (std::string_view rest = text;;) {
    const size_t comma = rest.find(',');
    const std::string_view range = rest.substr(0, comma);
    const size_t dash = std::min(range.find('-'), range.size());
    const auto first = PlaceOfEdition(range.substr(0, dash));
    const auto last =
        dash == range.size() ? first : PlaceOfEdition(range.substr(dash + 1));
    if (!first || !last || *last < *first) {
      return Unreadable(line, "list of editions", text);
    }
    for (size_t i = *first; i <= *last; ++i) set |= 1u << i;
    if (comma == std::string_view::npos) return static_cast<EditionSet>(set);
    rest.remove_prefix(comma + 1);
  }
}

// Reads areas.tsv from top to bottom. Since the codes ascend, the areas around
// a line are the last ones read of the levels above it.
class AreaReader {
 public:
  explicit AreaReader(std::string_view text) : lines_("areas.tsv", text) {
    tables_.areas.reserve(text.size() / kBytesOfAreaLine);
  }

  absl::StatusOr<DivisionTables> Read() && {
    RETURN_IF_ERROR(SkipHeading(lines_, kAreaHeading));
    while (lines_.Next()) RETURN_IF_ERROR(ReadLine());
    RETURN_IF_ERROR(lines_.status());
    if (tables_.areas.empty()) return lines_.Error("the table has no areas");
    return std::move(tables_);
  }

 private:
  absl::Status ReadLine() {
    const auto columns = lines_.columns();
    if (columns.size() <= kColumnsBeforeNames || columns.size() % 2 != 0) {
      return lines_.Error(
          "a line is code, mark, and one pair of editions and name, or more");
    }
    Area area;
    ASSIGN_OR_RETURN(area.code, ReadCode(lines_, columns[0]));
    area.pseudo = columns[1] == kFilledIn;
    if (!area.pseudo && columns[1] != kUnmarked) {
      return Unreadable(lines_, "mark", columns[1]);
    }
    RETURN_IF_ERROR(ReadNames(columns.subspan(kColumnsBeforeNames), area));
    RETURN_IF_ERROR(Place(area));
    tables_.areas.push_back(std::move(area));
    return absl::OkStatus();
  }

  // Pairs of editions and name, the newest name first.
  absl::Status ReadNames(std::span<const std::string_view> pairs, Area& area) {
    for (size_t i = 0; i < pairs.size(); i += 2) {
      ASSIGN_OR_RETURN(const EditionSet editions,
                       ReadEditions(lines_, pairs[i]));
      const std::string_view name = pairs[i + 1];
      if (name.empty()) return lines_.Error("a name is empty");
      if ((area.editions & editions) != 0) {
        return lines_.Error("an edition has two names");
      }
      if (i == 0) {
        area.name = name;
      } else if (editions > area.editions) {
        return lines_.Error("the newest name does not come first");
      } else {
        const auto index = static_cast<uint32_t>(tables_.areas.size());
        tables_.earlier_names.push_back({index, editions, std::string(name)});
      }
      area.editions |= editions;
    }
    return absl::OkStatus();
  }

  // Checks where the area stands, and finds its parent.
  absl::Status Place(Area& area) {
    const auto level = static_cast<size_t>(area.code.level());
    const auto index = tables_.areas.size();
    last_of_level_[level] = index;
    if (index == 0) {
      if (level == 0) return absl::OkStatus();
      return lines_.Error("the nation, 00, does not come first");
    }
    if (area.code <= tables_.areas.back().code) {
      return lines_.Error(absl::StrCat(
          "codes do not ascend: ", AbslView(area.code.digits()), " after ",
          AbslView(tables_.areas.back().code.digits())));
    }
    const Area& above = tables_.areas[last_of_level_[level - 1]];
    if (above.code != area.code.AncestorAt(static_cast<Level>(level - 1))) {
      return lines_.Error(
          absl::StrCat(AbslView(area.code.digits()), " has no area above it"));
    }
    if ((area.editions & ~above.editions) != 0) {
      return lines_.Error(absl::StrCat(AbslView(area.code.digits()),
                                       " is in an edition that has no ",
                                       AbslView(above.code.digits())));
    }
    area.parent = above.pseudo ? above.parent : above.code;
    return absl::OkStatus();
  }

  TableLines lines_;
  DivisionTables tables_;
  std::array<size_t, kLevels> last_of_level_ = {};
};

absl::StatusOr<DivisionCode> ReadCodeOf(const TableLines& line,
                                        std::span<const Area> areas,
                                        std::string_view text, int edition) {
  ASSIGN_OR_RETURN(const DivisionCode code, ReadCode(line, text));
  const auto found = std::ranges::lower_bound(areas, code, {}, &Area::code);
  if (found == areas.end() || found->code != code || !found->In(edition)) {
    return line.Error(
        absl::StrCat(AbslView(text), " is not in edition ", edition));
  }
  return code;
}

absl::StatusOr<bool> ReadWord(const TableLines& line, std::string_view text,
                              std::string_view yes, std::string_view no) {
  if (text == yes || text == no) return text == yes;
  return line.Error(absl::StrCat("\"", AbslView(text), "\" is neither ",
                                 AbslView(yes), " nor ", AbslView(no)));
}

// All but kind and certainty.
absl::StatusOr<Edge> ReadEnds(const TableLines& line,
                              std::span<const Area> areas) {
  const auto columns = line.columns();
  if (columns.size() != 6) return line.Error("a line has 6 columns");
  Edge edge;
  ASSIGN_OR_RETURN(edge.edition_before, ReadEdition(line, columns[2]));
  ASSIGN_OR_RETURN(edge.edition_after, ReadEdition(line, columns[3]));
  if (edge.edition_after <= edge.edition_before) {
    return line.Error("the edition after does not follow the one before");
  }
  ASSIGN_OR_RETURN(edge.from,
                   ReadCodeOf(line, areas, columns[0], edge.edition_before));
  ASSIGN_OR_RETURN(edge.to,
                   ReadCodeOf(line, areas, columns[1], edge.edition_after));
  return edge;
}

absl::StatusOr<Edge> ReadEdge(const TableLines& line,
                              std::span<const Area> areas) {
  ASSIGN_OR_RETURN(Edge edge, ReadEnds(line, areas));
  const auto columns = line.columns();
  ASSIGN_OR_RETURN(const bool renamed,
                   ReadWord(line, columns[4], "renamed", "recoded"));
  edge.kind = renamed ? EdgeKind::kRenamed : EdgeKind::kRecoded;
  if (renamed != (edge.from == edge.to)) {
    return line.Error("a renaming keeps the code, a recoding changes it");
  }
  ASSIGN_OR_RETURN(edge.certain,
                   ReadWord(line, columns[5], "certain", "inferred"));
  return edge;
}

// The source is for people; that there is one is checked.
absl::StatusOr<Edge> ReadConfirmedEdge(const TableLines& line,
                                       std::span<const Area> areas) {
  ASSIGN_OR_RETURN(Edge edge, ReadEnds(line, areas));
  const auto columns = line.columns();
  ASSIGN_OR_RETURN(const bool merged,
                   ReadWord(line, columns[4], "merged", "split"));
  edge.kind = merged ? EdgeKind::kMerged : EdgeKind::kSplit;
  edge.certain = true;
  if (edge.from == edge.to) {
    return line.Error("a place is neither merged into nor split from itself");
  }
  if (columns[5].empty()) return line.Error("there is no source");
  return edge;
}

template <typename ReadLine>
absl::Status ReadEdges(TableLines lines, std::string_view heading,
                       ReadLine read_line, DivisionTables& tables) {
  RETURN_IF_ERROR(SkipHeading(lines, heading));
  while (lines.Next()) {
    ASSIGN_OR_RETURN(const Edge edge, read_line(lines, tables.areas));
    tables.edges.push_back(edge);
  }
  return lines.status();
}

}  // namespace

absl::StatusOr<DivisionTables> ReadDivisionTables(std::string_view areas,
                                                  std::string_view edges,
                                                  std::string_view confirmed) {
  ASSIGN_OR_RETURN(DivisionTables tables, AreaReader(areas).Read());
  tables.edges.reserve(edges.size() / kBytesOfEdgeLine);
  RETURN_IF_ERROR(ReadEdges(TableLines("edges.tsv", edges), kEdgeHeading,
                            &ReadEdge, tables));
  if (confirmed.empty()) return tables;
  RETURN_IF_ERROR(ReadEdges(TableLines("confirmed_edges.tsv", confirmed),
                            kConfirmedHeading, &ReadConfirmedEdge, tables));
  return tables;
}

}  // namespace disclosure::divisions
