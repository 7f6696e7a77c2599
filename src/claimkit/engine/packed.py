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
        packed: bytes that hold the map.
        start: where it begins in them.
        end: where it ends; None for the end of the bytes.
    """

    def __init__(self, packed: bytes, start: int = 0, end: int | None = None) -> None:
        self._packed, self._start, self._end = packed, start, len(packed) if end is None else end
        self._asked = 0
        self._whole: dict[Any, Any] | None = None

    def unpacked(self) -> dict[Any, Any]:
        """The whole map."""
        if self._whole is None:
            self._whole, self._packed = srsly.msgpack_loads(self._packed[self._start : self._end]), b""
        return self._whole

    def get(self, key: str | int, default: Any = None) -> Any:
        """The value of a key, or the default."""
        self._asked += 1
        if self._whole is not None or self._asked > FEW:
            return self.unpacked().get(key, default)
        needle = _packed_key(key)
        if not needle:
            return self.unpacked().get(key, default)
        at = self._packed.find(needle, self._start, self._end)
        while at >= 0:
            if isinstance(key, int) or self._is_key(at, at + len(needle)):
                unpacker = Unpacker(raw=False)
                unpacker.feed(self._packed[at + len(needle) : min(at + len(needle) + _LONGEST, self._end)])
                return unpacker.unpack()
            at = self._packed.find(needle, at + 1, self._end)
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


def _packed_key(key: str | int) -> bytes:
    """A key as msgpack writes it; nothing for a small number, whose bytes stand for a value, too."""
    if isinstance(key, int):
        return b"\xcf" + key.to_bytes(8, "big") if 2**32 <= key < 2**64 else b""
    word = key.encode()
    size = len(word)
    if size < 2**5:
        return bytes([0xA0 | size]) + word
    for mark, width in ((b"\xd9", 1), (b"\xda", 2)):
        if size < 256**width:
            return mark + size.to_bytes(width, "big") + word
    return b"\xdb" + size.to_bytes(4, "big") + word


def pieces(packed: bytes, start: int = 0, end: int | None = None) -> dict[Any, tuple[int, int]]:
    """Where the values of a packed map begin and end in the bytes that hold it."""
    part = memoryview(packed)[start:end]
    unpacker = Unpacker(raw=False, strict_map_key=False, max_buffer_size=max(len(part), 1))
    unpacker.feed(part)
    found = {}
    for _ in range(unpacker.read_map_header()):
        key = unpacker.unpack()
        begins = start + unpacker.tell()
        unpacker.skip()
        found[key] = (begins, start + unpacker.tell())
    return found
