// Any bytes as a document: no crash, no hang; a draft of valid text, or a
// status that says why not.
#include <cstddef>
#include <cstdint>
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

void ImportAny(std::string_view text) {
  static const World world = LoadWorld();
  static const importer::Importer reader(world.catalogue, world.tree);
  const auto draft = reader.ImportText(text, importer::Hints());
  if (!draft.ok()) return;
  CHECK(draft->protocol.cells_found <=
        static_cast<int>(draft->protocol.cells.size()))
      << "more figures than origins";
  std::string bytes;
  CHECK(draft->report.SerializeToString(&bytes)) << "text is not UTF-8";
  importer::ProtocolText(*draft, world.catalogue, importer::Language::kChinese);
}

}  // namespace
}  // namespace disclosure

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  disclosure::ImportAny({reinterpret_cast<const char*>(data), size});
  return 0;
}
