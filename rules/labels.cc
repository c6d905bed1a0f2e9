#include "rules/labels.h"

#include <array>

namespace disclosure::rules {
namespace {

struct FieldLabel {
  std::string_view field;
  std::string_view zh;
  std::string_view en;
};

constexpr std::array<FieldLabel, 24> kFields = {{
    {"division_code", "行政区划代码", "division code"},
    {"organ.name", "机关名称", "name of the organ"},
    {"organ.credit_code", "统一社会信用代码", "credit code of the organ"},
    {"form", "表格版本", "form"},
    {"scope", "报告范围", "scope"},
    {"report_year", "报告年度", "report year"},
    {"proactive", "主动公开政府信息情况", "proactive disclosure"},
    {"applications", "收到和处理政府信息公开申请情况", "applications"},
    {"disputes", "政府信息公开行政复议、行政诉讼情况",
     "reconsideration and litigation"},
    {"narrative", "正文字节数", "length of the narrative in bytes"},
    {"narrative_parts", "正文部分数", "number of parts of the narrative"},
    {"local_rows", "本地增列项目数", "number of local rows"},
    {"import_notes", "导入说明条数", "number of import notes"},
    {"approximate_cells", "约数单元格数", "number of approximate cells"},
    {"organ", "机关名称字节数", "length of the organ's name in bytes"},
    {"publication", "公布信息字节数", "length of a publication text in bytes"},
    {"local_row", "本地增列项目字节数", "length of a local row in bytes"},
    {"import_note", "导入说明字节数", "length of an import note in bytes"},
    {"narrative_figures", "正文要素字节数",
     "length of a text among the narrative figures in bytes"},
    {"applications_handled", "正文所述办结申请数",
     "applications handled, as the text has it"},
    {"publication.title", "标题", "title"},
    {"publication.signer", "落款单位", "signer"},
    {"publication.signed_on", "落款日期", "date of the signature"},
    {"narrative.preface", "引言", "preface"},
}};

// As the catalogue joins the labels of row and column.
constexpr std::string_view kJointZh = " · ";
constexpr std::string_view kJointEn = ", ";

struct Halves {
  std::string row;
  std::string column;
};

Halves Split(const std::string& label, std::string_view joint) {
  const size_t at = label.rfind(joint);
  if (at == std::string::npos) return {label, label};
  return {label.substr(0, at), label.substr(at + joint.size())};
}

}  // namespace

Labels::Labels(const form::Catalogue& catalogue) {
  for (const FieldLabel& field : kFields) {
    labels_[std::string(field.field)] = {std::string(field.zh),
                                         std::string(field.en)};
  }
  for (const form::Cell& cell : catalogue.cells()) {
    labels_[cell.name] = {cell.label_zh, cell.label_en};
    if (cell.column == 0) continue;
    const size_t dot = cell.name.rfind('.');
    const Halves zh = Split(cell.label_zh, kJointZh);
    const Halves en = Split(cell.label_en, kJointEn);
    labels_[cell.name.substr(0, dot)] = {zh.row, en.row};
    labels_[cell.name.substr(dot + 1)] = {zh.column, en.column};
  }
}

Label Labels::Of(std::string_view word) const {
  const auto found = labels_.find(word);
  if (found != labels_.end()) return found->second;
  return {std::string(word), std::string(word)};
}

}  // namespace disclosure::rules
