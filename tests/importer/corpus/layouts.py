"""Sets tables and paragraphs the ways that published documents do."""

import html


def _filled(row):
    return [text for text in row if text]


def _box(grid):
    width = max(len(row) for row in grid)
    rule = "─" * 6
    lines = ["┌" + "┬".join([rule] * width) + "┐"]
    for row in grid:
        lines.append("│" + "│".join(f" {text} " for text in row) + "│")
        lines.append("├" + "┼".join([rule] * width) + "┤")
    lines[-1] = "└" + "┴".join([rule] * width) + "┘"
    return "\n".join(lines)


def _markdown(grid):
    lines = ["| " + " | ".join(row) + " |" for row in grid]
    lines.insert(1, "|" + "---|" * max(len(row) for row in grid))
    return "\n".join(lines)


TEXT = {
    "tabs": lambda grid: "\n".join("\t".join(row) for row in grid),
    # Merged cells stand once and leave nothing behind.
    "tight_tabs": lambda grid: "\n".join(
        "\t".join(_trimmed(row)) for row in grid),
    "pipes": lambda grid: "\n".join(" | ".join(row) for row in grid),
    "closed_pipes": lambda grid: "\n".join(
        "|" + "|".join(row) + "|" for row in grid),
    "markdown": _markdown,
    "box": _box,
    "spaces": lambda grid: "\n".join("  ".join(_filled(row)) for row in grid),
    "cell_lines": lambda grid: "\n".join(
        text for row in grid for text in _filled(row)),
    "spaced_cell_lines": lambda grid: "\n\n".join(
        text for row in grid for text in _filled(row)),
    "pipe_lines": lambda grid: "\n".join(
        f"{text}\n|" for row in grid for text in _filled(row)),
    "one_line": lambda grid: " ".join(
        text for row in grid for text in _filled(row)),
    "one_line_pipes": lambda grid: " | ".join(
        text for row in grid for text in _filled(row)) + " |",
}


def _trimmed(row):
    """Without the blanks before the label."""
    row = list(row)
    while row and not row[0]:
        row.pop(0)
    return row


def text_table(table, layout):
    return TEXT[layout](table.grid())


def html_table(table, attributes=' border="1" cellspacing="0"'):
    lines = [f"<table{attributes}>", "<tbody>"]
    for row in table.rows:
        cells = ""
        for cell in row:
            spans = ""
            if cell.columns > 1:
                spans += f' colspan="{cell.columns}"'
            if cell.rows > 1:
                spans += f' rowspan="{cell.rows}"'
            cells += (f"<td{spans}><p><span>"
                      f"{html.escape(cell.text, quote=False)}"
                      "</span></p></td>")
        lines.append(f"<tr>{cells}</tr>")
    return "\n".join([*lines, "</tbody>", "</table>"])
