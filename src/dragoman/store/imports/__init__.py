"""Public files of event data → events in the ledger: one module a step, ``reading`` is the main path."""
