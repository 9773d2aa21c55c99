"""What runs the tests of a file that is started as a script."""
