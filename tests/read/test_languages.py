"""The language of a text is guessed from its little words, short texts of related languages too."""

import pytest

from footnote_audit.read.languages import guess_language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The port of Velmar exported grain in 2019 and the council was pleased."),
        ("fr", "Le port a traité 4,5 millions de tonnes de céréales en 2019, soit près de 30 % des exportations."),
        ("de", "Die Brücke kostete rund 45 Millionen Euro und wurde nach der Wahl eröffnet."),
        ("es", "El puerto de Valmar exportó 4 millones de toneladas de trigo en 2019, según la autoridad."),
        ("it", "Il porto di Valmar ha esportato 4 milioni di tonnellate di grano nel 2019, secondo l'autorità."),
        ("pt", "O porto de Valmar exportou 4 milhões de toneladas de trigo em 2019, segundo a autoridade."),
        ("ru", "Порт вывез 4 млн тонн зерна в 2019 году, и это было больше, чем за год до того."),
        (None, "Velmar 2019"),
    ],
)
def test_language_is_told_from_a_sentence(language: str | None, text: str) -> None:
    """One sentence is enough; words that are no sentence tell nothing."""
    assert guess_language(text) == language
