"""The way back: files that were split become one again, by their units, and nothing is lost silently."""
