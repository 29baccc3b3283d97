"""Files that hold one meeting."""

from __future__ import annotations

from pathlib import Path

from corpus import Meeting, read_meetings


def read_meeting(path: Path, root: Path) -> Meeting:
    """The one meeting of a file."""
    (meeting,) = read_meetings(path, root)
    return meeting
