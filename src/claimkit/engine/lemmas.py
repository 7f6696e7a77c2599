"""The lemmas of spaCy's French lemmatizer, found by hash.

spaCy's own looks words up in lists of up to 66,000 strings; here the lists are dicts, which gives the same lemmas (a test compares
them over words of every list).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import srsly
from spacy.lookups import Lookups
from spacy.pipeline import Lemmatizer
from spacy.strings import get_string_id

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from spacy.tokens import Token

_RULED = frozenset({"noun", "verb", "adj", "adp", "adv", "aux", "cconj", "det", "pron", "punct", "sconj"})


class HashedTable(dict[int, Any]):
    """A lookup table with the reading side of `spacy.lookups.Table`, without its filter of absent keys: string keys are hashed."""

    def __init__(self, name: str, data: dict[int, Any]) -> None:
        super().__init__(data)
        self.name = name

    def get(self, key: str | int, default: Any = None) -> Any:
        return super().get(get_string_id(key), default)

    def set(self, key: str | int, value: Any) -> None:
        self[key] = value

    def __getitem__(self, key: str | int) -> Any:
        return super().__getitem__(get_string_id(key))

    def __setitem__(self, key: str | int, value: Any) -> None:
        super().__setitem__(get_string_id(key), value)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str | int) and super().__contains__(get_string_id(key))

    def __reduce__(self) -> tuple[type[HashedTable], tuple[str, dict[int, Any]]]:
        return type(self), (self.name, dict(self.items()))


def hashed(data: dict[str, dict[int, Any]]) -> Lookups:
    """Lookups whose tables are read by hash; word lists become dicts, in the same order."""
    lookups = Lookups()
    for name, table in data.items():
        fast = HashedTable(name, dict(table))
        if name == "lemma_index":
            for key, words in table.items():
                fast[key] = dict.fromkeys(words)
        lookups.set_table(name, fast)  # type: ignore[arg-type]
    return lookups


class FrenchLemmatizer(Lemmatizer):
    """spaCy's French rules: index, then exceptions, then suffix rules, then the lookup table."""

    @classmethod
    def get_lookups_config(cls, mode: str) -> tuple[list[str], list[str]]:
        """The tables that a mode needs, and those it can use."""
        if mode == "rule":
            return ["lemma_lookup", "lemma_rules", "lemma_exc", "lemma_index"], []
        config: tuple[list[str], list[str]] = super().get_lookups_config(mode)
        return config

    def rule_lemmatize(self, token: Token) -> list[str]:
        """The lemmas of a token, best first."""
        key = (token.orth, token.pos)
        found: list[str] | None = self.cache.get(key)
        if found is None:
            found = self.lemmas(token.text, token.pos_.lower())
            self.cache[key] = found
        return found

    def lemmas(self, text: str, pos: str) -> list[str]:
        """The lemmas of a word with a Universal Dependencies part of speech in lower case, best first."""
        word = text.lower()
        if pos in ("", "eol", "space"):
            return [word]
        if pos not in _RULED or "lemma_rules" not in self.lookups:
            looked_up = self.lookups.get_table("lemma_lookup", {}).get(text, text)
            return [looked_up] if isinstance(looked_up, str) else looked_up
        index = self.lookups.get_table("lemma_index", {}).get(pos, {})
        if word in index:
            return [word]
        forms = list(self.lookups.get_table("lemma_exc", {}).get(pos, {}).get(word, ()))
        if not forms:
            forms = _by_suffix(word, self.lookups.get_table("lemma_rules", {}).get(pos, ()), index)
        if not forms:
            forms = [self.lookups.get_table("lemma_lookup", {}).get(word, [word])[0]]
        return list(dict.fromkeys(forms))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> FrenchLemmatizer:
        """Reads the tables of a saved lemmatizer."""
        from pathlib import Path

        del exclude
        self.lookups = hashed(srsly.msgpack_loads((Path(path) / "lookups" / "lookups.bin").read_bytes()))
        self.cache = {}
        self._validate_tables()
        return self


def _by_suffix(word: str, rules: Iterable[tuple[str, str]], index: dict[str, None]) -> list[str]:
    """Forms that a suffix rule gives: those in the index, else those that no index knows."""
    known: list[str] = []
    unknown: list[str] = []
    for old, new in rules:
        if word.endswith(old) and (form := word[: len(word) - len(old)] + new):
            (known if form in index or not form.isalpha() else unknown).append(form)
    return known or unknown
