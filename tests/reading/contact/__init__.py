"""What pages say of who can be asked, and when."""
