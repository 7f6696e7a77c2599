"""Writes what the documentation says of the code: the data model, the reference, the rules, the JSON Schema. `python tools/build_reference.py`

They are committed, so that they can be read where the repository is; a test says when they are out of date.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import claimkit
from claimkit import Extraction, Layers
from claimkit.rules import rules

DOCS = Path(__file__).parents[1] / "docs"
MARK = "<!-- written by tools/build_reference.py -->"
FIRST = (
    "Extraction", "Claim", "Predicate", "Actor", "Quantity", "TimeExpression", "Location", "Attribution", "Source", "Hedge", "Entity", "StatementEdit", "Block", "Span", "Note", "Meta",
)  # fmt: skip
PAGES = {
    "Reading texts": ("claimkit", ("extract", "extract_many", "annotate", "explain", "read_html", "Article", "load", "add_to", "Firing")),
    "Showing": ("claimkit.display", ("page", "fragment", "card", "claims_table")),
    "Charts": ("claimkit.display.charts", ("timeline", "quoted", "hedging", "places")),
    "Exporting": (
        "claimkit.export",
        ("to_frame", "to_polars", "to_arrow", "rows", "write_csv", "write_parquet", "arrow_schema", "extract_batches", "extraction_schema",
         "to_jsonld", "claim_review", "to_brat", "write_brat", "to_docbin"),
    ),
    "Evaluating": ("claimkit.evaluation", ("evaluate", "Report", "Score", "Mistake", "read_gold", "draft", "GoldDocument")),
    "Word lists": ("claimkit.lexicons", ("Lexicons",)),
    "Errors": ("claimkit.errors", ("__all__",)),
}  # fmt: skip
_SECTION = re.compile(r"^(Args|Attributes|Returns|Yields|Raises|Example):\s*$", re.MULTILINE)


def schema() -> dict[str, Any]:
    """What `claimkit schema` prints."""
    return Extraction.model_json_schema(mode="serialization")


def schema_file() -> str:
    """The text of `docs/schema.json`."""
    return json.dumps(schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def model_page(page: str) -> str:
    """The page of the data model with its tables behind the mark."""
    return page.partition(MARK)[0] + MARK + "\n\n" + "\n".join(_tables()).rstrip() + "\n"


def reference_page() -> str:
    """The text of `docs/reference.md`."""
    return "\n".join(_reference()).rstrip() + "\n"


def rules_page() -> str:
    """The text of `docs/rules.md`."""
    return "\n".join(_rules()).rstrip() + "\n"


def _rules() -> Iterator[str]:
    yield from (
        "# Rules", "", MARK, "",
        "Everything found carries the id of the rule that found it; `claimkit.explain(text)` and `claimkit explain FILE` list what fired where. Each",
        "rule fires in its example and not in its counter-example (¶ is a line break): the tests read both. They stand in `src/claimkit/rules.tsv`.", "",
    )  # fmt: skip
    layer = ""
    for row in rules().values():
        if row.layer != layer:
            layer = row.layer
            yield from ("", f"## {layer}", "", "| rule | what it looks at | fires in | not in |", "| --- | --- | --- | --- |")
        cells = (f"`{row.id}`", row.en, row.example, row.counter)
        yield "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ¶ ") for cell in cells) + " |"


def models() -> dict[str, Any]:
    """The schema of each public model, in an extraction or on a Doc."""
    whole, layers = schema(), Layers.model_json_schema(mode="serialization")["$defs"]
    return {name: told for name, told in layers.items() if name in claimkit.__all__} | whole["$defs"] | {"Extraction": whole}


def _tables() -> Iterator[str]:
    told_of = models()
    for name in (*FIRST, *sorted(set(told_of) - set(FIRST))):
        model = told_of[name]
        yield from (f"## {name}", "", model["description"].split("\n\n")[0], "", "| field | type | meaning |", "| --- | --- | --- |")
        for field, told in model["properties"].items():
            example = ", ".join(f"`{json.dumps(x, ensure_ascii=False)}`" for x in told.get("examples", [])[:3])
            meaning = told.get("description", "").replace("|", "\\|") + (f" (such as {example})" if example else "")
            yield f"| `{field}` | {_kind(told)} | {meaning} |"
        yield ""


def _kind(told: dict[str, Any]) -> str:
    """A JSON Schema type in words, with links to models."""
    if "$ref" in told:
        name = told["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in told:
        kinds = [_kind(x) for x in told["anyOf"] if x.get("type") != "null"]
        return " or ".join(kinds) + (" or null" if len(kinds) < len(told["anyOf"]) else "")
    if "enum" in told:
        return ", ".join(f"`{x}`" for x in told["enum"])
    if told.get("type") == "array":
        return f"list of {_kind(told['items'])}"
    return str(told.get("format") or told.get("type", "any"))


def _reference() -> Iterator[str]:
    yield from ("# Reference", "", MARK, "")
    for title, (module_name, names) in PAGES.items():
        module = import_module(module_name)
        yield from (f"## {title}", "", f"In `{module_name}`.", "")
        for name in module.__all__ if names == ("__all__",) else names:
            yield from _member(name, getattr(module, name))


def _member(name: str, member: Any) -> Iterator[str]:
    yield from (f"### {name}", "")
    if inspect.isfunction(member):
        yield from ("```text", _signature(name, member), "```", "")
    yield from _markdown(inspect.getdoc(member) or "")
    if inspect.isclass(member) and member.__module__.startswith("claimkit.evaluation.evaluation"):
        for part, value in vars(member).items():
            if not part.startswith("_") and (isinstance(value, property) or inspect.isfunction(value)):
                told = (inspect.getdoc(value.fget if isinstance(value, property) else value) or "").split("\n")[0]
                yield f"- `{part}{'' if isinstance(value, property) else '()'}`: {told}"
        yield ""


def _signature(name: str, function: Any) -> str:
    parameters = list(inspect.signature(function).parameters.values())
    line = f"{name}({', '.join(_parameters(parameters))})"
    if len(line) <= 100:
        return line
    return f"{name}(\n" + "".join(f"    {part},\n" for part in _parameters(parameters)) + ")"


def _parameters(parameters: list[inspect.Parameter]) -> list[str]:
    parts: list[str] = []
    for parameter in parameters:
        if parameter.kind is parameter.KEYWORD_ONLY and "*" not in parts:
            parts.append("*")
        default = "" if parameter.default is parameter.empty else f" = {parameter.default!r}"
        parts.append(f"{parameter.name}: {parameter.annotation}{default}")
    return parts


def _markdown(doc: str) -> Iterator[str]:
    """A docstring in Google's style as Markdown."""
    pieces = _SECTION.split(doc)
    yield from (_plain(pieces[0]), "")
    for title, body in zip(pieces[1::2], pieces[2::2], strict=True):
        lines = inspect.cleandoc("\n" + body).strip("\n")
        if title == "Example":
            yield from ("```text", lines, "```", "")
        elif title in ("Returns", "Yields"):
            yield from (f"**{title}** {_plain(lines)}", "")
        else:
            yield from (f"**{title}**", "", *_items(lines), "")


def _items(lines: str) -> Iterator[str]:
    for item in re.split(r"\n(?=\S)", lines):
        name, colon, told = " ".join(item.split()).partition(": ")
        yield f"- `{name}`: {told}" if colon else f"- {name}"


def _plain(text: str) -> str:
    if "├" in text:  # a tree
        return "```text\n" + text.strip() + "\n```"
    return "\n\n".join(" ".join(part.split()) for part in text.strip().split("\n\n"))


def files() -> dict[Path, str]:
    """Every generated file with its text."""
    model = DOCS / "model.md"
    return {
        DOCS / "schema.json": schema_file(),
        DOCS / "reference.md": reference_page(),
        DOCS / "rules.md": rules_page(),
        model: model_page(model.read_text(encoding="utf-8")),
    }


if __name__ == "__main__":
    for path, text in files().items():
        path.write_text(text, encoding="utf-8")
