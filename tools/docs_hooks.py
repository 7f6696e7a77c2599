"""mkdocs hook: puts the JSON Schema of the models and a table of each model into the site, so that neither is ever out of date."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from mkdocs.structure.files import File, Files

from claimkit import Extraction

_ORDER = (
    "Extraction", "Claim", "Predicate", "Actor", "Quantity", "TimeExpression", "Location", "Attribution", "Source", "Hedge", "Block", "Span", "Meta",
)  # fmt: skip
_MARK = "<!-- models -->"


def schema() -> dict[str, Any]:
    """What `claimkit schema` prints."""
    return Extraction.model_json_schema(mode="serialization")


def on_files(files: Files, config: Any) -> Files:
    """Adds `schema.json`."""
    files.append(File.generated(config, "schema.json", content=json.dumps(schema(), ensure_ascii=False, indent=2)))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Files) -> str:
    """Writes the tables where the page of the data model has its mark."""
    del page, config, files
    return markdown.replace(_MARK, "\n".join(tables())) if _MARK in markdown else markdown


def tables() -> Iterator[str]:
    """A heading and a table for each model."""
    whole = schema()
    models = whole["$defs"] | {"Extraction": whole}
    for name in _ORDER:
        model = models[name]
        yield from (f"## {name}", "", model["description"].split("\n\n")[0], "", "| field | type | meaning |", "| --- | --- | --- |")
        for field, told in model["properties"].items():
            example = ", ".join(f"`{json.dumps(x, ensure_ascii=False)}`" for x in told.get("examples", [])[:3])
            meaning = told.get("description", "").replace("|", "\\|") + (f" (such as {example})" if example else "")
            yield f"| `{field}` | {kind(told)} | {meaning} |"
        yield ""


def kind(told: dict[str, Any]) -> str:
    """A JSON Schema type in words, with links to models."""
    if "$ref" in told:
        name = told["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in told:
        kinds = [kind(x) for x in told["anyOf"] if x.get("type") != "null"]
        return " or ".join(kinds) + (" or null" if len(kinds) < len(told["anyOf"]) else "")
    if "enum" in told:
        return ", ".join(f"`{x}`" for x in told["enum"])
    if told.get("type") == "array":
        return f"list of {kind(told['items'])}"
    return str(told.get("format") or told.get("type", "any"))
