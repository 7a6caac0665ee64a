"""The rules of the council: roster, votes, ranking within the quota, the conclusion."""
