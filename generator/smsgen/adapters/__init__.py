"""One module per foreign library or program; nothing else imports them."""
