#ifndef DISCLOSURE_STATUS_CHECK_H_
#define DISCLOSURE_STATUS_CHECK_H_

#include <sstream>

// CHECK(condition) << "values that help": ends the program if an invariant of
// ours is broken. Never for input: bad input is an answer or a Status.
#define CHECK(condition)                                  \
  if (condition) [[likely]] {                             \
  } else /* NOLINT(readability-misleading-indentation) */ \
    ::disclosure::CheckFailure(__FILE__, __LINE__, #condition).stream()

#define CHECK_EQ(a, b) CHECK((a) == (b)) << (a) << " != " << (b) << " "
#define CHECK_LE(a, b) CHECK((a) <= (b)) << (a) << " > " << (b) << " "
#define CHECK_LT(a, b) CHECK((a) < (b)) << (a) << " >= " << (b) << " "
#define CHECK_OK(expression)                                             \
  if (const auto& disclosure_check_status = (expression);                \
      disclosure_check_status.ok()) [[likely]] {                         \
  } else                                                                 \
    ::disclosure::CheckFailure(__FILE__, __LINE__, #expression).stream() \
        << disclosure_check_status.ToString() << " "

namespace disclosure {

// Collects the message and, when destroyed, prints it and aborts.
class CheckFailure {
 public:
  CheckFailure(const char* file, int line, const char* condition);
  [[noreturn]] ~CheckFailure();
  CheckFailure(const CheckFailure&) = delete;
  CheckFailure& operator=(const CheckFailure&) = delete;

  std::ostream& stream() { return message_; }

 private:
  std::ostringstream message_;
};

}  // namespace disclosure

#endif  // DISCLOSURE_STATUS_CHECK_H_
