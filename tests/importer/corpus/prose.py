"""Narratives of offices in different provinces, and the figures they state.

The figures were read out of the sentences by a person, not by the importer.
{county}, {place}, {year} and {next} are filled in. A part is (kind, heading,
paragraphs); the tables stand below the parts PROACTIVE, APPLICATIONS and
DISPUTES, the annex below everything.
"""

from dataclasses import dataclass, field


@dataclass
class Prose:
    title: str
    signer: str
    signed: str  # "{next}年1月20日"
    signed_on: tuple  # (years after the report year, month, day)
    preface: list
    parts: list
    figures: dict
    approximate: list = field(default_factory=list)
    telephone: str = ""
    web_address: str = ""
    contact: str = ""
    period: bool = True
    cadence: str = ""
    assessment: tuple = ()
    measures: tuple = ()


HUNAN = Prose(
    title="{county}{place}{year}年政府信息公开工作年度报告",
    signer="{place}人民政府", signed="{next}年1月22日", signed_on=(1, 1, 22),
    preface=[
        "本报告根据《中华人民共和国政府信息公开条例》（以下简称《条例》）要求编制，"
        "所列数据的统计期限自{year}年1月1日起至12月31日止。如对本报告有疑问，请与"
        "{county}{place}党政综合办公室联系（电话：0731-57788221）。",
    ],
    parts=[
        ("OVERVIEW", "一、总体情况", [
            "{year}年，我镇坚持“以公开为常态、不公开为例外”，调整充实了政务公开工作"
            "领导小组，全镇共公开政府信息312条，其中通过政府网站公开208条，通过微信"
            "公众号公开61条，通过公开栏、电子显示屏公开43条。",
            "便民服务中心面积260平方米，受理业务4300余件，按时办结率99.5%，群众满意"
            "率98%。",
        ]),
        ("PROACTIVE", "二、主动公开政府信息情况", []),
        ("APPLICATIONS", "三、收到和处理政府信息公开申请情况", []),
        ("DISPUTES", "四、政府信息公开行政复议、行政诉讼情况", []),
        ("PROBLEMS", "五、存在的主要问题及改进情况", [
            "一是公开内容还不够全面，少数站所对政务公开重视不够。二是公开形式较为单"
            "一，群众参与度不高。下一步，我镇将加强业务培训，规范公开程序，切实提高"
            "公开质量。",
        ]),
        ("OTHER", "六、其他需要报告的事项", ["无其他需要报告的事项。"]),
    ],
    figures=dict(
        released_total=312, released_by_website=208, released_by_wechat=61,
        released_by_boards_and_periodical=43, service_floor_area=260,
        cases_handled=4300, cases_on_time_rate_bp=9950,
        cases_satisfaction_rate_bp=9800),
    approximate=["cases_handled"],
    telephone="0731-57788221", contact="{county}{place}党政综合办公室")

SICHUAN = Prose(
    title="{county}{place}人民政府 {year}年政府信息公开工作年度报告",
    signer="{county}{place}人民政府", signed="{next}年1月12日",
    signed_on=(1, 1, 12),
    preface=[
        "根据《中华人民共和国政府信息公开条例》第五十条规定，特编制本年度报告。报告"
        "所列数据的统计期限为{year}年1月1日至{year}年12月31日。本报告电子版可在三台"
        "县人民政府门户网站（http://www.santai.gov.cn）下载。",
    ],
    parts=[
        ("OVERVIEW", "一、总体情况", [
            "（一）主动公开。全年通过县政府门户网站主动公开政府信息96条，发放惠民政"
            "策宣传资料2600余份。",
            "（二）依申请公开。全年收到政府信息公开申请3件，其中网上申请2件，当面申"
            "请1件，均已按期答复。",
            "（三）监督保障。召开政务公开工作专题会议4次，举办政务公开培训2期，培训"
            "86人次；配备政务公开工作人员5人，其中专职1人，兼职4人。",
        ]),
        ("PROACTIVE", "二、主动公开政府信息情况", []),
        ("APPLICATIONS", "三、收到和处理政府信息公开申请情况", []),
        ("DISPUTES", "四、政府信息公开行政复议、行政诉讼情况", []),
        ("PROBLEMS", "五、存在的主要问题及改进情况", [
            "存在的问题：基层工作人员变动频繁，政策解读形式不够多样。改进措施：健全"
            "信息审核“三审三校”制度，按季度开展自查。",
        ]),
        ("OTHER", "六、其他需要报告的事项", [
            "本年度未收取信息处理费。"]),
    ],
    figures=dict(
        released_by_website=96, printed_material=2600, applications_received=3,
        applied_online=2, applied_in_person=1, meetings=4, training_courses=2,
        persons_trained=86, staff=5, staff_full_time=1, staff_part_time=4,
        processing_fees_yuan=0),
    approximate=["printed_material"],
    web_address="http://www.santai.gov.cn")

