"""The lemmas of spaCy's French lemmatizer, found by hash.

spaCy's own looks words up in lists of up to 66,000 strings; here the lists are dicts, which gives the same lemmas (a test compares
them over words of every list).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import srsly
from spacy.lookups import UNSET, Lookups
from spacy.pipeline import Lemmatizer
from spacy.strings import get_string_id

from claimkit.engine.packed import PackedMap, pieces
from claimkit.french.remembered import KEPT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

_LOOKUP, _EXCEPTIONS, _INDEX = "lemma_lookup", "lemma_exc", "lemma_index"
_RULED = frozenset({"noun", "verb", "adj", "adp", "adv", "aux", "cconj", "det", "pron", "punct", "sconj"})


class HashedTable(dict[int, Any]):
    """A lookup table with the reading side of `spacy.lookups.Table`, without its filter of absent keys: string keys are hashed."""

    def __init__(self, name: str, data: dict[int, Any]) -> None:
        super().__init__(data)
        self.name = name

    def get(self, key: str | int, default: Any = None) -> Any:
        """The value of a key, or the default."""
        return super().get(get_string_id(key), default)

    def set(self, key: str | int, value: Any) -> None:
        """Gives a key a value."""
        self[key] = value

    def __getitem__(self, key: str | int) -> Any:
        return super().__getitem__(get_string_id(key))

    def __setitem__(self, key: str | int, value: Any) -> None:
        super().__setitem__(get_string_id(key), value)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str | int) and super().__contains__(get_string_id(key))

    def __reduce__(self) -> tuple[type[HashedTable], tuple[str, dict[int, Any]]]:
        return type(self), (self.name, dict(self.items()))


class LateLookups(Lookups):
    """Lookups whose two largest tables are unpacked when somebody asks for them whole.

    Attributes:
        words: the lookup table, packed; None once it is unpacked.
        exceptions: the table of exceptions, packed, by part of speech; None once it is unpacked.
    """

    def __init__(self, words: PackedMap, exceptions: dict[int, PackedMap]) -> None:
        super().__init__()
        self.words: PackedMap | None = words
        self.exceptions: dict[int, PackedMap] | None = exceptions
        self._tables.update(dict.fromkeys((_LOOKUP, _EXCEPTIONS)))  # type: ignore[arg-type] # they are there, and are put in when asked for

    def get_table(self, name: str, default: Any = UNSET) -> Any:
        """A table, unpacked."""
        self._unpack(name)
        return super().get_table(name, default)

    def set_table(self, name: str, table: Any) -> None:
        """Puts a table in the place of what was there."""
        self._unpack(name)
        super().set_table(name, table)

    def to_bytes(self, **options: Any) -> bytes:
        """All tables, packed."""
        self._unpack(_LOOKUP)
        self._unpack(_EXCEPTIONS)
        return super().to_bytes(**options)

    def _unpack(self, name: str) -> None:
        if name == _LOOKUP and self.words is not None:
            self._tables[name] = HashedTable(name, self.words.unpacked())  # type: ignore[assignment]
            self.words = None
        elif name == _EXCEPTIONS and self.exceptions is not None:
            self._tables[name] = HashedTable(name, {pos: words.unpacked() for pos, words in self.exceptions.items()})  # type: ignore[assignment]
            self.exceptions = None


class FrenchLemmatizer(Lemmatizer):
    """spaCy's French rules: index, then exceptions, then suffix rules, then the lookup table.

    Exceptions and lookup table have 400,000 entries, and a text asks for a few: see `packed`.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._known: dict[tuple[str, str], list[str]] = {}

    def _look_up(self, word: str, default: Any) -> Any:
        """What the lookup table has for a word."""
        if isinstance(self.lookups, LateLookups) and self.lookups.words is not None:
            return self.lookups.words.get(get_string_id(word), default)
        return self.lookups.get_table(_LOOKUP, {}).get(word, default)

    def _exceptions(self, word: str, pos: str) -> list[str]:
        """Irregular lemmas of a word."""
        if isinstance(self.lookups, LateLookups) and self.lookups.exceptions is not None:
            of_pos = self.lookups.exceptions.get(get_string_id(pos))
            return [] if of_pos is None else list(of_pos.get(word, ()))
        return list(self.lookups.get_table(_EXCEPTIONS, {}).get(pos, {}).get(word, ()))

    @classmethod
    def get_lookups_config(cls, mode: str) -> tuple[list[str], list[str]]:
        """The tables that a mode needs, and those it can use."""
        if mode == "rule":
            return ["lemma_lookup", "lemma_rules", "lemma_exc", "lemma_index"], []
        config: tuple[list[str], list[str]] = super().get_lookups_config(mode)
        return config

    def rule_lemmatize(self, token: Token) -> list[str]:
        """The lemmas of a token, best first."""
        return self.lemmas(token.text, token.pos_.lower())

    def lemmas(self, text: str, pos: str) -> list[str]:
        """The lemmas of a word with a Universal Dependencies part of speech in lower case, best first."""
        key = (text, pos)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= KEPT:
                self._known.clear()
            found = self._known[key] = self._find(text, pos)
        return found

    def _find(self, text: str, pos: str) -> list[str]:
        word = text.lower()
        if pos in ("", "eol", "space"):
            return [word]
        tables = self.lookups
        if pos not in _RULED or "lemma_rules" not in tables:
            looked_up = self._look_up(text, text)
            return [looked_up] if isinstance(looked_up, str) else looked_up
        index = tables.get_table("lemma_index", {}).get(pos, {})
        if word in index:
            return [word]
        forms = self._exceptions(word, pos)
        if not forms:
            forms = _by_suffix(word, tables.get_table("lemma_rules", {}).get(pos, ()), index)
        if not forms:
            forms = [self._look_up(word, [word])[0]]
        return list(dict.fromkeys(forms))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> FrenchLemmatizer:
        """Reads the tables of a saved lemmatizer."""
        del exclude
        packed = (Path(path) / "lookups" / "lookups.bin").read_bytes()
        tables = pieces(packed)
        lookups = Lookups()
        if {_LOOKUP, _EXCEPTIONS} <= set(tables):
            exceptions = {pos: PackedMap(packed, *where) for pos, where in pieces(packed, *tables.pop(_EXCEPTIONS)).items()}
            lookups = LateLookups(PackedMap(packed, *tables.pop(_LOOKUP)), exceptions)
        for name, (start, end) in tables.items():
            table = srsly.msgpack_loads(packed[start:end])
            if name == _INDEX:  # lists of words: in the same order, but found by hash
                table = {key: dict.fromkeys(words) for key, words in table.items()}
            lookups.set_table(name, HashedTable(name, table))  # type: ignore[arg-type]
        self.lookups, self.cache, self._known = lookups, {}, {}
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
