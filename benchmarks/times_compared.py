# ruff: noqa: DTZ001 - calendar dates have no zone
"""Times found by claimkit, dateparser, EDS-NLP and MS Recognizers in the same texts.

    python benchmarks/times_compared.py --gold tests/behaviour/articles.jsonl [--suites CASES.jsonl …]
        [--peers PYTHON]     the interpreter of an environment with the other libraries (they pin other versions than claimkit's):
                             pip install dateparser edsnlp recognizers-text-date-time "emoji<2"

A library that cannot be imported is left out, and said so. A time is right when it overlaps the expected one and has the same first and last
day. To be generous: dateparser gives one moment and no grain, so it is right when its moment lies inside; MS Recognizers gives several
readings, so it is right when one of them is. In articles only recall is fair (the annotations leave out the dates of reports); how many
times each library finds stands beside it.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from datetime import date, datetime, timedelta
from pathlib import Path

LIBRARIES = ("claimkit", "dateparser", "edsnlp", "recognizers")


def days_of(iso: str) -> tuple[date, date]:
    """First day of an annotated value and the day after its last one."""
    if "/" in iso:
        first, last = iso.split("/")
        return days_of(first)[0], days_of(last)[1]
    iso = iso.split("T", maxsplit=1)[0]
    if found := re.fullmatch(r"(\d{4})-W(\d\d)", iso):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday, monday + timedelta(days=7)
    if found := re.fullmatch(r"(\d{4})-Q(\d)", iso):
        return days_of(f"{found[1]}-{3 * int(found[2]) - 2:02d}")[0], days_of(f"{found[1]}-{3 * int(found[2]):02d}")[1]
    parts = [int(p) for p in iso.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts) + timedelta(days=1)
    if len(parts) == 2:
        return date(*parts, 1), date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
    return date(parts[0], 1, 1), date(parts[0] + 1, 1, 1)


# Each finder takes a text and a day, and gives (start, end, [(first day, day after the last one or none)]) for each time.


def claimkit_finder():
    import claimkit

    nlp = claimkit.load()

    def find(text: str, day: date):
        times = claimkit.annotate(text, published=day, nlp=nlp)._.claimkit.times
        return [(t.span.start, t.span.end, [(t.start, t.end), days_of(t.value)]) for t in times if t.start]

    return find


def dateparser_finder():
    from dateparser.search import search_dates

    def find(text: str, day: date):
        settings = {"RELATIVE_BASE": datetime(day.year, day.month, day.day, 12), "PREFER_DATES_FROM": "past"}
        out, at = [], 0
        for words, moment in search_dates(text, languages=["fr"], settings=settings) or []:
            at = max(text.find(words, at), 0)
            out.append((at, at + len(words), [(moment.date(), None)]))
        return out

    return find


def edsnlp_finder():
    import edsnlp

    nlp = edsnlp.blank("eds")
    nlp.add_pipe("eds.dates")

    def interval(found, day: date):
        year, month, number = (getattr(found, name, None) for name in ("year", "month", "day"))
        if getattr(found, "direction", None) is None and year:
            return days_of(f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{number:02d}" if month and number else ""))
        moment = found.to_datetime(note_datetime=datetime(day.year, day.month, day.day))
        return None if moment is None else (moment.date(), moment.date() + timedelta(days=1))

    def find(text: str, day: date):
        doc = nlp(text)
        return [(s.start_char, s.end_char, [days]) for s in doc.spans["dates"] if (days := interval(s._.date, day))]

    return find


def recognizers_finder():
    from recognizers_date_time import Culture, recognize_datetime

    def days(value: dict):
        if "start" in value and "end" in value:
            return days_of(value["start"][:10])[0], days_of(value["end"][:10])[0]
        return days_of(value["value"][:10])

    def find(text: str, day: date):
        out = []
        for found in recognize_datetime(text, Culture.French, reference=datetime(day.year, day.month, day.day)):
            values = [
                v
                for v in (found.resolution or {}).get("values", [])
                if re.match(r"\d{4}-\d\d-\d\d", v.get("value") or v.get("start") or "") and ("value" in v or "end" in v)
            ]
            out.append((found.start, found.end + 1, [days(v) for v in values]))
        return out

    return find


FINDERS = {"claimkit": claimkit_finder, "dateparser": dateparser_finder, "edsnlp": edsnlp_finder, "recognizers": recognizers_finder}


def right(found, want, generous: bool) -> bool:
    start, end, first, last = want
    for a, b, readings in found:
        if (
            a < end
            and start < b
            and any((x <= first and y >= last and (x, y) == (first, last)) if y else generous and first <= x < last for x, y in readings)
        ):
            return True
    return False


def work(library: str, cases: list[dict]) -> dict:
    """Runs one library over the cases; called in its own interpreter."""
    find = FINDERS[library]()
    score = {"articles": [0, 0], "suites": [0, 0], "found": 0, "errors": 0}
    begun = time.perf_counter()
    for case in cases:
        day = date.fromisoformat(case["day"])
        try:
            found = find(case["text"], day)
        except Exception:
            found, score["errors"] = [], score["errors"] + 1
        wanted = [(a, b, date.fromisoformat(x), date.fromisoformat(y)) for a, b, x, y in case["want"]]
        hits = sum(right(found, w, generous=library == "dateparser") for w in wanted)
        if case["kind"] == "articles":
            score["articles"][0] += hits
            score["articles"][1] += len(wanted)
            score["found"] += len(found)
        else:
            score["suites"][0] += hits == len(wanted) if wanted else not found
            score["suites"][1] += 1
    score["seconds"] = round(time.perf_counter() - begun, 1)
    return score


def cases_of(gold: list[str], suites: list[str]) -> list[dict]:
    from claimkit.evaluation.gold import Placed, read_gold

    cases = []
    for document in read_gold(gold):
        want = {}
        for claim in document.claims:
            placed = Placed(document.text, claim)
            want |= {span: t.iso for t in claim.times if t.iso and (span := placed.find(t.text))}
        cases.append(
            {
                "kind": "articles",
                "text": document.text,
                "day": document.published,
                "want": [[*span, *map(str, days_of(iso))] for span, iso in want.items()],
            }
        )
    for path in suites:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            want = []
            for w in case["expect"]:
                at = max(case["text"].find(w["text"]), 0)
                first, last = (w["start"], w["end"]) if w.get("start") else map(str, days_of(w["value"][:10]))
                want.append([at, at + len(w["text"]), first[:10], last[:10]])
            cases.append({"kind": "suites", "text": case["text"], "day": case["reference"][:10], "want": want})
    return cases


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", nargs="*", default=[])
    parser.add_argument("--suites", nargs="*", default=[])
    parser.add_argument("--peers", default=sys.executable, help="interpreter that has the other libraries")
    parser.add_argument("--worker", choices=LIBRARIES, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.worker:
        print(json.dumps(work(args.worker, json.load(sys.stdin))))
        return
    cases = cases_of(args.gold, args.suites)
    print("| library | articles: recall | times found in them | suites: cases right | seconds |\n| --- | --- | --- | --- | --- |")
    for library in LIBRARIES:
        python = sys.executable if library == "claimkit" else args.peers
        run = subprocess.run([python, __file__, "--worker", library], input=json.dumps(cases), capture_output=True, text=True, check=False)
        if run.returncode:
            print(f"| {library} | left out: {run.stderr.strip().splitlines()[-1] if run.stderr.strip() else 'it did not run'} | | | |")
            continue
        s = json.loads(run.stdout.strip().splitlines()[-1])
        (a, b), (c, d) = s["articles"], s["suites"]
        print(
            f"| {library} | {a / b if b else 0:.2f} ({a} of {b}) | {s['found']} | {c / d if d else 0:.2f} ({c} of {d}) | {s['seconds']} |"
        )


if __name__ == "__main__":
    main()
