#include "ingest-service/store/year_judge.h"

#include <optional>
#include <utility>

#include "absl/hash/hash.h"
#include "form/report_sum.h"
#include "form/wire_fields.h"
#include "ingest-service/store/neighbour_years.h"
#include "rules/merge_findings.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

using form::WireField;
using form::WireFields;
using form::WireTag;
using form::WireType;

// The serialised findings of one report, one after the other, to one number.
class FindingsHash {
 public:
  void Add(std::string_view finding) {
    hash_ = absl::HashOf(hash_, finding);
    if (hash_ == 0) hash_ = 1;
  }
  uint64_t value() const { return hash_; }

 private:
  uint64_t hash_ = 0;
};

std::string_view RuleIdOf(std::string_view finding) {
  std::string_view id;
  WireFields fields(finding);
  for (WireField field; fields.Next(field);) {
    if (field.tag ==
        WireTag(v1::Finding::kRuleIdFieldNumber, WireType::kBytes)) {
      id = field.bytes;
    }
  }
  return id;
}

// What an AcceptedChange has of the report, serialised.
struct AcceptedReport {
  std::string_view cells;
  std::string_view narrative_sketch;
};

AcceptedReport ReportOf(std::string_view accepted) {
  AcceptedReport report;
  WireFields fields(accepted);
  for (WireField field; fields.Next(field);) {
    if (field.tag ==
        WireTag(v1::AcceptedChange::kReportFieldNumber, WireType::kBytes)) {
      report.cells = field.bytes;
    } else if (field.tag == WireTag(kNarrativeSketchField, WireType::kBytes)) {
      report.narrative_sketch = field.bytes;
    }
  }
  return report;
}

void SetIdentity(const form::Identity& identity, form::Report& report) {
  report.division = identity.organ.division;
  report.organ = identity.organ.organ;
  report.scope = identity.scope;
  report.year = identity.year;
}

}  // namespace

uint64_t HashFindings(const std::vector<v1::Finding>& findings) {
  FindingsHash hash;
  for (const v1::Finding& finding : findings) {
    hash.Add(finding.SerializeAsString());
  }
  return hash.value();
}

YearJudge::YearJudge(const form::ReportReader& reader,
                     const rules::RuleSet& rules,
                     const divisions::DivisionTree& divisions, bool strict)
    : reader_(reader),
      rules_(rules),
      divisions_(divisions),
      strict_(strict),
      packing_(reader) {
  for (size_t i = 0; i < rules.size(); ++i) {
    const std::string_view id = rules.id(static_cast<uint16_t>(i));
    if (rules.ReadsOtherYears(id)) rule_ids_.emplace(id);
  }
}

bool YearJudge::ReadsOtherYears(std::string_view rule_id) const {
  return rule_ids_.contains(absl::string_view(rule_id.data(), rule_id.size()));
}

std::vector<v1::Finding> YearJudge::Judge(const form::Identity& identity,
                                          const YearReport& report,
                                          const YearIndex& years) {
  const EarlierYears earlier = FindEarlier(divisions_, years, identity);
  if (!earlier.nearest) return {};
  SetIdentity(identity, report_);
  packing_.Unpack(report, report_);
  rules::OtherYears others;
  others.nearest_earlier = earlier.nearest;
  others.narrative_sketch = NarrativeSketchOf(report);
  if (UnpackBefore(earlier.before)) {
    before_.year = identity.year - 1;
    others.before = &before_;
    // A text is compared with one text.
    if (earlier.before.size() == 1) {
      others.narrative_sketch_before = NarrativeSketchOf(*earlier.before[0]);
    }
  }
  // Which day it is decides nothing here.
  rules::Judgement judgement;
  judgement.mode = report.mode;
  judgement.strict = strict_;
  const rules::Findings findings =
      rules_.CheckAcrossYears(report_, others, judgement);
  return rules_.ToProto(findings, report_);
}

bool YearJudge::UnpackBefore(std::span<const YearReport* const> parts) {
  if (parts.empty()) return false;
  packing_.Unpack(*parts.front(), before_);
  for (const YearReport* part : parts.subspan(1)) {
    packing_.Unpack(*part, part_);
    if (!form::AddFigures(part_, reader_.catalogue(), before_)) return false;
  }
  return true;
}

std::vector<v1::Finding> YearJudge::JudgeAmendment(
    v1::Mode mode, const v1::AnnualReport& report,
    const v1::AnnualReport& amended) const {
  rules::Judgement judgement;
  judgement.mode = mode;
  judgement.strict = strict_;
  const form::Report read = reader_.Read(report);
  return rules_.ToProto(
      rules_.CheckAmendment(read, reader_.Read(amended), judgement), read);
}

std::vector<v1::Finding> YearJudge::Renew(
    std::vector<v1::Finding> findings, std::vector<v1::Finding> across) const {
  std::erase_if(findings, [this](const v1::Finding& finding) {
    return ReadsOtherYears(finding.rule_id());
  });
  return rules::MergeByRule(std::move(findings), std::move(across));
}

absl::Status YearJudge::Replay(const ChangeHeader& change,
                               const record::Revision& revision,
                               YearIndex& index) {
  const form::Identity& identity = revision.identity;
  switch (change.kind) {
    case record::ChangeKind::kWithdrawn:
      index.Remove(identity);
      return absl::OkStatus();
    case record::ChangeKind::kAccepted: {
      const AcceptedReport accepted = ReportOf(change.body);
      ASSIGN_OR_RETURN(YearReport report,
                       Pack(accepted.cells, accepted.narrative_sketch));
      report.mode = revision.mode;
      ASSIGN_OR_RETURN(
          report.findings_hash,
          HashOfStored(change.body, v1::AcceptedChange::kFindingsFieldNumber));
      index.Put(identity, std::move(report));
      return absl::OkStatus();
    }
    case record::ChangeKind::kRejudged: {
      ASSIGN_OR_RETURN(
          const uint64_t hash,
          HashOfStored(change.body, v1::RejudgedChange::kFindingsFieldNumber));
      const YearReport* known = index.Find(identity);
      if (known == nullptr) {
        return absl::DataLossError("findings of a report that is not there");
      }
      YearReport report = *known;
      report.findings_hash = hash;
      index.Put(identity, std::move(report));
      return absl::OkStatus();
    }
  }
  return absl::DataLossError("a kind of change that is not known");
}

absl::StatusOr<uint64_t> YearJudge::HashOfStored(std::string_view body,
                                                 int findings_field) const {
  FindingsHash hash;
  WireFields fields(body);
  for (WireField field; fields.Next(field);) {
    if (field.tag == WireTag(findings_field, WireType::kBytes) &&
        ReadsOtherYears(RuleIdOf(field.bytes))) {
      hash.Add(field.bytes);
    }
  }
  if (!fields.ok()) return absl::DataLossError("the findings cannot be read");
  return hash.value();
}

}  // namespace disclosure::ingest
