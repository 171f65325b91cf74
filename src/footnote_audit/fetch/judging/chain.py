"""The rules in their order, for every kind of answer."""

from dataclasses import replace
from urllib.parse import urljoin

from footnote_audit.errors import FetchError
from footnote_audit.fetch.judging import squatting, travelling, walls
from footnote_audit.fetch.judging.absence import not_there
from footnote_audit.fetch.judging.ends import archived
from footnote_audit.fetch.judging.faults import is_registered, of_fault, of_status
from footnote_audit.fetch.judging.files import damaged, is_html, is_pdf, notice_in
from footnote_audit.fetch.judging.fragments import missing_page, missing_part
from footnote_audit.fetch.judging.look import Look, look_at
from footnote_audit.fetch.judging.probing import Probe, ask_beside, suspicious
from footnote_audit.fetch.judging.wordings import wall
from footnote_audit.model import Access, CslItem, Get, Judgement, Response

_ALIVE = Judgement(access=Access.ALIVE, reason="", sentence="the page can be the cited work")
# Pages of which the server itself says that something is wrong; what they say tells which wall it is.
_SPEAKING = frozenset({401, 402, 403, 404, 405, 406, 418, 429, 451, 500, 503})
# In this order: what stands in front of a page, what stands in its place, where the way ended, what is left.
_RULES = (
    walls.challenge,
    walls.sent_to,
    squatting.parked,
    squatting.closed,
    walls.consent,
    walls.border,
    not_there,
    walls.login,
    walls.denied,
    travelling.led_astray,
    squatting.taken_over,
    walls.maintenance,
    squatting.failing,
    travelling.searched,
    travelling.home_served,
    walls.payment,
)
_PROMISES_PDF = (".pdf",)
# Pages about a file, under an address that ends like the file's.
_ABOUT_FILES = ("/blob/", "file:", "datei:", "fichier:", "image:", "/tree/", "/viewer")
_FOLLOWED = 3
# A page that sends its reader on says so at its beginning, and says little else.
_STUB, _STUB_PROSE = 20_000, 600


def judged(asked: str, answer: Response | FetchError, cited: CslItem | None, probe: Probe | None) -> Judgement:
    """Whether what came for an address can be the cited work; judging.judge tells the rest."""
    if isinstance(answer, FetchError):
        return of_fault(answer)
    headers = dict(answer.headers)
    stopped = walls.by_headers(headers) if len(answer.body) < _STUB else None
    if stopped is not None:
        return _vouched(stopped, asked, answer, cited)
    html = bool(answer.body) and is_html(answer.body, headers.get("content-type", ""))
    told = of_status(answer)
    if told is not None:
        return _vouched(_refused(asked, answer, told, cited) if html else _archived(answer, told), asked, answer, cited)
    if html:
        return _vouched(_page(asked, answer, cited, probe), asked, answer, cited)
    return _file(asked, answer) or _ALIVE


def differs(asked: str, answer: Response, cited: CslItem | None) -> bool:
    """Whether a page names itself otherwise; judging.bears_another_title tells the rest."""
    html = is_html(answer.body, dict(answer.headers).get("content-type", ""))
    return html and look_at(asked, answer, cited).naming.differs


def led_on(asked: str, answer: Response, get: Get) -> Response:
    """The answer that a page which only sends its reader on leads to; judging.onward tells the rest."""
    found = answer
    for _ in range(_FOLLOWED):
        target = _stub_target(asked, found)
        if target is None:
            break
        try:
            following = get(target)
        except FetchError:
            break
        hops = (*(found.hops or (found.final_uri,)), *(following.hops or (following.final_uri,)))
        found = replace(following, uri=answer.uri, hops=hops)
    return found


def _stub_target(asked: str, answer: Response) -> str | None:
    # Read as a page only where one may be found: this is asked of every answer.
    if not 200 <= answer.status < 300 or b"refresh" not in answer.body[:_STUB].lower():
        return None
    if not is_html(answer.body, dict(answer.headers).get("content-type", "")):
        return None
    look = look_at(asked, answer, None)
    target = travelling.refresh_target(look) if look.page.prose < _STUB_PROSE else None
    return None if target is None or travelling.home_reached(look, target) else target


