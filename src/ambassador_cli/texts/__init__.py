"""The sentences that amb says: ``de.yaml`` and ``en.yaml``, read by ``writers.words``."""
