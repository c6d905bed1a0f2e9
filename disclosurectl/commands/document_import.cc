#include "disclosurectl/commands/document_import.h"

#include <string>

#include "absl/status/status.h"
#include "disclosurectl/documents/outside_reader.h"
#include "importer/document_kind.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

// A report of fewer characters is none: pages of pictures have page numbers at
// most.
constexpr size_t kMinCharactersOfPdf = 40;

// Characters that are neither ASCII nor blanks: Chinese ones.
size_t CountCharacters(std::string_view utf8) {
  size_t characters = 0;
  for (const char c : utf8) {
    if ((c & 0xC0) == 0xC0) ++characters;
  }
  return characters;
}

absl::StatusOr<std::string> TextOfPdf(std::string_view bytes) {
  ASSIGN_OR_RETURN(std::string text, RunReader(PdfReader(), bytes));
  if (CountCharacters(text) < kMinCharactersOfPdf) {
    return absl::InvalidArgumentError(
        "the PDF holds pictures and no text (a scan): find the document it was "
        "made of; figures are not guessed from pictures / 该 PDF "
        "是扫描件，没有文字：请取得原文档，图片中的数字不作猜测");
  }
  return text;
}

}  // namespace

absl::StatusOr<DocumentImport> DocumentImport::Create(
    const Reference& reference, importer::Hints hints, form::CivilDate today) {
  rules::Judgement judgement;
  judgement.mode = v1::MODE_ARCHIVE;
  judgement.today = today;
  ASSIGN_OR_RETURN(ReportJudge judge,
                   ReportJudge::Create(reference, RuleFiles(), judgement));
  return DocumentImport(reference, std::move(hints), std::move(judge));
}

absl::StatusOr<ImportedDocument> DocumentImport::Import(
    std::string_view bytes) const {
  ImportedDocument document;
  ASSIGN_OR_RETURN(document.draft, Read(bytes));
  document.findings = judge_.Judge(document.draft.report);
  return document;
}

absl::StatusOr<importer::Draft> DocumentImport::Read(
    std::string_view bytes) const {
  switch (importer::KindOf(bytes)) {
    case importer::DocumentKind::kPdf: {
      ASSIGN_OR_RETURN(const std::string text, TextOfPdf(bytes));
      return importer_.ImportText(text, hints_);
    }
    case importer::DocumentKind::kDoc: {
      ASSIGN_OR_RETURN(const std::string text, RunReader(DocReader(), bytes));
      return importer_.ImportText(text, hints_);
    }
    default:
      return importer_.Import(bytes, hints_);
  }
}

}  // namespace disclosure::ctl