def _refused(asked: str, answer: Response, told: Judgement, cited: CslItem | None) -> Judgement:
    """A page that came with a status of failure."""
    if answer.status not in _SPEAKING:
        return _archived(answer, told)
    look = look_at(asked, answer, cited)
    found = walls.challenge(look)
    if found is None and answer.status in {401, 403, 451}:
        found = walls.border(look) or walls.payment(look)
    if found is None and answer.status == 403:
        found = _denied(look)
    if (
        found is None
        and answer.status == 404
        and look.naming.by_title
        and look.naming.named >= 0.75
        and look.page.prose >= 400
    ):
        return Judgement(
            access=Access.ATTENTION,
            reason="not_found_with_content",
            sentence="the server says that there is no such page, and shows one with the cited title (HTTP 404)",
        )
    return replace(found, sentence=f"{found.sentence} (HTTP {answer.status})") if found else _archived(answer, told)


def _denied(look: Look) -> Judgement | None:
    """The words of firewalls; a server's own word for a closed folder is "forbidden"."""
    if any(" forbidden " in title for title in look.titles):
        return None
    if look.entitled(wall("blocked"), 0.4) or look.opens_with(wall("blocked"), 16):
        return walls.attention("bot_blocked", "the server refuses automatic readers or this place")
    return None


def _archived(answer: Response, told: Judgement) -> Judgement:
    """A failure that a web archive gives: it holds no copy, or the copy of a failure (RFC 7089 section 4.5)."""
    if answer.status != 404 or archived(answer.final_uri) is None:
        return told
    if any(name == "memento-datetime" for name, _ in answer.headers):
        return replace(
            told, reason="archived_error", sentence="the archive holds only a failure of this page (HTTP 404)"
        )
    return replace(told, reason="not_archived", sentence="the archive holds no copy of this address (HTTP 404)")


def _vouched(judged: Judgement, asked: str, answer: Response, cited: CslItem | None) -> Judgement:
    if judged.access is Access.ATTENTION and is_registered(asked, answer, cited):
        return replace(judged, sentence=f"{judged.sentence}; its DOI is registered, so the work exists")
    return judged


def _page(asked: str, answer: Response, cited: CslItem | None, probe: Probe | None, followed: int = 0) -> Judgement:
    look = look_at(asked, answer, cited)
    target = travelling.refresh_target(look)
    if target is not None and look.page.prose < _STUB_PROSE:
        return travelling.home_reached(look, target) or _sent_on(asked, target, cited, probe, followed)
    for rule in _RULES:
        found = rule(look)
        if found is not None:
            return found
    sent = walls.sent_by_script(look)
    if sent is not None:
        return travelling.home_reached(look, urljoin(look.final, sent)) or walls.attention(
            "js_redirect", "a script sends the reader on to another page"
        )
    return walls.made_by_script(look) or _compared(look, asked, probe)


def _sent_on(asked: str, target: str, cited: CslItem | None, probe: Probe | None, followed: int) -> Judgement:
    """The page that a page's own refresh leads to, judged in its place."""
    answer = probe(target) if probe is not None and followed < _FOLLOWED else None
    if answer is None:
        return walls.attention("meta_refresh", f"the page sends its reader on to {target[:200]}")
    told = of_status(answer)
    if told is not None:
        return told
    if is_html(answer.body, dict(answer.headers).get("content-type", "")):
        return _page(asked, answer, cited, probe, followed + 1)
    return _file(asked, answer) or _ALIVE


def _compared(look: Look, asked: str, probe: Probe | None) -> Judgement:
    """A page with nothing against it but, perhaps, that it is another."""
    found = ask_beside(look, probe) if probe is not None and suspicious(look) else None
    found = found or travelling.elsewhere(look) or _mistyped(look)
    if found is not None:
        return found
    missing = missing_part(asked, look.page)
    if missing and not (look.page.data or look.page.prose < 200):
        return walls.attention("anchor_missing", missing)
    return _ALIVE


def _mistyped(look: Look) -> Judgement | None:
    path = look.asked.partition("?")[0].lower()
    final = look.final.partition("?")[0].lower()
    if not path.endswith(_PROMISES_PDF) or any(part in path for part in _ABOUT_FILES):
        return None
    if look.redirected and not final.endswith(_PROMISES_PDF) and look.naming.agrees:
        return None
    return walls.attention("type_mismatch", "the address promises a PDF, and a page comes")


def _file(asked: str, answer: Response) -> Judgement | None:
    content_type = dict(answer.headers).get("content-type", "")
    found = damaged(answer.body, content_type)
    if found is not None:
        return found
    if not is_pdf(answer.body, content_type):
        return notice_in(answer.body, content_type)
    missing = missing_page(asked, answer.body)
    return walls.attention("anchor_missing", missing) if missing else None