ANHUI = Prose(
    title="{county}{place}{year}年度政府信息公开工作年度报告",
    signer="{county}{place}人民政府", signed="{next}年2月27日",
    signed_on=(1, 2, 27),
    preface=[
        "根据《政府信息公开条例》和省、市、县有关规定，现公布{place}{year}年度政府信"
        "息公开年度报告。本年度报告中所列数据统计期限从{year}年1月1日到{year}年12月"
        "31日。",
    ],
    parts=[
        ("OVERVIEW", "一、概述", [
            "{year}年，{place}党委、政府高度重视政府信息公开工作，落实专职人员1名，"
            "兼职人员3名，全年召开政务公开专题会议3次。"]),
        ("PROACTIVE", "二、主动公开政府信息情况", [
            "全年主动公开各类政府信息478条，其中通过政府网站公开402条，通过政务微信"
            "公开31条，通过公示栏公开45条；制定规范性文件2件。"]),
        ("APPLICATIONS", "三、依申请公开政府信息情况", [
            "{year}年收到政府信息公开申请2件，其中网络申请1件、信函申请1件，均已答"
            "复。"]),
        ("UNSPECIFIED", "四、政府信息公开的收费及减免情况", [
            "{year}年，本镇没有收取任何费用。"]),
        ("DISPUTES", "五、因政府信息公开申请行政复议、提起行政诉讼情况", [
            "{year}年，本镇没有发生因政府信息公开申请行政复议、提起行政诉讼的情况。"
        ]),
        ("PROBLEMS", "六、存在的主要问题和改进措施", [
            "主要是信息更新不够及时。{next}年将进一步完善目录，提高信息质量。"]),
    ],
    figures=dict(
        staff_full_time=1, staff_part_time=3, meetings=3, released_total=478,
        released_by_website=402, released_by_wechat=31,
        released_by_boards_and_periodical=45, norm_docs_made=2,
        applications_received=2, applied_online=1, applied_by_letter=1,
        reconsideration_total=0, litigation_total=0))

GUANGDONG = Prose(
    title="{year}年{county}{place}政府信息公开年度报告",
    signer="{county}{place}人民政府", signed="{next}年3月5日",
    signed_on=(1, 3, 5),
    preface=[
        "本年度报告由概述、主动公开、依申请公开、复议诉讼、存在问题等部分组成，统计"
        "期限为{year}年1月1日至{year}年12月31日。联系电话：0751-3332288。"],
    parts=[
        ("OVERVIEW", "一、概述", [
            "一年来，{place}围绕群众关心的热点问题，多渠道发布信息，共发布政务信息"
            "1,256条，发放宣传册约3000份。"]),
        ("PROACTIVE", "二、主动公开政府信息的情况", [
            "（一）公开的主要内容。涉及财政预决算、扶贫、低保、危房改造等。",
            "（二）公开的形式。通过政府门户网站公开512条，通过政务微博公开88条，通过"
            "微信公众号公开340条，通过其他方式公开316条。"]),
        ("APPLICATIONS", "三、依申请公开政府信息办理情况", [
            "全年未收到政府信息公开申请。"]),
        ("DISPUTES", "四、复议、诉讼情况：行政复议和行政诉讼", [
            "全年因政府信息公开引起的行政复议1件，行政诉讼0件。"]),
        ("PROBLEMS", "五、存在不足及改进措施", [
            "对信息公开的认识有待提高，公开的时效性有待加强。"]),
    ],
    figures=dict(
        released_total=1256, printed_material=3000, released_by_website=512,
        released_by_weibo=88, released_by_wechat=340,
        released_by_other_channels=316, applications_received=0,
        reconsideration_total=1, litigation_total=0),
    approximate=["printed_material"], telephone="0751-3332288")

