"""Quantities: claimkit beside what users would pick instead, on the same texts, in one run.

    python benchmarks/quantities_compared.py [--peers PYTHON] [--cases FILE.jsonl …] [GOLD.jsonl …]

`--peers` is the Python of an environment that holds text2num, edsnlp, quantulum3, recognizers-text-suite (with emoji<2) or duckling; each runs
in a process of its own, and one that is missing or crashes is told and skipped.

A quantity counts as read when a found one overlaps it and gives its value (or its two bounds): `value`; `with unit` also wants the unit,
compared after claimkit's own names. On annotated articles (GOLD) the figures are F1 over what is annotated, on single cases (`--cases`)
the share of cases. Numbers that a tool finds and nobody annotated (years, dates, scores) count as false.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Found = dict[str, Any]  # start, end, value or low and high, unit
Texts = list[str]
# What other tools call the units, after `plain`; claimkit's own names stand for themselves.
UNITS = {
    "euro": "eur", "dollar": "usd", "percentage": "%", "percent": "%", "year": "an", "month": "mois", "day": "jour", "week": "semaine", "hour": "heure",
    "second": "seconde", "metre": "m", "kilometre": "km", "gramme": "g", "kilogramme": "kg", "litre": "l", "millilitre": "ml", "centilitre": "cl",
    "centimetre": "cm", "kilogram": "kg", "gram": "g", "meter": "m", "degree_celsius": "°c", "degree": "°", "degre": "°", "celsius": "°c", "c": "°c",
    "f": "°f", "mile": "mi", "gallon": "gal", "dimensionless": "", "nb": "", "an": "an", "min": "minute", "h": "heure", "fahrenheit": "°f",
    "rial iranien": "irr", "riyal saudi": "sar", "shekel": "ils", "nouveau shekel israelien": "ils", "hectolitre": "hl",
}  # fmt: skip


def plain(unit: str | None) -> str:
    """A unit as it is compared: lower case, no accents, singular, claimkit's name."""
    text = unicodedata.normalize("NFD", (unit or "").lower().replace("€", "euro").replace("$", "dollar"))
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = text.rstrip("s") if len(text) > 4 else text
    return UNITS.get(text, text)


# Tools: each takes texts and gives, for each text, what it found.


def claimkit_(texts: Texts) -> Iterable[list[Found]]:
    import claimkit

    nlp = claimkit.load()
    for doc in nlp.pipe(texts):
        yield [
            {"start": q.span.start, "end": q.span.end, **q.model_dump(include={"value", "low", "high", "unit"})}
            for q in doc._.claimkit.quantities
        ]


def text2num(texts: Texts) -> Iterable[list[Found]]:
    import re

    from text_to_num import find_numbers

    class Word:
        def __init__(self, match: re.Match[str]) -> None:
            self.match = match

        def text(self) -> str:
            return self.match.group()

        def nt_separated(self, previous: Word) -> bool:  # noqa: ARG002 - its protocol
            return False

        def not_a_number_part(self) -> bool:
            return False

    for text in texts:
        words = [Word(m) for m in re.finditer(r"[\w'’,.\-]*\w|[^\w\s]", text)]
        found = find_numbers(words, "fr", 0)
        yield [
            {"start": words[n.start].match.start(), "end": words[n.end - 1].match.end(), "value": n.value, "unit": None}
            for n in found
            if not n.is_ordinal
        ]


def eds_nlp(texts: Texts) -> Iterable[list[Found]]:
    import edsnlp

    nlp = edsnlp.blank("fr")
    nlp.add_pipe("eds.sentences")
    nlp.add_pipe("eds.quantities", config={"quantities": "all"})
    for text in texts:
        out = []
        try:
            spans = nlp(text).spans.get("quantities", [])
        except NameError:  # it evaluates strings as code, and some are none: nothing found
            spans = []
        for span in spans:
            number, unit = getattr(span._.value, "value", None), getattr(span._.value, "unit", None)
            out.append(
                {"start": span.start_char, "end": span.end_char, "value": number if isinstance(number, int | float) else None, "unit": unit}
            )
        yield out


