"""The rules for drafts: one file a mechanical rule, YAML packs for rules made of words."""
