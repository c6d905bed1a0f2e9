// What it costs to read one change of the feed, against protobuf's own parser;
// and the steps that every submitted report goes through in `record`.

#include <string>

#include "benchmark/benchmark.h"
#include "disclosure/v1/record.pb.h"
#include "form/read_report.h"
#include "google/protobuf/arena.h"
#include "record/change.h"
#include "record/content_parts.h"
#include "record/revision.h"
#include "tests/support/catalogue.h"
#include "tests/support/seed_report.h"

namespace disclosure::record {
namespace {

void AddFinding(v1::AcceptedChange& accepted, const std::string& rule_id) {
  v1::Finding& finding = *accepted.add_findings();
  finding.set_rule_id(rule_id);
  finding.set_severity(v1::SEVERITY_WARNING);
  for (const char* name :
       {"applications.received_new.total", "applications.carried_in.total"}) {
    v1::FindingCell& cell = *finding.add_cells();
    cell.set_cell(name);
    cell.set_label(TestCatalogue().cell(CellNamed(name)).label_zh);
    cell.set_value(1);
  }
  finding.set_expected("1");
  finding.set_found("0");
  finding.set_message_zh(
      "本年新收加上年结转，应等于办理结果总计加结转下年度。");
  finding.set_message_en("Applications must be closed or carried out.");
  finding.set_ground("Printed on the form.");
  finding.set_fingerprint("0123456789abcdef");
}

// A township's report of 198 cells, most of them zero, and its findings.
std::string SerializedChange(int findings) {
  v1::Change change;
  change.set_sequence(41'352);
  v1::Revision& revision = *change.mutable_revision();
  revision.mutable_identity()->set_division_code("430321111");
  revision.mutable_identity()->set_scope(v1::SCOPE_OWN_ORGAN);
  revision.mutable_identity()->set_report_year(2020);
  revision.set_revision(1);
  revision.set_caller("local");
  revision.set_content_hash(std::string(32, 'x'));
  *change.mutable_accepted()->mutable_report() = SeedReport();
  for (int i = 0; i < findings; ++i) {
    AddFinding(*change.mutable_accepted(), "F-APP-01");
  }
  return change.SerializeAsString();
}

void ReadChangeFromTheWire(benchmark::State& state) {
  const std::string bytes = SerializedChange(static_cast<int>(state.range(0)));
  Change change;
  for (auto _ : state) {
    const absl::Status status = ReadChange(TestReader(), bytes, change);
    if (!status.ok()) state.SkipWithError("cannot be read");
    benchmark::DoNotOptimize(change);
  }
  state.SetBytesProcessed(state.iterations() *
                          static_cast<int64_t>(bytes.size()));
}
BENCHMARK(ReadChangeFromTheWire)->Arg(0)->Arg(2)->Arg(10);

void ParseChangeIntoTheSameMessage(benchmark::State& state) {
  const std::string bytes = SerializedChange(static_cast<int>(state.range(0)));
  v1::Change change;
  for (auto _ : state) {
    if (!change.ParseFromString(bytes)) state.SkipWithError("cannot be read");
    benchmark::DoNotOptimize(change);
  }
  state.SetBytesProcessed(state.iterations() *
                          static_cast<int64_t>(bytes.size()));
}
BENCHMARK(ParseChangeIntoTheSameMessage)->Arg(0)->Arg(2)->Arg(10);

void ParseChangeIntoAnArena(benchmark::State& state) {
  const std::string bytes = SerializedChange(static_cast<int>(state.range(0)));
  google::protobuf::Arena arena;
  for (auto _ : state) {
    auto* change = google::protobuf::Arena::CreateMessage<v1::Change>(&arena);
    if (!change->ParseFromString(bytes)) state.SkipWithError("cannot be read");
    benchmark::DoNotOptimize(change);
    arena.Reset();
  }
}
BENCHMARK(ParseChangeIntoAnArena)->Arg(0)->Arg(2)->Arg(10);

void ReadCells(benchmark::State& state) {
  const std::string content = form::SerializeContent(SeedReport());
  form::CellValues cells;
  for (auto _ : state) {
    benchmark::DoNotOptimize(TestReader().ReadCells(content, cells));
  }
}
BENCHMARK(ReadCells);

void ParseReport(benchmark::State& state) {
  const std::string content = form::SerializeContent(SeedReport());
  v1::AnnualReport report;
  for (auto _ : state) {
    benchmark::DoNotOptimize(report.ParseFromString(content));
  }
}
BENCHMARK(ParseReport);

void SerializeContent(benchmark::State& state) {
  const v1::AnnualReport report = SeedReport();
  for (auto _ : state) {
    benchmark::DoNotOptimize(form::SerializeContent(report));
  }
}
BENCHMARK(SerializeContent);

void HashOfContent(benchmark::State& state) {
  const std::string content = form::SerializeContent(SeedReport());
  for (auto _ : state) benchmark::DoNotOptimize(HashContent(content));
}
BENCHMARK(HashOfContent);

void SplitAndJoinContent(benchmark::State& state) {
  const std::string content = form::SerializeContent(SeedReport());
  for (auto _ : state) {
    benchmark::DoNotOptimize(JoinContent(*SplitContent(content)));
  }
}
BENCHMARK(SplitAndJoinContent);

}  // namespace
}  // namespace disclosure::record

BENCHMARK_MAIN();
