"""A service outside as second judge: asked over the network, only where the user names it, and bounded in all."""

import time
from collections.abc import Callable, Sequence

from footnote_audit.judges.answers import SCHEMA, messages, opinion, shown_passages
from footnote_audit.judges.endpoints import Endpoint, answer_text, request_body
from footnote_audit.judges.posting import ServiceError, post
from footnote_audit.model import HeardJudge, JudgeName, Opinion

MOST_CLAIMS = 100
SECONDS = 60.0
MAX_BYTES = 256 * 1024
# After so many claims in a row without an answer the service is left alone.
MOST_FAILURES = 3
ATTEMPTS = 2
# Seconds before the second attempt.
PAUSE = 1.0
UNUSABLE = "an answer was not of the form that was asked for, or its words do not stand in the passages"


class Service:
    """A `SecondJudge` that asks an endpoint; errors are kept for `heard` and never raised.

    Args:
        endpoint: where it is.
        model: what it is asked for by name.
        key: sent as bearer token and written nowhere; None sends none.
        most: claims asked of it in all, in order.
        seconds: for one request; max_bytes: of one answer.
        began: called with the host before anything is sent; sleep: waits seconds.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        model: str,
        *,
        key: str | None = None,
        most: int = MOST_CLAIMS,
        seconds: float = SECONDS,
        max_bytes: int = MAX_BYTES,
        began: Callable[[str], None] | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._endpoint, self._model, self._most = endpoint, model, most
        self._seconds, self._max_bytes, self._began = seconds, max_bytes, began
        self._sleep = sleep
        self._headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if key:
            self._headers["Authorization"] = f"Bearer {key}"
        self._answers: dict[tuple[str, tuple[str, ...]], Opinion | None] = {}
        self._asked = self._failed = 0
        # Since it was last told what came of asking.
        self._told = self._answered = self._left = 0
        self._bound = True
        self._fault: str | None = None

    def __call__(self, claim: str, passages: Sequence[str]) -> Opinion | None:
        """The service's opinion; None where there are no passages, it is left alone, or its answer is no use."""
        question = (claim, shown_passages(passages))
        if not question[1] or not claim.strip():
            return None
        if question not in self._answers:
            if self._asked >= self._most or self._failed >= MOST_FAILURES:
                self._left += 1
                return None
            if self._asked == 0 and self._began is not None:
                self._began(self._endpoint.place)
            self._asked += 1
            self._answers[question] = self._ask(*question)
        return self._answers[question]

    def heard(self) -> HeardJudge:
        """What came of asking since this was last told: how often, how many usable answers, and what went wrong.

        The limit of claims is one for all that a run audits.
        """
        found = HeardJudge(
            judge=JudgeName.SERVICE,
            name=f"{self._model} at {self._endpoint.place}",
            asked=self._asked - self._told,
            answered=self._answered,
            remark=self._remark(),
        )
        self._told, self._answered, self._left, self._fault = self._asked, 0, 0, None
        return found

    def _remark(self) -> str | None:
        said = [f"The service gave no usable answer to some claims: {self._fault}."] if self._fault else []
        if self._left:
            why = "it had failed" if self._failed >= MOST_FAILURES else f"the limit is {self._most}"
            said.append(f"Of {self._left} further claims it was not asked: {why}.")
        return " ".join(said) or None

    def _ask(self, claim: str, passages: Sequence[str]) -> Opinion | None:
        fault = ""
        for attempt in range(ATTEMPTS):
            if attempt:
                self._sleep(PAUSE)
            try:
                data = self._sent(claim, passages)
            except ServiceError as refused:
                fault = str(refused)
                if not self._worth_another(refused):
                    break
                continue
            self._failed = 0
            found = self._usable(data, passages)
            self._answered += found is not None
            self._fault = self._fault if found else self._fault or UNUSABLE
            return found
        self._failed += 1
        self._fault = self._fault or fault
        return None

    def _worth_another(self, refused: ServiceError) -> bool:
        """Whether the same question may fare better: a fault that passes, or a server that knows no schemas."""
        if refused.status in (400, 422) and self._bound:
            self._bound = False
            return True
        return refused.passing

    def _sent(self, claim: str, passages: Sequence[str]) -> bytes:
        asked = messages(claim, passages)
        body = request_body(self._endpoint.protocol, self._model, asked, SCHEMA, bound=self._bound)
        return post(self._endpoint, body, self._headers, seconds=self._seconds, max_bytes=self._max_bytes)

    def _usable(self, data: bytes, passages: Sequence[str]) -> Opinion | None:
        text = answer_text(self._endpoint.protocol, data)
        return opinion(text, passages) if text is not None else None
