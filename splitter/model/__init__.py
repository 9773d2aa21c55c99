"""Values that travel through the splitter: frozen, plain, free of I/O; this room imports no other."""
