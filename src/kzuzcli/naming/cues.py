"""Words beside a name that say what kind it is, by the side they stand on. Folded; a * ends a stem.

Kazakh stands in Cyrillic and Uzbek in Latin, as words are folded; one table serves all languages, since a word
that tells in one of them stands beside no name in another.
"""

from __future__ import annotations

import re

_PERSON_BEFORE = """
president vice-president premier chancellor minister mr mrs ms miss dr doctor prof professor sir lord king queen prince
princess sheikh emir pope bishop imam mufti ambassador envoy governor mayor akim hokim senator deputy lawmaker mp judge
prosecutor general colonel major captain lieutenant sergeant chairman chairwoman director head leader chief secretary
spokesman spokeswoman spokesperson analyst economist historian engineer scientist hydrologist geologist journalist editor
reporter writer poet author artist composer singer actor actress director filmmaker boxer wrestler athlete champion
cyclist footballer goalkeeper striker coach teacher nurse surgeon farmer shepherd driver pilot cosmonaut astronaut
businessman businesswoman entrepreneur banker lawyer activist blogger student wife husband son daughter
brother sister father mother uncle aunt grandfather grandmother widow secretary-general
президент* премьер* министр* вице-министр* канцлер* господин* госпож* доктор* профессор* академик* посол* посла послу
послом губернатор* мэр* мэра мэру мэром аким акима акиму акимом хоким* сенатор* депутат* судья судьи судье прокурор*
генерал* полковник* майор* капитан* лейтенант* председател* директор* глава главы главе главу главой лидер* секретар*
генсек* спикер* руководител* начальник* заместител* представител* аналитик* экономист* историк* инженер* учен*
журналист* редактор* писател* поэт* автор* художник* композитор* певец певца певиц* актер* актрис* режиссер* боксер*
борец борца чемпион* спортсмен* футболист* вратарь вратаря тренер* учител* врач* медсестр* хирург* фермер* чабан*
водител* пилот* космонавт* бизнесмен* предпринимател* банкир* адвокат* активист* блогер* студент* завуч* слесар* имени
жена жены муж мужа сын сына дочь дочери брат брата сестра сестры отец отца мать матери имам* муфти*
президенті* премьер-министр* министрі* төраға* төрағасы* басшысы* әкім* әкімі* елші* елшісі* депутаты* сенатор* спикер*
директоры* хатшысы* жетекшісі* орынбасары* мырза ханым профессор* академик* ғалым* мұғалім* дәрігер* ақын* жазушы*
әнші* актер* боксшы* балуан* жаттықтырушы* бапкер* журналист* инженер* шопан* кәсіпкер* заңгер* студент* ұлы қызы әйелі
ағасы інісі атындағы
prezident* bosh vazir* vaziri* hokim* hokimi* elchi* elchisi* deputat* senator* spiker* raisi* rais* direktor* direktori*
kotib* kotibi* rahbari* o'rinbosari* janob* xonim* professor* akademik* olim* o'qituvchi* shifokor* vrach* shoir*
yozuvchi* adib* xonanda* aktyor* rejissyor* bokschi* kurashchi* murabbiy* jurnalist* muhandis* dehqon* fermer*
cho'pon* tadbirkor* talaba* o'g'li qizi xotini onasi otasi akasi ukasi opasi singlisi nomidagi
"""

_PLACE_BEFORE = """
city town village region province district republic capital river lake sea gulf bay cape mount mountain valley plateau
desert steppe oasis island peninsula port airport oblast
город* поселок поселка поселке поселку село села селе аул аула ауле деревн* станиц* река реки реке реку озеро озера озере
озеру море моря гора горы горе плато пустын* степь степи остров* полуостров* долин* порт* аэропорт* столиц* область*
области район* республик* провинци* штат* перевал* ущель* кишлак*
"""

_PLACE_AFTER = """
city town village region province district oblast republic river lake sea gulf bay mountains mountain valley plateau
desert steppe oasis island islands peninsula crossing checkpoint airport canal reservoir dam basin pass bazaar
область области областью областной район района районе районом край края крае город города море моря озеро озера
озере долина долины долине пустыня степь плато район горы гор хребет водохранилище
облыс* обл қала* қаласы* аудан* ауданы* ауыл* ауылы* кент* кенті* өзен* өзені* көл* көлі* теңіз* теңізі* тау* тауы*
таулары* даласы* жотасы* үстірті* аралы* республикасы* өңір* өңірі* астанасы* әуежайы* бекеті* базары*
viloyat* viloyati* tuman* tumani* shahar* shahri* qishlog'i* mahallasi* daryo* daryosi* ko'l* ko'li* dengiz* dengizi*
tog'* tog'i* tog'lari* cho'l* cho'li* vodiy* vodiysi* bozor* bozori* respublikasi* aeroporti* posti* poytaxti* oroli*
"""

_ORGANISATION_BEFORE = """
ministry agency bank company corporation firm group fund foundation party movement university institute academy club
team airline newspaper magazine channel broadcaster committee commission council association union federation alliance
concern holding operator developer producer court bureau
ао зао оао пао ооо тоо нао нпо ниц кгп рго пк ип гп уп сп нк фк хк
компани* корпораци* фирм* холдинг* концерн* группа группы групп* фонд* парти* движени* банк* агентств* университет*
институт* академи* клуб* команд* авиакомпани* газет* журнал* телеканал* канал* министерств* комитет* комисси* совет*
ассоциаци* союз* федераци* альянс* оператор* завод* фабрик* комбинат* предприяти* организаци* издани* суд бюро
"""

