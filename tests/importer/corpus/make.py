#!/usr/bin/env python3
"""Makes the documents of tests/data/import, with what must come out of each.

    make.py           writes them, and takes away what it does not know
    make.py --check   exits 1 if a file differs from what would be written
"""

import sys

import catalogue
import documents
import expected

FOLDER = catalogue.ROOT / "tests/data/import"


def files():
    names = set()
    for document in documents.TEXTS:
        assert document.name not in names, document.name
        names.add(document.name)
        yield document.name + ".txt", document.text()
        yield document.name + ".report.textproto", expected.report(document)
        yield document.name + ".protocol.txt", expected.protocol(document)


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
        if path.exists() and path.read_bytes() == content:
            continue
        differing += 1
        if check:
            print(f"{path} differs from what make.py writes")
        else:
            path.write_bytes(content)
    return 1 if check and differing else 0


if __name__ == "__main__":
    sys.exit(main())
