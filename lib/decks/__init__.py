"""Views by their address, and decks: ordered lists of views for a meeting."""
