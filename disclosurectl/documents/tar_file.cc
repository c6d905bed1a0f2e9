#include "disclosurectl/documents/tar_file.h"

#include <array>
#include <charconv>
#include <cstring>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "disclosurectl/documents/gzip_stream.h"
#include "importer/limits.h"
#include "importer/text_encoding.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr size_t kBlock = 512;
// A name that takes a record of its own.
constexpr uint64_t kMaxNameBytes = 64 * 1024;

using Block = std::array<char, kBlock>;

// GCC 12 sees an overread in find() here, where it is inlined.
std::string_view UpToNul(std::string_view text) {
  return {text.data(), strnlen(text.data(), text.size())};
}

std::string_view Field(const Block& block, size_t begin, size_t size) {
  return UpToNul({block.data() + begin, size});
}

bool IsEnd(const Block& block) {
  return block[0] == '\0';
}
bool IsHeader(const Block& block) {
  return Field(block, 257, 5) == "ustar";
}
char KindOf(const Block& block) {
  return block[156];
}
bool IsFile(char kind) {
  return kind == '0' || kind == '\0';
}

uint64_t SizeOf(const Block& block) {
  std::string_view octal = Field(block, 124, 12);
  octal.remove_prefix(std::min(octal.find_first_not_of(' '), octal.size()));
  uint64_t size = 0;
  std::from_chars(octal.data(), octal.data() + octal.size(), size, 8);
  return size;
}

std::string NameOf(const Block& block) {
  const std::string_view folder = Field(block, 345, 155);
  const std::string_view name = Field(block, 0, 100);
  if (folder.empty()) return std::string(name);
  return std::string(folder) + "/" + std::string(name);
}

// "path" of the records "LENGTH path=VALUE\n" of POSIX.
std::string PathOf(std::string_view records) {
  constexpr std::string_view kKey = " path=";
  const size_t at = records.find(kKey);
  if (at == std::string_view::npos) return {};
  const std::string_view value = records.substr(at + kKey.size());
  return std::string(value.substr(0, value.find('\n')));
}

uint64_t Padded(uint64_t size) {
  return (size + kBlock - 1) / kBlock * kBlock;
}

std::string InUtf8(const std::string& name) {
  auto decoded = importer::Decode(name);
  return decoded.ok() ? std::move(decoded->utf8) : "?";
}

absl::StatusOr<std::string> ReadText(GzipStream& stream, uint64_t size) {
  std::string text(static_cast<size_t>(size), '\0');
  ASSIGN_OR_RETURN(const size_t read, stream.Read(text));
  if (read < text.size()) {
    return absl::InvalidArgumentError("the tar file breaks off");
  }
  return text;
}

}  // namespace

TarFile::TarFile(std::string_view bytes, uint64_t max_unpacked)
    : bytes_(bytes), max_unpacked_(max_unpacked) {}
TarFile::TarFile(TarFile&&) noexcept = default;
TarFile::~TarFile() = default;

absl::StatusOr<TarFile> TarFile::Open(std::string_view bytes,
                                      uint64_t max_unpacked) {
  TarFile file(bytes, max_unpacked);
  RETURN_IF_ERROR(file.List());
  return file;
}

absl::Status TarFile::List() {
  GzipStream stream(bytes_, max_unpacked_);
  Block block;
  std::string long_name;
  while (true) {
    ASSIGN_OR_RETURN(const size_t read, stream.Read(block));
    if (read < kBlock || IsEnd(block)) return absl::OkStatus();
    if (!IsHeader(block)) {
      return absl::InvalidArgumentError(absl::StrCat("no tar file: byte ",
                                                     stream.position() - kBlock,
                                                     " of it begins no file"));
    }
    const uint64_t size = SizeOf(block);
    const char kind = KindOf(block);
    if ((kind == 'L' || kind == 'x') && size <= kMaxNameBytes) {
      ASSIGN_OR_RETURN(const std::string text, ReadText(stream, size));
      long_name = kind == 'L' ? std::string(UpToNul(text)) : PathOf(text);
      RETURN_IF_ERROR(stream.Skip(Padded(size) - size));
      continue;
    }
    const std::string name = long_name.empty() ? NameOf(block) : long_name;
    long_name.clear();
    if (IsFile(kind)) {
      names_.push_back(InUtf8(name));
      places_.push_back({stream.position(), size});
    }
    if (names_.size() > importer::kMaxZipEntries) {
      return absl::ResourceExhaustedError(
          absl::StrCat("the tar file holds more than ",
                       importer::kMaxZipEntries, " files (kMaxZipEntries)"));
    }
    RETURN_IF_ERROR(stream.Skip(Padded(size)));
  }
}

absl::StatusOr<std::string> TarFile::Read(size_t index) {
  const Place& place = places_[index];
  if (place.size > importer::kMaxUnpackedBytes) {
    return absl::ResourceExhaustedError(
        absl::StrCat("the file has ", place.size, " bytes, more than ",
                     importer::kMaxUnpackedBytes, " (kMaxUnpackedBytes)"));
  }
  if (stream_ == nullptr || stream_->position() > place.begin) {
    stream_ = std::make_unique<GzipStream>(bytes_, max_unpacked_);
  }
  RETURN_IF_ERROR(stream_->Skip(place.begin - stream_->position()));
  auto text = ReadText(*stream_, place.size);
  // What has failed once is not gone on with.
  if (!text.ok()) stream_.reset();
  return text;
}

}  // namespace disclosure::ctl