_ORGANISATION_AFTER = """
ltd inc llc llp plc jsc corp co ag gmbh sa nv ministry agency bank company corporation group fund foundation party
movement university institute academy club airline airlines newspaper committee commission council association union
federation holding court bureau petroleum energy motors holdings partners
компаниясы* корпорациясы* холдинг* холдингі* концерні* тобы* қоры* партиясы* қозғалысы* банкі* агенттігі* университеті*
институты* академиясы* клубы* командасы* газеті* журналы* телеарнасы* арнасы* министрлігі* комитеті* комиссиясы* кеңесі*
қауымдастығы* одағы* федерациясы* зауыты* фабрикасы* комбинаты* ұйымы* аҚ ақ жшс ұк кеақ
kompaniya* kompaniyasi* korporatsiya* korporatsiyasi* xoldingi* konserni* guruhi* jamg'arma* jamg'armasi* partiya*
partiyasi* harakati* bank* banki* agentlik* agentligi* universitet* universiteti* instituti* akademiyasi* klub* klubi*
jamoasi* gazetasi* jurnali* telekanali* kanali* vazirligi* qo'mitasi* komissiyasi* kengashi* uyushmasi* ittifoqi*
federatsiyasi* zavodi* fabrikasi* kombinati* tashkiloti* aj mchj ak xk
"""


def _pattern(words: str) -> re.Pattern[str]:
    whole, stems = set[str](), set[str]()
    for word in words.split():
        (stems if word.endswith("*") else whole).add(re.escape(word.rstrip("*")))
    return re.compile(rf"(?:{'|'.join(sorted(whole))})\Z|(?:{'|'.join(sorted(stems))})")


BEFORE = {
    "person": _pattern(_PERSON_BEFORE),
    "place": _pattern(_PLACE_BEFORE),
    "organisation": _pattern(_ORGANISATION_BEFORE),
}
"""Kind -> what a word before a name begins with."""

AFTER = {
    "place": _pattern(_PLACE_AFTER),
    "organisation": _pattern(_ORGANISATION_AFTER),
}
"""Kind -> what a word behind a name begins with."""

INSIDE = {
    "place": re.compile(r"(?:lake|river|sea|mount|valley|plateau|island|islands|gulf|city|cape|bay)\Z"),
    "organisation": re.compile(
        r"(?:bank|university|institute|academy|petroleum|energy|group|company|corporation|airlines|nations|union|"
        r"organization|organisation|council|committee|commission|foundation|fund|party|association|federation|"
        r"agency|news|times|motors|банк|университет|агентство|союз)\Z"
    ),
}
"""Kind -> words that are themselves part of such a name."""

PERSON_BEHIND = re.compile(
    r"\s*,\s+(?:who|whose)\b|\s*,\s+\d\d(?:,|\.|\s+years|\s+лет|\s+года?\b|\s+жас|\s+yosh)"
)
"""What stands behind people alone: their age, and who."""

IN = {
    "in": 0.8,
    "near": 0.6,
    "across": 0.6,
    "outside": 0.5,
    "above": 0.5,
    "from": 0.2,
    "в": 0.6,
    "во": 0.6,
    "из": 0.5,
}
"""Words before places more than before other names, and how much each says."""

WITHIN = {
    "kk": re.compile(r"(?<=....)(?:да|де|та|те|дағы|дегі|тағы|тегі)\Z"),
    "uz": re.compile(r"(?<=....)(?:da|dagi)\Z"),
}
"""Language -> the endings of its words that say in or at."""

ADJECTIVE = re.compile(r"(?<=...)(?:ая|ой|ую|ий|ый|ого|его|ому|ом|ое|им|ым)\Z")
"""Endings of Russian adjectives."""

FAMILY = re.compile(
    r"(?<=..)(?:(?:[оеё]в|ин|ын)(?:а|у|ым|е|ой|ых|ы)?|[оеё]вич(?:а|у|ем|е)?|енко|дзе|швили)"
    r"(?:т[ыі]ң|н[ыі]ң|қа|ке|ға|ге|т[ыі]|д[ыі]|н[ыі]|пен|мен|бен|тан|тен|дан|ден|нан|нен)?\Z"
    r"|(?<=..)(?:[oe]v|yev)(?:a|s|'s|as)?(?:ning|ga|ni|dan|da)?\Z|(?<=..)(?:enko|shvili|dze|zoda)\Z"
)
"""Endings of family names, with those of their cases."""

FIRM = re.compile(
    r"(?<=...)(?:neft\w*gaz|neftegaz|munaygas|munaigaz|gaz|gas|oil|neft|bank|tele[ck]om|telekom|energo|prom|invest|inform|"
    r"chevroil|stroy|khim|himiya|trans|media|soft|tech|нефтегаз|нефтгаз|мунайгаз|мұнайгаз|газ|нефть|банк|телеком|энерго|"
    r"пром|инвест|информ|ақпарат|шевройл|строй|хим|транс|медиа|авиа|маш|ойл)(?:а|у|ом|е|ning|ga|dan|ның|тың|ға|ке)?\Z"
)
"""What names of firms and agencies end in."""

OWNER = re.compile(r"(?:[нтд][іы]ң|ning)\Z")
"""The genitive of Kazakh and Uzbek: what follows is owned."""

CAMEL = re.compile(r"(?!Mc|Mac|De|Le|La|Di|Du)\w*[a-zа-яәғқңөұүһі][A-ZА-ЯӘҒҚҢӨҰҮҺІ]")
"""A capital inside a word: KazMunayGas."""

ACRONYM = re.compile(r"[^\W\d_a-zа-яёәғқңөұүһіўҳ]{2,6}\Z")
