"""What came of an item: approved, rejected, put off, noted, discussed."""
