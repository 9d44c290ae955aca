"""Fifth stage: what an article's text proposes for its seed. A person decides; what is not printed cannot enter."""
