"""One module per command, each with a function `command(language)`; imported only when the command is used."""
