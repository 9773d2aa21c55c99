"""A split as a commit, or as renames merged together so that blame follows every line."""

from __future__ import annotations

from splitter.git.blame import preserve_blame
from splitter.git.committing import commit

__all__ = ["commit", "preserve_blame"]
