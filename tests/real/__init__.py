"""Two real companies' software, written by no one here: a django-oscar shop and a django-appointment booking site."""
