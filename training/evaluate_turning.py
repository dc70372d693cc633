"""Scores turning points against breaks with known dates, in series of event data (``make evaluate``).

    python -m training.evaluate_turning [SHARED_DATA]

The series are daily sums of Goldstein scores between two countries: GDELT 2018–2020 as given, ICEWS 2005–2015 from its
quadruples. A break is found where a point lies within 21 days of it; the nearest tells the direction. ``breaks.csv``
beside this file has further breaks, small ones and in thin series too, ``breaks_gdelt.csv`` more of 2018 to 2020, small
ones above all: both were written down before any was looked at. *By chance* is
the share of days that lie within 21 days of a point: so many breaks would be found by points at random. An alarm finds
a break from 3 days before it to 30 days after.
"""

from __future__ import annotations

import csv
import gzip
import os
import re
import statistics
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import NamedTuple

from dragoman.relate.contrast import grid
from dragoman.relate.turning import SETTING, Setting, TurningPoint, several, turning_points
from dragoman.store.imports.parties import Parties

DATA = Path(os.environ.get("DRAGOMAN_DATA", Path(__file__).parents[2] / "shared" / "data"))
NEAR, EARLY, LATE = 21, 3, 30
OTHERS = [
    Setting(*values)
    for values in product(((14,), (7, 14), (5, 10, 20), (7, 14, 28)), (180, 240, 365), (0.25, 0.3, 0.35))
]

Series = list[tuple[str, float]]


class Break(NamedTuple):
    day: int
    direction: int
    event: str


class Case(NamedTuple):
    """A dyad in one data set with its known breaks."""

    dyad: str
    series: Series
    known: list[Break]

    def days(self) -> int:
        ends = sorted(date.fromisoformat(day).toordinal() for day, _ in self.series)
        return ends[-1] - ends[0] + 1


class Score(NamedTuple):
    found: int
    right: int
    known: int
    covered: int
    days: int
    points: int
    share: float
    """By chance, added up over the dyads; ``dyads`` are so many."""
    dyads: int = 1

    @classmethod
    def of(cls, case: Case, points: list[TurningPoint]) -> Score:
        first = min(date.fromisoformat(day).toordinal() for day, _ in case.series)
        span = range(first, first + case.days())
        dated = [(date.fromisoformat(point.date).toordinal(), point.direction) for point in points]
        near = [min(((abs(day - each.day), way) for day, way in dated), default=(9999, 0)) for each in case.known]
        hits = [(way, each) for (off, way), each in zip(near, case.known, strict=True) if off <= NEAR]
        covered = {at for day, _ in dated for at in range(day - NEAR, day + NEAR + 1) if at in span}
        right = sum(way == each.direction for way, each in hits)
        share = len(covered) / case.days()
        return cls(len(hits), right, len(case.known), len(covered), case.days(), len(points), share)

    def line(self) -> str:
        return (
            f"recall {self.found}/{self.known} = {self.found / self.known:.3f}  "
            f"by chance {self.covered / self.days:.3f} of days, {self.share / self.dyads:.3f} mean of dyads  "
            f"direction right {self.right}/{self.found} = {self.right / max(1, self.found):.3f}  "
            f"points a dyad-year {self.points / self.days * 365.25:.2f}"
        )


def total(scores: list[Score]) -> Score:
    return Score(*map(sum, zip(*scores, strict=True)))


