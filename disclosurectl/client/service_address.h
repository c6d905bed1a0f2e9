#ifndef DISCLOSURE_DISCLOSURECTL_CLIENT_SERVICE_ADDRESS_H_
#define DISCLOSURE_DISCLOSURECTL_CLIENT_SERVICE_ADDRESS_H_

#include <string>

#include "absl/time/time.h"

namespace disclosure::ctl {

// Where a service is, and how long to wait for one answer of it.
struct ServiceAddress {
  // As messages name it: "ingest-service".
  std::string service;
  // The option that gives another address: "--ingest".
  std::string option;
  // "127.0.0.1:7401"
  std::string address;
  absl::Duration timeout;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_CLIENT_SERVICE_ADDRESS_H_
