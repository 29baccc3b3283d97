"""Who took part in a meeting, and in what office."""
