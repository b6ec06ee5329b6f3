<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Tiquo</source>
        <translation>Über Tiquo</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Window system</source>
        <translation>Fenstersystem</translation>
    </message>
    <message>
        <source>none open</source>
        <translation>keine geöffnet</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Versions and licences</source>
        <translation>Versionen und Lizenzen</translation>
    </message>
    <message>
        <source>Find a customer, read everything that happened, record what just did.</source>
        <translation>Kunden finden, alles lesen, was war, erfassen, was gerade geschieht.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Made with, each under its own licence:</source>
        <translation>Erstellt mit, jeweils unter eigener Lizenz:</translation>
    </message>
</context>
<context>
    <name>AmountField</name>
    <message>
        <source>Currency of the amount</source>
        <translation>Währung des Betrags</translation>
    </message>
    <message>
        <source>Amount, optional</source>
        <translation>Betrag, freiwillig</translation>
    </message>
    <message>
        <source>{amount} stands, and goes on standing.</source>
        <translation>{amount} gilt und gilt weiterhin.</translation>
    </message>
    <message>
        <source>Was {old}, now {new}: recorded as {difference}.</source>
        <translation>Bisher {old}, jetzt {new}: erfasst als {difference}.</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Click: only these. Again: not these. A third time: any.</source>
        <translation>Klick: nur diese. Nochmals: diese nicht. Ein drittes Mal: alle.</translation>
    </message>
    <message>
        <source>{count} hidden</source>
        <translation>{count} ausgeblendet</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>ausgeschlossen</translation>
    </message>
    <message>
        <source>only these</source>
        <translation>nur diese</translation>
    </message>
    <message>
        <source>not filtered</source>
        <translation>nicht gefiltert</translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message>
        <source>{count} more</source>
        <translation>{count} weitere</translation>
    </message>
    <message>
        <source>{count} more of {row}</source>
        <translation>{count} weitere: {row}</translation>
    </message>
</context>
<context>
    <name>ClashChooser</name>
    <message>
        <source>Somebody else changed this customer while you were typing. Everything else of yours and of theirs is put together; for these fields choose what is right.</source>
        <translation>Jemand anders hat diesen Kunden geändert, während Sie schrieben. Alles andere von Ihnen und von dort ist zusammengeführt; wählen Sie für diese Felder, was richtig ist.</translation>
    </message>
    <message>
        <source>Saved meanwhile</source>
        <translation>Inzwischen gespeichert</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Ihres</translation>
    </message>
    <message>
        <source>{field}: {value}, saved meanwhile</source>
        <translation>{field}: {value}, inzwischen gespeichert</translation>
    </message>
    <message>
        <source>{field}: {value}, yours</source>
        <translation>{field}: {value}, Ihres</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Telefonnummern</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Customer</source>
        <translation>&amp;Kunde</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Desk</source>
        <translation>A&amp;rbeitsplatz</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>No database is open.</source>
        <translation>Es ist keine Datenbank geöffnet.</translation>
    </message>
    <message>
        <source>Open a customer first.</source>
        <translation>Öffnen Sie zuerst einen Kunden.</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Open a shared database</source>
        <translation>Gemeinsame Datenbank öffnen</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>This computer has no keyring: the password is asked for each time</source>
        <translation>Dieser Computer hat keinen Schlüsselbund: Das Passwort wird jedes Mal erfragt</translation>
    </message>
    <message>
        <source>Trying the connection…</source>
        <translation>Die Verbindung wird getestet…</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Opening the database…</source>
        <translation>Die Datenbank wird geöffnet…</translation>
    </message>
    <message>
        <source>It works: {database} on {kind}.</source>
        <translation>Die Verbindung steht: {database} auf {kind}.</translation>
    </message>
    <message>
        <source>This login may record.</source>
        <translation>Diese Anmeldung darf erfassen.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird abgebrochen…</translation>
    </message>
</context>
<context>
    <name>Connecting</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Open a shared database…</source>
        <translation>Gemeinsame Datenbank öffnen…</translation>
    </message>
    <message>
        <source>Open a &amp;shared database…</source>
        <translation>&amp;Gemeinsame Datenbank öffnen…</translation>
    </message>
    <message>
        <source>Open this computer&apos;s &amp;own database</source>
        <translation>&amp;Eigene Datenbank dieses Computers öffnen</translation>
    </message>
    <message>
        <source>It is open already.</source>
        <translation>Sie ist schon geöffnet.</translation>
    </message>
    <message>
        <source>Opening {name}</source>
        <translation>{name} wird geöffnet</translation>
    </message>
    <message>
        <source>This takes a moment.</source>
        <translation>Das dauert einen Augenblick.</translation>
    </message>
    <message>
        <source>{name} is not open</source>
        <translation>{name} ist nicht geöffnet</translation>
    </message>
    <message>
        <source>It is tried again every few seconds, and opens by itself.</source>
        <translation>Alle paar Sekunden wird es erneut versucht; dann öffnet sie sich von selbst.</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Something that you typed is not saved, and another database closes it.</source>
        <translation>Etwas, das Sie eingegeben haben, ist noch nicht gespeichert; eine andere Datenbank zu öffnen, schließt es.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>{name} is open in another window, which is in front now.</source>
        <translation>{name} ist in einem anderen Fenster geöffnet, das jetzt vorn ist.</translation>
    </message>
    <message>
        <source>The keyring of this computer did not keep the password: you will be asked for it again.</source>
        <translation>Der Schlüsselbund dieses Computers hat das Passwort nicht behalten: Sie werden wieder danach gefragt.</translation>
    </message>
    <message>
        <source>&amp;Recent databases</source>
        <translation>Letzte &amp;Datenbanken</translation>
    </message>
    <message>
        <source>&amp;Forget databases…</source>
        <translation>Datenbanken &amp;vergessen…</translation>
    </message>
    <message>
        <source>The keyring of this computer did not let go of the password of {names}: take it out there.</source>
        <translation>Der Schlüsselbund dieses Computers hat das Passwort von {names} nicht gelöscht: Löschen Sie es dort selbst.</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message>
        <source>Cop&amp;y</source>
        <translation>K&amp;opieren</translation>
    </message>
    <message>
        <source>{count} events are too many to copy: export them, or select fewer.</source>
        <translation>{count} Ereignisse sind zu viele zum Kopieren: Exportieren Sie sie, oder wählen Sie weniger aus.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Occurred</source>
        <translation>Geschehen</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Erfasst</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>Erfasst von</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Kind of object</source>
        <translation>Art des Objekts</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Number at the origin</source>
        <translation>Nummer in der Herkunft</translation>
    </message>
    <message>
        <source>Corrects the event</source>
        <translation>Korrigiert das Ereignis</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Position in the log</source>
        <translation>Position im Protokoll</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>{count} event copied</source>
        <translation>{count} Ereignis kopiert</translation>
    </message>
    <message>
        <source>{count} events copied</source>
        <translation>{count} Ereignisse kopiert</translation>
    </message>
</context>
<context>
    <name>CorrectedEvent</name>
    <message>
        <source>Stands there since {time} and stays, marked as corrected: {sentence}</source>
        <translation>Steht seit {time} da und bleibt, als korrigiert gekennzeichnet: {sentence}</translation>
    </message>
</context>
<context>
    <name>Correction</name>
    <message>
        <source>Now stands</source>
        <translation>Gilt jetzt</translation>
    </message>
    <message>
        <source>Now stands: {amount}</source>
        <translation>Gilt jetzt: {amount}</translation>
    </message>
    <message>
        <source>Go to the correction</source>
        <translation>Zur Korrektur</translation>
    </message>
    <message>
        <source>{who}, {time} later</source>
        <translation>{who}, {time} später</translation>
    </message>
    <message>
        <source>Stood before</source>
        <translation>Stand vorher</translation>
    </message>
    <message>
        <source>Go to the corrected event</source>
        <translation>Zum korrigierten Ereignis</translation>
    </message>
    <message>
        <source>{who}, {time} earlier</source>
        <translation>{who}, {time} früher</translation>
    </message>
</context>
<context>
    <name>CountingStrip</name>
    <message>
        <source>The history is being read. You may search for somebody else meanwhile.</source>
        <translation>Der Verlauf wird gelesen. Sie können inzwischen jemand anderen suchen.</translation>
    </message>
    <message>
        <source>Counting a long history. The newest can be read already.</source>
        <translation>Ein langer Verlauf wird gezählt. Das Neueste ist schon zu lesen.</translation>
    </message>
    <message>
        <source>Counting {total} events, {percent} %. The newest can be read already.</source>
        <translation>{total} Ereignisse werden gezählt, {percent}&#xa0;%. Das Neueste ist schon zu lesen.</translation>
    </message>
    <message>
        <source>Counting was stopped: counts and older events are missing. The newest can be read.</source>
        <translation>Das Zählen wurde angehalten: Zahlen und ältere Ereignisse fehlen. Das Neueste ist zu lesen.</translation>
    </message>
    <message>
        <source>Counting was stopped: what is new since then is not shown.</source>
        <translation>Das Zählen wurde angehalten: Was seitdem neu ist, wird nicht gezeigt.</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Erneut zählen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message>
        <source>{total} events</source>
        <translation>{total} Ereignisse</translation>
    </message>
    <message>
        <source>{shown} of {total} events</source>
        <translation>{shown} von {total} Ereignissen</translation>
    </message>
    <message>
        <source>{shown} of {total} event</source>
        <translation>{shown} von {total} Ereignis</translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>Covered</source>
        <translation>Verdeckt</translation>
    </message>
    <message>
        <source>Customers are hidden until somebody says who they are. Everything stays as it was.</source>
        <translation>Kunden sind verdeckt, bis jemand sagt, wer er ist. Alles bleibt, wie es war.</translation>
    </message>
    <message>
        <source>Customers are hidden until somebody signs in. Everything stays as it was.</source>
        <translation>Kunden sind verdeckt, bis sich jemand anmeldet. Alles bleibt, wie es war.</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
</context>
<context>
    <name>Covering</name>
    <message>
        <source>After {number} minutes</source>
        <translation>Nach {number} Minuten</translation>
    </message>
    <message>
        <source>&amp;Never</source>
        <translation>&amp;Nie</translation>
    </message>
    <message>
        <source>C&amp;over the window now</source>
        <translation>Fenster jetzt &amp;verdecken</translation>
    </message>
    <message>
        <source>Cover the &amp;window by itself</source>
        <translation>Fenster von &amp;selbst verdecken</translation>
    </message>
</context>
<context>
    <name>CustomerDialog</name>
    <message>
        <source>New customer</source>
        <translation>Neuer Kunde</translation>
    </message>
    <message>
        <source>Edit customer</source>
        <translation>Kunden bearbeiten</translation>
    </message>
    <message>
        <source>Every change is recorded with old and new values.</source>
        <translation>Jede Änderung wird mit altem und neuem Wert festgehalten.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Add customer</source>
        <translation>Kunden anlegen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Already here?</source>
        <translation>Schon vorhanden?</translation>
    </message>
    <message>
        <source>same e-mail</source>
        <translation>gleiche E-Mail</translation>
    </message>
    <message>
        <source>same phone</source>
        <translation>gleiche Telefonnummer</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>gleicher Name</translation>
    </message>
    <message>
        <source>{number} {name}, {same}</source>
        <translation>{number} {name}, {same}</translation>
    </message>
    <message>
        <source>Open {customer} instead</source>
        <translation>Stattdessen {customer} öffnen</translation>
    </message>
    <message>
        <source>Choose what is right for: {field}.</source>
        <translation>Wählen Sie, was richtig ist für: {field}.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>Nothing is saved yet.</source>
        <translation>Noch ist nichts gespeichert.</translation>
    </message>
    <message>
        <source>What you typed is still here.</source>
        <translation>Was Sie geschrieben haben, ist noch da.</translation>
    </message>
    <message>
        <source>What you typed is not saved. Press Escape again to discard it.</source>
        <translation>Was Sie geschrieben haben, ist nicht gespeichert. Drücken Sie nochmals Esc, um es zu verwerfen.</translation>
    </message>
</context>
<context>
    <name>CustomerForm</name>
    <message>
        <source>Given name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Nut allergy, VIP</source>
        <translation>Nussallergie, VIP</translation>
    </message>
    <message>
        <source>Notice, shown to everybody who serves</source>
        <translation>Hinweis für alle, die bedienen</translation>
    </message>
    <message>
        <source>no end date</source>
        <translation>ohne Enddatum</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Last day, optional</source>
        <translation>Letzter Tag, freiwillig</translation>
    </message>
    <message>
        <source>Why this customer is banned</source>
        <translation>Warum dieser Kunde Hausverbot hat</translation>
    </message>
    <message>
        <source>Last day of the ban, optional</source>
        <translation>Letzter Tag des Hausverbots, freiwillig</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
</context>
<context>
    <name>CustomerHeader</name>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit this customer</source>
        <translation>Diesen Kunden bearbeiten</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>First active</source>
        <translation>Zuerst aktiv</translation>
    </message>
    <message>
        <source>Last active</source>
        <translation>Zuletzt aktiv</translation>
    </message>
</context>
<context>
    <name>CustomerView</name>
    <message>
        <source>Open the last customer again</source>
        <translation>Letzten Kunden wieder öffnen</translation>
    </message>
    <message>
        <source>Nobody is open</source>
        <translation>Niemand ist geöffnet</translation>
    </message>
    <message>
        <source>Type any part of a name, the end of a phone number, an e-mail address, a customer number or a booking reference. Enter opens the customer.</source>
        <translation>Schreiben Sie einen Teil des Namens, das Ende einer Telefonnummer, eine E-Mail-Adresse, eine Kundennummer oder eine Buchungsnummer. Die Eingabetaste öffnet den Kunden.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Technische Details</translation>
    </message>
    <message>
        <source>The history could not be read</source>
        <translation>Der Verlauf konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter löschen</translation>
    </message>
    <message>
        <source>No event matches these filters</source>
        <translation>Kein Ereignis passt zu diesen Filtern</translation>
    </message>
    <message>
        <source>Record activity</source>
        <translation>Aktivität erfassen</translation>
    </message>
    <message>
        <source>Nothing happened yet</source>
        <translation>Noch ist nichts geschehen</translation>
    </message>
    <message>
        <source>This customer has no events. What is recorded or imported appears here.</source>
        <translation>Dieser Kunde hat keine Ereignisse. Was erfasst oder importiert wird, erscheint hier.</translation>
    </message>
    <message>
        <source>{total} events in all; the filters hide every one of them.</source>
        <translation>Insgesamt {total} Ereignisse; die Filter blenden alle aus.</translation>
    </message>
    <message>
        <source>There is {total} event; the filters hide it.</source>
        <translation>Es gibt {total} Ereignis; die Filter blenden es aus.</translation>
    </message>
    <message>
        <source>{total} events in all.</source>
        <translation>Insgesamt {total} Ereignisse.</translation>
    </message>
    <message>
        <source>Without {part}: {shown}.</source>
        <translation>Ohne {part}: {shown}.</translation>
    </message>
    <message>
        <source>Remove {part}</source>
        <translation>{part} entfernen</translation>
    </message>
    <message>
        <source>Nothing is lost: reading changes nothing.</source>
        <translation>Nichts ist verloren: Lesen ändert nichts.</translation>
    </message>
