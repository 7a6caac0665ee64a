"""The ward's plan as rules read it: quotas, deadlines, working days, bonuses, legal bases."""
