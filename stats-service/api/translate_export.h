#ifndef DISCLOSURE_STATS_SERVICE_API_TRANSLATE_EXPORT_H_
#define DISCLOSURE_STATS_SERVICE_API_TRANSLATE_EXPORT_H_

#include "absl/status/statusor.h"
#include "disclosure/v1/stats.pb.h"
#include "stats-service/query/export_cells.h"

namespace disclosure::stats {

// See translate.h. All but the page token.
absl::StatusOr<ExportQuestion> FromProto(const v1::ExportCellsRequest& request);
// Replaces what `response` has, but for the token and the total.
void FillExport(const Cube& cube, const ExportBatch& batch,
                v1::ExportCellsResponse& response);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_API_TRANSLATE_EXPORT_H_
