"""All regular expressions of claimkit, found by themselves: those that are compiled, those compiled late, those of word lists, those in calls."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import sys
from pathlib import Path
from typing import Any

from benchmarks.articles import articles

import claimkit
from claimkit.french import late

SOURCES = Path(claimkit.__file__).parent
_CALLS = {"compile", "match", "search", "fullmatch", "findall", "finditer", "split", "sub", "late"}
_SENTENCES = (
    "Hier à 18 h, selon M. Dupont, près de 3 000 personnes, soit 12 %, seraient venues ; « oui », a-t-il dit le 3 mai 2024 pour 5 M€."
)


class Collected:
    """Patterns with their flags and the place in the sources that has them."""

    def __init__(self) -> None:
        self.places: dict[tuple[str, int], str] = {}

    def add(self, pattern: object, flags: int, place: str) -> None:
        """Keeps a pattern of characters."""
        if isinstance(pattern, str):
            self.places.setdefault((pattern, int(flags)), place)


def written() -> Collected:
    """Patterns that stand as plain strings in a call of `re`."""
    found = Collected()
    for path in sorted(SOURCES.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name)):
                continue
            if node.func.value.id == "re" and node.func.attr in _CALLS and node.args and isinstance(node.args[0], ast.Constant):
                named = {k.arg: k.value for k in node.keywords}
                flags = re.IGNORECASE if "IGNORECASE" in ast.dump(named.get("flags", ast.Constant(0))) else 0
                given = [getattr(re, a.attr) for a in node.args[1:] if isinstance(a, ast.Attribute) and hasattr(re, a.attr)]
                flag = int(given[-1]) if given and isinstance(given[-1], re.RegexFlag) else int(flags)
                found.add(node.args[0].value, flag, f"{path.relative_to(SOURCES)}:{node.lineno}")
    return found


def built() -> Collected:
    """Patterns that are put together when modules are imported, the pipeline is made and texts are read."""
    found = Collected()
    compile_, init = re.compile, late._Late.__init__  # noqa: SLF001

    def place() -> str | None:
        frame = sys._getframe(2)  # noqa: SLF001
        while frame.f_back is not None and frame.f_code.co_name in ("late", "<genexpr>", "<lambda>"):
            frame = frame.f_back
        path = Path(frame.f_code.co_filename)
        return f"{path.relative_to(SOURCES)}:{frame.f_lineno}" if SOURCES in path.parents else None

    def compiled(pattern: Any, flags: int = 0) -> Any:
        if (where := place()) is not None:
            found.add(pattern, flags, where)
        return compile_(pattern, flags)

    def begun(self: Any, pattern: str, flags: int) -> None:
        found.add(pattern, flags, place() or "?")
        init(self, pattern, flags)

    for name in [name for name in sys.modules if name.startswith("claimkit.") and name != "claimkit.french.late"]:
        del sys.modules[name]
    re.compile, late._Late.__init__ = compiled, begun  # type: ignore[assignment, method-assign]  # noqa: SLF001
    try:
        for module in pkgutil.walk_packages([str(SOURCES)], "claimkit."):
            if module.name not in ("claimkit.__main__", "claimkit.french.late"):
                importlib.import_module(module.name)
        api = importlib.import_module("claimkit.api")
        for text in (_SENTENCES, *articles(3)):
            api.extract(text, published="2024-11-11")
    finally:
        re.compile, late._Late.__init__ = compile_, init  # type: ignore[method-assign]  # noqa: SLF001
    return found


if __name__ == "__main__":
    every = {**written().places, **built().places}
    for (pattern, flags), where in sorted(every.items(), key=lambda item: item[1]):
        print(where, flags, repr(pattern)[:150])
    print(len(every))
