"""What is around a file, whatever its language: the project's top, files that name it, data under its name.

Read statically and as values; what only one language's runner knows is read in that language's folder.
"""
