"""Attributions of any text: offsets slice it, reaches stay in it, nothing raises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import claimkit
from claimkit.doc.layers import layers_of

if TYPE_CHECKING:
    from spacy.language import Language

PIECES = (
    "« ", " »", '"', "“", "”", "'", " – ", ", ", ". ", " : ", "\n", "\n\n", "— ", "(", ")", "selon ", "Selon ", "d'après ", "pour ", "qui ", "que ", "cité par ",
    "dont ", "a ", "-t-", "-t-il ", "il ", "lui ", "dit ", "a déclaré ", "affirme ", "assure ", "accuse ", "d'avoir menti ", "avoir fui ", "fait savoir ", "on ",
    "le maire ", "Paul Rey ", "l'AFP ", "Le Monde ", "de source policière ", "le pont tient ", "mardi ", "@rey ", "(@rey) ", "Paul Rey : ", "ce dernier ", "l'un d'eux ",
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.sampled_from(PIECES), max_size=24))
def test_attributions_slice_any_text(nlp: Language, parts: list[str]) -> None:
    text = "".join(parts)
    layers = layers_of(claimkit.annotate(text, nlp=nlp))
    assert len(layers.attributions) == len(layers.attribution_reach)
    for attribution, reach in zip(layers.attributions, layers.attribution_reach, strict=True):
        assert attribution.sources
        spans = [attribution.cue, *(s.span for s in attribution.sources), *(s.antecedent for s in attribution.sources if s.antecedent)]
        assert all(text[s.start : s.end] == s.text for s in spans)
        assert all(0 <= start < end <= len(text) for start, end in reach.ranges)
        assert sum(s.role == "origin" for s in attribution.sources) >= 1
    assert all(0 <= offset < len(text) for offset in layers.reporting)
