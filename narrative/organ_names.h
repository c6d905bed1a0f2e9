#ifndef DISCLOSURE_NARRATIVE_ORGAN_NAMES_H_
#define DISCLOSURE_NARRATIVE_ORGAN_NAMES_H_

#include <string>
#include <string_view>

namespace disclosure::narrative {

// The name of an organ, taken apart: 湘潭县云湖桥镇人民政府.
struct OrganName {
  // Without blanks and without what any organ has: 湘潭县云湖桥镇.
  std::string core;
  // The last place in it, with its kind: 云湖桥镇. Empty if it names none.
  std::string place;
  // What stands behind the last place: 教育局 of 湘潭县教育局; empty for a
  // government.
  std::string office;
};

OrganName ReadOrganName(std::string_view text);

// True if a text names an organ that cannot be `own`. A government: a place
// that does not contain its own, such as the area above. A department: another
// office, that has no character in common with its own, or a mere government.
// Names like 我镇 and 镇人民政府 say nothing.
bool NamesOtherOrgan(std::string_view text, std::string_view own,
                     bool own_is_government);

}  // namespace disclosure::narrative

#endif  // DISCLOSURE_NARRATIVE_ORGAN_NAMES_H_
