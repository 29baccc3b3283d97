"""The web page: what a conversation, its sources and the minutes look like in a browser."""

from ui.admin import PASSWORD
from ui.launch import launch
from ui.live import LiveAssistant

__all__ = ["PASSWORD", "LiveAssistant", "launch"]
