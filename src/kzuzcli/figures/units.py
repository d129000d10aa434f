"""The table of units: what amounts are of, and the words for it in each language.

Only what stands here is a unit: a number before any other word is no figure. Words are compared by stem.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from kzuzcli.analysis import fold, primary, stem

Kind = Literal["money", "share", "measure", "count"]


class Unit(NamedTuple):
    """A unit under the name it has in every language; a value is multiplied by `factor` to be in it."""

    name: str
    kind: Kind
    factor: Decimal = Decimal(1)


# name, kind, factor, then phrases for English, Russian, Kazakh, Uzbek (Latin), parted by commas
# ruff: noqa: E501
_TABLE = """
USD|money|1|dollar, us dollar, usd|доллар, доллар сша, usd|доллар, ақш доллары, америка доллары, usd|dollar, aqsh dollari, usd
EUR|money|1|euro, euros, eur|евро, eur|еуро, евро, eur|yevro, evro, eur
KZT|money|1|tenge, kzt, kazakh tenge|тенге, тг, kzt|теңге, тг, kzt|tenge, kzt
UZS|money|1|soum, sum, so'm, uzbek soum, uzbek som, uzs|сум, узбекских сумов, uzs|сум, өзбек сомы, uzs|so'm, so'mlik, uzs
KGS|money|1|som, kyrgyz som|сом, киргизских сомов|сом, қырғыз сомы|qirg'iz somi
RUB|money|1|ruble, rouble, rub, russian ruble|рубль, руб, rub|рубль, rub|rubl, rub
CNY|money|1|yuan, renminbi, cny|юань, юаней, cny|юань, cny|yuan, cny
GBP|money|1|pound sterling, british pound, gbp|фунтов стерлингов, gbp|фунт стерлинг|funt sterling
JPY|money|1|yen, jpy|иен, йен|иен|iyena
percent|share|1|percent, per cent, percentage point, percentage points, pct|процент, процентный пункт|пайыз, процент, пайыздық тармақ|foiz, foizlik punkt
km|measure|1|kilometre, kilometer, km|километр, км|километр, шақырым, км|kilometr, km, chaqirim
m|measure|1|metre, meter|метр|метр|metr
km2|measure|1|square kilometre, square kilometer, sq km|квадратный километр, квадратных километров, кв км|шаршы шақырым, шаршы километр|kvadrat kilometr, kv km
m2|measure|1|square metre, square meter, sq m|квадратный метр, квадратных метров, кв м|шаршы метр|kvadrat metr, metr kvadrat, kv m
m3|measure|1|cubic metre, cubic meter, cubic metres|кубометр, кубический метр, кубических метров, куб м|текше метр, куб метр|kub metr, metr kub, kubometr
m3|measure|1000000000|bcm, cubic kilometre, cubic kilometer|кубический километр, кубических километров|текше шақырым, текше километр|kub kilometr
ha|measure|1|hectare, ha|гектар, га|гектар, га|gektar, ga
t|measure|1|tonne, ton, metric ton|тонна, тонн|тонна|tonna, tn
kg|measure|1|kilogram, kilogramme, kg|килограмм, кг|килограмм, келі, кг|kilogramm, kg
l|measure|1|litre, liter|литр|литр|litr
bbl|measure|1|barrel, bbl|баррель, баррелей|баррель|barrel
kW|measure|1|kilowatt, kw|киловатт, квт|киловатт, квт|kilovatt, kvt
MW|measure|1|megawatt, mw|мегаватт, мвт|мегаватт, мвт|megavatt, mvt
GW|measure|1|gigawatt, gw|гигаватт, гвт|гигаватт, гвт|gigavatt, gvt
kWh|measure|1|kilowatt hour, kilowatt hours, kwh|киловатт час, киловатт часов, квт ч|киловатт сағат|kilovatt soat
people|count|1|people, person, persons, resident, inhabitant, citizen, worker, migrant, refugee|человек, люди, житель, жителей, граждан, мигрант, беженец|адам, тұрғын, азамат, мигрант|kishi, nafar, odam, aholi, fuqaro, muhojir
students|count|1|student, pupil, schoolchildren|студент, студентов, школьник, учеников, учащихся|студент, оқушы|talaba, o'quvchi
teachers|count|1|teacher|учитель, учителей|мұғалім, ұстаз|o'qituvchi
doctors|count|1|doctor, physician|врач, врачей|дәрігер|shifokor
soldiers|count|1|soldier, troop, troops, servicemen|солдат, военнослужащих|сарбаз, әскери қызметші|askar, harbiy xizmatchi
delegates|count|1|deputy, deputies, lawmaker|депутат, делегат|депутат, делегат|deputat, delegat
tourists|count|1|tourist, visitor, traveller|турист, посетитель, посетителей|турист, саяхатшы|sayyoh, turist
patients|count|1|patient|пациент, больных|науқас|bemor
families|count|1|family, families, household|семья, семей, семьи, домохозяйств|отбасы|oila, xonadon
projects|count|1|project|проект|жоба|loyiha
agreements|count|1|agreement, accord, treaty, treaties, contract, memorandum|соглашение, соглашений, договор, контракт, меморандум|келісім, келісімшарт, шарт, меморандум|bitim, kelishuv, shartnoma, memorandum
documents|count|1|document|документ|құжат|hujjat
companies|count|1|company, companies, enterprise, firm, joint venture|компания, компаний, предприятие, предприятий, фирма, фирм|компания, кәсіпорын|kompaniya, korxona, firma
factories|count|1|factory, factories, plant|завод, фабрика, фабрик|зауыт, фабрика|zavod, fabrika
jobs|count|1|job, workplace|рабочих мест, рабочее место, рабочих места|жұмыс орны, жұмыс орын|ish o'rni, ish o'rin
places|count|1|seat, bed|мест, места, место, коек|орындық, төсек|o'rinli
schools|count|1|school|школа, школ|мектеп|maktab
kindergartens|count|1|kindergarten|детских садов, детских сада|балабақша|bog'cha
universities|count|1|university, universities|университет, вузов|университет|universitet
hospitals|count|1|hospital, clinic|больница, больниц, поликлиник|аурухана|kasalxona, shifoxona
houses|count|1|house, home|домов, дома, жилых домов|үй, тұрғын үй|uy, uy joy
apartments|count|1|apartment, flat|квартира, квартир|пәтер|xonadon uy, kvartira
villages|count|1|village|село, сёл, деревня, деревень, аул, посёлков|ауыл, елді мекен|qishloq
cities|count|1|city, cities, town|город|қала|shahar
districts|count|1|district|район|аудан|tuman
regions|count|1|region|регион, областей|облыс, өңір|viloyat, mintaqa
countries|count|1|country, countries|страна, стран, государств|ел, мемлекет|davlat, mamlakat
posts|count|1|post, marker, checkpoint|знак, столб, пост|белгі, бекет|belgi, post
bridges|count|1|bridge|мост|көпір|ko'prik
stations|count|1|station|станция, станций|станция, бекет|stansiya
trains|count|1|train|поезд|пойыз|poyezd
vehicles|count|1|vehicle, car, truck, lorry, lorries|машина, машин, автомобиль, автомобилей, грузовик|көлік, машина, автокөлік|mashina, avtomobil, transport vositasi
buses|count|1|bus, buses|автобус|автобус|avtobus
aircraft|count|1|aircraft, plane, airplane|самолёт|ұшақ|samolyot
flights|count|1|flight|рейс|рейс|reys
wells|count|1|well, borehole|скважина, скважин, колодцев|ұңғыма, құдық|quduq
trees|count|1|tree, seedling, sapling|деревьев, саженец, саженцев|көшет, ағаш|ko'chat, daraxt, tup ko'chat
head|count|1|head of cattle, head of livestock, cow, sheep|голов, голов скота|бас, бас мал|bosh, bosh mol
books|count|1|book|книга, книг|кітап|kitob
votes|count|1|vote|голосов, голоса|дауыс берген|ovoz
farms|count|1|farm|ферма, ферм|ферма, шаруашылық|ferma, xo'jalik
greenhouses|count|1|greenhouse|теплица, теплиц|жылыжай|issiqxona
containers|count|1|container|контейнер|контейнер|konteyner
"""
_LANGUAGES = ("en", "ru", "kk", "uz")
SYMBOLS = {"$": "USD", "€": "EUR", "₸": "KZT", "₽": "RUB", "£": "GBP", "¥": "CNY", "%": "percent"}

Phrases = dict[tuple[str, ...], Unit]
# 63 million dollarlik mahsulot
_ENDINGS = {"uz": ("", "lik")}


@lru_cache(maxsize=8)
def units(language: str) -> tuple[Phrases, int]:
    """Stems in a row -> unit, and the length of the longest row."""
    scope = scope_of(language)
    phrases: Phrases = {}
    for row in _TABLE.strip().splitlines():
        name, kind, factor, *columns = row.split("|")
        unit = Unit(name, _KINDS[kind], Decimal(factor))
        for phrase in columns[_LANGUAGES.index(scope)].split(", "):
            *rest, last = phrase.split()
            for end in _ENDINGS.get(scope, ("",)):
                row_of_stems = (*(stem_of(word, scope) for word in rest), stem_of(last + end, scope))
                phrases.setdefault(row_of_stems, unit)
    return phrases, max(map(len, phrases))


_KINDS: dict[str, Kind] = {"money": "money", "share": "share", "measure": "measure", "count": "count"}
NAMED: dict[str, Unit] = {
    name: Unit(name, _KINDS[kind])
    for name, kind, *_ in (row.split("|") for row in _TABLE.strip().splitlines())
}
CODES = frozenset(name for name, unit in NAMED.items() if unit.kind == "money")


def scope_of(language: str) -> str:
    """The language of the tables a text is read by; English for those that have none."""
    found = primary(language)
    return found if found in _LANGUAGES else "ru" if found in ("uk", "tg", "ky", "tt") else "en"


@lru_cache(maxsize=1 << 14)
def stem_of(word: str, scope: str) -> str:
    """What the forms of a word share: its stem, in English the singular (apart is no apartment)."""
    form = fold(word, scope)
    if len(form) <= 3:
        return form
    return _singular(form) if scope == "en" else stem(form, scope)


def _singular(form: str) -> str:
    if form.endswith("ies"):
        return form[:-3] + "y"
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form
