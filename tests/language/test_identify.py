"""language.identify on texts written for these tables."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzuzcli.article import Passage
from kzuzcli.language import identify

NEWS = {
    "en": "The two presidents met in the capital on Tuesday and agreed to open a third crossing on "
    "the border.\n"
    "Their ministers of transport will sign the papers before the end of the year, the press office said.",
    "ru": "Главы двух государств встретились во вторник в столице и договорились открыть третий "
    "пункт пропуска.\n"
    "Министры транспорта подпишут документы до конца года, сообщили в пресс-службе.",
    "kk": "Екі елдің басшылары сейсенбіде елордада кездесіп, шекарада үшінші өткізу бекетін ашуға келісті.\n"
    "Көлік министрлері құжаттарға жыл соңына дейін қол қояды, деп хабарлады баспасөз қызметі.",
    "kk-Latn": "Eki eldiń basshylary seısenbide elordada kezdesip, shekarada úshinshi ótkizý "
    "beketin ashýǵa kelisti."
    "\nKólik mınıstrleri qujattarǵa jyl sońyna deıin qol qoıady, dep habarlady baspasóz qyzmeti.",
    "uz": "Ikki davlat rahbarlari seshanba kuni poytaxtda uchrashib, chegarada uchinchi oʻtkazish punktini "
    "ochishga kelishib oldilar.\nTransport vazirlari hujjatlarni yil oxirigacha imzolaydi.",
    "uz-Cyrl": "Икки давлат раҳбарлари сешанба куни пойтахтда учрашиб, чегарада учинчи ўтказиш пунктини "
    "очишга келишиб олдилар.\nТранспорт вазирлари ҳужжатларни йил охиригача имзолайди.",
    "ky": "Эки өлкөнүн башчылары шейшемби күнү борбор калаада жолугуп, чек арада үчүнчү өткөрмө "
    "бекетти ачууга "
    "макулдашты.\nТранспорт министрлери документтерге жыл аягына чейин кол коюшат.",
    "tg": "Роҳбарони ду давлат рӯзи сешанбе дар пойтахт вохӯрданд ва барои кушодани гузаргоҳи сеюм "
    "дар сарҳад "
    "розӣ шуданд.\nВазирони нақлиёт ҳуҷҷатҳоро то охири сол имзо мекунанд.",
    "tt": "Ике ил җитәкчеләре сишәмбе көнне башкалада очрашты һәм чиктә өченче үткәрү ноктасын "
    "ачарга килеште.\n"
    "Транспорт министрлары документларга ел ахырына кадәр кул куячак.",
    "tr": "İki ülkenin cumhurbaşkanları salı günü başkentte buluştu ve sınırda üçüncü bir kapı "
    "açmaya karar verdi.\n"
    "Ulaştırma bakanları belgeleri yıl sonuna kadar imzalayacak.",
    "uk": "Глави двох держав зустрілися у вівторок у столиці й домовилися відкрити третій пункт пропуску.\n"
    "Міністри транспорту підпишуть документи до кінця року, повідомили у пресслужбі.",
}

# languages that are near one of ours, or share its letters; each once was called one of ours by langdetect
OTHERS = {
    "bg": "Държавните глави на двете страни се срещнаха във вторник в столицата и се договориха да "
    "открият трети "
    "граничен пункт. Министрите на транспорта ще подпишат документите до края на годината.",
    "sr": "Председници двеју држава састали су се у уторак у престоници и договорили се да отворе "
    "трећи гранични "
    "прелаз. Министри саобраћаја потписаће документе до краја године.",
    "mk": "Претседателите на двете држави се сретнаа во вторник во главниот град и се договорија да "
    "отворат трет "
    "граничен премин. Министрите за транспорт ќе ги потпишат документите до крајот на годината.",
    "be": "Кіраўнікі дзвюх дзяржаў сустрэліся ў аўторак у сталіцы і дамовіліся адкрыць трэці пункт пропуску. "
    "Міністры транспарту падпішуць дакументы да канца года.",
    "mn": "Хоёр улсын тэргүүн мягмар гарагт нийслэлд уулзаж, хил дээр гурав дахь боомтыг нээхээр тохиролцов. "
    "Тээврийн сайд нар баримт бичигт жил дуусахаас өмнө гарын үсэг зурна.",
    "ba": "Ике дәүләт етәкселәре шишәмбе көн баш ҡалала осрашты һәм сиктә өсөнсө үткәреү урынын "
    "асырға килеште. "
    "Транспорт министрҙары документтарға йыл аҙағына тиклем ҡул ҡуясаҡ.",
    "kaa": "Еки мәмлекет басшылары сийшемби күни пайтахтта ушырасып, шегарада үшинши өткериў пунктин ашыўға "
    "келисип алды. Транспорт министрлери ҳүжжетлерге жыл ақырына шекем қол қояды.",
    "az": "İki ölkənin prezidentləri çərşənbə axşamı paytaxtda görüşüb və sərhəddə üçüncü keçid məntəqəsinin "
    "açılması barədə razılığa gəliblər. Nəqliyyat nazirləri sənədləri ilin sonuna qədər imzalayacaqlar.",
    "tk": "Iki döwletiň baştutanlary sişenbe güni paýtagtda duşuşyp, serhetde üçünji geçelgäni açmak barada "
    "ylalaşdylar. Ulag ministrleri resminamalara ýylyň ahyryna çenli gol çekerler.",
    "ru-Latn": "Glavy dvukh gosudarstv vstretilis vo vtornik v stolitse i dogovorilis otkryt tretiy "
    "punkt propuska. "
    "Ministry transporta podpishut dokumenty do kontsa goda.",
    "de": "Die Präsidenten beider Länder trafen sich am Dienstag in der Hauptstadt und einigten "
    "sich darauf, einen "
    "dritten Grenzübergang zu öffnen.",
    "fr": "Les présidents des deux pays se sont rencontrés mardi dans la capitale et ont convenu d'ouvrir un "
    "troisième poste frontière.",
    "fa": "سران دو کشور روز سه‌شنبه در پایتخت دیدار کردند و توافق کردند که گذرگاه سوم مرزی را باز کنند.",
    "zh": "两国总统星期二在首都会晤，同意在边境开设第三个口岸。",
    "ka": "ორი ქვეყნის პრეზიდენტები სამშაბათს დედაქალაქში შეხვდნენ.",
}

NO_LANGUAGE = [
    "",
    " \n\t\n",
    "...",
    "12 345 67,8 % 2019 2020",
    "| 2019 | 12,4 | 5 % |\n| 2020 | 13,1 | 6 % |",
    "USD 512.3 EUR 560.1 RUB 5.2 KGS 5.9 UZS 0.04",
    "Астана 5 3 2 1\nАлматы 4 4 1 3\nШымкент 2 1 5 7",
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore.",
    "Excepteur sint occaecat cupidatat non proident, sunt in culpa qui officia deserunt mollit anim "
    "id est laborum.",
    "for (int i = 0; i < n; i++) { total += row[i]; }",
    '{"id": 5, "title": "x", "tags": ["a", "b"]}',
    "https://example.org/a/b/c?d=e",
    "kanzlei@example.org",
    "\ud83d\ude00 \N{GRINNING FACE}",
]

SHORT = [
    ("ТОКАЕВ ПРИБЫЛ С ВИЗИТОМ В ТАШКЕНТ", "ru"),
    ("ПРЕЗИДЕНТ ҚАЗАҚСТАН ХАЛҚЫНА ЖОЛДАУ АРНАДЫ", "kk"),
    ("PREZIDENT YANGI FARMONNI IMZOLADI", "uz"),
    ("MINISTERS AGREE ON WATER FOR THE SEASON", "en"),
    ("Бұл жоба екі елге де тиімді", "kk"),
    ("Qazaqstan men Ózbekstan jańa kelisimge qol qoıdy", "kk-Latn"),
    ("Qazaqstan men Özbekstan jaña kelisimge qol qoidy", "kk-Latn"),
    ("Суғориш учун сув йил бўйи етарли бўлади", "uz-Cyrl"),
    ("O'zbekistonda yangi maktab qurilishi boshlandi", "uz"),
    ("Oʻzbekistonda yangi maktab qurilishi boshlandi", "uz"),
    ("O‘zbekistonda yangi maktab qurilishi boshlandi", "uz"),
    ("O`zbekistonda yangi maktab qurilishi boshlandi", "uz"),
    # а Cyrillic soft sign, o and a left in by a converter
    ("Sentabrь oyidа bo‘lib o‘tgan yig‘ilishdа yangi loyiha muhokama qilindi", "uz"),
    ("Глава МИД встретился с Мұратом Нұртілеу и Қасым-Жомартом Тоқаевым в Астане", "ru"),
    ("Выставка «Ұлы дала елі» открылась в музее столицы", "ru"),
    ("Суд в Лондоне отложил слушания по делу банка", "ru"),
    ("Рада ухвалила закон про державний бюджет", "uk"),
    ("Жогорку Кеңеш жаңы мыйзамды кабыл алды", "ky"),
    ("Маҷлис қонуни навро қабул кард", "tg"),
    ("Meclis yeni yasayı kabul etti", "tr"),
]


@pytest.mark.parametrize("tag", NEWS)
def test_news_in_each_language(tag: str) -> None:
    seen = identify(NEWS[tag])
    assert (seen.tag, seen.parts) == (tag, ())
    assert seen.margin > 0.5
    assert seen.script == ("Latn" if tag in ("en", "kk-Latn", "uz", "tr") else "Cyrl")


@pytest.mark.parametrize("name", OTHERS)
def test_other_languages_are_not_taken_for_ours(name: str) -> None:
    seen = identify(OTHERS[name])
    assert seen.tag == "und"
    assert seen.margin > 0.0


@pytest.mark.parametrize("text", NO_LANGUAGE)
def test_what_is_no_language_is_und(text: str) -> None:
    assert identify(text).tag == "und"


def test_nothing_to_read_has_no_margin_and_no_script() -> None:
    seen = identify("12 345", "2019")
    assert (seen.tag, seen.script, seen.margin) == ("und", "Zyyy", 0.0)


@pytest.mark.parametrize(("text", "tag"), SHORT)
def test_headlines_and_spellings(text: str, tag: str) -> None:
    assert identify(text).tag == tag
    assert identify("", text).tag == tag


def test_title_alone_does_not_outweigh_the_text() -> None:
    seen = identify(NEWS["kk"], "Президенты встретились в столице")
    assert (seen.tag, seen.parts) == ("kk", ())


def test_mixed_text_is_cut_at_paragraphs() -> None:
    text = f"{NEWS['kk']}\n\n{NEWS['ru']}\n{NEWS['kk']}"
    seen = identify(text)
    first, second = len(NEWS["kk"]) + 2, len(NEWS["kk"]) + 2 + len(NEWS["ru"]) + 1
    assert seen.tag == "kk"
    assert seen.parts == (
        Passage(0, first, "kk"),
        Passage(first, second, "ru"),
        Passage(second, len(text), "kk"),
    )
    assert seen.margin < identify(NEWS["kk"]).margin


def test_short_lines_of_a_mixed_text_go_with_their_language() -> None:
    lines = [
        ("kk", NEWS["kk"].split("\n")[0]),
        ("ru", "— Когда подпишут соглашение о границе между двумя странами и кто его подготовит?"),
        ("kk", "— Келесі жылдың басында."),
        ("ru", "— Сколько это будет стоить?"),
        ("kk", "— Нақты сома әлі белгісіз."),
    ]
    text = "\n".join(line for _, line in lines)
    assert [part.language for part in identify(text).parts] == [language for language, _ in lines]


def test_two_scripts_of_one_language_are_two_parts() -> None:
    seen = identify(f"{NEWS['uz']}\n{NEWS['uz-Cyrl']}")
    assert {part.language for part in seen.parts} == {"uz", "uz-Cyrl"}


@pytest.mark.parametrize(
    "stray",
    [
        "Подробнее",
        "© 2024",
        "Source: Press office",
        "— «Бұл жоба тиімді», — сказал министр на встрече с журналистами в столице.",
        "12 марта 2024, 15:40",
    ],
)
def test_a_stray_line_does_not_split(stray: str) -> None:
    first, second = NEWS["ru"].split("\n")
    assert identify(f"{first}\n{stray}\n{second}").parts == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*NEWS.values(), *OTHERS.values(), "", "2019", "***"]), max_size=6),
    st.booleans(),
)
def test_parts_cover_the_text_in_order(paragraphs: list[str], spaced: bool) -> None:
    text = ("\n\n" if spaced else "\n").join(paragraphs)
    seen = identify(text)
    assert seen == identify(text)
    if seen.parts:
        assert seen.parts[0].start == 0
        assert seen.parts[-1].end == len(text)
        for left, right in zip(seen.parts, seen.parts[1:], strict=False):
            assert left.end == right.start
            assert left.language != right.language
        assert seen.tag in {part.language for part in seen.parts}


@settings(max_examples=150, deadline=None)
@given(st.text(), st.none() | st.text())
def test_any_text_gets_an_answer(text: str, title: str | None) -> None:
    seen = identify(text, title)
    assert 0.0 <= seen.margin <= 1.0
    assert seen.script in ("Latn", "Cyrl", "Zyyy")


def test_one_endless_word_is_survived() -> None:
    assert identify("ы" * 3_000_000).script == "Cyrl"


@pytest.mark.parametrize("tag", ["ru", "kk", "uz", "en"])
def test_order_of_words_is_nothing(tag: str) -> None:
    words = NEWS[tag].split()
    random.Random(7).shuffle(words)
    assert identify(" ".join(words)).tag == tag
