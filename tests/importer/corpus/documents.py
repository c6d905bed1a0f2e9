"""The text documents of the corpus: one row each, layouts first, then defects."""

import catalogue
import prose
from damage import (bare_disputes, disputes_by_group, relabelled, replaced,
                    replaced_once, traditional, with_row, without_headers,
                    without_row)
from document import Document, Place

A = "applications."


def town(code, county, name, organ=None):
    return Place(code, county, name, organ or f"{county}{name}人民政府")


def street(code, county, name, organ):
    return Place(code, county, name, organ, kind="STREET_OFFICE")


SHIGU = town("430321109", "湘潭县", "石鼓镇")
SHEFU = town("430321106", "湘潭县", "射埠镇")
HUASHI = town("430321107", "湘潭县", "花石镇")
WUSHI = town("430321114", "湘潭县", "乌石镇")
FENSHUI = town("430321202", "湘潭县", "分水乡")
PAITOU = town("430321203", "湘潭县", "排头乡")
FUSHUN = town("510722108", "三台县", "富顺镇")
LUBAN = town("510722114", "三台县", "鲁班镇")
JINGFU = town("510722115", "三台县", "景福镇")
LONGSHU = town("510722106", "三台县", "龙树镇")
ZHUFOAN = town("341525106", "霍山县", "诸佛庵镇")
HENGSHAN = town("341525100", "霍山县", "衡山镇")
FOZILING = town("341525101", "霍山县", "佛子岭镇")
TAIPING = town("440222100", "始兴县", "太平镇")
MASHI = town("440222101", "始兴县", "马市镇")
YUSHAN = street("320581001", "常熟市", "虞山街道",
                "常熟市人民政府虞山街道办事处")
MEILI = town("320581101", "常熟市", "梅李镇")
NANCUN = town("370283105", "平度市", "南村镇")
LIUJIA = town("370283109", "平度市", "崔家集镇")
SHUANGLANG = town("532901109", "大理市", "双廊镇")
XIZHOU = town("532901104", "大理市", "喜洲镇")
WEIQU = street("610116001", "长安区", "韦曲街道", "")
NEIGUANYING = town("621102102", "安定区", "内官营镇")
CHANGPING = town("441900110", "东莞市", "常平镇")
XIANRENDU = town("420682104", "老河口市", "仙人渡镇")
ZANYANG = street("420682002", "老河口市", "酂阳街道", "")
GUANDU = town("410122102", "中牟县", "官渡镇")
YANMING = town("410122114", "中牟县", "雁鸣湖镇")
HAIKOU = town("350181103", "福清市", "海口镇")
WUKESHU = town("220182100", "榆树市", "五棵树镇")
JINTIAN = town("450881121", "桂平市", "金田镇")
GUBAO = town("520123200", "修文县", "谷堡乡")
FINANCE = Place("520123", "修文县", "财政局", "修文县财政局", "DEPARTMENT")
DATONG = Place("630121", "大通回族土族自治县", "", "大通回族土族自治县人民政府")

QUIET_2019 = dict(
    norm_docs_made=4, norm_docs_newly_disclosed=4,
    norm_docs_disclosed_total=27, licence_items_prev=12,
    licence_items_change=3, licence_decisions=46, other_service_items_prev=8,
    penalty_decisions=2, fee_items_prev=1, procurement_projects=3,
    procurement_amount_yuan=586000)
BUSY_2019 = dict(
    QUIET_2019, received_new=[17, 3, 0, 1, 2, 1], carried_in=[2, 1],
    granted=[8, 2, 0, 1], granted_in_part=[2], refused_state_secret=[1],
    refused_third_party_rights=[1, 1], refused_administrative_query=[0, 0, 0, 0,
                                                                      1],
    unavailable_not_held=[3, 0, 0, 0, 0, 1], unavailable_needs_creation=[1],
    not_processed_duplicate=[1], other_total=[0, 0, 0, 0, 1],
    carried_out=[2, 1],
    **{"reconsideration.upheld": 1, "reconsideration.pending": 1,
       "litigation_direct.upheld": 2, "litigation_direct.other": 1,
       "litigation_after_reconsideration.corrected": 1})
