#ifndef DISCLOSURE_DISCLOSURECTL_COMMANDS_COMMAND_H_
#define DISCLOSURE_DISCLOSURECTL_COMMANDS_COMMAND_H_

#include <cstddef>
#include <istream>
#include <ostream>
#include <span>
#include <string_view>

#include "absl/status/statusor.h"
#include "disclosurectl/client/service_address.h"
#include "disclosurectl/exit_status.h"
#include "disclosurectl/language.h"
#include "disclosurectl/options/option_spec.h"
#include "disclosurectl/options/options.h"
#include "disclosurectl/output/output_format.h"

namespace disclosure::ctl {

// Where a command reads and writes: data on `out`, all else on `err`.
struct Io {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
};

// One call of a command.
struct Invocation {
  const Options& options;
  Language language;
  const Io& io;

  // Of commands that answer with data.
  OutputFormat output() const;
  ServiceAddress ingest_service() const;
  ServiceAddress stats_service() const;
  std::string_view Say(const Text& text) const { return text.In(language); }
};

// One row of the command table. Everything help prints comes from here.
struct Command {
  std::string_view name;
  // "FILE|DIR..."
  std::string_view arguments;
  size_t least_arguments = 0;
  size_t most_arguments = 0;
  // One line.
  Text summary;
  // What else there is to know; lines end in line feeds.
  Text description;
  // One example a line.
  std::string_view examples;
  // Beside those that all commands have; they hide a common one of their name.
  std::span<const OptionSpec> options;
  // A failure is printed by the caller.
  absl::StatusOr<ExitStatus> (*run)(const Invocation&) = nullptr;
};

inline constexpr size_t kAnyNumber = static_cast<size_t>(-1);

extern const Command kImport;
extern const Command kValidate;
extern const Command kSubmit;
extern const Command kGet;
extern const Command kRevisions;
extern const Command kList;
extern const Command kRefusals;
extern const Command kWithdraw;
extern const Command kSeries;
extern const Command kAggregate;
extern const Command kRank;
extern const Command kDistribution;
extern const Command kCoverage;
extern const Command kOutliers;
extern const Command kReconcile;
extern const Command kFindings;
extern const Command kExplain;
extern const Command kWatch;
extern const Command kExport;
extern const Command kIndicators;
extern const Command kAreas;
extern const Command kRules;
extern const Command kGenerate;

// In the order of help.
std::span<const Command* const> AllCommands();
const Command* FindCommand(std::string_view name);

// --output --lang --ingest --stats --timeout --help
std::span<const OptionSpec> CommonOptions();

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_COMMANDS_COMMAND_H_
