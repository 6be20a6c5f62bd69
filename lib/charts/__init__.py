"""Charts: a tidy table in, a composed Plotly figure out; each says which question it answers."""