</context>
<context>
    <name>DateRangePopup</name>
    <message>
        <source>Dates</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Until, the whole day</source>
        <translation>Bis, der ganze Tag</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Alle Zeiten</translation>
    </message>
    <message>
        <source>e.g. 1 Sep</source>
        <translation>z.&#xa0;B. 1. Sept.</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>Monat davor</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Nächster Monat</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Letztes Jahr</translation>
    </message>
    <message>
        <source>“{text}” is no date. Write it like 1.9.2026, 2026-09-01, 1 Sep or today.</source>
        <translation>„{text}“ ist kein Datum. Schreiben Sie es wie 1.9.2026, 2026-09-01, 1. Sept. oder heute.</translation>
    </message>
    <message>
        <source>This ends before it begins: change one of the dates.</source>
        <translation>Das endet, bevor es beginnt: Ändern Sie eines der Daten.</translation>
    </message>
    <message>
        <source>{range}, {zone}</source>
        <translation>{range}, {zone}</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Details of the event</source>
        <translation>Details des Ereignisses</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <source>Back to the timeline</source>
        <translation>Zurück zum Verlauf</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Corrected on {day}, {time}</source>
        <translation>Korrigiert am {day}, {time}</translation>
    </message>
    <message>
        <source>difference, now {amount}</source>
        <translation>Differenz, jetzt {amount}</translation>
    </message>
    <message>
        <source>Corrects the event of {day}, {time}</source>
        <translation>Korrigiert das Ereignis vom {day}, {time}</translation>
    </message>
    <message>
        <source>As pairs</source>
        <translation>Als Paare</translation>
    </message>
    <message>
        <source>As JSON</source>
        <translation>Als JSON</translation>
    </message>
    <message>
        <source>{count} more: see them as JSON.</source>
        <translation>{count} weitere: siehe als JSON.</translation>
    </message>
    <message>
        <source>Story of {reference}</source>
        <translation>Vorgang {reference}</translation>
    </message>
    <message>
        <source>Net {amount}</source>
        <translation>Netto {amount}</translation>
    </message>
    <message>
        <source>Show {count} more here</source>
        <translation>{count} weitere hier zeigen</translation>
    </message>
    <message>
        <source>Show all of its events</source>
        <translation>Alle zugehörigen Ereignisse zeigen</translation>
    </message>
    <message>
        <source>Show its {count} events in the timeline</source>
        <translation>Die {count} Ereignisse im Verlauf zeigen</translation>
    </message>
    <message>
        <source>Not sealed yet.</source>
        <translation>Noch nicht versiegelt.</translation>
    </message>
    <message>
        <source>Position {position} in the sealed log.</source>
        <translation>Position {position} im versiegelten Protokoll.</translation>
    </message>
    <message>
        <source>Recorded by the login {login}.</source>
        <translation>Erfasst mit dem Konto {login}.</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Occurred</source>
        <translation>Geschehen</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Erfasst</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>{who} at {device}</source>
        <translation>{who} an {device}</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>{when} ({time} later)</source>
        <translation>{when} ({time} später)</translation>
    </message>
    <message>
        <source>{when} ({time} before)</source>
        <translation>{when} ({time} vorher)</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>&amp;New customer…</source>
        <translation>&amp;Neuer Kunde…</translation>
    </message>
    <message>
        <source>&amp;Edit customer…</source>
        <translation>Kunden &amp;bearbeiten…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>{reason} ({profile}, line {line})</source>
        <translation>{reason} ({profile}, Zeile {line})</translation>
    </message>
    <message>
        <source>Say in one sentence what happened.</source>
        <translation>Sagen Sie in einem Satz, was geschehen ist.</translation>
    </message>
    <message>
        <source>Choose a {field}.</source>
        <translation>Bitte noch wählen: {field}.</translation>
    </message>
    <message>
        <source>Say why the event is corrected.</source>
        <translation>Sagen Sie, warum das Ereignis korrigiert wird.</translation>
    </message>
    <message>
        <source>{amount} stands as a payment, and only Payments change what was paid: correct it to 0 in Payments, then record what it was as an event of its own.</source>
        <translation>{amount} gilt als Zahlung, und nur Zahlungen ändern, was gezahlt wurde: Korrigieren Sie den Betrag unter Zahlungen auf 0, und erfassen Sie dann, was es war, als eigenes Ereignis.</translation>
    </message>
    <message>
        <source>the amount stands in {currency}, and a correction is the difference in the same currency: correct it to 0 {currency}, then record {amount} as an event of its own.</source>
        <translation>der Betrag gilt in {currency}, und eine Korrektur ist die Differenz in derselben Währung: Korrigieren Sie ihn auf 0 {currency}, und erfassen Sie dann {amount} als eigenes Ereignis.</translation>
    </message>
    <message>
        <source>this is no time: write it like 14:20, yesterday 18:05, 22 Nov 14:20 or 10 min ago.</source>
        <translation>das ist keine Uhrzeit: Schreiben Sie sie wie 14:20, gestern 18:05, 22. Nov. 14:20 oder vor 10 min.</translation>
    </message>
    <message>
        <source>a day needs a time: write it like 14:20, yesterday 18:05, 22 Nov 14:20 or 10 min ago.</source>
        <translation>zu einem Tag gehört eine Uhrzeit: Schreiben Sie sie wie 14:20, gestern 18:05, 22. Nov. 14:20 oder vor 10 min.</translation>
    </message>
    <message>
        <source>This time is still to come: record what has happened, and name the day where it was an earlier one, as in yesterday 18:05.</source>
        <translation>Diese Zeit liegt noch in der Zukunft: Erfassen Sie, was geschehen ist, und nennen Sie den Tag, wenn es ein früherer war, wie in gestern 18:05.</translation>
    </message>
    <message>
        <source>this is no day: write it like 30 April 2027 or 2027-04-30.</source>
        <translation>das ist kein Tag: Schreiben Sie ihn wie 30. April 2027 oder 2027-04-30.</translation>
    </message>
    <message>
        <source>this day is over: name one that is still to come.</source>
        <translation>dieser Tag ist vorbei: Nennen Sie einen, der noch kommt.</translation>
    </message>
    <message>
        <source>the amount is not a number: write it like 84.50.</source>
        <translation>der Betrag ist keine Zahl: Schreiben Sie ihn wie 84,50.</translation>
    </message>
    <message>
        <source>the object&apos;s kind is not clear: write it like ORD-001234, BK-A12B34, ENQ-001234, or with its kind, as in room:114.</source>
        <translation>die Art des Objekts ist nicht klar: Schreiben Sie es wie ORD-001234, BK-A12B34, ENQ-001234 oder mit seiner Art, wie in room:114.</translation>
    </message>
    <message>
        <source>line {number} of the details has no name before a colon: write it like table: 4.</source>
        <translation>Zeile {number} der Details hat keinen Namen vor einem Doppelpunkt: Schreiben Sie sie wie Tisch: 4.</translation>
    </message>
    <message>
        <source>line {number} of the details repeats a name: give each its own.</source>
        <translation>Zeile {number} der Details wiederholt einen Namen: Geben Sie jedem einen eigenen.</translation>
    </message>
    <message>
        <source>the amount can be read in two ways: leave out the separator of thousands, or write all the decimals.</source>
        <translation>der Betrag lässt sich auf zwei Arten lesen: Lassen Sie das Tausendertrennzeichen weg, oder schreiben Sie alle Dezimalstellen.</translation>
    </message>
    <message>
        <source>{field} holds the character U+0000: remove it and try again.</source>
        <translation>{field} enthält das Zeichen U+0000: Entfernen Sie es, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>{field} holds half a character (a lone surrogate): write the text again.</source>
        <translation>{field} enthält ein halbes Zeichen (ein einzelnes Surrogat): Schreiben Sie den Text neu.</translation>
    </message>
    <message>
        <source>{field} is longer than {limit} KiB: shorten it.</source>
        <translation>{field} ist länger als {limit} KiB: Kürzen Sie es.</translation>
    </message>
    <message>
        <source>{field} is longer than {limit} characters: shorten it.</source>
        <translation>{field} ist länger als {limit} Zeichen: Kürzen Sie es.</translation>
    </message>
    <message>
        <source>details are nested too deeply: flatten them.</source>
        <translation>die Details sind zu tief verschachtelt: Machen Sie sie flacher.</translation>
    </message>
    <message>
        <source>details are not JSON{where}: write them like {&quot;table&quot;: 4}.</source>
        <translation>die Details sind kein JSON{where}: Schreiben Sie sie wie {&quot;Tisch&quot;: 4}.</translation>
    </message>
    <message>
        <source>an event needs a {field}.</source>
        <translation>einem Ereignis fehlt: {field}.</translation>
    </message>
    <message>
        <source>an event needs a summary: one sentence that says it.</source>
        <translation>ein Ereignis braucht einen Satz, der sagt, was geschah.</translation>
    </message>
    <message>
        <source>an amount needs a currency, and a currency an amount.</source>
        <translation>zu einem Betrag gehört eine Währung und zu einer Währung ein Betrag.</translation>
    </message>
    <message>
        <source>an external id needs the origin that it is unique in.</source>
        <translation>eine externe Nummer braucht die Herkunft, in der sie einmalig ist.</translation>
    </message>
    <message>
        <source>an event cannot correct itself: name the one that it corrects.</source>
        <translation>ein Ereignis kann sich nicht selbst korrigieren: Nennen Sie das, das es korrigiert.</translation>
    </message>
    <message>
        <source>{field} is not a uid of 32 hex characters.</source>
        <translation>{field} ist keine uid aus 32 hexadezimalen Zeichen.</translation>
    </message>
    <message>
        <source>the amount is no whole number of minor units.</source>
        <translation>der Betrag ist keine ganze Zahl kleinster Einheiten.</translation>
    </message>
    <message>
        <source>the amount is too large.</source>
        <translation>der Betrag ist zu groß.</translation>
    </message>
    <message>
        <source>the customer&apos;s uid is not 32 hex characters.</source>
        <translation>die uid des Kunden besteht nicht aus 32 hexadezimalen Zeichen.</translation>
    </message>
    <message>
        <source>the customer&apos;s number is not like CUST-000042.</source>
        <translation>die Kundennummer ist nicht wie CUST-000042.</translation>
    </message>
    <message>
        <source>a customer needs a given and a family name, or an e-mail address, or a given name and a valid phone number.</source>
        <translation>ein Kunde braucht Vor- und Nachnamen, oder eine E-Mail-Adresse, oder einen Vornamen und eine gültige Telefonnummer.</translation>
    </message>
    <message>
        <source>the e-mail address has no @ in its middle, or a space.</source>
        <translation>die E-Mail-Adresse hat kein @ in der Mitte oder ein Leerzeichen.</translation>
    </message>
    <message>
        <source>the currency must be three capital letters, such as GBP.</source>
        <translation>die Währung muss aus drei Großbuchstaben bestehen, wie EUR.</translation>
    </message>
    <message>
        <source>ISO 4217 has no currency {currency}, so its minor unit is not known: correct the code.</source>
        <translation>ISO 4217 hat keine Währung {currency}, daher ist ihre kleinste Einheit unbekannt: Korrigieren Sie den Code.</translation>
    </message>
    <message>
        <source>the amount has more than the {places} decimals of {currency}: correct it, or name a rounding in the import profile.</source>
        <translation>der Betrag hat mehr als die {places} Dezimalstellen von {currency}: Korrigieren Sie ihn, oder nennen Sie im Importprofil eine Rundung.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is no time zone: use an IANA name such as Europe/London.</source>
        <translation>„{name}“ ist keine Zeitzone: Verwenden Sie einen IANA-Namen wie Europe/Berlin.</translation>
    </message>
    <message>
        <source>the time lies outside the years 1 to 9999.</source>
        <translation>die Zeit liegt außerhalb der Jahre 1 bis 9999.</translation>
    </message>
    <message>
        <source>the date lies outside the years 1 to 9999.</source>
        <translation>das Datum liegt außerhalb der Jahre 1 bis 9999.</translation>
    </message>
    <message>
        <source>a date alone is no time: add one, as in 2026-11-23T14:30.</source>
        <translation>ein Datum allein ist keine Zeit: Ergänzen Sie eine, wie in 2026-11-23T14:30.</translation>
    </message>
    <message>
        <source>not a time: write it like 2026-11-23 or 2026-11-23T14:30.</source>
        <translation>keine Zeit: Schreiben Sie sie wie 2026-11-23 oder 2026-11-23T14:30.</translation>
    </message>
    <message>
        <source>the time is finer than a microsecond: write no more than six decimals.</source>
        <translation>die Zeit ist genauer als eine Mikrosekunde: Schreiben Sie höchstens sechs Nachkommastellen.</translation>
    </message>
    <message>
        <source>a ban needs a reason: say why, so that whoever meets this person knows.</source>
        <translation>ein Hausverbot braucht einen Grund: Sagen Sie, warum, damit es weiß, wer dieser Person begegnet.</translation>
    </message>
    <message>
        <source>No customer has this number, uid, e-mail address or phone number: find the right one with the search.</source>
        <translation>Kein Kunde hat diese Nummer, uid, E-Mail-Adresse oder Telefonnummer: Finden Sie den richtigen mit der Suche.</translation>
    </message>
    <message>
        <source>Several customers answer to this: name one by number, {numbers}.</source>
        <translation>Mehrere Kunden kommen in Frage: Nennen Sie einen mit seiner Nummer, {numbers}.</translation>
    </message>
    <message>
        <source>Others keep changing this customer: wait a moment, then save again. Nothing was written.</source>
        <translation>Andere ändern diesen Kunden laufend: Warten Sie einen Moment, und speichern Sie dann erneut. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>This event is stored already, with other content: look at the timeline before you record it again. Nothing was written.</source>
        <translation>Dieses Ereignis ist schon gespeichert, mit anderem Inhalt: Sehen Sie im Verlauf nach, bevor Sie es erneut erfassen. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The draft cannot be kept on this computer: check the data folder. What you typed is still here; save it before you close the window.</source>
        <translation>Der Entwurf kann auf diesem Computer nicht aufbewahrt werden: Prüfen Sie den Datenordner. Was Sie geschrieben haben, ist noch da; speichern Sie es, bevor Sie das Fenster schließen.</translation>
    </message>
    <message>
        <source>This link is not understood: links look like tiquo://customer/CUST-000042, or tiquo://event/ followed by the 32 characters of an event.</source>
        <translation>Dieser Link ist nicht zu verstehen: Links sehen aus wie tiquo://customer/CUST-000042 oder tiquo://event/, gefolgt von den 32 Zeichen eines Ereignisses.</translation>
    </message>
    <message>
        <source>This database has no event of that link: it may be a link into another database.</source>
        <translation>Diese Datenbank hat kein Ereignis zu diesem Link: Er führt vielleicht in eine andere Datenbank.</translation>
    </message>
    <message>
        <source>The event of that link belongs to no customer, so there is no history to open it in.</source>
        <translation>Das Ereignis zu diesem Link gehört zu keinem Kunden, daher gibt es keinen Verlauf, in dem es zu öffnen wäre.</translation>
    </message>
    <message>
        <source>The reading was stopped.</source>
        <translation>Das Lesen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The search was stopped.</source>
        <translation>Die Suche wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Somebody else changed this customer in the meantime: look at it again, then repeat your change. Nothing was overwritten.</source>
        <translation>Jemand anders hat diesen Kunden inzwischen geändert: Sehen Sie ihn noch einmal an, und wiederholen Sie dann Ihre Änderung. Nichts wurde überschrieben.</translation>
    </message>
    <message>
        <source>This customer uid or number is taken: nothing was stored.</source>
        <translation>Diese uid oder Nummer eines Kunden ist vergeben: Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>An event names a customer that is not in this database.</source>
        <translation>Ein Ereignis nennt einen Kunden, der nicht in dieser Datenbank ist.</translation>
    </message>
    <message>
        <source>There is no such format: use {formats}.</source>
        <translation>Dieses Format gibt es nicht: Verwenden Sie {formats}.</translation>
    </message>
    <message>
        <source>The export was stopped. No file was written.</source>
        <translation>Der Export wurde abgebrochen. Keine Datei wurde geschrieben.</translation>
    </message>
    <message>
        <source>There is a folder of this name: give the file another name.</source>
        <translation>Es gibt einen Ordner dieses Namens: Geben Sie der Datei einen anderen Namen.</translation>
    </message>
    <message>
        <source>The name belongs to a device and not to a file: give another name.</source>
        <translation>Der Name gehört zu einem Gerät und nicht zu einer Datei: Geben Sie einen anderen an.</translation>
    </message>
    <message>
        <source>A database has this name: give the file another name.</source>
        <translation>Eine Datenbank hat diesen Namen: Geben Sie der Datei einen anderen.</translation>
    </message>
    <message>
        <source>The disk is full: free some space or choose another disk. No file was written.</source>
        <translation>Der Datenträger ist voll: Schaffen Sie Platz, oder wählen Sie einen anderen. Keine Datei wurde geschrieben.</translation>
    </message>
    <message>
        <source>You may not write to this folder: choose another one. No file was written.</source>
        <translation>Sie dürfen in diesen Ordner nicht schreiben: Wählen Sie einen anderen. Keine Datei wurde geschrieben.</translation>
    </message>
    <message>
        <source>The folder for the file does not exist: create it or choose another one.</source>
        <translation>Den Ordner für die Datei gibt es nicht: Legen Sie ihn an, oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The file&apos;s name is too long: give it a shorter one.</source>
        <translation>Der Dateiname ist zu lang: Geben Sie einen kürzeren an.</translation>
    </message>
    <message>
        <source>The file&apos;s name is not possible here: give it another one.</source>
        <translation>Dieser Dateiname ist hier nicht möglich: Geben Sie einen anderen an.</translation>
    </message>
    <message>
        <source>The report cannot be written to {target} ({reason}): choose another folder.</source>
        <translation>Der Bericht kann nicht nach {target} geschrieben werden ({reason}): Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The file could not be written: choose another folder and try again.</source>
        <translation>Die Datei konnte nicht geschrieben werden: Wählen Sie einen anderen Ordner, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The file is complete, but the export itself could not be recorded. {reason}</source>
        <translation>Die Datei ist vollständig, aber der Export selbst konnte nicht festgehalten werden. {reason}</translation>
    </message>
    <message>
        <source>{file} is not an ordinary file, and an import reads its file twice: save the data to a file first.</source>
        <translation>{file} ist keine gewöhnliche Datei, und ein Import liest seine Datei zweimal: Speichern Sie die Daten zuerst in eine Datei.</translation>
    </message>
    <message>
        <source>{file} is a database that is in use: choose a file with rows, such as a CSV.</source>
        <translation>{file} ist eine Datenbank, die in Gebrauch ist: Wählen Sie eine Datei mit Zeilen, etwa eine CSV-Datei.</translation>
    </message>
    <message>
        <source>{file} is {kind}, not a text file with rows: save its rows as CSV or JSON Lines, and choose that file.</source>
        <translation>{file} ist {kind}, keine Textdatei mit Zeilen: Speichern Sie die Zeilen als CSV oder JSON Lines und wählen Sie diese Datei.</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>eine Datenbank</translation>
    </message>
    <message>
        <source>a workbook or an archive</source>
        <translation>eine Arbeitsmappe oder ein Archiv</translation>
    </message>
    <message>
        <source>a workbook or document of older office programs</source>
        <translation>eine Arbeitsmappe oder ein Dokument älterer Büroprogramme</translation>
    </message>
    <message>
        <source>compressed</source>
        <translation>komprimiert</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>The import was stopped before its first row.</source>
        <translation>Der Import wurde vor der ersten Zeile abgebrochen.</translation>
    </message>
    <message>
        <source>The file {file} cannot be read: {reason}.</source>
        <translation>Die Datei {file} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>There is no text encoding of that name: use one such as utf-8, utf-16 or cp1252.</source>
        <translation>Eine Zeichenkodierung dieses Namens gibt es nicht: Verwenden Sie eine wie utf-8, utf-16 oder cp1252.</translation>
    </message>
    <message>
        <source>The file has no byte order mark, so {name} alone does not say how to read it: name {one} or {other}.</source>
        <translation>Die Datei hat keine Byte-Reihenfolge-Marke, {name} allein sagt daher nicht, wie sie zu lesen ist: Nennen Sie {one} oder {other}.</translation>
    </message>
    <message>
        <source>The file looks like UTF-16 without a byte order mark, not like {name}: name the encoding {likely} (--encoding {likely} on the command line).</source>
        <translation>Die Datei sieht nach UTF-16 ohne Byte-Reihenfolge-Marke aus, nicht nach {name}: Nennen Sie die Kodierung {likely} (auf der Befehlszeile --encoding {likely}).</translation>
    </message>
    <message>
        <source>The file is not {name}: line {line}, byte {offset} (0x{octet}) cannot be decoded. Nothing was imported: name the file&apos;s encoding, such as {other}.</source>
        <translation>Die Datei ist nicht {name}: Zeile {line}, Byte {offset} (0x{octet}) lässt sich nicht entschlüsseln. Nichts wurde importiert: Nennen Sie die Kodierung der Datei, etwa {other}.</translation>
    </message>
    <message>
        <source>The file begins as {name}, but line {line}, byte {offset} (0x{octet}) cannot be decoded: it is damaged, or has parts in another encoding. Nothing was imported: save it anew in the program that it comes from.</source>
        <translation>Die Datei beginnt als {name}, aber Zeile {line}, Byte {offset} (0x{octet}) lässt sich nicht entschlüsseln: Sie ist beschädigt, oder Teile haben eine andere Kodierung. Nichts wurde importiert: Speichern Sie sie in dem Programm, aus dem sie kommt, noch einmal.</translation>
    </message>
    <message>
        <source>the row has more than {longest} characters; only its start is kept here</source>
        <translation>die Zeile hat mehr als {longest} Zeichen; nur ihr Anfang ist hier aufbewahrt</translation>
    </message>
    <message>
        <source>The file {file} is empty: it has not even a header row.</source>
        <translation>Die Datei {file} ist leer: Sie hat nicht einmal eine Kopfzeile.</translation>
    </message>
    <message>
        <source>The header row of {file} cannot be read: {reason}.</source>
        <translation>Die Kopfzeile von {file} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>a quote that opens in this line is not closed</source>
        <translation>ein Anführungszeichen, das in dieser Zeile öffnet, wird nicht geschlossen</translation>
    </message>
    <message>
        <source>a quoted cell does not end where its closing quote stands</source>
        <translation>eine Zelle in Anführungszeichen endet nicht dort, wo ihr schließendes steht</translation>
    </message>
    <message>
        <source>there is a line break in a cell without quotes</source>
        <translation>in einer Zelle ohne Anführungszeichen steht ein Zeilenumbruch</translation>
    </message>
    <message>
        <source>the row is not CSV ({said})</source>
        <translation>die Zeile ist kein CSV ({said})</translation>
    </message>
    <message>
        <source>the row has {cells} cells where the header has {width}</source>
        <translation>die Zeile hat {cells} Zellen, die Kopfzeile {width}</translation>
    </message>
    <message>
        <source>the line is JSON, but no object in braces</source>
        <translation>die Zeile ist JSON, aber kein Objekt in geschweiften Klammern</translation>
    </message>
    <message>
        <source>the JSON is nested too deeply</source>
        <translation>das JSON ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>the line is not JSON (column {column})</source>
        <translation>die Zeile ist kein JSON (Spalte {column})</translation>
    </message>
    <message>
        <source>the line is not JSON (NaN and Infinity are no numbers in it)</source>
        <translation>die Zeile ist kein JSON (NaN und Infinity sind darin keine Zahlen)</translation>
    </message>
    <message>
        <source>The rejected rows would replace the file: name another place.</source>
        <translation>Die abgelehnten Zeilen würden die Datei ersetzen: Nennen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>the customer&apos;s number belongs to another customer here, and the uid beside it is not known here: the row may come from another venue.</source>
        <translation>die Kundennummer gehört hier einem anderen Kunden, und die uid daneben ist hier unbekannt: Die Zeile kommt vielleicht aus einem anderen Haus.</translation>
    </message>
    <message>
        <source>{count} customers here answer to what the row says of its customer: add a uid or a number.</source>
        <translation>{count} Kunden passen hier zu dem, was die Zeile von ihrem Kunden sagt: Ergänzen Sie eine uid oder eine Nummer.</translation>
    </message>
    <message>
        <source>the status is none of {known}.</source>
        <translation>der Status ist keiner von {known}.</translation>
    </message>
    <message>
        <source>The rejects file {file} cannot be written ({reason}): name another place for it and import again; what went in already stays.</source>
        <translation>Die Datei der abgelehnten Zeilen {file} kann nicht geschrieben werden ({reason}): Nennen Sie einen anderen Ort, und importieren Sie erneut; was schon aufgenommen ist, bleibt.</translation>
    </message>
    <message>
        <source>The rejects file cannot be read from row {row} on: save it as CSV.</source>
        <translation>Die Datei der abgelehnten Zeilen kann ab Zeile {row} nicht gelesen werden: Speichern Sie sie als CSV.</translation>
    </message>
    <message>
        <source>Row {row} of the rejects file is not as it was written: keep its four columns, and correct only what stands under row.</source>
        <translation>Zeile {row} der Datei der abgelehnten Zeilen ist nicht mehr, wie sie geschrieben wurde: Lassen Sie ihr die vier Spalten, und korrigieren Sie nur, was unter „row“ steht.</translation>
    </message>
    <message>
        <source>the file {file} has {count} columns named &quot;{name}&quot;: give them different names.</source>
        <translation>die Datei {file} hat {count} Spalten namens „{name}“: Geben Sie ihnen verschiedene Namen.</translation>
    </message>
    <message>
        <source>the file {file} has no column &quot;{name}&quot;{hint}: use the profile for this kind of file, or change the name here.</source>
        <translation>die Datei {file} hat keine Spalte „{name}“{hint}: Verwenden Sie das Profil für diese Art von Datei, oder ändern Sie hier den Namen.</translation>
    </message>
    <message>
        <source>the value of &quot;{name}&quot; is {kind} where a text belongs.</source>
        <translation>der Wert von „{name}“ ist {kind}, wo ein Text hingehört.</translation>
    </message>
    <message>
        <source>the time is empty.</source>
        <translation>die Zeit ist leer.</translation>
    </message>
    <message>
        <source>the time fits none of the profile&apos;s date formats.</source>
        <translation>die Zeit passt zu keinem Datumsformat des Profils.</translation>
    </message>
    <message>
        <source>a date has no time: name a time_of_day in the import profile.</source>
        <translation>ein Datum hat keine Uhrzeit: Nennen Sie im Importprofil eine time_of_day.</translation>
    </message>
    <message>
        <source>the time is finer than a microsecond, which is all that is kept: round it, or cut it in the profile with the filter microseconds.</source>
        <translation>die Zeit ist genauer als eine Mikrosekunde, und mehr wird nicht behalten: Runden Sie sie, oder kürzen Sie sie im Profil mit dem Filter microseconds.</translation>
    </message>
    <message>
        <source>the text of this event was erased, so it cannot be stored anew: what is left of it stays in the database that it comes from.</source>
        <translation>der Text dieses Ereignisses wurde gelöscht, es lässt sich also nicht neu speichern: Was davon übrig ist, bleibt in der Datenbank, aus der es kommt.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. Try again; if it happens again, report it.</source>
        <translation>Im Programm ist etwas schiefgegangen. Versuchen Sie es erneut; geschieht es wieder, melden Sie es.</translation>
    </message>
    <message>
        <source>The rule {name} of this database is missing or was changed, so its history may have been too: ask whoever looks after it, and compare with a back-up.</source>
        <translation>Die Regel {name} dieser Datenbank fehlt oder wurde geändert, ihr Verlauf also vielleicht auch: Fragen Sie, wer sie betreut, und vergleichen Sie mit einer Sicherung.</translation>
    </message>
    <message>
        <source>The database is read-only.</source>
        <translation>Die Datenbank ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>The database file is gone: put it back where it was.</source>
        <translation>Die Datenbankdatei ist weg: Legen Sie sie dorthin zurück, wo sie war.</translation>
    </message>
    <message>
        <source>Another file has taken the place of the database: put the right one back.</source>
        <translation>An der Stelle der Datenbank liegt eine andere Datei: Legen Sie die richtige zurück.</translation>
    </message>
    <message>
        <source>The database file {path} is gone: it was deleted, moved, or its disk was taken out. What is on screen was read before, and what you are typing stays. Put it back where it was: this window then goes on by itself.</source>
        <translation>Die Datenbankdatei {path} ist weg: Sie wurde gelöscht, verschoben, oder ihr Datenträger wurde entfernt. Was zu sehen ist, wurde vorher gelesen, und was Sie schreiben, bleibt. Legen Sie sie zurück: Dann geht es in diesem Fenster von selbst weiter.</translation>
    </message>
    <message>
        <source>Another file has taken the place of the database {path}. What is on screen was read before, and what you are typing stays. Put the right one back, or start the program again to work with the other one.</source>
        <translation>An der Stelle der Datenbank {path} liegt eine andere Datei. Was zu sehen ist, wurde vorher gelesen, und was Sie schreiben, bleibt. Legen Sie die richtige zurück, oder starten Sie das Programm neu, um mit der anderen zu arbeiten.</translation>
    </message>
    <message>
        <source>The database file {path} cannot be read any more ({reason}). What is on screen was read before, and what you are typing stays. Ask for the right to read it, or check its disk: this window then goes on by itself.</source>
        <translation>Die Datenbankdatei {path} ist nicht mehr zu lesen ({reason}). Was zu sehen ist, wurde vorher gelesen, und was Sie schreiben, bleibt. Lassen Sie sich das Leserecht geben, oder prüfen Sie den Datenträger: Dann geht es in diesem Fenster von selbst weiter.</translation>
    </message>
    <message>
        <source>The database file {path} was overwritten or is damaged. What is on screen was read before, and what you are typing stays. Keep a copy of it as it is, and put the latest back-up in its place.</source>
        <translation>Die Datenbankdatei {path} wurde überschrieben oder ist beschädigt. Was zu sehen ist, wurde vorher gelesen, und was Sie schreiben, bleibt. Bewahren Sie eine Kopie auf, wie sie ist, und legen Sie die letzte Sicherung an ihre Stelle.</translation>
    </message>
    <message>
        <source>The database {path} can only be read now: the right to write to it or to its folder was taken away. Nothing can be recorded until it is given back; what was recorded is stored.</source>
        <translation>Die Datenbank {path} kann jetzt nur gelesen werden: Das Recht, sie oder ihren Ordner zu beschreiben, wurde entzogen. Bis es wieder erteilt ist, kann nichts erfasst werden; was erfasst wurde, ist gespeichert.</translation>
    </message>
    <message>
        <source>There is no database at {path}: create one, or choose another.</source>
        <translation>Unter {path} gibt es keine Datenbank: Legen Sie eine an, oder wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>There is no database at {path}: import a file into it, or run “tiquo-desktop database create” to make an empty one.</source>
        <translation>Unter {path} gibt es keine Datenbank: Importieren Sie eine Datei hinein, oder rufen Sie „tiquo-desktop database create“ auf, um eine leere anzulegen.</translation>
    </message>
    <message>
        <source>The database has to be brought up to date first, and cannot: {reason}</source>
        <translation>Die Datenbank muss erst auf den neuesten Stand gebracht werden, und das geht nicht: {reason}</translation>
    </message>
    <message>
        <source>There is a file at {path} already: nothing was changed. Choose another name.</source>
        <translation>Unter {path} gibt es schon eine Datei: Nichts wurde geändert. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The database cannot be made at {path} ({reason}): choose a folder that you may write to.</source>
        <translation>Die Datenbank kann unter {path} nicht angelegt werden ({reason}): Wählen Sie einen Ordner, in den Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>The demo database cannot be made in {folder}: choose a folder that you may write to with --data-dir.</source>
        <translation>Die Demodatenbank kann in {folder} nicht angelegt werden: Wählen Sie mit --data-dir einen Ordner, in den Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>The database at {path} cannot be looked at ({reason}).</source>
        <translation>Die Datenbank unter {path} kann nicht angesehen werden ({reason}).</translation>
    </message>
    <message>
        <source>{path} is a folder: choose a database file in it.</source>
        <translation>{path} ist ein Ordner: Wählen Sie eine Datenbankdatei darin.</translation>
    </message>
    <message>
        <source>{path} is a database of another program: nothing was changed. Choose a database of Tiquo Desktop, or a new name.</source>
        <translation>{path} ist eine Datenbank eines anderen Programms: Nichts wurde geändert. Wählen Sie eine Datenbank von Tiquo Desktop oder einen neuen Namen.</translation>
    </message>
    <message>
        <source>{path} is no database: choose another file.</source>
        <translation>{path} ist keine Datenbank: Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>The database at {path} is damaged: keep a copy of it as it is, and go on with the latest back-up.</source>
        <translation>Die Datenbank unter {path} ist beschädigt: Bewahren Sie eine Kopie auf, wie sie ist, und arbeiten Sie mit der letzten Sicherung weiter.</translation>
    </message>
    <message>
        <source>The database at {path} was written by a newer version of Tiquo Desktop: update this program. Nothing was changed.</source>
        <translation>Die Datenbank unter {path} wurde von einer neueren Version von Tiquo Desktop geschrieben: Aktualisieren Sie dieses Programm. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The database file is read-only: ask for the right to write to it.</source>
        <translation>Die Datenbankdatei ist schreibgeschützt: Lassen Sie sich das Schreibrecht geben.</translation>
    </message>
    <message>
        <source>The database&apos;s folder is read-only: move the database to one you may write to.</source>
        <translation>Der Ordner der Datenbank ist schreibgeschützt: Verschieben Sie sie in einen, in den Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>The database did not answer in time. Nothing is lost: try again, or ask for less.</source>
        <translation>Die Datenbank hat nicht rechtzeitig geantwortet. Nichts ist verloren: Versuchen Sie es erneut, oder verlangen Sie weniger.</translation>
    </message>
    <message>
        <source>The database is busy: another program is writing to it. Try again in a moment; nothing was written.</source>
        <translation>Die Datenbank ist beschäftigt: Ein anderes Programm schreibt gerade. Versuchen Sie es gleich noch einmal; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The database is busy. Try again in a moment; nothing was written.</source>
        <translation>Die Datenbank ist beschäftigt. Versuchen Sie es gleich noch einmal; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The database is read-only: choose a file and a folder that you may write to.</source>
        <translation>Die Datenbank ist schreibgeschützt: Wählen Sie eine Datei und einen Ordner, in die Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>The database may not be opened: ask for the right to read and write the file.</source>
        <translation>Die Datenbank darf nicht geöffnet werden: Lassen Sie sich das Recht geben, die Datei zu lesen und zu schreiben.</translation>
    </message>
    <message>
        <source>The database refused this: history is append-only. Record a correction instead.</source>
        <translation>Die Datenbank hat das abgelehnt: Der Verlauf kann nur ergänzt werden. Erfassen Sie stattdessen eine Korrektur.</translation>
    </message>
    <message>
        <source>The disk is full: free some space and try again. Nothing was half written.</source>
        <translation>Der Datenträger ist voll: Schaffen Sie Platz, und versuchen Sie es erneut. Nichts wurde halb geschrieben.</translation>
    </message>
    <message>
        <source>The database file is damaged: keep a copy of it as it is, and go on with the latest back-up.</source>
        <translation>Die Datenbankdatei ist beschädigt: Bewahren Sie eine Kopie auf, wie sie ist, und arbeiten Sie mit der letzten Sicherung weiter.</translation>
    </message>
    <message>
        <source>The file is no database: choose another one.</source>
        <translation>Die Datei ist keine Datenbank: Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>The database cannot be opened: check that the file and its folder exist and that you may read and write there.</source>
        <translation>Die Datenbank kann nicht geöffnet werden: Prüfen Sie, ob es die Datei und ihren Ordner gibt und ob Sie dort lesen und schreiben dürfen.</translation>
    </message>
    <message>
        <source>The disk did not read or write as it should: check the disk and its cable, then try again. Nothing was half written.</source>
        <translation>Der Datenträger hat nicht richtig gelesen oder geschrieben: Prüfen Sie ihn und sein Kabel, und versuchen Sie es dann erneut. Nichts wurde halb geschrieben.</translation>
    </message>
    <message>
        <source>The database refused this: it would break one of its rules, such as that history is append-only. Nothing was written.</source>
        <translation>Die Datenbank hat das abgelehnt: Es würde eine ihrer Regeln brechen, etwa dass der Verlauf nur ergänzt werden kann. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The folder {folder} is on a network file system ({kind}), where records could be lost: choose a folder on this computer&apos;s own disk.</source>
        <translation>Der Ordner {folder} liegt auf einem Netzwerk-Dateisystem ({kind}), wo Einträge verloren gehen könnten: Wählen Sie einen Ordner auf dem Datenträger dieses Computers.</translation>
    </message>
    <message>
        <source>{drive} is a network drive, where records could be lost: choose a folder on this computer&apos;s own disk.</source>
        <translation>{drive} ist ein Netzlaufwerk, wo Einträge verloren gehen könnten: Wählen Sie einen Ordner auf dem Datenträger dieses Computers.</translation>
    </message>
    <message>
        <source>The connection to the database&apos;s server was lost. Nothing was written; try again in a moment.</source>
        <translation>Die Verbindung zum Server der Datenbank ging verloren. Nichts wurde geschrieben; versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The database&apos;s server ended the connection, as when it is restarted. Nothing was written; try again in a moment.</source>
        <translation>Der Server der Datenbank hat die Verbindung beendet, etwa weil er neu startet. Nichts wurde geschrieben; versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The database&apos;s server is starting or stopping. Try again in a moment.</source>
        <translation>Der Server der Datenbank startet gerade oder wird beendet. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The standby that this desk reads from is more than 5 seconds behind: until it has caught up, readings come from the primary.</source>
        <translation>Der Standby, von dem dieser Platz liest, ist mehr als 5 Sekunden im Rückstand: Bis er aufgeholt hat, wird vom Primärserver gelesen.</translation>
    </message>
    <message>
        <source>The standby stopped this reading, as it does to keep up with the primary. Try again: it is read from the primary then.</source>
        <translation>Der Standby hat dieses Lesen abgebrochen, wie er es tut, um mit dem Primärserver Schritt zu halten. Versuchen Sie es noch einmal: Dann wird vom Primärserver gelesen.</translation>
    </message>
    <message>
        <source>The standby that is read does not answer any more. Try again: the primary is read then.</source>
        <translation>Der Standby, von dem gelesen wird, antwortet nicht mehr. Versuchen Sie es noch einmal: Dann wird vom Primärserver gelesen.</translation>
    </message>
    <message>
        <source>The connection was lost while rows were being stored, so the last of them may be stored or not. Import the same file again: it goes on there, and stores nothing twice.</source>
        <translation>Die Verbindung ging verloren, während Zeilen gespeichert wurden; die letzten davon sind vielleicht gespeichert, vielleicht nicht. Importieren Sie dieselbe Datei noch einmal: Es geht dort weiter, und nichts wird doppelt gespeichert.</translation>
    </message>
    <message>
        <source>The connection to the database was lost in the middle of the import. What went in stays, and the same import run again goes on.</source>
        <translation>Die Verbindung zur Datenbank ging mitten im Import verloren. Was aufgenommen wurde, bleibt, und derselbe Import, noch einmal gestartet, geht weiter.</translation>
    </message>
    <message>
        <source>None of the database&apos;s servers takes changes at the moment, as while a standby takes over. Nothing was written; try again in a moment.</source>
        <translation>Keiner der Server der Datenbank nimmt gerade Änderungen an, etwa während ein Standby übernimmt. Nichts wurde geschrieben; versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The database&apos;s server does not answer: check the network, and that the address is right.</source>
        <translation>Der Server der Datenbank antwortet nicht: Prüfen Sie das Netz und ob die Adresse stimmt.</translation>
    </message>
    <message>
        <source>The database&apos;s server has no connection free: try again in a moment, or ask its administrator to allow more.</source>
        <translation>Der Server der Datenbank hat keine Verbindung frei: Versuchen Sie es gleich noch einmal, oder bitten Sie, wer ihn verwaltet, mehr zu erlauben.</translation>
    </message>
    <message>
        <source>The login or its password is wrong: check both and try again.</source>
        <translation>Die Anmeldung oder ihr Passwort ist falsch: Prüfen Sie beides, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This login has no right to do this: ask whoever looks after the database to grant it the role that it needs.</source>
        <translation>Diese Anmeldung hat dazu kein Recht: Bitten Sie, wer die Datenbank betreut, ihr die nötige Rolle zu geben.</translation>
    </message>
    <message>
        <source>There is no database of that name on this server: check the name, or have it made there.</source>
        <translation>Auf diesem Server gibt es keine Datenbank dieses Namens: Prüfen Sie den Namen, oder lassen Sie sie dort anlegen.</translation>
    </message>
    <message>
        <source>This is no database of Tiquo Desktop: nothing was changed. Choose another one, or run “tiquo-desktop database create” to make it one.</source>
        <translation>Das ist keine Datenbank von Tiquo Desktop: Nichts wurde geändert. Wählen Sie eine andere, oder machen Sie sie mit „tiquo-desktop database create“ dazu.</translation>
    </message>
    <message>
        <source>Nothing of this database is there for this login any more: ask whoever looks after it whether the login still has its role. Nothing was changed.</source>
        <translation>Für diese Anmeldung ist von dieser Datenbank nichts mehr da: Fragen Sie, wer sie betreut, ob die Anmeldung ihre Rolle noch hat. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The database took too long and was stopped. Nothing was written; try again.</source>
        <translation>Die Datenbank hat zu lange gebraucht, der Vorgang wurde abgebrochen. Nichts wurde geschrieben; versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>A reference, an external id or an e-mail address is too long for a shared database: shorten it to 500 characters. Nothing was written.</source>
        <translation>Eine Referenz, eine externe Kennung oder eine E-Mail-Adresse ist zu lang für eine gemeinsame Datenbank: Kürzen Sie sie auf 500 Zeichen. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The database is busy: somebody else is writing the same. Try again in a moment; nothing was written.</source>
        <translation>Die Datenbank ist beschäftigt: Jemand anders schreibt gerade dasselbe. Versuchen Sie es gleich noch einmal; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>This server can only be read, as a standby can: connect to the primary server to record.</source>
        <translation>Dieser Server kann nur gelesen werden, wie ein Standby: Verbinden Sie sich mit dem Hauptserver, um zu erfassen.</translation>
    </message>
    <message>
        <source>A port is a whole number from 1 to 65535.</source>
        <translation>Ein Port ist eine ganze Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>The name of a server is missing between two commas.</source>
        <translation>Zwischen zwei Kommas fehlt der Name eines Servers.</translation>
    </message>
    <message>
        <source>Write the name of the database.</source>
        <translation>Geben Sie den Namen der Datenbank ein.</translation>
    </message>
    <message>
        <source>The address asks for a kind of encryption that is not known: write sslmode= and one of disable, allow, prefer, require, verify-ca, verify-full.</source>
        <translation>Die Adresse verlangt eine unbekannte Art der Verschlüsselung: Schreiben Sie sslmode= und eines von disable, allow, prefer, require, verify-ca, verify-full.</translation>
    </message>
    <message>
        <source>The address says where to read in a way that is not known: write reads=standby or reads=primary.</source>
        <translation>Die Adresse sagt in unbekannter Weise, wo gelesen wird: Schreiben Sie reads=standby oder reads=primary.</translation>
    </message>
    <message>
        <source>The connection could not be made safe (TLS). Ask whoever looks after the server; no password was sent.</source>
        <translation>Die Verbindung konnte nicht gesichert werden (TLS). Fragen Sie, wer den Server betreut; es wurde kein Passwort gesendet.</translation>
    </message>
    <message>
        <source>The server proves by its certificate (TLS) that it is another one than the address names. Write the name that stands in its certificate, or ask whoever looks after it; no password was sent.</source>
        <translation>Der Server weist sich durch sein Zertifikat (TLS) als ein anderer aus, als die Adresse nennt. Schreiben Sie den Namen, der in seinem Zertifikat steht, oder fragen Sie, wer ihn betreut; es wurde kein Passwort gesendet.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate (TLS) was signed by nobody that this computer trusts, or is out of date. Ask whoever looks after the server for the file of its certificate authority; no password was sent.</source>
        <translation>Das Zertifikat des Servers (TLS) hat niemand unterschrieben, dem dieser Computer vertraut, oder es ist abgelaufen. Fragen Sie, wer den Server betreut, nach der Datei seiner Zertifizierungsstelle; es wurde kein Passwort gesendet.</translation>
    </message>
    <message>
        <source>The server does not offer encryption (TLS), which the address asks for. Ask whoever looks after it to switch it on; no password was sent.</source>
        <translation>Der Server bietet keine Verschlüsselung (TLS) an, die die Adresse verlangt. Bitten Sie, wer ihn betreut, sie einzuschalten; es wurde kein Passwort gesendet.</translation>
    </message>
    <message>
        <source>The file of the certificate authority (TLS) is not there, or holds no certificate. Choose another one; no password was sent.</source>
        <translation>Die Datei der Zertifizierungsstelle (TLS) fehlt oder enthält kein Zertifikat. Wählen Sie eine andere; es wurde kein Passwort gesendet.</translation>
    </message>
    <message>
        <source>The disk of the database&apos;s server is full: tell whoever looks after it. Nothing was half written.</source>
        <translation>Der Datenträger des Servers der Datenbank ist voll: Sagen Sie denen Bescheid, die ihn betreuen. Nichts wurde halb geschrieben.</translation>
    </message>
    <message>
        <source>The database&apos;s server is short of memory or room: try again in a moment. Nothing was written.</source>
        <translation>Dem Server der Datenbank fehlt es an Speicher oder Platz: Versuchen Sie es gleich noch einmal. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The disk of the database&apos;s server did not read or write as it should: tell whoever looks after it. Nothing was half written.</source>
        <translation>Der Datenträger des Servers der Datenbank hat nicht richtig gelesen oder geschrieben: Sagen Sie denen Bescheid, die ihn betreuen. Nichts wurde halb geschrieben.</translation>
    </message>
    <message>
        <source>The database is damaged: tell whoever looks after the server, and go on with the latest back-up.</source>
        <translation>Die Datenbank ist beschädigt: Sagen Sie denen Bescheid, die den Server betreuen, und arbeiten Sie mit der letzten Sicherung weiter.</translation>
    </message>
    <message>
        <source>The database&apos;s server wants a password for this login: give it one, or keep it in the keyring or in PGPASSFILE.</source>
        <translation>Der Server der Datenbank verlangt für diese Anmeldung ein Passwort: Geben Sie eines an, oder bewahren Sie es im Schlüsselbund oder in PGPASSFILE auf.</translation>
    </message>
    <message>
        <source>The database&apos;s server lets nobody in from here with this login and this encryption: ask its administrator to allow it.</source>
        <translation>Der Server der Datenbank lässt von hier mit dieser Anmeldung und dieser Verschlüsselung niemanden ein: Bitten Sie, wer ihn verwaltet, es zu erlauben.</translation>
    </message>
    <message>
        <source>This login has no right to this database: ask whoever looks after it to run “tiquo-desktop database grant”, which gives it a role.</source>
        <translation>Diese Anmeldung hat kein Recht an dieser Datenbank: Bitten Sie, wer sie betreut, ihr mit „tiquo-desktop database grant“ eine Rolle zu geben.</translation>
    </message>
    <message>
        <source>There is no server of that name: check the address and the network.</source>
        <translation>Es gibt keinen Server dieses Namens: Prüfen Sie die Adresse und das Netz.</translation>
    </message>
    <message>
        <source>The server refused the connection: no PostgreSQL listens there. Check the address and the port, and that the server is running.</source>
        <translation>Der Server hat die Verbindung abgelehnt: Dort nimmt kein PostgreSQL Verbindungen an. Prüfen Sie Adresse und Port und ob der Server läuft.</translation>
    </message>
    <message>
        <source>Too much is asked of the database at once. Try again in a moment.</source>
        <translation>Von der Datenbank wird zu viel auf einmal verlangt. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>This is no address of a PostgreSQL database: write postgresql://LOGIN@HOST/DATABASE, and %40 for an @ in a name or a password.</source>
        <translation>Das ist keine Adresse einer PostgreSQL-Datenbank: Schreiben Sie postgresql://LOGIN@HOST/DATABASE, und %40 für ein @ in einem Namen oder Passwort.</translation>
    </message>
    <message>
        <source>The address has an @ too many: write it as %40 in a name or a password.</source>
        <translation>Die Adresse hat ein @ zu viel: Schreiben Sie es in einem Namen oder Passwort als %40.</translation>
    </message>
    <message>
        <source>The address has a % that stands for no character: write it as %25.</source>
        <translation>Die Adresse hat ein %, das für kein Zeichen steht: Schreiben Sie es als %25.</translation>
    </message>
    <message>
        <source>The address has a parameter that is not known: correct {name}, or leave it out.</source>
        <translation>Die Adresse hat einen unbekannten Parameter: Korrigieren Sie {name}, oder lassen Sie ihn weg.</translation>
    </message>
    <message>
        <source>The address has a port that is no whole number from 1 to 65535: write it behind the server&apos;s name, and a / in a name or a password as %2F.</source>
        <translation>Die Adresse hat einen Port, der keine ganze Zahl von 1 bis 65535 ist: Schreiben Sie ihn hinter den Namen des Servers, und ein / in einem Namen oder Passwort als %2F.</translation>
    </message>
    <message>
        <source>The address names no database: write postgresql://LOGIN@HOST/DATABASE.</source>
        <translation>Die Adresse nennt keine Datenbank: Schreiben Sie postgresql://LOGIN@HOST/DATABASE.</translation>
    </message>
    <message>
        <source>This server is too old: PostgreSQL 13 or later is needed.</source>
        <translation>Dieser Server ist zu alt: Nötig ist PostgreSQL 13 oder neuer.</translation>
    </message>
    <message>
        <source>The database was written by a newer version of Tiquo Desktop: update this program. Nothing was changed.</source>
        <translation>Die Datenbank wurde von einer neueren Version von Tiquo Desktop geschrieben: Aktualisieren Sie dieses Programm. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The database was made by an older version of Tiquo Desktop: ask whoever looks after it to run “tiquo-desktop database upgrade”, which brings it up to date.</source>
        <translation>Die Datenbank wurde von einer älteren Version von Tiquo Desktop angelegt: Bitten Sie, wer sie betreut, sie mit „tiquo-desktop database upgrade“ auf den neuesten Stand zu bringen.</translation>
    </message>
    <message>
        <source>This login may add events and not read: ask for another role to look at customers.</source>
        <translation>Diese Anmeldung darf Ereignisse hinzufügen, aber nicht lesen: Bitten Sie um eine andere Rolle, um Kunden anzusehen.</translation>
    </message>
    <message>
        <source>This login may add customers and not change them: use a profile without update = true, or a login with another role. Nothing was imported.</source>
        <translation>Diese Anmeldung darf Kunden hinzufügen, aber nicht ändern: Nehmen Sie ein Profil ohne update = true oder eine Anmeldung mit anderer Rolle. Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>This server is a standby and can only be read: record on the primary server.</source>
        <translation>Dieser Server ist ein Standby und kann nur gelesen werden: Erfassen Sie auf dem Hauptserver.</translation>
    </message>
    <message>
        <source>This login may read and not record: ask for the role of the front desk.</source>
        <translation>Diese Anmeldung darf lesen, aber nicht erfassen: Bitten Sie um die Rolle des Empfangs.</translation>
    </message>
    <message>
        <source>Whoever began this is not signed in any more: nothing was written. Sign in again.</source>
        <translation>Wer dies begonnen hat, ist nicht mehr angemeldet: Es wurde nichts geschrieben. Melden Sie sich wieder an.</translation>
    </message>
    <message>
        <source>Type the password of this login.</source>
        <translation>Geben Sie das Passwort dieser Anmeldung ein.</translation>
    </message>
    <message>
        <source>The connection was lost at the moment of storing, so it may be stored or not. Look before you do it again.</source>
        <translation>Die Verbindung ging im Augenblick des Speicherns verloren, es kann also gespeichert sein oder nicht. Sehen Sie nach, bevor Sie es noch einmal tun.</translation>
    </message>
    <message>
        <source>Another database has taken the place of the one that was open. What is on screen was read before, and what you are typing stays. Start the program again to work with the other one.</source>
        <translation>An der Stelle der Datenbank, die offen war, liegt eine andere. Was zu sehen ist, wurde vorher gelesen, und was Sie schreiben, bleibt. Starten Sie das Programm neu, um mit der anderen zu arbeiten.</translation>
    </message>
    <message>
        <source>{problem} What is on screen was read before, and what you are typing stays.</source>
        <translation>{problem} Was zu sehen ist, wurde vorher gelesen, und was Sie schreiben, bleibt.</translation>
    </message>
    <message>
        <source>{problem} What is on screen was read before, and what you are typing stays. This window goes on by itself once the server answers.</source>
        <translation>{problem} Was zu sehen ist, wurde vorher gelesen, und was Sie schreiben, bleibt. Dieses Fenster macht von selbst weiter, sobald der Server antwortet.</translation>
    </message>
    <message>
        <source>Others are storing the same events at this moment. Try again; nothing was written.</source>
        <translation>Andere speichern in diesem Augenblick dieselben Ereignisse. Versuchen Sie es erneut; nichts wurde geschrieben.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export activity</source>
        <translation>Aktivität exportieren</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>The export itself is recorded.</source>
        <translation>Auch der Export wird festgehalten.</translation>
    </message>
    <message>
        <source>The export itself is not recorded.</source>
        <translation>Der Export wird nicht festgehalten.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben…</translation>
    </message>
    <message>
        <source>{done} of {total} events written</source>
        <translation>{done} von {total} Ereignissen geschrieben</translation>
    </message>
    <message>
        <source>{count} events are exported</source>
        <translation>{count} Ereignisse sind exportiert</translation>
    </message>
    <message>
        <source>{count} event is exported</source>
        <translation>{count} Ereignis ist exportiert</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten…</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>All customers</source>
        <translation>Alle Kunden</translation>
    </message>
    <message>
        <source>Shown now</source>
        <translation>Jetzt gezeigte</translation>
    </message>
    <message>
        <source>Selected rows</source>
        <translation>Ausgewählte Zeilen</translation>
    </message>
    <message>
        <source>This story, {reference}</source>
        <translation>Vorgang {reference}</translation>
    </message>
    <message>
        <source>Whole history</source>
        <translation>Ganzer Verlauf</translation>
    </message>
    <message>
        <source>Which events</source>
        <translation>Welche Ereignisse</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>spreadsheets and any other program</source>
        <translation>Tabellen und jedes andere Programm</translation>
    </message>
    <message>
        <source>importing again without loss</source>
        <translation>erneuter Import ohne Verlust</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>{choice}, {count}</source>
        <translation>{choice}, {count}</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <source>{order}, each time in the zone of its event.</source>
        <translation>{order}, jede Zeit in der Zone ihres Ereignisses.</translation>
    </message>
    <message>
        <source>All {count} events, of all customers</source>
        <translation>Alle {count} Ereignisse, aller Kunden</translation>
    </message>
    <message>
        <source>All events, of all customers</source>
        <translation>Alle Ereignisse, aller Kunden</translation>
    </message>
    <message>
        <source>{count} selected events of {name}</source>
        <translation>{count} ausgewählte Ereignisse von {name}</translation>
    </message>
    <message>
        <source>{count} selected event of {name}</source>
        <translation>{count} ausgewähltes Ereignis von {name}</translation>
    </message>
    <message>
        <source>All {count} events of {name} about {reference}</source>
        <translation>Alle {count} Ereignisse von {name} zu {reference}</translation>
    </message>
    <message>
        <source>All events of {name} about {reference}</source>
        <translation>Alle Ereignisse von {name} zu {reference}</translation>
    </message>
    <message>
        <source>The one event of {name} about {reference}</source>
        <translation>Das eine Ereignis von {name} zu {reference}</translation>
    </message>
    <message>
        <source>{count} of {total} events of {name}</source>
        <translation>{count} von {total} Ereignissen von {name}</translation>
    </message>
    <message>
        <source>Events of {name}</source>
        <translation>Ereignisse von {name}</translation>
    </message>
    <message>
        <source>All {count} events of {name}</source>
        <translation>Alle {count} Ereignisse von {name}</translation>
    </message>
    <message>
        <source>All events of {name}</source>
        <translation>Alle Ereignisse von {name}</translation>
    </message>
    <message>
        <source>The one event of {name}</source>
        <translation>Das eine Ereignis von {name}</translation>
    </message>
    <message>
        <source>No events of {name}: there are none yet</source>
        <translation>Keine Ereignisse von {name}: Es gibt noch keine</translation>
    </message>
    <message>
        <source>All activity</source>
        <translation>Alle Aktivitäten</translation>
    </message>
