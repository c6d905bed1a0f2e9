#include "tests/benchmark/submitted_store.h"

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include "disclosure/v1/feed.grpc.pb.h"
#include "disclosure/v1/ingest.grpc.pb.h"
#include "form/read_report.h"
#include "ingest-service/store/sqlite/sqlite_report_store.h"
#include "status/check.h"

namespace disclosure::benchmarks {
namespace {

constexpr size_t kSamples = 50;

uint64_t LatestSequence(const std::shared_ptr<grpc::Channel>& channel) {
  v1::FeedService::Stub stub(channel);
  grpc::ClientContext context;
  const auto stream = stub.FollowChanges(&context, v1::FollowChangesRequest());
  v1::FollowChangesResponse first;
  CHECK(stream->Read(&first));
  context.TryCancel();
  stream->Finish();
  return first.latest_sequence();
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

void VerifyStored(const std::shared_ptr<grpc::Channel>& channel,
                  size_t expected,
                  std::span<const v1::SubmitReportRequest> sent) {
  CHECK_EQ(LatestSequence(channel), expected);
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
  const ingest::Sequence latest = (*store)->latest();
  for (ingest::Sequence next = latest - count; next++ < latest;) {
    auto row = (*store)->Read(next);
    CHECK_OK(row.status());
    rows.push_back(*std::move(row));
  }
  return rows;
}

}  // namespace disclosure::benchmarks
