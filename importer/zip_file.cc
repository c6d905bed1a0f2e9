#include "importer/zip_file.h"

#include <zip.h>

#include <array>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "importer/limits.h"
#include "importer/text_encoding.h"

namespace disclosure::importer {
namespace {

// Small files of zeros are no bomb.
constexpr uint64_t kUnsuspiciousBytes = 1024 * 1024;

absl::Status Damaged(const char* why) {
  return absl::InvalidArgumentError(
      absl::StrCat("the zip file cannot be read: ", why));
}

absl::Status TooLarge(std::string_view limit, uint64_t value) {
  return absl::ResourceExhaustedError(
      absl::StrCat("the zip file unpacks to more than its limit, ", value, " (",
                   absl::string_view(limit.data(), limit.size()), ")"));
}

struct Close {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

std::string NameOf(const char* raw) {
  auto name = Decode(raw);
  return name.ok() ? std::move(name->utf8) : "?";
}

}  // namespace

void ZipFile::Discard::operator()(zip* archive) const {
  zip_discard(archive);
}

absl::StatusOr<ZipFile> ZipFile::Open(std::string_view bytes,
                                      uint64_t max_unpacked) {
  // The library takes nothing for an archive of nothing.
  if (bytes.empty()) return Damaged("it is empty");
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source =
      zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source == nullptr
                       ? nullptr
                       : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) {
    const absl::Status damaged = Damaged(zip_error_strerror(&error));
    zip_error_fini(&error);
    if (source != nullptr) zip_source_free(source);
    return damaged;
  }
  ZipFile file(std::unique_ptr<zip, Discard>(archive), max_unpacked);
  const auto entries = static_cast<uint64_t>(zip_get_num_entries(archive, 0));
  if (entries > kMaxZipEntries) {
    return absl::ResourceExhaustedError(
        absl::StrCat("the zip file holds ", entries, " files, more than ",
                     kMaxZipEntries, " (kMaxZipEntries)"));
  }
  for (uint64_t i = 0; i < entries; ++i) {
    const char* name = zip_get_name(archive, i, ZIP_FL_ENC_RAW);
    file.names_.push_back(name == nullptr ? "?" : NameOf(name));
  }
  return file;
}

absl::StatusOr<std::string> ZipFile::Read(size_t index) {
  zip_stat_t stat;
  if (zip_stat_index(archive_.get(), index, 0, &stat) != 0) {
    return Damaged(zip_strerror(archive_.get()));
  }
  const std::unique_ptr<zip_file_t, Close> file(
      zip_fopen_index(archive_.get(), index, 0));
  if (file == nullptr) return Damaged(zip_strerror(archive_.get()));
  std::string content;
  std::array<char, 64 * 1024> buffer;
  while (true) {
    const zip_int64_t read =
        zip_fread(file.get(), buffer.data(), buffer.size());
    if (read < 0) return Damaged(zip_file_strerror(file.get()));
    if (read == 0) return content;
    const auto size = static_cast<uint64_t>(read);
    if (size > left_) return TooLarge("kMaxUnpackedBytes in all", left_);
    left_ -= size;
    content.append(buffer.data(), size);
    if (content.size() > kMaxUnpackedBytes) {
      return TooLarge("kMaxUnpackedBytes", kMaxUnpackedBytes);
    }
    if (content.size() > kUnsuspiciousBytes &&
        content.size() / kMaxUnpackRatio > stat.comp_size) {
      return TooLarge("kMaxUnpackRatio", kMaxUnpackRatio);
    }
  }
}

}  // namespace disclosure::importer
