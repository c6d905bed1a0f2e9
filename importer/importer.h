#ifndef DISCLOSURE_IMPORTER_IMPORTER_H_
#define DISCLOSURE_IMPORTER_IMPORTER_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "disclosure/v1/report.pb.h"
#include "divisions/division_tree.h"
#include "form/catalogue.h"
#include "form/civil_date.h"
#include "importer/document.h"
#include "importer/form_layout.h"
#include "importer/limits.h"
#include "importer/protocol.h"

namespace disclosure::importer {

// What the caller knows about a document; it wins over what the document says.
struct Hints {
  // 2, 4, 6 or 9 digits.
  std::optional<std::string> division_code;
  // Where to look for the area by its name: "430321".
  std::optional<std::string> county_code;
  std::optional<std::string> organ_name;
  // Of a department.
  std::optional<std::string> credit_code;
  std::optional<v1::Scope> scope;
  std::optional<int> year;
  std::optional<v1::Form> form;
  std::optional<form::CivilDate> published_on;
  std::optional<std::string> web_address;
};

// A report as far as the document gives it, and how it was read. The report may
// lack identity or cells: whether it is usable is for the rules to say.
struct Draft {
  v1::AnnualReport report;
  Protocol protocol;
};

// The document in `bytes`, of a kind that this library reads.
absl::StatusOr<Document> ReadDocument(std::string_view bytes);

// Reads published reports. Holds the rows of the forms, made once from the
// catalogue, and borrows catalogue and tree. Immutable, thread-safe.
class Importer {
 public:
  Importer(const form::Catalogue& catalogue,
           const divisions::DivisionTree& tree);

  // Reads a text: UTF-8, with tables as tab, pipe or space separated rows, or
  // one cell a line. Of several reports in one document the first is read, as
  // far as they can be told apart. Takes a time linear in its size, about a
  // millisecond for a township's report.
  //
  // Figures are found by the official labels of the form, wherever they stand.
  // A blank or a mark (/, -, —, 无) leaves its cell absent, never 0. Whatever
  // was repaired, guessed or left out stands in the protocol.
  //
  // INVALID_ARGUMENT: not UTF-8 (the offset is named), or nothing but white
  //   space.
  // RESOURCE_EXHAUSTED: beyond a limit of limits.h.
  absl::StatusOr<Draft> ImportText(std::string_view utf8_text,
                                   const Hints& hints) const;

  // The same for a document in whatever format its bytes are: text in any
  // encoding, HTML, DOCX (document_kind.h tells them apart).
  //
  // INVALID_ARGUMENT: also a kind that only another program can read, or
  // nobody;
  //   the message names it and says what to do.
  absl::StatusOr<Draft> Import(std::string_view bytes,
                               const Hints& hints) const;

 private:
  struct ReadText;

  absl::StatusOr<ReadText> Read(std::string_view text, const Document& document,
                                const Hints& hints) const;
  const FormLayout& AnyLayout(const ReadText& read) const;
  void ImportCells(const ReadText& read, Draft& draft) const;
  absl::StatusOr<Draft> ImportDocument(std::string_view utf8_text,
                                       const Document& document,
                                       const Hints& hints) const;

  const form::Catalogue& catalogue_;
  const divisions::DivisionTree& tree_;
  std::vector<FormLayout> layouts_;
};

// The same for one document: makes an Importer for it.
absl::StatusOr<Draft> ImportText(std::string_view utf8_text, const Hints& hints,
                                 const form::Catalogue& catalogue,
                                 const divisions::DivisionTree& tree);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_IMPORTER_H_
