"""The words of share buttons, credits and invitations in en ru kk kk-Latn uz uz-Cyrl, folded.

Lower case, one apostrophe ('), hyphens as blanks; phrases are parted by commas and line ends.
"""

from __future__ import annotations

import re

from kzuzcli.residue.kinds import Kind


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _phrases(kind: Kind, told: str) -> dict[str, Kind]:
    return {" ".join(phrase.split()): kind for phrase in re.split("[,\n]", told) if phrase.strip()}


NETWORKS = tuple(
    """
    facebook twitter telegram whatsapp instagram youtube linkedin vkontakte viber pinterest reddit tiktok
    фейсбук твиттер телеграм ватсап инстаграм ютуб вконтакте одноклассники вайбер
    """.split()
)
SHORT_NETWORKS = _listed("x vk ok вк fb")
SHARING = _listed(
    """
    share tweet поделиться поделись поделитесь бөлісу бөлісіңіз бөлісіңіздер bólisý bólisińiz ulashish
    ulashing улашиш улашинг
    """
)
CONTACTS = _listed("email e mail print link copy")
"""What stands in a row of networks beside them."""

BESIDE_SHARING = CONTACTS | _listed(
    """
    this the article story post page news on in via by with to friends your
    в во с со на через друзьями новостью статьёй статьей ссылкой соцсетях по почте
    достарыңызбен достарыңызға жаңалықпен желіде желісінде те та де да арқылы dostaryńyzben
    do'stlaringizga do'stlar bilan orqali дўстларингизга дўстлар билан орқали
    """
)

WHOLE: dict[str, Kind] = {
    **_phrases(
        "share",
        """
        copy link, print, print this page, print this article, print version, email this article
        версия для печати, распечатать, скопировать ссылку, басып шығару, сілтемені көшіру, chop etish
        nusxa olish, чоп этиш
        """,
    ),
    **_phrases(
        "more",
        """
        read more, read also, also read, see also, related articles, related stories, related news
        more on this story, more on this topic, you may also like
        читайте также, читать также, читайте ещё, читайте еще, читать далее, смотрите также, подробнее
        по теме, материалы по теме, новости по теме, похожие новости
        тағы оқыңыз, тағы да оқыңыз, сондай ақ оқыңыз, оқи отырыңыз, толығырақ
        taǵy oqyńyz, sondaı aq oqyńyz, oqı otyryńyz, tolyǵyraq
        shuningdek o'qing, mavzuga oid, batafsil, шунингдек ўқинг, мавзуга оид, батафсил
        """,
    ),
    **_phrases(
        "subscribe",
        """
        subscribe, subscribe now, unsubscribe, follow us, view this email in your browser, view in browser
        update your preferences, manage your subscription
        подписаться, подпишись, подписывайтесь, отписаться, отписаться от рассылки
        открыть письмо в браузере, obuna bo'lish, обуна бўлиш, обунани бекор қилиш, obunani bekor qilish
        on youtube, on facebook, on twitter, on telegram, on instagram, on whatsapp, on linkedin, on tiktok
        """,
    ),
    **_phrases("source", "source, sources, источник, источники, дереккөз, derekkóz, manba, манба"),
    **_phrases(
        "credit",
        """
        getty images, shutterstock, istock, unsplash, depositphotos, all rights reserved, все права защищены
        фото автора, фото редакции, фото из архива, фото из архива автора, фото из личного архива
        фото из открытых источников, фото из соцсетей, фото из интернета
        """,
    ),
}

HEADS: dict[str, Kind] = {
    **WHOLE,
    **_phrases("more", "related"),
    **_phrases("source", "original, original article, оригинал, ақпарат көзі, дереккөзі"),
    **_phrases(
        "credit",
        """
        photo, photos, photo credit, photo source, photograph, image, image credit, image source, picture
        фото, фотография, фотограф, автор фото, источник фото, иллюстрация, коллаж
        сурет, суреттер, фотосурет, sýret, surat, foto, сурат
        """,
    ),
}
"""What stands before a colon; of the whole lines those that can also be a head."""

CREDITED = _listed(
    """
    press courtesy from by screenshot archive пресс из архив архива автора скриншот предоставлено открытых
    министрліктің әкімдіктің баспасөз ашық жеке vazirlik matbuot ochiq вазирлик матбуот очиқ
    """
)
"""Small words a credit begins with."""

IN_NAMES = _listed("of the for via and de von van al /")

SUBSCRIBE = ("subscribe", "sign up", "подписывайтесь", "подпишитесь", "подписаться", "подпишись")
SUBSCRIBE_LAST = (
    "жазылыңыз", "жазылыңыздар", "jazylyńyz", "қосылыңыз", "obuna bo'ling", "a'zo bo'ling", "qo'shiling",
    "обуна бўлинг", "аъзо бўлинг", "қўшилинг",
)  # fmt: skip
SUBSCRIBED = _listed(
    """
    our newsletter newsletters наш нашу наши канал рассылку арнамызға каналымызға парақшамызға
    arnamyzǵa paraqshamyzǵa kanalimizga sahifamizga каналимизга саҳифамизга
    """
)
FOLLOW = (
    "follow", "join", "find us", "watch us", "read us", "like us", "читайте", "следите", "смотрите",
    "присоединяйтесь", "ищите",
)  # fmt: skip
FOLLOW_LAST = (
    "оқыңыз", "оқыңыздар", "бақылаңыз", "oqyńyz", "kuzatib boring", "kuzating", "o'qing", "кузатиб боринг",
    "кузатинг", "ўқинг",
)  # fmt: skip
US = _listed("us our нас наш нашу наши нам нашими бізді біздің bizdi bizdiń bizni bizning бизни бизнинг")
WHY_MAIL = (
    "you are receiving this email", "you received this email because", "you are receiving this newsletter",
    "вы получили это письмо потому", "вы получаете это письмо потому", "if you no longer wish to receive",
)  # fmt: skip

BY = re.compile(r"(?:photos?|photographs?|images?|pictures?|illustration) (?:by|courtesy of) ", re.IGNORECASE)
COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright (?:©|\(c\)|\d))\s*\S", re.IGNORECASE)
ORIGINALLY = re.compile(
    r"(?:originally|first) published (?:on|by|in|at) |впервые опубликовано ", re.IGNORECASE
)
