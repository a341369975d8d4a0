"""The nouns of the house: frozen, keyword-only, slotted values that every room may speak of."""