</context>
<context>
    <name>ExportTarget</name>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Browse for: {name}</source>
        <translation>Durchsuchen für: {name}</translation>
    </message>
    <message>
        <source>This file exists and will be replaced.</source>
        <translation>Diese Datei gibt es schon; sie wird ersetzt.</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>summary</source>
        <translation>der Satz</translation>
    </message>
    <message>
        <source>details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>actor</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>location</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>object_ref</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>story</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>external_id</source>
        <translation>externe Kennung</translation>
    </message>
    <message>
        <source>given_name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>family_name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>email</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>Telefon</translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>the date range</source>
        <translation>den Zeitraum</translation>
    </message>
    <message>
        <source>“{part}”</source>
        <translation>„{part}“</translation>
    </message>
    <message>
        <source>by {sources}</source>
        <translation>von {sources}</translation>
    </message>
    <message>
        <source>not {values}</source>
        <translation>nicht {values}</translation>
    </message>
    <message>
        <source>about {reference}</source>
        <translation>zu {reference}</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>alle Zeiten</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>bis {date}</translation>
    </message>
    <message>
        <source>since {date}</source>
        <translation>seit {date}</translation>
    </message>
    <message>
        <source>all categories</source>
        <translation>alle Kategorien</translation>
    </message>
    <message>
        <source>{some} or {last}</source>
        <translation>{some} oder {last}</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Only about</source>
        <translation>Nur zu</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Alle Zeiten</translation>
    </message>
