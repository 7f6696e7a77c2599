"""Reads batches in several processes, in order; a worker that dies is replaced and its documents are done again.

One pipe to each worker; a thread in the worker takes batches in, so that neither side waits for the other to read. The parent sends
at most two batches ahead to each, and keeps at most a few results that wait for their turn. A batch whose worker died is done again
one document at a time; a document that kills its worker twice is reported.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import pickle
import queue
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING

from claimkit.errors import ModelError
from claimkit.texts.batch import Item, Outcome, read_batch
from claimkit.texts.reading import lock_of
from claimkit.texts.transport import packed, unpacked

if TYPE_CHECKING:
    from spacy.language import Language

    from claimkit.models import Meta

_AHEAD = 2  # batches a worker has: one it reads, one that waits for it
_STARTS = 3  # workers that die while they start, one after the other, until no more are started
_DEATHS = 2  # of workers on one document, until it is reported
_HELLO, _READY = b"hello", b"ready"
_log = logging.getLogger("claimkit")


@dataclass
class _Batch:
    """Documents and the outcomes that have come in."""

    items: list[Item]
    outcomes: dict[int, bytes | Outcome] = field(default_factory=dict)

    def complete(self) -> bool:
        return len(self.outcomes) == len(self.items)

    def in_order(self) -> Iterator[Outcome]:
        # One by one: while it is unpacked, an outcome is in the processor's cache, for the collector too.
        for item in self.items:
            outcome = self.outcomes.pop(item.index)
            yield unpacked(outcome) if isinstance(outcome, bytes) else outcome


@dataclass
class _Task:
    """Documents of a batch that go to a worker together."""

    batch: _Batch
    items: list[Item]
    deaths: int = 0

    def after_death(self, how: str) -> list[_Task]:
        """What is to be done again; a document that was alone with its worker too often is reported."""
        deaths = self.deaths + 1
        if len(self.items) == 1 and deaths >= _DEATHS:
            item = self.items[0]
            self.batch.outcomes[item.index] = item.error(
                f"the process that read it died {deaths} times ({how}): read it alone, or give it more memory"
            )
            return []
        return [_Task(self.batch, [item], deaths) for item in self.items]


@dataclass
class _Worker:
    process: BaseProcess
    connection: Connection
    tasks: deque[_Task] = field(default_factory=deque)
    ready: bool = False

    def death(self) -> str:
        """How the process ended, in words."""
        self.process.join(timeout=5)
        code = self.process.exitcode
        return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"


def _work(connection: Connection, inherited: list[Connection], nlp: Language | None, meta: Meta) -> None:
    """The life of a worker: documents in, outcomes out, until the parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's
    for other in inherited:
        other.close()
    if nlp is None:
        # Not among the arguments: a process that dies before it has read large arguments leaves the parent waiting for ever.
        connection.send_bytes(_HELLO)
        nlp = pickle.loads(connection.recv_bytes())  # noqa: S301 - from the parent, over a pipe that nobody else has
    renew = getattr(getattr(nlp, "executor", None), "renew_lock", None)
    if renew is not None:
        renew()
    gc.freeze()  # the model stays: collections need not walk through it, nor copy the pages that a forked process shares
    batches: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def take_in() -> None:
        try:
            while True:
                batches.put(connection.recv_bytes())
        except (EOFError, OSError):
            os._exit(0)  # the parent is done, or dead: there is nobody to work for
        finally:
            os._exit(1)  # no memory for a batch, say: this process would wait for it for ever

    threading.Thread(target=take_in, daemon=True).start()
    try:
        connection.send_bytes(_READY)
        while True:
            items = pickle.loads(batches.get())  # noqa: S301 - from the parent; here, so that only what is read now can fail
            outcomes = read_batch(nlp, items, meta)
            connection.send_bytes(pickle.dumps([packed(outcome) for outcome in outcomes], protocol=pickle.HIGHEST_PROTOCOL))
    except OSError:
        os._exit(0)


