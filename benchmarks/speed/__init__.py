"""Side by side with the near-duplicate libraries that people would pick instead: cost, recall, precision."""
