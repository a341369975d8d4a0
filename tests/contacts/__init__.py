"""The room of contacts: address books and LinkedIn exports."""
