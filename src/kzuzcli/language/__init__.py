"""Which language a text is in, as a BCP 47 tag."""

from kzuzcli.language.declared import settle
from kzuzcli.language.identify import Identification, identify

__all__ = ["Identification", "identify", "settle"]
