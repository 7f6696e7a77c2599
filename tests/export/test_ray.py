"""Ray Data: the recipe of `docs/guides/scale.md`, on a local Ray."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from benchmarks.articles import articles

import claimkit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

pytestmark = pytest.mark.filterwarnings("ignore")  # Ray's own
pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
ray = pytest.importorskip("ray", reason="ray is not installed: pip install 'claimkit[ray]'")


@pytest.fixture(scope="module")
def local_ray(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A Ray of one core, whose processes import from where this one does."""
    paths = os.pathsep.join(path for path in sys.path if path)
    ray.init(
        num_cpus=1,
        include_dashboard=False,
        object_store_memory=100_000_000,
        log_to_driver=False,
        runtime_env={"env_vars": {"PYTHONPATH": paths}},
    )
    yield ray
    ray.shutdown()


def test_ray_gives_what_extract_gives(local_ray: Any, nlp: Language, tmp_path: Path) -> None:
    from pyarrow import parquet

    from claimkit.export.arrow import extract_batches, extraction_schema

    texts = [*articles(20, words=60, seed=71), ""]
    (tmp_path / "articles").mkdir()
    parquet.write_table(pa.table({"id": [str(k) for k in range(21)], "text": texts}), tmp_path / "articles" / "a.parquet")

    def claims_of(table: pa.Table) -> pa.Table:
        return pa.Table.from_batches(extract_batches(table.to_batches()), schema=extraction_schema())

    read = local_ray.data.read_parquet(str(tmp_path / "articles"))
    read.map_batches(claims_of, batch_format="pyarrow", batch_size=1000).write_parquet(str(tmp_path / "claims"))
    found = parquet.read_table(tmp_path / "claims").sort_by("id")
    expected = {str(k): claimkit.extract(text, nlp=nlp).model_dump_json() for k, text in enumerate(texts)}
    assert dict(zip(found["id"].to_pylist(), found["extraction"].to_pylist(), strict=True)) == expected
