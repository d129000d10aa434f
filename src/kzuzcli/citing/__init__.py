"""Articles as others' programs cite and keep them: one table of formats, a small writer for each."""

from kzuzcli.citing.formats import FORMATS, Format, by_suffix
from kzuzcli.citing.reference import Author, Quotation, Reference, Stated, quotation, reference

__all__ = [
    "FORMATS",
    "Author",
    "Format",
    "Quotation",
    "Reference",
    "Stated",
    "by_suffix",
    "quotation",
    "reference",
]
