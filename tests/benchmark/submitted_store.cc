#include "tests/benchmark/submitted_store.h"

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <algorithm>
#include <functional>

#include "disclosure/v1/feed.grpc.pb.h"
#include "disclosure/v1/ingest.grpc.pb.h"
#include "form/read_report.h"
#include "ingest-service/store/sqlite/sqlite_report_store.h"
#include "status/check.h"

namespace disclosure::benchmarks {
namespace {

constexpr size_t kSamples = 50;

// Reads the feed from its beginning until `visit` says that it is enough.
void FollowFeed(
    const std::shared_ptr<grpc::Channel>& channel,
    const std::function<bool(const v1::FollowChangesResponse&)>& visit) {
  v1::FeedService::Stub stub(channel);
  grpc::ClientContext context;
  const auto stream = stub.FollowChanges(&context, v1::FollowChangesRequest());
  v1::FollowChangesResponse frame;
  do {
    CHECK(stream->Read(&frame)) << "the feed broke off";
  } while (visit(frame));
  context.TryCancel();
  stream->Finish();
}

size_t CountAccepted(const std::shared_ptr<grpc::Channel>& channel) {
  size_t accepted = 0;
  FollowFeed(channel, [&](const v1::FollowChangesResponse& frame) {
    accepted += static_cast<size_t>(
        std::ranges::count_if(frame.changes(), &v1::Change::has_accepted));
    return frame.up_to_sequence() < frame.latest_sequence();
  });
  return accepted;
}

v1::ReportIdentity IdentityOf(const v1::AnnualReport& report) {
  v1::ReportIdentity identity;
  identity.set_division_code(report.division_code());
  identity.set_report_year(report.report_year());
  return identity;
}

void VerifyReadBack(v1::IngestService::Stub& stub,
                    const v1::AnnualReport& sent) {
  v1::GetReportRequest get;
  *get.mutable_identity() = IdentityOf(sent);
  v1::GetReportResponse stored;
  grpc::ClientContext getting;
  const grpc::Status got = stub.GetReport(&getting, get, &stored);
  CHECK(got.ok()) << got.error_message();
  CHECK(form::SerializeContent(stored.report()) == form::SerializeContent(sent))
      << "what was stored is not what was sent: " << sent.division_code();

  v1::ListRevisionsRequest list;
  *list.mutable_identity() = IdentityOf(sent);
  v1::ListRevisionsResponse revisions;
  grpc::ClientContext listing;
  const grpc::Status listed = stub.ListRevisions(&listing, list, &revisions);
  CHECK(listed.ok()) << listed.error_message();
  CHECK_EQ(revisions.revisions_size(), 1);
}

}  // namespace

uint64_t LatestSequence(const std::shared_ptr<grpc::Channel>& channel) {
  uint64_t latest = 0;
  FollowFeed(channel, [&](const v1::FollowChangesResponse& frame) {
    latest = frame.latest_sequence();
    return false;
  });
  return latest;
}

void VerifyStored(const std::shared_ptr<grpc::Channel>& channel,
                  size_t expected,
                  std::span<const v1::SubmitReportRequest> sent) {
  CHECK_EQ(CountAccepted(channel), expected);
  v1::IngestService::Stub stub(channel);
  for (size_t i = 0; i < kSamples; ++i) {
    VerifyReadBack(stub, sent[i * sent.size() / kSamples].report());
  }
}

std::vector<ingest::StoredChange> LastRows(const std::string& store_path,
                                           size_t count) {
  const auto store = ingest::OpenSqliteReportStore(store_path);
  CHECK_OK(store.status());
  std::vector<ingest::StoredChange> rows;
  for (ingest::Sequence next = (*store)->latest(); rows.size() < count;
       --next) {
    auto row = (*store)->Read(next);
    CHECK_OK(row.status());
    v1::Change change;
    CHECK(change.ParseFromString(row->change));
    if (change.has_accepted()) rows.push_back(*std::move(row));
  }
  std::ranges::reverse(rows);
  return rows;
}

}  // namespace disclosure::benchmarks
