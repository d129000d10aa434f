"""The names that articles hold: counted, with all spellings of one name as one."""

from kzuzcli.naming.find import Mention, mentions
from kzuzcli.naming.groups import Name, grouped

__all__ = ["Mention", "Name", "grouped", "mentions"]
