"""The spaCy factories. spaCy imports this module at every `spacy.load` of anyone, so it must stay light and never fail.

Each component is imported when it is first built.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from spacy.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Component = Callable[[Doc], Doc]
    Factory = Callable[[Language, str, dict[str, list[dict[str, Any]]]], Component]


def _factory(module: str, component: str, *, assigns: str, requires: str = "") -> Factory:
    """Registers `claimkit_<module>`, which builds the component of that module.

    A word of `assigns` and `requires` without a dot is a layer, `doc._.claimkit_<word>`: so `nlp.analyze_pipes()` sees who reads whom.
    """

    def build(nlp: Language, name: str, lexicons: dict[str, list[dict[str, Any]]]) -> Component:
        built: Component = getattr(import_module(f"claimkit.components.{module}"), component)(nlp, name, lexicons=lexicons)
        return built

    Language.factory(
        f"claimkit_{module}", assigns=_attributes(assigns), requires=_attributes(requires), default_config={"lexicons": {}}, func=build
    )
    return build


def _attributes(words: str) -> list[str]:
    return [word if "." in word else f"doc._.claimkit_{word}" for word in words.split()]


blocks = _factory("blocks", "Blocks", assigns="blocks token.is_sent_start")
verbs = _factory("verbs", "Verbs", assigns="token.morph token.lemma token.dep", requires="token.dep")
entities = _factory("entities", "Entities", assigns="doc.ents", requires="doc.ents")
quantities = _factory("quantities", "Quantities", assigns="quantities", requires="token.dep")
times = _factory("times", "Times", assigns="times quantities", requires="token.dep blocks quantities")
locations = _factory("locations", "Locations", assigns="locations", requires="token.dep doc.ents")
attributions = _factory("attributions", "Attributions", assigns="attributions", requires="token.dep doc.ents blocks times")
hedges = _factory("hedges", "Hedges", assigns="hedges attributions", requires="token.dep blocks times attributions")
coreference = _factory("coreference", "Coreference", assigns="links attributions", requires="token.dep doc.ents attributions")
claims = _factory(
    "claims", "Claims", assigns="claims entities", requires="token.dep blocks quantities times locations attributions hedges links"
)
