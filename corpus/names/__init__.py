"""How minutes write people: names, the entries of a list, and what is said of who came."""
