#ifndef DISCLOSURE_DISCLOSURECTL_SUBMISSION_FAULT_SUMMARY_H_
#define DISCLOSURE_DISCLOSURECTL_SUBMISSION_FAULT_SUMMARY_H_

#include <cstdint>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

#include "disclosure/v1/finding.pb.h"
#include "disclosurectl/language.h"
#include "disclosurectl/output/finding_writer.h"
#include "disclosurectl/submission/progress.pb.h"
#include "divisions/division_tree.h"

namespace disclosure::ctl {

// How many reports break which rule, and where: errors and warnings, by county,
// so that memory depends on counties and rules and not on reports.
class FaultSummary {
 public:
  // More lines than these of rules, and of areas, are summed up in one.
  static constexpr size_t kMostLines = 20;

  // The findings of one report.
  void Add(std::string_view division_code, const Findings& findings);
  // A report that broke no rule, but could not be taken: `reason` stands in the
  // place of a rule.
  void AddFailure(std::string_view division_code, std::string_view reason);

  bool empty() const { return counts_.empty(); }

  // Two tables: by rule, and by area, most reports first. The areas are those
  // directly inside the smallest one that has all faults: counties of a
  // prefecture, provinces of the country.
  void Write(std::ostream& out, const divisions::DivisionTree& divisions,
             Language language) const;

  void SaveTo(progress::SubmitProgress& progress) const;
  void LoadFrom(const progress::SubmitProgress& progress);

 private:
  struct Key {
    std::string rule_id;
    v1::Severity severity = v1::SEVERITY_UNSPECIFIED;
    std::string area;

    friend auto operator<=>(const Key&, const Key&) = default;
  };

  std::map<Key, uint64_t> counts_;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_SUBMISSION_FAULT_SUMMARY_H_
