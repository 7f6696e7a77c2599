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

_LAYERS = ("doc._.claimkit",)


def _factory(module: str, component: str, *, assigns: tuple[str, ...] = _LAYERS, requires: tuple[str, ...] = ()) -> Factory:
    """Registers `claimkit_<module>`, which builds the component of that module."""

    def build(nlp: Language, name: str, lexicons: dict[str, list[dict[str, Any]]]) -> Component:
        built: Component = getattr(import_module(f"claimkit.components.{module}"), component)(nlp, name, lexicons=lexicons)
        return built

    Language.factory(f"claimkit_{module}", assigns=assigns, requires=requires, default_config={"lexicons": {}}, func=build)
    return build


blocks = _factory("blocks", "Blocks", assigns=(*_LAYERS, "token.is_sent_start"))
verbs = _factory("verbs", "Verbs", assigns=("token.morph", "token.lemma", "token.dep"), requires=("token.dep",))
entities = _factory("entities", "Entities", assigns=("doc.ents",), requires=("doc.ents",))
quantities = _factory("quantities", "Quantities", requires=("token.dep",))
times = _factory("times", "Times", requires=("token.dep",))
locations = _factory("locations", "Locations", requires=("doc.ents",))
attributions = _factory("attributions", "Attributions", requires=("token.dep",))
hedges = _factory("hedges", "Hedges", requires=("token.dep",))
coreference = _factory("coreference", "Coreference", requires=("token.dep",))
claims = _factory("claims", "Claims", requires=("token.dep",))
