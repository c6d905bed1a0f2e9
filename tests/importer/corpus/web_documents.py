"""The documents of the corpus that are web pages and DOCX files."""

import pages
import prose
from damage import (bare_disputes, disputes_by_group, relabelled, replaced,
                    traditional, with_row, without_headers, without_row)
from document import Document
from documents import (A, ANNEX, BUSY_2019, BUSY_2021, CHANGPING, FUSHUN,
                       GUANDU, HENGSHAN, HUASHI, LONGSHU, LUBAN, MEILI,
                       NANCUN, PAITOU, QUIET_2019, QUIET_2021, SHEFU, SHIGU,
                       SHUANGLANG, WUSHI, XIZHOU, YANMING, YUSHAN, row_cells,
                       missing_row, other_form)

PAGES = [
    Document("web-hunan-shigu-2022", SHIGU, prose.HUNAN, 2022, BUSY_2021,
             page=pages.Page),
    Document("web-hunan-shefu-2020-word-markup", SHEFU, prose.HUNAN, 2020,
             BUSY_2019, page=pages.WordPage),
    Document("web-sichuan-fushun-2021-layout-tables", FUSHUN, prose.SICHUAN,
             2021, QUIET_2021, page=pages.LayoutPage),
    Document("web-shandong-nancun-2022-broken", NANCUN, prose.SHANDONG, 2022,
             BUSY_2021, page=pages.BrokenPage),
    Document("web-yunnan-xizhou-2019-gb2312", XIZHOU, prose.YUNNAN, 2019,
             BUSY_2019, page=pages.GbPage),
    Document("web-jiangsu-yushan-2023-unmerged", YUSHAN, prose.JIANGSU, 2023,
             BUSY_2021, page=pages.UnmergedPage,
             but=dict(organ="常熟市虞山街道")),
    Document("web-dongguan-changping-2022-headed", CHANGPING, prose.DONGGUAN,
             2022, BUSY_2021, page=pages.HeadedPage),
    Document("web-hunan-paitou-2023-preformatted", PAITOU, prose.HUNAN, 2023,
             BUSY_2021, page=pages.PreformattedPage),
    Document("web-sichuan-luban-2021-breaks", LUBAN, prose.SICHUAN, 2021,
             QUIET_2021, page=pages.BreakingPage),
    Document("web-henan-guandu-2015-annex", GUANDU, prose.HENAN, 2015, ANNEX,
             page=pages.Page),
    Document("web-henan-yanming-2017-annex-word-markup", YANMING, prose.HENAN,
             2017, ANNEX, page=pages.WordPage),
    Document("web-yunnan-shuanglang-2021-twice-escaped", SHUANGLANG,
             prose.YUNNAN, 2021, QUIET_2021, page=pages.TwiceEscapedPage),
    Document("web-hunan-wushi-2021-traditional", WUSHI, prose.HUNAN, 2021,
             BUSY_2021, page=pages.Page, rewrite=[traditional],
             doubts=["The document is in traditional characters; it was read "
                     "as simplified ones."]),
    Document("web-sichuan-longshu-2024-combined", LONGSHU, prose.SICHUAN, 2024,
             QUIET_2021, page=pages.BrokenPage, printed={
                 "proactive.rules_made": ("/", None),
                 "proactive.licence_decisions": ("５８", 58),
                 A + "received_new.total": ("3件", 3)},
             damage=[
                 without_row("applications", "2.重复申请"),
                 relabelled("5.要求行政机关确认或重新出具已获取信息",
                            "5.要求行政机关确认或重新")],
             lost=row_cells("not_processed_duplicate"),
             repaired_labels=[("5.要求行政机关确认或重新",
                               "5.要求行政机关确认或重新出具已获取信息")],
             doubts=[missing_row("2.重复申请")]),
    Document("web-shandong-nancun-2021-form-of-2019", NANCUN, prose.SHANDONG,
             2021, BUSY_2019, form="FORM_2019", page=pages.Page,
             damage=[with_row("proactive", "政府集中采购",
                              ["其他主动公开文件", "12"])],
             local_rows=[("proactive", "其他主动公开文件", "12", 12, "")],
             doubts=[other_form("FORM_2019", 2021, "FORM_2021"),
                     '"其他主动公开文件" is no row of the form; kept as a local '
                     "row."]),
    Document("web-jiangsu-meili-2021-empty-totals", MEILI, prose.JIANGSU, 2021,
             BUSY_2021, page=pages.Page,
             but=dict(signer="常熟市人民政府梅李镇办事处",
                      organ="常熟市梅李镇")),
    Document("web-hunan-huashi-2023-only-totals", HUASHI, prose.HUNAN, 2023,
             BUSY_2021, page=pages.LayoutPage),
    Document("web-sichuan-fushun-2024-bare-table-4", FUSHUN, prose.SICHUAN,
             2024, BUSY_2021, page=pages.Page, damage=[bare_disputes],
             position_only=["disputes.reconsideration",
                            "disputes.litigation_direct",
                            "disputes.litigation_after_reconsideration"]),
    Document("web-dongguan-changping-2023-by-group", CHANGPING, prose.DONGGUAN,
             2023, BUSY_2021, page=pages.Page,
             damage=[disputes_by_group, without_headers]),
    Document("web-hunan-shigu-2023-page-date", SHIGU, prose.HUNAN, 2023,
             BUSY_2021, page=pages.Page, published=(
                 "发布时间：2024-01-25 来源：石鼓镇", (2024, 1, 25))),
]

WORDS = [
    Document("word-hunan-shefu-2023", SHEFU, prose.HUNAN, 2023, BUSY_2021,
             word=True),
    Document("word-shandong-nancun-2020", NANCUN, prose.SHANDONG, 2020,
             BUSY_2019, word=True, printed={
                 "proactive.licence_items_change": ("+3", 3),
                 "disputes.litigation_direct.pending": ("/", None)}),
    Document("word-henan-guandu-2014-annex", GUANDU, prose.HENAN, 2014, ANNEX,
             word=True),
    Document("word-hunan-huashi-2020-unit", HUASHI, prose.HUNAN, 2020,
             QUIET_2019, word=True, unit="TEN_THOUSAND_YUAN", printed={
                 "proactive.procurement_amount_yuan": ("240万元", 2400000)}),
]


def _blank(document, total):
    cells = [cell for cell in document.cells if cell.startswith(A) and
             cell.endswith(".total") == total]
    document.blank += cells
    for cell in cells:
        document.cells[cell] = None


for _document in PAGES:
    if _document.name.endswith("empty-totals"):
        _blank(_document, True)
    if _document.name.endswith("only-totals"):
        _blank(_document, False)

ALL = [*PAGES, *WORDS]
