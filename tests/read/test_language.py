import pytest

from dragoman.read.language import language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The minister said on Monday that talks with the neighbouring country would go on.", "en"),
        ("THE MINISTER SAID ON MONDAY THAT TALKS WITH THE NEIGHBOURING COUNTRY WOULD GO ON.", "en"),
        ("De minister zei maandag dat de gesprekken met het buurland door zullen gaan.", "nl"),
        ("El ministro dijo el lunes que las conversaciones con el país vecino continuarían.", "es"),
        ("Министр заявил в понедельник, что переговоры с соседней страной продолжатся.", "ru"),
        ("قال الوزير يوم الاثنين إن المحادثات مع الدولة المجاورة ستستمر.", "ar"),
        ("Iran, Russia: talks", None),
        ("1 2 3 4 5 6 7 8 9 " * 20, None),
        ("Waziri alisema Jumatatu kwamba mazungumzo na nchi jirani yataendelea", None),
    ],
)
def test_language(text, code):
    assert language(text) == code
