"""Reasons not to answer: the question itself, what the minutes lack, and how sure is sure enough."""
