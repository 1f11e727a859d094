"""The commands of `sms record`."""
