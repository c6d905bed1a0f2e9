#ifndef DISCLOSURE_RULES_FORM_TABLES_H_
#define DISCLOSURE_RULES_FORM_TABLES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "form/catalogue.h"

namespace disclosure::rules {

// What checks ask of a form again and again, made once from the catalogue.
struct FormTable {
  // One bit a cell, in the words of CellValues::presence(): the cells that the
  // form asks for, and those that a report by it may have.
  std::vector<uint64_t> asked;
  std::vector<uint64_t> allowed;
  // Of those asked for, the ones that add up over years.
  std::vector<uint64_t> flows;

  // The tables that the form has, with one bit a cell; none before 2019.
  struct Table {
    std::string name;
    std::vector<uint64_t> cells;
  };
  std::vector<Table> tables;

  // A row of table 3: its six kinds of applicants, and their total.
  struct ApplicantRow {
    form::CellIndex first_part = 0;
    form::CellIndex last_part = 0;
    form::CellIndex total = 0;
  };
  // The outcomes (203 to 224).
  std::vector<ApplicantRow> outcomes;
  // One bit for each of their totals.
  std::vector<uint64_t> outcome_totals;
  // The totals of the rows received, carried in, total of outcomes, carried
  // out.
  std::vector<form::CellIndex> frame_totals;
};

// One a form, by number.
class FormTables {
 public:
  explicit FormTables(const form::Catalogue& catalogue);

  // A form that is not known has the table of FORM_UNSPECIFIED: no cells but
  // those of the narrative.
  const FormTable& Of(disclosure::v1::Form form) const;

 private:
  std::vector<FormTable> tables_;
};

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_FORM_TABLES_H_
