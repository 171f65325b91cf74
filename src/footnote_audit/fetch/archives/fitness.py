"""Whether a capture can be the cited page: judged like a live one, and against its title once more.

A live page with another title may have been renamed. A capture with another title is most often one of what came to
the address later, and a better one may be had, so it is stepped over.
"""

from collections.abc import Callable

from footnote_audit.errors import FetchError
from footnote_audit.fetch.judging import bears_another_title, judge
from footnote_audit.model import Access, CslItem, Judgement, Response

_OTHER = Judgement(
    access=Access.ATTENTION, reason="other_title", sentence="the capture bears neither the cited title nor its author"
)


def fitness(asked: str, cited: CslItem | None) -> Callable[[Response | FetchError], Judgement]:
    """The function that judges captures of the address `asked` for the work `cited`."""

    def judged(answer: Response | FetchError) -> Judgement:
        found = judge(asked, answer, cited=cited)
        if found.access is not Access.ALIVE or isinstance(answer, FetchError) or cited is None:
            return found
        return _OTHER if bears_another_title(asked, answer, cited) else found

    return judged