def gdelt(folder: Path) -> dict[str, Series]:
    found: defaultdict[str, Series] = defaultdict(list)
    with gzip.open(folder / "gdelt_dyad_day_62c_2018_2020.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found[ordered(row["dyad"])].append((row["date"], float(row["score"])))
    return found


def icews(file: Path) -> dict[str, Series]:
    sums: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    parties = Parties()
    with gzip.open(file, "rt", encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            a, b = parties.named(row["source"]).country, parties.named(row["target"]).country
            if a and b and a != b:
                sums[ordered(f"{a}-{b}")][row["date"]] += float(row["goldstein"] or 0)
    return {dyad: sorted(days.items()) for dyad, days in sums.items()}


def ordered(dyad: str) -> str:
    return "-".join(sorted(dyad.split("-")))


def cases(series: dict[str, dict[str, Series]], table: Path) -> Iterator[Case]:
    """Dyads with the breaks of a table; those whose series hold nothing say so and count as missed."""
    known: defaultdict[tuple[str, str], list[Break]] = defaultdict(list)
    with table.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            source = re.split(r"[(;]", row["series"])[0]
            way = 1 if row["direction"] == "+" else -1
            day = date.fromisoformat(row["date"]).toordinal()
            known[source, ordered(row["dyad"])].append(Break(day, way, row["event"]))
    for (source, dyad), events in known.items():
        yield Case(f"{source} {dyad}", series[source].get(dyad, []), events)


def opposed(case: Case) -> list[Break]:
    """Breaks whose two weeks and two months from the day on both lie on the other side of the half year before."""
    if not case.series:
        return []
    values = {date.fromisoformat(day).toordinal(): value for day, value in case.series}

    def mean(first: int, last: int) -> float | None:
        inside = [values[day] for day in range(first, last) if day in values]
        return statistics.fmean(inside) if len(inside) > 4 else None

    found = []
    for each in case.known:
        before = mean(each.day - 180, each.day)
        after = [mean(each.day, each.day + days) for days in (14, 60)]
        if before is not None and all(one is not None and (one - before) * each.direction < 0 for one in after):
            found.append(each)
    return found


def by(setting: Setting, all_cases: list[Case]) -> list[Score]:
    return [Score.of(case, several(grid(case.series), setting)) for case in all_cases]  # type: ignore[arg-type]


def held_out(all_cases: list[Case]) -> Score:
    """Each dyad scored by the setting that is best on all others."""
    tried = [by(setting, all_cases) for setting in OTHERS]
    chosen = []
    for at in range(len(all_cases)):
        rest = [total([score for n, score in enumerate(scores) if n != at]) for scores in tried]
        best = max(
            range(len(OTHERS)), key=lambda n: (rest[n].covered <= 0.1 * rest[n].days, rest[n].found, rest[n].right)
        )
        chosen.append(tried[best][at])
    return total(chosen)


def live(all_cases: list[Case]) -> str:
    delays, right, count, known, days = [], 0, 0, 0, 0
    for case in all_cases:
        points = turning_points(case.series, live=True)
        count, days, known = count + len(points), days + case.days(), known + len(case.known)
        for each in case.known:
            after = [(date.fromisoformat(point.date).toordinal() - each.day, point.direction) for point in points]
            in_time = [(delay, way) for delay, way in after if -EARLY <= delay <= LATE]
            if in_time:
                delays.append(in_time[0][0])
                right += in_time[0][1] == each.direction
    return (
        f"recall {len(delays)}/{known} = {len(delays) / known:.3f}  direction right {right}/{len(delays)}  "
        f"median delay {statistics.median(delays):g} days  alarms a dyad-year {count / days * 365.25:.2f}"
    )


def main(data: Path = DATA) -> None:
    """Prints the scores, or that the data are absent."""
    folder = data / "relations"
    if not (folder / "turning_points_dev.csv").exists():
        print(f"turning points: not scored, {folder} is absent (name its parent in DRAGOMAN_DATA)")
        return
    series = {
        "icews0515": icews(folder / "icews0515_merged.csv.gz"),
        "icews21": icews(folder / "icews21_jan_aug.csv.gz"),
        "gdelt_graph": gdelt(folder),
    }
    everything = list(cases(series, folder / "turning_points_dev.csv"))
    scored = [case for case in everything if len(case.series) >= 20]
    further, more = (
        [case for case in cases(series, Path(__file__).with_name(name)) if len(case.series) >= 20]
        for name in ("breaks.csv", "breaks_gdelt.csv")
    )
    for case in everything:
        if case not in scored:
            print(f"  {case.dyad}: too few values ({len(case.series)}), left out: {case.known[0].event}")
        for each in opposed(case):
            print(f"  {case.dyad}: {each.event} is said to go {each.direction:+d}, its values go the other way")
    report: list[tuple[str, Callable[[], str]]] = [
        ("as shipped", lambda: total(by(SETTING, scored)).line()),
        ("each dyad held out", lambda: held_out(scored).line()),
        ("worst of the settings tried", lambda: min(total(by(one, scored)) for one in OTHERS).line()),
        ("live", lambda: live(scored)),
        ("further breaks", lambda: total(by(SETTING, further)).line()),
        ("further breaks, live", lambda: live(further)),
        ("more breaks", lambda: total(by(SETTING, more)).line()),
        ("more breaks, live", lambda: live(more)),
    ]
    for name, made in report:
        print(f"  {name:28} {made()}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA)
