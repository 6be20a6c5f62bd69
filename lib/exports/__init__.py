"""What leaves the product: one module a format, and what the formats share."""
