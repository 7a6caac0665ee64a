"""What staff read: result pages, the status board, the digest of due work, mail."""
