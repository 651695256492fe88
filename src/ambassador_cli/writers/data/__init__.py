"""Records become what programs read: they carry their sentences already, nothing is worded here. Beside them the check
that lies beside a draw's record."""
