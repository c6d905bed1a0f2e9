#include "rules/finding.h"

#include <algorithm>
#include <array>
#include <string>

namespace disclosure::rules {
namespace {

// FNV-1a: fixed for ever, where hashes of libraries change from run to run.
class StableHash {
 public:
  // With its end, so that neighbouring texts cannot flow into each other.
  void Add(std::string_view text) {
    for (const char c : text) AddByte(static_cast<uint8_t>(c));
    AddByte(0);
  }

  std::string ToHex() const {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (int shift = 60; shift >= 0; shift -= 4) {
      text.push_back(kDigits[state_ >> shift & 15]);
    }
    return text;
  }

 private:
  void AddByte(uint8_t byte) { state_ = (state_ ^ byte) * 0x100000001b3; }

  uint64_t state_ = 0xcbf29ce484222325;
};

}  // namespace

bool Findings::HaveErrors() const {
  return std::ranges::any_of(list, [](const Finding& finding) {
    return finding.severity == disclosure::v1::SEVERITY_ERROR;
  });
}

std::string Fingerprint(std::string_view rule_id, const form::Report& report,
                        std::string_view instance) {
  StableHash hash;
  hash.Add(rule_id);
  hash.Add(report.division ? report.division->digits()
                           : std::string_view(report.division_code));
  hash.Add(report.organ ? report.organ->text()
                        : std::string_view(report.credit_code));
  hash.Add(std::to_string(static_cast<int>(report.EffectiveScope())));
  hash.Add(std::to_string(report.year));
  hash.Add(instance);
  return hash.ToHex();
}

}  // namespace disclosure::rules
