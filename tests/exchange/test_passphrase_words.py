from recovery_desk.app import suggest_passphrase
from recovery_desk.exchange.passphrase_words_file import passphrase_words
from recovery_desk.usecases.passphrases import judged


def test_there_are_enough_words_each_once_and_easy_to_type() -> None:
    words = passphrase_words()
    assert len(set(words)) == len(words) >= 7_776
    assert all(3 <= len(word) <= 12 and word.replace("-", "").isascii() and word == word.lower() for word in words)


def test_what_is_made_up_is_strong_and_new_each_time() -> None:
    made = [suggest_passphrase() for _ in range(20)]
    assert len(set(made)) == 20
    for passphrase in made:
        assert len(passphrase.split()) == 4
        assert judged(passphrase).is_enough, "or shorter than it may be"
