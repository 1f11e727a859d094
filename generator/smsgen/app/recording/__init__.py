"""Makes records: from answers, from a script, or from a file of another program."""
