"""A service as second judge, against a server that speaks its protocols, well and badly."""

import time
from collections.abc import Iterator
from typing import Any

import pytest

from footnote_audit.errors import ConfigError
from footnote_audit.judges.answers import opinion
from footnote_audit.judges.endpoints import Protocol, endpoint
from footnote_audit.judges.service import Service
from footnote_audit.model import JudgeName, Rating
from judges.judge_server import Model, answer, question, serving

CLAIM = "The weir at Taldorf was built in 1931."
PASSAGES = ("The valley is steep.", "The weir at Taldorf was finished in 1931, after two floods.")
WORDS = "weir at Taldorf was finished in 1931"


def _reply(_: dict[str, Any]) -> str:
    return answer("supported", 2, WORDS)


@pytest.fixture
def model() -> Iterator[Model]:
    """A server whose model answers well."""
    with serving(_reply) as server:
        yield server


def _service(model: Model, path: str = "", **options: Any) -> Service:
    return Service(endpoint(model.url(path)), "small", sleep=lambda _: None, **options)


@pytest.mark.parametrize("path", ["", "/v1", "/v1/chat/completions", "/api", "/api/chat"])
def test_both_protocols_are_spoken(model: Model, path: str) -> None:
    """A base address or a whole one leads to the protocol's path; temperature 0, and the answer bound to the schema."""
    service = _service(model, path)
    found = service(CLAIM, PASSAGES)
    assert found is not None
    assert (found.judge, found.rating, found.score) == (JudgeName.SERVICE, Rating.SUPPORTED, 0.95)
    assert found.said == f"points to “{WORDS}”"
    (asked,) = model.asked
    ollama = path.startswith("/api")
    assert model.paths == ["/api/chat" if ollama else "/v1/chat/completions"]
    assert (asked["options"] if ollama else asked)["temperature"] == 0
    assert ("format" if ollama else "response_format") in asked
    assert question(asked) == {
        "claim": CLAIM,
        "passages": [{"number": 1, "text": PASSAGES[0]}, {"number": 2, "text": PASSAGES[1]}],
    }


def test_nothing_but_claim_and_passages_is_sent(model: Model) -> None:
    """The request holds the fixed instructions, the claim, the passages and the model's name; the key is a header."""
    service = _service(model, key="k-123")
    service(CLAIM, PASSAGES)
    assert set(model.asked[0]) == {"model", "messages", "stream", "temperature", "max_tokens", "response_format"}
    assert model.keys == ["Bearer k-123"]
    assert "k-123" not in repr(service.heard()) + repr(model.asked)


def test_the_same_question_is_asked_once(model: Model) -> None:
    """A claim with the same passages gets the answer it got before, and the host is told before the first request."""
    told: list[tuple[str, int]] = []
    service = _service(model, began=lambda host: told.append((host, len(model.asked))))
    assert service(CLAIM, PASSAGES) == service(CLAIM, PASSAGES)
    assert len(model.asked) == 1
    assert told == [(f"127.0.0.1:{model.server_address[1]}", 0)]


def test_no_more_claims_are_asked_than_the_limit(model: Model) -> None:
    """Past the limit the service is left alone, and the report says of how many claims."""
    service = _service(model, most=1)
    found = [service(f"{CLAIM} {n}", PASSAGES) for n in range(3)]
    assert [f is not None for f in found] == [True, False, False]
    heard = service.heard()
    assert (heard.asked, heard.answered) == (1, 1)
    assert heard.remark == "Of 2 further claims it was not asked: the limit is 1."
    assert service(CLAIM, ()) is None and len(model.asked) == 1
    again = service.heard()
    assert (again.asked, again.answered, again.remark) == (0, 0, None)


@pytest.mark.parametrize("fault", ["429", "500", "400"])
def test_a_fault_that_may_pass_is_tried_once_more(model: Model, fault: str) -> None:
    """Too many requests, a fault of the server, and a server that binds no answer to a schema get a second try."""
    model.faults = [fault]
    service = _service(model)
    assert service(CLAIM, PASSAGES) is not None
    assert len(model.asked) == 2
    assert ("response_format" in model.asked[1]) is (fault != "400")
    assert service.heard().remark is None