JIANGSU = Prose(
    title="{county}{place}{year}年度政府信息公开年度报告",
    signer="{county}人民政府{place}办事处", signed="{next}年1月31日",
    signed_on=(1, 1, 31),
    preface=[
        "本报告依据《中华人民共和国政府信息公开条例》和《江苏省政府信息公开年度报告"
        "格式》编制。报告中所列数据的统计时间从{year}年1月1日起至{year}年12月31日"
        "止。"],
    parts=[
        ("OVERVIEW", "一、总体情况", [
            "{year}年，{place}共主动公开政府信息865条，其中政府网站公开512条，微信公"
            "众号公开353条；举办政府开放日活动2场；12345热线办理3200件。",
            "全年收到政府信息公开申请14件，上年结转1件，予以公开6件，部分公开2件，不"
            "予公开1件，无法提供5件，结转下年度继续办理1件。"]),
        ("PROACTIVE", "二、主动公开政府信息情况", []),
        ("APPLICATIONS", "三、收到和处理政府信息公开申请情况", []),
        ("DISPUTES", "四、政府信息公开行政复议、行政诉讼情况", []),
        ("PROBLEMS", "五、存在的主要问题及改进情况", [
            "公开的针对性和时效性还需加强。{next}年将完善政务公开标准化目录，拓展线"
            "下公开专区功能。"]),
        ("OTHER", "六、其他需要报告的事项", [
            "{year}年收取信息处理费共计260元。"]),
    ],
    figures=dict(
        released_total=865, released_by_website=512, released_by_wechat=353,
        mayor_hotline_cases=3200, applications_received=14,
        applications_carried_in=1, applications_granted=6,
        applications_granted_in_part=2, applications_refused=1,
        applications_unavailable=5, applications_carried_out=1,
        processing_fees_yuan=260))

SHANDONG = Prose(
    title="{county}{place}人民政府{year}年政府信息公开工作年度报告",
    signer="{county}{place}人民政府", signed="{next}年1月18日",
    signed_on=(1, 1, 18),
    preface=[
        "本报告中所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。如对本报"
        "告有疑问，请与{county}{place}人民政府办公室联系（地址：{place}驻地，电话："
        "0532－83391012）。"],
    parts=[
        ("OVERVIEW", "一、总体情况", [
            "（一）主动公开情况", "全年主动公开信息154条。",
            "（二）依申请公开情况",
            "全年共收到政府信息公开申请5件，较上年增加2件，全部按时答复。"]),
        ("PROACTIVE", "二、主动公开政府信息情况", []),
        ("APPLICATIONS", "三、收到和处理政府信息公开申请情况", []),
        ("DISPUTES", "四、政府信息公开行政复议、行政诉讼情况", []),
        ("PROBLEMS", "五、存在的主要问题及改进情况", [
            "政策解读的多样性不足，个别栏目更新不及时。"]),
        ("OTHER", "六、其他需要报告的事项", [
            "未产生信息处理费。"]),
    ],
    figures=dict(
        released_total=154, applications_received=5, processing_fees_yuan=0),
    telephone="0532-83391012", contact="{county}{place}人民政府办公室")

YUNNAN = Prose(
    title="{county}{place}人民政府\n{year}年政府信息公开工作年度报告",
    signer="{county}{place}人民政府", signed="{next}年1月9日",
    signed_on=(1, 1, 9),
    preface=["现向社会公布{place}{year}年政府信息公开工作年度报告。"],
    parts=[
        ("OVERVIEW", "一、总体情况", [
            "{place}地处洱海之滨，旅游、环保信息为群众所关注。全年公开信息57条，其中"
            "通过网站公开23条，通过村务公开栏公开34条。"]),
        ("PROACTIVE", "二、主动公开政府信息情况", []),
        ("APPLICATIONS", "三、收到和处理政府信息公开申请情况", []),
        ("DISPUTES", "四、政府信息公开行政复议、行政诉讼情况", []),
        ("PROBLEMS", "五、存在的主要问题及改进情况", [
            "民族地区群众对政策的理解需要更通俗的解读。"]),
        ("OTHER", "六、其他需要报告的事项", ["无。"]),
    ],
    figures=dict(
        released_total=57, released_by_website=23,
        released_by_boards_and_periodical=34),
    period=False)