</context>
<context>
    <name>FilterLine</name>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Details of the marked event</source>
        <translation>Details des markierten Ereignisses</translation>
    </message>
    <message>
        <source>Filters, {count} more</source>
        <translation>Filter, {count} weitere</translation>
    </message>
    <message>
        <source>Only about</source>
        <translation>Nur zu</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>{count} categories</source>
        <translation>{count} Kategorien</translation>
    </message>
    <message>
        <source>{count} types</source>
        <translation>{count} Typen</translation>
    </message>
    <message>
        <source>{count} sources</source>
        <translation>{count} Quellen</translation>
    </message>
    <message>
        <source>Click to show all of them again.</source>
        <translation>Klicken Sie, um alle wieder zu zeigen.</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Dates…</source>
        <translation>Zeitraum…</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>Open who was &amp;scanned</source>
        <translation>&amp;Gescannten Kunden öffnen</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>{many} customers have {code}</source>
        <translation>{many} Kunden haben {code}</translation>
    </message>
    <message>
        <source>This card belongs to nobody in this database</source>
        <translation>Diese Karte gehört niemandem in dieser Datenbank</translation>
    </message>
    <message>
        <source>No customer has {code}</source>
        <translation>Kein Kunde hat {code}</translation>
    </message>
    <message>
        <source>Wallet card of {name}</source>
        <translation>Wallet-Karte von {name}</translation>
    </message>
    <message>
        <source>{code} of {name}</source>
        <translation>{code} von {name}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>What you are writing is as you left it.</source>
        <translation>Was Sie gerade schreiben, ist unverändert.</translation>
    </message>
    <message>
        <source>Nothing was scanned</source>
        <translation>Nichts wurde gescannt</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Import a file…</source>
        <translation>Datei importieren…</translation>
    </message>
    <message>
        <source>New customer…</source>
        <translation>Neuer Kunde…</translation>
    </message>
    <message>
        <source>Open a shared database…</source>
        <translation>Gemeinsame Datenbank öffnen…</translation>
    </message>
    <message>
        <source>Look at demo data</source>
        <translation>Demodaten ansehen</translation>
    </message>
    <message>
        <source>This database is empty</source>
        <translation>Diese Datenbank ist leer</translation>
    </message>
    <message>
        <source>Import the customers and their history from a file, or begin with one customer. Demo data opens in a window of its own, with a database of its own: none of it comes in here.</source>
        <translation>Importieren Sie die Kunden und ihren Verlauf aus einer Datei, oder beginnen Sie mit einem Kunden. Demodaten öffnen sich in einem eigenen Fenster mit eigener Datenbank: Nichts davon kommt hierher.</translation>
    </message>
    <message>
        <source>Making the demo data: this takes some seconds, once.</source>
        <translation>Die Demodaten entstehen: Das dauert einmalig einige Sekunden.</translation>
    </message>
    <message>
        <source>Making the demo data: {percent} % of {total} events.</source>
        <translation>Die Demodaten entstehen: {percent}&#xa0;% von {total} Ereignissen.</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>New customer</source>
        <translation>Neuer Kunde</translation>
    </message>
    <message>
        <source>New customer “{words}”</source>
        <translation>Neuer Kunde „{words}“</translation>
    </message>
