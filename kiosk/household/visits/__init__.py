"""Appointments: their visits, changes of single ones, and who takes the child."""
