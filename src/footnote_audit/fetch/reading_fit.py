"""What a judgement means for reading: whether a page's words can speak for the source, else how it is recorded."""

from footnote_audit.model import Access, Judgement, Outcome

# Reasons to look that do not speak against the words of the page.
_READABLE = frozenset({"anchor_missing", "no_text"})
_WALLS = {
    "paywall": Outcome.PAYWALL,
    "login_required": Outcome.PAYWALL,
    "content_changed": Outcome.GONE,
    "type_mismatch": Outcome.UNSUPPORTED,
    "js_only": Outcome.UNSUPPORTED,
    "js_redirect": Outcome.UNSUPPORTED,
    "meta_refresh": Outcome.UNSUPPORTED,
    "unreadable": Outcome.UNSUPPORTED,
    "truncated": Outcome.UNREACHABLE,
    "empty_body": Outcome.UNREACHABLE,
    "no_content": Outcome.UNREACHABLE,
}


def outcome_for(judged: Judgement) -> Outcome:
    """How a page that came (2xx) is recorded: `ok` where its words can be read as the source's.

    A notice in the place of a work counts as `gone`, a wall as what it is. What a page lacks that is none of the work
    must never be held against the article.
    """
    if judged.access is Access.ALIVE or judged.reason in _READABLE:
        return Outcome.OK
    if judged.access in {Access.SOFT_404, Access.BROKEN}:
        return Outcome.GONE
    return _WALLS.get(judged.reason, Outcome.BLOCKED)
