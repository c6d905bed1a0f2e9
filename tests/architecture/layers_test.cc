// Compares who includes whom with tests/architecture/layers.txt.

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace disclosure {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;

struct Layer {
  std::set<std::string> rooms;
  std::vector<std::string> third_parties;
};
using Layers = std::map<std::string, Layer>;

const fs::path kRoot = DISCLOSURE_SOURCE_DIR;

// Free to all, beside the C++ standard library and the C library.
bool IsFreeToAll(std::string_view include) {
  static const std::set<std::string_view> kSystem = {
      "cxxabi.h",     "dirent.h",      "fcntl.h",        "poll.h",
      "pthread.h",    "signal.h",      "spawn.h",        "sys/file.h",
      "sys/ioctl.h",  "sys/mman.h",    "sys/resource.h", "sys/socket.h",
      "sys/stat.h",   "sys/syscall.h", "sys/types.h",    "sys/uio.h",
      "sys/un.h",     "sys/wait.h",    "unistd.h",       "netdb.h",
      "netinet/in.h", "arpa/inet.h",   "time.h",         "langinfo.h",
      "locale.h",     "sys/statvfs.h"};
  const bool standard = include.find_first_of("./") == std::string_view::npos;
  return standard || include.starts_with("absl/") || kSystem.contains(include);
}

Layers ReadLayers() {
  Layers layers;
  std::ifstream in(kRoot / "tests/architecture/layers.txt");
  for (std::string line; std::getline(in, line);) {
    const size_t colon = line.find(':');
    if (line.empty() || line[0] == '#' || colon == std::string::npos) continue;
    const size_t semicolon = line.find(';', colon);
    Layer& layer = layers[line.substr(0, colon)];
    std::istringstream rooms(line.substr(colon + 1, semicolon - colon - 1));
    for (std::string room; rooms >> room;) layer.rooms.insert(room);
    std::istringstream third(line.substr(semicolon + 1));
    for (std::string party; third >> party;) {
      layer.third_parties.push_back(party);
    }
  }
  return layers;
}

// The longest entry of the table that `path` (without its ending) lies in;
// empty if there is none.
std::string RoomOf(const Layers& layers, const std::string& path) {
  std::string best;
  for (const auto& [room, layer] : layers) {
    const bool inside = path.starts_with(room) &&
                        (path.size() == room.size() ||
                         path[room.size()] == '/' || path[room.size()] == '.');
    if (inside && room.size() > best.size()) best = room;
  }
  return best;
}

std::vector<std::string> IncludesOf(const fs::path& file) {
  std::vector<std::string> includes;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("#include ")) continue;
    const size_t begin = line.find_first_of("\"<") + 1;
    includes.push_back(
        line.substr(begin, line.find_first_of("\">", begin) - begin));
  }
  return includes;
}

bool IsProto(const std::string& include) {
  return include.starts_with("disclosure/");
}

bool MayInclude(const Layers& layers, const std::string& room,
                const std::string& include) {
  const Layer& layer = layers.at(room);
  if (IsFreeToAll(include)) return true;
  if (IsProto(include)) {
    const bool grpc = include.find(".grpc.pb.h") != std::string::npos;
    return layer.rooms.contains("proto") &&
           (!grpc || std::ranges::find(layer.third_parties, "grpcpp/") !=
                         layer.third_parties.end());
  }
  for (const std::string& party : layer.third_parties) {
    if (include.starts_with(party)) return true;
  }
  const std::string target = RoomOf(layers, include);
  return !target.empty() && (target == room || layer.rooms.contains(target));
}

std::vector<fs::path> Sources() {
  std::vector<fs::path> sources;
  for (const char* top : {"status", "divisions", "form", "narrative", "rules",
                          "record", "service-host", "ingest-service",
                          "stats-service", "importer", "disclosurectl"}) {
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / top)) {
      const std::string ending = entry.path().extension();
      if (ending == ".cc" || ending == ".h") sources.push_back(entry.path());
    }
  }
  return sources;
}

TEST(LayersTest, NoRoomIncludesWhatItMustNotKnow) {
  const Layers layers = ReadLayers();
  std::vector<std::string> forbidden;
  for (const fs::path& file : Sources()) {
    const std::string path = fs::relative(file, kRoot);
    const std::string room = RoomOf(layers, path);
    ASSERT_NE(room, "") << path << " lies in no room of layers.txt";
    for (const std::string& include : IncludesOf(file)) {
      if (!MayInclude(layers, room, include)) {
        forbidden.push_back(path + " includes " + include);
      }
    }
  }
  EXPECT_THAT(forbidden, IsEmpty());
}

TEST(LayersTest, EveryIncludeOfOursStartsAtTheRoot) {
  std::vector<std::string> relative;
  for (const fs::path& file : Sources()) {
    for (const std::string& include : IncludesOf(file)) {
      if (include.starts_with(".") || fs::exists(file.parent_path() / include))
        relative.push_back(file.string() + " includes " + include);
    }
  }
  EXPECT_THAT(relative, IsEmpty());
}

TEST(LayersTest, TheCoreStartsNoThreadTakesNoLockReadsNoClockAndLogsNothing) {
  const std::vector<std::string> core = {"form",
                                         "divisions",
                                         "narrative",
                                         "rules",
                                         "record",
                                         "importer",
                                         "ingest-service/decode",
                                         "stats-service/cube",
                                         "stats-service/query"};
  const std::vector<std::string> banned = {"<thread>",
                                           "<mutex>",
                                           "<iostream>",
                                           "absl/time/clock.h",
                                           "<condition_variable>",
                                           "service-host/log.h"};
  std::vector<std::string> found;
  for (const fs::path& file : Sources()) {
    const std::string path = fs::relative(file, kRoot);
    if (path == "stats-service/cube/cube_publisher.h") continue;
    const bool pure = std::ranges::any_of(
        core, [&](const auto& room) { return path.starts_with(room + "/"); });
    if (!pure) continue;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
      for (const std::string& word : banned) {
        if (line.starts_with("#include") &&
            line.find(word) != std::string::npos) {
          found.push_back(path + ": " + line);
        }
      }
    }
  }
  EXPECT_THAT(found, IsEmpty());
}

// The table itself must be able to refuse.
TEST(LayersTest, TheTableRefusesWhatTheDesignForbids) {
  const Layers layers = ReadLayers();
  EXPECT_FALSE(MayInclude(layers, "form", "rules/rule_set.h"));
  EXPECT_FALSE(MayInclude(layers, "form", "grpcpp/grpcpp.h"));
  EXPECT_FALSE(MayInclude(layers, "stats-service/cube",
                          "ingest-service/store/report_store.h"));
  EXPECT_FALSE(MayInclude(layers, "ingest-service/store", "sqlite3.h"));
  EXPECT_FALSE(MayInclude(layers, "stats-service/follow",
                          "disclosure/v1/feed.grpc.pb.h"));
  EXPECT_TRUE(MayInclude(layers, "ingest-service/store/sqlite", "sqlite3.h"));
  EXPECT_TRUE(MayInclude(layers, "form", "vector"));
}

}  // namespace
}  // namespace disclosure
