# ruff: noqa: SIM905 - words in a row read better than in a list
"""Fuzzing of `extract`: `python -m fuzz.fuzz_extract [seconds] [seed]`, or under atheris with `--atheris` where it is installed.

French texts of our own (sentences here, the examples of the date rules, made-up articles) are cut, glued, repeated and soiled, and the
properties of every Extraction are checked. What breaks one is cut down to a short text that breaks it still, and told at the end; a text
that costs many times more a character than others do is told too.
"""

from __future__ import annotations

import random
import re
import statistics
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from benchmarks.articles import articles
from fuzz.spans import spans_of

import claimkit
from claimkit.evaluation.gold import read_gold

_SENTENCES = (
    "Selon la mairie, « 300 personnes » auraient manifesté hier à Lyon.",
    "Le 1er mai 2024, Kiev a dit que 45 M€…",
    "<p>\u202e\x00 «»’</p>",
    "« Nous n’avons pas signé », a déclaré mardi à l’AFP Jeanne Vauclair, présidente de la région, « mais nous le ferons. »",
    "D’après une source proche du dossier, entre 1 200 et 1 500 salariés, soit 12,5 % de l’effectif, pourraient partir d’ici à juin 2026.",
    "La ministre a-t-elle menti ? Elle affirme que non ; son prédécesseur, lui, n’en sait rien.",
    "— Marc Tavernel (@mtavernel) 3 mars 2021",
    "Question : Qu’en pensez-vous ?\nRéponse : C’est faux, et il le sait depuis le 12/03/2019 à 18h30.",
    "Par Léa Corbin\nPublié le 14 novembre 2024 à 7 h 05 - Lire aussi : https://exemple.fr/a?b=c",
    "Ni le préfet ni ses adjoints ne seraient venus ; la plupart d’entre eux étaient, dit-on, à Saint-Étienne-du-Bois (Vendée).",
    "Trois fois plus de voitures qu’en 2010 : 58 600 contre 19 000, environ -3 °C la nuit, 90 km/h, 2 €/kg, deux tiers des élus.",
    "“Il faut partir”, lâche-t-il. 'Non', répond-elle ; ‘peut-être’, selon l'association „Velcor“, citée par Le Phare du Velay.",
    "Fin mars début avril, l’avant-veille du 14-Juillet, au XIXe siècle, dans les années 1990, il y a près de six mois, lundi en huit.",
    "LE TRIBUNAL A CONDAMNÉ LA SOCIÉTÉ À 1,2 MILLION D'EUROS. Il aurait fallu qu'elle eût payé; elle n'a rien fait.",
)
_CUES = (
    *"« » “ ” \" ’ ' ( ) [ ] — – - … : ; , . ! ? @ # % € / \n \n\n \t \r \x00 \u00a0 \u202f \u2009 \u200b \u202e \ufeff \u0301 \u2028".split(
        " "
    ),
    *"que qu’ qui dont et ou ni ne pas selon dit-il a-t-il aurait est il elle leur y en si car".split(),
    *"1 12 300 2024 1er 45M€ 58 600 18h30 lundi mars demain hier depuis jusqu’au entre deux mille vingt-et-un demi".split(),
    *(
        "https://a.fr/b ",
        " — Nom (@nom) ",
        "M. ",
        "d’après ",
        "« Non », dit-il, « ",
        "\ud83d",
        "\U0001f600",
        "ﬁ",
        "İ",
        "ß",
        "Ⅻ",
        "²",
        "½",
        "٣",
    ),
)
_BEHAVIOUR = [Path(__file__).parent.parent / "tests" / "behaviour" / f"{name}.jsonl" for name in ("articles", "unseen_first", "unseen")]
_SLOW = 8.0  # times what a character of the other texts costs
_LONG_ENOUGH = 2_000  # characters from which the cost of one tells something


def one(text: str) -> None:
    """What must hold for any text."""
    found = claimkit.extract(text, published="2024-11-11", clauses="all")
    assert found.text == text, "another text"
    for span in spans_of(found):
        assert 0 <= span.start <= span.end <= len(text), "a span outside of the text"
        assert text[span.start : span.end] == span.text, "a span that does not slice the text"
    ids = [claim.id for claim in found.claims]
    assert len(set(ids)) == len(ids), "an id twice"
    heads = [claim.predicate.head.start for claim in found.claims]
    assert heads == sorted(heads), "claims out of order"
    assert all(a.span.end <= b.span.start for a, b in pairwise(found.blocks)), "blocks that cross, or out of order"
    written = found.model_dump_json()
    back = claimkit.Extraction.model_validate_json(written)
    # JSON joins two surrogates of a pair into one character; then only lengths can be compared.
    assert back == found or re.search("[\ud800-\udbff][\udc00-\udfff]", text), "JSON that reads back as something else"
    assert claimkit.extract(text, published="2024-11-11", clauses="all").model_dump_json() == written, "another result the second time"
    assert claimkit.annotate(text).text == re.sub("[\ud800-\udfff]", "\ufffd", text), "a Doc of another text"


