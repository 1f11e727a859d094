"""The commands of `sms authority`."""
