"""Households in PostgreSQL: many families, and as many hubs as one likes on one database."""
