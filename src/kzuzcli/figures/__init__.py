"""Amounts in running text: a value, its unit, the year it is said of, in four languages."""

from kzuzcli.figures.find import Figure, figures_of, in_sentence

__all__ = ["Figure", "figures_of", "in_sentence"]
