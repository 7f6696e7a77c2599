"""The spaCy factories. spaCy imports this module at every `spacy.load` of anyone, so it must stay light and never fail.

Each component is imported when it is first built.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Component = Callable[[Doc], Doc]

_CONFIG: dict[str, Any] = {"lexicons": {}}


@Language.factory("claimkit_blocks", assigns=["doc._.claimkit", "token.is_sent_start"], default_config=_CONFIG)
def blocks(nlp: Language, name: str, lexicons: dict[str, list[dict[str, Any]]]) -> Component:
    """Parts of the page and sentence starts, before the parser."""
    from claimkit.components.blocks import Blocks

    return Blocks(nlp, name, lexicons=lexicons)


@Language.factory("claimkit_verbs", assigns=["token.morph", "token.lemma", "token.dep"], requires=["token.dep"], default_config=_CONFIG)
def verbs(nlp: Language, name: str, lexicons: dict[str, list[dict[str, Any]]]) -> Component:
    """Mood, lemma and labels of verbs, repaired."""
    from claimkit.components.verbs import Verbs

    return Verbs(nlp, name, lexicons=lexicons)


@Language.factory("claimkit_entities", assigns=["doc.ents"], requires=["doc.ents"], default_config=_CONFIG)
def entities(nlp: Language, name: str, lexicons: dict[str, list[dict[str, Any]]]) -> Component:
    """Labels of entities, repaired from the lexicons."""
    from claimkit.components.entities import Entities

    return Entities(nlp, name, lexicons=lexicons)


@Language.factory("claimkit_quantities", assigns=["doc._.claimkit"], requires=["token.dep"], default_config=_CONFIG)
def quantities(nlp: Language, name: str, lexicons: dict[str, list[dict[str, Any]]]) -> Component:
    """Figures with bounds, units, rates and statistics."""
    from claimkit.components.quantities import Quantities

    return Quantities(nlp, name, lexicons=lexicons)


@Language.factory("claimkit_times", assigns=["doc._.claimkit"], requires=["token.dep"], default_config=_CONFIG)
def times(nlp: Language, name: str, lexicons: dict[str, list[dict[str, Any]]]) -> Component:
    """Calendar expressions, resolved."""
    from claimkit.components.times import Times

    return Times(nlp, name, lexicons=lexicons)


@Language.factory("claimkit_locations", assigns=["doc._.claimkit"], requires=["doc.ents"], default_config=_CONFIG)
def locations(nlp: Language, name: str, lexicons: dict[str, list[dict[str, Any]]]) -> Component:
    """Places on the map."""
    from claimkit.components.locations import Locations

    return Locations(nlp, name, lexicons=lexicons)


@Language.factory("claimkit_attributions", assigns=["doc._.claimkit"], requires=["token.dep"], default_config=_CONFIG)
def attributions(nlp: Language, name: str, lexicons: dict[str, list[dict[str, Any]]]) -> Component:
    """Who says what."""
    from claimkit.components.attributions import Attributions

    return Attributions(nlp, name, lexicons=lexicons)


@Language.factory("claimkit_hedges", assigns=["doc._.claimkit"], requires=["token.dep"], default_config=_CONFIG)
def hedges(nlp: Language, name: str, lexicons: dict[str, list[dict[str, Any]]]) -> Component:
    """Words that lessen commitment."""
    from claimkit.components.hedges import Hedges

    return Hedges(nlp, name, lexicons=lexicons)


@Language.factory("claimkit_coreference", assigns=["doc._.claimkit"], requires=["token.dep"], default_config=_CONFIG)
def coreference(nlp: Language, name: str, lexicons: dict[str, list[dict[str, Any]]]) -> Component:
    """Antecedents of pronouns and short forms."""
    from claimkit.components.coreference import Coreference

    return Coreference(nlp, name, lexicons=lexicons)


@Language.factory("claimkit_claims", assigns=["doc._.claimkit"], requires=["token.dep"], default_config=_CONFIG)
def claims(nlp: Language, name: str, lexicons: dict[str, list[dict[str, Any]]]) -> Component:
    """The claims, assembled."""
    from claimkit.components.claims import Claims

    return Claims(nlp, name, lexicons=lexicons)
