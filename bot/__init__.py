"""A career adviser that answers from evidence."""
