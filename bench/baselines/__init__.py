"""What the kiosk is measured against: the same work by the plainest means."""
