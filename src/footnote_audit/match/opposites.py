"""Words for contrary events: where a claim has one side and a finding only the other, they tell of two things."""

from functools import cache

from footnote_audit.match.words import words

# One pair a line, the forms of each side apart. Buying and selling are left out: they are one event seen twice.
_PAIRS = """
open opens opened opening inaugurated | close closes closed closing shut
begin begins began begun start starts started launched | end ends ended stopped ceased
founded established created | dissolved disbanded abolished
born | died dead killed
joined entered | left withdrew quit
rose risen grew grown increased climbed | fell fallen dropped decreased declined shrank
won | lost
appointed elected hired | dismissed resigned fired
imposed | lifted
built erected | demolished destroyed razed
imports imported importing | exports exported exporting
ouvert ouverte inauguré | fermé fermée
commencé débuté | terminé achevé cessé
fondé fondée créé créée | dissous dissoute
né née | mort morte
augmenté | baissé diminué
importe importé | exporte exporté
eröffnet geöffnet | geschlossen
begann begonnen | endete beendet
gegründet | aufgelöst
geboren | gestorben starb
gestiegen | gefallen gesunken
abierto abrió inauguró | cerrado cerró
empezó comenzó | terminó acabó
fundado fundó | disuelto disolvió
nació | murió
aperto | chiuso
iniziato | finito terminato
fondato | sciolto
aberto | fechado
começou | terminou acabou
открыт открыли открыл | закрыт закрыли закрыл
начался началась | закончился закончилась
родился родилась | умер умерла
"""


@cache
def _sides() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    pairs = (line.split("|") for line in _PAIRS.strip().splitlines())
    return tuple((_stems(one), _stems(other)) for one, other in pairs)


def _stems(forms: str) -> frozenset[str]:
    return frozenset(w.stem for w in words(forms))


def contrary(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether the first stems name an event of which the second have only the contrary."""
    both = (pair for one, other in _sides() for pair in ((one, other), (other, one)))
    return any(ours & this and theirs & that and not theirs & this for this, that in both)
