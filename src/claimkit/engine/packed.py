"""Large msgpack maps of which a process asks little: values are found in the packed bytes, until it pays to unpack the whole.

Unpacking the lemma tables of fr_core_news takes 0.4 s; finding one word in them takes about a millisecond.
"""

from __future__ import annotations

from typing import Any

import srsly
from srsly.msgpack import Unpacker

FEW = 40  # values found in the packed bytes; the next one unpacks the map
_LONGEST = 1000  # bytes of one value


class PackedMap:
    """A packed map from strings, or from 64-bit numbers, to lists of strings or strings.

    Args:
        packed: the bytes of the map.
    """

    def __init__(self, packed: bytes) -> None:
        self._packed = packed
        self._asked = 0
        self._whole: dict[Any, Any] | None = None

    def unpacked(self) -> dict[Any, Any]:
        """The whole map."""
        if self._whole is None:
            self._whole, self._packed = srsly.msgpack_loads(self._packed), b""
        return self._whole

    def get(self, key: str | int, default: Any = None) -> Any:
        """The value of a key, or the default."""
        self._asked += 1
        if self._whole is not None or self._asked > FEW:
            return self.unpacked().get(key, default)
        needle = srsly.msgpack_dumps(key)
        if isinstance(key, int) and len(needle) < 9:
            return self.unpacked().get(key, default)  # a small number stands for a value, too
        at = self._packed.find(needle)
        while at >= 0:
            if isinstance(key, int) or self._is_key(at, at + len(needle)):
                unpacker = Unpacker(raw=False)
                unpacker.feed(self._packed[at + len(needle) : at + len(needle) + _LONGEST])
                return unpacker.unpack()
            at = self._packed.find(needle, at + 1)
        return default

    def _is_key(self, start: int, end: int) -> bool:
        """Whether the bytes of a string are those of a key: a list follows, and they are not the end of a longer string."""
        return b"\x90" <= self._packed[end : end + 1] <= b"\x9f" and self._begins(start)

    def _begins(self, at: int) -> bool:
        """Whether the byte, which may be a length or the last byte of a character (« é » ends like the length 9), is a length."""
        for back in (1, 2, 3):
            byte = self._packed[at - back]
            if byte < 0x80:
                return True
            if byte >= 0xC0:  # a character begins here, of so many bytes
                return (2 if byte < 0xE0 else 3 if byte < 0xF0 else 4) <= back
        return True


def pieces(packed: bytes) -> dict[Any, bytes]:
    """The values of a packed map, each as it is packed."""
    unpacker = Unpacker(raw=False, strict_map_key=False, max_buffer_size=max(len(packed), 1))
    unpacker.feed(packed)
    found = {}
    for _ in range(unpacker.read_map_header()):
        key = unpacker.unpack()
        start = unpacker.tell()
        unpacker.skip()
        found[key] = packed[start : unpacker.tell()]
    return found
