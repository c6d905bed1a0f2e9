#ifndef DISCLOSURE_DISCLOSURECTL_OUTPUT_OUTPUT_FORMAT_H_
#define DISCLOSURE_DISCLOSURECTL_OUTPUT_OUTPUT_FORMAT_H_

namespace disclosure::ctl {

// How an answer is written to standard output.
enum class OutputFormat {
  // Aligned, in the language asked for.
  kTable,
  // The messages of the contract, under their own names.
  kJson,
  // One line a value, with headings that never change.
  kCsv,
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_OUTPUT_OUTPUT_FORMAT_H_
