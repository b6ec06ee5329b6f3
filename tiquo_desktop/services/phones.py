"""Phone numbers: as written, and in their E.164 and national form where they are valid."""

from __future__ import annotations

from functools import lru_cache

from tiquo_desktop.domain.customers import Phone

_LONGEST = 60
"""Characters of the longest text that is looked at as one number: signs and an extension too."""


def is_region(region: str) -> bool:
    """Whether this is a country's two letters: GB is, UK is not."""
    import phonenumbers

    return region in phonenumbers.SUPPORTED_REGIONS


def parse_phone(written: str, region: str) -> Phone:
    """The phone that was written, read as a person in `region` (ISO 3166, as ``GB``) means it.

    `Phone.e164` and `Phone.national` are None where the number is not valid: it is kept as
    written, never refused.
    """
    if len(written) > _LONGEST or sum(character.isdigit() for character in written) < 3:
        return Phone(written)
    return _parse(written, region)


@lru_cache(maxsize=1024)
def _parse(written: str, region: str) -> Phone:
    # Its tables take a while to import, and the first window does without them.
    import phonenumbers

    try:
        number = phonenumbers.parse(written, region.upper())
    except phonenumbers.NumberParseException:
        return Phone(written)
    if not phonenumbers.is_valid_number(number):
        return Phone(written)
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    national = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    return Phone(written, e164, national)
