"""Renew the alias tables: `python tests/quality/alias_data.py [--cldr]`.

Writes data/index.tsv from the tables beside it; with --cldr first data/countries.txt, countries and
capitals as CLDR names them (needs Babel).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import pairwise
from typing import Any

from kzuzcli.analysis.names.aliases import DATA, INDEX, index

TABLES = ("places.txt", "organisations.txt", "countries.txt")
LANGUAGES = ("en", "ru", "kk", "uz", "uz-Cyrl", "ky", "tg", "tt", "tr", "uk")
HEAD = "# Countries and capitals in CLDR {version}; written by tests/quality/alias_data.py --cldr.\n"
# territories that are no country, or that nobody lives in
LEFT_OUT = "AC AQ BV CP CQ DG EA EU EZ GS HM IC IO QO TA TF UM UN XA XB ZZ"
# also ordinary words: of that, few, a row, from water, a vein, a pullover
ORDINARY = ("Того", "Мали", "Қатар", "Судан", "Вена", "Jersey")
# the same in the Latin script of Uzbek, which Cyrillic words are read in too
ORDINARY_UZBEK = ("Togo", "Mali", "Qatar", "Sudan", "Vena")
# capitals are named only as the cities time zones are called after; English is in the zone's own name
CAPITALS = """
Europe/Amsterdam Europe/Andorra Europe/Athens Europe/Belgrade Europe/Berlin Europe/Bratislava Europe/Brussels
Europe/Bucharest Europe/Budapest Europe/Chisinau Europe/Copenhagen Europe/Dublin Europe/Helsinki Europe/Kiev
Europe/Lisbon Europe/Ljubljana Europe/London Europe/Luxembourg Europe/Madrid Europe/Malta Europe/Minsk
Europe/Monaco Europe/Moscow Europe/Oslo Europe/Paris Europe/Podgorica Europe/Prague Europe/Riga Europe/Rome
Europe/Sarajevo Europe/Skopje Europe/Sofia Europe/Stockholm Europe/Tallinn Europe/Tirane Europe/Vienna
Europe/Vilnius Europe/Warsaw Europe/Zagreb Atlantic/Reykjavik Asia/Amman Asia/Ashgabat Asia/Baghdad
Asia/Bahrain Asia/Baku Asia/Bangkok Asia/Beirut Asia/Bishkek Asia/Colombo Asia/Damascus Asia/Dhaka
Asia/Dushanbe Asia/Jakarta Asia/Jerusalem Asia/Kabul Asia/Kuala_Lumpur Asia/Manila Asia/Muscat Asia/Nicosia
Asia/Phnom_Penh Asia/Pyongyang Asia/Riyadh Asia/Seoul Asia/Taipei Asia/Tashkent Asia/Tbilisi Asia/Tehran
Asia/Tokyo Asia/Ulaanbaatar Asia/Vientiane Asia/Yerevan Africa/Abidjan Africa/Accra Africa/Addis_Ababa
Africa/Algiers Africa/Asmera Africa/Bamako Africa/Cairo Africa/Dakar Africa/Harare Africa/Kampala
Africa/Khartoum Africa/Kigali Africa/Kinshasa Africa/Luanda Africa/Lusaka Africa/Maputo Africa/Mogadishu
Africa/Nairobi Africa/Tripoli Africa/Tunis Africa/Windhoek America/Bogota America/Caracas America/Havana
America/Lima America/Montevideo America/Santiago
"""


def main() -> int:
    if "--cldr" in sys.argv[1:]:
        babel: Any = import_module("babel")
        cldr: Any = import_module("babel.core")
        locales = {tag: babel.Locale.parse(tag.replace("-", "_")) for tag in LANGUAGES}
        lines = [*_countries(locales), *_capitals(locales)]
        head = HEAD.format(version=cldr.get_cldr_version())
        (DATA / "countries.txt").write_text(head + "".join(lines), encoding="utf-8")
    INDEX.write_text(index(DATA / name for name in TABLES), encoding="utf-8")
    return 0


def _countries(locales: dict[str, Any]) -> Iterator[str]:
    known = {code for code in locales["en"].territories if len(code) == 2}
    for code in sorted(known - set(LEFT_OUT.split())):
        yield _line({tag: _names(locale.territories.get(code, ""), tag) for tag, locale in locales.items()})


def _capitals(locales: dict[str, Any]) -> Iterator[str]:
    for zone in CAPITALS.split():
        english = zone.partition("/")[2].replace("_", " ")
        found = {tag: locale.time_zones.get(zone, {}).get("city", "") for tag, locale in locales.items()}
        yield _line(
            {
                tag: [_marked(name, tag)] if name else []
                for tag, name in {**found, "en": found["en"] or english}.items()
            }
        )


def _line(names: dict[str, list[str]]) -> str:
    return "; ".join(f"{tag}: {', '.join(found)}" for tag, found in names.items() if found) + "\n"


def _names(name: str, tag: str) -> list[str]:
    """The name of a territory without what stands in brackets; none where that is no plain name."""
    plain = re.sub(r"\s*\([^)]*\)", "", name).partition(",")[0].replace("&", "and").replace("SAR China", "")
    shortened = any(a.isupper() and b.isupper() for a, b in pairwise(plain)) or re.search(
        r"\d|\bо-|\.", plain
    )
    return [] if shortened or not plain.strip() else [_marked(plain.strip(), tag)]


def _marked(name: str, tag: str) -> str:
    return f"!{name}" if name in ORDINARY or (tag == "uz" and name in ORDINARY_UZBEK) else name


if __name__ == "__main__":
    sys.exit(main())
