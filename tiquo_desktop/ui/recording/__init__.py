"""Recording what just happened, and who is at this desk."""
