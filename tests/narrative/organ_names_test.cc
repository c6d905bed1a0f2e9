#include "narrative/organ_names.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace disclosure::narrative {
namespace {

TEST(OrganNamesTest, TakesANameApart) {
  struct Row {
    std::string text;
    std::string core;
    std::string place;
    std::string office;
  };
  for (const Row& row : std::vector<Row>{
           {"湘潭县云湖桥镇人民政府", "湘潭县云湖桥镇", "云湖桥镇", ""},
           {"湘潭县 云湖桥镇", "湘潭县云湖桥镇", "云湖桥镇", ""},
           {"长沙市岳麓区望月湖街道办事处", "长沙市岳麓区望月湖街道",
            "望月湖街道", ""},
           {"贵州省镇远县人民政府办公室", "贵州省镇远县", "镇远县", ""},
           {"湘潭县教育局", "湘潭县教育局", "湘潭县", "教育局"},
           {"湘潭市市场监督管理局", "湘潭市市场监督管理局", "湘潭市",
            "市场监督管理局"},
           {"广州市天河区人民政府", "广州市天河区", "天河区", ""},
           {"黔东南苗族侗族自治州人民政府", "黔东南苗族侗族自治州",
            "黔东南苗族侗族自治州", ""},
           {"镇人民政府", "镇", "", "镇"},
           {"", "", "", ""},
       }) {
    const OrganName name = ReadOrganName(row.text);
    EXPECT_EQ(name.core, row.core) << row.text;
    EXPECT_EQ(name.place, row.place) << row.text;
    EXPECT_EQ(name.office, row.office) << row.text;
  }
}

TEST(OrganNamesTest, KnowsAnotherOrganWhenItIsNamed) {
  struct Row {
    std::string text;
    std::string own;
    bool government;
    bool other;
  };
  const std::string town = "湘潭县云湖桥镇人民政府";
  for (const Row& row : std::vector<Row>{
           {"云湖桥镇人民政府", town, true, false},
           {"云湖桥镇党政办公室", town, true, false},
           {"中共湘潭县云湖桥镇委员会", town, true, false},
           {"云湖桥乡人民政府", town, true, false},
           {"镇人民政府", town, true, false},
           {"我镇", town, true, false},
           {"本级政府信息公开办公室", town, true, false},
           {"湘乡市棋梓镇人民政府", town, true, true},
           {"湘潭县人民政府", town, true, true},
           {"湘潭县", town, true, true},
           {"湘潭县人民政府办公室", "湘潭县人民政府", true, false},
           {"湘潭市湘潭县", "湘潭县人民政府", true, false},
           {"湘潭市人民政府", "湘乡市人民政府", true, true},
           {"高新区管委会", "国家高新技术产业开发区管理委员会", true, false},
           {"望月湖街道", "长沙市岳麓区望月湖街道办事处", true, false},
           {"县教育局", "湘潭县教育局", false, false},
           {"湘潭县发改局", "湘潭县发展和改革局", false, false},
           {"局办公室", "湘潭县教育局", false, false},
           {"县政府信息公开办公室", "湘潭县教育局", false, false},
           {"湘潭县财政局", "湘潭县教育局", false, true},
           {"财政局", "湘潭县教育局", false, true},
           {"湘潭县人民政府", "湘潭县教育局", false, true},
           {"", town, true, false},
           {town, "", true, false},
       }) {
    EXPECT_EQ(NamesOtherOrgan(row.text, row.own, row.government), row.other)
        << row.text << " in the report of " << row.own;
  }
}

}  // namespace
}  // namespace disclosure::narrative
