"""A packet read back before signature, its findings and their answers, edits made in Word."""
