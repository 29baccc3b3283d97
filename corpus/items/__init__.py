"""The agenda: which lines open an item, and which lines are its own."""
