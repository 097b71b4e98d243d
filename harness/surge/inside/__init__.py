"""What runs in Locust's own processes; nothing else imports Locust, whose gevent changes the whole process it is in."""
