"""Whether a word tells something past or something still ahead; tables of words, beginnings and endings.

The tables err on the side of "ahead": a plan told as past would make a bound that is wrong.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from kzuzcli.dating.words import listed

Tense = Literal["past", "ahead", "none"]

_AHEAD_WORDS = frozenset(
    listed(
        """
        will would shall may might could should must due until till by through next future if coming
        upcoming before likely want wants bid record starting vision agenda outlook beyond fiction
        imagine onwards set delivery extended extension intention probable opening retractable unlikely
        option beginning gradually payable redeemed unless
        до к может могут если бы чтобы должен должна должны предстоит
        цель цели целью має якщо дейін қарай болады тиіс егер келесі бастап deiin deıin qaraı
        qarai bolady tıis
        eger kelesi bastap чейин болот керек эгер баштап тартып bo'ladi kerak agar boshlab бўлади агар
        бошлаб keyingi kelib qadar келиб қадар olacak
        """
    )
)
_AHEAD_STEMS = listed(
    """
    plan expect target goal aim forecast project predict estimat schedul propos intend budget
    strateg program matur expir effective candidat hop promis pledg possib буд план намер ожида
    предполага прогноз стратеги программ концепци заплан намеч рассчит следующ предусм обеща проект
    очіку повинн жоспар бағдарлама күтіл болжа межеле мақсат арналған жоба тұжырымдама пландал
    максат долбоор jospar baǵdarlama bağdarlama kútil kütil bolja maqsat arnalǵan arnalğan joba reja
    mo'ljal dastur kutil maqsad prognoz loyiha режа мўлжал дастур кутил мақсад лойиҳа
    """
)
_AHEAD_ENDINGS = listed(
    """
    мақ мек пақ пек бақ бек maq mek paq pek acak ecek gacha гача adi ydi ади йди атын етін йтын йтін
    atyn etin ıtyn itin йды йді ıdy idi ады еді ady edi
    """
)
_PAST_WORDS = frozenset(
    listed(
        """
        was were had did became began rose fell grew won lost made took came went met held built gave
        saw led sold bought wrote spoke found hit sent born еді edi эди
        """
    )
)
_PAST_ENDINGS = listed(
    """
    ed ал ел ил ыл ул ял ол ала ела ила ыла ула яла ало ело ило ыло уло яло али ели или ыли ули яли
    лся лась лось лись ён ено ана ана ена ены аны ято ята яты ано ды ді ты ті ған ген қан кен гөн
    гон көн кон ду дү ту тү dy di ty ti ǵan ğan gan gen qan ken dı du dü tı tu tü ди ган кан
    """
)
# end like a verb in the past and are none, or tell nothing of when
_NOT_PAST = frozenset(
    listed(
        """
        said told added noted need indeed red bed fed based united limited seed speed breed hundred
        sacred named called канал журнал материал потенциал капитал отдел раздел предел школа сила дела
        начала цели земли только или если филиал стран страна экрана карана цена сцена смена жена стена
        охрана рана члены цены смены стены сказал сказала отметил отметила заявил заявила добавил
        добавила сообщил сообщила apreli үлкен неткен екен еken деген дейген сегодня деді dedi дейді
        aytdi dedi деди айтты айтқан vatan jahon boshqa azaldan o'zbekistan qozog'iston hukumat hayvan
        meydan zaman жаман заман орман туман
        """
    )
)
_SHORTEST = 4
_APOSTROPHES = str.maketrans(dict.fromkeys("ʻʼ‘’`´", "'"))


@lru_cache(maxsize=1 << 14)
def tense(word: str) -> Tense:
    """What a word says of the time of its sentence; most words say nothing."""
    folded = word.casefold().translate(_APOSTROPHES)
    if folded in _AHEAD_WORDS or folded.startswith(_AHEAD_STEMS):
        return "ahead"
    if folded in _PAST_WORDS:
        return "past"
    if len(folded) < _SHORTEST or folded in _NOT_PAST or not word[0].islower():
        return "none"
    if folded.endswith(_AHEAD_ENDINGS):
        return "ahead"
    return "past" if folded.endswith(_PAST_ENDINGS) else "none"
