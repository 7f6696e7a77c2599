"""mkdocs hook: puts the JSON Schema of the models into the site, so that it is never out of date."""

from __future__ import annotations

import json
from typing import Any

from mkdocs.structure.files import File, Files

from claimkit import Extraction


def on_files(files: Files, config: Any) -> Files:
    """Adds `schema.json`, which `claimkit schema` prints."""
    schema = json.dumps(Extraction.model_json_schema(mode="serialization"), ensure_ascii=False, indent=2)
    files.append(File.generated(config, "schema.json", content=schema))
    return files
