"""A note's text walked like running text: a flow of its own, made a Body once it ends."""

from footnote_audit.read.flow import Body, Flow


def body_of(flow: Flow, *, key: str, label: str | None, raw: int) -> Body:
    """The finished flow as a note: blocks joined by a space, white space folded, marks with all the words before."""
    flow.close()
    text = flow.text()
    calls = tuple((call.key, " ".join(text[: call.offset].split())) for call in flow.calls)
    return Body(key=key, label=label, text=" ".join(text.split()), raw=raw, calls=calls)
