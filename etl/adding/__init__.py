"""Fifth stage: an article's file, as people have it, to the draft of a source.

A text, a page or a web archive becomes paragraphs with their roles, what is known of the article, and the days that its
text tells. Nothing is written here.
"""