QUIET_2021 = dict(
    norm_docs_made=2, norm_docs_repealed=1, norm_docs_in_force=11,
    licence_decisions=58, penalty_decisions=6, coercion_decisions=1,
    received_new=[3], granted=[2], unavailable_not_held=[1])
BUSY_2021 = dict(
    rules_made=0, norm_docs_made=5, norm_docs_in_force=19,
    licence_decisions=1466, penalty_decisions=73, coercion_decisions=4,
    fee_amount_yuan=265500, received_new=[11, 2, 0, 0, 1], carried_in=[1],
    granted=[5, 1], granted_in_part=[2], refused_third_party_rights=[1],
    unavailable_not_held=[2, 1, 0, 0, 1], other_fee_overdue=[1],
    carried_out=[1], **{"reconsideration.upheld": 1})
ANNEX = dict(
    disclosed_items=478, disclosed_norm_docs=2, norm_docs_made=2,
    channel_website=402, channel_wechat=31, channel_other=45,
    hot_issues_answered=3, policy_explanations=6,
    **{"annex_2014.applications_received": 2}, applied_online=1,
    applied_by_letter=1, applications_closed=2, closed_on_time=2, answers=2,
    answer_granted=2, reading_points=3,
    **{"annex_2014.staff": 4, "annex_2014.staff_full_time": 1,
       "annex_2014.staff_part_time": 3, "annex_2014.meetings": 3},
    budget_yuan=15000, persons_trained=28)

# Every field of every row its own figure, so that nothing can change places.
SEVENS = [7, 6, 5, 4, 3, 2]


def of_street(place, organ):
    return street(place.code, place.county, place.name, organ)


def row_cells(name):
    return [f"{A}{name}.{column}" for column, _ in catalogue.APPLICANTS]


def missing_row(label):
    return f'The row "{label}" was not found.'


def by_place(found, label):
    return f'"{found}" was taken for "{label}" by its place alone.'


def inferred(label, wanted, found, left_over=False):
    extra = "; those left over were not taken" if left_over else ""
    return (f'"{label}" asks for {wanted} figures and has {found}{extra}: '
            "their columns were inferred.")


def other_form(form, year, asks):
    return f"The tables are of {form}, while {year} asks for {asks}."


NO_TABLES = "No tables were read; the form was taken from the year."
NO_FIGURES = [f"The table {table} has no figures."
              for table in ("proactive", "applications", "disputes")]
WEIQU_ORGAN = "西安市长安区韦曲街道办事处"

LAYOUTS = [
    Document("hunan-shigu-2020-tabs", SHIGU, prose.HUNAN, 2020, BUSY_2019),
    Document("hunan-shefu-2019-cell-lines", SHEFU, prose.HUNAN, 2019,
             QUIET_2019, "cell_lines"),
    Document("hunan-huashi-2020-spaced-cell-lines", HUASHI, prose.HUNAN, 2020,
             BUSY_2019, "spaced_cell_lines"),
    Document("hunan-wushi-2023-one-line", WUSHI, prose.HUNAN, 2023, BUSY_2021,
             "one_line"),
    Document("sichuan-fushun-2023-pipes", FUSHUN, prose.SICHUAN, 2023,
             QUIET_2021, "pipes"),
    Document("sichuan-luban-2022-markdown", LUBAN, prose.SICHUAN, 2022,
             QUIET_2021, "markdown"),
    Document("sichuan-jingfu-2024-closed-pipes", JINGFU, prose.SICHUAN, 2024,
             QUIET_2021, "closed_pipes"),
    Document("jiangsu-yushan-2022-box", YUSHAN, prose.JIANGSU, 2022, BUSY_2021,
             "box", but=dict(organ="常熟市虞山街道")),
    Document("shandong-nancun-2023-spaces", NANCUN, prose.SHANDONG, 2023,
             BUSY_2021, "spaces"),
    Document("yunnan-shuanglang-2019-pipe-lines", SHUANGLANG, prose.YUNNAN,
             2019, BUSY_2019, "pipe_lines"),
    Document("shaanxi-weiqu-2021-tight-tabs", of_street(WEIQU, WEIQU_ORGAN),
             prose.SHAANXI, 2021, BUSY_2021, "tight_tabs"),
    Document("hubei-xianrendu-2022-one-line-pipes", XIANRENDU, prose.HUBEI,
             2022, QUIET_2021, "one_line_pipes", narrative=False),
    Document("guangxi-jintian-2020-tabs", JINTIAN, prose.GUANGXI, 2020,
             QUIET_2019),
    Document("dongguan-changping-2020-tabs", CHANGPING, prose.DONGGUAN, 2020,
             BUSY_2019),
    Document("anhui-zhufoan-2017-tabs", ZHUFOAN, prose.ANHUI, 2017, ANNEX),
    Document("henan-guandu-2016-cell-lines", GUANDU, prose.HENAN, 2016, ANNEX,
             "cell_lines"),
    Document("henan-yanming-2015-pipes", YANMING, prose.HENAN, 2015, ANNEX,
             "pipes"),
    Document("anhui-hengshan-2014-one-line", HENGSHAN, prose.ANHUI, 2014,
             ANNEX, "one_line"),
    Document("guangdong-taiping-2018-spaces", TAIPING, prose.GUANGDONG, 2018,
             ANNEX, "spaces"),
]

