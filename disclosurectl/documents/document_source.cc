#include "disclosurectl/documents/document_source.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "disclosurectl/input/file_bytes.h"
#include "disclosurectl/input/file_list.h"
#include "disclosurectl/input/folder_files.h"
#include "disclosurectl/input/report_format.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

namespace fs = std::filesystem;

// What systems leave in every folder.
constexpr auto kLeftovers =
    std::to_array<std::string_view>({"Thumbs.db", "desktop.ini", "__MACOSX"});

bool IsReport(const fs::path& path) {
  const auto format = FormatOfName(path.native());
  return format.has_value() && *format != ReportFormat::kDocument;
}

// One name of a path: hidden, a lock of an office program ("~$年报.docx"), or
// the pictures that a browser saves beside a page ("年报_files").
bool IsPassedOver(const fs::path& name) {
  const std::string& text = name.native();
  return text.starts_with('.') || text.starts_with("~$") ||
         text.ends_with("_files") || text.ends_with(".files") ||
         std::ranges::find(kLeftovers, text) != kLeftovers.end();
}

bool IsPassedOverAnywhere(const fs::path& path) {
  return IsReport(path) || std::ranges::any_of(path, [](const fs::path& name) {
           return name != "." && name != ".." && IsPassedOver(name);
         });
}

// Without a root and without "..": safe to be written below a folder.
std::string WithinFolder(const fs::path& path) {
  fs::path within;
  for (const fs::path& name : path.relative_path()) {
    if (name != "." && name != "..") within /= name;
  }
  return within.native();
}

}  // namespace

absl::StatusOr<DocumentSource> DocumentSource::Open(
    std::span<const std::string> paths, std::istream& standard_input) {
  DocumentSource source(standard_input);
  for (const std::string& path : paths) RETURN_IF_ERROR(source.Add(path));
  if (source.documents_.size() > kMaxDocuments) {
    return absl::ResourceExhaustedError(absl::StrCat(
        "more than ", kMaxDocuments, " documents (kMaxDocuments)"));
  }
  return source;
}

absl::Status DocumentSource::Add(const std::string& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) return AddFolder(path);
  if (path != kStandardInput && !fs::exists(path, error)) {
    return WithReason(absl::NotFoundError(absl::StrCat(path, ": no such file")),
                      kUnreadableReason);
  }
  return AddFile(path, fs::path(path).filename().native());
}

absl::Status DocumentSource::AddFolder(const std::string& folder) {
  const std::vector<std::string> files = FilesBelow(
      folder,
      {.is_passed_over =
           [](const fs::path& path) { return IsPassedOver(path.filename()); },
       .is_wanted = [](const fs::path& path) { return !IsReport(path); }},
      kMaxDocuments);
  if (files.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat(folder, ": no document in this folder"));
  }
  for (const std::string& file : files) {
    RETURN_IF_ERROR(
        AddFile(file, WithinFolder(fs::path(file).lexically_relative(folder))));
  }
  return absl::OkStatus();
}

absl::Status DocumentSource::AddFile(const std::string& path,
                                     const std::string& relative) {
  if (IsArchiveName(path)) return AddArchive(path, relative);
  documents_.push_back({path, relative, path, std::nullopt, absl::OkStatus()});
  return absl::OkStatus();
}

absl::Status DocumentSource::AddArchive(const std::string& path,
                                        const std::string& relative) {
  const absl::StatusOr<Archive*> archive = OpenOnce(path);
  if (!archive.ok()) {
    documents_.push_back(
        {path, relative, path, std::nullopt, archive.status()});
    return absl::OkStatus();
  }
  const std::vector<std::string>& names = (*archive)->names();
  for (size_t index = 0; index < names.size(); ++index) {
    const std::string& name = names[index];
    if (name.ends_with('/') || IsPassedOverAnywhere(name)) continue;
    documents_.push_back(
        {absl::StrCat(path, ": ", name),
         (fs::path(relative).parent_path() / WithinFolder(name)).native(), path,
         index, absl::OkStatus()});
    if (documents_.size() > kMaxDocuments) return absl::OkStatus();
  }
  return absl::OkStatus();
}

absl::StatusOr<Archive*> DocumentSource::OpenOnce(const std::string& path) {
  if (open_ == nullptr || open_path_ != path) {
    open_.reset();
    ASSIGN_OR_RETURN(open_, OpenArchive(path));
    open_path_ = path;
  }
  return open_.get();
}

absl::StatusOr<std::string> DocumentSource::Read(const DocumentName& document) {
  RETURN_IF_ERROR(document.failure);
  if (document.member) {
    ASSIGN_OR_RETURN(Archive * archive, OpenOnce(document.path));
    return archive->Read(*document.member);
  }
  if (document.path == kStandardInput) {
    return ReadAll(*standard_input_, document.path);
  }
  std::ifstream in(document.path, std::ios::binary);
  if (!in) {
    return WithReason(absl::NotFoundError(std::strerror(errno)),
                      kUnreadableReason);
  }
  return ReadAll(in, document.path);
}

}  // namespace disclosure::ctl
