"""Coders that do what a test needs; found by name from worker processes too."""

import os
import time

from tests.factory import act, coding


class Fake:
    def pipe(self, documents):
        for document in documents:
            yield self.code(document)

    def code(self, document):
        return coding(document, [act(document)], coder="fake-1")


class Diskless(Fake):
    def __init__(self):
        raise OSError(28, "No space left on device")


class Troubled(Fake):
    """Fails, hangs or dies on documents that say so."""

    def code(self, document):
        if "FAIL" in document.text:
            raise ValueError("no way to code this")
        if "HANG" in document.text:
            time.sleep(60)
        if "DIE" in document.text:
            os._exit(9)
        return super().code(document)
