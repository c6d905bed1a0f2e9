// Memory of a program in huge pages, where the system has them: a page that is
// touched for the first time costs a fault, and a service that takes in the
// country touches tens of thousands of the small ones. For programs that are
// linked with it (cmake/Allocator.cmake); there is nothing to call.

#include <gperftools/malloc_extension.h>
#include <sys/mman.h>

#include <cstddef>
#include <cstdint>
#include <new>

namespace disclosure::service_host {
namespace {

constexpr size_t kHugePageBytes = size_t{2} << 20;

size_t RoundUp(size_t bytes) {
  return (bytes + kHugePageBytes - 1) / kHugePageBytes * kHugePageBytes;
}

void* Map(size_t bytes) {
  void* const begin = mmap(nullptr, bytes, PROT_READ | PROT_WRITE,
                           MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return begin == MAP_FAILED ? nullptr : begin;
}

// `bytes` whole huge pages that begin at one; null if there is no room.
void* MapAligned(size_t bytes) {
  void* const mapped = Map(bytes + kHugePageBytes);
  if (mapped == nullptr) return nullptr;
  const auto address = reinterpret_cast<uintptr_t>(mapped);
  const size_t before = RoundUp(address) - address;
  char* const begin = static_cast<char*>(mapped) + before;
  if (before > 0) munmap(mapped, before);
  munmap(begin + bytes, kHugePageBytes - before);
  return begin;
}

// What tcmalloc asks for memory. A system without huge pages gives small ones.
class HugePages final : public SysAllocator {
 public:
  explicit HugePages(SysAllocator* usual) : usual_(usual) {}

  void* Alloc(size_t size, size_t* actual_size, size_t alignment) override {
    const size_t bytes = RoundUp(size);
    void* const begin = alignment <= kHugePageBytes && bytes >= size
                            ? MapAligned(bytes)
                            : nullptr;
    if (begin == nullptr) return usual_->Alloc(size, actual_size, alignment);
    madvise(begin, bytes, MADV_HUGEPAGE);
    if (actual_size != nullptr) *actual_size = bytes;
    return begin;
  }

 private:
  SysAllocator* const usual_;
};

// Before main(), so that the heap of a program is nearly all there.
[[maybe_unused]] const bool kInstalled = [] {
  MallocExtension* const extension = MallocExtension::instance();
  alignas(HugePages) static char place[sizeof(HugePages)];
  extension->SetSystemAllocator(new (place)
                                    HugePages(extension->GetSystemAllocator()));
  return true;
}();

}  // namespace
}  // namespace disclosure::service_host
