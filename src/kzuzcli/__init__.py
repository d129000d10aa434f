"""kzuz: an offline archive of news articles, searched in four languages from a terminal."""

__version__ = "0.1.0"
