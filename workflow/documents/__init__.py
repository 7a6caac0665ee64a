"""Documents of a step: planned, rendered, stored, printed, made again."""
