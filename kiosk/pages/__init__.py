"""What a phone or a printer gets: pages that are whole in themselves."""
