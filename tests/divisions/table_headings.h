#ifndef DISCLOSURE_TESTS_DIVISIONS_TABLE_HEADINGS_H_
#define DISCLOSURE_TESTS_DIVISIONS_TABLE_HEADINGS_H_

namespace disclosure::divisions {

inline constexpr char kAreaHeading[] =
    "code\tmark\teditions\tname\tearlier names, each after its editions\n";
inline constexpr char kEdgeHeading[] =
    "from\tto\tbefore\tafter\tkind\tcertainty\n";

}  // namespace disclosure::divisions

#endif  // DISCLOSURE_TESTS_DIVISIONS_TABLE_HEADINGS_H_
