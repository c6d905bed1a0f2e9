#include "tests/stats-service/support/random_divisions.h"

#include <initializer_list>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "status/check.h"

namespace disclosure::stats {
namespace {

using divisions::kEditions;

// A county without a city's county government.
constexpr char kFilledIn[] = "430300";

// With tabs between.
void Append(std::string& line, std::initializer_list<std::string_view> parts) {
  const char* separator = "";
  for (const std::string_view part : parts) {
    line += separator;
    line += part;
    separator = "\t";
  }
}

class CountryMaker {
 public:
  explicit CountryMaker(uint64_t seed) : random_(seed) {}

  divisions::DivisionTree Make() {
    for (const char* county : {"430101", "430102", "430201", "430202"}) {
      Found(county);
    }
    Found(kFilledIn);
    for (const auto& [county, name] : Names(now_)) {
      for (const char* number : {"001", "100", "101", "201", "400"}) {
        if (OneIn(4)) continue;
        Found(county + number);
      }
    }
    Record();
    while (edition_ + 1 < kEditions.size()) {
      Step();
      Record();
    }
    auto tree = divisions::ParseDivisions(AreaTable(), edges_, confirmed_);
    CHECK_OK(tree.status());
    return *std::move(tree);
  }

 private:
  // By code: what the place is called.
  using Names = std::map<std::string, std::string>;

  uint64_t Below(uint64_t limit) { return random_() % limit; }
  bool OneIn(uint64_t n) { return Below(n) == 0; }
  std::string NewName() { return "P" + std::to_string(++names_made_); }
  void Found(const std::string& code) { now_[code] = NewName(); }

  void Record() {
    for (const auto& [code, name] : now_) {
      names_[code][kEditions[edition_]] = name;
    }
  }

  void AddEdge(const std::string& from, const std::string& to,
               const std::string& kind) {
    const std::string line =
        from + "\t" + to + "\t" + std::to_string(kEditions[edition_]) + "\t" +
        std::to_string(kEditions[edition_ + 1]) + "\t" + kind + "\t";
    if (kind == "merged" || kind == "split") {
      confirmed_ += line + "notice\n";
    } else {
      edges_ += line + (OneIn(3) ? "inferred\n" : "certain\n");
    }
  }

  // A number that nobody has yet in the next edition.
  std::string FreeCounty() {
    for (;;) {
      std::string code =
          (OneIn(2) ? "43010" : "43020") + std::to_string(1 + Below(7));
      if (!next_.contains(code)) return code;
    }
  }
  std::string FreeTownship(const std::string& county) {
    for (;;) {
      const char* kinds[] = {"00", "10", "20", "40"};
      std::string code = county + kinds[Below(4)] + std::to_string(Below(5));
      if (!next_.contains(code)) return code;
    }
  }
  // Any that the next edition has; empty: none.
  std::string Some(size_t digits) {
    std::vector<std::string> codes;
    for (const auto& [code, name] : next_) {
      if (code.size() == digits) codes.push_back(code);
    }
    return codes.empty() ? "" : codes[Below(codes.size())];
  }

  void Step() {
    next_.clear();
    Move(6);
    if (Some(6).empty()) next_["430101"] = NewName();
    for (auto& [code, name] : left_out_) {
      if (next_.contains(code.substr(0, 6))) next_[code] = name;
    }
    left_out_.clear();
    Move(9);
    if (OneIn(2)) next_[FreeTownship(Some(6))] = NewName();
    now_ = next_;
    ++edition_;
  }

  // All areas of a level: those that keep their number first.
  void Move(size_t digits) {
    std::vector<std::pair<std::string, std::string>> leaving;
    for (const auto& [code, name] : now_) {
      if (code.size() != digits || next_.contains(code)) continue;
      const bool has_ground = digits == 6 || next_.contains(code.substr(0, 6));
      const bool is_moved = digits == 9 && went_.contains(code.substr(0, 6));
      if (code == kFilledIn || (has_ground && !is_moved && !OneIn(3))) {
        Stay(code, name);
      } else {
        leaving.emplace_back(code, name);
      }
    }
    for (const auto& [code, name] : leaving) Leave(code, name);
    if (digits == 9) went_.clear();
  }

