"""Regular expressions that are compiled when they are first used: most texts need few of them, and compiling all takes half a second."""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "split", "sub")


class _Late:
    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:  # from now on they are found without this detour
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def __reduce__(self) -> tuple[type[_Late], tuple[str, int]]:
        return type(self), (self.pattern, self.flags)


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, compiled at first use; `re.error` comes then too.

    Example:
        >>> late("a+").match("aab").end()
        2
    """
    return cast("re.Pattern[str]", _Late(pattern, flags))
