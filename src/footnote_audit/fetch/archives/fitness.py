"""Whether a capture can be the cited page: judged like a live one, and against its title once more.

A live page with another title may have been renamed. A capture with another title is most often one of what came to
the address later, and a better one may be had, so it is stepped over.
"""

from collections.abc import Callable

from footnote_audit.errors import FetchError
from footnote_audit.fetch.judging import judge
from footnote_audit.fetch.judging.files import is_html
from footnote_audit.fetch.judging.look import look_at
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
        html = is_html(answer.body, dict(answer.headers).get("content-type", ""))
        return _OTHER if html and look_at(asked, answer, cited).naming.differs else found

    return judged
