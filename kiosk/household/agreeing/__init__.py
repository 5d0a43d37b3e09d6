"""What one home proposes and the other answers."""
