"""Takes decisions on texts: who may take them, what is shown before, and what is signed and written."""
