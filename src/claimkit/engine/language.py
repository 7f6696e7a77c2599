"""A French `Language` that runs its model pipes through the executor, and is spaCy's own in every other way.

The pipes stand in the pipeline under their names (`nlp.get_pipe("ner")`, `nlp.pipe_names`, `disable=`, `to_disk` are what they are
anywhere). When a text is read, the run of pipes that the executor knows is replaced by one call; whenever that run is not exactly
what was checked (a pipe disabled, replaced, put between, or trained), spaCy's own pipes do the work.
"""

from __future__ import annotations

import copy
import logging
import re
from typing import TYPE_CHECKING, Any

import srsly
from spacy.language import Language
from spacy.tokenizer import Tokenizer

from claimkit.engine.french import FrenchDefaults
from claimkit.engine.lemmas import FrenchLemmatizer
from claimkit.engine.token_match import LateMatch
from claimkit.engine.tokenizer import WordTokenizer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from spacy.tokens import Doc

    from claimkit.engine.executor import Executor

logger = logging.getLogger("claimkit")

_READERS = {"prefix_search": "search", "suffix_search": "search", "infix_finditer": "finditer", "url_match": "match"}


def read_tokenizer(nlp: Language, path: Path) -> Tokenizer:
    """The tokenizer of a saved pipeline, its largest pattern compiled when it is needed."""
    data: dict[str, Any] = srsly.msgpack_loads(path.read_bytes())
    functions = {key: getattr(re.compile(data[key]), method) for key, method in _READERS.items() if data.get(key)}
    if data.get("token_match"):
        functions["token_match"] = LateMatch(data["token_match"]).match
    return WordTokenizer(nlp.vocab, rules=data.get("exceptions"), faster_heuristics=data.get("faster_heuristics", True), **functions)


class FastFrench(Language):  # type: ignore[no-untyped-call]
    """spaCy's French `Language`, loaded and run faster.

    Attributes:
        executor: what runs the model pipes; None when spaCy's own do.
    """

    lang = "fr"
    Defaults = FrenchDefaults
    executor: Executor | None = None

    def __init__(self, *args: Any, create_tokenizer: Any = None, **options: Any) -> None:
        del create_tokenizer  # the tokenizer comes with the model; making spaCy's default one takes as long as reading that
        super().__init__(*args, create_tokenizer=lambda nlp: Tokenizer(nlp.vocab), **options)

    def create_pipe(self, factory_name: str, name: str | None = None, *, config: dict[str, Any] | None = None, **options: Any) -> Any:
        """As `Language.create_pipe`; `lemmatizer` gives the French one."""
        pipe: Any = super().create_pipe(factory_name, name, config=config or {}, **options)
        if factory_name == "lemmatizer" and (config or {}).get("mode", "rule") == "rule":
            pipe = FrenchLemmatizer(self.vocab, None, pipe.name, mode="rule", overwrite=pipe.overwrite, scorer=pipe.scorer)
        return pipe

    def __call__(self, text: str | Doc, *, disable: Iterable[str] = (), component_cfg: dict[str, Any] | None = None) -> Doc:
        """Reads one text."""
        return Language.__call__(self._fused(disable, component_cfg), text, disable=disable, component_cfg=component_cfg)

    def pipe(
        self, texts: Iterable[Any], *, disable: Iterable[str] = (), component_cfg: dict[str, Any] | None = None, **options: Any
    ) -> Iterator[Any]:
        """Reads many texts, in order; options as in `Language.pipe`."""
        view = self._fused(disable, component_cfg)
        yield from Language.pipe(view, texts, disable=disable, component_cfg=component_cfg, **options)

    def _fused(self, disable: Iterable[str], component_cfg: dict[str, Any] | None) -> FastFrench:
        """This pipeline with the run of known pipes replaced by the executor; itself where that is not possible."""
        executor = self.executor
        if executor is None:
            return self
        names = [name for name, _ in executor.pipes]
        pipeline = self.pipeline
        at = next((i for i, (name, _) in enumerate(pipeline) if name == names[0]), -1)
        run = pipeline[at : at + len(names)] if at >= 0 else []
        same = len(run) == len(names) and all(a is b for (_, a), (_, b) in zip(run, executor.pipes, strict=True))
        if not same or set(disable) & set(names) or set(component_cfg or ()) & set(names):
            return self
        view = copy.copy(self)
        view.executor = None
        view._components = [*pipeline[:at], ("claimkit_engine", executor), *pipeline[at + len(names) :]]  # noqa: SLF001 - of our own class
        return view

    def _drop_executor(self) -> None:
        if self.executor is not None:
            logger.info("the pipeline is changed: spaCy's own pipes run from here on")
            self.executor = None

    def update(self, *args: Any, **options: Any) -> Any:
        """As `Language.update`; the executor holds the old weights and is left."""
        self._drop_executor()
        return super().update(*args, **options)

    def initialize(self, *args: Any, **options: Any) -> Any:
        """As `Language.initialize`; the executor is left."""
        self._drop_executor()
        return super().initialize(*args, **options)

    def from_bytes(self, *args: Any, **options: Any) -> Any:
        """As `Language.from_bytes`; the executor is left."""
        self._drop_executor()
        return super().from_bytes(*args, **options)