SHAANXI = Prose(
    title="西安市{county}{place}办事处{year}年政府信息公开工作年度报告",
    signer="{county}人民政府{place}办事处", signed="{next}年1月17日",
    signed_on=(1, 1, 17),
    preface=["数据统计期限为{year}年1月1日至{year}年12月31日。"],
    parts=[
        ("OVERVIEW", "一、总体情况", [
            "一是主动公开方面，发布信息633条；二是平台建设方面，微信公众号推送412"
            "条；三是监督保障方面，开展培训3次；四是依申请公开方面，未收到政府信息公"
            "开申请。"]),
        ("PROACTIVE", "二、主动公开政府信息情况", []),
        ("APPLICATIONS", "三、收到和处理政府信息公开申请情况", []),
        ("DISPUTES", "四、政府信息公开行政复议、行政诉讼情况", []),
        ("PROBLEMS", "五、存在的主要问题及改进情况", [
            "疫情防控信息公开的及时性有待提高，将进一步优化发布流程。"]),
        ("OTHER", "六、其他需要报告的事项", ["无其他需要报告的事项。"]),
    ],
    figures=dict(
        released_total=633, applications_received=0, released_by_wechat=412,
        training_courses=3))

GANSU = Prose(
    title="{county}{place}{year}年政府信息公开工作年度报告",
    signer="{place}人民政府", signed="二〇一三年一月十五日",
    signed_on=(1, 1, 15),
    preface=[
        "本年度报告中所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"],
    parts=[
        ("OVERVIEW", "一、概述", [
            "{year}年，在区委、区政府的正确领导下，我镇认真贯彻《条例》，落实工作人"
            "员，完善制度，设立公开栏12块，信息查阅点1个。"]),
        ("PROACTIVE", "二、主动公开政府信息情况", [
            "全年共公开政府信息83条，其中机构职能类6条，法规公文类12条，工作动态类"
            "65条；通过镇村公开栏公开48条，发放宣传手册1800余份。"]),
        ("APPLICATIONS", "三、依申请公开政府信息情况", [
            "{year}年我镇没有收到政府信息公开申请。"]),
        ("UNSPECIFIED", "四、咨询处理情况", [
            "{year}年我镇共接受公民咨询1160人次，其中现场咨询900人次，电话咨询260"
            "人次。"]),
        ("DISPUTES", "五、复议、诉讼和申诉情况（行政复议、行政诉讼）", [
            "没有发生因政府信息公开引起的行政复议、行政诉讼和申诉。"]),
        ("UNSPECIFIED", "六、政府支出与收费情况", [
            "政府信息公开工作经费0.8万元，没有收取费用。"]),
        ("PROBLEMS", "七、主要问题和改进措施", [
            "经费不足，设备落后。今后将逐步加大投入。"]),
    ],
    figures=dict(
        released_total=83, released_by_boards_and_periodical=48,
        printed_material=1800, applications_received=0,
        reconsideration_total=0, litigation_total=0, funds_yuan=8000),
    approximate=["printed_material"])

DONGGUAN = Prose(
    title="{county}{place}{year}年政府信息公开工作年度报告",
    signer="{county}{place}人民政府", signed="{next}年1月28日",
    signed_on=(1, 1, 28),
    preface=[
        "本报告的统计期限自{year}年1月1日起至{year}年12月31日止，电子版可在“中国东"
        "莞”网站（http://www.dg.gov.cn/changping/）查阅。如有疑问，请直接与{place}"
        "党政综合办公室联系，电话：0769-81099123。"],
    parts=[
        ("OVERVIEW", "一、总体情况", [
            "{year}年，{place}通过门户网站发布信息2345条，微信公众号发布1,102条，微"
            "博发布430条。",
            "全年受理政府信息公开申请46件，其中网上申请38件、信函申请5件、当面申请3"
            "件；结转下年度3件。"]),
        ("PROACTIVE", "二、主动公开政府信息情况", []),
        ("APPLICATIONS", "三、收到和处理政府信息公开申请情况", []),
        ("DISPUTES", "四、政府信息公开行政复议、行政诉讼情况", []),
        ("PROBLEMS", "五、存在的主要问题及改进情况", [
            "依申请公开的答复质量有待提升。"]),
        ("OTHER", "六、其他需要报告的事项", ["无。"]),
    ],
    figures=dict(
        released_by_website=2345, released_by_wechat=1102,
        released_by_weibo=430, applications_received=46, applied_online=38,
        applied_by_letter=5, applied_in_person=3, applications_carried_out=3),
    telephone="0769-81099123", web_address="http://www.dg.gov.cn/changping/",
    contact="{place}党政综合办公室")

