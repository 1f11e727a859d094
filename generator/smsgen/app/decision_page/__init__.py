"""A page on this computer where people decide who do not use a terminal: `sms approve --web`."""
