"""People: sightings, gathering, numbering, folding."""
