"""The offline page on the query language."""

from __future__ import annotations

from kzuzcli.query.fields import FIELDS

HELP = "Fields of a query:\n" + "".join(
    f"  {field.name + ':':<9}{field.help:<45}{field.example}\n" for field in FIELDS.values()
)
