#!/usr/bin/env python3
"""Makes the documents of tests/data/import, with what must come out of each.

    make.py           writes them, and takes away what it does not know
    make.py --check   exits 1 if a file differs from what would be written
"""

import io
import sys
import zipfile

import catalogue
import documents
import expected
import web_documents

FOLDER = catalogue.ROOT / "tests/data/import"


def files():
    names = set()
    for document in [*documents.TEXTS, *web_documents.ALL]:
        assert document.name not in names, document.name
        names.add(document.name)
        ending, content = document.file()
        yield document.name + ending, content
        yield document.name + ".report.textproto", expected.report(document)
        yield document.name + ".protocol.txt", expected.protocol(document)


def same(kept, made, name):
    """Equal; of archives what is in them, for compressors differ."""
    if not name.endswith(".docx"):
        return kept == made
    return unpacked(kept) == unpacked(made)


def unpacked(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def left_over(names):
    return sorted(path for path in FOLDER.iterdir() if path.name not in names)


def main():
    check = "--check" in sys.argv
    differing = 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = list(files())
    for path in left_over({name for name, _ in made}):
        differing += 1
        print(f"{path} is made by nobody")
        if not check:
            path.unlink()
    for name, text in made:
        path = FOLDER / name
        content = text if isinstance(text, bytes) else text.encode()
        if path.exists() and same(path.read_bytes(), content, name):
            continue
        differing += 1
        if check:
            print(f"{path} differs from what make.py writes")
        else:
            path.write_bytes(content)
    return 1 if check and differing else 0


if __name__ == "__main__":
    sys.exit(main())
