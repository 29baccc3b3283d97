"""The sections of an item: what was proposed, what happened, what was decided."""
