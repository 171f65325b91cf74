"""Countries and capitals in the languages read here, so that a name can be met in a source in another language."""

from functools import cache

from footnote_audit.match.words import words

# A place a line: English, French, German, Spanish, Italian, Portuguese, Russian; a dash where the name is the same as
# the English one but for accents.
_PLACES = """
Moscow Moscou Moskau Moscú Mosca Moscovo Москва
Russia Russie Russland Rusia Russia Rússia Россия
Germany Allemagne Deutschland Alemania Germania Alemanha Германия
France - Frankreich Francia Francia França Франция
Spain Espagne Spanien España Spagna Espanha Испания
Italy Italie Italien Italia Italia Itália Италия
Greece Grèce Griechenland Grecia Grecia Grécia Греция
Turkey Turquie Türkei Turquía Turchia Turquia Турция
Israel Israël Israel Israel Israele Israel Израиль
Egypt Égypte Ägypten Egipto Egitto Egipto Египет
Syria Syrie Syrien Siria Siria Síria Сирия
Iraq Irak Irak Irak Iraq Iraque Ирак
Iran Iran Iran Irán Iran Irão Иран
India Inde Indien India India Índia Индия
China Chine China China Cina China Китай
Japan Japon Japan Japón Giappone Japão Япония
Ukraine Ukraine Ukraine Ucrania Ucraina Ucrânia Украина
Poland Pologne Polen Polonia Polonia Polónia Польша
Hungary Hongrie Ungarn Hungría Ungheria Hungria Венгрия
Austria Autriche Österreich Austria Austria Áustria Австрия
Switzerland Suisse Schweiz Suiza Svizzera Suíça Швейцария
Belgium Belgique Belgien Bélgica Belgio Bélgica Бельгия
Netherlands Pays-Bas Niederlande Holanda Olanda Holanda Нидерланды
Sweden Suède Schweden Suecia Svezia Suécia Швеция
Norway Norvège Norwegen Noruega Norvegia Noruega Норвегия
Denmark Danemark Dänemark Dinamarca Danimarca Dinamarca Дания
Finland Finlande Finnland Finlandia Finlandia Finlândia Финляндия
Georgia Géorgie Georgien Georgia Georgia Geórgia Грузия
Armenia Arménie Armenien Armenia Armenia Arménia Армения
Azerbaijan Azerbaïdjan Aserbaidschan Azerbaiyán Azerbaigian Azerbaijão Азербайджан
Morocco Maroc Marokko Marruecos Marocco Marrocos Марокко
Algeria Algérie Algerien Argelia Algeria Argélia Алжир
Tunisia Tunisie Tunesien Túnez Tunisia Tunísia Тунис
Libya Libye Libyen Libia Libia Líbia Ливия
Lebanon Liban Libanon Líbano Libano Líbano Ливан
Jordan Jordanie Jordanien Jordania Giordania Jordânia Иордания
Cyprus Chypre Zypern Chipre Cipro Chipre Кипр
Brazil Brésil Brasilien Brasil Brasile Brasil Бразилия
Mexico Mexique Mexiko México Messico México Мексика
Argentina Argentine Argentinien Argentina Argentina Argentina Аргентина
Ethiopia Éthiopie Äthiopien Etiopía Etiopia Etiópia Эфиопия
Kenya Kenya Kenia Kenia Kenya Quénia Кения
London Londres London Londres Londra Londres Лондон
Paris Paris Paris París Parigi Paris Париж
Berlin Berlin Berlin Berlín Berlino Berlim Берлин
Vienna Vienne Wien Viena Vienna Viena Вена
Rome Rome Rom Roma Roma Roma Рим
Athens Athènes Athen Atenas Atene Atenas Афины
Brussels Bruxelles Brüssel Bruselas Bruxelles Bruxelas Брюссель
Geneva Genève Genf Ginebra Ginevra Genebra Женева
Warsaw Varsovie Warschau Varsovia Varsavia Varsóvia Варшава
Prague Prague Prag Praga Praga Praga Прага
Copenhagen Copenhague Kopenhagen Copenhague Copenaghen Copenhaga Копенгаген
Lisbon Lisbonne Lissabon Lisboa Lisbona Lisboa Лиссабон
Kyiv Kiev Kiew Kiev Kiev Kiev Киев
Beijing Pékin Peking Pekín Pechino Pequim Пекин
Tokyo Tokyo Tokio Tokio Tokyo Tóquio Токио
Cairo Caire Kairo Cairo Cairo Cairo Каир
Damascus Damas Damaskus Damasco Damasco Damasco Дамаск
Jerusalem Jérusalem Jerusalem Jerusalén Gerusalemme Jerusalém Иерусалим
Tehran Téhéran Teheran Teherán Teheran Teerão Тегеран
"""
# Russian names decline: what stands in place of the last vowel or behind the last consonant.
_ENDINGS = "а ы е у ой ою ом и ю я ия ии ию ией ь ем ам ами ах".split()  # noqa: SIM905 - a list reads worse
_VOWELS = "аяиыойь"


def same_place(name: str) -> frozenset[str]:
    """The stems under which a country or capital of this name can stand in another language; empty for other names."""
    found = words(name)
    return _table().get(found[0].stem, frozenset()) if len(found) == 1 else frozenset()


def other_stems(stem: str) -> frozenset[str]:
    """The same for the stem of a name."""
    return _table().get(stem, frozenset())


@cache
def _table() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for line in _PLACES.strip().splitlines():
        printed = [name for name in line.split() if name != "-"]
        stems = frozenset(w.stem for name in printed for form in _forms(name) for w in words(form))
        for stem in stems:
            table[stem] = table.get(stem, frozenset()) | stems
    return table


def _forms(name: str) -> list[str]:
    if name.isascii() or not "а" <= name[-1].casefold() <= "я":
        return [name]
    base = name.rstrip(_VOWELS)
    return [name, *(base + ending for ending in _ENDINGS)] if len(base) > 2 else [name]