</context>
<context>
    <name>ForgetDialog</name>
    <message>
        <source>Forget databases</source>
        <translation>Datenbanken vergessen</translation>
    </message>
    <message>
        <source>They leave the menu, and their passwords the keyring. The databases themselves stay.</source>
        <translation>Sie verschwinden aus dem Menü, und ihre Passwörter aus dem Schlüsselbund. Die Datenbanken selbst bleiben.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Guide to Tiquo</source>
        <translation>Handbuch zu Tiquo</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>Kapitel</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>&amp;Logs</source>
        <translation>&amp;Protokolle</translation>
    </message>
    <message>
        <source>&amp;About Tiquo</source>
        <translation>&amp;Info zu Tiquo</translation>
    </message>
    <message>
        <source>There is no log: the folder {folder} could not be made.</source>
        <translation>Es gibt kein Protokoll: Der Ordner {folder} konnte nicht angelegt werden.</translation>
    </message>
    <message>
        <source>No program here shows folders. The logs are in {folder}.</source>
        <translation>Kein Programm hier zeigt Ordner. Die Protokolle sind in {folder}.</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>History over time</source>
        <translation>Verlauf über die Zeit</translation>
    </message>
    <message>
        <source>Arrows move, Shift+arrows extend, Enter applies, Delete clears</source>
        <translation>Pfeile bewegen, Umschalt+Pfeile erweitern, Eingabe wendet an, Entf löscht</translation>
    </message>
    <message>
        <source>Drag to choose a time; drag its ends to change it; click beside it to clear</source>
        <translation>Ziehen wählt eine Zeit; Ziehen an den Enden ändert sie; ein Klick daneben löscht sie</translation>
    </message>
    <message>
        <source>{when}: {total} event</source>
        <translation>{when}: {total} Ereignis</translation>
    </message>
    <message>
        <source>{when}: {total} events</source>
        <translation>{when}: {total} Ereignisse</translation>
    </message>
    <message>
        <source>{when}: {total} event, {shown} shown</source>
        <translation>{when}: {total} Ereignis, {shown} gezeigt</translation>
    </message>
    <message>
        <source>{when}: {total} events, {shown} shown</source>
        <translation>{when}: {total} Ereignisse, {shown} gezeigt</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{day}. {month} {year}</translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <translation>{day}. {month}</translation>
    </message>
    <message>
        <source>{day}</source>
        <comment>before a later day of the month</comment>
        <translation>{day}.</translation>
    </message>