def seeds() -> list[str]:
    """Texts of our own: sentences, the examples that stand beside the rules, articles, the sentences of those that are tests."""
    examples: list[str] = []
    package = Path(claimkit.__file__).parent
    for path in (package / "rules.tsv", *sorted((package / "lexicons").glob("*.tsv"))):
        lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        places = [k for k, name in enumerate(lines[0]) if "example" in name]
        examples += [line[k] for line in lines[1:] for k in places if k < len(line) and line[k]]
    written = [document.text for document in read_gold(_BEHAVIOUR)]
    # Cut behind a full stop only: quotations and their speakers are then found in new company.
    cut = [sentence for text in written for sentence in re.split(r"(?<=\.) |\n+", text) if sentence]
    return [*_SENTENCES, *examples, *articles(20, words=60, seed=8), *cut]


def _noise(chance: random.Random) -> str:
    return chr(chance.choice((chance.randrange(128), chance.randrange(0x3000), chance.randrange(0x110000))))


def _mutated(chance: random.Random, known: list[str]) -> str:
    whole = chance.random() < 0.4  # sentences left whole, as many as an article has: what goes wrong between them
    pieces = chance.choices((*_SENTENCES, *known), k=chance.randint(5, 20) if whole else chance.randint(1, 4))
    text = chance.choice((" ", " ", "\n\n") if whole else ("", " ", "\n", "\n\n")).join(pieces)
    for _ in range(chance.choice((0, 0, 1, 3) if whole else (1, 3, 10, 30))):
        at = chance.randrange(len(text) + 1)
        to = min(len(text), at + chance.choice((0, 1, 3, 20)))
        piece = text[at:to]
        changes: tuple[Callable[[], str], ...] = (
            lambda: _noise(chance),
            lambda: chance.choice(_CUES),
            lambda: " " + chance.choice(_CUES) + " ",
            lambda: "",
            lambda piece=piece: piece * chance.choice((2, 3, 50)),
            lambda piece=piece: piece.swapcase(),
            lambda piece=piece: piece[::-1],
            lambda piece=piece: piece.replace(" ", chance.choice(("\u00a0", "\u202f", "  ", "\n", "-", ""))),
        )
        text = text[:at] + chance.choice(changes)() + text[to:]
    if not chance.randrange(3):  # text that breaks off behind a word
        text = text[: chance.choice([0, *(word.end() for word in re.finditer(r"\w+['’]?|[^\w\s]", text))])]
    if not chance.randrange(20):
        text = "".join(_noise(chance) for _ in range(chance.randint(1, 300)))
    if not chance.randrange(20):
        start = chance.randrange(max(1, len(text)))
        text = text[start : start + 200] * chance.randint(2, 60)
    return text[:12_000]


def problem_of(text: str) -> str | None:
    """What is wrong with the Extraction of a text, or the exception that there is instead."""
    try:
        one(text)
    except AssertionError as error:
        return str(error)
    except Exception as error:  # noqa: BLE001 - that none comes is what is tested
        return type(error).__name__
    return None


def shortened(text: str, problem: str) -> str:
    """A short text with the same problem: pieces are left out as long as it stays."""
    size = max(1, len(text) // 2)
    while True:
        at = 0
        while at < len(text):
            less = text[:at] + text[at + size :]
            if problem_of(less) == problem:
                text = less
            else:
                at += size
        if size == 1:
            return text
        size //= 2


def main() -> None:
    """Runs until the time is over, or for ever under atheris."""
    if "--atheris" in sys.argv:
        import atheris

        sys.argv.remove("--atheris")
        atheris.Setup(sys.argv, lambda data: one(atheris.FuzzedDataProvider(data).ConsumeUnicode(400)))
        atheris.Fuzz()
        return
    seconds, seed = (*map(int, sys.argv[1:]), *(60, 1)[len(sys.argv) - 1 :])
    end, chance, known = time.monotonic() + seconds, random.Random(seed), seeds()
    problems: dict[str, str] = {}
    costs: list[float] = []
    slow: list[tuple[float, str]] = []
    texts = 0
    while time.monotonic() < end:
        text = _mutated(chance, known)
        texts += 1
        start = time.process_time()
        problem = problem_of(text)
        cost = (time.process_time() - start) / max(1, len(text))
        if problem is not None and problem not in problems:
            problems[problem] = text
            print(f"{problem}: shortened to {shortened(text, problem)!r}", flush=True)
        elif len(text) >= _LONG_ENOUGH:
            costs.append(cost)
            slow.append((cost, text))
            slow = sorted(slow, reverse=True)[:3]
    usual = statistics.median(costs or [0])
    dear = [(cost / usual, text) for cost, text in slow if cost > _SLOW * usual]
    for times, text in dear:
        print(f"{times:.1f} times the usual cost a character: {len(text)} characters, {text[:200]!r}")
    dearest = max(costs, default=0) / usual if usual else 0
    print(f"{texts} texts, {len(problems)} problems; dearest character of {len(costs)} long texts: {dearest:.1f} times the median")
    sys.exit(1 if problems or dear else 0)


if __name__ == "__main__":
    main()
