"""Curated facts on the innovation-platform policies of Chinese jurisdictions, compared."""
