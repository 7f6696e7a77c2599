"""Vectors whose keys are read late are those of spaCy."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import srsly

from claimkit.engine.hashed import HashMap

if TYPE_CHECKING:
    from spacy.language import Language


def _late(fast: Language) -> Any:
    """The vectors of a pipeline, with keys that are packed."""
    vectors = fast.vocab.vectors
    late: Any = type(vectors)(data=vectors.data)
    late.key2row = HashMap(srsly.msgpack_dumps(dict(vectors.key2row.items())))
    return late


def test_rows_equal_spacys_own(fast: Language, stock: Language) -> None:
    late, theirs = _late(fast), stock.vocab.vectors.key2row
    assert len(late.key2row) == len(theirs)
    assert all(late.key2row.get(key) == row for key, row in theirs.items())
    assert isinstance(late.key2row, HashMap)


def test_vectors_saved_or_compared_equal_spacys_own(fast: Language, stock: Language) -> None:
    theirs = stock.vocab.vectors
    assert _late(fast).to_bytes(exclude=["strings"]) == theirs.to_bytes(exclude=["strings"])
    assert _late(fast) == theirs
    assert _late(fast).is_full == theirs.is_full


def test_vectors_take_new_keys(fast: Language) -> None:
    late = _late(fast)
    late.add("zorglub", row=3)
    assert (late["zorglub"] == late.data[3]).all()


# Rows and keys whose bytes look like the mark of a key, and keys that are packed in fewer bytes.
@pytest.mark.parametrize("odd", [0xCF, 0xCFCF, 0xCFCFCFCF, 0xCFCFCFCFCFCFCFCF, 7, 0xCDCF, 2**32 - 1, 2**32, 2**64 - 1])
def test_hash_map_equals_a_dict(odd: int) -> None:
    draw = random.Random(odd)
    keys = [draw.getrandbits(64) for _ in range(3000)] + [(draw.getrandbits(40) << 24) | 0xCFCDCF for _ in range(3000)]
    whole = {key: draw.choice([0xCF, 0x7F, 0xCD, 0xCFCF, 0x48CF, 70000]) for key in keys}
    whole[odd] = 0xCFCD
    found = HashMap(srsly.msgpack_dumps(whole))
    assert all(found.get(key) == row and key in found and found[key] == row for key, row in whole.items())
    assert all(found.get(key) is None and key not in found for key in (*(k ^ 1 for k in keys if k ^ 1 not in whole), -1, 2**64, "a", None))
    assert found == whole
    assert found == whole  # now that it is unpacked


@pytest.mark.parametrize("whole", [{}, {1: 2}, {2**63: 5}, {2**63: "a", 2**62: [1]}, {2**63 + i: -i for i in range(9)}])
def test_hash_map_reads_small_and_unknown_maps(whole: dict[int, Any]) -> None:
    found = HashMap(srsly.msgpack_dumps(whole))
    assert {key: found.get(np.uint64(key)) for key in whole} == whole
    assert len(found) == len(whole)
    with pytest.raises(KeyError):
        found[3]
