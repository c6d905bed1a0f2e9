"""One document of the corpus, and what a reader must make of it."""

from dataclasses import dataclass, field

import catalogue
import layouts
import tables
import word
from prose import Prose

FORM_OF_YEAR = [(2014, "FORM_PRE_2014"), (2019, "FORM_2014"),
                (2021, "FORM_2019"), (9999, "FORM_2021")]

MARKS = {"/", "-", "—", "无", "－", "——", "*"}
# What a note says was wrong, by what stood in the cell.
REPAIRED, UNREADABLE = "F-FMT-05", "F-FMT-01"


@dataclass
class Place:
    code: str
    county: str
    name: str
    # As title and signature give it together.
    organ: str
    kind: str = "GOVERNMENT"


@dataclass
class Document:
    name: str
    place: Place
    prose: Prose
    year: int
    # {row or cell: figures}; see Values. None: no tables at all.
    values: dict = None
    layout: str = "tabs"
    form: str = ""
    # What stands in cells instead of the number alone: {cell: (text, value)}.
    printed: dict = field(default_factory=dict)
    # The unit that the document names for the procurement amount.
    unit: str = ""
    # Cells that are printed as nothing.
    blank: list = field(default_factory=list)
    # Changes the tables, the list of tables.Table, before they are set.
    damage: list = field(default_factory=list)
    # Changes the text of the whole document.
    rewrite: list = field(default_factory=list)
    # What the changes must lead to.
    lost: list = field(default_factory=list)
    repaired_labels: list = field(default_factory=list)
    doubts: list = field(default_factory=list)
    position_only: list = field(default_factory=list)
    local_rows: list = field(default_factory=list)
    candidates: list = field(default_factory=list)
    # As `disclosurectl import` takes it: {"county": "430321"}.
    asked: dict = field(default_factory=dict)
    # Fields of the report that differ from what prose and place say.
    but: dict = field(default_factory=dict)
    figures_but: dict = field(default_factory=dict)
    published: tuple = None  # (line above the text, (year, month, day))
    # Compared only where the layout leaves the paragraphs recognisable.
    narrative: bool = True
    # Sets the document as a web page, or as DOCX, instead of text.
    page: object = None
    word: bool = False

    def __post_init__(self):
        if not self.form:
            self.form = next(f for year, f in FORM_OF_YEAR if self.year < year)
        self.cells = expand(self.values, self.form)
        for cell, (_, value) in self.printed.items():
            assert cell in self.cells, cell
            self.cells[cell] = value
        for cell in [*self.blank]:
            assert cell in self.cells, cell
            self.cells[cell] = None

    def fill(self, text):
        return text.format(county=self.place.county, place=self.place.name,
                           year=self.year, next=self.year + 1)

    def shown(self, cell):
        if cell in self.printed:
            return self.printed[cell][0]
        value = self.cells[cell]
        if value is None:
            return ""
        if cell in MONEY:
            whole, rest = divmod(value, 10000)
            return f"{whole}.{rest:04d}".rstrip("0").rstrip(".")
        return str(value)

    def made_tables(self):
        made = []
        if self.values is not None:
            made = tables.tables(self.form, self.shown)
        for change in self.damage:
            change(made)
        return {table.name: table for table in made}

    def text(self):
        made = self.made_tables()
        whole_line = self.layout.startswith("one_line")
        end = " " if whole_line else "\n"
        lines = []
        if self.published:
            lines.append(self.published[0])
        lines += self.fill(self.prose.title).split("\n")
        lines += [self.fill(text) for text in self.prose.preface]
        below = {"PROACTIVE": "proactive", "APPLICATIONS": "applications",
                 "DISPUTES": "disputes"}
        for kind, heading, paragraphs in self.prose.parts:
            lines.append(heading)
            lines += [self.fill(text) for text in paragraphs]
            if below.get(kind) in made:
                lines.append(layouts.text_table(made[below[kind]],
                                                self.layout))
        if "annex_2014" in made:
            lines.append("政府信息公开情况统计表（" + str(self.year) +
                         "年度）")
            lines.append(layouts.text_table(made["annex_2014"], self.layout))
        if self.prose.signer:
            lines += [self.fill(self.prose.signer),
                      self.fill(self.prose.signed)]
        text = end.join(lines) + "\n"
        for change in self.rewrite:
            changed = change(text)
            assert changed != text, f"{self.name}: a rewrite changes nothing"
            text = changed
        return text


    def file(self):
        """The ending of its name, and its bytes."""
        if self.word:
            return ".docx", word.docx(self)
        if not self.page:
            return ".txt", self.text().encode()
        page = self.page().page(self)
        for change in self.rewrite:
            changed = change(page)
            assert changed != page, f"{self.name}: a rewrite changes nothing"
            page = changed
        encoding = "gb18030" if self.page.charset != "utf-8" else "utf-8"
        return ".html", page.encode(encoding)


MONEY = {"proactive.fee_amount_yuan", "annex_2014.fees_charged_yuan",
         "annex_2014.budget_yuan"}


def expand(values, form):
    """Every cell of the form: those named, sums where sums are due, else 0.

    A row of table 3 is the list of its six classes of applicants; what the
    form itself checks must hold.
    """
    if values is None:
        return {}
    cells = dict.fromkeys(catalogue.cells(form), 0)
    rows = {}
    columns = [name for name, _ in catalogue.APPLICANTS][:-1]
    for name, value in values.items():
        if isinstance(value, list):
            rows[name] = value + [0] * (len(columns) - len(value))
        else:
            full = next(c for c in cells
                        if c == name or c.split(".", 1)[1] == name)
            cells[full] = value
    if form in ("FORM_2019", "FORM_2021"):
        fill_applications(cells, rows, columns)
        fill_disputes(cells)
    return cells


def fill_applications(cells, rows, columns):
    outside = {"received_new", "carried_in", "carried_out"}
    rows["outcome_total"] = [
        sum(row[i] for name, row in rows.items() if name not in outside)
        for i in range(len(columns))]
    for name, row in rows.items():
        for column, value in zip(columns, row):
            cell = f"applications.{name}.{column}"
            assert cell in cells, cell
            cells[cell] = value
        cells[f"applications.{name}.total"] = sum(row)
    for column in [*columns, "total"]:
        def at(name, column=column):
            return cells[f"applications.{name}.{column}"]
        assert (at("received_new") + at("carried_in") ==
                at("outcome_total") + at("carried_out")), column


def fill_disputes(cells):
    for group in catalogue.dispute_groups():
        cells[f"disputes.{group}.total"] = sum(
            cells[f"disputes.{group}.{result}"]
            for result, _ in catalogue.RESULTS[:-1])
