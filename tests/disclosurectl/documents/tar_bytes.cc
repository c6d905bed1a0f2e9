#include "tests/disclosurectl/documents/tar_bytes.h"

#include <zlib.h>

#include <array>
#include <cstdio>

#include "status/check.h"

namespace disclosure::ctl {
namespace {

constexpr size_t kBlock = 512;
constexpr size_t kNameBytes = 100;

std::string Header(const std::string& name, size_t size, char kind) {
  std::string header(kBlock, '\0');
  header.replace(0, std::min(name.size(), kNameBytes),
                 name.substr(0, kNameBytes));
  std::array<char, 16> octal;
  std::snprintf(octal.data(), octal.size(), "%011zo", size);
  header.replace(124, 11, octal.data());
  header[156] = kind;
  header.replace(257, 7, "ustar  ");
  return header;
}

std::string Padded(std::string content) {
  content.resize((content.size() + kBlock - 1) / kBlock * kBlock);
  return content;
}

}  // namespace

std::string GzipBytes(const std::string& bytes) {
  z_stream stream = {};
  CHECK(deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8,
                     Z_DEFAULT_STRATEGY) == Z_OK)
      << "no memory";
  std::string packed(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  CHECK(deflate(&stream, Z_FINISH) == Z_STREAM_END) << "not done";
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

std::string TarGzBytes(
    const std::vector<std::pair<std::string, std::string>>& files) {
  std::string tar;
  for (const auto& [name, content] : files) {
    if (name.size() > kNameBytes) {
      tar +=
          Header("././@LongLink", name.size() + 1, 'L') + Padded(name + '\0');
    }
    tar += Header(name, content.size(), '0') + Padded(content);
  }
  tar += Header("folder/", 0, '5') + std::string(2 * kBlock, '\0');
  return GzipBytes(tar);
}

}  // namespace disclosure::ctl