</context>
<context>
    <name>ImportForm</name>
    <message>
        <source>File to import</source>
        <translation>Zu importierende Datei</translation>
    </message>
    <message>
        <source>CSV or JSON Lines</source>
        <translation>CSV oder JSON Lines</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Browse for: {name}</source>
        <translation>Durchsuchen für: {name}</translation>
    </message>
    <message>
        <source>an export of Tiquo, or events under the same names</source>
        <translation>ein Export von Tiquo, oder Ereignisse unter denselben Namen</translation>
    </message>
    <message>
        <source>the customer list that the Tiquo platform exports</source>
        <translation>die Kundenliste, die die Tiquo-Plattform exportiert</translation>
    </message>
    <message>
        <source>webhooks of the Tiquo platform, one a line</source>
        <translation>Webhooks der Tiquo-Plattform, einer je Zeile</translation>
    </message>
    <message>
        <source>the public data set of hotel bookings, one a row</source>
        <translation>der öffentliche Datensatz der Hotelbuchungen, eine je Zeile</translation>
    </message>
    <message>
        <source>What kind of file it is</source>
        <translation>Welche Art von Datei es ist</translation>
    </message>
    <message>
        <source>fits this file</source>
        <translation>passt zu dieser Datei</translation>
    </message>
    <message>
        <source>Your own profile</source>
        <translation>Ihr eigenes Profil</translation>
    </message>
    <message>
        <source>a TOML file that says how to read yours</source>
        <translation>eine TOML-Datei, die sagt, wie Ihre zu lesen ist</translation>
    </message>
    <message>
        <source>File of your own profile</source>
        <translation>Datei Ihres eigenen Profils</translation>
    </message>
    <message>
        <source>Encoding of its text</source>
        <translation>Kodierung des Textes</translation>
    </message>
    <message>
        <source>As the profile says</source>
        <translation>Wie im Profil</translation>
    </message>
    <message>
        <source>Data files ({endings});;All files (*)</source>
        <translation>Datendateien ({endings});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import profiles ({ending})</source>
        <translation>Importprofile ({ending})</translation>
    </message>
    <message>
        <source>None of these profiles fits the file: choose what kind of file it is, or name a profile of your own.</source>
        <translation>Keines dieser Profile passt zu der Datei: Wählen Sie, welche Art von Datei es ist, oder nennen Sie ein eigenes Profil.</translation>
    </message>
    <message>
        <source>There is no file of that name: correct it, or choose one with Browse.</source>
        <translation>Es gibt keine Datei mit diesem Namen: Berichtigen Sie ihn, oder wählen Sie eine mit „Durchsuchen“.</translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message>
        <source>{file}, read with {profile}</source>
        <translation>{file}, gelesen mit {profile}</translation>
    </message>
    <message>
        <source>The file has no row below its header.</source>
        <translation>Die Datei hat keine Zeile unter der Kopfzeile.</translation>
    </message>
    <message>
        <source>All {rows} rows</source>
        <translation>Alle {rows} Zeilen</translation>
    </message>
    <message>
        <source>The first {rows} rows</source>
        <translation>Die ersten {rows} Zeilen</translation>
    </message>
    <message>
        <source>The only row</source>
        <translation>Die einzige Zeile</translation>
    </message>
    <message>
        <source>The first row</source>
        <translation>Die erste Zeile</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message>
        <source>{events} events</source>
        <translation>{events} Ereignisse</translation>
    </message>
    <message>
        <source>1 new customer</source>
        <translation>1 neuer Kunde</translation>
    </message>
    <message>
        <source>{customers} new customers</source>
        <translation>{customers} neue Kunden</translation>
    </message>
    <message>
        <source>1 event that is here already</source>
        <translation>1 Ereignis, das schon da ist</translation>
    </message>
    <message>
        <source>{events} events that are here already</source>
        <translation>{events} Ereignisse, die schon da sind</translation>
    </message>
    <message>
        <source>1 row that would be refused</source>
        <translation>1 Zeile, die abgelehnt würde</translation>
    </message>
    <message>
        <source>{rows} rows that would be refused</source>
        <translation>{rows} Zeilen, die abgelehnt würden</translation>
    </message>
    <message>
        <source>{which} come to: {parts}.</source>
        <translation>{which} ergeben: {parts}.</translation>
    </message>
    <message>
        <source>{which} comes to: {parts}.</source>
        <translation>{which} ergibt: {parts}.</translation>
    </message>
    <message>
        <source>Nothing has been stored yet.</source>
        <translation>Noch ist nichts gespeichert.</translation>
    </message>
    <message>
        <source>In the file: {text}</source>
        <translation>In der Datei: {text}</translation>
    </message>
</context>
<context>
    <name>ImportResult</name>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Stopped. What went in stays; the same import run again goes on.</source>
        <translation>Angehalten. Was aufgenommen ist, bleibt; derselbe Import noch einmal macht weiter.</translation>
    </message>
    <message>
        <source>No row of the file went in: is this the profile for it?</source>
        <translation>Keine Zeile der Datei wurde aufgenommen: Ist das ihr Profil?</translation>
    </message>
    <message>
        <source>{events} events</source>
        <translation>{events} Ereignisse</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message>
        <source>{customers} new customers</source>
        <translation>{customers} neue Kunden</translation>
    </message>
    <message>
        <source>1 new customer</source>
        <translation>1 neuer Kunde</translation>
    </message>
    <message>
        <source>{customers} and {events} went in</source>
        <translation>{customers} und {events} aufgenommen</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>Gelesene Zeilen</translation>
    </message>
    <message>
        <source>Customers changed</source>
        <translation>Geänderte Kunden</translation>
    </message>
    <message>
        <source>Events that were here already</source>
        <translation>Ereignisse, die schon da waren</translation>
    </message>
    <message>
        <source>Rows that say nothing new</source>
        <translation>Zeilen, die nichts Neues sagen</translation>
    </message>
    <message>
        <source>Rows refused</source>
        <translation>Abgelehnte Zeilen</translation>
    </message>
    <message>
        <source>ISO 4217 has no currency {codes}: its amounts are kept as they are.</source>
        <translation>ISO 4217 hat keine Währung {codes}: Ihre Beträge bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Why rows were refused</source>
        <translation>Warum Zeilen abgelehnt wurden</translation>
    </message>
    <message>
        <source>Line {line}: {reason}</source>
        <translation>Zeile {line}: {reason}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message>
        <source>and one more</source>
        <translation>und eine weitere</translation>
    </message>
    <message>
        <source>The refused rows are in {file}, each with its reason. Correct them there, and import that file with the same profile.</source>
        <translation>Die abgelehnten Zeilen stehen in {file}, jede mit ihrem Grund. Korrigieren Sie sie dort, und importieren Sie diese Datei mit demselben Profil.</translation>
    </message>
</context>
<context>
    <name>ImportWizard</name>
    <message>
        <source>Import a file</source>
        <translation>Datei importieren</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>Fortschritt des Imports</translation>
    </message>
    <message>
        <source>What goes in is permanent. The same file again adds nothing.</source>
        <translation>Was aufgenommen wird, bleibt für immer. Dieselbe Datei noch einmal fügt nichts hinzu.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Nothing is stored before you have seen it.</source>
        <translation>Nichts wird gespeichert, bevor Sie es gesehen haben.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>What has gone in stays.</source>
        <translation>Was aufgenommen ist, bleibt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Die Datei wird gelesen…</translation>
    </message>
    <message>
        <source>Importing {file}</source>
        <translation>{file} wird importiert</translation>
    </message>
    <message>
        <source>{done} of {total} MB read</source>
        <translation>{done} von {total} MB gelesen</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten…</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
</context>
<context>
    <name>JsonView</name>
    <message>
        <source>Details as JSON</source>
        <translation>Details als JSON</translation>
    </message>
</context>
<context>
    <name>Kinds</name>
    <message>
        <source>Visit</source>
        <translation>Besuch</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Anruf</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Zahlung</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Erstattung</translation>
    </message>
    <message>
        <source>Enquiry</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>Buchung</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Bestellung</translation>
    </message>
</context>
<context>
    <name>LastCustomer</name>
    <message>
        <source>Open the &amp;last customer again</source>
        <translation>&amp;Letzten Kunden wieder öffnen</translation>
    </message>
    <message>
        <source>Nobody was open here yet.</source>
        <translation>Hier war noch niemand geöffnet.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;Find a customer</source>
        <translation>Kunden &amp;suchen</translation>
    </message>
    <message>
        <source>Details of the &amp;marked event</source>
        <translation>Details zum &amp;markierten Ereignis</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>A&amp;ktualisieren</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt…</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>Jan</source>
        <translation>Jan.</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>Feb.</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>März</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>Apr.</translation>
    </message>
    <message>
        <source>May</source>
        <comment>short</comment>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>Juni</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>Juli</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>Aug.</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>Sept.</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>Okt.</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>Nov.</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>Dez.</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>Mo</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>Di</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>Mi</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>Do</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>Fr</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>Sa</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>So</translation>
    </message>
    <message>
        <source>today {clock}</source>
        <translation>heute {clock}</translation>
    </message>
    <message>
        <source>yesterday {clock}</source>
        <translation>gestern {clock}</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{day}. {month} {year}</translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <translation>{day}. {month}</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{month} {year}</translation>
    </message>
    <message>
        <source>{number} d</source>
        <translation>{number} Tg.</translation>
    </message>
    <message>
        <source>{number} h</source>
        <translation>{number} Std.</translation>
    </message>
    <message>
        <source>{number} min</source>
        <translation>{number} Min.</translation>
    </message>
    <message>
        <source>{number} s</source>
        <translation>{number} s</translation>
    </message>
    <message>
        <source>{weekday} {day}</source>
        <translation>{weekday}, {day}</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>,</source>
        <comment>between thousands</comment>
        <translation>.</translation>
    </message>
    <message>
        <source>.</source>
        <comment>before decimals</comment>
        <translation>,</translation>
    </message>
    <message>
        <source>{symbol}{number}</source>
        <comment>an amount</comment>
        <translation>{number}&#xa0;{symbol}</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Guide</source>
        <translation>Handbuch</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Up and Down choose, Enter does it</source>
        <translation>Auf und Ab wählen, Eingabe führt aus</translation>
    </message>
    <message>
        <source>No command is called that</source>
        <translation>Kein Befehl heißt so</translation>
    </message>
</context>
<context>
    <name>Paragraph</name>
    <message>
        <source>… ({count} more characters: Copy takes all of them)</source>
        <translation>… ({count} weitere Zeichen: Kopieren nimmt alle mit)</translation>
    </message>
    <message>
        <source>Enter shows the events of {reference}</source>
        <translation>Enter zeigt die Ereignisse zu {reference}</translation>
    </message>
