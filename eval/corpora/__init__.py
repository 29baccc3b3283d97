"""Minutes of invented bodies in other forms than the shipped five, and what makes them."""
