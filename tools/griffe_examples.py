"""griffe extension: the `Example:` section of a docstring is read as its `Examples:`, so that its session is shown as code."""

from __future__ import annotations

import re
from typing import Any

from griffe import Extension, Object


class ExampleSections(Extension):
    """Renames the heading before the docstring is read."""

    def on_object(self, *, obj: Object, **_: Any) -> None:
        """One object of the package."""
        if obj.docstring:
            obj.docstring.value = re.sub(r"^( *)Example:$", r"\1Examples:", obj.docstring.value, flags=re.MULTILINE)
