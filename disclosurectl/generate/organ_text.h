#ifndef DISCLOSURE_DISCLOSURECTL_GENERATE_ORGAN_TEXT_H_
#define DISCLOSURE_DISCLOSURECTL_GENERATE_ORGAN_TEXT_H_

#include <cstdint>

#include "disclosure/v1/report.pb.h"
#include "divisions/division_tree.h"

namespace disclosure::ctl {

// Names the organ of a township-level unit as such organs call themselves:
// 湘潭县云湖桥镇人民政府, 东城区景山街道办事处.
void SetOrgan(const divisions::DivisionTree& tree, const divisions::Area& area,
              int edition, v1::Organ& organ);

// Title, days, signer and addresses; 19 of 20 are published in January, the
// rest late. Needs organ, division code and year.
void SetPublication(uint64_t seed, uint64_t place, v1::AnnualReport& report);

// The six parts of the form, some `bytes` of text. Needs everything else.
void SetNarrative(uint64_t seed, uint64_t place, size_t bytes,
                  v1::AnnualReport& report);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_GENERATE_ORGAN_TEXT_H_
