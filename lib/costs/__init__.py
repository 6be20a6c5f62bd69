"""Arithmetic on rewards: value over years, steps between levels, budgets; figures in yuan."""
