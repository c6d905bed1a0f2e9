#ifndef DISCLOSURE_IMPORTER_ORGAN_NAME_H_
#define DISCLOSURE_IMPORTER_ORGAN_NAME_H_

#include <string>

#include "importer/publication.h"

namespace disclosure::importer {

// The name of the organ as title and signature give it together:
// "湘潭县云湖桥镇" and "云湖桥镇人民政府" make "湘潭县云湖桥镇人民政府".
std::string OrganNameOf(const PublicationFacts& facts);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_ORGAN_NAME_H_
