"""What each page shows: tidy tables of facts with their grades, ready for charts and tables."""
