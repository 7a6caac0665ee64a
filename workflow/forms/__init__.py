"""The forms of the steps: fields, parsing, drop-downs, prefilled values."""
