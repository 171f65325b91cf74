"""The options on who is heard beside the rules: the model of the extra `model`, and a service named by the user."""

import os
from dataclasses import replace

import click

from footnote_audit.cli.options import tell
from footnote_audit.model import HeardJudge, JudgeName, Judges

KEY = "FOOTNOTE_AUDIT_JUDGE_KEY"

MODEL = click.option("--model/--no-model", "model", default=False, help="Hear the trained model of the extra too.")
JUDGE = click.option("--judge", metavar="URL", help="Also ask a language model there (OpenAI's protocol, or Ollama).")
JUDGE_MODEL = click.option("--judge-model", metavar="NAME", help="The model that --judge asks for.")
JUDGE_LIMIT = click.option(
    "--judge-limit",
    metavar="N",
    type=click.IntRange(1),
    default=100,
    show_default=True,
    help="Claims sent to --judge at most.",
)


def judges(
    *, model: bool, judge: str | None, judge_model: str | None, judge_limit: int, offline: bool = False
) -> Judges:
    """The judges as the options say.

    The key of the service comes from the environment (FOOTNOTE_AUDIT_JUDGE_KEY) and goes nowhere else. Raises
    ConfigError where the model shall be heard and is not installed, or the address of the service is none, and
    UsageError for options that do not go together.
    """
    if (judge is None) != (judge_model is None):
        raise click.UsageError("--judge URL and --judge-model NAME go together.")
    if judge is not None and offline:
        raise click.UsageError("--offline opens no connection, and --judge needs one; give one of the two.")
    heard = _with_model() if model else Judges()
    if judge is None or judge_model is None:
        return heard
    from footnote_audit.judges.endpoints import endpoint
    from footnote_audit.judges.service import Service

    key = os.environ.get(KEY, "").strip() or None
    service = Service(endpoint(judge, key=key is not None), judge_model, key=key, most=judge_limit, began=_announce)
    before = heard.heard
    return replace(heard, second=service, heard=lambda: (*before(), service.heard()))


def address_told(judge: str | None) -> str | None:
    """The address of the service as a report names it: without its query, which may hold a secret."""
    if judge is None:
        return None
    from footnote_audit.judges.endpoints import endpoint

    return endpoint(judge).address


def _with_model() -> Judges:
    from footnote_audit.judges.installed import model_name
    from footnote_audit.judges.onnx_model import load_judges

    loaded = load_judges()
    return replace(loaded, heard=lambda: (HeardJudge(judge=JudgeName.MODEL, name=model_name()),))


def _announce(host: str) -> None:
    tell(f"footnote-audit: will send claims and passages of their sources to {host} (--judge).")
