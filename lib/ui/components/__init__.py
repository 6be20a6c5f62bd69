"""Components of our own, each one Python module beside its JavaScript and its CSS."""