@pytest.mark.parametrize(
    ("faults", "said"),
    [
        (["500", "503"], "it answered with status 503"),
        (["401"], "it answered with status 401"),
        (["redirect"], "it sends requests on to another address, which is not followed"),
        (["huge"], "its answer is longer than 262,144 bytes"),
        (["broken"], "an answer was not of the form"),
        (["no JSON at all"], "an answer was not of the form"),
        ([answer("true", 2, WORDS)], "an answer was not of the form"),
        ([answer("supported", 2, "the weir was blown up in 1945")], "its words do not stand in the passages"),
        ([answer("supported", 9, WORDS)], "an answer was not of the form"),
    ],
)
def test_no_answer_is_no_opinion(model: Model, faults: list[str], said: str) -> None:
    """What is no answer of the asked form gives no opinion, raises nothing, and is said once."""
    model.faults = list(faults)
    service = _service(model)
    assert service(CLAIM, PASSAGES) is None
    assert len(model.asked) == len(faults)
    heard = service.heard()
    assert heard.answered == 0
    assert said in (heard.remark or "")


def test_a_slow_service_costs_its_time_limit_and_no_more(model: Model) -> None:
    """A server that sends a byte now and then is cut off at the limit, twice."""
    model.faults = ["drip", "drip"]
    service = _service(model, seconds=0.15)
    began = time.monotonic()
    assert service(CLAIM, PASSAGES) is None
    assert time.monotonic() - began < 2
    assert "it gave no answer in 0.15 seconds" in (service.heard().remark or "")


def test_a_service_that_is_not_there_is_left_alone() -> None:
    """After three claims without an answer no further one is sent."""
    service = Service(endpoint("http://127.0.0.1:9"), "small", sleep=lambda _: None)
    assert [service(f"{CLAIM} {n}", PASSAGES) for n in range(5)] == [None] * 5
    heard = service.heard()
    assert heard.asked == 3
    assert "it could not be reached" in (heard.remark or "")
    assert "Of 2 further claims it was not asked: it had failed." in (heard.remark or "")


@pytest.mark.parametrize(
    "text",
    [
        "[]", "null", '{"rating": "supported"}', "[" * 100_000, '{"a": ' * 50_000,
        answer("supported", 1, ""), answer("supported", 1, "…"), answer("supported", 1, "valley", 7),
        '{"rating": "supported", "passage": true, "words": "valley", "confidence": 1}',
        '{"rating": "supported", "passage": 1, "words": "valley", "confidence": NaN}',
        '{"rating": ["supported"], "passage": 1, "words": "valley", "confidence": 1}',
        '{"rating": "supported", "passage": 1, "words": "valley", "confidence": 1, "note": "x"}',
    ],
)  # fmt: skip
def test_an_answer_of_another_form_is_none(text: str) -> None:
    """The schema is checked to the letter, however odd the answer."""
    assert opinion(text, PASSAGES) is None


def test_answers_in_fences_and_other_quotes_are_taken() -> None:
    """Fences of code are taken off, and quotes, dashes and spaces of the words may differ from the passage's."""
    text = f"```json\n{answer('refuted', 1, 'the “old” weir')}\n```"
    found = opinion(text, ('The "old"  weir stands.',))
    assert found is not None and found.rating is Rating.REFUTED and found.score == pytest.approx(0.05)
    silent = opinion(answer("not-found", 0, ""), PASSAGES)
    assert silent is not None and silent.rating is Rating.NOT_FOUND


@pytest.mark.parametrize(
    ("address", "protocol", "place", "target"),
    [
        ("http://localhost:11434", Protocol.OLLAMA, "localhost:11434", "/api/chat"),
        ("https://api.example.org/v1/", Protocol.OPENAI, "api.example.org", "/v1/chat/completions"),
        ("https://example.org/api/v1", Protocol.OPENAI, "example.org", "/api/v1/chat/completions"),
        ("http://[::1]:8080", Protocol.OPENAI, "[::1]:8080", "/v1/chat/completions"),
        ("https://example.org/x/chat/completions?v=2", Protocol.OPENAI, "example.org", "/x/chat/completions?v=2"),
    ],
)  # fmt: skip
def test_addresses_are_completed(address: str, protocol: Protocol, place: str, target: str) -> None:
    """The protocol and its path are told from the address."""
    found = endpoint(address)
    assert (found.protocol, found.place, found.target) == (protocol, place, target)
    assert "?" not in found.address


@pytest.mark.parametrize(
    "address",
    ["", "localhost:11434", "ftp://host/v1", "http://", "http://me:secret@host/v1", "http://h:99999", "http://a b"],
)  # fmt: skip
def test_what_is_no_address_is_said(address: str) -> None:
    """An address that cannot be asked, or that holds a password, is an error that does not repeat the password."""
    with pytest.raises(ConfigError) as raised:
        endpoint(address)
    assert "secret" not in str(raised.value)


def test_a_key_is_not_sent_unprotected() -> None:
    """With a key http is taken for this machine and private networks alone."""
    with pytest.raises(ConfigError, match="unencrypted"):
        endpoint("http://models.example.org/v1", key=True)
    assert endpoint("http://localhost:8000/v1", key=True) and endpoint("http://192.168.1.7/v1", key=True)
