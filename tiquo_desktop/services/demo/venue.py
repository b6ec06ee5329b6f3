"""What happens at the venue without any customer: reports, backups, settings, sign-ins."""

from __future__ import annotations

from dataclasses import dataclass

from tiquo_desktop.domain.vocabulary import Category, Source, Type
from tiquo_desktop.services.demo.calendar import clock_words, day_words, month_words
from tiquo_desktop.services.demo.diary import Diary, Hand, automated


@dataclass(frozen=True, slots=True)
class _Happening:
    """Something that happens that often, at those hours; `hand` None is somebody of the staff."""

    often: int
    type_: Type
    sentence: str
    action: str
    hours: tuple[float, float]
    hand: Hand | None = None
    place: str = "office"


_HAPPENINGS = (
    _Happening(10, Type.REPORT, "venue.report", "report.created", (6, 6.1), automated("Reports")),
    _Happening(8, Type.EXPORT, "venue.report_exported", "export.created", (8.5, 18)),
    _Happening(14, Type.INTEGRATION, "venue.till_sync", "till.synced", (3, 3.5),
               Hand(Source.INTEGRATION, "POS bridge")),
    _Happening(12, Type.INTEGRATION, "venue.property_sync", "property.synced", (3.5, 4),
               Hand(Source.INTEGRATION, "Property system")),
    _Happening(10, Type.PAYMENT, "venue.webhook", "payout.announced", (7, 7.3),
               Hand(Source.WEBHOOK, "Payment provider")),
    _Happening(2, Type.INTEGRATION, "venue.retry", "webhook.repeated", (8, 21),
               Hand(Source.SYSTEM, "Tiquo")),
    _Happening(16, Type.AUTH, "venue.signed_in", "staff.signed_in", (6.8, 15), place="desk"),
    _Happening(3, Type.CONFIGURATION, "venue.hours", "configuration.changed", (9, 17)),
    _Happening(2, Type.SETTINGS, "venue.settings", "settings.changed", (9, 17)),
    _Happening(10, Type.DATA, "venue.backup", "backup.checked", (4.2, 4.3),
               Hand(Source.SYSTEM, "Tiquo")),
    _Happening(2, Type.SECURITY, "venue.denied", "staff.refused", (7, 21),
               Hand(Source.SYSTEM, "Tiquo"), "desk"),
    _Happening(2, Type.ACCESS, "venue.access", "access.changed", (9, 17)),
    _Happening(1, Type.COMPLIANCE, "venue.audit", "compliance.checked", (9, 17)),
    _Happening(4, Type.NOTIFICATION, "venue.printer", "device.reported", (7, 21),
               automated("Devices"), "desk"),
    _Happening(4, Type.ACCESS, "venue.api", "availability.read", (0, 21),
               Hand(Source.API, "Booking partner")),
)  # fmt: skip
_DRAWN = tuple(each for each in _HAPPENINGS for _ in range(each.often))


def happening(diary: Diary, day: int) -> None:
    """Write one event of that day."""
    what = diary.pick(_DRAWN)
    hand = what.hand or diary.staff(what.place)
    room = diary.pick(diary.words.rooms)
    says = {
        "staff": hand.actor if what.type_ is Type.AUTH else diary.pick(diary.words.staff),
        "device": hand.device or diary.pick(diary.words.places["desk"].devices),
        # Reports and payouts speak of the day or month before.
        "day": day_words(day - 1),
        "month": month_words(day - 30),
        "count": int(diary.between(40, 400)),
        "time": clock_words(int(diary.between(7, 11)) * 3_600),
        "room": diary.pick(room.numbers),
    }
    diary.write(
        diary.at(day, *what.hours),
        Category.PAYMENTS if what.type_ is Type.PAYMENT else Category.SYSTEM,
        what.type_,
        hand,
        what.sentence,
        says,
        action=what.action,
    )
