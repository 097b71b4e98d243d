"""What companies of one line of business share; what tells them apart are named behaviours."""