HUBEI = Prose(
    title="{county}{place}{year}年政府信息公开年度报告",
    signer="{place}人民政府", signed="{next}年2月1日", signed_on=(1, 2, 1),
    preface=["统计期限自{year}年1月1日至{year}年12月31日。"],
    parts=[
        ("OVERVIEW", "一、总体情况", [
            "全年公开政府信息189条，办理行政许可23件，行政处罚2件。接待来访群众1200"
            "多人次，共收到群众意见建议36条，满意率97%。"]),
        ("PROACTIVE", "二、主动公开政府信息情况", []),
        ("APPLICATIONS", "三、收到和处理政府信息公开申请情况", []),
        ("DISPUTES", "四、政府信息公开行政复议、行政诉讼情况", []),
        ("PROBLEMS", "五、存在的主要问题及改进情况", [
            "信息公开的深度和广度还需拓展。"]),
        ("OTHER", "六、其他需要报告的事项", ["无。"]),
    ],
    figures=dict(
        released_total=189, licence_decisions=23, penalty_decisions=2,
        visits_received=1200, opinions_received=36,
        opinions_satisfaction_rate_bp=9700),
    approximate=["visits_received"])

HENAN = Prose(
    title="{county}{place}{year}年政府信息公开工作年度报告",
    signer="{county}{place}人民政府", signed="{next}年3月20日",
    signed_on=(1, 3, 20),
    preface=["所列数据统计期限为{year}年1月1日至{year}年12月31日。"],
    parts=[
        ("OVERVIEW", "一、概述", [
            "成立了由镇长任组长的领导小组，配备政务公开工作人员4名。"]),
        ("PROACTIVE", "二、主动公开政府信息情况", [
            "主动公开政府信息265条，其中政府网站公开150条。"]),
        ("APPLICATIONS", "三、依申请公开政府信息情况", [
            "收到政府信息公开申请1件，为当面申请。"]),
        ("DISPUTES", "四、行政复议和行政诉讼情况", [
            "未发生行政复议、行政诉讼。"]),
        ("PROBLEMS", "五、存在的问题与改进", ["公开的范围有待扩大。"]),
    ],
    figures=dict(
        staff=4, released_total=265, released_by_website=150,
        applications_received=1, reconsideration_total=0, litigation_total=0))

FUJIAN = Prose(
    title="{place}{year}年政府信息公开工作年度报告",
    signer="{place}人民政府", signed="{next}年1月15日", signed_on=(1, 1, 15),
    preface=["本报告所列数据的统计期限自{year}年1月1日起至12月31日止。"],
    parts=[
        ("OVERVIEW", "一、总体情况", [
            "全年主动公开政府信息74条。未收到政府信息公开申请。"]),
        ("PROACTIVE", "二、主动公开政府信息情况", []),
        ("APPLICATIONS", "三、收到和处理政府信息公开申请情况", []),
        ("DISPUTES", "四、政府信息公开行政复议、行政诉讼情况", []),
        ("PROBLEMS", "五、存在的主要问题及改进情况", [
            "侨乡群众关心的信息还需增加。"]),
        ("OTHER", "六、其他需要报告的事项", ["无其他需要报告的事项。"]),
    ],
    figures=dict(released_total=74, applications_received=0))

