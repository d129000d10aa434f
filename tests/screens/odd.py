"""An archive of articles whose letters fill other cells than one each, or run from right to left."""

from __future__ import annotations

import json
from pathlib import Path

from kzuzcli.archive import Archive
from kzuzcli.ingest import ingest

TITLES = {
    "plain": "Water at the border post",
    "chinese": "北京与阿斯塔纳 border 签署边境协议，水资源与贸易合作继续推进",
    "korean": "국경 border 회담에서 물과 무역을 논의했다",
    "emoji": "🤝 border 🌍 talks 🚰 water 🎉 trade 🏔 mountains",
    "joined": "👩‍👩‍👧 border 🇰🇿🇺🇿 talks ❤️ water 👍🏽 trade",
    "combining": "Cafe\u0301 border e\u0301te\u0301 a\u0308o\u0308u\u0308 n\u0303 и\u0306 е\u0308 talks on water and trade",
    "hebrew": "שיחות border על המים והסחר בגבול",
    "arabic": "محادثات border حول المياه والتجارة على الحدود",
    "hindi": "सीमा border वार्ता में पानी और व्यापार",
    "thai": "การเจรจา border เรื่องน้ำและการค้า",
    "tabs": "Tab\there border and\tthere",
}
"""A title of each kind; the texts are made of them."""


def odd_archive(folder: Path) -> Path:
    rows = [
        {
            "id": name,
            "title": title,
            "text": f"{title}.\n\nSurveyors wrote: {title} · 5 million dollars in 2021, {title}. Mr Dana Kim of {title} agreed.",
            "date": f"2021-0{1 + number % 9}-11",
            "source": title[:12],
            "language": "en",
        }
        for number, (name, title) in enumerate(TITLES.items())
    ]
    folder.mkdir(parents=True, exist_ok=True)
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (folder / "odd.jsonl").write_text(lines, encoding="utf-8")
    with Archive.open(folder / "archive", write=True, create=True) as archive:
        ingest(archive, [folder / "odd.jsonl"])
        archive.link()
    return folder / "archive"
