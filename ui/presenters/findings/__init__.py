"""What was found at a visit: typed findings, grids, measures, what was tested and normal."""
