"""Programs that measure the splitter and try it on other people's files."""