NUMBERS = [
    Document("hunan-fenshui-2020-marks", FENSHUI, prose.HUNAN, 2020,
             QUIET_2019, printed={
                 "proactive.rules_made": ("/", None),
                 "proactive.rules_newly_disclosed": ("/", None),
                 "proactive.rules_disclosed_total": ("/", None),
                 "proactive.coercion_items_prev": ("-", None),
                 "proactive.coercion_items_change": ("—", None),
                 "proactive.coercion_decisions": ("无", None),
                 "disputes.reconsideration.pending": ("－", None)}),
    Document("sichuan-longshu-2022-marks-cell-lines", LONGSHU, prose.SICHUAN,
             2022, QUIET_2021, "cell_lines", printed={
                 "proactive.rules_made": ("/", None),
                 "proactive.rules_repealed": ("/", None),
                 "proactive.rules_in_force": ("/", None),
                 "proactive.fee_amount_yuan": ("无", None),
                 A + "other_misc.natural_person": ("-", None),
                 A + "other_misc.total": ("-", None)}),
    Document("hunan-paitou-2019-signs-and-units", PAITOU, prose.HUNAN, 2019,
             QUIET_2019, unit="TEN_THOUSAND_YUAN", printed={
                 "proactive.licence_items_change": ("+19", 19),
                 "proactive.other_service_items_change": ("-3", -3),
                 "proactive.penalty_items_change": ("－2", -2),
                 "proactive.licence_decisions": ("1,466", 1466),
                 "proactive.norm_docs_made": ("4件", 4),
                 "proactive.procurement_amount_yuan": ("240万元", 2400000)}),
    Document("yunnan-xizhou-2020-yuan", XIZHOU, prose.YUNNAN, 2020,
             QUIET_2019, "pipes", unit="YUAN", printed={
                 "proactive.procurement_amount_yuan": ("251000元", 251000)}),
    Document("hunan-shigu-2019-unit-in-heading", SHIGU, prose.HUNAN, 2019,
             QUIET_2019, unit="TEN_THOUSAND_YUAN",
             printed={"proactive.procurement_amount_yuan": ("58.6", 586000)},
             damage=[relabelled("采购总金额", "采购总金额（万元）")]),
    Document("sichuan-fushun-2021-full-width", FUSHUN, prose.SICHUAN, 2021,
             QUIET_2021, printed={
                 "proactive.licence_decisions": ("５８", 58),
                 "proactive.fee_amount_yuan": ("０．５６", 5600),
                 A + "received_new.natural_person": ("３", 3),
                 A + "received_new.total": ("３", 3),
                 A + "carried_out.total": ("〇", 0)}),
    Document("jiangsu-meili-2022-grouped-and-decimals", MEILI, prose.JIANGSU,
             2022, BUSY_2021, "spaces", printed={
                 "proactive.licence_decisions": ("1,466", 1466),
                 "proactive.fee_amount_yuan": ("1,034.55万元", 10345500)},
             but=dict(signer="常熟市人民政府梅李镇办事处",
                      organ="常熟市梅李镇")),
    Document("hunan-huashi-2019-unreadable", HUASHI, prose.HUNAN, 2019,
             QUIET_2019, printed={
                 "proactive.norm_docs_made": ("若干", None),
                 "proactive.licence_decisions": ("4.5", None)},
             doubts=['"若干" at proactive.norm_docs_made is no usable number; '
                     "the cell was left blank.",
                     '"4.5" at proactive.licence_decisions is no usable '
                     "number; the cell was left blank."]),
    Document("hubei-xianrendu-2021-blanks", XIANRENDU, prose.HUBEI, 2021,
             QUIET_2021, "closed_pipes", blank=[
                 "proactive.rules_made", "proactive.rules_repealed",
                 "proactive.rules_in_force",
                 A + "other_fee_overdue.natural_person",
                 A + "other_fee_overdue.other_org",
                 A + "carried_out.research_institution"]),
    Document("hunan-wushi-2020-empty-totals", WUSHI, prose.HUNAN, 2020,
             BUSY_2019, blank=[]),
    Document("guangxi-jintian-2019-only-totals", JINTIAN, prose.GUANGXI, 2019,
             BUSY_2019, "tabs", blank=[]),
    Document("shandong-cuijiaji-2022-only-totals-spaces", LIUJIA,
             prose.SHANDONG, 2022, BUSY_2021, "spaces", blank=[]),
]


