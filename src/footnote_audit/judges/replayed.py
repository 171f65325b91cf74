"""The judges of a saved audit heard again when it is made anew: a service says what it said then, and is not asked."""

from collections.abc import Sequence
from dataclasses import replace

from footnote_audit.judges.installed import model_is_installed
from footnote_audit.model import Audit, JudgeName, Judges, Opinion


def judges_of(saved: Audit) -> Judges:
    """The judges that a saved audit names; its model only where one is installed."""
    heard = Judges()
    if saved.options.model and model_is_installed():
        from footnote_audit.judges.onnx_model import load_judges

        heard = load_judges()
    return replace(heard, second=_Replayed(saved) if saved.options.judge else None, heard=lambda: saved.judges)


class _Replayed:
    """A `SecondJudge` with the opinions that stand in a saved audit."""

    def __init__(self, saved: Audit) -> None:
        texts = {claim.id: claim.text for claim in saved.claims}
        self._said: dict[str, list[tuple[frozenset[str], Opinion]]] = {}
        for verdict in saved.verdicts:
            shown = frozenset(evidence.selector.exact for evidence in verdict.evidence)
            for opinion in verdict.opinions:
                if opinion.judge is JudgeName.SERVICE:
                    self._said.setdefault(texts.get(verdict.claim_id, ""), []).append((shown, opinion))

    def __call__(self, claim: str, passages: Sequence[str]) -> Opinion | None:
        return next((said for shown, said in self._said.get(claim, ()) if shown.issuperset(passages)), None)
