from concurrent.futures import ThreadPoolExecutor

from recovery_desk.storage.key_derivation import KdfParameters, stretch


def test_two_threads_derive_at_once_without_waiting_for_one_another_for_ever() -> None:
    cost = KdfParameters(memory_kib=8 * 1024, passes=3, lanes=4)
    with ThreadPoolExecutor(2) as threads:
        keys = set(threads.map(lambda _: stretch("four ordinary words", b"0123456789abcdef", cost), range(40)))
    assert len(keys) == 1
