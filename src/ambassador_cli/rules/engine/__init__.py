"""What all rules share: reading a draft, words, claims, order."""
