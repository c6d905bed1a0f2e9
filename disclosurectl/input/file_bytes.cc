#include "disclosurectl/input/file_bytes.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>

#include "absl/strings/str_cat.h"

namespace disclosure::ctl {

absl::StatusOr<std::string> ReadAll(std::istream& in, const std::string& name) {
  constexpr size_t kChunk = 256 * 1024;
  std::string bytes;
  while (in) {
    const size_t size = bytes.size();
    bytes.resize(size + kChunk);
    in.read(bytes.data() + size, kChunk);
    bytes.resize(size + static_cast<size_t>(in.gcount()));
    if (bytes.size() > kMaxFileBytes) {
      return absl::ResourceExhaustedError(
          absl::StrCat(name, ": larger than ", kMaxFileBytes, " bytes"));
    }
  }
  return bytes;
}

absl::StatusOr<std::string> ReadFileBytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    return absl::NotFoundError(absl::StrCat(path, ": ", std::strerror(errno)));
  }
  return ReadAll(in, path);
}

absl::Status WriteFileBytes(const std::string& path, const std::string& bytes) {
  const std::string unfinished = path + ".part";
  {
    std::ofstream out(unfinished, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) {
      return absl::UnavailableError(
          absl::StrCat(path, ": ", std::strerror(errno)));
    }
  }
  if (std::rename(unfinished.c_str(), path.c_str()) != 0) {
    return absl::UnavailableError(
        absl::StrCat(path, ": ", std::strerror(errno)));
  }
  return absl::OkStatus();
}

}  // namespace disclosure::ctl
