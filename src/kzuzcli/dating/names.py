"""Names of months and weekdays (CLDR 47), written by tests/quality/cldr_names.py."""

# ruff: noqa: E501

# January to December; the forms of one month stand together, parted by |
MONTHS = {
    "en": "january february march april may june july august september october november december",
    "ru": "января|январь февраля|февраль марта|март апреля|апрель мая|май июня|июнь июля|июль августа|август сентября|сентябрь октября|октябрь ноября|ноябрь декабря|декабрь",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "uz": "yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr",
    "uz-Cyrl": "январ феврал март апрел май июн июл август сентябр октябр ноябр декабр",
    "ky": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "tg": "январ феврал март апрел май июн июл август сентябр октябр ноябр декабр",
    "tt": "гыйнвар февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "uk": "січня|січень лютого|лютий березня|березень квітня|квітень травня|травень червня|червень липня|липень серпня|серпень вересня|вересень жовтня|жовтень листопада|листопад грудня|грудень",
    "be": "студзеня|студзень лютага|люты сакавіка|сакавік красавіка|красавік мая|май чэрвеня|чэрвень ліпеня|ліпень жніўня|жнівень верасня|верасень кастрычніка|кастрычнік лістапада|лістапад снежня|снежань",
    "az": "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
    "tk": "ýanwar fewral mart aprel maý iýun iýul awgust sentýabr oktýabr noýabr dekabr",
}

# abbreviations, without their full stops
SHORT_MONTHS = {
    "en": "jan feb mar apr may jun jul aug sep oct nov dec",
    "ru": "янв февр мар апр мая июн июл авг сент окт нояб дек",
    "kk": "қаң ақп нау сәу мам мау шіл там қыр қаз қар жел",
    "uz": "yan fev mar apr may iyn iyl avg sen okt noy dek",
    "uz-Cyrl": "янв фев мар апр май июн июл авг сен окт ноя дек",
    "ky": "янв фев мар апр май июн июл авг сен окт ноя дек",
    "tg": "янв фев мар апр май июн июл авг сен окт ноя дек",
    "tt": "гыйн фев мар апр май июнь июль авг сент окт нояб дек",
    "tr": "oca şub mar nis may haz tem ağu eyl eki kas ara",
    "uk": "січ лют бер квіт трав черв лип серп вер жовт лист груд",
    "be": "сту лют сак кра мая чэр ліп жні вер кас ліс сне",
    "az": "yan fev mar apr may iyn iyl avq sen okt noy dek",
    "tk": "ýan few mart apr maý iýun iýul awg sen okt noý dek",
}

# Monday to Sunday
WEEKDAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
    "kk": "дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі",
    "uz": "dushanba seshanba chorshanba payshanba juma shanba yakshanba",
    "uz-Cyrl": "душанба сешанба чоршанба пайшанба жума шанба якшанба",
    "ky": "дүйшөмбү шейшемби шаршемби бейшемби жума ишемби жекшемби",
    "tg": "душанбе сешанбе чоршанбе панҷшанбе ҷумъа шанбе якшанбе",
    "tt": "дүшәмбе сишәмбе чәршәмбе пәнҗешәмбе җомга шимбә якшәмбе",
    "tr": "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
    "uk": "понеділок вівторок середа четвер пʼятниця субота неділя",
    "be": "панядзелак аўторак серада чацвер пятніца субота нядзеля",
    "tk": "duşenbe sişenbe çarşenbe penşenbe anna şenbe ýekşenbe",
}
