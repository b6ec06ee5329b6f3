"""Ctrl+C is remembered, and inside gentle work the first one only asks."""

import signal
import threading

import pytest

from tiquo_desktop.app.interrupts import Stop


def test_the_first_interrupt_stops_at_once() -> None:
    stop = Stop()
    with stop.listening(), pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    assert stop.wanted.is_set()


def test_gentle_work_is_asked_first_and_stopped_by_the_second() -> None:
    stop = Stop()
    with stop.listening(), stop.gently() as wanted:
        assert not wanted.is_set()
        signal.raise_signal(signal.SIGINT)
        assert wanted.is_set()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_the_handler_of_before_comes_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Stop().listening():
        assert signal.getsignal(signal.SIGINT) != before
    assert signal.getsignal(signal.SIGINT) == before


def test_other_threads_leave_the_handler_alone() -> None:
    entered = []

    def listen() -> None:
        with Stop().listening():
            entered.append(True)

    thread = threading.Thread(target=listen)
    thread.start()
    thread.join()
    assert entered == [True]
