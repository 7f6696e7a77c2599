"""Several processes: the same results in the same order, whatever happens to a process."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from benchmarks.articles import articles
from spacy.language import Language

import claimkit
from claimkit.errors import ModelError
from claimkit.texts import workers
from claimkit.texts.workers import Workers

if TYPE_CHECKING:
    from spacy.tokens import Doc

TEXT = "Le maire a inauguré le pont mardi."
_PARENT = os.getpid()


@Language.factory("dies_on_a_word", default_config={"once": ""})
def dies_on_a_word(nlp: Language, name: str, once: str) -> Any:
    """A component that kills its process when it reads « séisme »; only one time, when there is a path of a mark to leave."""

    def read(doc: Doc) -> Doc:
        if "séisme" in doc.text and os.getpid() != _PARENT and not (once and Path(once).exists()):
            if once:
                Path(once).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return doc

    return read


@pytest.fixture
def start_method(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Makes processes start this way."""
    context = multiprocessing.get_context(request.param)
    monkeypatch.setattr("claimkit.texts.workers.multiprocessing.get_context", lambda: context)
    return str(request.param)


both = pytest.mark.parametrize("start_method", ["fork", "spawn"], indirect=True)


@both
def test_workers_give_the_same_in_the_same_order(start_method: str, nlp: Language) -> None:
    texts: list[Any] = [*articles(20, words=80, seed=51), None, "", "Texte \udc00."]
    alone = list(claimkit.extract_many(texts, nlp=nlp, on_error="record"))
    together = list(claimkit.extract_many(texts, nlp=nlp, n_process=2, batch_size=250, on_error="record"))
    assert [e.model_dump_json() if isinstance(e, claimkit.Extraction) else str(e) for e in together] == [
        e.model_dump_json() if isinstance(e, claimkit.Extraction) else str(e) for e in alone
    ]


def test_workers_take_no_text_and_one_text(nlp: Language) -> None:
    assert list(claimkit.extract_many([], nlp=nlp, n_process=2)) == []
    assert list(claimkit.extract_many([TEXT], nlp=nlp, n_process=2)) == [claimkit.extract(TEXT, nlp=nlp)]


@pytest.fixture
def dying(request: pytest.FixtureRequest, tmp_path: Path) -> Language:
    """A pipeline whose process dies on some texts."""
    pipeline = claimkit.load()
    pipeline.add_pipe("dies_on_a_word", config={"once": str(tmp_path / "died") if request.param else ""})
    return pipeline


@pytest.mark.parametrize("dying", [False], indirect=True, ids=["always"])
@pytest.mark.parametrize("batch_size", [1, 8000])
def test_workers_report_the_document_that_kills_them(batch_size: int, dying: Language) -> None:
    texts = [f"{TEXT} Fin {k}." for k in range(12)]
    texts[4] = texts[9] = "Un séisme a frappé la ville."
    found = list(claimkit.extract_many(texts, nlp=dying, n_process=2, batch_size=batch_size, on_error="record"))
    assert [k for k, e in enumerate(found) if isinstance(e, claimkit.DocumentError)] == [4, 9]
    assert "died 2 times (signal 9)" in str(found[4])
    assert [e.text for e in found if isinstance(e, claimkit.Extraction)] == [t for t in texts if "séisme" not in t]


@pytest.mark.parametrize("dying", [True], indirect=True, ids=["once"])
def test_workers_do_again_what_a_dead_one_had(dying: Language) -> None:
    texts = [TEXT, "Un séisme a frappé la ville.", TEXT, TEXT]
    assert [e.text for e in claimkit.extract_many(texts, nlp=dying, n_process=2)] == texts


@pytest.mark.parametrize("dying", [False], indirect=True, ids=["always"])
def test_workers_raise_for_the_document_that_kills_them(dying: Language) -> None:
    found = claimkit.extract_many([TEXT, "Un séisme a frappé la ville.", TEXT], nlp=dying, n_process=2)
    assert next(found).text == TEXT
    with pytest.raises(claimkit.DocumentError, match=r"document 1: .* died"):
        next(found)
    assert multiprocessing.active_children() == []


def test_workers_stop_when_nobody_reads_on(nlp: Language) -> None:
    found = claimkit.extract_many((f"Texte {k}." for k in range(10_000)), nlp=nlp, n_process=2, batch_size=20)
    next(found)
    found.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


class _NotForOthers(Language):
    """A pipeline that cannot be read back in another process."""

    def __reduce__(self) -> Any:
        return os.abort, ()


