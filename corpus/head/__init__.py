"""What the head of minutes tells: which body met, when, and where."""
