"""What an audit finds in the two gold articles: each true finding, and nothing besides.

Each line below was looked up in the article, its tables and the registry. Both articles hold the same facts, so both
must give the same findings.
"""

from pathlib import Path

import pytest
from article_gold import ARTICLES, gold_article

from conftest import ROOT, STARTED
from footnote_audit import pipeline
from footnote_audit.fetch import Store
from footnote_audit.model import Audit, Options, Rating
from footnote_audit.resolve import load_registry

# The article against itself: check, note, and words of the two places.
INSIDE = {
    ("ART001", None, "nearly $200 million|204.4"),
    ("ART001", None, "between 2015 and 2019|2014-2015"),
    ("ART002", None, "Heron 450 and 900|Hermes-450"),
    ("ART003", None, "Spike LR|Spike-LR"),
    ("ART003", None, "Orbiter-1K|Orbiter 1K"),
    ("ART003", None, "Tel-Aviv|Tel Aviv"),
    ("CLM006", 12, "more than 40%|note says 40%"),
    ("CIT005", 12, "Gallia|Galia"),
    ("CIT007", 24, "note 22|without saying at which page"),
    ("CIT008", 9, "no. 1, vol. 723|1,723"),
    ("CIT002", 5, "empty|Just Security"),
    ("CIT012", 1, "day month year|October 1, 2020"),
    ("CIT014", 2, "no. (5 times)|N°"),
    ("CIT023", 2, "vol. 3|vol.17"),
}
# The notes against the registry.
RECORDED = {
    ("SRC003", 2, "Israeli-Azerbaijan relationship|Israel-Azerbaijan"),
    ("SRC003", 3, "Murison|Murinson"),
    ("SRC003", 9, "Israeli-Azerbaijan Partnership|The Israel-Azerbaijan Partnership"),
    ("SRC003", 9, "volume 723, issue 1|1,723"),
    ("SRC003", 12, "Galia|Gallia"),
    ("SRC003", 18, "Mukhakovsky|Murakhovsky"),
    ("CIT006", 18, "Otetchestva|Otechestva"),
    ("CIT006", 38, "Sabbah|Sabah"),
}


@pytest.fixture(scope="module", params=ARTICLES)
def audited(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Audit:
    """Each gold article audited offline with the shipped registry."""
    store = Store(Path(tmp_path_factory.mktemp("store")))
    options = Options(started=STARTED, offline=True)
    registry = load_registry(ROOT / "sources.yaml")
    gold = gold_article(str(request.param))
    return pipeline.audit("article.txt", gold.data, options, registry=registry, base=ROOT, store=store)


def test_each_finding_is_one_that_a_person_confirmed(audited: Audit) -> None:
    """Inside the article and against the registry the findings are those listed above, all of them and no other."""
    wanted = INSIDE | RECORDED
    left = set(wanted)
    wrong = []
    for finding in audited.findings:
        if finding.check.startswith("CLM") and finding.check != "CLM006":
            continue
        known = [w for w in wanted if w[:2] == (finding.check, finding.note_index) and _says(finding.message, w[2])]
        wrong += [] if known else [finding.message]
        left -= set(known)
    print(f"{len(wanted) - len(left)} of {len(wanted)} findings, {len(wrong)} wrong alarms")  # noqa: T201
    assert (left, wrong) == (set(), [])


def test_nothing_is_called_contradicted(audited: Audit) -> None:
    """From facts noted by a person no verdict says that the source says otherwise; a good part is decided."""
    ratings = [v.rating for v in audited.verdicts]
    decided = sum(r in (Rating.SUPPORTED, Rating.PARTLY_SUPPORTED) for r in ratings)
    print(f"{decided} of {len(ratings)} claims decided")  # noqa: T201
    assert Rating.REFUTED not in ratings
    assert decided >= 20


def _says(message: str, words: str) -> bool:
    return all(part in message for part in words.split("|"))
