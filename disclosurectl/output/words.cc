#include "disclosurectl/output/words.h"

namespace disclosure::ctl {
namespace {

constexpr Text kUnknownWord = {"?", "?"};

}  // namespace

Text WordFor(v1::Severity severity) {
  switch (severity) {
    case v1::SEVERITY_ERROR:
      return {"错误", "ERROR"};
    case v1::SEVERITY_WARNING:
      return {"警告", "WARNING"};
    case v1::SEVERITY_INFO:
      return {"提示", "INFO"};
    default:
      return kUnknownWord;
  }
}

Text WordFor(v1::ValueStatus status) {
  switch (status) {
    case v1::VALUE_STATUS_VALUE:
      return {"值", "value"};
    case v1::VALUE_STATUS_BLANK:
      return {"空", "blank"};
    case v1::VALUE_STATUS_NOT_REPORTED:
      return {"未报", "not reported"};
    case v1::VALUE_STATUS_NOT_ASKED:
      return {"未问", "not asked"};
    case v1::VALUE_STATUS_NOT_COMPARABLE:
      return {"不可比", "not comparable"};
    case v1::VALUE_STATUS_BOUNDARY_SPLIT:
      return {"区划拆分", "boundary split"};
    case v1::VALUE_STATUS_OVERFLOW:
      return {"溢出", "overflow"};
    case v1::VALUE_STATUS_DENOMINATOR_ZERO:
      return {"分母为零", "denominator zero"};
    case v1::VALUE_STATUS_INPUT_MISSING:
      return {"缺数", "input missing"};
    case v1::VALUE_STATUS_SMALL_SAMPLE:
      return {"小样本", "small sample"};
    default:
      return kUnknownWord;
  }
}

Text WordFor(v1::RiskHint risk) {
  switch (risk) {
    case v1::RISK_HINT_UNSPECIFIED:
      return {"", ""};
    case v1::RISK_HINT_NONE:
      return {"无", "none"};
    case v1::RISK_HINT_YELLOW:
      return {"黄", "yellow"};
    case v1::RISK_HINT_RED:
      return {"红", "red"};
    case v1::RISK_HINT_TOO_FEW_CASES:
      return {"案件太少", "too few cases"};
    case v1::RISK_HINT_NO_VALUE:
      return {"无值", "no value"};
    default:
      return kUnknownWord;
  }
}

Text WordFor(v1::Basis basis) {
  switch (basis) {
    case v1::BASIS_OWN_ORGAN:
      return {"本机关", "own report"};
    case v1::BASIS_ROLL_UP:
      return {"逐级汇总", "sum of the organs"};
    case v1::BASIS_AREA_SUMMARY:
      return {"地区汇总报告", "the area's own summary"};
    default:
      return kUnknownWord;
  }
}

Text WordFor(v1::AreaLevel level) {
  switch (level) {
    case v1::AREA_LEVEL_NATION:
      return {"全国", "nation"};
    case v1::AREA_LEVEL_PROVINCE:
      return {"省级", "province"};
    case v1::AREA_LEVEL_PREFECTURE:
      return {"地级", "prefecture"};
    case v1::AREA_LEVEL_COUNTY:
      return {"县级", "county"};
    case v1::AREA_LEVEL_TOWNSHIP:
      return {"乡级", "township"};
    case v1::AREA_LEVEL_ORGAN:
      return {"机关", "organ"};
    default:
      return kUnknownWord;
  }
}

Text WordFor(v1::UnitClass unit_class) {
  switch (unit_class) {
    case v1::UNIT_CLASS_NATION:
      return {"国务院", "nation"};
    case v1::UNIT_CLASS_PROVINCE:
      return {"省级政府", "province"};
    case v1::UNIT_CLASS_PREFECTURE:
      return {"地级政府", "prefecture"};
    case v1::UNIT_CLASS_COUNTY:
      return {"县级政府", "county"};
    case v1::UNIT_CLASS_TOWNSHIP:
      return {"街道乡镇", "township"};
    case v1::UNIT_CLASS_QUASI_UNIT:
      return {"类似乡级单位", "quasi-unit"};
    case v1::UNIT_CLASS_DEPARTMENT:
      return {"部门", "department"};
    default:
      return kUnknownWord;
  }
}

Text WordFor(v1::OutlierMethod method) {
  switch (method) {
    case v1::OUTLIER_METHOD_SIBLINGS:
      return {"同级", "siblings"};
    case v1::OUTLIER_METHOD_YEAR_OVER_YEAR:
      return {"上年", "growth"};
    case v1::OUTLIER_METHOD_OWN_PAST:
      return {"往年", "past"};
    default:
      return kUnknownWord;
  }
}

Text WordFor(v1::HistoryKind kind) {
  switch (kind) {
    case v1::HISTORY_KIND_RENAMED:
      return {"更名", "renamed"};
    case v1::HISTORY_KIND_RECODED:
      return {"换码", "re-coded"};
    case v1::HISTORY_KIND_KIND_CHANGED:
      return {"改制", "kind changed"};
    case v1::HISTORY_KIND_MERGED:
      return {"并入", "merged"};
    case v1::HISTORY_KIND_SPLIT:
      return {"析出", "split"};
    case v1::HISTORY_KIND_BEGAN:
      return {"新出现，来源不明", "began, from where unknown"};
    case v1::HISTORY_KIND_ENDED:
      return {"消失，去向不明", "ended, where to unknown"};
    default:
      return kUnknownWord;
  }
}

Text WordFor(v1::Additivity additivity) {
  switch (additivity) {
    case v1::ADDITIVITY_FLOW:
      return {"流量", "flow"};
    case v1::ADDITIVITY_STOCK:
      return {"存量", "stock"};
    case v1::ADDITIVITY_CARRY:
      return {"结转", "carry"};
    case v1::ADDITIVITY_RATE:
      return {"比率", "rate"};
    case v1::ADDITIVITY_UNSPECIFIED:  // of what cannot be asked for
      return {"", ""};
    default:
      return kUnknownWord;
  }
}

Text WordFor(v1::Comparability comparability) {
  switch (comparability) {
    case v1::COMPARABILITY_SAME:
      return {"可比", "same"};
    case v1::COMPARABILITY_CAUTION:
      return {"慎比", "caution"};
    case v1::COMPARABILITY_NONE:
      return {"不可比", "none"};
    default:
      return {"", ""};
  }
}

Text WordFor(v1::Scope scope) {
  switch (scope) {
    case v1::SCOPE_OWN_ORGAN:
      return {"本机关", "own organ"};
    case v1::SCOPE_AREA_SUMMARY:
      return {"地区汇总", "area summary"};
    default:
      return {"未注明", "unspecified"};
  }
}

Text WordFor(v1::Agreement agreement) {
  switch (agreement) {
    case v1::AGREEMENT_EQUAL:
      return {"相符", "equal"};
    case v1::AGREEMENT_DIFFERENT:
      return {"不符", "different"};
    case v1::AGREEMENT_NO_SUMMARY_VALUE:
      return {"汇总报告无值", "not in the summary"};
    case v1::AGREEMENT_NO_ROLL_UP_VALUE:
      return {"逐级汇总无值", "not in the sum"};
    case v1::AGREEMENT_NO_VALUE:
      return {"都无值", "in neither"};
    default:
      return kUnknownWord;
  }
}

Text WordFor(v1::ContributionCause cause) {
  switch (cause) {
    case v1::CONTRIBUTION_CAUSE_NEW_REPORTER:
      return {"新报", "new reporter"};
    case v1::CONTRIBUTION_CAUSE_GONE_REPORTER:
      return {"不再报", "gone reporter"};
    case v1::CONTRIBUTION_CAUSE_CHANGED_FIGURE:
      return {"数字变化", "changed figure"};
    case v1::CONTRIBUTION_CAUSE_FIGURE_APPEARED:
      return {"原无数字", "figure appeared"};
    case v1::CONTRIBUTION_CAUSE_FIGURE_GONE:
      return {"不再有数字", "figure gone"};
    default:
      return kUnknownWord;
  }
}

std::string FormName(v1::Form form) {
  switch (form) {
    case v1::FORM_PRE_2014:
      return "-2013";
    case v1::FORM_2014:
      return "2014";
    case v1::FORM_2019:
      return "2019";
    case v1::FORM_2021:
      return "2021";
    default:
      return "";
  }
}

std::string FormNames(const google::protobuf::RepeatedField<int>& forms) {
  std::string names;
  for (const int form : forms) {
    if (!names.empty()) names += ' ';
    names += FormName(static_cast<v1::Form>(form));
  }
  return names;
}

}  // namespace disclosure::ctl
