"""Time and memory of reading hostile files, form by form, each in a process of its own.

    python benchmarks/bad_input.py [FORM...]

For each form: 9,000 to 100,000 notes, 1,000 and 100,000 levels of each kind of nesting, a line of 5 MB, a megabyte of
the signs of the form, and, for containers, a part of zeros that unpacks to 2 GB. Prints processor seconds, megabytes
and what came of it; "!" marks more than 10 s or 1 GB. Processes may take 4 GB and 120 s; more shows as "killed".
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from hostile_files import Sort, bomb  # noqa: E402 - the path comes first
from hostile_sorts import BY_FORM, SORTS  # noqa: E402

NOTES = (100_000, 49_000, 20_000, 9_000)
LEVELS = (1_000, 100_000)
LINE = 5_000_000
_READ = """
import resource, sys, time
from footnote_audit.read import read
from footnote_audit.errors import ReadError
name, path, form = sys.argv[1:]
data = open(path, "rb").read()
start = time.process_time()
try:
    document = read(name, data, form)
    told = f"{len(document.notes)} notes, {len(document.text)} characters, {len(document.warnings)} warnings"
except ReadError as error:
    told = f"refused: {error.reason}"
print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, told, sep="|")
"""


def hostile(sort: Sort) -> Iterator[tuple[str, bytes]]:
    """The hostile files of a form, each with what it is."""
    for count in NOTES:
        yield (f"{count:,} notes", sort.notes(count))
    for levels in LEVELS:
        for number, data in enumerate(sort.deep(levels)):
            yield (f"{levels:,} levels of {sort.nested[number][0].strip()!r}", data)
    yield ("line", sort.whole("The quay fell in 1931. " * (LINE // 23)))
    yield ("signs", sort.whole("".join(sort.pieces) * (LINE // 5 // len("".join(sort.pieces)))))
    if sort.form in ("docx", "odt", "epub"):
        yield ("bomb", bomb(sort))


def measured(sort: Sort, data: bytes) -> tuple[float, float, str]:
    """Seconds, megabytes and what came of reading the file in a process of its own."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        begin = time.perf_counter()
        try:
            done = subprocess.run(
                [sys.executable, "-c", _READ, sort.name, file.name, sort.form],
                capture_output=True,
                text=True,
                timeout=120,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30)),
                check=False,
            )
        except subprocess.TimeoutExpired:
            return (time.perf_counter() - begin, 0, "killed")
    if done.returncode:
        return (time.perf_counter() - begin, 0, f"killed ({done.stderr.strip().splitlines()[-1][:200]})")
    seconds, memory, told = done.stdout.strip().split("|", 2)
    return (float(seconds), float(memory), told)


def main(forms: list[str]) -> None:
    """Measures the forms named, or all."""
    for sort in [BY_FORM[form] for form in forms] or SORTS:
        for what, data in hostile(sort):
            seconds, memory, told = measured(sort, data)
            sign = "!" if seconds > 10 or memory > 1024 or told.startswith("killed") else " "
            row = f"{sign} {sort.form:16} {what[:44]:44} {len(data) / 1e6:6.1f} MB {seconds:6.2f} s {memory:5.0f} MB"
            print(f"{row}  {told[:110]}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
