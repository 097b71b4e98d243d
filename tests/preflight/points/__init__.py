"""Each point on evidence made by hand, with what only looks as if it were not ready."""
