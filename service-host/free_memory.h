#ifndef DISCLOSURE_SERVICE_HOST_FREE_MEMORY_H_
#define DISCLOSURE_SERVICE_HOST_FREE_MEMORY_H_

namespace disclosure::service_host {

// Gives back to the system what the allocator keeps of freed memory, that of
// the calling thread included, for after work that took far more than what is
// left of it. Takes milliseconds. Does nothing with an allocator other than
// tcmalloc. Thread-safe.
void ReturnFreeMemory();

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_FREE_MEMORY_H_
