"""The facts: types, counting rules, questions and checks; knows no framework."""
