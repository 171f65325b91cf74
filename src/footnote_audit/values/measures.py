"""Units of measure: the words for them, and how one is told in another, by the units of pint.

Only amounts in two units of one dimension are ever converted, so that pint, which takes a third of a second to load, is
loaded with the first of these.
"""

from decimal import Decimal
from functools import cache
from typing import Any

# canonical name: (dimension, the unit as pint writes it, words)
MEASURES: dict[str, tuple[str, str, str]] = {
    "mm": ("length", "millimeter", "mm millimetre millimetres millimeter millimeters millimètres мм"),
    "cm": ("length", "centimeter", "cm centimetre centimetres centimeter centimeters centimètres zentimeter см"),
    "m": ("length", "meter", "m metre metres meter meters mètre mètres metros metri метр метра метров"),
    "km": (
        "length",
        "kilometer",
        "km kms kilometre kilometres kilometer kilometers kilomètre kilomètres kilometern kilómetros chilometri "
        "quilómetros quilômetros км километр километра километров",
    ),
    "mile": ("length", "mile", "mi mile miles meile meilen miglia millas milhas миль мили"),
    "foot": ("length", "foot", "ft foot feet"),
    "inch": ("length", "inch", "inch inches"),
    "yard": ("length", "yard", "yards"),
    "nmi": ("length", "nautical_mile", "nmi seemeile seemeilen"),
    "lb": ("mass", "pound", "lb lbs pound pounds"),
    "ounce": ("mass", "ounce", "oz ounce ounces"),
    "gallon": ("volume", "gallon", "gallon gallons"),
    "kg": ("mass", "kilogram", "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes kilogramm кг килограммов"),
    "g": ("mass", "gram", "gram grams gramme grammes gramm"),
    "tonne": (
        "mass",
        "tonne",
        "t ton tons tonne tonnes tonnen toneladas tonelada tonnellate tonnellata тонн тонны тонна",
    ),
    "kt": ("mass", "kilotonne", "kt kiloton kilotons kilotonnes"),
    "ha": ("area", "hectare", "ha hectare hectares hektar hectáreas ettari hectares гектаров га"),
    "acre": ("area", "acre", "acre acres"),
    "km²": ("area", "kilometer ** 2", "km² sqkm"),
    "barrel": ("volume", "oil_barrel", "barrel barrels bbl baril barils barriles barili barris баррелей барреля"),
    "litre": ("volume", "liter", "litre litres liter liters litri litros литров"),
    "m²": ("area", "meter ** 2", "m²"),
    "m³": ("volume", "meter ** 3", "m³"),
    "W": ("power", "watt", "watt watts"),
    "kW": ("power", "kilowatt", "kw kilowatt kilowatts квт"),
    "MW": ("power", "megawatt", "mw megawatt megawatts мвт"),
    "GW": ("power", "gigawatt", "gw gigawatt gigawatts гвт"),
    "kWh": ("energy", "kilowatt_hour", "kwh"),
    "MWh": ("energy", "megawatt_hour", "mwh"),
    "GWh": ("energy", "gigawatt_hour", "gwh"),
    "TWh": ("energy", "terawatt_hour", "twh"),
    "second": ("time", "second", "seconds sec secs sekunden secondes segundos secondi секунд секунды"),
    "minute": ("time", "minute", "minute minutes min minuten minutos minuti минут минуты"),
    "hour": ("time", "hour", "hour hours hr hrs stunde stunden heure heures hora horas ora ore час часа часов"),
    "day": ("time", "day", "day days tag tage tagen jour jours día días giorno giorni dia dias день дня дней"),
    "week": (
        "time",
        "week",
        "week weeks woche wochen semaine semaines semana semanas settimana settimane неделя недели недель неделю",
    ),
    "month": (
        "time",
        "month",
        "month months monat monate monaten mois mes meses mese mesi mês месяц месяца месяцев",
    ),
    "year": (
        "time",
        "year",
        "year years jahr jahre jahren an ans année années año años anno anni ano anos год года лет",
    ),
    "decade": (
        "time",
        "10 * year",
        "decade decades jahrzehnt jahrzehnte jahrzehnten décennie décennies década décadas decennio decenni "
        "десятилетие десятилетия десятилетий",
    ),
    "century": ("time", "century", "centuries jahrhunderte jahrhunderten siècles siglos secoli séculos веков"),
    "knot": ("speed", "knot", "knots knoten nœuds nudos nodi"),
    "°C": ("temperature", "degree_Celsius", "°c"),
}


def dimension(unit: str) -> str | None:
    """What a canonical unit measures ("mass", "volume/time"); None for a unit that is not in the table."""
    name, _, per = unit.partition("/")
    known, below = MEASURES.get(name), MEASURES.get(per)
    if known is None or (per and below is None):
        return None
    return f"{known[0]}/{below[0]}" if below else known[0]


@cache
def factor(unit: str) -> Decimal:
    """What an amount in a canonical unit is multiplied by to be told in the SI units of its dimension.

    Raises KeyError for a unit that is not in the table.
    """
    name, _, per = unit.partition("/")
    expression = f"{MEASURES[name][1]} / ({MEASURES[per][1]})" if per else MEASURES[name][1]
    told = _registry().parse_expression(expression)
    return Decimal(told.to_base_units().magnitude)


@cache
def _registry() -> Any:
    import pint

    return pint.UnitRegistry(non_int_type=Decimal)
