#ifndef DISCLOSURE_NARRATIVE_SENTENCES_H_
#define DISCLOSURE_NARRATIVE_SENTENCES_H_

#include <optional>
#include <string_view>
#include <vector>

#include "narrative/byte_range.h"

namespace disclosure::narrative {

// Sentences end with 。！？ or with their line; empty ones are left out.
std::vector<ByteRange> SplitSentences(std::string_view text);

// The parts of a sentence between ，；： and the full stop.
std::vector<ByteRange> SplitClauses(std::string_view text, ByteRange sentence);

// Up to the first of 。；or a line's end.
std::string_view UpToStop(std::string_view text);
// Up to the next separator, brackets too; absent if the text ends without one.
std::optional<std::string_view> UpToSeparator(std::string_view text);

// The items of "群众打分测评、成员单位自评、…", separated by 、 or 和.
std::vector<std::string_view> SplitItems(std::string_view text);

}  // namespace disclosure::narrative

#endif  // DISCLOSURE_NARRATIVE_SENTENCES_H_