</context>
<context>
    <name>PersonChange</name>
    <message>
        <source>&amp;Change person at this desk…</source>
        <translation>&amp;Person an diesem Arbeitsplatz wechseln…</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Noch niemand</translation>
    </message>
    <message>
        <source>No database is open.</source>
        <translation>Es ist keine Datenbank geöffnet.</translation>
    </message>
    <message>
        <source>Another database answers at this address: start the program again to work with it.</source>
        <translation>Unter dieser Adresse antwortet eine andere Datenbank: Starten Sie das Programm neu, um mit ihr zu arbeiten.</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Who is at this desk?</source>
        <translation>Wer ist an diesem Arbeitsplatz?</translation>
    </message>
    <message>
        <source>Change person at this desk</source>
        <translation>Person an diesem Arbeitsplatz wechseln</translation>
    </message>
    <message>
        <source>Your name signs what is recorded at this desk.</source>
        <translation>Ihr Name zeichnet, was an diesem Arbeitsplatz erfasst wird.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change person</source>
        <translation>Person wechseln</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Next records are signed {name}.</source>
        <translation>Die nächsten Einträge zeichnet {name}.</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Name of the person at this desk</source>
        <translation>Name der Person an diesem Arbeitsplatz</translation>
    </message>
    <message>
        <source>Type a login, or choose one</source>
        <translation>Anmeldung eingeben oder auswählen</translation>
    </message>
    <message>
        <source>Type a name, or choose one</source>
        <translation>Namen eingeben oder auswählen</translation>
    </message>
    <message>
        <source>People who were at this desk</source>
        <translation>Personen, die an diesem Arbeitsplatz waren</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Name that signs</source>
        <translation>Unterzeichnet als</translation>
    </message>
    <message>
        <source>new at this desk</source>
        <translation>neu an diesem Arbeitsplatz</translation>
    </message>
    <message>
        <source>last here {day}</source>
        <translation>zuletzt hier {day}</translation>
    </message>
    <message>
        <source>here since {time}</source>
        <translation>hier seit {time}</translation>
    </message>
    <message>
        <source>Password of {login}</source>
        <translation>Passwort von {login}</translation>
    </message>
</context>
<context>
    <name>PhoneFields</name>
    <message>
        <source>Add a phone number</source>
        <translation>Telefonnummer hinzufügen</translation>
    </message>
    <message>
        <source>not a valid number, kept as written</source>
        <translation>keine gültige Nummer, wird wie geschrieben behalten</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>gültig</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>Hauptnummer</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove this number</source>
        <translation>Diese Nummer entfernen</translation>
    </message>
    <message>
        <source>Phone number {number}</source>
        <translation>Telefonnummer {number}</translation>
    </message>
    <message>
        <source>Phone number {number} is the primary one</source>
        <translation>Telefonnummer {number} ist die Hauptnummer</translation>
    </message>
    <message>
        <source>Remove phone number {number}</source>
        <translation>Telefonnummer {number} entfernen</translation>
    </message>
</context>
<context>
    <name>Present</name>
    <message>
        <source>signed in since {time}</source>
        <translation>angemeldet seit {time}</translation>
    </message>
    <message>
        <source>here since {time}</source>
        <translation>hier seit {time}</translation>
    </message>
    <message>
        <source>{number} drafts kept</source>
        <translation>{number} Entwürfe aufbewahrt</translation>
    </message>
    <message>
        <source>{number} draft kept</source>
        <translation>{number} Entwurf aufbewahrt</translation>
    </message>
</context>
<context>
    <name>PreviewModel</name>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} von {count}</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>What would be recorded</source>
        <translation>Was erfasst würde</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>Schon da</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Neuer Kunde</translation>
    </message>
    <message>
        <source>Changes the customer</source>
        <translation>Ändert den Kunden</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>Nichts Neues</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>new customer {name}</source>
        <translation>neuer Kunde {name}</translation>
    </message>
    <message>
        <source>Line {line}: {words}</source>
        <translation>Zeile {line}: {words}</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>The first rows as the events they would become</source>
        <translation>Die ersten Zeilen als die Ereignisse, die daraus würden</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>&amp;Compact</source>
        <translation>&amp;Kompakt</translation>
    </message>
    <message>
        <source>&amp;Standard</source>
        <translation>&amp;Standard</translation>
    </message>
    <message>
        <source>C&amp;omfortable</source>
        <translation>&amp;Großzügig</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>F&amp;iltern</translation>
    </message>
    <message>
        <source>&amp;Dates…</source>
        <translation>&amp;Zeitraum…</translation>
    </message>
    <message>
        <source>&amp;Clear all filters</source>
        <translation>Alle &amp;Filter löschen</translation>
    </message>
    <message>
        <source>&amp;Turn the order</source>
        <translation>&amp;Reihenfolge umkehren</translation>
    </message>
    <message>
        <source>&amp;Columns…</source>
        <translation>&amp;Spalten…</translation>
    </message>
    <message>
        <source>&amp;Density</source>
        <translation>&amp;Dichte</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>uid</source>
        <translation>uid</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>number starts with {typed}</source>
        <translation>Nummer beginnt mit {typed}</translation>
    </message>
    <message>
        <source>surname</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>surname starts with {typed}</source>
        <translation>Nachname beginnt mit {typed}</translation>
    </message>
    <message>
        <source>second surname</source>
        <translation>zweiter Nachname</translation>
    </message>
    <message>
        <source>second surname starts with {typed}</source>
        <translation>zweiter Nachname beginnt mit {typed}</translation>
    </message>
    <message>
        <source>first name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>first name starts with {typed}</source>
        <translation>Vorname beginnt mit {typed}</translation>
    </message>
    <message>
        <source>middle name</source>
        <translation>weiterer Vorname</translation>
    </message>
    <message>
        <source>middle name starts with {typed}</source>
        <translation>weiterer Vorname beginnt mit {typed}</translation>
    </message>
    <message>
        <source>company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>company starts with {typed}</source>
        <translation>Firma beginnt mit {typed}</translation>
    </message>
    <message>
        <source>word of the company starts with {typed}</source>
        <translation>Wort der Firma beginnt mit {typed}</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>phone starts {typed}</source>
        <translation>Telefon beginnt mit {typed}</translation>
    </message>
    <message>
        <source>phone has {typed}</source>
        <translation>Telefon enthält {typed}</translation>
    </message>
    <message>
        <source>phone ends {typed}</source>
        <translation>Telefon endet auf {typed}</translation>
    </message>
    <message>
        <source>“{typed}”: one typo for {name}</source>
        <translation>„{typed}“: ein Tippfehler für {name}</translation>
    </message>
    <message>
        <source>“{typed}” sounds like {name}</source>
        <translation>„{typed}“ klingt wie {name}</translation>
    </message>
    <message>
        <source>order {name}</source>
        <translation>Bestellung {name}</translation>
    </message>
    <message>
        <source>booking {name}</source>
        <translation>Buchung {name}</translation>
    </message>
    <message>
        <source>enquiry {name}</source>
        <translation>Anfrage {name}</translation>
    </message>
    <message>
        <source>reference {name}</source>
        <translation>Referenz {name}</translation>
    </message>
    <message>
        <source>as {name} before it was merged</source>
        <translation>als {name} vor der Zusammenführung</translation>
    </message>
</context>
<context>
    <name>RecordDialog</name>
    <message>
        <source>Correct an event</source>
        <translation>Ereignis korrigieren</translation>
    </message>
    <message>
        <source>Record activity</source>
        <translation>Aktivität erfassen</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>Entwurf verwerfen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Why it is corrected</source>
        <translation>Warum es korrigiert wird</translation>
    </message>
    <message>
        <source>Typing error</source>
        <translation>Schreibfehler</translation>
    </message>
    <message>
        <source>Your draft of {time} is back</source>
        <translation>Ihr Entwurf von {time} ist wieder da</translation>
    </message>
    <message>
        <source>Draft kept {time}</source>
        <translation>Entwurf aufbewahrt {time}</translation>
    </message>
    <message>
        <source>Draft not kept</source>
        <translation>Entwurf nicht aufbewahrt</translation>
    </message>
    <message>
        <source>{sentence} Nothing was saved.</source>
        <translation>{sentence} Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>{name} is banned: {reason} Nothing is recorded yet. Record it all the same?</source>
        <translation>{name} hat Hausverbot: {reason} Noch ist nichts erfasst. Trotzdem erfassen?</translation>
    </message>
    <message>
        <source>Record all the same</source>
        <translation>Trotzdem erfassen</translation>
    </message>
    <message>
        <source>Another amount stands than before, such as when somebody else has corrected this too. Nothing is saved yet: look at the amount, then save again.</source>
        <translation>Es gilt ein anderer Betrag als zuvor, etwa weil jemand anders das auch korrigiert hat. Noch ist nichts gespeichert: Sehen Sie den Betrag an, und speichern Sie dann erneut.</translation>
    </message>
    <message>
        <source>An earlier attempt did reach the database, as: {sentence} What you changed since then can be saved as its correction: say why, then save.</source>
        <translation>Ein früherer Versuch hat die Datenbank doch erreicht, als: {sentence} Was Sie seitdem geändert haben, kann als Korrektur gespeichert werden: Sagen Sie, warum, und speichern Sie dann.</translation>
    </message>
    <message>
        <source>What you typed is still here and kept as a draft.</source>
        <translation>Was Sie geschrieben haben, ist noch da und als Entwurf aufbewahrt.</translation>
    </message>
    <message>
        <source>What you typed is still here.</source>
        <translation>Was Sie geschrieben haben, ist noch da.</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>Often:</source>
        <translation>Oft:</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>BK-A12B34, or room:114</source>
        <translation>BK-A12B34 oder room:114</translation>
    </message>
    <message>
        <source>What happened, one sentence</source>
        <translation>Was geschah, ein Satz</translation>
    </message>
    <message>
        <source>Object, optional</source>
        <translation>Objekt, freiwillig</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Opens and closes the field for details</source>
        <translation>Öffnet und schließt das Feld für Details</translation>
    </message>
    <message>
        <source>One a line, as in table: 4</source>
        <translation>Je Zeile eines, wie in Tisch: 4</translation>
    </message>
    <message>
        <source>Details, one a line, as in table: 4</source>
        <translation>Details, je Zeile eines, wie in Tisch: 4</translation>
    </message>
    <message>
        <source>Permanent once saved: it can be corrected, not changed or deleted.</source>
        <translation>Einmal gespeichert, bleibt es: Es kann korrigiert, aber nicht geändert oder gelöscht werden.</translation>
    </message>
    <message>
        <source>Details, open</source>
        <translation>Details, offen</translation>
    </message>
    <message>
        <source>Details, closed</source>
        <translation>Details, geschlossen</translation>
    </message>
    <message>
        <source>Now ({time})</source>
        <translation>Jetzt ({time})</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>Correct…</source>
        <translation>Korrigieren…</translation>
    </message>
    <message>
        <source>&amp;Record activity…</source>
        <translation>Aktivität &amp;erfassen…</translation>
    </message>
    <message>
        <source>Co&amp;rrect this event…</source>
        <translation>Ereignis korri&amp;gieren…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
</context>
<context>
    <name>References</name>
    <message>
        <source>Events of the same &amp;object</source>
        <translation>Ereignisse zum selben Ob&amp;jekt</translation>
    </message>
    <message>
        <source>This event names no order, booking or enquiry.</source>
        <translation>Dieses Ereignis nennt keine Bestellung, Buchung oder Anfrage.</translation>
    </message>
</context>
<context>
    <name>RemovableChip</name>
    <message>
        <source>only these</source>
        <translation>nur diese</translation>
    </message>
    <message>
        <source>not filtered</source>
        <translation>nicht gefiltert</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>Der Bericht</translation>
    </message>
    <message>
        <source>Nothing is sent.</source>
        <translation>Nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program</source>
        <translation>Im Programm ist etwas schiefgegangen</translation>
    </message>
    <message>
        <source>What was recorded is stored, and you can go on. If it happens again, start the program anew, and pass this report on to whoever looks after it. It holds places in the program, and no text of a customer.</source>
        <translation>Was erfasst wurde, ist gespeichert, und Sie können weiterarbeiten. Geschieht es wieder, starten Sie das Programm neu, und geben Sie diesen Bericht an die Person weiter, die es betreut. Er enthält Stellen im Programm und keinen Text eines Kunden.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The report is on the clipboard.</source>
        <translation>Der Bericht ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>The report is in {file}</source>
        <translation>Der Bericht ist in {file}</translation>
    </message>
</context>
<context>
    <name>ResultList</name>
    <message>
        <source>Search results</source>
        <translation>Suchergebnisse</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>No customers yet</source>
        <translation>Noch keine Kunden</translation>
    </message>
    <message>
        <source>Import them from a file (File &gt; Import), or begin with a new one.</source>
        <translation>Importieren Sie sie aus einer Datei (Datei &gt; Importieren), oder beginnen Sie mit einem neuen.</translation>
    </message>
    <message>
        <source>Recent on this computer</source>
        <translation>Zuletzt an diesem Computer</translation>
    </message>
    <message>
        <source>Recently active</source>
        <translation>Zuletzt aktiv</translation>
    </message>
    <message>
        <source>Scan a wallet card or ticket at any time. It is recognised wherever the cursor is.</source>
        <translation>Scannen Sie jederzeit eine Wallet-Karte oder ein Ticket. Es wird erkannt, wo immer der Cursor steht.</translation>
    </message>
    <message>
        <source>No customer matches all of this</source>
        <translation>Kein Kunde passt zu alldem</translation>
    </message>
    <message>
        <source>Searched name, company, phone, e-mail, numbers and references of {total} customers.</source>
        <translation>Durchsucht: Name, Firma, Telefon, E-Mail, Nummern und Referenzen von {total} Kunden.</translation>
    </message>
    <message>
        <source>First {found} of {total} customers</source>
        <translation>Die ersten {found} von {total} Kunden</translation>
    </message>
    <message>
        <source>{found} of {total} customers</source>
        <translation>{found} von {total} Kunden</translation>
    </message>
    <message>
        <source>What to try</source>
        <translation>Was Sie versuchen können</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Suchergebnisse</translation>
    </message>
    <message>
        <source>The search did not work</source>
        <translation>Die Suche hat nicht funktioniert</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>front desk</source>
        <translation>Empfang</translation>
    </message>
    <message>
        <source>manager</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>integration</source>
        <translation>Integration</translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>{count} event</source>
        <translation>{count} Ereignis</translation>
    </message>
    <message>
        <source>{count} events</source>
        <translation>{count} Ereignisse</translation>
    </message>
    <message>
        <source>{events}, {count} hidden by filters</source>
        <translation>{events}, {count} durch Filter ausgeblendet</translation>
    </message>
    <message>
        <source>object {reference}</source>
        <translation>Objekt {reference}</translation>
    </message>
    <message>
        <source>by {who}</source>
        <translation>von {who}</translation>
    </message>
    <message>
        <source>a correction</source>
        <translation>eine Korrektur</translation>
    </message>
    <message>
        <source>corrected later</source>
        <translation>später korrigiert</translation>
    </message>
    <message>
        <source>written down late</source>
        <translation>nachträglich erfasst</translation>
    </message>
    <message>
        <source>{place} of {shown}</source>
        <translation>{place} von {shown}</translation>
    </message>
    <message>
        <source>Text erased</source>
        <translation>Text gelöscht</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{month} {year}</translation>
    </message>
    <message>
        <source>January</source>
        <translation>Januar</translation>
    </message>
    <message>
        <source>February</source>
        <translation>Februar</translation>
    </message>
    <message>
        <source>March</source>
        <translation>März</translation>
    </message>
    <message>
        <source>April</source>
        <translation>April</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>June</source>
        <translation>Juni</translation>
    </message>
    <message>
        <source>July</source>
        <translation>Juli</translation>
    </message>
    <message>
        <source>August</source>
        <translation>August</translation>
    </message>
    <message>
        <source>September</source>
        <translation>September</translation>
    </message>
    <message>
        <source>October</source>
        <translation>Oktober</translation>
    </message>
    <message>
        <source>November</source>
        <translation>November</translation>
    </message>
    <message>
        <source>December</source>
        <translation>Dezember</translation>
    </message>
    <message>
        <source>{weekday} {day} {month} {year}</source>
        <translation>{weekday}, {day}. {month} {year}</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>Montag</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>Dienstag</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>Mittwoch</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>Donnerstag</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>Freitag</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>Samstag</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>Sonntag</translation>
    </message>