def quantulum3(texts: Texts) -> Iterable[list[Found]]:
    from quantulum3 import parser

    for text in texts:
        yield [{"start": q.span[0], "end": q.span[1], "value": q.value, "unit": q.unit.name} for q in parser.parse(text)]


def recognizers(texts: Texts) -> Iterable[list[Found]]:
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension, recognize_temperature
    from recognizers_text import Culture

    models = (recognize_percentage, recognize_currency, recognize_dimension, recognize_temperature, recognize_age, recognize_number)
    for text in texts:
        out: list[Found] = []
        for model in models:
            for result in model(text, Culture.French):
                if any(x["start"] <= result.end and result.start < x["end"] for x in out):
                    continue
                resolution = result.resolution or {}
                value = str(resolution.get("value") or "").rstrip("%").replace(",", ".")
                unit = "%" if model is recognize_percentage else resolution.get("unit")
                try:
                    number = float(value)
                except ValueError:
                    number = None
                out.append({"start": result.start, "end": result.end + 1, "value": number, "unit": unit})
        yield out


def duckling(texts: Texts) -> Iterable[list[Found]]:
    from duckling import DucklingWrapper, Language

    parser = DucklingWrapper(language=Language.FRENCH)
    for text in texts:
        out = []
        for found in (
            *parser.parse_money(text),
            *parser.parse_distance(text),
            *parser.parse_volume(text),
            *parser.parse_temperature(text),
            *parser.parse_number(text),
        ):
            number, unit = found["value"].get("value"), found["value"].get("unit")  # Java objects
            out.append(
                {
                    "start": found["start"],
                    "end": found["end"],
                    "value": None if number is None else float(str(number)),
                    "unit": unit and str(unit),
                }
            )
        yield out


TOOLS: dict[str, Callable[[Texts], Iterable[list[Found]]]] = {
    "claimkit": claimkit_,
    "text2num": text2num,
    "EDS-NLP": eds_nlp,
    "quantulum3": quantulum3,
    "Recognizers-Text": recognizers,
    "duckling": duckling,
}


def run_one(name: str) -> None:
    """Child process: texts as JSON on standard input, what was found and the seconds as JSON on standard output."""
    texts = json.load(sys.stdin)
    list(TOOLS[name](texts[:1]))  # what is loaded at the first call is no part of the time
    start = time.perf_counter()
    found = list(TOOLS[name](texts))
    json.dump({"found": found, "seconds": time.perf_counter() - start}, sys.stdout)


def ask(name: str, python: str, texts: Texts) -> dict[str, Any] | str:
    """What a tool gives, or why it does not run."""
    command = [python, "-W", "ignore", __file__, "--run", name]
    try:
        done = subprocess.run(
            command, input=json.dumps(texts), capture_output=True, text=True, check=False, timeout=900, cwd=Path(__file__).parent
        )
    except subprocess.TimeoutExpired:
        return "took more than 15 minutes"
    if done.returncode:
        last = done.stderr.strip().splitlines()
        return f"does not run here ({last[-1][:70] if last else done.returncode})"
    return json.loads(done.stdout.splitlines()[-1])


# Scoring.


def close(a: Any, b: Any) -> bool:
    return a is not None and b is not None and abs(float(a) - float(b)) <= 1e-4 * max(1.0, abs(float(b)))


def same_value(found: Found, want: Found) -> bool:
    if want.get("low") is not None and want.get("high") is not None:
        return close(found.get("low"), want["low"]) and close(found.get("high"), want["high"])
    wanted = next((want[k] for k in ("value", "low", "high") if want.get(k) is not None), None)
    return close(found.get("value"), wanted)


def same_unit(found: Found, want: Found) -> bool:
    units = {plain(u) for u in [want.get("unit"), *want.get("unit_ok", [])] if u}
    return not units or plain(found.get("unit")) in units


