#include "disclosurectl/documents/archive.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "disclosurectl/documents/mapped_file.h"
#include "disclosurectl/documents/tar_file.h"
#include "importer/zip_file.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

bool EndsWith(std::string_view path, std::string_view ending) {
  return path.size() > ending.size() &&
         absl::AsciiStrToLower(
             AbslView(path.substr(path.size() - ending.size()))) == ending;
}

bool IsZipName(std::string_view path) {
  return EndsWith(path, ".zip");
}

// An archive as its format has it, over the file that it borrows.
template <typename Format>
class FileArchive final : public Archive {
 public:
  static absl::StatusOr<std::unique_ptr<Archive>> Open(MappedFile file) {
    ASSIGN_OR_RETURN(Format format,
                     Format::Open(file.bytes(), kMaxArchiveBytes));
    return std::unique_ptr<Archive>(
        new FileArchive(std::move(file), std::move(format)));
  }

  const std::vector<std::string>& names() const override {
    return format_.names();
  }
  absl::StatusOr<std::string> Read(size_t index) override {
    return format_.Read(index);
  }

 private:
  FileArchive(MappedFile file, Format format)
      : file_(std::move(file)), format_(std::move(format)) {}

  MappedFile file_;
  Format format_;
};

}  // namespace

bool IsArchiveName(std::string_view path) {
  return IsZipName(path) || EndsWith(path, ".tar.gz") || EndsWith(path, ".tgz");
}

absl::StatusOr<std::unique_ptr<Archive>> OpenArchive(const std::string& path) {
  ASSIGN_OR_RETURN(MappedFile file, MappedFile::Open(path));
  if (IsZipName(path)) {
    return FileArchive<importer::ZipFile>::Open(std::move(file));
  }
  return FileArchive<TarFile>::Open(std::move(file));
}

}  // namespace disclosure::ctl