</context>
<context>
    <name>ScanBar</name>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Name, phone or scan</source>
        <translation>Name, Telefon oder Scan</translation>
    </message>
    <message>
        <source>Search customers</source>
        <translation>Kunden suchen</translation>
    </message>
    <message>
        <source>Name, phone, e-mail, customer number or booking reference; cards and tickets can be scanned wherever the cursor is</source>
        <translation>Name, Telefon, E-Mail, Kundennummer oder Buchungsnummer; Karten und Tickets können gescannt werden, wo immer der Cursor steht</translation>
    </message>
</context>
<context>
    <name>SearchRows</name>
    <message>
        <source>last active {when}</source>
        <translation>zuletzt aktiv {when}</translation>
    </message>
    <message>
        <source>{place} of {many}</source>
        <translation>{place} von {many}</translation>
    </message>
    <message>
        <source>“{typed}” sounds like</source>
        <translation>„{typed}“ klingt wie</translation>
    </message>
    <message>
        <source>“{typed}” may be</source>
        <translation>„{typed}“ ist vielleicht</translation>
    </message>
    <message>
        <source>Only “{typed}”</source>
        <translation>Nur „{typed}“</translation>
    </message>
    <message>
        <source>Orders, bookings and enquiries with “{typed}”</source>
        <translation>Bestellungen, Buchungen und Anfragen mit „{typed}“</translation>
    </message>
    <message>
        <source>{count} customers</source>
        <translation>{count} Kunden</translation>
    </message>
    <message>
        <source>{count} customer</source>
        <translation>{count} Kunde</translation>
    </message>
    <message>
        <source>scanned {when}</source>
        <translation>gescannt {when}</translation>
    </message>
    <message>
        <source>opened {when} by you</source>
        <translation>geöffnet {when} von Ihnen</translation>
    </message>
    <message>
        <source>opened {when} by {person}</source>
        <translation>geöffnet {when} von {person}</translation>
    </message>
    <message>
        <source>phone ends in {digits}</source>
        <translation>Telefon endet auf {digits}</translation>
    </message>
    <message>
        <source>e-mail at {domain}</source>
        <translation>E-Mail bei {domain}</translation>
    </message>
    <message>
        <source>Today {time}</source>
        <translation>Heute {time}</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
</context>
<context>
    <name>ServerForm</name>
    <message>
        <source>Read from a standby where one answers</source>
        <translation>Von einem Standby lesen, wo einer antwortet</translation>
    </message>
    <message>
        <source>Keep the password in this computer&apos;s keyring</source>
        <translation>Das Passwort im Schlüsselbund dieses Computers behalten</translation>
    </message>
    <message>
        <source>several with commas, or paste a whole address here</source>
        <translation>mehrere mit Kommas, oder eine ganze Adresse einfügen</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Encryption (TLS)</source>
        <translation>Verschlüsselung (TLS)</translation>
    </message>
    <message>
        <source>the system&apos;s</source>
        <translation>die des Systems</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Browse for the file of a certificate authority</source>
        <translation>Nach der Datei einer Zertifizierungsstelle suchen</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Server is checked, except on this computer</source>
        <translation>Server wird geprüft, außer auf diesem Computer</translation>
    </message>
    <message>
        <source>Server is checked (verify-full)</source>
        <translation>Server wird geprüft (verify-full)</translation>
    </message>
    <message>
        <source>Certificate is checked (verify-ca)</source>
        <translation>Zertifikat geprüft (verify-ca)</translation>
    </message>
    <message>
        <source>Encrypted, not checked (require)</source>
        <translation>Verschlüsselt, ungeprüft (require)</translation>
    </message>
    <message>
        <source>Not encrypted (disable)</source>
        <translation>Unverschlüsselt (disable)</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Pos1</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>In the search field and its list</source>
        <translation>Im Suchfeld und seiner Liste</translation>
    </message>
    <message>
        <source>Mark another customer</source>
        <translation>Anderen Kunden markieren</translation>
    </message>
    <message>
        <source>Open the marked customer</source>
        <translation>Markierten Kunden öffnen</translation>
    </message>
    <message>
        <source>Clear the text, then the desk</source>
        <translation>Text leeren, dann den Kunden schließen</translation>
    </message>
    <message>
        <source>In the timeline</source>
        <translation>Im Verlauf</translation>
    </message>
    <message>
        <source>Mark another event</source>
        <translation>Anderes Ereignis markieren</translation>
    </message>
    <message>
        <source>First and last event</source>
        <translation>Erstes und letztes Ereignis</translation>
    </message>
    <message>
        <source>Select several events</source>
        <translation>Mehrere Ereignisse auswählen</translation>
    </message>
    <message>
        <source>Details of the marked event</source>
        <translation>Details des markierten Ereignisses</translation>
    </message>
    <message>
        <source>Back to the search</source>
        <translation>Zurück zur Suche</translation>
    </message>
    <message>
        <source>In the details</source>
        <translation>In den Details</translation>
    </message>
    <message>
        <source>Back to the timeline</source>
        <translation>Zurück zum Verlauf</translation>
    </message>
    <message>
        <source>On the chips of the filters</source>
        <translation>Auf den Feldern der Filter</translation>
    </message>
    <message>
        <source>Next row of chips</source>
        <translation>Nächste Reihe</translation>
    </message>
    <message>
        <source>Another chip of the row</source>
        <translation>Anderes Feld der Reihe</translation>
    </message>
    <message>
        <source>Only these, or any again</source>
        <translation>Nur diese, oder wieder alle</translation>
    </message>
    <message>
        <source>Not these</source>
        <translation>Diese nicht</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>On the histogram</source>
        <translation>Auf dem Histogramm</translation>
    </message>
    <message>
        <source>Another bar</source>
        <translation>Anderer Balken</translation>
    </message>
    <message>
        <source>First and last bar</source>
        <translation>Erster und letzter Balken</translation>
    </message>
    <message>
        <source>Mark a range</source>
        <translation>Zeitraum markieren</translation>
    </message>
    <message>
        <source>Show only the range</source>
        <translation>Nur den Zeitraum zeigen</translation>
    </message>
    <message>
        <source>Show all dates again</source>
        <translation>Wieder alle Zeiten zeigen</translation>
    </message>
    <message>
        <source>While something is recorded or edited</source>
        <translation>Beim Erfassen und Bearbeiten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Choose what is recorded often</source>
        <translation>Wählen, was oft erfasst wird</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Verlassen</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>No reason recorded</source>
        <translation>Kein Grund erfasst</translation>
    </message>
    <message>
        <source>banned without an end date</source>
        <translation>Hausverbot ohne Enddatum</translation>
    </message>
    <message>
        <source>banned until {day}</source>
        <translation>Hausverbot bis {day}</translation>
    </message>
    <message>
        <source>This ban is over, and was not lifted yet.</source>
        <translation>Dieses Hausverbot ist abgelaufen und noch nicht aufgehoben.</translation>
    </message>
    <message>
        <source>Do not admit. Call the duty manager.</source>
        <translation>Nicht einlassen. Diensthabende Leitung rufen.</translation>
    </message>
    <message>
        <source>by {person}</source>
        <translation>von {person}</translation>
    </message>
</context>
<context>
    <name>StandingBanner</name>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Show the event of this ban</source>
        <translation>Das Ereignis zu diesem Hausverbot zeigen</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>Another window on this database is open, but it does not answer, so this is a second one. Both can be worked in. If the other one stays like that, close it: what was recorded is stored.</source>
        <translation>Ein anderes Fenster auf dieser Datenbank ist offen, antwortet aber nicht; dies ist daher ein zweites. In beiden kann gearbeitet werden. Bleibt das andere so, schließen Sie es: Was erfasst wurde, ist gespeichert.</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>No access</source>
        <translation>Kein Zugriff</translation>
    </message>
    <message>
        <source>Not answering</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>Verbindet sich neu…</translation>
    </message>
    <message>
        <source>Signed in as {login}</source>
        <translation>Angemeldet als {login}</translation>
    </message>
    <message>
        <source>Who is at this desk</source>
        <translation>Wer an diesem Arbeitsplatz ist</translation>
    </message>
    <message>
        <source>At this desk: {name}</source>
        <translation>An diesem Arbeitsplatz: {name}</translation>
    </message>
    <message>
        <source>Times: {zone}</source>
        <translation>Zeiten: {zone}</translation>
    </message>
</context>
<context>
    <name>Statuses</name>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>Inaktiv</translation>
    </message>
    <message>
        <source>Banned</source>
        <translation>Hausverbot</translation>
    </message>
</context>
<context>
    <name>TechnicalDetails</name>
    <message>
        <source>Technical details</source>
        <translation>Technische Details</translation>
    </message>
    <message>
        <source>What kind of error it was, and where in the program. There is no text of a customer in it.</source>
        <translation>Welche Art von Fehler es war und wo im Programm. Kein Text eines Kunden steht darin.</translation>
    </message>
</context>
<context>
    <name>TimelineDelegate</name>
    <message>
        <source>Corrected</source>
        <translation>Korrigiert</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Korrektur</translation>
    </message>
</context>
<context>
    <name>TimelineHeader</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>&amp;Verschieben</translation>
    </message>
    <message>
        <source>{column} towards the start</source>
        <translation>{column} zum Anfang hin</translation>
    </message>
    <message>
        <source>{column} towards the end</source>
        <translation>{column} zum Ende hin</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>&amp;Breite</translation>
    </message>
    <message>
        <source>{column} wider</source>
        <translation>{column} breiter</translation>
    </message>
    <message>
        <source>{column} narrower</source>
        <translation>{column} schmaler</translation>
    </message>
    <message>
        <source>&amp;As at first</source>
        <translation>&amp;Wie am Anfang</translation>
    </message>
    <message>
        <source>Click Time to turn the order ({keys}).</source>
        <translation>Klick auf Zeit kehrt die Reihenfolge um ({keys}).</translation>
    </message>
    <message>
        <source>Drag a name to move its column, right-click to hide columns.</source>
        <translation>Ziehen Sie einen Namen, um seine Spalte zu verschieben; ein Rechtsklick blendet Spalten aus.</translation>
    </message>
</context>
<context>
    <name>TimelineModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Source, by</source>
        <translation>Quelle, von</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O turns the order of time</source>
        <translation>Strg+Umschalt+O kehrt die zeitliche Reihenfolge um</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Menus</source>
        <translation>Menüs</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>F10 opens it</source>
        <translation>F10 öffnet es</translation>
    </message>
    <message>
        <source>Record activity</source>
        <translation>Aktivität erfassen</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Erfassen</translation>
    </message>
</context>
<context>
    <name>Typed</name>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>at</source>
        <comment>a time of day</comment>
        <translation>um</translation>
    </message>
    <message>
        <source>{number} {unit} ago</source>
        <translation>vor {number} {unit}</translation>
    </message>
    <message>
        <source>m min mins minute minutes</source>
        <comment>how people write it</comment>
        <translation>m min minute minuten</translation>
    </message>
    <message>
        <source>h hr hrs hour hours</source>
        <comment>how people write it</comment>
        <translation>h std stunde stunden</translation>
    </message>
    <message>
        <source>d day days</source>
        <comment>how people write it</comment>
        <translation>d t tg tag tagen tage</translation>
    </message>
</context>
<context>
    <name>Vocabulary</name>
    <message>
        <source>Other ({value})</source>
        <translation>Andere ({value})</translation>
    </message>
    <message>
        <source>Orders</source>
        <comment>category</comment>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>Customers</source>
        <comment>category</comment>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Bookings</source>
        <comment>category</comment>
        <translation>Buchungen</translation>
    </message>
    <message>
        <source>Payments</source>
        <comment>category</comment>
        <translation>Zahlungen</translation>
    </message>
    <message>
        <source>System</source>
        <comment>category</comment>
        <translation>System</translation>
    </message>
    <message>
        <source>Auth</source>
        <comment>type</comment>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Access</source>
        <comment>type</comment>
        <translation>Zutritt</translation>
    </message>
    <message>
        <source>Order</source>
        <comment>type</comment>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>Payment</source>
        <comment>type</comment>
        <translation>Zahlung</translation>
    </message>
    <message>
        <source>Cart</source>
        <comment>type</comment>
        <translation>Warenkorb</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>type</comment>
        <translation>Buchung</translation>
    </message>
    <message>
        <source>Enquiry</source>
        <comment>type</comment>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Visit</source>
        <comment>type</comment>
        <translation>Besuch</translation>
    </message>
    <message>
        <source>Scan</source>
        <comment>type</comment>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Communication</source>
        <comment>type</comment>
        <translation>Kommunikation</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>type</comment>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Configuration</source>
        <comment>type</comment>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Data</source>
        <comment>type</comment>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Security</source>
        <comment>type</comment>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Compliance</source>
        <comment>type</comment>
        <translation>Compliance</translation>
    </message>
    <message>
        <source>Notification</source>
        <comment>type</comment>
        <translation>Benachrichtigung</translation>
    </message>
    <message>
        <source>Integration</source>
        <comment>type</comment>
        <translation>Integration</translation>
    </message>
    <message>
        <source>Report</source>
        <comment>type</comment>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Export</source>
        <comment>type</comment>
        <translation>Export</translation>
    </message>
    <message>
        <source>System</source>
        <comment>source</comment>
        <translation>System</translation>
    </message>
    <message>
        <source>Staff</source>
        <comment>source</comment>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Customer</source>
        <comment>source</comment>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>API</source>
        <comment>source</comment>
        <translation>API</translation>
    </message>
    <message>
        <source>Webhook</source>
        <comment>source</comment>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>Integration</source>
        <comment>source</comment>
        <translation>Integration</translation>
    </message>
    <message>
        <source>Physical</source>
        <comment>source</comment>
        <translation>Vor Ort</translation>
    </message>
    <message>
        <source>Automated</source>
        <comment>source</comment>
        <translation>Automatisch</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>&amp;Find a command…</source>
        <translation>&amp;Befehl suchen…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Go to the &amp;menus</source>
        <translation>Zu den &amp;Menüs</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>The language changes when Tiquo is started anew.</source>
        <translation>Die Sprache wechselt beim nächsten Start von Tiquo.</translation>
    </message>
</context>
<context>
    <name>_Events</name>
    <message>
        <source>this event</source>
        <translation>dieses Ereignis</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} von {count}</translation>
    </message>
</context>
</TS>
