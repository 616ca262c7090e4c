"""Work for processes on this machine; a process that dies is replaced, and its item is given to another."""

from __future__ import annotations

import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any, NamedTuple, TypeVar

from cleantext.errors import InputError
from cleantext.files.scale.output import Progress, Tell

Item = TypeVar("Item")
Done = TypeVar("Done")

_TRIES = 3
"""How many workers an item may kill before it is given up."""

_STARTS = 10
"""How often the start of a worker is tried."""


class Died(NamedTuple):
    """Instead of a result: the item killed every worker that had it."""

    item: Any


class Workers:
    """Processes that do work; use them in a ``with`` statement, which ends them.

    They are started by a fork server or from scratch, never forked from this process, whose libraries may have threads.
    """

    def __init__(self, count: int, tell: Tell) -> None:
        self._context = _context()
        self._tell = tell
        self._count = count
        self._workers = list[_Worker]()
        self._assigned = dict[_Worker, _Assignment]()

    def __enter__(self) -> Workers:
        self._workers = [_Worker(self._context) for _ in range(self._count)]
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()

    def map(
        self, work: Callable[[Item, Tell], Done], items: Iterable[Item], ahead: int | None = None
    ) -> Iterator[Done | Died]:
        """The result of the work for each item, in their order.

        Args:
            work: the work; it is given an item, and may tell of its progress.
            items: they are drawn as workers become free.
            ahead: how many may be under way or wait for an earlier one; none: any number.
        """
        drawn, exhausted = iter(items), False
        waiting = deque[list[Done | Died]]()  # a place for each item under way, in their order; empty until it is done
        again = deque[_Assignment]()
        for worker in list(self._assigned):  # an earlier call was given up half-way
            self._replace(worker)
        while True:
            for worker in self._workers:
                if worker in self._assigned:
                    continue
                if again:
                    self._give(worker, again.popleft(), work)
                elif not exhausted and (ahead is None or len(waiting) < ahead):
                    try:
                        item = next(drawn)
                    except StopIteration:
                        exhausted = True
                        continue
                    waiting.append([])
                    self._give(worker, _Assignment(item, waiting[-1], 1), work)
            while waiting and waiting[0]:
                yield waiting.popleft()[0]
            if not self._assigned:
                if exhausted and not waiting:
                    return
                continue
            for worker in self._answers():
                item, place, tries = assignment = self._assigned[worker]
                if worker.alive:
                    del self._assigned[worker]
                    place.append(worker.answer)
                    continue
                self._replace(worker)
                if tries < _TRIES:
                    again.append(assignment._replace(tries=tries + 1))
                else:
                    place.append(Died(item))

    def _give(self, worker: _Worker, assignment: _Assignment, work: Callable[[Any, Tell], Any]) -> None:
        self._assigned[worker] = assignment
        worker.give(work, assignment.item)

    def _replace(self, worker: _Worker) -> None:
        del self._assigned[worker]
        worker.end()
        self._workers[self._workers.index(worker)] = _Worker(self._context)

    def _answers(self) -> list[_Worker]:
        """The workers that have finished or died, once there are any; messages from the others are passed on."""
        by_connection = {worker.connection: worker for worker in self._assigned}
        ready = [by_connection[connection] for connection in wait(by_connection)]  # type: ignore[index]
        return [worker for worker in ready if worker.hear(self._tell)]


class _Assignment(NamedTuple):
    """An item that a worker has: the place for what becomes of it, and how many workers had it, this one included."""

    item: Any
    place: list[Any]
    tries: int


class _Worker:
    """A process and the line to it."""

    def __init__(self, context: BaseContext) -> None:
        self.connection, theirs = context.Pipe()
        self._process = _begin(context, theirs)
        theirs.close()
        self.alive = True
        self.answer: Any = None

    def give(self, work: Callable[[Any, Tell], Any], item: Any) -> None:
        """Give it an item to work on; if it is dead, that is noticed later."""
        with suppress(OSError):
            self.connection.send((work, item))

    def hear(self, tell: Tell) -> bool:
        """Receive its message; returns whether it has finished its item, or is dead.

        Raises:
            Exception: what its work raised.
        """
        try:
            message = self.connection.recv()
        except (EOFError, OSError):
            self.alive = False
            self.end()
            return True
        if isinstance(message, Progress):
            tell(message)
            return False
        self.answer, error = message
        if error is not None:
            raise error
        return True

    def end(self) -> None:
        """End it, whatever it is doing."""
        self.connection.close()
        self._process.terminate()
        self._process.join(5)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _begin(context: BaseContext, connection: Connection) -> BaseProcess:
    """A running worker. If the fork server dies while it is asked for one, a new server is asked a little later.

    Raises:
        InputError: if no process can be started.
    """
    for tries_left in reversed(range(_STARTS)):
        process: BaseProcess = context.Process(target=_serve, args=(connection,), daemon=True)  # type: ignore[attr-defined]
        try:
            process.start()
            break
        except (EOFError, OSError) as error:
            if not tries_left:
                raise InputError("no process can be started; use --jobs 1") from error
            time.sleep(0.2)  # until the system counts the dead server as dead
    return process


def _serve(connection: Connection) -> None:
    """What a worker does until its parent closes the connection; interrupts are left to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that what is half-written is removed

    def tell(progress: Progress) -> None:
        try:
            connection.send(progress)
        except OSError:
            sys.exit(0)  # the parent has gone

    while True:
        try:
            work, item = connection.recv()
        except (EOFError, OSError):
            return
        try:
            answer, error = work(item, tell), None
        except Exception as raised:
            answer, error = None, raised
        try:
            connection.send((answer, error))
        except OSError:
            return


def _context() -> BaseContext:
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["cleantext.files.scale.work"])
    return context
