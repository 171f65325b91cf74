"""Judging: whether what an address brings can be the cited work. docs/judging.md explains every reason."""

from collections.abc import Callable

from footnote_audit.errors import FetchError
from footnote_audit.fetch.judging.standing import Standing, standing
from footnote_audit.model import CslItem, Get, Judgement, Response

__all__ = ["Probe", "Standing", "bears_another_title", "judge", "onward", "standing"]

Probe = Callable[[str], Response | None]


def judge(
    asked: str, answer: Response | FetchError, *, cited: CslItem | None = None, probe: Probe | None = None
) -> Judgement:
    """Whether what came for the address `asked` can be the cited work.

    Args:
        asked: the address as cited, with its fragment.
        answer: the response at the end of the redirects, or why there is none.
        cited: the cited work as far as it is known; its title and author are compared with the page.
        probe: asks for another address of the same site and gives None where that brings nothing. It is called only
            where there is suspicion (at most twice), and to follow a page that sends its reader on.
    """
    # Loaded here, because a run that judges nothing must not pay for its many patterns.
    from footnote_audit.fetch.judging.chain import judged

    return judged(asked, answer, cited, probe)


def bears_another_title(asked: str, answer: Response, cited: CslItem | None) -> bool:
    """Whether a page in HTML bears neither the cited title nor its author: renamed, or another one."""
    # Loaded here, because a run that judges nothing must not pay for its many patterns.
    from footnote_audit.fetch.judging.chain import differs

    return differs(asked, answer, cited)


def onward(asked: str, answer: Response, get: Get) -> Response:
    """The answer that a page which only sends its reader on leads to, at most three pages further; else the answer.

    Its `uri` is still the address asked, its `hops` go by way of the pages in between. A front page is not gone to,
    because it is what a page that is gone is replaced by; nor is anything that brings a fault.
    """
    # Loaded here, because a run that judges nothing must not pay for its many patterns.
    from footnote_audit.fetch.judging.chain import led_on

    return led_on(asked, answer, get)