def _columns(document, wanted):
    return [cell for cell in document.cells if cell.startswith(A) and
            (cell.endswith(".total") == wanted)]


def _blank(document, cells):
    document.blank += cells
    for cell in cells:
        document.cells[cell] = None


def _rows_of(document):
    return catalogue.application_rows(document.form)


_by_name = {document.name: document for document in NUMBERS}
_blank(_by_name["hunan-wushi-2020-empty-totals"],
       _columns(_by_name["hunan-wushi-2020-empty-totals"], True))
for _name in ("guangxi-jintian-2019-only-totals",
              "shandong-cuijiaji-2022-only-totals-spaces"):
    _blank(_by_name[_name], _columns(_by_name[_name], False))
_spaces = _by_name["shandong-cuijiaji-2022-only-totals-spaces"]
_spaces.doubts = [inferred(label, 7, 1) for _, label in _rows_of(_spaces)]
_spaces.position_only = [A + name for name, _ in _rows_of(_spaces)]

LABELS = [
    Document("hunan-shefu-2020-label-over-lines", SHEFU, prose.HUNAN, 2020,
             BUSY_2019, "cell_lines", rewrite=[
                 replaced("本年新制作数量", "本年新制作数\n量"),
                 replaced("5.要求行政机关确认或重新出具已获取信息",
                          "5.要求行政机关确认或重新\n出具已获取信息"),
                 replaced("其他对外管理服务事项", "其他对外管理\n服务事项"),
                 replaced("一、本年新收政府信息公开申请数量",
                          "一、\n本年新收政府信息公开申请数量")]),
    Document("sichuan-luban-2023-truncated-labels", LUBAN, prose.SICHUAN, 2023,
             QUIET_2021, "pipes", damage=[
                 relabelled("5.要求行政机关确认或重新出具已获取信息",
                            "5.要求行政机关确认或重新"),
                 relabelled("2.其他法律行政法规禁止公开",
                            "2.其他法律行政法规"),
                 relabelled("1.申请人无正当理由逾期不补正、行政机关不再处理"
                            "其政府信息公开申请",
                            "1.申请人无正当理由逾期不补正")],
             repaired_labels=[
                 ("2.其他法律行政法规", "2.其他法律行政法规禁止公开"),
                 ("5.要求行政机关确认或重新",
                  "5.要求行政机关确认或重新出具已获取信息"),
                 ("1.申请人无正当理由逾期不补正",
                  "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息"
                  "公开申请")]),
    Document("hunan-paitou-2020-label-behind-its-figures", PAITOU, prose.HUNAN,
             2020, QUIET_2019, rewrite=[
                 replaced("4.保护第三方合法权益\t0\t0\t0\t0\t0\t0\t0\n",
                          "4.保护第三方合法权\t0\t0\t0\t0\t0\t0\t0\n\n"
                          "\t\t益\t\t\t\t\t\t\t\n")],
             repaired_labels=[("4.保护第三方合法权 … 益",
                               "4.保护第三方合法权益")]),
    Document("shandong-nancun-2022-brackets-and-quotes", NANCUN,
             prose.SHANDONG, 2022, BUSY_2021, damage=[
                 relabelled("（一）予以公开", "(一)予以公开"),
                 relabelled("（七）总计", "( 七 ) 总 计"),
                 relabelled("3.危及“三安全一稳定”", "３．危及\"三安全一稳定\""),
                 relabelled("2.重复申请", "２、重复申请"),
                 relabelled("1.属于国家秘密", "1. 属于国家秘密"),
                 relabelled("四、结转下年度继续办理", "四、 结转下年度继续办理")]),
    Document("hunan-fenshui-2019-explained-labels", FENSHUI, prose.HUNAN, 2019,
             BUSY_2019, damage=[
                 relabelled("规章", "规章（设区的市、自治州以上填写，共3项）"),
                 relabelled("行政许可", "行政许可（含2019年下放的5项）"),
                 relabelled("上一年项目数量", "上一年项目数量（指2018年）"),
                 relabelled("（二）部分公开（区分处理的，只计这一情形，不计其他"
                            "情形）", "（二）部分公开"),
                 relabelled("2.其他法律行政法规禁止公开",
                            "2.其他法律行政法规禁止公开（第14条、第15条）")]),
    Document("hubei-zanyang-2021-pinyin",
             of_street(ZANYANG, "老河口市酂阳街道办事处"), prose.HUBEI, 2021,
             QUIET_2021, damage=[
                 relabelled("行政处罚", "行政处罚(xíng zhèng chǔ fá)"),
                 relabelled("4.保护第三方合法权益",
                            "4.保护（bǎo hù）第三方合法权益")],
             rewrite=[replaced("街道人民政府", "街道办事处"),
                      replaced("酂阳", "酂(zàn)阳")],
             but=dict(title="老河口市酂(zàn)阳街道2021年政府信息公开年度报告",
                      signer="酂(zàn)阳街道办事处")),
    Document("hunan-shigu-2020-traditional", SHIGU, prose.HUNAN, 2020,
             BUSY_2019, rewrite=[traditional],
             doubts=["The document is in traditional characters; it was read "
                     "as simplified ones."]),
    Document("sichuan-jingfu-2021-traditional-cell-lines", JINGFU,
             prose.SICHUAN, 2021, QUIET_2021, "cell_lines",
             rewrite=[traditional],
             doubts=["The document is in traditional characters; it was read "
                     "as simplified ones."]),
    Document("yunnan-shuanglang-2020-nbsp", SHUANGLANG, prose.YUNNAN, 2020,
             BUSY_2019, rewrite=[
                 replaced("\t0", "\t\u00a00\u00a0"),
                 replaced("规章", "\u00a0\u3000规章"),
                 replaced("现向社会", "\u3000\u3000现向社会")]),
    Document("guangxi-jintian-2021-entities", JINTIAN, prose.GUANGXI, 2021,
             QUIET_2021, "pipes", rewrite=[
                 replaced(" | 0", " | &nbsp;0&nbsp;"),
                 replaced("二、主动公开政府信息情况",
                          "&nbsp;&nbsp;&nbsp;&nbsp;二、主动公开政府信息情况"),
                 replaced("“", "&ldquo;"), replaced("”", "&rdquo;")]),
    Document("hunan-huashi-2022-mojibake", HUASHI, prose.HUNAN, 2022,
             BUSY_2021, damage=[
                 relabelled("3.危及“三安全一稳定”",
                            "3.危及â€œ三安全一稳定â€\u009d"),
                 relabelled("1.信访举报投诉类申请", "1.信访举报投诉\ufffd\ufffd申请"),
                 relabelled("5.属于三类内部事务信息", "5.属于三类锟斤拷部事务信息"),
             ],
             repaired_labels=[
                 ("5.属于三类锟斤拷部事务信息", "5.属于三类内部事务信息"),
                 ("1.信访举报投诉\ufffd\ufffd申请", "1.信访举报投诉类申请")],
             position_only=[A + "refused_internal_affairs"],
             doubts=[by_place("5.属于三类锟斤拷部事务信息",
                              "5.属于三类内部事务信息")]),
]

