"""What leaves the product: one module a format, each with a ``write``."""
