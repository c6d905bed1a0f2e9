#ifndef DISCLOSURE_DISCLOSURECTL_DOCUMENTS_DOCUMENT_SOURCE_H_
#define DISCLOSURE_DISCLOSURECTL_DOCUMENTS_DOCUMENT_SOURCE_H_

#include <cstddef>
#include <istream>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "disclosurectl/documents/archive.h"

namespace disclosure::ctl {

// Of all folders and archives of one command line together.
inline constexpr size_t kMaxDocuments = 100'000;

// One document of a command line.
struct DocumentName {
  // For people: the file, and within an archive the file there:
  // "2020.zip: 云湖桥镇.docx".
  std::string shown;
  // The same below the folder or archive that was named, without what would
  // lead out of it: "2020/云湖桥镇.docx".
  std::string relative;
  // The file, and the place within it if it is an archive.
  std::string path;
  std::optional<size_t> member;
  // An archive that cannot be opened stands for what it holds, as does a folder
  // that may not be read.
  absl::Status failure;
};

// The documents of files, folders and archives, one at a time. Not thread-safe.
class DocumentSource {
 public:
  // Folders are gone through in the order of their names, archives in their
  // own; hidden files, what office programs and browsers leave behind, and
  // reports that are no documents any more are passed over.
  //
  // NOT_FOUND names the path that is not there. INVALID_ARGUMENT: a folder
  // without any document. RESOURCE_EXHAUSTED beyond kMaxDocuments.
  static absl::StatusOr<DocumentSource> Open(std::span<const std::string> paths,
                                             std::istream& standard_input);

  const std::vector<DocumentName>& documents() const { return documents_; }

  // Memory holds one document, and the directory of one archive. A failure does
  // not repeat the document's name.
  absl::StatusOr<std::string> Read(const DocumentName& document);

 private:
  explicit DocumentSource(std::istream& standard_input)
      : standard_input_(&standard_input) {}

  absl::Status Add(const std::string& path);
  absl::Status AddFolder(const std::string& folder);
  absl::Status AddFile(const std::string& path, const std::string& relative);
  absl::Status AddArchive(const std::string& path, const std::string& relative);
  absl::StatusOr<Archive*> OpenOnce(const std::string& path);

  std::istream* standard_input_;
  std::vector<DocumentName> documents_;
  std::string open_path_;
  std::unique_ptr<Archive> open_;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_DOCUMENTS_DOCUMENT_SOURCE_H_
