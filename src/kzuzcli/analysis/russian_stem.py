"""Russian stems: Snowball, repaired where it splits or mixes up names, countries and common words.

Snowball takes Токаев for a genitive plural (тока) but Токаева for a genitive (токаев), Иран for a
participle, визит for a verb, Армения and армия for one word. What is decided here before Snowball
sees a form is told by tables of endings and lists of words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kzuzcli.analysis.wordlists import paradigms, section

if TYPE_CHECKING:
    from collections.abc import Callable

_HARD_CASES = frozenset({"", "а", "у", "ом", "е", "ы", "и", "ов", "ам", "ами", "ах", "ой", "ою"})
_SOFT_CASES = frozenset({"ь", "я", "ю", "ью", "ем", "е", "и", "ей", "ям", "ями", "ях"})
_LONGEST_CASE = 3

# nouns by the look of their stems: countries, Turkic and Persian names, loans
_HARD_LOOK = re.compile(
    ".(?:(?:[^аеиоуэюя]|и|[^р]е)стан|[жхгкфш]ан(?<!держан)|(?<![тсе])лан|(?<!о)(?<!у)ман|(?<![бг])ран|бан|(?<![рле])ян|слав|"
    "иал|онал|смен)$|^[^д]*(?:ус|арс|ер|ас|с)лан$"
)
_I_CASES = re.compile("^(.{2,})(?:ия|ию|ии|ией|иею|ием|иям|иями|иях)$")
_I_BARE = re.compile("^(.+(?:[аеиоуыэюя]н|[бвздлмпрстфц]|лог|[лт]ег|рг|рх|врик|лич|номоч|руж))(?:ие|ий)$")
_GLIDE_CASES = re.compile("^(.+[аео])(?:й|я|ю|е|ем|и|ев|ям|ями|ях)$")
_BAI = re.compile("..(?<!сла)(?<!гру)(?<!лю)(?<!олу)(?<!осо)(?<!ры)(?<!у)ба$")  # Бурабай; not слабая
_YOTED_CASES = re.compile("^(.{2,}ь)(?:я|и|е|ей|ем|ям|ями|ях)$")
_OST_CASES = re.compile("^(.{3,}ост)(?:ь|и|ью|ей|ям|ями|ях)$")

_SURNAME = re.compile("^(.{2,}[ое]в)(?:а|у|ым|е|ы|ых|ыми|ой|ою)?$")
# genitive plurals: случаев, немцев, братьев, комментариев
_PLURAL_EV = re.compile(
    "(?:(?:случа|обыча|урожа|трамва|сара|попуга|музе|лице|юбиле|трофе|апоге|евре|геро|бо|сло|кра|руч|стро|"
    "дерев|лист|стул|крыл|пер|плат|звен|колос|друз)|[арое]ри|ени|ц|[тнк]ь)ев$"
)

_E_PRESENT = re.compile("^(.{2,})(?:еет|еете|еем|еешь|еют|еть)$")
_E_PAST = re.compile("^(.{2,})(?:еть|ел|ела|ело|ели|ев|ен|ена|ено|ены)$")
_ACTIVE = re.compile("^(.{2,})[уюая]щ$")
_LABIAL = re.compile("(?<=[бвмпф])л$")
_VOWEL = re.compile("[аеиоуыэюя]")


@cache
def _snowball() -> Callable[[str], str]:
    import Stemmer

    return Stemmer.Stemmer("russian").stemWord  # type: ignore[no-any-return]


def stem(form: str) -> str:
    """The stem of a folded Russian form."""
    irregular = paradigms("ru", "irregular")
    if form in irregular:
        return irregular[form]
    noun = _surname(form) or _noun(form)
    if noun:
        return _levelled(noun)
    # a reflexive verb is a word of its own, as in dictionaries: joining them cost 4 points of precision
    if form.endswith(("ся", "сь")) and len(form) > 4:
        return (_verb(form[:-2]) or _levelled(_regular(form))) + "ся"
    return _verb(form) or _participle(_levelled(_regular(form)))


def _surname(form: str) -> str | None:
    """Токаев for all cases of Токаев and Токаева; карим for those of Каримов: a bare -ов may be a plural."""
    match = _SURNAME.match(form)
    if not match or any(match[1] in section("ru", name) for name in ("adjectives", "hard")):
        return None
    name = match[1]
    if name.endswith("ев") and not _PLURAL_EV.search(name):
        return name
    return name[:-2] if len(_VOWEL.findall(name)) > 1 else None


def _noun(form: str) -> str | None:
    """The stem of a noun that Snowball would cut too deep or not alike in all cases, or None."""
    for pattern, added in ((_I_CASES, "и"), (_I_BARE, "и"), (_OST_CASES, ""), (_YOTED_CASES, "")):
        match = pattern.match(form)
        if match:
            return match[1] + added
    glide = _GLIDE_CASES.match(form)
    if glide and (glide[1] in section("ru", "glide") or _BAI.search(glide[1])):
        return glide[1]
    if form.endswith("ью") and form[:-2] in section("ru", "yoted"):
        return form[:-1]
    return _listed(form)


def _listed(form: str) -> str | None:
    """The stem of a noun whose stem is in a list, or else has the look of one."""
    hard, soft = section("ru", "hard"), section("ru", "soft")
    cuts = [(form[:cut], form[cut:]) for cut in range(len(form), max(2, len(form) - _LONGEST_CASE) - 1, -1)]
    for rest, case in cuts:
        if (case in _HARD_CASES and rest in hard) or (case in _SOFT_CASES and rest in soft):
            return rest
    return next((rest for rest, case in cuts if case in _HARD_CASES and _HARD_LOOK.search(rest)), None)


def _verb(form: str) -> str | None:
    """The stem of a verb that changes it: произошел and произойдет, видел and видит; or None."""
    roots = paradigms("ru", "roots")
    for prefix in ("", *sorted(section("ru", "prefixes"))):
        if form.startswith(prefix) and form[len(prefix) :] in roots:
            return prefix + roots[form[len(prefix) :]]
    past, present = _E_PAST.match(form), _E_PRESENT.match(form)
    if past and past[1] in section("ru", "short-e"):
        return past[1]
    if past and past[1] in section("ru", "long-e"):
        return past[1] + "е"
    return present[1] + "е" if present else None


def _participle(rest: str) -> str:
    """The stem of the verb: открытый and открыли, живущий and живут."""
    if rest.endswith(("т", "н")) and len(rest) > 3:
        return _verb(rest) or rest
    match = _ACTIVE.match(rest)
    return match[1] if match and rest not in section("ru", "adjectives-in-щ") else rest


def _regular(form: str) -> str:
    """What Snowball makes of `form`, with the tenses and participles of a verb brought together."""
    rest = _snowball()(form)
    ending = form[len(rest) :]
    if rest.endswith(("ова", "ева")) and len(rest) > 5:
        return rest[:-3]
    if rest.endswith("иру"):
        return rest[:-1]
    if rest.endswith("ен") and ending.startswith("н") and len(rest) > 5 and not rest.endswith("ствен"):
        rest, ending = rest[:-2], "ен" + ending
    if ending.startswith("ен"):
        rest = _LABIAL.sub("", rest)
        return rest[:-2] + "д" if rest.endswith("жд") else rest
    return rest


def _levelled(rest: str) -> str:
    """Without the vowel that falls in some cases: певец певца, рынок рынка, девушек девушка."""
    if len(_VOWEL.findall(rest)) < 2:
        return rest
    if rest.endswith("оец"):
        return rest[:-3] + "ойц"
    if rest.endswith(("ец", "ок", "чек", "шек", "жек")):
        return rest[:-2] + rest[-1]
    return rest
