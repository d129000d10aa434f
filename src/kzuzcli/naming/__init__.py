"""The names that articles hold: counted, with all spellings of one name as one, and told apart by kind."""

from kzuzcli.naming.find import Mention, Run, mentions
from kzuzcli.naming.groups import Kind, Name, grouped

__all__ = ["Kind", "Mention", "Name", "Run", "grouped", "mentions"]
