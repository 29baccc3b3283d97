"""Writes what was found: outcome first, each place by itself, every statement a quotation."""
