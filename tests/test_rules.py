"""The registry of rules: each fires in its example and not in its counter-example; no id is without a row, no row without a rule."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from benchmarks.rules import KEEPS

import claimkit
from claimkit.display.languages import words_of
from claimkit.errors import LexiconError
from claimkit.lexicons import Lexicons
from claimkit.lexicons.calendar import DateRule
from claimkit.rules import Layer, Rule, read_rules, rules, says

if TYPE_CHECKING:
    from spacy.language import Language

SOURCE = Path(claimkit.__file__).parent
FAMILIES = {rule.split(".")[0] for rule in rules()}
# Written in code as a whole: `"location.host"`, and not the columns of tables.
ID = re.compile(rf'"((?:{"|".join(sorted(FAMILIES))})\.[a-z_.]+[a-z])"')


@pytest.mark.parametrize("row", rules().values(), ids=str)
def test_rules_fire_in_their_example(nlp: Language, row: Rule) -> None:
    fired = {f.rule for f in claimkit.explain(row.example, published="2024-11-11", nlp=nlp)}
    assert row.id in fired


@pytest.mark.parametrize("row", rules().values(), ids=str)
def test_rules_do_not_fire_in_their_counter_example(nlp: Language, row: Rule) -> None:
    fired = {f.rule for f in claimkit.explain(row.counter, published="2024-11-11", nlp=nlp)}
    assert row.id not in fired


def test_rules_have_a_row_for_each_id_that_is_written_in_code() -> None:
    code = [path for folder in ("repair", "grammar", "layers") for path in (SOURCE / folder).rglob("*.py")]
    facts = SOURCE / "layers" / "claims" / "confidence.py"  # of the model, named alike
    written = {found for path in code if path != facts for found in ID.findall(path.read_text(encoding="utf-8"))}
    assert written
    assert written <= rules().keys()


def test_rules_have_a_row_for_each_id_of_the_date_grammar() -> None:
    assert {row.id for row in Lexicons().rows(DateRule)} <= rules().keys()


def test_rules_stand_by_layer() -> None:
    layers = [row.layer for row in rules().values()]
    assert sorted(layers, key=get_args(Layer).index) == layers


def test_rules_of_every_layer_can_be_weighed(nlp: Language) -> None:
    weighed = {type(nlp.get_pipe(f"claimkit_{component}").finder).__module__.split(".")[2] for component in KEEPS}
    assert weighed | {"repair"} == set(get_args(Layer)) == {row.layer for row in rules().values()}


def test_rules_say_what_they_look_at_in_both_languages() -> None:
    assert says("time.weekday", "fr").startswith("Un jour de la semaine")
    assert words_of("en").rule("time.weekday") == says("time.weekday", "en")
    assert says("no.such_rule", "en") == ""


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("case.new\ttimes\tA new case.\tUn nouveau cas.\tLe port ferme.", r"line 2: counter"),
        ("case.new\ttime\tA new case.\tUn nouveau cas.\tLe port ferme.\tLe port dort.", r"line 2: layer"),
        ("case.new\ttimes\tA new case.\tUn nouveau cas.\tLe port ferme.\tLe port dort.\n" * 2, r"line 3: 'case.new' stands twice"),
    ],
)
def test_rules_refuse_rows_that_are_wrong(row: str, told: str) -> None:
    with pytest.raises(LexiconError, match=rf"rules\.tsv, {told}"):
        read_rules(f"id\tlayer\ten\tfr\texample\tcounter\n{row}")


def test_explain_tells_rule_layer_words_and_sentence(nlp: Language) -> None:
    found = claimkit.explain("Le port aurait fermé lundi.", published="2024-11-11", lang="fr", nlp=nlp)
    assert [(f.rule, f.layer, f.span.text) for f in found] == [
        ("actor.subject", "claims", "Le port"),
        ("hedge.conditional", "doubt", "aurait"),
        ("claim.finite", "claims", "aurait fermé"),
        ("time.weekday", "times", "lundi"),
    ]
    assert found[0].says == says("actor.subject", "fr")


def test_explain_reads_a_doc_that_was_annotated(nlp: Language) -> None:
    text = "Selon la mairie, 300 personnes ont manifesté."
    assert claimkit.explain(claimkit.annotate(text, nlp=nlp)) == claimkit.explain(text, nlp=nlp)


def test_explain_refuses_other_languages(nlp: Language) -> None:
    with pytest.raises(claimkit.OptionError, match="use 'en' or 'fr'"):
        claimkit.explain("Il pleut.", lang="de", nlp=nlp)  # type: ignore[arg-type]
