"""What the splitter makes of other people's test modules, in memory or with their tests run."""
