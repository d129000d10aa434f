"""What a document says about its own date, most trusted first."""

from kzuzcli.dating.find import choose, find_dates

__all__ = ["choose", "find_dates"]