ROWS = [
    Document("sichuan-longshu-2023-missing-rows", LONGSHU, prose.SICHUAN, 2023,
             QUIET_2021, "cell_lines", damage=[
                 without_row("applications", "2.重复申请"),
                 without_row("applications", "8.属于行政查询事项"),
                 without_row("proactive", "行政强制")],
             lost=["proactive.coercion_decisions",
                   *row_cells("refused_administrative_query"),
                   *row_cells("not_processed_duplicate")],
             doubts=[missing_row("行政强制"),
                     missing_row("8.属于行政查询事项"),
                     missing_row("2.重复申请")]),
    Document("hunan-wushi-2019-subtotals", WUSHI, prose.HUNAN, 2019,
             BUSY_2019, damage=[
                 with_row("applications", "8.属于行政查询事项",
                          ["小计", "2", "1", "0", "0", "1", "0", "4"]),
                 with_row("proactive", "政府集中采购",
                          ["其他主动公开文件", "5"])],
             local_rows=[
                 ("proactive", "其他主动公开文件", "5", 5, ""),
                 *[("applications", "小计", t, int(t), "")
                   for t in ("2", "1", "0", "0", "1", "0", "4")]],
             doubts=['"其他主动公开文件" is no row of the form; kept as a local '
                     "row.",
                     '"小计" is no row of the form; kept as a local row.']),
    Document("hubei-xianrendu-2020-subtotal-cell-lines", XIANRENDU,
             prose.HUBEI, 2020, BUSY_2019, "cell_lines", damage=[
                 with_row("applications", "3.补正后申请内容仍不明确",
                          ["小计", "4", "0", "0", "0", "0", "1", "5"])],
             local_rows=[("applications", "小计", t, int(t), "")
                         for t in ("4", "0", "0", "0", "0", "1", "5")],
             doubts=['"小计" is no row of the form; kept as a local row.']),
    Document("yunnan-xizhou-2021-no-headers", XIZHOU, prose.YUNNAN, 2021,
             QUIET_2021, "pipes", damage=[without_headers]),
    Document("shaanxi-weiqu-2022-bare-table-4", of_street(WEIQU, WEIQU_ORGAN),
             prose.SHAANXI, 2022, BUSY_2021, "tabs", damage=[bare_disputes],
             position_only=["disputes.reconsideration",
                            "disputes.litigation_direct",
                            "disputes.litigation_after_reconsideration"]),
    Document("dongguan-changping-2021-bare-table-4-cell-lines", CHANGPING,
             prose.DONGGUAN, 2021, BUSY_2021, "cell_lines",
             damage=[bare_disputes],
             position_only=["disputes.reconsideration",
                            "disputes.litigation_direct",
                            "disputes.litigation_after_reconsideration"]),
    Document("sichuan-fushun-2022-table-4-by-group", FUSHUN, prose.SICHUAN,
             2022, BUSY_2021, "tabs", damage=[disputes_by_group]),
    Document("hunan-shefu-2021-page-numbers", SHEFU, prose.HUNAN, 2021,
             BUSY_2021, "cell_lines", rewrite=[
                 replaced_once("5.属于三类内部事务信息",
                               "- 5 -\n5.属于三类内部事务信息"),
                 replaced_once("（七）总计", "— 6 —\n（七）总计")]),
]

