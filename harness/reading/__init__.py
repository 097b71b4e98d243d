"""What a visit says: pure functions that the audits and the score share."""
