// The real Prometheus server scrapes both services with the configuration that
// is delivered, and answers for them.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/end_to_end/two_services.h"
#include "tests/service-host/http_get.h"
#include "tests/support/seed_report.h"

namespace disclosure {
namespace {

using testing::HasSubstr;

constexpr std::chrono::seconds kPatience(60);

std::string Replaced(std::string text, const std::string& what,
                     const std::string& by) {
  const size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), by);
}

// The configuration of deploy/, with the addresses of this test.
std::string DeliveredConfig(const TwoServices& services) {
  std::ifstream in(DISCLOSURE_SOURCE_DIR "/deploy/monitoring/prometheus.yml");
  std::stringstream text;
  text << in.rdbuf();
  std::string config = text.str();
  config = Replaced(config, "\"127.0.0.1:9401\"",
                    "\"" + services.ingest_metrics() + "\"");
  config = Replaced(config, "\"127.0.0.1:9402\"",
                    "\"" + services.stats_metrics() + "\"");
  return Replaced(config, "scrape_interval: 15s", "scrape_interval: 1s");
}

// Prometheus does not tell which port it took, so it is given one that is free.
int FreePort() {
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  EXPECT_EQ(bind(listener, reinterpret_cast<sockaddr*>(&address), size), 0);
  getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
  close(listener);
  return ntohs(address.sin_port);
}

class PrometheusTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::string config = services_.directory() + "/prometheus.yml";
    std::ofstream(config) << DeliveredConfig(services_);
    prometheus_ = std::make_unique<ServiceProcess>(
        "/usr/bin/prometheus",
        std::vector<std::string>{
            "--config.file=" + config,
            "--storage.tsdb.path=" + services_.directory() + "/tsdb",
            "--web.listen-address=127.0.0.1:" + std::to_string(port_)});
    ASSERT_NE(prometheus_->AwaitLine("Server is ready"), "")
        << prometheus_->log();
  }

  // What Prometheus answers to a query once the answer contains `wanted`; the
  // last answer if it never does.
  std::string AwaitAnswer(const std::string& query, const std::string& wanted) {
    const auto give_up = std::chrono::steady_clock::now() + kPatience;
    std::string answer;
    while (std::chrono::steady_clock::now() < give_up) {
      answer = service_host::HttpGet(port_, "/api/v1/query?query=" + query);
      if (answer.find(wanted) != std::string::npos) break;
      prometheus_->WaitBriefly();
    }
    return answer;
  }

  TwoServices services_;
  const int port_ = FreePort();
  std::unique_ptr<ServiceProcess> prometheus_;
};

TEST_F(PrometheusTest, SeesBothServicesUp) {
  EXPECT_THAT(AwaitAnswer("sum(up)", "\"2\"]"), HasSubstr("\"2\"]"));
}

TEST_F(PrometheusTest, CountsWhatWasAccepted) {
  ASSERT_TRUE(services_.Submit(SeedReport()).has_accepted());
  EXPECT_THAT(
      AwaitAnswer("disclosure_ingest_submissions_total{result=%22accepted%22}",
                  "\"1\"]"),
      HasSubstr("\"1\"]"));
  EXPECT_THAT(AwaitAnswer("disclosure_stats_applied_sequence", "\"1\"]"),
              HasSubstr("\"1\"]"));
  EXPECT_THAT(
      AwaitAnswer("grpc_server_handled_total{grpc_method=%22SubmitReport%22,"
                  "grpc_code=%22OK%22}",
                  "\"1\"]"),
      HasSubstr("\"1\"]"));
}

TEST_F(PrometheusTest, HasEverySeriesFromTheStart) {
  EXPECT_THAT(
      AwaitAnswer("disclosure_ingest_findings_total{rule=%22F-APP-01%22}",
                  "\"0\"]"),
      HasSubstr("\"0\"]"));
  EXPECT_THAT(AwaitAnswer("grpc_server_handled_total{grpc_method="
                          "%22GetSeries%22,grpc_code=%22Unavailable%22}",
                          "\"0\"]"),
              HasSubstr("\"0\"]"));
}

}  // namespace
}  // namespace disclosure
