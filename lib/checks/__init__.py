"""Rules across fields, records and files, and the figure of each fact held against its value."""
