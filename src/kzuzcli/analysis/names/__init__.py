"""Names across scripts and spellings: the key, the verified second step, aliases, full names."""

from kzuzcli.analysis.names.aliases import Aliases, Spelling
from kzuzcli.analysis.names.key import name_key, skeleton
from kzuzcli.analysis.names.people import (
    FullName,
    is_name,
    is_patronymic,
    may_be_name,
    order_free,
    same_person,
)
from kzuzcli.analysis.names.verify import same_name

__all__ = [
    "Aliases",
    "FullName",
    "Spelling",
    "is_name",
    "is_patronymic",
    "may_be_name",
    "name_key",
    "order_free",
    "same_name",
    "same_person",
    "skeleton",
]
