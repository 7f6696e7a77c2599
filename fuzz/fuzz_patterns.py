"""Worst cases of all regular expressions: `python -m fuzz.fuzz_patterns [path]`, with a path as `french/` only those of such sources.

Texts are made for each pattern from its own parts: runs of its characters, its repeated parts over and over, beginnings of matches that
come to nothing. A pattern whose cost grows faster than the text on one of them is a suspect (many are only ever used on a few characters);
it is guilty when the cost of `extract` grows so.
"""

from __future__ import annotations

import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from fuzz.patterns import built, written

import claimkit

ALPHABET = [*map(chr, range(9, 14)), *map(chr, range(32, 127)), *"éÀçœ«»“”’‘„…—–-‑\u00a0\u202f\u2009€½²°·\u2028\u200bß\u0301"]
RUNS = (
    "a",
    "A",
    "é",
    "1",
    " ",
    "\n",
    "\t",
    "'",
    "’",
    '"',
    "«",
    "»",
    "« ",
    "(",
    ".",
    ". ",
    "-",
    "—",
    "— ",
    ",",
    ", ",
    "a ",
    "A ",
    "Aa ",
    "1 ",
    "1.",
)
TAILS = ("", "!", "\n", "x", "\x00", " ;")
SMALL, LARGE = 6_000, 24_000
READ = 6_000, 24_000  # characters for `extract`
NOTICED = 0.2  # seconds of processor: below that nothing is said
GROWTH = 2.2  # times the growth of the text


class _TooLongError(Exception):
    pass


def _alarm(*_: object) -> None:
    raise _TooLongError


def seconds(work: Callable[[], object], limit: float) -> float:
    """Seconds of processor, cut at a limit."""
    signal.signal(signal.SIGVTALRM, _alarm)
    start = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        work()
    except _TooLongError:
        return max(limit, time.process_time() - start)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - start


def _in_class(items: Any) -> str:
    """A character that a class takes."""
    negated = bool(items) and items[0][0] is codes.NEGATE
    for op, value in items:
        if not negated and op is codes.LITERAL:
            return chr(value)
        if not negated and op is codes.RANGE:
            return chr(value[0])
    names = {codes.CATEGORY_DIGIT: r"\d", codes.CATEGORY_NOT_DIGIT: r"\D", codes.CATEGORY_SPACE: r"\s"}
    names |= {codes.CATEGORY_NOT_SPACE: r"\S", codes.CATEGORY_WORD: r"\w", codes.CATEGORY_NOT_WORD: r"\W"}

    def takes(char: str) -> bool:
        held = any(
            (op is codes.LITERAL and value == ord(char))
            or (op is codes.RANGE and value[0] <= ord(char) <= value[1])
            or (op is codes.CATEGORY and re.match(names[value], char) is not None)
            for op, value in items
        )
        return held != negated

    return next((char for char in ("a", "1", " ", *ALPHABET) if takes(char)), "a")


def sample(tree: Any, often: int = 1) -> str:
    """A string that the pattern takes, more or less; of alternatives the first."""
    out = ""
    for op, value in tree:
        if op is codes.LITERAL:
            out += chr(value)
        elif op is codes.NOT_LITERAL:
            out += "a" if value != ord("a") else "b"
        elif op is codes.ANY:
            out += "a"
        elif op is codes.IN:
            out += _in_class(value)
        elif op is codes.BRANCH:
            out += sample(value[1][0], often)
        elif op is codes.SUBPATTERN:
            out += sample(value[3], often)
        elif op in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            out += sample(value[2], often) * max(value[0], min(often, value[1] if isinstance(value[1], int) else often))
        elif op is codes.ATOMIC_GROUP:
            out += sample(value, often)
    return out


