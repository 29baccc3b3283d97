"""How lines lie on the page: tables, columns, paragraphs, page furniture."""
