"""How far the splitter's groups agree with those that people made of the same files."""
