#ifndef DISCLOSURE_STATUS_STATUS_MACROS_H_
#define DISCLOSURE_STATUS_STATUS_MACROS_H_

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// Returns from the enclosing function if `expression`, an absl::Status, failed.
#define RETURN_IF_ERROR(expression)                    \
  do {                                                 \
    if (absl::Status disclosure_status = (expression); \
        !disclosure_status.ok()) {                     \
      return disclosure_status;                        \
    }                                                  \
  } while (false)

// Declares or assigns `target` from `expression`, an absl::StatusOr, or returns
// its error. A target with a comma in its type needs a parenthesised alias.
#define ASSIGN_OR_RETURN(target, expression) \
  DISCLOSURE_ASSIGN_OR_RETURN_(              \
      DISCLOSURE_CONCAT_(disclosure_status_or_, __LINE__), target, expression)

#define DISCLOSURE_ASSIGN_OR_RETURN_(result, target, expression) \
  auto result = (expression);                                    \
  if (!result.ok()) return std::move(result).status();           \
  target = *std::move(result)

#define DISCLOSURE_CONCAT_(a, b) DISCLOSURE_CONCAT_INNER_(a, b)
#define DISCLOSURE_CONCAT_INNER_(a, b) a##b

#endif  // DISCLOSURE_STATUS_STATUS_MACROS_H_