@pytest.mark.parametrize("start_method", ["spawn"], indirect=True)
def test_workers_that_die_as_they_start_are_given_up(start_method: str, nlp: Language, capfd: pytest.CaptureFixture[str]) -> None:
    outcomes = Workers(_NotForOthers(nlp.vocab), claimkit.extract("", nlp=nlp).meta, 2).outcomes([])
    with pytest.raises(ModelError, match="n_process=1"):
        next(outcomes)


class _DayThatCannotBeSent(date):
    """What the worker fails to read from the pipe."""

    def __reduce__(self) -> Any:
        return int, ("demain",)


@both
def test_workers_report_a_document_that_does_not_reach_them(start_method: str, nlp: Language) -> None:
    texts = [TEXT, (TEXT, _DayThatCannotBeSent(2024, 11, 11)), TEXT]
    first, error, last = claimkit.extract_many(texts, nlp=nlp, n_process=2, batch_size=10, on_error="record")
    assert first == last == claimkit.extract(TEXT, nlp=nlp)
    assert "died 2 times (exit code 1)" in str(error)


class _TextOfATree(str):
    """As lxml gives them: the characters, and a tree that cannot be sent."""

    __slots__ = ("tree",)

    def __reduce__(self) -> Any:
        raise TypeError("cannot pickle a tree")


def test_workers_take_subclasses_of_str(nlp: Language) -> None:
    found = next(iter(claimkit.extract_many([_TextOfATree(TEXT)], nlp=nlp, n_process=2)))
    assert (type(found.text), found) == (str, claimkit.extract(TEXT, nlp=nlp))


@Language.factory("finds_no_memory")
def finds_no_memory(nlp: Language, name: str) -> Any:
    """A component that has no memory left for « séisme »."""

    def read(doc: Doc) -> Doc:
        if "séisme" in doc.text:
            raise MemoryError
        return doc

    return read


@pytest.mark.parametrize("n_process", [1, 2])
def test_workers_report_the_document_for_which_there_is_no_memory(n_process: int) -> None:
    pipeline = claimkit.load()
    pipeline.add_pipe("finds_no_memory")
    texts = [TEXT, "Un séisme a frappé la ville.", TEXT]
    _, error, last = claimkit.extract_many(texts, nlp=pipeline, n_process=n_process, on_error="record")
    assert str(error).startswith("document 1: no memory was left for it")
    assert last.text == TEXT


def test_workers_go_on_with_those_that_started(nlp: Language, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    work = workers._work
    fork = multiprocessing.get_context("fork")

    def only_the_first_starts(*given: Any) -> None:
        if len(given[1]) > 1:  # connections it inherits: that of another worker too
            os._exit(3)
        work(*given)

    monkeypatch.setattr("claimkit.texts.workers.multiprocessing.get_context", lambda: fork)
    monkeypatch.setattr(workers, "_work", only_the_first_starts)
    texts = [f"{TEXT} Fin {k}." for k in range(600)]
    with caplog.at_level(logging.WARNING, logger="claimkit"):
        found = list(claimkit.extract_many(texts, nlp=nlp, n_process=2, batch_size=50))
    assert [e.text for e in found] == texts
    assert "(exit code 3): going on with 1 instead of 2" in caplog.text


_ENDLESS = """
import itertools, multiprocessing, sys
import claimkit
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    for found in claimkit.extract_many((f"Le maire a compté {k} arbres." for k in itertools.count()), n_process=2, batch_size=50):
        print(*(p.pid for p in multiprocessing.active_children()), flush=True)
"""


def _gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return Path(f"/proc/{pid}/stat").exists() and Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z"


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL], ids=["ctrl-c", "kill -9"])
def test_workers_end_with_their_parent(method: str, sent: signal.Signals, tmp_path: Path) -> None:
    script = tmp_path / "endless.py"
    script.write_text(_ENDLESS, encoding="utf-8")
    parent = subprocess.Popen([sys.executable, str(script), method], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    children = [int(pid) for pid in parent.stdout.readline().split()]
    parent.send_signal(sent)
    _, told = parent.communicate(timeout=60)
    assert len(children) == 2
    assert told.count("Traceback") == (1 if sent == signal.SIGINT else 0)  # the parent's own KeyboardInterrupt, none of a worker
    for _ in range(100):
        if all(map(_gone, children)):
            break
        time.sleep(0.1)
    assert all(map(_gone, children))
