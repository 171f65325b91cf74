"""Judges every behaviour of the fake web, with the cited titles and without, and prints what came of it.

    .venv/bin/python benchmarks/judging.py [--shared ../shared]

`right`: as the truth says, or another answer that it accepts. Behaviours that need hundreds of megabytes are left out.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from footnote_audit.errors import FetchError
from footnote_audit.fetch.http import HttpGet
from footnote_audit.fetch.judging import judge
from footnote_audit.model import Access, CslItem, Judgement, Response

ROOT = Path(__file__).resolve().parents[1]
KINDS = ("alive", "broken", "soft404", "attention")


class Judged(NamedTuple):
    """One behaviour, what it was judged to be, the other addresses asked for that, and the seconds it took."""

    truth: dict[str, Any]
    found: Judgement
    probes: int
    seconds: float

    @property
    def right(self) -> bool:
        """Whether the answer can be defended."""
        return self.found.access in self.truth["accept"]


def look(get: HttpGet, truth: dict[str, Any], *, titled: bool) -> Judged:
    """One behaviour asked and judged."""
    asked: list[str] = []
    spent = [0.0]

    def probe(uri: str) -> Response | None:
        asked.append(uri)
        began = time.perf_counter()
        try:
            return get(uri)
        except FetchError:
            return None
        finally:
            spent[0] += time.perf_counter() - began

    try:
        answer: Response | FetchError = get(truth["url"])
    except FetchError as error:
        answer = error
    cited = CslItem(title=truth["title"]) if titled and "title" in truth else None
    began = time.perf_counter()
    found = judge(truth["url"], answer, cited=cited, probe=probe)
    return Judged(truth, found, len(asked), time.perf_counter() - began - spent[0])


def measured(web: Any, authorities: str, *, titled: bool) -> list[Judged]:
    """Every behaviour judged."""
    wanted = [truth for truth in web.behaviours if truth.get("needs") != "huge"]
    with (
        HttpGet(allow_private=True, verify=authorities, pause=0.0) as get,
        ThreadPoolExecutor(16) as pool,
    ):
        return list(pool.map(lambda truth: look(get, truth, titled=titled), wanted))


def show(found: list[Judged], requests: int) -> None:
    """Print the confusion, and what is wrong."""
    table = Counter((j.truth["verdict"], str(j.found.access)) for j in found)
    print(f"  {'truth':10}" + "".join(f"{kind:>10}" for kind in KINDS) + f"{'right':>12}")
    for verdict in KINDS:
        kind = [j for j in found if j.truth["verdict"] == verdict]
        cells = "".join(f"{table[verdict, access]:>10}" for access in KINDS)
        print(f"  {verdict:10}{cells}{sum(j.right for j in kind):>6} of {len(kind)}")
    controls = [j for j in found if j.truth["accept"] == ["alive"]]
    flagged = [j for j in found if "alive" not in j.truth["accept"]]
    walls = [j for j in flagged if j.truth["verdict"] == "attention"]
    print(f"  controls called alive: {sum(j.found.access is Access.ALIVE for j in controls)} of {len(controls)}")
    print(f"  faults flagged: {sum(j.found.access is not Access.ALIVE for j in flagged)} of {len(flagged)}")
    named = sum(j.found.access is Access.ATTENTION and j.found.reason == j.truth["reason"] for j in walls)
    print(f"  attention that may not be called alive, with its own reason: {named} of {len(walls)}")
    times = sorted(j.seconds for j in found if j.seconds > 0.0001)
    print(f"  other addresses asked: {sum(j.probes for j in found)}; requests a link: {requests / len(found):.2f}")
    print(f"  milliseconds a page: median {times[len(times) // 2] * 1000:.1f}")
    for j in found:
        if not j.right:
            print(f"  wrong: {j.truth['id']}: {j.found.access} {j.found.reason}")


def main() -> None:
    """Run the fake web and judge it twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    shared: Path = parser.parse_args().shared
    sys.path.insert(0, str(shared / "webfaults"))
    import server  # type: ignore[import-not-found]

    for titled in (True, False):
        with server.running() as web, tempfile.NamedTemporaryFile("w", suffix=".pem") as authorities:
            authorities.write(server.SERVER.truth()["ca_pem"])
            authorities.flush()
            found = measured(web, authorities.name, titled=titled)
            print("with the cited titles" if titled else "without titles")
            show(found, web.stats()["requests"])


if __name__ == "__main__":
    main()
