"""The cells of the forms, read out of report.proto: there is no other list."""

import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROTO = ROOT / "proto/disclosure/v1/report.proto"

_FIELD = re.compile(
    r"^  (?:optional )?(\w+) (\w+) = \d+ \[\(cell\) = \{(.*?)\}\];",
    re.DOTALL | re.MULTILINE,
)


def _fields(message):
    """(type, name, label, forms, unit) of each cell or row of a message."""
    text = PROTO.read_text(encoding="utf-8")
    body = re.search(rf"^message {message} \{{(.*?)^\}}", text,
                     re.DOTALL | re.MULTILINE).group(1)
    for kind, name, options in _FIELD.findall(body):
        label = re.search(r'\blabel: "(.*?)"', options).group(1)
        unit = re.search(r'\bunit: "(.*?)"', options)
        yield (kind, name, label, re.findall(r"FORM_\d+", options),
               unit.group(1) if unit else "")


def _columns(message):
    return [(name, label) for _, name, label, _, _ in _fields(message)]


APPLICANTS = _columns("ApplicantRow")
RESULTS = _columns("DisputeRow")


def application_rows(form):
    """(field, label) of table 3, in printed order."""
    return [(name, label) for _, name, label, forms, _ in
            _fields("Applications") if form in forms]


def dispute_groups():
    return [name for _, name, _, _, _ in _fields("Disputes")]


def annex_rows():
    """(field, label, unit) of the annex of 2014."""
    return [(name, label, unit) for _, name, label, _, unit in
            _fields("Annex2014")]


def proactive_rows(form):
    """{row label: [field, ...]} of table 2; of two wordings the form's own."""
    rows = {}
    for _, name, label, forms, _ in _fields("ProactiveDisclosure"):
        if form not in forms:
            continue
        row = label.rsplit(" ", 1)[0]
        if row.endswith("规范性文件"):
            row = "规范性文件" if form == "FORM_2019" else "行政规范性文件"
        rows.setdefault(row, []).append(name)
    return rows


def cells(form):
    """The full names of a form's cells, in printed order."""
    if form == "FORM_2014":
        return [f"annex_2014.{name}" for name, _, _ in annex_rows()]
    if form == "FORM_PRE_2014":
        return []
    names = [f"proactive.{name}" for fields in proactive_rows(form).values()
             for name in fields]
    names += [f"applications.{row}.{column}"
              for row, _ in application_rows(form)
              for column, _ in APPLICANTS]
    return names + [f"disputes.{group}.{result}"
                    for group in dispute_groups() for result, _ in RESULTS]
