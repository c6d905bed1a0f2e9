#ifndef DISCLOSURE_DISCLOSURECTL_SUBMISSION_PROGRESS_FILE_H_
#define DISCLOSURE_DISCLOSURECTL_SUBMISSION_PROGRESS_FILE_H_

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "disclosurectl/submission/progress.pb.h"

namespace disclosure::ctl {

// The file that says how far a submission has come. Whoever reads it finds one
// whole state, whenever the program or the machine ended.
class ProgressFile {
 public:
  // Beside `input`: "reports.binpb.stream.submit-progress".
  explicit ProgressFile(const std::string& input);

  const std::string& path() const { return path_; }

  // What was saved last; nothing if there is no such file, or none of ours.
  std::optional<progress::SubmitProgress> Load() const;
  // Replaces what was saved. UNAVAILABLE: the file cannot be written.
  absl::Status Save(const progress::SubmitProgress& progress) const;
  void Remove() const;

 private:
  std::string path_;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_SUBMISSION_PROGRESS_FILE_H_
