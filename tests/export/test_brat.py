"""brat standoff: lines that brat reads, with offsets of the text."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.samples import one_claim, sample

from claimkit.export import to_brat, write_brat
from claimkit.models import Hedge, Span


def test_brat_events_name_entities_that_stand_in_the_text() -> None:
    extraction = sample()
    lines = to_brat(extraction).splitlines()
    entities = dict(re.fullmatch(r"(T\d+)\t(\w+ \d+ \d+\t.+)", line).groups() for line in lines if line.startswith("T"))  # type: ignore[union-attr]
    for entity in entities.values():
        where, text = entity.split("\t")
        _, start, end = where.split(" ")
        assert extraction.text[int(start) : int(end)] == text
    events = [line.split("\t")[1] for line in lines if line.startswith("E")]
    assert len(events) == len(extraction.claims)
    assert {part.split(":")[1] for event in events for part in event.split(" ")} == set(entities)
    assert [part.split(":")[0] for part in events[1].split(" ")] == [
        "Claim", "Actor", "Patient", "Quantity", "Location", "Time", "Source", "Source2", "Cue", "Hedge", "Hedge2",
    ]  # fmt: skip


def test_brat_negation_and_certainty_are_attributes() -> None:
    attributes = [line.split("\t")[1] for line in to_brat(sample()).splitlines() if line.startswith("A")]
    assert attributes == ["Certainty E2 probable", "Negation E3", "Certainty E4 possible"]


@given(st.text(alphabet="ab \r\n\u2028\x0b", min_size=1))
def test_brat_a_span_over_line_ends_is_cut_at_them(text: str) -> None:
    extraction = one_claim("tombe " + text, "tombe")
    hedge = Hedge(span=Span(start=6, end=6 + len(text), text=text), kind="lexical")
    extraction = extraction.model_copy(update={"claims": (extraction.claims[0].model_copy(update={"hedges": (hedge,)}),)})
    lines = [line for line in to_brat(extraction).split("\n") if "\tHedge " in line]
    assert len(lines) == bool(text.strip())
    if not lines:
        return
    line = lines[0]
    where = line.split("\t")[1].removeprefix("Hedge ")
    pieces = [extraction.text[int(a) : int(b)] for a, b in re.findall(r"(\d+) (\d+)", where)]
    assert " ".join(pieces) == line.split("\t")[2]
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_brat_folder_holds_each_text_verbatim(tmp_path: Path) -> None:
    write_brat([("dépêches/a.txt", sample()), ("b/a.txt", sample()), ("..", one_claim("Il\r\ntombe", "tombe"))], tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {
        "annotation.conf", "a.txt", "a.ann", "a_2.txt", "a_2.ann", "__.txt", "__.ann",
    }  # fmt: skip
    assert (tmp_path / "__.txt").read_bytes() == b"Il\r\ntombe"
