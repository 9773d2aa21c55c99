"""What ``check`` found, in the forms that people and other programs read. One module a format."""
