"""Marks that people made in an article with other tools: read from their files, and found in its text, quote first."""
