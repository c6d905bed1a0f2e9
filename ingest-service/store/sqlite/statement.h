#ifndef DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_STATEMENT_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_STATEMENT_H_

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string_view>

#include "absl/status/statusor.h"

namespace disclosure::ingest {

class Connection;

// A prepared statement, used again and again: bind, step, reset. Must not
// outlive its connection. Parameters count from 1, columns from 0.
class Statement {
 public:
  static absl::StatusOr<Statement> Prepare(const Connection& connection,
                                           const char* sql);

  // What is bound is borrowed until Reset(). A failure to bind is told by the
  // next Step().
  void BindInteger(int parameter, int64_t value);
  void BindText(int parameter, std::string_view text);
  void BindBlob(int parameter, std::string_view bytes);

  // True if there is a row, false at the end.
  absl::StatusOr<bool> Step();
  // Of the current row. The bytes are valid until the next Step() or Reset().
  int64_t Integer(int column) const;
  std::string_view Bytes(int column) const;

  // Ends the statement, and the read it holds open, so that it can be run
  // again.
  void Reset();

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const {
      sqlite3_finalize(statement);
    }
  };

  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
  void NoteBinding(int code);

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int binding_ = SQLITE_OK;
};

// Resets a statement at the end of a scope, whatever happened in it.
class ResetAtEnd {
 public:
  explicit ResetAtEnd(Statement& statement) : statement_(statement) {}
  ~ResetAtEnd() { statement_.Reset(); }
  ResetAtEnd(const ResetAtEnd&) = delete;
  ResetAtEnd& operator=(const ResetAtEnd&) = delete;

 private:
  Statement& statement_;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_SQLITE_STATEMENT_H_
