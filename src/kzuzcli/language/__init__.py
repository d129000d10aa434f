"""Which language a text is in, as a BCP 47 tag."""

from kzuzcli.language.declared import normal_tag, settle
from kzuzcli.language.identify import Identification, identify

__all__ = ["Identification", "identify", "normal_tag", "settle"]
