#ifndef DISCLOSURE_FORM_WIRE_FIELDS_H_
#define DISCLOSURE_FORM_WIRE_FIELDS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace disclosure::form {

// The wire types of protobuf that begin a field.
enum class WireType : uint8_t {
  kVarint = 0,
  kFixed64 = 1,
  kBytes = 2,
  kGroup = 3,
  kFixed32 = 5,
};

// A field's number and wire type as one number, as the wire has them.
constexpr uint32_t WireTag(int number, WireType type) {
  return static_cast<uint32_t>(number) << 3 | static_cast<uint32_t>(type);
}

// One field of a serialised message.
struct WireField {
  uint32_t tag = 0;
  // Of kVarint only.
  uint64_t varint = 0;
  // Of kBytes only: the string, or the message within. It points into what was
  // read.
  std::string_view bytes;

  uint32_t number() const { return tag >> 3; }
  WireType type() const { return static_cast<WireType>(tag & 7); }
};

// Walks the fields of a serialised message, one level deep, without reading
// more than it was given. It refuses what protobuf refuses: cut-off fields,
// field number 0, unknown wire types, groups that do not close or lie deeper
// than kMaxGroupDepth. Borrows the bytes.
class WireFields {
 public:
  static constexpr size_t kMaxGroupDepth = 100;

  explicit WireFields(std::string_view bytes)
      : begin_(bytes.data()), next_(begin_), end_(begin_ + bytes.size()) {}

  // Reads the next field. False at the end, and where the bytes are broken:
  // ok() tells them apart.
  bool Next(WireField& field) {
    if (next_ == end_) return false;
    const auto tag = static_cast<uint8_t>(next_[0]);
    // Most fields of a report are small figures in low field numbers.
    if (tag != 0 && (tag & 0x87) == 0 && end_ - next_ >= 2 &&
        static_cast<uint8_t>(next_[1]) < 0x80) {
      field.tag = tag;
      field.varint = static_cast<uint8_t>(next_[1]);
      next_ += 2;
      return true;
    }
    return NextInFull(field);
  }

  bool ok() const { return ok_; }
  // How many bytes have been read.
  size_t position() const { return static_cast<size_t>(next_ - begin_); }

 private:
  bool NextInFull(WireField& field);

  const char* begin_;
  const char* next_;
  const char* end_;
  bool ok_ = true;
};

}  // namespace disclosure::form

#endif  // DISCLOSURE_FORM_WIRE_FIELDS_H_
