"""What a recorded journey costs beside one that was written by hand."""
