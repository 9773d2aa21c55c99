"""What runs the tests of a Mojo file: ``main()`` and what it calls, read step by step and written again."""
