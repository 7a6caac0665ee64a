"""A unit's own tables, in Excel or in Word: read by their headings, every fault with its cell."""
