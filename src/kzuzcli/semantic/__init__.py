"""Search by meaning, an optional extra: one vector an article beside the index, fused with the words' ranking.

Nothing here imports numpy or the model before a vector is made or compared.
"""

from kzuzcli.semantic.ask import Meaning, Ranks, ask
from kzuzcli.semantic.excerpt import excerpt
from kzuzcli.semantic.fusion import fused
from kzuzcli.semantic.model import Embedder
from kzuzcli.semantic.question import held, wording
from kzuzcli.semantic.update import update
from kzuzcli.semantic.vectors import Vectors

__all__ = [
    "Embedder",
    "Meaning",
    "Ranks",
    "Vectors",
    "ask",
    "excerpt",
    "fused",
    "held",
    "update",
    "wording",
]
