"""The documents as web pages: the ways that sites and word processors write."""

import html


def escaped(text):
    return html.escape(text, quote=False)


class Page:
    """A page of an office, its tables with merged cells."""

    charset = "utf-8"

    def paragraph(self, text):
        return f'<p style="text-indent:2em">{self.words(text)}</p>'

    def heading(self, text):
        return f"<p><strong>{self.words(text)}</strong></p>"

    def words(self, text):
        return f'<span style="font-family:仿宋">{escaped(text)}</span>'

    def cell(self, cell, tag="td"):
        spans = ""
        if cell.columns > 1:
            spans += f' colspan="{cell.columns}"'
        if cell.rows > 1:
            spans += f' rowspan="{cell.rows}"'
        return f"<{tag}{spans}>{self.cell_text(cell.text)}</{tag}>"

    def cell_text(self, text):
        return f"<p>{self.words(text)}</p>" if text else "<p></p>"

    def table(self, table):
        lines = ['<table border="1" cellspacing="0"><tbody>']
        lines += ["<tr>" + "".join(self.cell(cell) for cell in row) + "</tr>"
                  for row in table.rows]
        return "\n".join([*lines, "</tbody></table>"])

    def head(self, title):
        return (f'<!DOCTYPE html>\n<html><head><meta charset="{self.charset}">'
                f"<title>{escaped(title)}_政府信息公开</title>\n"
                "<style>.top { color: red }</style>\n"
                "<script>var count = 12; document.write('3件');</script>\n"
                "</head>\n<body>\n")

    def above(self):
        return ('<div class="nav"><a href="/">首页</a> <a href="/zwgk/">政务公开'
                '</a></div>\n')

    def below(self):
        return ('<div class="footer">版权所有 政府办公室 '
                "备案号：湘ICP备05001234号</div>\n")

    def page(self, document):
        made = document.made_tables()
        lines = [document.fill(text)
                 for text in document.prose.title.split("\n")]
        body = [f'<h1>{"<br>".join(escaped(line) for line in lines)}</h1>']
        if document.published:
            body.append(self.paragraph(document.published[0]))
        body += [self.paragraph(document.fill(text))
                 for text in document.prose.preface]
        below = {"PROACTIVE": "proactive", "APPLICATIONS": "applications",
                 "DISPUTES": "disputes"}
        for kind, heading, paragraphs in document.prose.parts:
            body.append(self.heading(heading))
            body += [self.paragraph(document.fill(text))
                     for text in paragraphs]
            if below.get(kind) in made:
                body.append(self.table(made[below[kind]]))
        if "annex_2014" in made:
            body.append(self.heading("政府信息公开情况统计表（" +
                                     str(document.year) + "年度）"))
            body.append(self.table(made["annex_2014"]))
        body += [self.paragraph(document.fill(document.prose.signer)),
                 self.paragraph(document.fill(document.prose.signed))]
        title = " ".join(lines)
        return (self.head(title) + self.above() + "\n".join(body) + "\n" +
                self.below() + "</body></html>\n")


class WordPage(Page):
    """Saved by a word processor: a span for every few characters."""

    def words(self, text):
        pieces = [text[i:i + 4] for i in range(0, len(text), 4)]
        return "".join('<span lang="ZH-CN" style=\'font-family:"宋体"\'>'
                       f"{escaped(piece)}</span>" for piece in pieces)

    def paragraph(self, text):
        return (f'<p class="MsoNormal">{self.words(text)}<o:p></o:p></p>')

    def cell_text(self, text):
        return (f'<p class="MsoNormal" align="center">{self.words(text)}'
                "<o:p>&nbsp;</o:p></p>")

    def head(self, title):
        return (super().head(title) +
                "<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]-->\n")


class LayoutPage(Page):
    """Everything in cells of tables that only place it beside a menu."""

    def above(self):
        return ('<table width="980"><tr><td width="200"><ul><li><a href="/a">机构'
                '概况</a></li><li><a href="/b">通知公告</a></li></ul></td>'
                '<td><table width="100%"><tr><td>')

    def below(self):
        return ('</td></tr></table></td></tr><tr><td colspan="2">'
                "主办：政府办公室</td></tr></table>\n")


class BrokenPage(Page):
    """Without end tags, with stray ones and attributes without quotes."""

    def paragraph(self, text):
        return f"<p class=text>{escaped(text)}"

    def heading(self, text):
        return f"<p><b>{escaped(text)}</font>"

    def cell_text(self, text):
        return escaped(text)

    def cell(self, cell, tag="td"):
        return super().cell(cell, tag).replace('"', "").replace("</td>", "")

    def table(self, table):
        return super().table(table).replace("</tr>", "").replace(
            "</tbody></table>", "</div></table>")

    def below(self):
        return "</div></td><p>\n"


class GbPage(Page):
    charset = "gb2312"


class UnmergedPage(Page):
    """No merged cells: what they cover is empty, and &nbsp; at that."""

    def table(self, table):
        lines = ["<table>"]
        for row in table.grid():
            cells = "".join(f"<td>{escaped(text) or '&nbsp;'}</td>"
                            for text in row)
            lines.append(f"<tr>{cells}</tr>")
        return "\n".join([*lines, "</table>"])


class HeadedPage(Page):
    """thead, th, caption and blanks in cells."""

    def table(self, table):
        head, *rest = table.rows
        lines = ["<table><caption>表格</caption><thead><tr>" +
                 "".join(self.cell(cell, "th") for cell in head) +
                 "</tr></thead><tbody>"]
        lines += ["<tr>" + "".join(self.cell(cell) for cell in row) + "</tr>"
                  for row in rest]
        return "\n".join([*lines, "</tbody></table>"])

    def cell_text(self, text):
        return f"&nbsp; {escaped(text)} \n"


class PreformattedPage(Page):
    """Tables as text in <pre>, as from a mail."""

    def table(self, table):
        return "<pre>" + "\n".join(
            "\t".join(escaped(text) for text in row)
            for row in table.grid()) + "</pre>"


class BreakingPage(Page):
    """Paragraphs of one div, and labels in cells broken by <br>."""

    def paragraph(self, text):
        return f"&nbsp;&nbsp;&nbsp;&nbsp;{escaped(text)}<br/>"

    def heading(self, text):
        return f"{escaped(text)}<br/>"

    def cell_text(self, text):
        if len(text) < 9 or text.isdigit():
            return escaped(text)
        return escaped(text[:6]) + "<br/>" + escaped(text[6:])


class TwiceEscapedPage(Page):
    """Pasted as text that was HTML already."""

    def cell_text(self, text):
        return f"&amp;nbsp;{escaped(text)}&amp;nbsp;"

    def words(self, text):
        return escaped(text).replace("“", "&amp;ldquo;").replace(
            "”", "&amp;rdquo;")
