"""Next to last stage: all others in order, a staging folder, and the swap that publishes it."""
