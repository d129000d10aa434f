"""How many articles when: dates put into years, months or days without pretending to know more."""

from kzuzcli.timeline.buckets import UNITS, Bucket, Count, Timeline, Unit, timeline
from kzuzcli.timeline.svg import svg

__all__ = ["UNITS", "Bucket", "Count", "Timeline", "Unit", "svg", "timeline"]
