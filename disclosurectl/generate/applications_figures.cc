#include "disclosurectl/generate/applications_figures.h"

#include <span>

#include "disclosurectl/generate/dice.h"

namespace disclosure::ctl {
namespace {

// Of 100 townships in a year (domain survey of published reports).
constexpr double kShareWithoutApplications = 0.70;
constexpr double kShareWithFewApplications = 0.25;
constexpr int64_t kMostOfFew = 20;
// The busiest township receives so many times the least busy of the busy ones.
constexpr double kTail = 0.97;
// How often a place is as busy as it usually is.
constexpr double kShareOfUsualYears = 0.8;
constexpr double kShareCarriedOut = 0.04;

constexpr auto kApplicantWeights =
    std::to_array<double>({0.97, 0.012, 0.003, 0.003, 0.006, 0.006});

// By row number: what becomes of an application. One form has row 221, the
// other one rows 222 to 224 in its place.
struct OutcomeWeight {
  int row;
  double weight;
};
constexpr auto kOutcomeWeights = std::to_array<OutcomeWeight>({
    {203, 0.38},
    {204, 0.10},
    {205, 0.002},
    {206, 0.004},
    {207, 0.004},
    {208, 0.02},
    {209, 0.012},
    {210, 0.012},
    {211, 0.01},
    {212, 0.01},
    {213, 0.23},
    {214, 0.05},
    {215, 0.02},
    {216, 0.06},
    {217, 0.02},
    {218, 0.004},
    {219, 0.001},
    {220, 0.004},
});
constexpr auto kOtherWeights2019 = std::to_array<OutcomeWeight>({{221, 0.057}});
constexpr auto kOtherWeights2021 =
    std::to_array<OutcomeWeight>({{222, 0.016}, {223, 0.001}, {224, 0.04}});

constexpr size_t kMostOutcomes =
    kOutcomeWeights.size() + kOtherWeights2021.size();

std::span<const OutcomeWeight> OtherWeights(v1::Form form) {
  if (form == v1::FORM_2019) return kOtherWeights2019;
  return kOtherWeights2021;
}

double Activity(uint64_t seed, uint64_t place, int year) {
  Dice of_year(seed, place, year, Topic::kActivity);
  if (!of_year.Happens(kShareOfUsualYears)) return of_year.Share();
  return Dice(seed, place, 0, Topic::kActivity).Share();
}

int64_t DrawReceived(double activity, Dice& dice) {
  if (activity < kShareWithoutApplications) return 0;
  const double x = dice.Share();
  if (activity < kShareWithoutApplications + kShareWithFewApplications) {
    return 1 + static_cast<int64_t>(x * x * x * double{kMostOfFew});
  }
  return static_cast<int64_t>(double{kMostOfFew + 1} / (1 - kTail * x));
}

void AddTotal(ApplicantFigures& row) {
  row.back() = 0;
  for (size_t c = 0; c + 1 < kApplicantColumns; ++c) row.back() += row[c];
}

// Deals the closed applications of one class out to the rows of the outcomes.
void DealOutcomes(ApplicationsFigures& figures, size_t column, int64_t closed,
                  std::span<const OutcomeWeight> other, Dice& dice) {
  std::array<double, kMostOutcomes> weights;
  std::array<int, kMostOutcomes> rows;
  size_t count = 0;
  for (const auto& part :
       {std::span<const OutcomeWeight>(kOutcomeWeights), other}) {
    for (const OutcomeWeight& outcome : part) {
      weights[count] = outcome.weight;
      rows[count++] = outcome.row;
    }
  }
  std::array<int64_t, kMostOutcomes> parts;
  Deal(closed, std::span(weights).first(count), dice,
       std::span(parts).first(count));
  for (size_t i = 0; i < count; ++i) figures.Row(rows[i])[column] = parts[i];
}

}  // namespace

ApplicantFigures ReceivedNew(uint64_t seed, uint64_t place, int year) {
  ApplicantFigures received{};
  const double activity = Activity(seed, place, year);
  if (activity < kShareWithoutApplications) return received;
  Dice dice(seed, place, year, Topic::kApplications);
  Deal(DrawReceived(activity, dice), kApplicantWeights, dice,
       std::span(received).first<kApplicantColumns - 1>());
  AddTotal(received);
  return received;
}

ApplicantFigures CarriedOut(uint64_t seed, uint64_t place, int year) {
  ApplicantFigures left = ReceivedNew(seed, place, year);
  if (left.back() == 0) return left;
  constexpr auto kWeights =
      std::to_array<double>({1 - kShareCarriedOut, kShareCarriedOut});
  Dice dice(seed, place, year, Topic::kCarry);
  for (size_t c = 0; c + 1 < kApplicantColumns; ++c) {
    std::array<int64_t, 2> closed_and_left;
    Deal(left[c], kWeights, dice, closed_and_left);
    left[c] = closed_and_left[1];
  }
  AddTotal(left);
  return left;
}

ApplicationsFigures DrawApplications(uint64_t seed, uint64_t place, int year,
                                     v1::Form form, bool existed_before) {
  ApplicationsFigures figures;
  const ApplicantFigures received = ReceivedNew(seed, place, year);
  const ApplicantFigures carried_in =
      existed_before ? CarriedOut(seed, place, year - 1) : ApplicantFigures{};
  if (received.back() + carried_in.back() == 0) return figures;
  const ApplicantFigures carried_out = CarriedOut(seed, place, year);
  figures.Row(201) = received;
  figures.Row(202) = carried_in;
  figures.Row(226) = carried_out;

  Dice dice(seed, place, year, Topic::kOutcomes);
  for (size_t c = 0; c + 1 < kApplicantColumns; ++c) {
    const int64_t closed = received[c] + carried_in[c] - carried_out[c];
    figures.Row(225)[c] = closed;
    if (closed != 0) {
      DealOutcomes(figures, c, closed, OtherWeights(form), dice);
    }
  }
  for (int row = 203; row <= 225; ++row) AddTotal(figures.Row(row));
  return figures;
}

}  // namespace disclosure::ctl
