"""The command `footnote-audit`: options in, exit code out. What it can do, the package can do without it.

Exit codes: 0 clean, 1 findings at or above --fail-on, 2 usage or configuration, 3 article unreadable, 4 read but
nothing to audit, 70 a fault of this program, 130 stopped by Ctrl-C.
"""

import errno
import gc
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from footnote_audit import __version__
from footnote_audit.cli import auditing, bundling, fetching, matching, parsing, registry, stages
from footnote_audit.cli.options import BUG, CLEAN, STOPPED, UNREADABLE, USAGE, Commands, close_output
from footnote_audit.errors import AuditError, ReadError

# New objects between two looks for garbage. Values here seldom point in circles, and at the interpreter's own 700 the
# looks take some three percent of a run; at this many, memory is the same.
GARBAGE_THRESHOLD = 20_000
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="footnote-audit")
@click.option("--debug", is_flag=True, expose_value=False, help="Show where in the program an error arose.")
def cli() -> None:
    """Tell whether every footnote of an article holds."""


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command and leave with its exit code; the one place where a fault of this program is caught."""
    gc.set_threshold(GARBAGE_THRESHOLD)
    debug = "--debug" in (sys.argv[1:] if args is None else args)
    try:
        code = cli.main(args=None if args is None else list(args), prog_name="footnote-audit", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = USAGE
    except AuditError as error:
        if debug:
            raise
        click.echo(f"footnote-audit: {error}", err=True)
        code = UNREADABLE if isinstance(error, ReadError) else USAGE
    except (KeyboardInterrupt, click.Abort):
        click.echo("footnote-audit: stopped. Copies fetched so far are kept; no report was written.", err=True)
        code = STOPPED
    except (BrokenPipeError, SystemExit):
        # The reader of our output went away (`| head`), which click answers with SystemExit(1): nothing to say, and
        # nothing more may be written. The exit code 1 would speak of findings.
        close_output()
        code = CLEAN
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            close_output()
            click.echo(
                f"footnote-audit: standard output: {error.strerror}; free the disk or send it elsewhere.", err=True
            )
            sys.exit(USAGE)
        if debug:
            raise
        click.echo(
            f"footnote-audit: a fault of this program, not of your article: {type(error).__name__}: {error}. "
            "Please report it with what --debug prints.",
            err=True,
        )
        code = BUG
    sys.exit(code if isinstance(code, int) else CLEAN)


for _command in (
    auditing.audit,
    auditing.demo,
    auditing.report_command,
    auditing.explain,
    auditing.check_command,
    stages.read,
    parsing.parse,
    stages.resolve,
    fetching.fetch,
    fetching.refresh,
    matching.match,
    registry.sources,
    bundling.bundle,
    bundling.verify,
    bundling.store,
):
    cli.add_command(_command)
