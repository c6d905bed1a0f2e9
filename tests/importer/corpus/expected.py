"""What must come out: the report as text proto, and the protocol in short."""

import catalogue
from document import MARKS, MONEY, REPAIRED, UNREADABLE


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace(
        "\n", "\\n") + '"'


def date(year, month, day):
    return f"{{ year: {year} month: {month} day: {day} }}"


def note_of(document, cell):
    if cell not in document.printed:
        return None
    text, value = document.printed[cell]
    if text in MARKS:
        return None
    if value is None:
        return UNREADABLE
    plain = text.lstrip("+-－−")
    if all(c in "0123456789." for c in plain):
        return None
    return REPAIRED


def kept_cells(document):
    """The cells that come back with a figure."""
    return {cell: value for cell, value in document.cells.items()
            if value is not None and cell not in document.lost}


def report(document):
    d, place, prose = document, document.place, document.prose
    f = dict(division_code=place.code, organ=place.organ, kind=place.kind,
             scope="OWN_ORGAN", year=d.year, form=d.form, credit_code="",
             title=" ".join(d.fill(prose.title).split("\n")),
             signer=d.fill(prose.signer), web_address=prose.web_address,
             telephone=prose.telephone, contact=d.fill(prose.contact),
             period=prose.period)
    f.update(d.but)
    lines = []

    def add(name, value):
        if value:
            lines.append(f"{name}: {quoted(value)}")

    add("division_code", f["division_code"])
    organ = f"name: {quoted(f['organ'])}"
    if f["credit_code"]:
        organ += f" credit_code: {quoted(f['credit_code'])}"
    if f["kind"]:
        organ += f" kind: ORGAN_KIND_{f['kind']}"
    lines.append(f"organ {{ {organ} }}")
    if f["scope"]:
        lines.append(f"scope: SCOPE_{f['scope']}")
    lines.append(f"report_year: {f['year']}")
    lines.append(f"form: {f['form']}")
    if f["period"]:
        first, last = (f["period"] if f["period"] is not True else
                       ((d.year, 1, 1), (d.year, 12, 31)))
        lines.append(f"statistical_period {{ first_day {date(*first)} "
                     f"last_day {date(*last)} }}")
    lines += publication(d, f)
    lines += table_lines(d)
    lines += narrative_lines(d)
    lines += notes(d)
    return "\n".join(lines) + "\n"


def publication(d, f):
    after, month, day = d.prose.signed_on
    signed = f.get("signed", (d.year + after, month, day))
    lines = ["publication {", f"  title: {quoted(f['title'])}"]
    published = d.published[1] if d.published else signed
    if published:
        lines.append(f"  published_on {date(*published)}")
    if signed and signed != published:
        lines.append(f"  signed_on {date(*signed)}")
    for name in ("signer", "web_address", "telephone", "contact"):
        if f[name]:
            lines.append(f"  {name}: {quoted(f[name])}")
    return lines + ["}"]


def table_lines(d):
    """A line a row of a table."""
    lines, table, row = [], "", ""
    kept = kept_cells(d)
    for cell in catalogue.cells(d.form):
        if cell not in kept:
            continue
        *path, name = cell.split(".")
        if path[0] != table:
            lines += ["}"] if table else []
            table, row = path[0], ""
            lines.append(f"{table} {{")
        value = f"{name}: {kept[cell]}"
        if len(path) == 1:
            lines.append(f"  {value}")
        elif path[1] == row:
            lines[-1] = lines[-1][:-1] + value + " }"
        else:
            row = path[1]
            lines.append(f"  {row} {{ {value} }}")
    if d.unit and table:
        at = lines.index("proactive {") + 1
        lines.insert(at, f"  procurement_unit: MONEY_UNIT_{d.unit}")
    return lines + (["}"] if table else [])


def narrative_lines(d):
    lines = ["narrative_figures {"]
    figures = {**d.prose.figures, **d.figures_but}
    for name, value in figures.items():
        if value is not None:
            lines.append(f"  {name}: {value}")
    if d.prose.cadence:
        lines.append(f"  disclosure_cadence: {quoted(d.prose.cadence)}")
    for name, texts in (("assessment_parts", d.prose.assessment),
                        ("accountability_measures", d.prose.measures)):
        lines += [f"  {name}: {quoted(text)}" for text in texts]
    lines.append("}")
    if d.narrative:
        parts = [("PREFACE", "", d.prose.preface), *d.prose.parts]
        for kind, heading, paragraphs in parts:
            text = "\n".join(d.fill(t) for t in paragraphs)
            lines.append("narrative {")
            lines.append(f"  kind: PART_KIND_{kind}")
            if heading:
                lines.append(f"  heading: {quoted(heading)}")
            if text:
                lines.append(f"  text: {quoted(text)}")
            lines.append("}")
    lines += [f"approximate_cells: {quoted('narrative_figures.' + name)}"
              for name in d.prose.approximate]
    return lines


def notes(d):
    lines = []
    for table, label, text, value, unit in d.local_rows:
        item = (f"table: {quoted(table)} label: {quoted(label)} "
                f"text: {quoted(text)}")
        if value is not None:
            item += f" value: {value}"
        if unit:
            item += f" unit: {quoted(unit)}"
        lines.append(f"local_rows {{ {item} }}")
    for cell in catalogue.cells(d.form):
        rule = note_of(d, cell) if cell in d.cells else None
        if rule and cell not in d.lost:
            lines.append(f"import_notes {{ rule_id: {quoted(rule)} cell: "
                         f"{quoted(cell)} raw_text: "
                         f"{quoted(d.printed[cell][0])} }}")
    for label in dict.fromkeys(row[1] for row in d.local_rows):
        lines.append("import_notes { rule_id: \"F-STR-09\" raw_text: "
                     f"{quoted(label)} }}")
    return lines


def protocol(document):
    """Everything that is not a figure under its official label."""
    d = document
    lines = [f"asked {name}={value}" for name, value in d.asked.items()]
    repairs = len(d.repaired_labels)
    marked = []
    for cell in catalogue.cells(d.form):
        if cell not in d.printed or cell in d.lost:
            continue
        text, value = d.printed[cell]
        rule = note_of(d, cell)
        if rule == REPAIRED:
            repairs += 1
            marked.append(f"cell {cell} “{text}” = {value}, repaired")
        elif value is None:
            marked.append(f"cell {cell} “{text}” left blank")
    lines.append(f"cells {len(kept_cells(d))} of "
                 f"{len(catalogue.cells(d.form))}")
    lines.append(f"repairs {repairs}")
    lines += [f"label “{found}” is “{official}”"
              for found, official in d.repaired_labels]
    lines += marked
    lines += [f"position only {row}" for row in d.position_only]
    lines += [f"doubt {doubt}" for doubt in d.doubts]
    lines += [f"candidate {code}" for code in d.candidates]
    return "\n".join(lines) + "\n"
