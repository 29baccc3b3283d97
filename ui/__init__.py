"""The web page: what a conversation, its sources and the minutes look like in a browser."""

from ui.live import LiveAssistant
from ui.page import HEAD, QUEUE_SIZE, SESSIONS, THEME, build_page
from ui.served import ServedPage

__all__ = [
    "HEAD",
    "QUEUE_SIZE",
    "SESSIONS",
    "THEME",
    "LiveAssistant",
    "ServedPage",
    "build_page",
]
