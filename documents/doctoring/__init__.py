"""What templates may ask for, and what is wrong with one that staff edited in Word."""
