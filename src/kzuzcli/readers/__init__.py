"""From paths to documents: `walk` finds the files, `read` takes the articles out of one."""

from kzuzcli.readers.read import read
from kzuzcli.readers.walk import is_url, walk

__all__ = ["is_url", "read", "walk"]
