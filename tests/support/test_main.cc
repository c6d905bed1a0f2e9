// Runs all tests of the program, or with --files=a_test.cc,b.cc those that
// stand in one of these files.

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace {

constexpr std::string_view kFilesFlag = "--files=";
// What GoogleTest's filter is if nobody gives one.
constexpr std::string_view kEverything = "*";

std::vector<std::string_view> Split(std::string_view names) {
  std::vector<std::string_view> parts;
  while (!names.empty()) {
    const size_t comma = std::min(names.find(','), names.size());
    parts.push_back(names.substr(0, comma));
    names.remove_prefix(std::min(comma + 1, names.size()));
  }
  return parts;
}

std::string_view FileOf(const testing::TestSuite& suite) {
  const std::string_view path = suite.GetTestInfo(0)->file();
  return path.substr(path.find_last_of('/') + 1);
}

// The suites of these files, as GoogleTest filters; empty if there are none. A
// suite stands in one file.
std::string FilterFor(const std::vector<std::string_view>& files) {
  const testing::UnitTest& all = *testing::UnitTest::GetInstance();
  std::string filter;
  for (int i = 0; i < all.total_test_suite_count(); ++i) {
    const testing::TestSuite& suite = *all.GetTestSuite(i);
    if (std::ranges::find(files, FileOf(suite)) == files.end()) continue;
    if (!filter.empty()) filter += ':';
    filter += suite.name();
    filter += ".*";
  }
  return filter;
}

}  // namespace

int main(int argc, char** argv) {
  testing::InitGoogleMock(&argc, argv);
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (!argument.starts_with(kFilesFlag)) {
      std::fprintf(stderr, "no such option: %s\n", argv[i]);
      return 2;
    }
    const std::string filter =
        FilterFor(Split(argument.substr(kFilesFlag.size())));
    if (filter.empty()) {
      std::fprintf(stderr, "no tests in %s\n", argv[i]);
      return 2;
    }
    if (GTEST_FLAG_GET(filter) == kEverything) GTEST_FLAG_SET(filter, filter);
  }
  return RUN_ALL_TESTS();
}
