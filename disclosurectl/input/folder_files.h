#ifndef DISCLOSURE_DISCLOSURECTL_INPUT_FOLDER_FILES_H_
#define DISCLOSURE_DISCLOSURECTL_INPUT_FOLDER_FILES_H_

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace disclosure::ctl {

// Which paths of a folder are of interest.
struct FolderFilter {
  // Neither taken nor gone into.
  std::function<bool(const std::filesystem::path&)> is_passed_over;
  std::function<bool(const std::filesystem::path&)> is_wanted;
};

// The wanted files below a folder, in the order of their paths; stops beyond
// `most`. Symlinks to files are followed, those to folders are not.
//
// What cannot be looked at is among them, a symlink that leads nowhere or a
// folder that may not be read: whoever opens it learns why, and the others are
// not lost for it.
std::vector<std::string> FilesBelow(const std::string& folder,
                                    const FolderFilter& filter, size_t most);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_INPUT_FOLDER_FILES_H_