def repeats(tree: Any) -> Iterator[tuple[str, str]]:
    """(what stands before, what is repeated) of each part that may come many times."""
    for k, (op, value) in enumerate(tree):
        before = sample(tree[:k])
        if op in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            if value[1] is codes.MAXREPEAT or value[1] >= 5:
                bodies = value[2][0][1][1] if value[2][0][0] is codes.BRANCH else [value[2]]
                yield from ((before, sample(body)) for body in bodies[:6])
            yield from ((before + inner, what) for inner, what in repeats(value[2]))
        elif op is codes.BRANCH:
            yield from ((before + inner, what) for branch in value[1][:20] for inner, what in repeats(branch))
        elif op is codes.SUBPATTERN:
            yield from ((before + inner, what) for inner, what in repeats(value[3]))


def worst_cases(pattern: str, flags: int) -> Iterator[Callable[[int], str]]:
    """Texts as functions of their length."""
    tree = parser.parse(pattern, flags)
    whole = sample(tree)
    units = [*RUNS, whole, whole + " ", whole[:-1], whole[:-1] + " ", sample(tree, often=3) + " "]
    for unit in dict.fromkeys(unit for unit in units if unit):
        yield lambda size, unit=unit: unit * (size // len(unit))  # type: ignore[misc]
    for before, what in dict.fromkeys(repeats(tree)):
        if not what:
            continue
        for tail in TAILS:
            yield lambda size, before=before, what=what, tail=tail: before + what * ((size - len(before)) // len(what)) + tail  # type: ignore[misc]
        yield lambda size, unit=before + what: unit * (size // len(unit))  # type: ignore[misc]
        yield lambda size, unit=before + what * 40 + "!": unit * (size // len(unit))  # type: ignore[misc]


def suspects(pattern: str, flags: int) -> Iterator[Callable[[int], str]]:
    """The texts on which the cost of the pattern grows faster than they do."""
    compiled = re.compile(pattern, flags)
    for text_of in worst_cases(pattern, flags):
        small, large = text_of(SMALL), text_of(LARGE)
        dear = seconds(lambda text=large: sum(1 for _ in compiled.finditer(text)), 2.0)  # type: ignore[misc]
        if dear < NOTICED:
            continue
        cheap = seconds(lambda text=small: sum(1 for _ in compiled.finditer(text)), 2.0)  # type: ignore[misc]
        if dear >= 2.0 or dear > GROWTH * cheap * LARGE / SMALL:
            yield text_of


def main() -> None:
    """Tells of each guilty pattern."""
    every = {**written().places, **built().places}
    guilty = 0
    nlp = claimkit.load()
    done: dict[str, float] = {}
    claimkit.extract("Le maire dort.", nlp=nlp)
    for (pattern, flags), place in sorted(every.items(), key=lambda item: item[1]):
        if not place.startswith(tuple(sys.argv[1:]) or ""):
            continue
        found = list(suspects(pattern, flags))
        worst = 0.0
        for text_of in found:
            # Behind a sentence too: what begins a text is a headline.
            for make in (text_of, lambda size, text_of=text_of: "Le maire dort à Brest depuis lundi.\n\n" + text_of(size) + "\n\nFin."):  # type: ignore[misc]
                small, large = make(READ[0]), make(READ[1])
                if large[:300] in done:
                    continue
                costs = [seconds(lambda text=text: claimkit.extract(text, nlp=nlp), 40.0) for text in (small, large)]  # type: ignore[misc]
                done[large[:300]] = growth = costs[1] / costs[0] / (READ[1] / READ[0])
                worst = max(worst, growth)
                if (growth > GROWTH and costs[1] > 1) or costs[0] >= 20:
                    guilty += 1
                    print(
                        f"GUILTY {place}: {costs[0]:.1f} s, {costs[1]:.1f} s: {growth:.1f} times the growth of {large[:80]!r}", flush=True
                    )
        if found:
            print(f"suspect {place}: {len(found)} texts, at most {worst:.1f} times the growth of the text; {pattern[:70]!r}", flush=True)
    print(f"{len(every)} patterns, {guilty} worst cases on which extract grows faster than the text")
    sys.exit(1 if guilty else 0)


if __name__ == "__main__":
    main()