def matches(found: Found, want: Found, *, unit: bool) -> bool:
    overlap = found["start"] < want["end"] and want["start"] < found["end"]
    return overlap and same_value(found, want) and (not unit or same_unit(found, want))


def f1(found: list[list[Found]], wanted: list[list[Found]], *, unit: bool) -> float:
    hits = n_found = n_wanted = 0
    for these, those in zip(found, wanted, strict=True):
        left = [f for f in these if f.get("value") is not None or f.get("low") is not None]
        n_found += len(left)
        n_wanted += len(those)
        for want in those:
            hit = next((f for f in left if matches(f, want, unit=unit)), None)
            if hit is not None:
                hits += 1
                left.remove(hit)
    return 2 * hits / (n_found + n_wanted) if n_found + n_wanted else 0.0


def share(found: list[list[Found]], wanted: list[list[Found]], *, unit: bool) -> float:
    right = sum(
        (not these) if not those else all(any(matches(f, want, unit=unit) for f in these) for want in those)
        for these, those in zip(found, wanted, strict=True)
    )
    return right / len(wanted) if wanted else 0.0


def read_articles(paths: Iterable[str]) -> tuple[Texts, list[list[Found]]]:
    """Texts, and their annotated quantities, each once; vague ones are left out."""
    texts, wanted = [], []
    for path in paths:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            texts.append(document["text"])
            wanted.append(annotated(document))
    return texts, wanted


def annotated(document: dict[str, Any]) -> list[Found]:
    """The quantities of a document, each at the place nearest to its claim."""
    text, out = document["text"], {}
    for claim in document["claims"]:
        near = text.find(claim.get("anchor", claim["pred"]))
        for quantity in claim.get("quantities", []):
            if quantity.get("approx") == "vague":
                continue
            places = [i for i in range(len(text)) if text.startswith(quantity["text"], i)]
            start = min(places, key=lambda i: abs(i - near))
            out.setdefault(start, {**quantity, "start": start, "end": start + len(quantity["text"])})
    return list(out.values())


def read_cases(paths: Iterable[str]) -> tuple[Texts, list[list[Found]]]:
    """Single cases: a text and what is expected in it."""
    texts, wanted = [], []
    for path in paths:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            texts.append(case["text"])
            places = [(max(0, case["text"].find(want["text"])), want) for want in case["expect"]]
            wanted.append([{**want, "start": at, "end": at + len(want["text"])} for at, want in places])
    return texts, wanted


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", help="annotated articles")
    parser.add_argument("--cases", nargs="*", default=[], help="files of single cases")
    parser.add_argument("--peers", default=sys.executable, help="Python that has the other tools")
    parser.add_argument("--run", choices=TOOLS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.run:
        run_one(args.run)
        return
    articles, wanted = read_articles(args.gold)
    cases, expected = read_cases(args.cases)
    words = sum(len(text.split()) for text in articles)
    print(f"{len(articles)} articles, {words} words, {sum(map(len, wanted))} quantities; {len(cases)} cases")
    print(f"{'':17} articles: value  with unit   cases: value  with unit   articles, µs a word")
    for name in TOOLS:
        python = sys.executable if name == "claimkit" else args.peers
        on_articles = ask(name, python, articles) if articles else None
        on_cases = ask(name, python, cases) if cases and not isinstance(on_articles, str) else None
        if problem := next((x for x in (on_articles, on_cases) if isinstance(x, str)), None):
            print(f"{name:17} {problem}")
            continue
        left = [f1(on_articles["found"], wanted, unit=u) for u in (False, True)] if isinstance(on_articles, dict) else [0.0, 0.0]
        right = [share(on_cases["found"], expected, unit=u) for u in (False, True)] if isinstance(on_cases, dict) else [0.0, 0.0]
        pace = f"{on_articles['seconds'] / words * 1e6:12.0f}" if isinstance(on_articles, dict) else ""
        print(f"{name:17} {left[0]:15.3f} {left[1]:10.3f} {right[0]:14.3f} {right[1]:10.3f} {pace}")


if __name__ == "__main__":
    main()
