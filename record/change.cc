#include "record/change.h"

#include <cstdint>
#include <optional>

#include "absl/strings/str_cat.h"
#include "disclosure/v1/record.pb.h"
#include "form/wire_fields.h"
#include "status/abseil_view.h"

namespace disclosure::record {
namespace {

using form::WireField;
using form::WireFields;
using form::WireTag;
using form::WireType;

constexpr uint32_t Varint(int number) {
  return WireTag(number, WireType::kVarint);
}
constexpr uint32_t Bytes(int number) {
  return WireTag(number, WireType::kBytes);
}

// The identity as it stands on the wire.
struct IdentityParts {
  std::string_view division_code;
  std::string_view organ_credit_code;
  v1::Scope scope = v1::SCOPE_UNSPECIFIED;
  int32_t report_year = 0;
};

// A v1::Date as it stands on the wire.
struct DateParts {
  int32_t year = 0;
  int32_t month = 0;
  int32_t day = 0;
};

constexpr int64_t kSecondsADay = 24 * 60 * 60;
// Shanghai is eight hours ahead of UTC, all the year.
constexpr int64_t kShanghaiSeconds = 8 * 60 * 60;

std::optional<form::CivilDate> DayInShanghai(int64_t unix_seconds) {
  // The year 9999 ends before.
  constexpr int64_t kMostDays = 3'000'000;
  if (unix_seconds <= 0 || unix_seconds / kSecondsADay > kMostDays) {
    return std::nullopt;
  }
  return form::CivilDate(
      static_cast<int32_t>((unix_seconds + kShanghaiSeconds) / kSecondsADay));
}

// Reads one change. Of a field that is sent twice the last counts, and a
// message that is sent in parts is put together, as protobuf has it. Each Read
// function returns false if its bytes are not well-formed.
class ChangeReading {
 public:
  ChangeReading(const form::ReportReader& reader, Change& change)
      : reader_(reader), change_(change) {
    change_.sequence = 0;
    change_.revision = 0;
    change_.accept_time = absl::InfinitePast();
    ForgetKind();
  }

  absl::Status Read(std::string_view bytes) {
    if (!ReadChange(bytes)) return Unreadable("it is not well-formed");
    if (!kind_.has_value()) return Unreadable("its kind is unknown");
    const auto identity = form::ParseIdentity(
        identity_.division_code, identity_.organ_credit_code, identity_.scope,
        identity_.report_year);
    if (!identity.ok()) return Unreadable(identity.status().ToString());
    change_.identity = *identity;
    change_.kind = *kind_;
    change_.accepted_on = DayInShanghai(accept_seconds_);
    change_.published_on = form::CivilDate::FromYmd(
        published_.year, published_.month, published_.day);
    return absl::OkStatus();
  }

 private:
  absl::Status Unreadable(std::string_view why) const {
    return absl::DataLossError(
        absl::StrCat("change ", change_.sequence, ": ", AbslView(why)));
  }

  void ForgetKind() {
    kind_.reset();
    change_.form = v1::FORM_UNSPECIFIED;
    change_.procurement_unit = v1::MONEY_UNIT_UNSPECIFIED;
    change_.cells.Reset(reader_.catalogue().size());
    change_.approximate_cells.clear();
    change_.findings.clear();
    published_ = DateParts();
  }

  void SetKind(ChangeKind kind) {
    if (kind_.has_value() && kind_ != kind) ForgetKind();
    kind_ = kind;
  }

  bool ReadChange(std::string_view bytes) {
    WireFields fields(bytes);
    for (WireField field; fields.Next(field);) {
      if (!ReadChangeField(field)) return false;
    }
    return fields.ok();
  }

  bool ReadChangeField(const WireField& field) {
    switch (field.tag) {
      case Varint(v1::Change::kSequenceFieldNumber):
        change_.sequence = field.varint;
        return true;
      case Bytes(v1::Change::kRevisionFieldNumber):
        return ReadRevision(field.bytes);
      case Bytes(v1::Change::kAcceptedFieldNumber):
        SetKind(ChangeKind::kAccepted);
        return ReadAccepted(field.bytes);
      case Bytes(v1::Change::kWithdrawnFieldNumber):
        SetKind(ChangeKind::kWithdrawn);
        return true;
      case Bytes(v1::Change::kRejudgedFieldNumber):
        SetKind(ChangeKind::kRejudged);
        return ReadRejudged(field.bytes);
      default:
        return true;
    }
  }

  bool ReadRevision(std::string_view bytes) {
    WireFields fields(bytes);
    for (WireField field; fields.Next(field);) {
      if (field.tag == Varint(v1::Revision::kRevisionFieldNumber)) {
        change_.revision = static_cast<int32_t>(field.varint);
      } else if (field.tag == Bytes(v1::Revision::kIdentityFieldNumber)) {
        if (!ReadIdentity(field.bytes)) return false;
      } else if (field.tag == Bytes(v1::Revision::kAcceptTimeFieldNumber)) {
        if (!ReadAcceptTime(field.bytes)) return false;
      }
    }
    return fields.ok();
  }

  bool ReadAcceptTime(std::string_view bytes) {
    using google::protobuf::Timestamp;
    WireFields fields(bytes);
    for (WireField field; fields.Next(field);) {
      if (field.tag == Varint(Timestamp::kSecondsFieldNumber)) {
        accept_seconds_ = static_cast<int64_t>(field.varint);
      } else if (field.tag == Varint(Timestamp::kNanosFieldNumber)) {
        accept_nanos_ = static_cast<int32_t>(field.varint);
      }
    }
    change_.accept_time = absl::FromUnixSeconds(accept_seconds_) +
                          absl::Nanoseconds(accept_nanos_);
    return fields.ok();
  }

