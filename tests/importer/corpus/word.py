"""The documents as DOCX: the least that a word processor would open."""

import io
import zipfile
from xml.sax.saxutils import escape

_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType=\
"application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" ContentType="application/vnd.\
openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
"""
_RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns=\
"http://schemas.openxmlformats.org/package/2006/relationships">\
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/\
2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
"""
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _runs(text):
    """A run for every few characters, as editing leaves them."""
    pieces = [text[i:i + 7] for i in range(0, len(text), 7)]
    return "".join(f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
                   f'<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
                   for piece in pieces)


def _paragraph(text):
    return f"<w:p>{_runs(text)}</w:p>"


def _table(table):
    """Cells merged downwards stand in each row, and say that they go on."""
    rows = []
    open_cells = {}  # column: (rows left, columns)
    for row in table.rows:
        cells, x, given, opened = "", 0, list(row), {}
        while given or x in open_cells:
            if x in open_cells:
                left, columns = open_cells.pop(x)
                cells += _cell("", columns, "<w:vMerge/>")
                if left > 1:
                    opened[x] = (left - 1, columns)
                x += columns
                continue
            cell = given.pop(0)
            merge = ""
            if cell.rows > 1:
                merge = '<w:vMerge w:val="restart"/>'
                opened[x] = (cell.rows - 1, cell.columns)
            cells += _cell(cell.text, cell.columns, merge)
            x += cell.columns
        open_cells = opened
        rows.append(f"<w:tr>{cells}</w:tr>")
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def _cell(text, columns, merge):
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return (f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{_paragraph(text)}</w:tc>")


def docx(document):
    made = document.made_tables()
    below = {"PROACTIVE": "proactive", "APPLICATIONS": "applications",
             "DISPUTES": "disputes"}
    body = [_paragraph(document.fill(text))
            for text in [*document.prose.title.split("\n"),
                         *document.prose.preface]]
    for kind, heading, paragraphs in document.prose.parts:
        body.append(_paragraph(heading))
        body += [_paragraph(document.fill(text)) for text in paragraphs]
        if below.get(kind) in made:
            body.append(_table(made[below[kind]]))
    if "annex_2014" in made:
        body.append(_paragraph("政府信息公开情况统计表"))
        body.append(_table(made["annex_2014"]))
    body += [_paragraph(document.fill(document.prose.signer)),
             _paragraph(document.fill(document.prose.signed))]
    text = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<w:document xmlns:w="{_NAMESPACE}"><w:body>{"".join(body)}'
            "<w:sectPr/></w:body></w:document>\n")
    return _zip({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS,
                 "word/document.xml": text})


def _zip(parts):
    """The same bytes whenever it is made."""
    bytes_ = io.BytesIO()
    with zipfile.ZipFile(bytes_, "w") as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (2022, 1, 20, 9, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)
    return bytes_.getvalue()
