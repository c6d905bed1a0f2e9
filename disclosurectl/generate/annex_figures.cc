#include "disclosurectl/generate/annex_figures.h"

#include <array>

#include "disclosurectl/generate/applications_figures.h"
#include "disclosurectl/generate/dice.h"

namespace disclosure::ctl {
namespace {

void SetReleased(Dice& dice, v1::Annex2014& annex) {
  const int64_t by_website = dice.Between(10, 260);
  const int64_t by_wechat = dice.Happens(0.3) ? dice.Between(1, 80) : 0;
  const int64_t otherwise = dice.Between(0, 60);
  const int64_t norm_docs = dice.Happens(0.7) ? 0 : dice.Between(1, 6);
  annex.set_channel_website(by_website);
  annex.set_channel_wechat(by_wechat);
  annex.set_channel_other(otherwise);
  annex.set_disclosed_items(by_website + otherwise);
  annex.set_disclosed_norm_docs(norm_docs);
  annex.set_norm_docs_made(norm_docs);
}

// Every application received is closed within the year and answered once.
void SetApplications(int64_t received, Dice& dice, v1::Annex2014& annex) {
  constexpr auto kChannels = std::to_array<double>({0.35, 0.0, 0.5, 0.15});
  std::array<int64_t, kChannels.size()> channels;
  Deal(received, kChannels, dice, channels);
  annex.set_applications_received(received);
  annex.set_applied_in_person(channels[0]);
  annex.set_applied_by_fax(channels[1]);
  annex.set_applied_online(channels[2]);
  annex.set_applied_by_letter(channels[3]);
  annex.set_applications_closed(received);
  annex.set_closed_on_time(received);

  constexpr auto kAnswers =
      std::to_array<double>({0.2, 0.4, 0.08, 0.02, 0.04, 0.16, 0.1});
  std::array<int64_t, kAnswers.size()> answers;
  Deal(received, kAnswers, dice, answers);
  annex.set_answers(received);
  annex.set_answer_already_public(answers[0]);
  annex.set_answer_granted(answers[1]);
  annex.set_answer_granted_in_part(answers[2]);
  annex.set_answer_refused(answers[3] + answers[4]);
  annex.set_refused_privacy(answers[3]);
  annex.set_refused_other_law(answers[4]);
  annex.set_answer_not_this_organ(answers[5]);
  annex.set_answer_does_not_exist(answers[6]);
}

void SetOrganisation(Dice& dice, v1::Annex2014& annex) {
  const int64_t part_time = dice.Between(1, 4);
  annex.set_units(1);
  annex.set_reading_points(dice.Between(1, 3));
  annex.set_staff(1 + part_time);
  annex.set_staff_full_time(1);
  annex.set_staff_part_time(part_time);
  annex.set_budget_yuan(dice.Between(0, 5) * 10'000);
  annex.set_meetings(dice.Between(1, 4));
  const int64_t courses = dice.Between(0, 2);
  annex.set_training_courses(courses);
  annex.set_persons_trained(courses * dice.Between(10, 60));
}

}  // namespace

void SetAnnex2014(uint64_t seed, uint64_t place, int year,
                  v1::Annex2014& annex) {
  Dice dice(seed, place, year, Topic::kAnnex);
  SetReleased(dice, annex);
  SetApplications(ReceivedNew(seed, place, year).back(), dice, annex);
  SetOrganisation(dice, annex);
}

}  // namespace disclosure::ctl
