"""What a document says about its own date, most trusted first."""

from kzuzcli.dating.find import find_dates

__all__ = ["find_dates"]
