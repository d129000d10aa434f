"""Words that make up dates, in any form they stand in: months, weekdays, words for year."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kzuzcli.dating.names import MONTHS, SHORT_MONTHS, WEEKDAYS


def listed(table: str) -> tuple[str, ...]:
    """The words of a table that is written as running text."""
    return tuple(table.split())


# Forms CLDR has not: Kazakh in its Latin scripts, Uzbek as spelled before 2021, Slavic locatives
MORE_MONTHS = (
    "qańtar|qańtar|qañtar|qantar aqpan naýryz|nauryz sáýir|säuır|säuir|sauir mamyr maýsym|mausym "
    "shilde|şılde|şilde tamyz qyrkúıek|qyrküiek|qyrkuiek|qyrkúıeg|qyrküieg|qyrkuieg|қыркүйег qazan "
    "qarasha|qaraşa jeltoqsan",
    "yanvar fevral mart aprel may iyun iyul avgust sentyabr oktyabr noyabr dekabr",
    "ocağ şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralığ",
    "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні",
    "студзені лютым сакавіку красавіку маі чэрвені ліпені жніўні верасні кастрычніку лістападзе снежні",
    "гыйнвар февраль март апрель маю|мае|маем июнь июль август сентябрь октябрь ноябрь декабрь",
)
MORE_SHORT_MONTHS = "jan feb mar apr may jun jul aug sept|sep oct nov dec"
MORE_WEEKDAYS = (
    "понедельника|понедельнику вторника|вторнику среду|среды|среде четверга|четвергу пятницу|пятницы|пятнице "
    "субботу|субботы|субботе воскресенья|воскресенью",
    "понеділка вівторка середу|середи четверга пʼятницу|п'ятниця|п'ятницю суботу|суботи неділю|неділі",
    "mon tue wed thu fri sat sun",
    "mon tues weds thurs fri sat sun",
    "пн вт ср чт пт сб вс",
    "dúısenbi seısenbi sársenbi beısenbi juma senbi jeksenbi",
    "düisenbı seisenbı särsenbı beisenbı jūma senbı jeksenbı",
)

_CYRILLIC = (
    r"(?:с?[ыіиуүе])?(?:н?[дт][аәеөо](?:н|[гғ][ыіие])?|н?н[аәеөо]н|[дтн][ыіиуүе][ңн]|нинг"
    r"|[гғқкн][аәеөо](?:ча)?)?|[аяюьоу]|ем|ом|е"
)
_LATIN = (
    r"(?:s?[yiıuü])?(?:n?[dt][ae](?:n|[gǵğk][iyı])?|n?n[ae]n|[dtn]?[yiıuü](?:ń|ñ|n|ng)"
    r"|[gǵğqkn][ae](?:cha)?|[ae]|y[ae])?"
)
_ENDING = re.compile(rf"(?:{_CYRILLIC}|{_LATIN})")
_APOSTROPHE = re.compile("['’ʻʼ‘`´]")
_LONGEST_ENDING = 7
# names of people and places that look like a month with an ending
_NO_MONTHS = frozenset(
    listed("martin marta marti martina maya mayi mayu maye augusta мартина мартине мартин майя майю майе")
)


class Month(NamedTuple):
    """A month a word can mean. `short` for abbreviations, `english` for names without case endings."""

    number: int
    short: bool
    english: bool


def _table(rows: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows:
        for number, forms in enumerate(row.split(), 1):
            found.update(dict.fromkeys(forms.replace("_", " ").split("|"), number))
    return found


_ENGLISH = _table([MONTHS["en"]])
_ENGLISH_SHORT = _table([SHORT_MONTHS["en"], MORE_SHORT_MONTHS])
_FULL = _table([row for tag, row in MONTHS.items() if tag != "en"] + list(MORE_MONTHS))
_SHORT = _table(list(SHORT_MONTHS.values()))
_WEEKDAYS = _table([*WEEKDAYS.values(), *MORE_WEEKDAYS])
# the Tajik Monday is the capital in every dateline
del _WEEKDAYS["душанбе"]

MONTH_PREFIXES = sorted({name[:3] for name in (*_ENGLISH, *_FULL, *_SHORT)})
"""The first three letters of everything that can be a month, folded."""


@lru_cache(maxsize=4096)
def month(word: str) -> Month | None:
    """The month a word names, in any case form; None for other words."""
    folded = _APOSTROPHE.split(word.casefold(), maxsplit=1)[0]
    if number := _ENGLISH.get(folded):
        # Uzbek writes may as English does
        return Month(number, False, True)
    if number := _FULL.get(folded):
        return Month(number, False, False)
    if number := _ENGLISH_SHORT.get(folded):
        return Month(number, True, True)
    if number := _SHORT.get(folded):
        return Month(number, True, False)
    if folded in _NO_MONTHS:
        return None
    for cut in range(len(folded) - 1, max(2, len(folded) - _LONGEST_ENDING - 1), -1):
        number = _FULL.get(folded[:cut])
        if number and _ENDING.fullmatch(folded, cut):
            return Month(number, False, False)
    return None


@lru_cache(maxsize=1024)
def weekday(word: str) -> int | None:
    """The weekday a word names, Monday 0 to Sunday 6, or None."""
    number = _WEEKDAYS.get(word.casefold())
    return None if number is None else number - 1


_YEAR = re.compile(
    r"г|год|года|году|годом|годе|років|року|році|рік|роком|р|год[уаз]е?"
    r"|ж|жыл(?:ы|ғы|дың|дан|да|ға|мен|дын|гы|га|дагы|дағы|ының|ынан|ында|ындағы)?|жылдын"
    r"|jyl(?:y|ǵy|ğy|gy|dyń|dyñ|dyn|dan|da|ǵa|ğa|ga|men|daǵy|dağy|ynyń|ynan|ynda)?"
    r"|йил(?:и|да|дан|га|нинг|ги|даги|гача|ида|идан|ига|ининг|дагi)?|й"
    r"|yil(?:i|da|dan|ga|ning|gi|dagi|gacha|ida|idan|iga|ining)?"
    r"|ел(?:ы|да|ның|дан|га|гы|ында|ының)?|сол[иӣ]?"
    r"|y[ıi]l(?:ı|ında|ından|ının|ına|ındaki)?|yılı|ýyl(?:y|da|yň)?|il(?:də|in|dən)?|year|годз[еі]"
)
_YEARS = re.compile(
    r"гг|годы|годах|годов|годам|годами|роки|роках|років|рр"
    r"|жылдар(?:ы|да|ға|дан|дың|ында|ындағы|дағы|ына|ынан)?|жж|жылдар(?:дын|га|дагы)"
    r"|jyldar(?:y|da|ǵa|dan|dyń|ynda|yndaǵy|daǵy|yna|ynan)?"
    r"|йиллар(?:и|да|дан|га|нинг|даги|гача|ида|идан|ига|идаги)?"
    r"|yillar(?:i|da|dan|ga|ning|dagi|gacha|ida|idan|iga|idagi)?"
    r"|еллар(?:да|ы|дан|ның)?|солҳои|yılları(?:nda|ndan)?|years"
)


@lru_cache(maxsize=2048)
def is_year(word: str) -> bool:
    """Whether a word says that the number beside it is a year (года, жылғы, yilda)."""
    return _YEAR.fullmatch(word.casefold()) is not None


@lru_cache(maxsize=2048)
def is_years(word: str) -> bool:
    """Whether a word says that the numbers beside it are years or a decade (годах, yillarda)."""
    return _YEARS.fullmatch(word.casefold()) is not None