FORMS = [
    Document("shandong-nancun-2021-form-of-2019", NANCUN, prose.SHANDONG, 2021,
             BUSY_2019, form="FORM_2019",
             doubts=[other_form("FORM_2019", 2021, "FORM_2021")]),
    Document("yunnan-xizhou-2022-form-of-2019-blank", XIZHOU, prose.YUNNAN,
             2022, {}, "tabs", form="FORM_2019",
             doubts=[other_form("FORM_2019", 2022, "FORM_2021"),
                     *NO_FIGURES]),
    Document("hunan-fenshui-2023-all-blank-cell-lines", FENSHUI, prose.HUNAN,
             2023, {}, "cell_lines",
             doubts=NO_FIGURES),
    Document("guangdong-mashi-2017-annex-announced", MASHI, prose.GUANGDONG,
             2017, None, rewrite=[
                 replaced("始兴县马市镇人民政府\n2018年",
                          "附件：政府信息公开情况统计表\n\n"
                          "始兴县马市镇人民政府\n2018年")],
             doubts=[NO_TABLES], narrative=False),
    Document("anhui-foziling-2020-seven-parts", FOZILING, prose.ANHUI, 2020,
             None, doubts=[NO_TABLES]),
    Document("gansu-neiguanying-2012-narrative", NEIGUANYING, prose.GANSU,
             2012, None),
    Document("jilin-wukeshu-2013-narrative", WUKESHU, prose.JILIN, 2013, None),
    Document("henan-guandu-2018-narrative", GUANDU, prose.HENAN, 2018, None,
             doubts=[NO_TABLES]),
]

