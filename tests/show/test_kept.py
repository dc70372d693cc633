from dragoman.show import kept
from dragoman.show.kept import Answer, Kept


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def test_a_slow_answer_is_made_once_until_the_ledger_changes():
    clock, version, made = Clock(), [1], []

    def make(address, takes):
        def making():
            made.append(address)
            clock.now += takes
            return Answer(address.encode(), "text/html")

        return making

    answers = Kept(lambda: version[0], clock)
    for _ in range(2):
        assert answers.answer("/slow", make("/slow", 1.0)).body == b"/slow"
        answers.answer("/fast", make("/fast", 0.01))
    assert made == ["/slow", "/fast", "/fast"]
    version[0] = 2
    answers.answer("/slow", make("/slow", 1.0))
    assert made.count("/slow") == 2


def test_there_is_an_end_to_what_is_kept():
    clock, made = Clock(), []

    def slow(body):
        def making():
            made.append(len(body))
            clock.now += 1
            return Answer(body, "text/html")

        return making

    answers = Kept(lambda: 1, clock)
    for at in range(kept.MOST + 1):
        answers.answer(f"/{at}", slow(b"x"))
    answers.answer("/0", slow(b"x"))
    assert len(made) == kept.MOST + 2
    for _ in range(2):
        answers.answer("/large", slow(b"x" * (kept.LARGEST + 1)))
    assert made.count(kept.LARGEST + 1) == 2
