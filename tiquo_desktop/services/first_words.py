"""What somebody searched for in vain, as the beginning of a new customer."""

from __future__ import annotations

import re

from tiquo_desktop.domain.customers import Profile
from tiquo_desktop.domain.identifiers import parse_number, parse_uid
from tiquo_desktop.services.phones import parse_phone

_PHONE = re.compile(r"(?:tel:)?\+?[0-9(][-0-9().\s/]{3,}[0-9]", re.IGNORECASE)
_REFERENCE = re.compile(r"(?:ORD|BK|ENQ|CUST)-\S*", re.IGNORECASE)
_LEAST_DIGITS = 5


def profile_of_words(text: str, region: str) -> Profile:
    """Names, e-mail address and phone number that stand in `text`.

    ``oconquo``, ``Amelia Okonkwo <amelia@example.com>`` and ``jo smith 07700 900421`` are
    understood. One word alone is a family name; names typed in small letters get capitals.
    """
    email = None
    phones = []
    rest = _REFERENCE.sub(" ", text)
    for match in _PHONE.finditer(rest):
        written = match[0].removeprefix("tel:").strip()
        if sum(each.isdigit() for each in written) >= _LEAST_DIGITS:
            phones.append(parse_phone(written, region))
            rest = rest.replace(match[0], " ", 1)
    words = []
    for word in rest.replace("<", " ").replace(">", " ").split():
        bare = word.strip(",;\"'“”()").removeprefix("mailto:")
        if "@" in bare:
            email = email or bare
        elif any(each.isalpha() for each in bare) and not (parse_uid(bare) or parse_number(bare)):
            words.append(bare)
    small = all(word.islower() for word in words)
    names = [_capital(word) for word in words] if small else words
    given, family = (names[0], " ".join(names[1:])) if len(names) > 1 else (None, "".join(names))
    return Profile(given_name=given, family_name=family or None, email=email, phones=tuple(phones))


def _capital(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
