#include "tests/support/doc_bytes.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include "narrative/utf8.h"

namespace disclosure {
namespace {

constexpr size_t kSector = 512;
constexpr size_t kEntriesPerSector = kSector / 4;
// Smaller streams would lie elsewhere.
constexpr size_t kLeastStream = 4096;
constexpr size_t kTextBegin = 0x800;
constexpr uint32_t kEndOfChain = 0xFFFFFFFE;
constexpr uint32_t kFatSector = 0xFFFFFFFD;
constexpr uint32_t kNone = 0xFFFFFFFF;

void Put(std::string& bytes, uint64_t value, size_t size) {
  for (size_t i = 0; i < size; ++i) {
    bytes += static_cast<char>(value >> (8 * i) & 0xFF);
  }
}
void PutAt(std::string& bytes, size_t at, uint64_t value, size_t size) {
  std::string little;
  Put(little, value, size);
  bytes.replace(at, size, little);
}
std::string Words(std::initializer_list<uint32_t> words) {
  std::string bytes;
  for (const uint32_t word : words) Put(bytes, word, 4);
  return bytes;
}

std::string Utf16(std::string_view utf8) {
  std::string bytes;
  for (size_t at = 0; at < utf8.size();) {
    const narrative::Character character = narrative::CharacterAt(utf8, at);
    at += character.size;
    // A paragraph ends with a carriage return.
    Put(bytes, character.code == U'\n' ? U'\r' : character.code, 2);
  }
  return bytes;
}

std::string DocStream(std::string bytes) {
  bytes.resize(
      std::max(kLeastStream, (bytes.size() + kSector - 1) / kSector * kSector));
  return bytes;
}

struct WordStreams {
  std::string document;
  std::string table;
};

// The file information block, the text in one piece, one section, and a style
// sheet without styles.
WordStreams StreamsOf(const std::string& text) {
  const auto characters = static_cast<uint32_t>(text.size() / 2);
  std::string pieces("\x02", 1);
  Put(pieces, 16, 4);
  pieces += Words({0, characters});
  Put(pieces, 0, 2);
  pieces += Words({kTextBegin});
  Put(pieces, 0, 2);
  std::string section = Words({0, characters});
  Put(section, 0, 2);
  Put(section, kNone, 4);
  Put(section, 0, 2);
  Put(section, kNone, 4);
  std::string styles;
  for (const uint32_t half : {18, 0, 10, 1, 0x5B, 0, 0, 0, 0, 0}) {
    Put(styles, half, 2);
  }
  std::string block(kTextBegin, '\0');
  PutAt(block, 0x00, 0xA5EC, 2);
  PutAt(block, 0x02, 0xC1, 2);
  PutAt(block, 0x0A, 0x0200, 2);
  PutAt(block, 0x18, kTextBegin, 4);
  PutAt(block, 0x1C, kTextBegin + text.size(), 4);
  PutAt(block, 0x20, 14, 2);
  PutAt(block, 0x3E, 22, 2);
  PutAt(block, 0x4C, characters, 4);
  PutAt(block, 0x98, 0x5D, 2);
  PutAt(block, 0xA2, pieces.size() + section.size(), 4);
  PutAt(block, 0xA6, styles.size(), 4);
  PutAt(block, 0xCA, pieces.size(), 4);
  PutAt(block, 0xCE, section.size(), 4);
  PutAt(block, 0x1A2, 0, 4);
  PutAt(block, 0x1A6, pieces.size(), 4);
  return {DocStream(block + text), DocStream(pieces + section + styles)};
}

std::string DirectoryEntry(std::string_view name, int kind, size_t first,
                           size_t size, uint32_t child, uint32_t next) {
  std::string entry = Utf16(name) + std::string(2, '\0');
  const size_t name_size = name.empty() ? 0 : entry.size();
  entry.resize(64);
  Put(entry, name_size, 2);
  Put(entry, static_cast<uint64_t>(kind), 1);
  Put(entry, 1, 1);
  entry += Words({kNone, next, child});
  entry.resize(116);
  Put(entry, first, 4);
  Put(entry, size, 8);
  return entry;
}

void Chain(size_t sectors, std::vector<uint32_t>& fat) {
  for (size_t i = 1; i < sectors; ++i) {
    fat.push_back(static_cast<uint32_t>(fat.size() + 1));
  }
  fat.push_back(kEndOfChain);
}

std::string Header(size_t fat_sectors) {
  std::string header("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  header.resize(24);
  for (const uint32_t half : {0x3E, 3, 0xFFFE, 9, 6}) Put(header, half, 2);
  header.resize(44);
  const auto fat = static_cast<uint32_t>(fat_sectors);
  header += Words({fat, fat, 0, kLeastStream, kEndOfChain, 0, kEndOfChain, 0});
  for (uint32_t i = 0; i < 109; ++i) Put(header, i < fat ? i : kNone, 4);
  return header;
}

}  // namespace

std::string DocBytes(std::string_view utf8_text) {
  const WordStreams word = StreamsOf(Utf16(utf8_text));
  const size_t document_sectors = word.document.size() / kSector;
  const size_t table_sectors = word.table.size() / kSector;
  const size_t others = document_sectors + table_sectors + 1;
  size_t fat_sectors = 1;
  while (fat_sectors * kEntriesPerSector < others + fat_sectors) ++fat_sectors;

  std::vector<uint32_t> fat(fat_sectors, kFatSector);
  fat.push_back(kEndOfChain);
  const size_t document_first = fat.size();
  Chain(document_sectors, fat);
  const size_t table_first = fat.size();
  Chain(table_sectors, fat);
  fat.resize(fat_sectors * kEntriesPerSector, kNone);

  std::string bytes = Header(fat_sectors);
  for (const uint32_t entry : fat) Put(bytes, entry, 4);
  bytes += DirectoryEntry("Root Entry", 5, kEndOfChain, 0, 1, kNone);
  bytes += DirectoryEntry("WordDocument", 2, document_first,
                          word.document.size(), kNone, 2);
  bytes +=
      DirectoryEntry("1Table", 2, table_first, word.table.size(), kNone, kNone);
  bytes += DirectoryEntry("", 0, 0, 0, kNone, kNone);
  return bytes + word.document + word.table;
}

}  // namespace disclosure
