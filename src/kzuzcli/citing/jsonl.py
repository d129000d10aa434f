"""JSON Lines: the contract's article with its text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from kzuzcli.citing.reference import Reference
from kzuzcli.safe import safe_json

# some programs see line ends where JSON has none
_LINE_ENDS = {0x2028: "\\u2028", 0x2029: "\\u2029"}


def jsonl(references: Iterable[Reference]) -> Iterator[str]:
    from kzuzcli import contract

    for each in references:
        found = contract.article(each.article)
        if each.body is not None:
            found["text"] = each.article.text
        if each.quotation:
            found["passage"] = each.quotation._asdict()
        yield safe_json(json.dumps(found, ensure_ascii=False)).translate(_LINE_ENDS) + "\n"
