#ifndef DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_KNOWN_NAMES_H_
#define DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_KNOWN_NAMES_H_

namespace disclosure::stats {

// 云湖桥镇, and its county 湘潭县.
inline constexpr char kTown[] = "430321111";
inline constexpr char kCountyOfTown[] = "430321";

inline constexpr char kReceived[] = "applications.received_new.total";
inline constexpr char kGranted[] = "applications.granted.total";
inline constexpr char kMoney[] = "proactive.procurement_amount_yuan";

}  // namespace disclosure::stats

#endif  // DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_KNOWN_NAMES_H_