class Workers:
    """The processes.

    Args:
        nlp: the pipeline; inherited under `fork`, sent under `spawn`.
        meta: what is told of it in each Extraction.
        n_process: how many.
    """

    def __init__(self, nlp: Language, meta: Meta, n_process: int) -> None:
        self._nlp, self._meta, self._n_process = nlp, meta, n_process
        self._context = multiprocessing.get_context()
        self._workers: list[_Worker] = []
        self._again: deque[_Task] = deque()
        self._early_deaths = 0
        self._forked = self._context.get_start_method() == "fork"
        self._pickled = b"" if self._forked else pickle.dumps(nlp, protocol=pickle.HIGHEST_PROTOCOL)

    def outcomes(self, batches: Iterable[list[Item]]) -> Generator[Outcome, None, None]:
        """Outcomes of all documents, in order.

        Raises:
            ModelError: the processes die while they start.
        """
        source, exhausted = iter(batches), False
        order: deque[_Batch] = deque()
        try:
            for _ in range(self._n_process):
                self._start()
            while True:
                while (worker := self._free()) is not None and (self._again or not exhausted):
                    if not self._again:
                        items = next(source, None) if len(order) < self._n_process * (_AHEAD + 1) else []
                        if not items:
                            exhausted = items is None
                            break
                        order.append(_Batch(items))
                        self._again.append(_Task(order[-1], items))
                    self._give(worker, self._again.popleft())
                if not order and exhausted:
                    return
                if order and order[0].complete():
                    yield from order.popleft().in_order()
                else:
                    self._receive()
        finally:
            self._stop()

    def _start(self) -> None:
        ours, theirs = self._context.Pipe()
        inherited = [*(w.connection for w in self._workers), ours] if self._forked else []
        nlp = self._nlp if self._forked else None
        with lock_of(self._nlp):  # so that no thread is amid a text when the process is copied
            process = self._context.Process(target=_work, args=(theirs, inherited, nlp, self._meta), daemon=True, name="claimkit")
            process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours))

    def _free(self) -> _Worker | None:
        """The worker with the least to do, if it can take more."""
        free = [w for w in self._workers if w.ready and len(w.tasks) < _AHEAD]
        return min(free, key=lambda w: len(w.tasks), default=None)

    def _give(self, worker: _Worker, task: _Task) -> None:
        worker.tasks.append(task)
        try:
            worker.connection.send(task.items)
        except OSError:
            self._replace(worker)

    def _receive(self) -> None:
        """Waits until a worker has sent something, or died."""
        by_handle = {handle: w for w in self._workers for handle in (w.connection, w.process.sentinel)}
        workers = {id(w): w for w in (by_handle[handle] for handle in wait(list(by_handle)))}  # type: ignore[index]
        for worker in workers.values():
            alive = worker.process.is_alive()
            try:
                while worker.connection.poll():
                    self._accept(worker, worker.connection.recv_bytes())
            except (EOFError, OSError):
                alive = False
            if not alive:
                self._replace(worker)

    def _accept(self, worker: _Worker, message: bytes) -> None:
        if message == _HELLO:
            worker.connection.send_bytes(self._pickled)
            return
        if message == _READY:
            worker.ready, self._early_deaths = True, 0
            return
        task = worker.tasks.popleft()
        # The bytes come from a process that this object started, over a pipe that nobody else has.
        for item, outcome in zip(task.items, pickle.loads(message), strict=True):  # noqa: S301
            task.batch.outcomes[item.index] = outcome

    def _replace(self, worker: _Worker) -> None:
        """A new worker for one that died; what it had is done again, first what it was reading."""
        self._workers.remove(worker)
        worker.process.kill()
        how = worker.death()
        worker.connection.close()
        # Only the first task was being read.
        read = worker.tasks.popleft().after_death(how) if worker.tasks else []
        again = [*read, *worker.tasks]
        self._again.extendleft(reversed(again))
        if not worker.ready:
            self._early_deaths += 1
            if self._early_deaths >= _STARTS:
                self._go_on_with_fewer(how)
                return
        self._start()

    def _go_on_with_fewer(self, how: str) -> None:
        """Processes die as they start: perhaps there is memory for those only that run."""
        if not self._workers:
            message = (
                f"the worker processes die as they start ({how}): use n_process=1 to see why; where processes are spawned, a script "
                'must do its work under `if __name__ == "__main__":`'
            )
            raise ModelError(message)
        _log.warning("a worker process dies as it starts (%s): going on with %d instead of %d", how, len(self._workers), self._n_process)

    def _stop(self) -> None:
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.connection.close()
        self._workers.clear()
