#ifndef DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_NAIVE_READINGS_H_
#define DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_NAIVE_READINGS_H_

#include "divisions/area.h"
#include "form/catalogue.h"
#include "record/change.h"
#include "stats-service/query/question.h"

namespace disclosure::stats {

// Before any report of a test.
inline constexpr int32_t kLongBefore = 2008;

// The words of the naive model, each said the obvious way.
bool IsReported(const record::Change* report);
bool Asks(v1::Form form, const form::Cell& cell);
// Money in a unit that the document did not name; of none it takes no unit.
bool IsLeftOut(const record::Change& report, const form::Cell& cell);
bool IsApproximate(const record::Change& report, const form::Cell& cell);
bool IsExpected(const divisions::Area& area, int32_t year);
AreaLevel LevelOfDigits(const divisions::DivisionCode& code);
bool LiesIn(const divisions::DivisionCode& area,
            const divisions::DivisionCode& code);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_NAIVE_READINGS_H_