for _document in FORMS:
    if "blank" in _document.name:
        _blank(_document, list(_document.cells))

IDENTITY = [
    Document("fujian-haikou-2020-ambiguous", HAIKOU, prose.FUJIAN, 2020,
             QUIET_2019, but=dict(organ="海口镇人民政府"),
             asked={"county": "350181"}),
    Document("fujian-haikou-2022-no-county", HAIKOU, prose.FUJIAN, 2022,
             QUIET_2021, "spaces", but=dict(
                 division_code="", organ="海口镇人民政府", scope="",
                 kind="GOVERNMENT"),
             doubts=['"海口镇人民政府" may be one of 5 areas; the '
                     "division code was left empty. Name the county or the "
                     "code."],
             candidates=["331121105", "340803100", "350181103", "361181105",
                         "530481103"]),
    Document("guizhou-finance-2020-no-credit-code", FINANCE, prose.GUIZHOU,
             2020, BUSY_2019,
             doubts=["A department's report needs its unified social credit "
                     "code."]),
    Document("guizhou-finance-2022-credit-code", FINANCE, prose.GUIZHOU, 2022,
             BUSY_2021, "pipes", asked={"credit-code": "11520123009540273J"},
             but=dict(credit_code="11520123009540273J")),
    Document("qinghai-datong-2022-scope-unknown", DATONG, prose.QINGHAI, 2022,
             BUSY_2021, but=dict(scope=""),
             doubts=["The caller must say whether a government's report covers "
                     "its own organ or sums up the area."]),
    Document("qinghai-datong-2023-summary", DATONG, prose.QINGHAI, 2023,
             BUSY_2021, "spaces", asked={"scope": "summary"},
             but=dict(scope="AREA_SUMMARY")),
    Document("guizhou-gubao-2016-township-then", GUBAO, prose.HENAN, 2016,
             ANNEX),
    Document("hunan-paitou-2021-years-disagree", PAITOU, prose.HUNAN, 2021,
             BUSY_2021, rewrite=[
                 replaced("自2021年1月1日起至12月31日",
                          "自2020年1月1日起至12月31日")],
             but=dict(period=((2020, 1, 1), (2020, 12, 31))), narrative=False,
             doubts=["The period is of 2020, the title of 2021."]),
    Document("hunan-shigu-2021-web-header", SHIGU, prose.HUNAN, 2021,
             BUSY_2021, published=(
                 "索引号：430321/2022-00123　发布机构：湘潭县石鼓镇　发布日期："
                 "2022-01-26 09:15", (2022, 1, 26))),
]

