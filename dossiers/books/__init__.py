"""Number books: which symbols share one, what was said of it, and its lines."""
