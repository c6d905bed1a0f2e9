#ifndef DISCLOSURE_IMPORTER_PUBLICATION_H_
#define DISCLOSURE_IMPORTER_PUBLICATION_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "form/civil_date.h"
#include "importer/document.h"
#include "importer/prose.h"
#include "narrative/dates.h"

namespace disclosure::importer {

// What a document says about itself: its title, its signature, where it can be
// had. Empty where it does not say.
struct PublicationFacts {
  // Lines of the title are joined by a space.
  std::string title;
  std::optional<int> title_year;
  // The name under the report, and the day below it.
  std::string signer;
  std::optional<form::CivilDate> signed_on;
  // Named as such: 发布日期：2021-01-26.
  std::optional<form::CivilDate> published_on;
  std::string web_address;
  // Digits and hyphens: "0731-57645372".
  std::string telephone;
  std::string contact;
  std::optional<narrative::PeriodMention> period;
};

// A line that may be a title, and one above it that may belong to it: the
// organ, or the year.
bool IsTitle(std::string_view text);
bool BelongsToTitle(std::string_view text);

// Reads the facts and takes title, signature and headers such as 发布日期 out
// of `lines`, so that the narrative remains.
PublicationFacts TakePublication(std::vector<ProseLine>& lines);

// What the document does not show is taken from the head of the web page.
void AddPageHead(const Document& document, PublicationFacts& facts);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_PUBLICATION_H_