COMBINED = [
    Document("hunan-huashi-2021-combined-1", HUASHI, prose.HUNAN, 2021,
             BUSY_2021, "cell_lines", printed={
                 "proactive.rules_made": ("/", None),
                 "proactive.rules_repealed": ("/", None),
                 "proactive.rules_in_force": ("/", None),
                 "proactive.licence_decisions": ("1,466", 1466),
                 A + "received_new.natural_person": ("１１", 11)},
             rewrite=[
                 replaced("5.要求行政机关确认或重新出具已获取信息",
                          "5.要求行政机关确认\n或重新出具已获取信息"),
                 replaced_once("（四）无法提供", "- 7 -\n（四）无法提供")]),
    Document("jiangsu-meili-2023-combined-2", MEILI, prose.JIANGSU, 2023,
             BUSY_2021, "one_line", printed={
                 "proactive.licence_decisions": ("1466件", 1466),
                 "proactive.fee_amount_yuan": ("26.55万元", 265500),
                 "disputes.reconsideration.pending": ("/", None)},
             but=dict(signer="常熟市人民政府梅李镇办事处",
                      organ="常熟市梅李镇")),
    Document("sichuan-longshu-2021-combined-3", LONGSHU, prose.SICHUAN, 2021,
             QUIET_2021, "markdown", printed={
                 A + "granted.natural_person": ("２", 2)},
             damage=[
                 without_row("applications", "3.要求提供公开出版物"),
                 with_row("applications", "8.属于行政查询事项",
                          ["小计", "0", "0", "0", "0", "0", "0", "0"]),
                 relabelled("4.无正当理由大量反复申请",
                            "4.无正当理由大量反复")],
             lost=row_cells("not_processed_publication"),
             repaired_labels=[("4.无正当理由大量反复",
                               "4.无正当理由大量反复申请")],
             local_rows=[("applications", "小计", "0", 0, "")] * 7,
             doubts=['"小计" is no row of the form; kept as a local row.',
                     missing_row("3.要求提供公开出版物")]),
    Document("shandong-cuijiaji-2021-combined-4", LIUJIA, prose.SHANDONG, 2021,
             BUSY_2019, "pipes", form="FORM_2019", printed={
                 "proactive.licence_items_change": ("+3", 3),
                 "disputes.litigation_direct.pending": ("—", None)},
             damage=[with_row("proactive", "政府集中采购",
                              ["其他主动公开文件", "12"])],
             local_rows=[("proactive", "其他主动公开文件", "12", 12, "")],
             doubts=[other_form("FORM_2019", 2021, "FORM_2021"),
                     '"其他主动公开文件" is no row of the form; kept as a local '
                     "row."]),
    Document("hunan-shefu-2022-combined-5", SHEFU, prose.HUNAN, 2022,
             BUSY_2021, "spaced_cell_lines", printed={
                 "proactive.coercion_decisions": ("无", None)},
             damage=[bare_disputes], rewrite=[
                 traditional,
                 replaced("\n0\n", "\n\u00a00\u00a0\n")],
             position_only=["disputes.reconsideration",
                            "disputes.litigation_direct",
                            "disputes.litigation_after_reconsideration"],
             doubts=["The document is in traditional characters; it was read "
                     "as simplified ones."]),
    Document("anhui-zhufoan-2016-combined-6", ZHUFOAN, prose.ANHUI, 2016,
             ANNEX, "pipes", printed={
                 "annex_2014.press_conferences": ("/", None),
                 "annex_2014.budget_yuan": ("1.5万元", 15000),
                 "annex_2014.channel_website": ("402条", 402)},
             damage=[
                 relabelled("二（一）回应公众关注热点或重大舆情数（不同方式回应同"
                            "一热点或舆情计1次）",
                            "（一）回应公众关注热点或重大舆情数（不同方式回应同一"
                            "热点或舆情计1次）"),
                 with_row("annex_2014", "（三）接受培训人员数",
                          ["十、网站访问量", "次", "5400"])],
             local_rows=[("annex_2014", "十、网站访问量 次", "5400", 5400, "")],
             doubts=['"十、网站访问量 次" is no row of the form; kept as a local '
                     "row."]),
]

TEXTS = [*LAYOUTS, *NUMBERS, *LABELS, *ROWS, *FORMS, *IDENTITY, *COMBINED]
