"""What a post is made of: hashtags, mentions, links, sentences, the fold, near twins."""
