"""The blanks that templates may use, and what is wrong with one that staff edited in Word."""