  void Stay(const std::string& code, const std::string& name) {
    next_[code] = name;
    if (code != kFilledIn && OneIn(6)) {
      next_[code] = NewName();
      AddEdge(code, code, "renamed");
    }
    if (code != kFilledIn && OneIn(8)) SplitOff(code);
  }

  std::string FreeLike(const std::string& code) {
    if (code.size() == 6) return FreeCounty();
    const std::string county = code.substr(0, 6);
    const bool is_here = next_.contains(county) && !OneIn(4);
    return FreeTownship(is_here ? county : Some(6));
  }

  // A part becomes a place of its own, or goes to another one.
  void SplitOff(const std::string& code) {
    std::string part = OneIn(3) ? Some(code.size()) : "";
    if (part.empty() || part == code) {
      part = FreeLike(code);
      if (part == code) return;
      next_[part] = NewName();
    }
    AddEdge(code, part, "split");
  }

  void Leave(const std::string& code, const std::string& name) {
    const auto county = went_.find(code.substr(0, 6));
    if (code.size() == 9 && county != went_.end() && !OneIn(5)) {
      Recode(code, name, FreeTownship(county->second));
      return;
    }
    switch (Below(6)) {
      case 0:
        return;  // lost
      case 1:
        if (code.size() == 9) left_out_.emplace_back(code, name);
        return;
      case 2: {
        const std::string other = Some(code.size());
        if (other.empty() || other == code) return;
        AddEdge(code, other, "merged");
        if (code.size() == 6) went_[code] = other;
        return;
      }
      case 3:
        SplitOff(code);
        SplitOff(code);
        return;
      default:
        Recode(code, name, FreeLike(code));
        if (code.size() == 6 && OneIn(3) && !next_.contains(code)) {
          next_[code] = NewName();  // The number is used again.
        }
    }
  }

  void Recode(const std::string& code, const std::string& name,
              const std::string& to) {
    next_[to] = name;
    if (to == code) return;
    AddEdge(code, to, "recoded");
    if (code.size() == 6) went_[code] = to;
  }

  std::string AreaTable() const {
    const std::string all = "2015-2023";
    std::map<std::string, std::string> lines;
    for (const char* code : {"00", "43", "4301", "4302", "4303"}) {
      lines[code] = "-\t" + all + "\t" + std::string("N") + code;
    }
    for (const auto& [code, by_edition] : names_) {
      std::string editions;
      std::map<std::string, std::string> earlier;
      const std::string newest = by_edition.rbegin()->second;
      for (const auto& [edition, name] : by_edition) {
        const std::string text = std::to_string(edition);
        if (name == newest) {
          editions += (editions.empty() ? "" : ",") + text;
        } else {
          earlier[name] += (earlier[name].empty() ? "" : ",") + text;
        }
      }
      std::string& line = lines[code];
      line.clear();
      Append(line, {code == kFilledIn ? "filled-in" : "-", editions, newest});
      for (const auto& [name, when] : earlier) {
        line += "\t";
        Append(line, {when, name});
      }
    }
    std::string table =
        "code\tmark\teditions\tname\tearlier names, each after its editions\n";
    // In the order of codes, which is that of the digits but for the nation.
    for (const auto& [code, line] : lines) {
      Append(table, {code, line});
      table += "\n";
    }
    return table;
  }

  std::mt19937_64 random_;
  size_t edition_ = 0;
  int names_made_ = 0;
  Names now_;
  Names next_;
  // Counties that went elsewhere in this step, with their townships.
  std::map<std::string, std::string> went_;
  std::vector<std::pair<std::string, std::string>> left_out_;
  std::map<std::string, std::map<int, std::string>> names_;
  std::string edges_ = "from\tto\tbefore\tafter\tkind\tcertainty\n";
  std::string confirmed_ = "from\tto\tbefore\tafter\tkind\tsource\n";
};

}  // namespace

divisions::DivisionTree RandomDivisions(uint64_t seed) {
  return CountryMaker(seed).Make();
}

}  // namespace disclosure::stats
