"""Judging in a process beside this one: Python computes on one processor at a time, and a long run would use one alone.

The process is asked in batches over its standard input and answers on its standard output, both pickled; it ends with
its input. What it cannot say (a page for which another must be asked) or can no longer, its caller judges itself.
"""

import contextlib
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import IO, NamedTuple

from footnote_audit.errors import AuditError
from footnote_audit.fetch.judging import judge
from footnote_audit.model import CslItem, Judgement, Response

# Starting the process takes as much as judging so many pages.
WORTHWHILE = 300
# Bytes of a body above which handing it over costs more memory than it saves time.
LARGEST = 200_000


class Case(NamedTuple):
    """What is to be judged, as `judge` takes it."""

    asked: str
    answer: Response
    cited: CslItem | None


class Beside:
    """The process beside this one, started at once. Not safe for several threads."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        with contextlib.suppress(OSError):
            # -P: nothing of the present folder is loaded in place of a module.
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", __name__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )

    def judge(self, cases: Sequence[Case]) -> Callable[[], list[Judgement | None]]:
        """Begin to judge; what comes back waits for the judgements, in the order in which they were begun.

        A judgement for each case is as `judge` gives it; None where the caller must judge. At most two batches may be
        begun at a time: their judgements must have room in a pipe.
        """
        small = [number for number, case in enumerate(cases) if len(case.answer.body) <= LARGEST]
        process = self._process
        if process is not None and process.stdin is not None:
            try:
                # Plain tuples: in the process this module goes by another name.
                _say([tuple(cases[number]) for number in small], process.stdin)
            except (OSError, ValueError):
                self.close()
        return lambda: self._judged(len(cases), small)

    def _judged(self, count: int, small: Sequence[int]) -> list[Judgement | None]:
        found: list[Judgement | None] = [None] * count
        process = self._process
        if process is not None and process.stdout is not None:
            try:
                for number, judged in zip(small, pickle.load(process.stdout), strict=True):
                    found[number] = judged
            except (OSError, EOFError, ValueError, pickle.PickleError):
                self.close()
        return found

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            with contextlib.suppress(OSError):
                process.communicate()


def is_worthwhile(count: int) -> bool:
    """Whether so many pages are judged sooner with a process beside this one."""
    return count >= WORTHWHILE and len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else ()) > 1


class _AnotherAskedError(AuditError):
    """Another page must be asked for."""


def _probe(uri: str) -> Response | None:
    raise _AnotherAskedError(uri)


def _judged(case: Case) -> Judgement | None:
    try:
        return judge(case.asked, case.answer, cited=case.cited, probe=_probe)
    except _AnotherAskedError:
        return None


def _say(what: object, to: IO[bytes]) -> None:
    to.write(pickle.dumps(what, pickle.HIGHEST_PROTOCOL))
    to.flush()


def serve(asked: IO[bytes], told: IO[bytes]) -> None:
    """Judge every batch that comes until there are no more."""
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            _say([_judged(Case(*case)) for case in pickle.load(asked)], told)


def main() -> None:
    """What the process does."""
    import signal

    # Ctrl-C at the terminal is for the caller, which ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    told, sys.stdout = sys.stdout.buffer, sys.stderr
    serve(sys.stdin.buffer, told)


if __name__ == "__main__":
    main()
