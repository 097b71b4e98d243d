"""The thirteen points, one file each: a function of the evidence gathered, which asks nobody anything."""