JILIN = Prose(
    title="{county}{place}{year}年政府信息公开工作年度报告",
    signer="{place}人民政府", signed="{next}年1月10日", signed_on=(1, 1, 10),
    preface=["本报告统计期限为{year}年1月1日至12月31日。"],
    parts=[
        ("OVERVIEW", "一、基本情况", [
            "{year}年，全镇共公开各类信息一百二十三条，编印工作简报18期，设立公开栏"
            "二十五块。"]),
        ("PROACTIVE", "二、主动公开情况", [
            "涉农补贴、粮食直补、新农合等信息全部上墙公示。"]),
        ("APPLICATIONS", "三、依申请公开情况", [
            "全年未受理政府信息公开申请。"]),
        ("DISPUTES", "四、行政复议、行政诉讼情况", [
            "未发生行政复议和行政诉讼。"]),
        ("PROBLEMS", "五、存在的问题及下步打算", [
            "人员少、任务重，公开的连续性不够。"]),
    ],
    figures=dict(
        released_total=123, periodical_issues=18, applications_received=0,
        reconsideration_total=0, litigation_total=0))

GUIZHOU = Prose(
    title="{county}财政局{year}年政府信息公开工作年度报告",
    signer="{county}财政局", signed="{next}年1月19日", signed_on=(1, 1, 19),
    preface=["统计期限自{year}年1月1日起至{year}年12月31日止。"],
    parts=[
        ("OVERVIEW", "一、总体情况", [
            "全年公开财政预决算、专项资金等信息，共公开政府信息134条，收到政府信息公"
            "开申请2件。"]),
        ("PROACTIVE", "二、主动公开政府信息情况", []),
        ("APPLICATIONS", "三、收到和处理政府信息公开申请情况", []),
        ("DISPUTES", "四、政府信息公开行政复议、行政诉讼情况", []),
        ("PROBLEMS", "五、存在的主要问题及改进情况", ["公开的时效性有待加强。"]),
        ("OTHER", "六、其他需要报告的事项", ["无。"]),
    ],
    figures=dict(released_total=134, applications_received=2))

QINGHAI = Prose(
    title="{county}人民政府{year}年政府信息公开工作年度报告",
    signer="{county}人民政府办公室", signed="{next}年1月29日",
    signed_on=(1, 1, 29),
    preface=["统计期限自{year}年1月1日起至{year}年12月31日止。"],
    parts=[
        ("OVERVIEW", "一、总体情况", [
            "全县各级行政机关主动公开政府信息11320条，收到政府信息公开申请87件。"]),
        ("PROACTIVE", "二、主动公开政府信息情况", []),
        ("APPLICATIONS", "三、收到和处理政府信息公开申请情况", []),
        ("DISPUTES", "四、政府信息公开行政复议、行政诉讼情况", []),
        ("PROBLEMS", "五、存在的主要问题及改进情况", [
            "乡镇之间公开水平不平衡。"]),
        ("OTHER", "六、其他需要报告的事项", ["无。"]),
    ],
    figures=dict(released_total=11320, applications_received=87))

GUANGXI = Prose(
    title="{county}{place}{year}年政府信息公开工作年度报告",
    signer="{county}{place}人民政府", signed="{next}年1月25日",
    signed_on=(1, 1, 25),
    preface=["统计期限为{year}年1月1日至{year}年12月31日。"],
    parts=[
        ("OVERVIEW", "一、总体情况", [
            "{year}年，我镇通过政府网站公开信息66条，通过镇村公示栏公开信息近200条，"
            "发放政策宣传单2万余份。政务大厅设有8个窗口，窗口工作人员12名。"]),
        ("PROACTIVE", "二、主动公开政府信息情况", []),
        ("APPLICATIONS", "三、收到和处理政府信息公开申请情况", []),
        ("DISPUTES", "四、政府信息公开行政复议、行政诉讼情况", []),
        ("PROBLEMS", "五、存在的主要问题及改进情况", [
            "壮乡群众获取信息的渠道仍较少。"]),
        ("OTHER", "六、其他需要报告的事项", ["无。"]),
    ],
    figures=dict(
        released_by_website=66, released_by_boards_and_periodical=200,
        printed_material=20000, service_windows=8, service_window_staff=12),
    approximate=["released_by_boards_and_periodical", "printed_material"])

ALL = {name: value for name, value in globals().items()
       if isinstance(value, Prose)}
