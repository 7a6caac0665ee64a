"""From facts to Word: typed contexts, wording, rendering. Knows neither storage nor flows."""