  bool ReadIdentity(std::string_view bytes) {
    WireFields fields(bytes);
    for (WireField field; fields.Next(field);) {
      switch (field.tag) {
        case Bytes(v1::ReportIdentity::kDivisionCodeFieldNumber):
          identity_.division_code = field.bytes;
          break;
        case Bytes(v1::ReportIdentity::kOrganCreditCodeFieldNumber):
          identity_.organ_credit_code = field.bytes;
          break;
        case Varint(v1::ReportIdentity::kScopeFieldNumber):
          identity_.scope = static_cast<v1::Scope>(field.varint);
          break;
        case Varint(v1::ReportIdentity::kReportYearFieldNumber):
          identity_.report_year = static_cast<int32_t>(field.varint);
          break;
        default:
          break;
      }
    }
    return fields.ok();
  }

  bool ReadAccepted(std::string_view bytes) {
    WireFields fields(bytes);
    for (WireField field; fields.Next(field);) {
      if (field.tag == Bytes(v1::AcceptedChange::kReportFieldNumber)) {
        if (!ReadReport(field.bytes)) return false;
      } else if (field.tag == Bytes(v1::AcceptedChange::kFindingsFieldNumber)) {
        if (!ReadFinding(field.bytes)) return false;
      }
    }
    return fields.ok();
  }

  bool ReadRejudged(std::string_view bytes) {
    WireFields fields(bytes);
    for (WireField field; fields.Next(field);) {
      if (field.tag == Bytes(v1::RejudgedChange::kFindingsFieldNumber) &&
          !ReadFinding(field.bytes)) {
        return false;
      }
    }
    return fields.ok();
  }

  bool ReadReport(std::string_view bytes) {
    WireFields fields(bytes);
    for (WireField field; fields.Next(field);) {
      switch (field.tag) {
        case Varint(v1::AnnualReport::kFormFieldNumber):
          change_.form = static_cast<v1::Form>(field.varint);
          break;
        case Bytes(v1::AnnualReport::kProactiveFieldNumber):
          if (!ReadProcurementUnit(field.bytes)) return false;
          break;
        case Bytes(v1::AnnualReport::kPublicationFieldNumber):
          if (!ReadPublication(field.bytes)) return false;
          break;
        case Bytes(v1::AnnualReport::kApproximateCellsFieldNumber):
          AddCell(field.bytes, change_.approximate_cells);
          break;
        default:
          break;
      }
    }
    return fields.ok() && reader_.MergeCells(bytes, change_.cells);
  }

  bool ReadPublication(std::string_view bytes) {
    WireFields fields(bytes);
    for (WireField field; fields.Next(field);) {
      if (field.tag == Bytes(v1::Publication::kPublishedOnFieldNumber) &&
          !ReadDate(field.bytes, published_)) {
        return false;
      }
    }
    return fields.ok();
  }

  static bool ReadDate(std::string_view bytes, DateParts& date) {
    WireFields fields(bytes);
    for (WireField field; fields.Next(field);) {
      switch (field.tag) {
        case Varint(v1::Date::kYearFieldNumber):
          date.year = static_cast<int32_t>(field.varint);
          break;
        case Varint(v1::Date::kMonthFieldNumber):
          date.month = static_cast<int32_t>(field.varint);
          break;
        case Varint(v1::Date::kDayFieldNumber):
          date.day = static_cast<int32_t>(field.varint);
          break;
        default:
          break;
      }
    }
    return fields.ok();
  }

  bool ReadProcurementUnit(std::string_view bytes) {
    WireFields fields(bytes);
    for (WireField field; fields.Next(field);) {
      if (field.tag ==
          Varint(v1::ProactiveDisclosure::kProcurementUnitFieldNumber)) {
        change_.procurement_unit = static_cast<v1::MoneyUnit>(field.varint);
      }
    }
    return fields.ok();
  }

  bool ReadFinding(std::string_view bytes) {
    FindingNote& note = change_.findings.emplace_back();
    WireFields fields(bytes);
    for (WireField field; fields.Next(field);) {
      switch (field.tag) {
        case Bytes(v1::Finding::kRuleIdFieldNumber):
          note.rule_id = field.bytes;
          break;
        case Varint(v1::Finding::kSeverityFieldNumber):
          note.severity = static_cast<v1::Severity>(field.varint);
          break;
        case Bytes(v1::Finding::kCellsFieldNumber):
          if (!ReadFindingCell(field.bytes, note)) return false;
          break;
        default:
          break;
      }
    }
    return fields.ok();
  }

  bool ReadFindingCell(std::string_view bytes, FindingNote& note) {
    std::string_view name;
    WireFields fields(bytes);
    for (WireField field; fields.Next(field);) {
      if (field.tag == Bytes(v1::FindingCell::kCellFieldNumber)) {
        name = field.bytes;
      }
    }
    AddCell(name, note.cells);
    return fields.ok();
  }

  void AddCell(std::string_view name, std::vector<form::CellIndex>& cells) {
    const auto cell = reader_.catalogue().Find(name);
    if (cell.has_value()) cells.push_back(*cell);
  }

  const form::ReportReader& reader_;
  Change& change_;
  std::optional<ChangeKind> kind_;
  IdentityParts identity_;
  DateParts published_;
  int64_t accept_seconds_ = 0;
  int32_t accept_nanos_ = 0;
};

}  // namespace

absl::Status ReadChange(const form::ReportReader& reader,
                        std::string_view bytes, Change& change) {
  return ChangeReading(reader, change).Read(bytes);
}

}  // namespace disclosure::record
