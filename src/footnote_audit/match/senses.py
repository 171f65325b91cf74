"""Words of one sense in seven languages: a source may say it in other words, or in another language.

Only words that are common beside figures; contrary words stand apart ("import" and "export", "rose" and "fell").
"""

from functools import cache

from footnote_audit.match.words import words

# One sense a paragraph, English first. Inflected forms are told by their stem where it is the same.
_SENSES = """
buy bought purchase purchased acquire acquired order ordered sell sold sale sales supply supplied deliver delivered
delivery receive received provide provided acheter achète acheté achetés vendre vendu vendus vend livrer livré livrés
livre livraison fournir fourni reçu commandé commande kaufen kaufte kauften gekauft verkauft verkaufte liefern
lieferte lieferten geliefert erhielt erhalten bestellte bestellt comprar compró comprado vender vendió vendido
suministró entregó recibió comprato acquistato venduto fornito consegnato ricevuto comprou vendeu forneceu entregou
recebeu купил купила купили закупил закупила закупили продал продала продали поставил поставила поставили поставки
получил получила

import imports imported importing importer importé importés importations importe importieren importierte importiert
importen einfuhr einfuhren importó importado importaciones importato importazioni importou importações импорт
импортировал импортировала

export exports exported exporting exporter exporté exportations exportieren exportierte exportiert exporten ausfuhr
ausfuhren exportó exportado exportaciones esportato esportazioni exportou exportações экспорт экспортировал
экспортировала

cost costs price priced worth value valued coûter coûté coûte coût prix valeur kosten kostet kostete gekostet preis
wert costó cuesta costo precio valor costato costa prezzo valore custou custa custo preço стоит стоил стоила стоимость
стоимостью

sign signed signing conclude concluded signature signer signé signés signée conclu unterzeichnen unterzeichnet
unterzeichnete unterzeichneten unterschrieben schloss schlossen geschlossen abgeschlossen firmar firmó firmaron
firmado firmato firmarono siglato assinar assinou assinaram assinado подписал подписала подписали подписан подписано

agreement agreements accord treaty pact deal convention traité pacte abkommen vertrag verträge vereinbarung acuerdo
tratado convenio accordo trattato acordo соглашение договор договора

contract contracts contrat contrats auftrag aufträge contrato contratos contratto contratti контракт контракты

build built construct constructed construction construire construit construits bauen baute bauten gebaut errichtet bau
construir construyó construido costruire costruito costruirono construiu construído построил построила построили
построен

produce produced produces production output yield produire produit produisent produzieren produziert produzierte
produktion förderung förderte erzeugt producir produjo produce producción prodotto produzione produziu produção
произвел произвела производство добыча

oil crude petroleum pétrole erdöl öl rohöl petróleo crudo petrolio нефть нефти

gas natural gaz erdgas газ газа

weapon weapons arms arme armes armements armement waffen rüstung rüstungsvertrag armas armamento armi armamenti оружие
оружия вооружения

vehicle vehicles véhicule véhicules fahrzeug fahrzeuge panzerfahrzeuge vehículo vehículos veicolo veicoli veículo
veículos машины машин

armoured armored blindé blindés gepanzert gepanzerte blindado blindados blindati corazzati бронированных

aircraft plane planes avion avions flugzeug flugzeuge avión aviones aereo aerei avião aviões самолет самолёт самолетов
самолётов

helicopter helicopters hélicoptère hélicoptères hubschrauber helicóptero helicópteros elicottero elicotteri вертолет
вертолётов вертолетов

tank tanks char chars panzer tanque tanques carri танк танков танки

ship ships vessel vessels boat boats navire navires bateau bateaux schiff schiffe boote boot buque buques barco barcos
nave navi navio navios корабль кораблей корабля судов

soldier soldiers troops soldat soldats soldaten truppen soldado soldados soldato soldati солдат солдаты войска

people persons inhabitants residents population personnes habitants gens menschen personen einwohner bevölkerung
personas habitantes población persone abitanti popolazione pessoas população человек людей жителей население

worker workers employee employees staff employ employs employed ouvrier ouvriers employé employés salariés emploie
arbeiter beschäftigte mitarbeiter angestellte beschäftigt trabajadores empleados emplea lavoratori dipendenti operai
trabalhadores empregados рабочих работников сотрудников

die died dead death deaths kill killed killing mort morts mourir tué tués tote toten starb starben getötet tod muerto
muertos murieron muerte morti morto uccisi mortos morreram погибли погиб умер убиты

wounded injured blessé blessés verletzt verletzte verwundet heridos feriti feridos раненых ранены

vote voted votes ballot voter voté votes voix stimme stimmen stimmten wählte wähler votó voto votos votaron votato
voti votou votaram голосов проголосовали

election elections élection élections wahl wahlen elección elecciones elezione elezioni eleição eleições выборы
выборов

rise rose risen increase increased grow grew grown climb climbed augmenter augmenté augmentation hausse progressé
croissance steigen stieg stiegen gestiegen zunahme wuchs gewachsen erhöht aumentar aumentó aumentado creció subió
aumentato cresciuto cresceu aumentou вырос выросла выросли увеличился рост

fall fell fallen decrease decreased decline declined drop dropped baisse baissé diminué chuté recul sinken sank sanken
gesunken rückgang fiel fielen gefallen bajó cayó disminuyó descendió calato diminuito sceso caiu diminuiu снизился
снизилась сократился упал упала

lasted lasts duration durer duré dura dauern dauerte gedauert dauer duró durar durato durata durou длилась длился
продолжалась

length long measure measures longueur mesure länge lang misst largo longitud mide lunghezza lungo comprimento mede
длина длиной длину

high height tall haut hauteur hoch höhe alto altura altezza высота высотой

bridge pont brücke puente ponte мост

tunnel tunnels túnel galleria туннель тоннель

line railway ligne strecke linie bahn línea ferrocarril linea ferrovia linha линия дорога

school école schule escuela scuola escola школа

hospital hospitals hôpital hôpitaux krankenhaus krankenhäuser hospitales ospedale ospedali hospitais больница больниц

open opened inaugurate inaugurated ouvrir ouvert ouverte inauguré eröffnen eröffnet eröffnete abrió inauguró
inaugurado aperto inaugurato abriu inaugurou открыт открыли

founded establish established create created fonder fondé fondée créé créée gründen gegründet gründete fundó fundado
fundada creó fondato fondata fundou основан основана создан

own owns owned hold holds held possess possède détient détenait besitzt besaß hält hielt gehört posee tiene possiede
detiene possui detém владеет принадлежит

member members membre membres mitglied mitglieder miembro miembros membro membri membros член членов

minister ministers ministre minister ministro министр

president président präsident presidente президент

war guerre krieg guerra война войны

loan loans lend lent credit prêt prêts prêté crédit kredit darlehen préstamo prestó crédito prestito prestato
empréstimo emprestou кредит

debt debts dette schulden schuld deuda debito dívida долг

budget haushalt etat presupuesto bilancio orçamento бюджет

revenue revenues income turnover recettes revenu umsatz einnahmen ingresos entrate ricavi receita доход доходы выручка

loss losses perte pertes verlust verluste pérdida pérdidas perdita perdite perda потери убыток убытки

wheat grain blé weizen getreide trigo grano пшеница пшеницы зерно

refugee refugees réfugié réfugiés flüchtling flüchtlinge refugiados rifugiati беженцев

protest protested demonstrate demonstrated demonstration manifesté manifestation manifestants demonstrierten
demonstration protestierten manifestaron manifestación manifestato manifestazione protestaram демонстрация протест

come comes came provient proviennent vient stammen stammt stammte kommt kommen procede proviene procedía viene provém
vem поступает поступало поступала

land farmland field fields terre terres land felder fläche tierra tierras campos terra terras земли земель

company firm entreprise société firma unternehmen empresa compañía società azienda companhia компания

city town ville stadt ciudad città cidade город

museum museums musée musées museo museu музей

stadium stade stadion estadio stadio estádio стадион

airport aéroport flughafen aeropuerto aeroporto аэропорт

factory plant works usine fabrik werk fábrica planta fabbrica stabilimento завод фабрика

university université universität universidad università universidade университет

student students étudiant étudiants studenten studierende estudiantes studenti estudantes студентов

strike strikes grève streik streiks huelga sciopero greve забастовка

island île insel isla isola ilha остров

village villages dorf dörfer aldea villaggio aldeia деревня

car cars automobile voiture voitures autos wagen coches automobili carros автомобилей

church église kirche iglesia chiesa igreja церковь

tax taxes impôt impôts steuer steuern impuesto impuestos tasse imposto налог

leave left quitté quitter partis verließ verließen verlassen dejaron abandonaron lasciato deixaram покинули
"""


# Senses that are contrary, by a word of each.
_CONTRARY = (("import", "export"), ("rise", "fall"))


@cache
def _senses() -> dict[str, int]:
    found: dict[str, int] = {}
    for number, paragraph in enumerate(_SENSES.strip().split("\n\n")):
        for word in words(paragraph):
            found.setdefault(word.stem, number)
    return found


def senses(stems: frozenset[str]) -> frozenset[int]:
    """The senses of some stems that are known here."""
    known = _senses()
    return frozenset(known[stem] for stem in stems if stem in known)


def sense(stem: str) -> int | None:
    """The sense of a stem, None where none is known here."""
    return _senses().get(stem)


def opposed(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether the first stems have a sense of which the second have only the contrary."""
    mine, other = senses(ours), senses(theirs)
    for one, two in _pairs():
        for this, that in ((one, two), (two, one)):
            if this in mine and that not in mine and that in other and this not in other:
                return True
    return False


@cache
def _pairs() -> tuple[tuple[int, int], ...]:
    known = _senses()
    return tuple((known[words(one)[0].stem], known[words(other)[0].stem]) for one, other in _CONTRARY)
