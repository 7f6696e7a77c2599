"""The word lists on amounts: they load, agree with each other, and the generated one matches its source."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from claimkit.lexicons import Lexicons, amounts
from claimkit.lexicons.reader import Row

ROOT = Path(__file__).parents[2]
TABLES = [
    amounts.Numeral,
    amounts.Unit,
    amounts.Currency,
    amounts.CurrencyForm,
    amounts.CurrencyClue,
    amounts.Approximator,
    amounts.VagueAmount,
    amounts.UnitClue,
    amounts.RestWord,
    amounts.Plural,
    amounts.Label,
    amounts.StatisticCue,
    amounts.Rate,
]


@pytest.mark.parametrize("row_type", TABLES)
def test_amounts_tables_load(row_type: type[Row]) -> None:
    assert len(Lexicons().rows(row_type)) > 10


def test_amounts_clues_name_a_form_that_exists() -> None:
    forms = {row.form for row in Lexicons().rows(amounts.CurrencyForm)} | {row.form for row in Lexicons().rows(amounts.Currency)}
    assert {row.form for row in Lexicons().rows(amounts.CurrencyClue)} <= forms


def test_amounts_plurals_are_lower_case() -> None:
    assert [r.plural for r in Lexicons().rows(amounts.Plural) if r.plural != r.plural.lower()] == []


def _tool() -> ModuleType:
    pytest.importorskip("babel", reason="babel, the source of the currency names, is not installed")
    spec = importlib.util.spec_from_file_location("make_currencies", ROOT / "tools" / "make_currencies.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_amounts_currencies_match_their_source() -> None:
    assert (ROOT / "src" / "claimkit" / "lexicons" / "currencies.tsv").read_text(encoding="utf-8") == _tool().text()
