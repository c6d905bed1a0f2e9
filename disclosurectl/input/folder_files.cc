#include "disclosurectl/input/folder_files.h"

#include <algorithm>
#include <system_error>

namespace disclosure::ctl {
namespace {

namespace fs = std::filesystem;

// Not a recursive_directory_iterator: that one ends at the first folder which
// it may not read.
class Walk {
 public:
  Walk(const FolderFilter& filter, size_t most)
      : filter_(filter), most_(most) {}

  std::vector<std::string> FilesBelow(const std::string& folder) {
    folders_ = {folder};
    while (!folders_.empty() && files_.size() <= most_) {
      const fs::path next = std::move(folders_.back());
      folders_.pop_back();
      GoThrough(next);
    }
    std::ranges::sort(files_);
    std::vector<std::string> files;
    files.reserve(files_.size());
    for (const fs::path& file : files_) files.push_back(file.native());
    return files;
  }

 private:
  void GoThrough(const fs::path& folder) {
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    while (!error && entry != fs::directory_iterator() &&
           files_.size() <= most_) {
      if (!filter_.is_passed_over(entry->path())) Take(*entry);
      entry.increment(error);
    }
    if (error) files_.push_back(folder);
  }

  void Take(const fs::directory_entry& entry) {
    std::error_code error;
    if (entry.symlink_status(error).type() == fs::file_type::directory) {
      folders_.push_back(entry.path());
      return;
    }
    if (!filter_.is_wanted(entry.path())) return;
    const fs::file_type type = entry.status(error).type();
    const bool is_unknown =
        type == fs::file_type::none || type == fs::file_type::not_found;
    if (is_unknown || type == fs::file_type::regular) {
      files_.push_back(entry.path());
    }
  }

  const FolderFilter& filter_;
  const size_t most_;
  std::vector<fs::path> folders_;
  std::vector<fs::path> files_;
};

}  // namespace

std::vector<std::string> FilesBelow(const std::string& folder,
                                    const FolderFilter& filter, size_t most) {
  return Walk(filter, most).FilesBelow(folder);
}

}  // namespace disclosure::ctl
