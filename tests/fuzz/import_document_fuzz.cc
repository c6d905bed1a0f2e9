// Documents of any format by their bytes: text, HTML, DOCX.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "divisions/division_tree.h"
#include "form/catalogue.h"
#include "importer/importer.h"
#include "importer/protocol_text.h"
#include "status/check.h"

namespace disclosure {
namespace {

// Built once: both take longer than a document.
struct World {
  form::Catalogue catalogue;
  divisions::DivisionTree tree;
};

World LoadWorld() {
  auto tree = divisions::LoadEmbeddedDivisions();
  CHECK_OK(tree.status());
  return {form::Catalogue(), *std::move(tree)};
}

void ImportAny(std::string_view bytes) {
  static const World world = LoadWorld();
  static const importer::Importer reader(world.catalogue, world.tree);
  const auto draft = reader.Import(bytes, importer::Hints());
  if (!draft.ok()) return;
  std::string report;
  CHECK(draft->report.SerializeToString(&report)) << "text is not UTF-8";
  importer::ProtocolText(*draft, world.catalogue, importer::Language::kEnglish);
}

}  // namespace
}  // namespace disclosure

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  disclosure::ImportAny({reinterpret_cast<const char*>(data), size});
  return 0;
}
