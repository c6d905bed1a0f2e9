#include "service-host/free_memory.h"

// tcmalloc's. Weak: programs with the allocator of a sanitizer have none.
extern "C" {
__attribute__((weak)) void MallocExtension_MarkThreadIdle();
__attribute__((weak)) void MallocExtension_ReleaseFreeMemory();
}

namespace disclosure::service_host {

void ReturnFreeMemory() {
  if (MallocExtension_MarkThreadIdle != nullptr) {
    MallocExtension_MarkThreadIdle();  // empties its cache
  }
  if (MallocExtension_ReleaseFreeMemory != nullptr) {
    MallocExtension_ReleaseFreeMemory();
  }
}

}  // namespace disclosure::service_host
