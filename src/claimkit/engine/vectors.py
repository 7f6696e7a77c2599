"""spaCy's word vectors with keys that are found in the file as it is packed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.vectors import Vectors
from thinc.api import get_current_ops

from claimkit.engine.hashed import HashMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, MutableMapping


class LateVectors(Vectors):
    """`Vectors` that read the table as it is asked, and make the dict of keys when they are changed, saved, or asked which rows are free."""

    key2row: MutableMapping[int, int]

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> LateVectors:
        """Reads the vectors of a saved vocabulary."""
        keys = Path(path) / "key2row"
        if not keys.is_file() or "key2row" in exclude:
            super().from_disk(path, exclude=list(exclude))
            return self
        super().from_disk(path, exclude=[*exclude, "key2row", "vectors"])
        self.key2row = HashMap(keys.read_bytes())
        if "vectors" not in exclude:
            # Mapped: what no word asks for is never read, and processes share the rest.
            self.data = np.asarray(np.load(Path(path) / "vectors", mmap_mode="c"))
            self.to_ops(get_current_ops())
        return self

    def _know_rows(self) -> None:
        """Makes the dict of keys and notes which rows are free."""
        if isinstance(self.key2row, HashMap):
            self.key2row = self.key2row.unpacked()
            self._sync_unset()

    @property
    def is_full(self) -> bool:
        """Whether no row is free for new keys."""
        self._know_rows()
        return bool(super().is_full)

    def __setitem__(self, key: str | int, vector: Any) -> None:
        self._know_rows()
        super().__setitem__(key, vector)

    def values(self) -> Iterator[Any]:
        """Iterates over the vectors that have a key."""
        self._know_rows()
        yield from super().values()

    def resize(self, *args: Any, **options: Any) -> Any:
        """As `Vectors.resize`."""
        self._know_rows()
        return super().resize(*args, **options)

    def add(self, *args: Any, **options: Any) -> int:
        """As `Vectors.add`."""
        self._know_rows()
        return int(super().add(*args, **options))

    def to_bytes(self, **options: Any) -> bytes:
        """As `Vectors.to_bytes`."""
        self._know_rows()
        return bytes(super().to_bytes(**options))

    def to_disk(self, path: str | Path, **options: Any) -> None:
        """As `Vectors.to_disk`."""
        self._know_rows()
        super().to_disk(path, **options)

    def from_bytes(self, data: bytes, **options: Any) -> LateVectors:
        """As `Vectors.from_bytes`."""
        self._know_rows()
        super().from_bytes(data, **options)
        return self
