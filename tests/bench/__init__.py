"""How fast the dashboard is: measured, printed, compared with what was promised."""
