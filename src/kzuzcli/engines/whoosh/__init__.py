"""The embedded engine. What is stored is a genuine Whoosh index, read and written by rooms of our own."""

from kzuzcli.engines.whoosh.engine import WhooshEngine

__all__ = ["WhooshEngine"]
