"""What a question asks for: kind, names, time, words, and what an earlier turn adds to it."""
