"""The tables of a report as their official templates set them."""

from dataclasses import dataclass

import catalogue


@dataclass
class Cell:
    text: str = ""
    columns: int = 1
    rows: int = 1


@dataclass
class Table:
    name: str
    rows: list  # of lists of Cell

    def grid(self):
        """Rows of texts; what a merged cell covers is empty."""
        covered = {}
        lines = []
        for y, row in enumerate(self.rows):
            line, x = [], 0
            for cell in row:
                while covered.pop((y, x), False):
                    line.append("")
                    x += 1
                line.append(cell.text)
                for dy in range(cell.rows):
                    for dx in range(cell.columns):
                        if dx or dy:
                            covered[y + dy, x + dx] = True
                x += 1
            while covered.pop((y, x), False):
                line.append("")
                x += 1
            lines.append(line)
        return lines

    def find(self, text):
        """The index of the row that has a cell of this text."""
        for y, row in enumerate(self.rows):
            if any(cell.text == text for cell in row):
                return y
        raise KeyError(text)


def _texts(*texts):
    return [Cell(text) for text in texts]


_BLOCKS = {
    "FORM_2019": [
        ("第二十条第（一）项",
         ["本年新制作数量", "本年新公开数量", "对外公开总数量"],
         ["规章", "规范性文件"]),
        ("第二十条第（五）项",
         ["上一年项目数量", "本年增/减", "处理决定数量"],
         ["行政许可", "其他对外管理服务事项"]),
        ("第二十条第（六）项",
         ["上一年项目数量", "本年增/减", "处理决定数量"],
         ["行政处罚", "行政强制"]),
        ("第二十条第（八）项", ["上一年项目数量", "本年增/减"],
         ["行政事业性收费"]),
        ("第二十条第（九）项", ["采购项目数量", "采购总金额"],
         ["政府集中采购"]),
    ],
    "FORM_2021": [
        ("第二十条第（一）项",
         ["本年制发件数", "本年废止件数", "现行有效件数"],
         ["规章", "行政规范性文件"]),
        ("第二十条第（五）项", ["本年处理决定数量"], ["行政许可"]),
        ("第二十条第（六）项", ["本年处理决定数量"],
         ["行政处罚", "行政强制"]),
        ("第二十条第（八）项", ["本年收费金额（单位：万元）"],
         ["行政事业性收费"]),
    ],
}


def proactive(form, shown):
    fields = catalogue.proactive_rows(form)
    rows = []
    for heading, columns, labels in _BLOCKS[form]:
        rows.append([Cell(heading, columns=4)])
        last = Cell(columns[-1], columns=4 - len(columns))
        rows.append(_texts("信息内容", *columns[:-1]) + [last])
        for label in labels:
            row = [Cell(label)]
            for name in fields[label]:
                row.append(Cell(shown(f"proactive.{name}")))
            row[-1].columns = 5 - len(row)
            rows.append(row)
    return Table("proactive", rows)


_GROUPS = {"refused": "（三）不予公开", "unavailable": "（四）无法提供",
           "not_processed": "（五）不予处理", "other": "（六）其他处理"}


def applications(form, shown):
    """Three columns of labels, seven of figures."""
    rows = [
        [Cell("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项"
              "之和）", columns=3, rows=3), Cell("申请人情况", columns=7)],
        [Cell("自然人", rows=2), Cell("法人或其他组织", columns=5),
         Cell("总计", rows=2)],
        _texts("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
    ]
    listed = catalogue.application_rows(form)
    inner = [name for name, label in listed if label[0] not in "一二四"]
    groups = {}
    for name, label in listed:
        if label[0].isdigit():
            group = next(g for g in _GROUPS if name.startswith(g))
            groups.setdefault(group, []).append(name)
    for name, label in listed:
        row = []
        if name == inner[0]:
            row.append(Cell("三、本年度办理结果", rows=len(inner)))
        if label[0].isdigit():
            group = next(g for g in _GROUPS if name.startswith(g))
            if groups[group][0] == name:
                row.append(Cell(_GROUPS[group], rows=len(groups[group])))
            row.append(Cell(label))
        else:
            row.append(Cell(label, columns=2 if name in inner else 3))
        for column, _ in catalogue.APPLICANTS:
            row.append(Cell(shown(f"applications.{name}.{column}")))
        rows.append(row)
    return Table("applications", rows)


def disputes(shown):
    results = [label for _, label in catalogue.RESULTS]
    rows = [
        [Cell("行政复议", columns=5), Cell("行政诉讼", columns=10)],
        [Cell(label, rows=2) for label in results] +
        [Cell("未经复议直接起诉", columns=5), Cell("复议后起诉", columns=5)],
        _texts(*results, *results),
        [Cell(shown(f"disputes.{group}.{result}"))
         for group in catalogue.dispute_groups()
         for result, _ in catalogue.RESULTS],
    ]
    return Table("disputes", rows)


def annex(shown):
    rows = [_texts("统计指标", "单位", "统计数")]
    for name, label, unit in catalogue.annex_rows():
        rows.append(_texts(label, unit, shown(f"annex_2014.{name}")))
    return Table("annex_2014", rows)


def tables(form, shown):
    if form == "FORM_2014":
        return [annex(shown)]
    if form == "FORM_PRE_2014":
        return []
    return [proactive(form, shown), applications(form, shown),
            disputes(shown)]
