"""Language identification: langdetect, made deterministic."""

from __future__ import annotations

from dataclasses import dataclass

from kzuzcli.article import UNDETERMINED, Passage


@dataclass(frozen=True, slots=True)
class Identification:
    """`tag` is BCP 47 or `und`; `script` ISO 15924 (Latn, Cyrl, Zyyy); `margin` 0..1, how far the
    winner is ahead; `parts` cover `text` without gaps when it mixes languages, else are empty."""

    tag: str
    script: str
    margin: float
    parts: tuple[Passage, ...] = ()


def identify(text: str, title: str | None = None) -> Identification:
    """The language of an article. Raises nothing: what cannot be told is `und`."""
    from langdetect import DetectorFactory, LangDetectException, detect_langs

    DetectorFactory.seed = 0
    sample = f"{title or ''}\n{text}"[:3000]
    try:
        ranked = detect_langs(sample)
    except LangDetectException:
        return Identification(UNDETERMINED, "Zyyy", 0.0)
    margin = ranked[0].prob - (ranked[1].prob if len(ranked) > 1 else 0.0)
    script = "Cyrl" if sum("Ѐ" <= c <= "ӿ" for c in sample) * 2 > len(sample) // 2 else "Latn"
    return Identification(ranked[0].lang, script, margin)
