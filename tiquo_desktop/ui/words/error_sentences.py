"""The sentences of the errors that a window can meet, noted for translation."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

FIELDS = (
    QT_TRANSLATE_NOOP("Fields", "summary"),
    QT_TRANSLATE_NOOP("Fields", "details"),
    QT_TRANSLATE_NOOP("Fields", "category"),
    QT_TRANSLATE_NOOP("Fields", "type"),
    QT_TRANSLATE_NOOP("Fields", "source"),
    QT_TRANSLATE_NOOP("Fields", "zone"),
    QT_TRANSLATE_NOOP("Fields", "actor"),
    QT_TRANSLATE_NOOP("Fields", "device"),
    QT_TRANSLATE_NOOP("Fields", "location"),
    QT_TRANSLATE_NOOP("Fields", "object_ref"),
    QT_TRANSLATE_NOOP("Fields", "story"),
    QT_TRANSLATE_NOOP("Fields", "origin"),
    QT_TRANSLATE_NOOP("Fields", "external_id"),
    QT_TRANSLATE_NOOP("Fields", "given_name"),
    QT_TRANSLATE_NOOP("Fields", "family_name"),
    QT_TRANSLATE_NOOP("Fields", "company"),
    QT_TRANSLATE_NOOP("Fields", "email"),
    QT_TRANSLATE_NOOP("Fields", "phone"),
)
"""Fields by the names that errors give them."""

_NOTED = (
    # What is typed
    QT_TRANSLATE_NOOP("Errors", "Say in one sentence what happened."),
    QT_TRANSLATE_NOOP("Errors", "Choose a {field}."),
    QT_TRANSLATE_NOOP("Errors", "Say why the event is corrected."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "{amount} stands as a payment, and only Payments change what was paid: correct it to 0 in Payments, then record what it was as an event of its own.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "the amount stands in {currency}, and a correction is the difference in the same currency: correct it to 0 {currency}, then record {amount} as an event of its own.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "this is no time: write it like 14:20, yesterday 18:05, 22 Nov 14:20 or 10 min ago.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "a day needs a time: write it like 14:20, yesterday 18:05, 22 Nov 14:20 or 10 min ago.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "This time is still to come: record what has happened, and name the day where it was an earlier one, as in yesterday 18:05.",
    ),
    QT_TRANSLATE_NOOP("Errors", "this is no day: write it like 30 April 2027 or 2027-04-30."),
    QT_TRANSLATE_NOOP("Errors", "this day is over: name one that is still to come."),
    QT_TRANSLATE_NOOP("Errors", "the amount is not a number: write it like 84.50."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "the object's kind is not clear: write it like ORD-001234, BK-A12B34, ENQ-001234, or with its kind, as in room:114.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "line {number} of the details has no name before a colon: write it like table: 4."
    ),
    QT_TRANSLATE_NOOP("Errors", "line {number} of the details repeats a name: give each its own."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "the amount can be read in two ways: leave out the separator of thousands, or write all the decimals.",
    ),
    QT_TRANSLATE_NOOP("Errors", "{field} holds the character U+0000: remove it and try again."),
    QT_TRANSLATE_NOOP(
        "Errors", "{field} holds half a character (a lone surrogate): write the text again."
    ),
    QT_TRANSLATE_NOOP("Errors", "{field} is longer than {limit} KiB: shorten it."),
    QT_TRANSLATE_NOOP("Errors", "{field} is longer than {limit} characters: shorten it."),
    QT_TRANSLATE_NOOP("Errors", "details are nested too deeply: flatten them."),
    QT_TRANSLATE_NOOP("Errors", 'details are not JSON{where}: write them like {"table": 4}.'),
    QT_TRANSLATE_NOOP("Errors", "an event needs a {field}."),
    QT_TRANSLATE_NOOP("Errors", "an event needs a summary: one sentence that says it."),
    QT_TRANSLATE_NOOP("Errors", "an amount needs a currency, and a currency an amount."),
    QT_TRANSLATE_NOOP("Errors", "an external id needs the origin that it is unique in."),
    QT_TRANSLATE_NOOP("Errors", "an event cannot correct itself: name the one that it corrects."),
    QT_TRANSLATE_NOOP("Errors", "{field} is not a uid of 32 hex characters."),
    QT_TRANSLATE_NOOP("Errors", "the amount is no whole number of minor units."),
    QT_TRANSLATE_NOOP("Errors", "the amount is too large."),
    QT_TRANSLATE_NOOP("Errors", "the customer's uid is not 32 hex characters."),
    QT_TRANSLATE_NOOP("Errors", "the customer's number is not like CUST-000042."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "a customer needs a given and a family name, or an e-mail address, or a given name and a valid phone number.",
    ),
    QT_TRANSLATE_NOOP("Errors", "the e-mail address has no @ in its middle, or a space."),
    QT_TRANSLATE_NOOP("Errors", "the currency must be three capital letters, such as GBP."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "ISO 4217 has no currency {currency}, so its minor unit is not known: correct the code.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "the amount has more than the {places} decimals of {currency}: correct it, or name a rounding in the import profile.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors", '"{name}" is no time zone: use an IANA name such as Europe/London.'
    ),
    QT_TRANSLATE_NOOP("Errors", "the time lies outside the years 1 to 9999."),
    QT_TRANSLATE_NOOP("Errors", "the date lies outside the years 1 to 9999."),
    QT_TRANSLATE_NOOP("Errors", "a date alone is no time: add one, as in 2026-11-23T14:30."),
    QT_TRANSLATE_NOOP("Errors", "not a time: write it like 2026-11-23 or 2026-11-23T14:30."),
    QT_TRANSLATE_NOOP(
        "Errors", "the time is finer than a microsecond: write no more than six decimals."
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "a ban needs a reason: say why, so that whoever meets this person knows."
    ),
    # Customers, records, links
    QT_TRANSLATE_NOOP(
        "Errors",
        "No customer has this number, uid, e-mail address or phone number: find the right one with the search.",
    ),
    QT_TRANSLATE_NOOP("Errors", "Several customers answer to this: name one by number, {numbers}."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Others keep changing this customer: wait a moment, then save again. Nothing was written.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "This event is stored already, with other content: look at the timeline before you record it again. Nothing was written.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The draft cannot be kept on this computer: check the data folder. What you typed is still here; save it before you close the window.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "This link is not understood: links look like tiquo://customer/CUST-000042, or tiquo://event/ followed by the 32 characters of an event.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "This database has no event of that link: it may be a link into another database."
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The event of that link belongs to no customer, so there is no history to open it in.",
    ),
    QT_TRANSLATE_NOOP("Errors", "The reading was stopped."),
    QT_TRANSLATE_NOOP("Errors", "The search was stopped."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Somebody else changed this customer in the meantime: look at it again, then repeat your change. Nothing was overwritten.",
    ),
    QT_TRANSLATE_NOOP("Errors", "This customer uid or number is taken: nothing was stored."),
    QT_TRANSLATE_NOOP("Errors", "An event names a customer that is not in this database."),
    # Files that are written
    QT_TRANSLATE_NOOP("Errors", "There is no such format: use {formats}."),
    QT_TRANSLATE_NOOP("Errors", "The export was stopped. No file was written."),
    QT_TRANSLATE_NOOP("Errors", "There is a folder of this name: give the file another name."),
    QT_TRANSLATE_NOOP(
        "Errors", "The name belongs to a device and not to a file: give another name."
    ),
    QT_TRANSLATE_NOOP("Errors", "A database has this name: give the file another name."),
    QT_TRANSLATE_NOOP(
        "Errors", "The disk is full: free some space or choose another disk. No file was written."
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "You may not write to this folder: choose another one. No file was written."
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "The folder for the file does not exist: create it or choose another one."
    ),
    QT_TRANSLATE_NOOP("Errors", "The file's name is too long: give it a shorter one."),
    QT_TRANSLATE_NOOP("Errors", "The file's name is not possible here: give it another one."),
    QT_TRANSLATE_NOOP(
        "Errors", "The report cannot be written to {target} ({reason}): choose another folder."
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "The file could not be written: choose another folder and try again."
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "The file is complete, but the export itself could not be recorded. {reason}"
    ),
    # Files that are imported
    QT_TRANSLATE_NOOP(
        "Errors",
        "{file} is not an ordinary file, and an import reads its file twice: save the data to a file first.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "{file} is a database that is in use: choose a file with rows, such as a CSV."
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "{file} is {kind}, not a text file with rows: save its rows as CSV or JSON Lines, and choose that file.",
    ),
    QT_TRANSLATE_NOOP("Errors", "a database"),
    QT_TRANSLATE_NOOP("Errors", "a workbook or an archive"),
    QT_TRANSLATE_NOOP("Errors", "a workbook or document of older office programs"),
    QT_TRANSLATE_NOOP("Errors", "compressed"),
    QT_TRANSLATE_NOOP("Errors", "a PDF document"),
    QT_TRANSLATE_NOOP("Errors", "The import was stopped before its first row."),
    QT_TRANSLATE_NOOP("Errors", "The file {file} cannot be read: {reason}."),
    QT_TRANSLATE_NOOP(
        "Errors", "There is no text encoding of that name: use one such as utf-8, utf-16 or cp1252."
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The file has no byte order mark, so {name} alone does not say how to read it: name {one} or {other}.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The file looks like UTF-16 without a byte order mark, not like {name}: name the encoding {likely} (--encoding {likely} on the command line).",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The file is not {name}: line {line}, byte {offset} (0x{octet}) cannot be decoded. Nothing was imported: name the file's encoding, such as {other}.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The file begins as {name}, but line {line}, byte {offset} (0x{octet}) cannot be decoded: it is damaged, or has parts in another encoding. Nothing was imported: save it anew in the program that it comes from.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "the row has more than {longest} characters; only its start is kept here"
    ),
    QT_TRANSLATE_NOOP("Errors", "The file {file} is empty: it has not even a header row."),
    QT_TRANSLATE_NOOP("Errors", "The header row of {file} cannot be read: {reason}."),
    QT_TRANSLATE_NOOP("Errors", "a quote that opens in this line is not closed"),
    QT_TRANSLATE_NOOP("Errors", "a quoted cell does not end where its closing quote stands"),
    QT_TRANSLATE_NOOP("Errors", "there is a line break in a cell without quotes"),
    QT_TRANSLATE_NOOP("Errors", "the row is not CSV ({said})"),
    QT_TRANSLATE_NOOP("Errors", "the row has {cells} cells where the header has {width}"),
    QT_TRANSLATE_NOOP("Errors", "the line is JSON, but no object in braces"),
    QT_TRANSLATE_NOOP("Errors", "the JSON is nested too deeply"),
    QT_TRANSLATE_NOOP("Errors", "the line is not JSON (column {column})"),
    QT_TRANSLATE_NOOP("Errors", "the line is not JSON (NaN and Infinity are no numbers in it)"),
    QT_TRANSLATE_NOOP("Errors", "The rejected rows would replace the file: name another place."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "the customer's number belongs to another customer here, and the uid beside it is not known here: the row may come from another venue.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "{count} customers here answer to what the row says of its customer: add a uid or a number.",
    ),
    QT_TRANSLATE_NOOP("Errors", "the status is none of {known}."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The rejects file {file} cannot be written ({reason}): name another place for it and import again; what went in already stays.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "The rejects file cannot be read from row {row} on: save it as CSV."
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Row {row} of the rejects file is not as it was written: keep its four columns, and correct only what stands under row.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors", 'the file {file} has {count} columns named "{name}": give them different names.'
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        'the file {file} has no column "{name}"{hint}: use the profile for this kind of file, or change the name here.',
    ),
    QT_TRANSLATE_NOOP("Errors", 'the value of "{name}" is {kind} where a text belongs.'),
    QT_TRANSLATE_NOOP("Errors", "the time is empty."),
    QT_TRANSLATE_NOOP("Errors", "the time fits none of the profile's date formats."),
    QT_TRANSLATE_NOOP("Errors", "a date has no time: name a time_of_day in the import profile."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "the time is finer than a microsecond, which is all that is kept: round it, or cut it in the profile with the filter microseconds.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "the text of this event was erased, so it cannot be stored anew: what is left of it stays in the database that it comes from.",
    ),
    # The database
    QT_TRANSLATE_NOOP(
        "Errors",
        "Something went wrong inside the program. Try again; if it happens again, report it.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The rule {name} of this database is missing or was changed, so its history may have been too: ask whoever looks after it, and compare with a back-up.",
    ),
    QT_TRANSLATE_NOOP("Errors", "The database is read-only."),
    QT_TRANSLATE_NOOP("Errors", "The database file is gone: put it back where it was."),
    QT_TRANSLATE_NOOP(
        "Errors", "Another file has taken the place of the database: put the right one back."
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The database file {path} is gone: it was deleted, moved, or its disk was taken out. What is on screen was read before, and what you are typing stays. Put it back where it was: this window then goes on by itself.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Another file has taken the place of the database {path}. What is on screen was read before, and what you are typing stays. Put the right one back, or start the program again to work with the other one.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The database file {path} cannot be read any more ({reason}). What is on screen was read before, and what you are typing stays. Ask for the right to read it, or check its disk: this window then goes on by itself.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The database file {path} was overwritten or is damaged. What is on screen was read before, and what you are typing stays. Keep a copy of it as it is, and put the latest back-up in its place.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The database {path} can only be read now: the right to write to it or to its folder was taken away. Nothing can be recorded until it is given back; what was recorded is stored.",
    ),
    QT_TRANSLATE_NOOP("Errors", "There is no database at {path}: create one, or choose another."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "There is no database at {path}: import a file into it, or run “tiquo-desktop database create” to make an empty one.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "The database has to be brought up to date first, and cannot: {reason}"
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "There is a file at {path} already: nothing was changed. Choose another name."
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The database cannot be made at {path} ({reason}): choose a folder that you may write to.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The demo database cannot be made in {folder}: choose a folder that you may write to with --data-dir.",
    ),
    QT_TRANSLATE_NOOP("Errors", "The database at {path} cannot be looked at ({reason})."),
    QT_TRANSLATE_NOOP("Errors", "{path} is a folder: choose a database file in it."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "{path} is a database of another program: nothing was changed. Choose a database of Tiquo Desktop, or a new name.",
    ),
    QT_TRANSLATE_NOOP("Errors", "{path} is no database: choose another file."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The database at {path} is damaged: keep a copy of it as it is, and go on with the latest back-up.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The database at {path} was written by a newer version of Tiquo Desktop: update this program. Nothing was changed.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "The database file is read-only: ask for the right to write to it."
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "The database's folder is read-only: move the database to one you may write to."
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The database did not answer in time. Nothing is lost: try again, or ask for less.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The database is busy: another program is writing to it. Try again in a moment; nothing was written.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "The database is busy. Try again in a moment; nothing was written."
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "The database is read-only: choose a file and a folder that you may write to."
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "The database may not be opened: ask for the right to read and write the file."
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "The database refused this: history is append-only. Record a correction instead."
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "The disk is full: free some space and try again. Nothing was half written."
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The database file is damaged: keep a copy of it as it is, and go on with the latest back-up.",
    ),
    QT_TRANSLATE_NOOP("Errors", "The file is no database: choose another one."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The database cannot be opened: check that the file and its folder exist and that you may read and write there.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The disk did not read or write as it should: check the disk and its cable, then try again. Nothing was half written.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The database refused this: it would break one of its rules, such as that history is append-only. Nothing was written.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The folder {folder} is on a network file system ({kind}), where records could be lost: choose a folder on this computer's own disk.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "{drive} is a network drive, where records could be lost: choose a folder on this computer's own disk.",
    ),
    # A shared database
    QT_TRANSLATE_NOOP(
        "Errors",
        "The connection to the database's server was lost. Nothing was written; try again in a moment.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The database's server ended the connection, as when it is restarted. Nothing was written; try again in a moment.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "The database's server is starting or stopping. Try again in a moment."
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The standby that this desk reads from is more than 5 seconds behind: until it has caught up, readings come from the primary.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The standby stopped this reading, as it does to keep up with the primary. Try again: it is read from the primary then.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The standby that is read does not answer any more. Try again: the primary is read then.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The connection was lost while rows were being stored, so the last of them may be stored or not. Import the same file again: it goes on there, and stores nothing twice.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The connection to the database was lost in the middle of the import. What went in stays, and the same import run again goes on.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "None of the database's servers takes changes at the moment, as while a standby takes over. Nothing was written; try again in a moment.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The database's server does not answer: check the network, and that the address is right.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The database's server has no connection free: try again in a moment, or ask its administrator to allow more.",
    ),
    QT_TRANSLATE_NOOP("Errors", "The login or its password is wrong: check both and try again."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "This login has no right to do this: ask whoever looks after the database to grant it the role that it needs.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "There is no database of that name on this server: check the name, or have it made there.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "This is no database of Tiquo Desktop: nothing was changed. Choose another one, or run “tiquo-desktop database create” to make it one.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Nothing of this database is there for this login any more: ask whoever looks after it whether the login still has its role. Nothing was changed.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "The database took too long and was stopped. Nothing was written; try again."
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "A reference, an external id or an e-mail address is too long for a shared database: shorten it to 500 characters. Nothing was written.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The database is busy: somebody else is writing the same. Try again in a moment; nothing was written.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "This server can only be read, as a standby can: connect to the primary server to record.",
    ),
    QT_TRANSLATE_NOOP("Errors", "A port is a whole number from 1 to 65535."),
    QT_TRANSLATE_NOOP("Errors", "The name of a server is missing between two commas."),
    QT_TRANSLATE_NOOP("Errors", "Write the name of the database."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The address asks for a kind of encryption that is not known: write sslmode= and one of disable, allow, prefer, require, verify-ca, verify-full.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The address says where to read in a way that is not known: write reads=standby or reads=primary.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The connection could not be made safe (TLS). Ask whoever looks after the server; no password was sent.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The server proves by its certificate (TLS) that it is another one than the address names. Write the name that stands in its certificate, or ask whoever looks after it; no password was sent.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The server's certificate (TLS) was signed by nobody that this computer trusts, or is out of date. Ask whoever looks after the server for the file of its certificate authority; no password was sent.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The server does not offer encryption (TLS), which the address asks for. Ask whoever looks after it to switch it on; no password was sent.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The file of the certificate authority (TLS) is not there, or holds no certificate. Choose another one; no password was sent.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The disk of the database's server is full: tell whoever looks after it. Nothing was half written.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The database's server is short of memory or room: try again in a moment. Nothing was written.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The disk of the database's server did not read or write as it should: tell whoever looks after it. Nothing was half written.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The database is damaged: tell whoever looks after the server, and go on with the latest back-up.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The database's server wants a password for this login: give it one, or keep it in the keyring or in PGPASSFILE.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The database's server lets nobody in from here with this login and this encryption: ask its administrator to allow it.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "This login has no right to this database: ask whoever looks after it to run “tiquo-desktop database grant”, which gives it a role.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "There is no server of that name: check the address and the network."
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The server refused the connection: no PostgreSQL listens there. Check the address and the port, and that the server is running.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "Too much is asked of the database at once. Try again in a moment."
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "This is no address of a PostgreSQL database: write postgresql://LOGIN@HOST/DATABASE, and %40 for an @ in a name or a password.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "The address has an @ too many: write it as %40 in a name or a password."
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "The address has a % that stands for no character: write it as %25."
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The address has a parameter that is not known: correct {name}, or leave it out.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The address has a port that is no whole number from 1 to 65535: write it behind the server's name, and a / in a name or a password as %2F.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "The address names no database: write postgresql://LOGIN@HOST/DATABASE."
    ),
    QT_TRANSLATE_NOOP("Errors", "This server is too old: PostgreSQL 13 or later is needed."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The database was written by a newer version of Tiquo Desktop: update this program. Nothing was changed.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The database was made by an older version of Tiquo Desktop: ask whoever looks after it to run “tiquo-desktop database upgrade”, which brings it up to date.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "This login may add events and not read: ask for another role to look at customers.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "This login may add customers and not change them: use a profile without update = true, or a login with another role. Nothing was imported.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "This server is a standby and can only be read: record on the primary server."
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "This login may read and not record: ask for the role of the front desk."
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Whoever began this is not signed in any more: nothing was written. Sign in again.",
    ),
    QT_TRANSLATE_NOOP("Errors", "Type the password of this login."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The connection was lost at the moment of storing, so it may be stored or not. Look before you do it again.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Another database has taken the place of the one that was open. What is on screen was read before, and what you are typing stays. Start the program again to work with the other one.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "{problem} What is on screen was read before, and what you are typing stays."
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "{problem} What is on screen was read before, and what you are typing stays. This window goes on by itself once the server answers.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Others are storing the same events at this moment. Try again; nothing was written.",
    ),
)
SENTENCES = tuple(str(sentence) for sentence in _NOTED)
"""The sentences that are known; what stands in braces is any text."""
