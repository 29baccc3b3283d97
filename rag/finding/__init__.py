"""Finds evidence: passages, the sentences in them, and a second, closer look at the best places."""
