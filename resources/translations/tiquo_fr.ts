<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_GB">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Tiquo</source>
        <translation>À propos de Tiquo</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de données</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Window system</source>
        <translation>Système de fenêtres</translation>
    </message>
    <message>
        <source>none open</source>
        <translation>aucune ouverte</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Versions and licences</source>
        <translation>Versions et licences</translation>
    </message>
    <message>
        <source>Find a customer, read everything that happened, record what just did.</source>
        <translation>Trouver un client, lire tout ce qui s’est passé, saisir ce qui vient de se passer.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Made with, each under its own licence:</source>
        <translation>Réalisé avec, chacun sous sa propre licence&#xa0;:</translation>
    </message>
</context>
<context>
    <name>AmountField</name>
    <message>
        <source>Currency of the amount</source>
        <translation>Devise du montant</translation>
    </message>
    <message>
        <source>Amount, optional</source>
        <translation>Montant, facultatif</translation>
    </message>
    <message>
        <source>{amount} stands, and goes on standing.</source>
        <translation>{amount} est valable et le reste.</translation>
    </message>
    <message>
        <source>Was {old}, now {new}: recorded as {difference}.</source>
        <translation>Avant {old}, maintenant {new}&#xa0;: saisi comme {difference}.</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Click: only these. Again: not these. A third time: any.</source>
        <translation>Clic&#xa0;: seulement ceux-ci. Encore&#xa0;: pas ceux-ci. Une troisième fois&#xa0;: tous.</translation>
    </message>
    <message>
        <source>{count} hidden</source>
        <translation>{count} masqués</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>exclu</translation>
    </message>
    <message>
        <source>only these</source>
        <translation>seulement ceux-ci</translation>
    </message>
    <message>
        <source>not filtered</source>
        <translation>non filtré</translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message>
        <source>{count} more</source>
        <translation>{count} de plus</translation>
    </message>
    <message>
        <source>{count} more of {row}</source>
        <translation>{count} de plus&#xa0;: {row}</translation>
    </message>
</context>
<context>
    <name>ClashChooser</name>
    <message>
        <source>Somebody else changed this customer while you were typing. Everything else of yours and of theirs is put together; for these fields choose what is right.</source>
        <translation>Quelqu’un d’autre a modifié ce client pendant que vous écriviez. Tout le reste, de vous et de cette personne, est réuni&#x202f;; pour ces champs, choisissez ce qui est juste.</translation>
    </message>
    <message>
        <source>Saved meanwhile</source>
        <translation>Enregistré entre-temps</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Le vôtre</translation>
    </message>
    <message>
        <source>{field}: {value}, saved meanwhile</source>
        <translation>{field}&#xa0;: {value}, enregistré entre-temps</translation>
    </message>
    <message>
        <source>{field}: {value}, yours</source>
        <translation>{field}&#xa0;: {value}, le vôtre</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Société</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Téléphones</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Alerte</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Customer</source>
        <translation>&amp;Client</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>&amp;Historique</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Desk</source>
        <translation>&amp;Poste</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>No database is open.</source>
        <translation>Aucune base de données n’est ouverte.</translation>
    </message>
    <message>
        <source>Open a customer first.</source>
        <translation>Ouvrez d’abord un client.</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Open a shared database</source>
        <translation>Ouvrir une base de données partagée</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Tester la connexion</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>This computer has no keyring: the password is asked for each time</source>
        <translation>Cet ordinateur n’a pas de trousseau&#xa0;: le mot de passe est demandé chaque fois</translation>
    </message>
    <message>
        <source>Trying the connection…</source>
        <translation>Test de la connexion…</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Interrompu.</translation>
    </message>
    <message>
        <source>Opening the database…</source>
        <translation>Ouverture de la base de données…</translation>
    </message>
    <message>
        <source>It works: {database} on {kind}.</source>
        <translation>La connexion fonctionne : {database} sur {kind}.</translation>
    </message>
    <message>
        <source>This login may record.</source>
        <translation>Cet identifiant peut saisir.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Interrompre</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Interruption…</translation>
    </message>
</context>
<context>
    <name>Connecting</name>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Open a shared database…</source>
        <translation>Ouvrir une base de données partagée…</translation>
    </message>
    <message>
        <source>Open a &amp;shared database…</source>
        <translation>Ouvrir une base de données &amp;partagée…</translation>
    </message>
    <message>
        <source>Open this computer&apos;s &amp;own database</source>
        <translation>Ouvrir la base p&amp;ropre à cet ordinateur</translation>
    </message>
    <message>
        <source>It is open already.</source>
        <translation>Elle est déjà ouverte.</translation>
    </message>
    <message>
        <source>Opening {name}</source>
        <translation>Ouverture de {name}</translation>
    </message>
    <message>
        <source>This takes a moment.</source>
        <translation>Cela prend un instant.</translation>
    </message>
    <message>
        <source>{name} is not open</source>
        <translation>{name} n’est pas ouverte</translation>
    </message>
    <message>
        <source>It is tried again every few seconds, and opens by itself.</source>
        <translation>Un nouvel essai suit dans quelques secondes, et elle s’ouvrira d’elle-même.</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>L’oublier</translation>
    </message>
    <message>
        <source>Something that you typed is not saved, and another database closes it.</source>
        <translation>Une saisie n’est pas encore enregistrée, et ouvrir une autre base de données la ferme.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>{name} is open in another window, which is in front now.</source>
        <translation>{name} est ouverte dans une autre fenêtre, qui est maintenant devant.</translation>
    </message>
    <message>
        <source>The keyring of this computer did not keep the password: you will be asked for it again.</source>
        <translation>Le trousseau de cet ordinateur n’a pas gardé le mot de passe&#xa0;: il vous sera demandé de nouveau.</translation>
    </message>
    <message>
        <source>&amp;Recent databases</source>
        <translation>Bases de données &amp;récentes</translation>
    </message>
    <message>
        <source>&amp;Forget databases…</source>
        <translation>&amp;Oublier des bases de données…</translation>
    </message>
    <message>
        <source>The keyring of this computer did not let go of the password of {names}: take it out there.</source>
        <translation>Le trousseau de cet ordinateur n’a pas supprimé le mot de passe de {names} : supprimez-le vous-même dans le trousseau.</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message>
        <source>Cop&amp;y</source>
        <translation>Co&amp;pier</translation>
    </message>
    <message>
        <source>{count} events are too many to copy: export them, or select fewer.</source>
        <translation>{count} événements sont trop nombreux à copier&#xa0;: exportez-les ou sélectionnez-en moins.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Occurred</source>
        <translation>Survenu</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Saisi</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>Saisi par</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Kind of object</source>
        <translation>Genre d’objet</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Number at the origin</source>
        <translation>Numéro à l’origine</translation>
    </message>
    <message>
        <source>Corrects the event</source>
        <translation>Corrige l’événement</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>Position in the log</source>
        <translation>Position dans le journal</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Empreinte</translation>
    </message>
    <message>
        <source>{count} event copied</source>
        <translation>{count} événement copié</translation>
    </message>
    <message>
        <source>{count} events copied</source>
        <translation>{count} événements copiés</translation>
    </message>
</context>
<context>
    <name>CorrectedEvent</name>
    <message>
        <source>Stands there since {time} and stays, marked as corrected: {sentence}</source>
        <translation>Présent depuis le {time}, reste marqué comme corrigé&#xa0;: {sentence}</translation>
    </message>
</context>
<context>
    <name>Correction</name>
    <message>
        <source>Now stands</source>
        <translation>Valable maintenant</translation>
    </message>
    <message>
        <source>Now stands: {amount}</source>
        <translation>Valable maintenant&#xa0;: {amount}</translation>
    </message>
    <message>
        <source>Go to the correction</source>
        <translation>Aller à la correction</translation>
    </message>
    <message>
        <source>{who}, {time} later</source>
        <translation>{who}, {time} plus tard</translation>
    </message>
    <message>
        <source>Stood before</source>
        <translation>Valable avant</translation>
    </message>
    <message>
        <source>Go to the corrected event</source>
        <translation>Aller à l’événement corrigé</translation>
    </message>
    <message>
        <source>{who}, {time} earlier</source>
        <translation>{who}, {time} plus tôt</translation>
    </message>
</context>
<context>
    <name>CountingStrip</name>
    <message>
        <source>The history is being read. You may search for somebody else meanwhile.</source>
        <translation>L’historique est en cours de lecture. Vous pouvez chercher quelqu’un d’autre en attendant.</translation>
    </message>
    <message>
        <source>Counting a long history. The newest can be read already.</source>
        <translation>Comptage d’un long historique. Le plus récent est déjà lisible.</translation>
    </message>
    <message>
        <source>Counting {total} events, {percent} %. The newest can be read already.</source>
        <translation>Comptage de {total} événements, {percent}&#x202f;%. Le plus récent est déjà lisible.</translation>
    </message>
    <message>
        <source>Counting was stopped: counts and older events are missing. The newest can be read.</source>
        <translation>Le comptage a été arrêté&#xa0;: les nombres et les événements plus anciens manquent. Le plus récent est lisible.</translation>
    </message>
    <message>
        <source>Counting was stopped: what is new since then is not shown.</source>
        <translation>Le comptage a été arrêté&#xa0;: ce qui est nouveau depuis n’est pas affiché.</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Compter de nouveau</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message>
        <source>1 event</source>
        <translation>1 événement</translation>
    </message>
    <message>
        <source>{total} events</source>
        <translation>{total} événements</translation>
    </message>
    <message>
        <source>{shown} of {total} events</source>
        <translation>{shown} sur {total} événements</translation>
    </message>
    <message>
        <source>{shown} of {total} event</source>
        <translation>{shown} sur {total} événement</translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>Covered</source>
        <translation>Masqué</translation>
    </message>
    <message>
        <source>Customers are hidden until somebody says who they are. Everything stays as it was.</source>
        <translation>Les clients sont masqués jusqu’à ce que quelqu’un dise qui il est. Tout reste comme c’était.</translation>
    </message>
    <message>
        <source>Customers are hidden until somebody signs in. Everything stays as it was.</source>
        <translation>Les clients sont masqués jusqu’à ce que quelqu’un s’identifie. Tout reste comme c’était.</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>S’identifier</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Vérification…</translation>
    </message>
</context>
<context>
    <name>Covering</name>
    <message>
        <source>After {number} minutes</source>
        <translation>Après {number} minutes</translation>
    </message>
    <message>
        <source>&amp;Never</source>
        <translation>&amp;Jamais</translation>
    </message>
    <message>
        <source>C&amp;over the window now</source>
        <translation>&amp;Masquer la fenêtre maintenant</translation>
    </message>
    <message>
        <source>Cover the &amp;window by itself</source>
        <translation>Masquer la &amp;fenêtre d’elle-même</translation>
    </message>
</context>
<context>
    <name>CustomerDialog</name>
    <message>
        <source>New customer</source>
        <translation>Nouveau client</translation>
    </message>
    <message>
        <source>Edit customer</source>
        <translation>Modifier le client</translation>
    </message>
    <message>
        <source>Every change is recorded with old and new values.</source>
        <translation>Chaque modification est consignée avec l’ancienne et la nouvelle valeur.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Add customer</source>
        <translation>Ajouter le client</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Already here?</source>
        <translation>Déjà présent&#x202f;?</translation>
    </message>
    <message>
        <source>same e-mail</source>
        <translation>même e-mail</translation>
    </message>
    <message>
        <source>same phone</source>
        <translation>même téléphone</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>même nom</translation>
    </message>
    <message>
        <source>{number} {name}, {same}</source>
        <translation>{number} {name}, {same}</translation>
    </message>
    <message>
        <source>Open {customer} instead</source>
        <translation>Ouvrir plutôt {customer}</translation>
    </message>
    <message>
        <source>Choose what is right for: {field}.</source>
        <translation>Choisissez ce qui est juste pour&#xa0;: {field}.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>Nothing is saved yet.</source>
        <translation>Rien n’est encore enregistré.</translation>
    </message>
    <message>
        <source>What you typed is still here.</source>
        <translation>Ce que vous avez écrit est toujours là.</translation>
    </message>
    <message>
        <source>What you typed is not saved. Press Escape again to discard it.</source>
        <translation>Ce que vous avez écrit n’est pas enregistré. Appuyez encore sur Échap pour l’abandonner.</translation>
    </message>
</context>
<context>
    <name>CustomerForm</name>
    <message>
        <source>Given name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Société</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Nut allergy, VIP</source>
        <translation>Allergie aux noix, VIP</translation>
    </message>
    <message>
        <source>Notice, shown to everybody who serves</source>
        <translation>Alerte, montrée à tous ceux qui servent</translation>
    </message>
    <message>
        <source>no end date</source>
        <translation>sans date de fin</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Last day, optional</source>
        <translation>Dernier jour, facultatif</translation>
    </message>
    <message>
        <source>Why this customer is banned</source>
        <translation>Pourquoi ce client est interdit</translation>
    </message>
    <message>
        <source>Last day of the ban, optional</source>
        <translation>Dernier jour de l’interdiction, facultatif</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
</context>
<context>
    <name>CustomerHeader</name>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Edit this customer</source>
        <translation>Modifier ce client</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Société</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>First active</source>
        <translation>Première activité</translation>
    </message>
    <message>
        <source>Last active</source>
        <translation>Dernière activité</translation>
    </message>
</context>
<context>
    <name>CustomerView</name>
    <message>
        <source>Open the last customer again</source>
        <translation>Rouvrir le dernier client</translation>
    </message>
    <message>
        <source>Nobody is open</source>
        <translation>Personne n’est ouvert</translation>
    </message>
    <message>
        <source>Type any part of a name, the end of a phone number, an e-mail address, a customer number or a booking reference. Enter opens the customer.</source>
        <translation>Tapez une partie du nom, la fin d’un numéro de téléphone, une adresse e-mail, un numéro de client ou une référence de réservation. Entrée ouvre le client.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Détails techniques</translation>
    </message>
    <message>
        <source>The history could not be read</source>
        <translation>L’historique n’a pas pu être lu</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Effacer tous les filtres</translation>
    </message>
    <message>
        <source>No event matches these filters</source>
        <translation>Aucun événement ne correspond à ces filtres</translation>
    </message>
    <message>
        <source>Record activity</source>
        <translation>Saisir une activité</translation>
    </message>
    <message>
        <source>Nothing happened yet</source>
        <translation>Rien ne s’est encore passé</translation>
    </message>
    <message>
        <source>This customer has no events. What is recorded or imported appears here.</source>
        <translation>Ce client n’a pas d’événements. Ce qui est saisi ou importé apparaît ici.</translation>
    </message>
    <message>
        <source>{total} events in all; the filters hide every one of them.</source>
        <translation>{total} événements en tout&#x202f;; les filtres les masquent tous.</translation>
    </message>
    <message>
        <source>There is {total} event; the filters hide it.</source>
        <translation>Il y a {total} événement&#x202f;; les filtres le masquent.</translation>
    </message>
    <message>
        <source>{total} events in all.</source>
        <translation>{total} événements en tout.</translation>
    </message>
    <message>
        <source>Without {part}: {shown}.</source>
        <translation>Sans {part}&#xa0;: {shown}.</translation>
    </message>
    <message>
        <source>Remove {part}</source>
        <translation>Retirer {part}</translation>
    </message>
    <message>
        <source>Nothing is lost: reading changes nothing.</source>
        <translation>Rien n’est perdu&#xa0;: lire ne change rien.</translation>
    </message>
</context>
<context>
    <name>DateRangePopup</name>
    <message>
        <source>Dates</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>Until, the whole day</source>
        <translation>Jusqu’au, jour compris</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Toutes dates</translation>
    </message>
    <message>
        <source>e.g. 1 Sep</source>
        <translation>p. ex. 1 sept.</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendrier</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>Mois précédent</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Mois suivant</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 derniers jours</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Ce mois</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Mois dernier</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Cette année</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Année dernière</translation>
    </message>
    <message>
        <source>“{text}” is no date. Write it like 1.9.2026, 2026-09-01, 1 Sep or today.</source>
        <translation>«&#xa0;{text}&#xa0;» n’est pas une date. Écrivez-la comme 1/9/2026, 2026-09-01, 1 sept. ou aujourd’hui.</translation>
    </message>
    <message>
        <source>This ends before it begins: change one of the dates.</source>
        <translation>La fin précède le début&#xa0;: changez l’une des dates.</translation>
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
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>hier</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Details of the event</source>
        <translation>Détails de l’événement</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Preuve</translation>
    </message>
    <message>
        <source>Back to the timeline</source>
        <translation>Retour à l’historique</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>différence</translation>
    </message>
    <message>
        <source>Corrected on {day}, {time}</source>
        <translation>Corrigé le {day}, {time}</translation>
    </message>
    <message>
        <source>difference, now {amount}</source>
        <translation>différence, maintenant {amount}</translation>
    </message>
    <message>
        <source>Corrects the event of {day}, {time}</source>
        <translation>Corrige l’événement du {day}, {time}</translation>
    </message>
    <message>
        <source>As pairs</source>
        <translation>En paires</translation>
    </message>
    <message>
        <source>As JSON</source>
        <translation>En JSON</translation>
    </message>
    <message>
        <source>{count} more: see them as JSON.</source>
        <translation>{count} de plus&#xa0;: à voir en JSON.</translation>
    </message>
    <message>
        <source>Story of {reference}</source>
        <translation>Dossier {reference}</translation>
    </message>
    <message>
        <source>Net {amount}</source>
        <translation>Net {amount}</translation>
    </message>
    <message>
        <source>Show {count} more here</source>
        <translation>En afficher {count} de plus ici</translation>
    </message>
    <message>
        <source>Show all of its events</source>
        <translation>Afficher tous ses événements</translation>
    </message>
    <message>
        <source>Show its {count} events in the timeline</source>
        <translation>Afficher ses {count} événements</translation>
    </message>
    <message>
        <source>Not sealed yet.</source>
        <translation>Pas encore scellé.</translation>
    </message>
    <message>
        <source>Position {position} in the sealed log.</source>
        <translation>Position {position} dans le journal scellé.</translation>
    </message>
    <message>
        <source>Recorded by the login {login}.</source>
        <translation>Saisi avec le compte {login}.</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Occurred</source>
        <translation>Survenu</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Saisi</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>{who} at {device}</source>
        <translation>{who} sur {device}</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>{when} ({time} later)</source>
        <translation>{when} ({time} après)</translation>
    </message>
    <message>
        <source>{when} ({time} before)</source>
        <translation>{when} ({time} avant)</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>&amp;New customer…</source>
        <translation>&amp;Nouveau client…</translation>
    </message>
    <message>
        <source>&amp;Edit customer…</source>
        <translation>&amp;Modifier le client…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Enregistré</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>{reason} ({profile}, line {line})</source>
        <translation>{reason} ({profile}, ligne {line})</translation>
    </message>
    <message>
        <source>Say in one sentence what happened.</source>
        <translation>Dites en une phrase ce qui s’est passé.</translation>
    </message>
    <message>
        <source>Choose a {field}.</source>
        <translation>À choisir encore&#xa0;: {field}.</translation>
    </message>
    <message>
        <source>Say why the event is corrected.</source>
        <translation>Dites pourquoi l’événement est corrigé.</translation>
    </message>
    <message>
        <source>{amount} stands as a payment, and only Payments change what was paid: correct it to 0 in Payments, then record what it was as an event of its own.</source>
        <translation>{amount} est valable comme paiement, et seuls les Paiements changent ce qui a été payé&#xa0;: corrigez-le à 0 dans Paiements, puis saisissez ce que c’était comme un événement à part.</translation>
    </message>
    <message>
        <source>the amount stands in {currency}, and a correction is the difference in the same currency: correct it to 0 {currency}, then record {amount} as an event of its own.</source>
        <translation>le montant est en {currency}, et une correction est la différence dans la même devise&#xa0;: corrigez-le à 0 {currency}, puis saisissez {amount} comme un événement à part.</translation>
    </message>
    <message>
        <source>this is no time: write it like 14:20, yesterday 18:05, 22 Nov 14:20 or 10 min ago.</source>
        <translation>ce n’est pas une heure&#xa0;: écrivez-la comme 14:20, hier 18:05, 22 nov. 14:20 ou il y a 10 min.</translation>
    </message>
    <message>
        <source>a day needs a time: write it like 14:20, yesterday 18:05, 22 Nov 14:20 or 10 min ago.</source>
        <translation>il faut une heure avec le jour&#xa0;: écrivez-la comme 14:20, hier 18:05, 22 nov. 14:20 ou il y a 10 min.</translation>
    </message>
    <message>
        <source>This time is still to come: record what has happened, and name the day where it was an earlier one, as in yesterday 18:05.</source>
        <translation>Cette heure est encore à venir&#xa0;: saisissez ce qui s’est passé, et nommez le jour si c’en était un autre, comme hier 18:05.</translation>
    </message>
    <message>
        <source>this is no day: write it like 30 April 2027 or 2027-04-30.</source>
        <translation>ce n’est pas un jour&#xa0;: écrivez-le comme 30 avril 2027 ou 2027-04-30.</translation>
    </message>
    <message>
        <source>this day is over: name one that is still to come.</source>
        <translation>ce jour est passé&#xa0;: nommez-en un à venir.</translation>
    </message>
    <message>
        <source>the amount is not a number: write it like 84.50.</source>
        <translation>le montant n’est pas un nombre&#xa0;: écrivez-le comme 84,50.</translation>
    </message>
    <message>
        <source>the object&apos;s kind is not clear: write it like ORD-001234, BK-A12B34, ENQ-001234, or with its kind, as in room:114.</source>
        <translation>le genre de l’objet n’est pas clair&#xa0;: écrivez-le comme ORD-001234, BK-A12B34, ENQ-001234, ou avec son genre, comme room:114.</translation>
    </message>
    <message>
        <source>line {number} of the details has no name before a colon: write it like table: 4.</source>
        <translation>la ligne {number} des détails n’a pas de nom avant un deux-points&#xa0;: écrivez-la comme table: 4.</translation>
    </message>
    <message>
        <source>line {number} of the details repeats a name: give each its own.</source>
        <translation>la ligne {number} des détails répète un nom&#xa0;: donnez à chacun le sien.</translation>
    </message>
    <message>
        <source>the amount can be read in two ways: leave out the separator of thousands, or write all the decimals.</source>
        <translation>le montant peut se lire de deux façons&#xa0;: omettez le séparateur de milliers ou écrivez toutes les décimales.</translation>
    </message>
    <message>
        <source>{field} holds the character U+0000: remove it and try again.</source>
        <translation>{field} contient le caractère U+0000&#xa0;: retirez-le et réessayez.</translation>
    </message>
    <message>
        <source>{field} holds half a character (a lone surrogate): write the text again.</source>
        <translation>{field} contient un demi-caractère (un substitut isolé)&#xa0;: écrivez de nouveau le texte.</translation>
    </message>
    <message>
        <source>{field} is longer than {limit} KiB: shorten it.</source>
        <translation>{field} dépasse {limit} Kio&#xa0;: raccourcissez-le.</translation>
    </message>
    <message>
        <source>{field} is longer than {limit} characters: shorten it.</source>
        <translation>{field} dépasse {limit} caractères&#xa0;: raccourcissez-le.</translation>
    </message>
    <message>
        <source>details are nested too deeply: flatten them.</source>
        <translation>les détails sont trop imbriqués&#xa0;: aplatissez-les.</translation>
    </message>
    <message>
        <source>details are not JSON{where}: write them like {&quot;table&quot;: 4}.</source>
        <translation>les détails ne sont pas du JSON{where}&#xa0;: écrivez-les comme {&quot;table&quot;: 4}.</translation>
    </message>
    <message>
        <source>an event needs a {field}.</source>
        <translation>il manque à l’événement&#xa0;: {field}.</translation>
    </message>
    <message>
        <source>an event needs a summary: one sentence that says it.</source>
        <translation>un événement a besoin d’une phrase qui le dit.</translation>
    </message>
    <message>
        <source>an amount needs a currency, and a currency an amount.</source>
        <translation>un montant demande une devise, et une devise un montant.</translation>
    </message>
    <message>
        <source>an external id needs the origin that it is unique in.</source>
        <translation>un numéro externe demande l’origine dans laquelle il est unique.</translation>
    </message>
    <message>
        <source>an event cannot correct itself: name the one that it corrects.</source>
        <translation>un événement ne peut pas se corriger lui-même&#xa0;: nommez celui qu’il corrige.</translation>
    </message>
    <message>
        <source>{field} is not a uid of 32 hex characters.</source>
        <translation>{field} n’est pas un uid de 32 caractères hexadécimaux.</translation>
    </message>
    <message>
        <source>the amount is no whole number of minor units.</source>
        <translation>le montant n’est pas un nombre entier d’unités mineures.</translation>
    </message>
    <message>
        <source>the amount is too large.</source>
        <translation>le montant est trop grand.</translation>
    </message>
    <message>
        <source>the customer&apos;s uid is not 32 hex characters.</source>
        <translation>l’uid du client n’a pas 32 caractères hexadécimaux.</translation>
    </message>
    <message>
        <source>the customer&apos;s number is not like CUST-000042.</source>
        <translation>le numéro du client n’est pas comme CUST-000042.</translation>
    </message>
    <message>
        <source>a customer needs a given and a family name, or an e-mail address, or a given name and a valid phone number.</source>
        <translation>un client a besoin d’un prénom et d’un nom, ou d’une adresse e-mail, ou d’un prénom et d’un numéro de téléphone valide.</translation>
    </message>
    <message>
        <source>the e-mail address has no @ in its middle, or a space.</source>
        <translation>l’adresse e-mail n’a pas de @ au milieu, ou contient une espace.</translation>
    </message>
    <message>
        <source>the currency must be three capital letters, such as GBP.</source>
        <translation>la devise doit être faite de trois majuscules, comme EUR.</translation>
    </message>
    <message>
        <source>ISO 4217 has no currency {currency}, so its minor unit is not known: correct the code.</source>
        <translation>ISO 4217 n’a pas de devise {currency}, son unité mineure est donc inconnue&#xa0;: corrigez le code.</translation>
    </message>
    <message>
        <source>the amount has more than the {places} decimals of {currency}: correct it, or name a rounding in the import profile.</source>
        <translation>le montant a plus que les {places} décimales de {currency}&#xa0;: corrigez-le, ou nommez un arrondi dans le profil d’import.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is no time zone: use an IANA name such as Europe/London.</source>
        <translation>«&#xa0;{name}&#xa0;» n’est pas un fuseau horaire&#xa0;: utilisez un nom IANA comme Europe/Paris.</translation>
    </message>
    <message>
        <source>the time lies outside the years 1 to 9999.</source>
        <translation>l’heure est hors des années 1 à 9999.</translation>
    </message>
    <message>
        <source>the date lies outside the years 1 to 9999.</source>
        <translation>la date est hors des années 1 à 9999.</translation>
    </message>
    <message>
        <source>a date alone is no time: add one, as in 2026-11-23T14:30.</source>
        <translation>une date seule n’est pas une heure&#xa0;: ajoutez-en une, comme 2026-11-23T14:30.</translation>
    </message>
    <message>
        <source>not a time: write it like 2026-11-23 or 2026-11-23T14:30.</source>
        <translation>pas une heure&#xa0;: écrivez-la comme 2026-11-23 ou 2026-11-23T14:30.</translation>
    </message>
    <message>
        <source>the time is finer than a microsecond: write no more than six decimals.</source>
        <translation>l’heure est plus fine que la microseconde&#xa0;: n’écrivez pas plus de six décimales.</translation>
    </message>
    <message>
        <source>a ban needs a reason: say why, so that whoever meets this person knows.</source>
        <translation>une interdiction demande une raison&#xa0;: dites pourquoi, pour que celui qui rencontre cette personne le sache.</translation>
    </message>
    <message>
        <source>No customer has this number, uid, e-mail address or phone number: find the right one with the search.</source>
        <translation>Aucun client n’a ce numéro, cet uid, cette adresse e-mail ou ce téléphone&#xa0;: trouvez le bon avec la recherche.</translation>
    </message>
    <message>
        <source>Several customers answer to this: name one by number, {numbers}.</source>
        <translation>Plusieurs clients correspondent&#xa0;: nommez-en un par son numéro, {numbers}.</translation>
    </message>
    <message>
        <source>Others keep changing this customer: wait a moment, then save again. Nothing was written.</source>
        <translation>D’autres modifient sans cesse ce client&#xa0;: attendez un instant, puis enregistrez de nouveau. Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>This event is stored already, with other content: look at the timeline before you record it again. Nothing was written.</source>
        <translation>Cet événement est déjà enregistré, avec un autre contenu&#xa0;: regardez l’historique avant de le saisir de nouveau. Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>The draft cannot be kept on this computer: check the data folder. What you typed is still here; save it before you close the window.</source>
        <translation>Le brouillon ne peut pas être gardé sur cet ordinateur&#xa0;: vérifiez le dossier de données. Ce que vous avez écrit est toujours là&#x202f;; enregistrez-le avant de fermer la fenêtre.</translation>
    </message>
    <message>
        <source>This link is not understood: links look like tiquo://customer/CUST-000042, or tiquo://event/ followed by the 32 characters of an event.</source>
        <translation>Ce lien n’est pas compris&#xa0;: les liens ressemblent à tiquo://customer/CUST-000042, ou tiquo://event/ suivi des 32 caractères d’un événement.</translation>
    </message>
    <message>
        <source>This database has no event of that link: it may be a link into another database.</source>
        <translation>Cette base n’a pas d’événement pour ce lien&#xa0;: il mène peut-être à une autre base.</translation>
    </message>
    <message>
        <source>The event of that link belongs to no customer, so there is no history to open it in.</source>
        <translation>L’événement de ce lien n’appartient à aucun client&#xa0;: il n’y a pas d’historique où l’ouvrir.</translation>
    </message>
    <message>
        <source>The reading was stopped.</source>
        <translation>La lecture a été arrêtée.</translation>
    </message>
    <message>
        <source>The search was stopped.</source>
        <translation>La recherche a été arrêtée.</translation>
    </message>
    <message>
        <source>Somebody else changed this customer in the meantime: look at it again, then repeat your change. Nothing was overwritten.</source>
        <translation>Quelqu’un d’autre a modifié ce client entre-temps&#xa0;: regardez-le de nouveau, puis refaites votre modification. Rien n’a été écrasé.</translation>
    </message>
    <message>
        <source>This customer uid or number is taken: nothing was stored.</source>
        <translation>Cet uid ou ce numéro de client est pris&#xa0;: rien n’a été enregistré.</translation>
    </message>
    <message>
        <source>An event names a customer that is not in this database.</source>
        <translation>Un événement nomme un client qui n’est pas dans cette base.</translation>
    </message>
    <message>
        <source>There is no such format: use {formats}.</source>
        <translation>Ce format n’existe pas&#xa0;: utilisez {formats}.</translation>
    </message>
    <message>
        <source>The export was stopped. No file was written.</source>
        <translation>L’export a été arrêté. Aucun fichier n’a été écrit.</translation>
    </message>
    <message>
        <source>There is a folder of this name: give the file another name.</source>
        <translation>Un dossier porte ce nom&#xa0;: donnez un autre nom au fichier.</translation>
    </message>
    <message>
        <source>The name belongs to a device and not to a file: give another name.</source>
        <translation>Ce nom est celui d’un périphérique et non d’un fichier&#xa0;: donnez-en un autre.</translation>
    </message>
    <message>
        <source>A database has this name: give the file another name.</source>
        <translation>Une base de données porte ce nom&#xa0;: donnez un autre nom au fichier.</translation>
    </message>
    <message>
        <source>The disk is full: free some space or choose another disk. No file was written.</source>
        <translation>Le disque est plein&#xa0;: libérez de la place ou choisissez un autre disque. Aucun fichier n’a été écrit.</translation>
    </message>
    <message>
        <source>You may not write to this folder: choose another one. No file was written.</source>
        <translation>Vous ne pouvez pas écrire dans ce dossier&#xa0;: choisissez-en un autre. Aucun fichier n’a été écrit.</translation>
    </message>
    <message>
        <source>The folder for the file does not exist: create it or choose another one.</source>
        <translation>Le dossier du fichier n’existe pas&#xa0;: créez-le ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The file&apos;s name is too long: give it a shorter one.</source>
        <translation>Le nom du fichier est trop long&#xa0;: donnez-en un plus court.</translation>
    </message>
    <message>
        <source>The file&apos;s name is not possible here: give it another one.</source>
        <translation>Ce nom de fichier n’est pas possible ici&#xa0;: donnez-en un autre.</translation>
    </message>
    <message>
        <source>The report cannot be written to {target} ({reason}): choose another folder.</source>
        <translation>Le rapport ne peut pas être écrit dans {target} ({reason})&#xa0;: choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>The file could not be written: choose another folder and try again.</source>
        <translation>Le fichier n’a pas pu être écrit&#xa0;: choisissez un autre dossier et réessayez.</translation>
    </message>
    <message>
        <source>The file is complete, but the export itself could not be recorded. {reason}</source>
        <translation>Le fichier est complet, mais l’export lui-même n’a pas pu être consigné. {reason}</translation>
    </message>
    <message>
        <source>{file} is not an ordinary file, and an import reads its file twice: save the data to a file first.</source>
        <translation>{file} n’est pas un fichier ordinaire, et un import lit son fichier deux fois&#xa0;: enregistrez d’abord les données dans un fichier.</translation>
    </message>
    <message>
        <source>{file} is a database that is in use: choose a file with rows, such as a CSV.</source>
        <translation>{file} est une base de données en cours d’utilisation&#xa0;: choisissez un fichier avec des lignes, par exemple un CSV.</translation>
    </message>
    <message>
        <source>{file} is {kind}, not a text file with rows: save its rows as CSV or JSON Lines, and choose that file.</source>
        <translation>{file} est {kind}, et non un fichier texte avec des lignes&#xa0;: enregistrez ses lignes en CSV ou en JSON Lines, puis choisissez ce fichier.</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>une base de données</translation>
    </message>
    <message>
        <source>a workbook or an archive</source>
        <translation>un classeur ou une archive</translation>
    </message>
    <message>
        <source>a workbook or document of older office programs</source>
        <translation>un classeur ou un document d’anciens logiciels de bureau</translation>
    </message>
    <message>
        <source>compressed</source>
        <translation>compressé</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>un document PDF</translation>
    </message>
    <message>
        <source>The import was stopped before its first row.</source>
        <translation>L’import a été arrêté avant sa première ligne.</translation>
    </message>
    <message>
        <source>The file {file} cannot be read: {reason}.</source>
        <translation>Le fichier {file} ne peut pas être lu&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>There is no text encoding of that name: use one such as utf-8, utf-16 or cp1252.</source>
        <translation>Il n’y a pas d’encodage de ce nom&#xa0;: utilisez-en un comme utf-8, utf-16 ou cp1252.</translation>
    </message>
    <message>
        <source>The file has no byte order mark, so {name} alone does not say how to read it: name {one} or {other}.</source>
        <translation>Le fichier n’a pas de marque d’ordre des octets, {name} seul ne dit donc pas comment le lire&#xa0;: nommez {one} ou {other}.</translation>
    </message>
    <message>
        <source>The file looks like UTF-16 without a byte order mark, not like {name}: name the encoding {likely} (--encoding {likely} on the command line).</source>
        <translation>Le fichier ressemble à de l’UTF-16 sans marque d’ordre des octets, pas à {name}&#xa0;: nommez l’encodage {likely} (--encoding {likely} en ligne de commande).</translation>
    </message>
    <message>
        <source>The file is not {name}: line {line}, byte {offset} (0x{octet}) cannot be decoded. Nothing was imported: name the file&apos;s encoding, such as {other}.</source>
        <translation>Le fichier n’est pas en {name}&#xa0;: ligne {line}, octet {offset} (0x{octet}) ne peut pas être décodé. Rien n’a été importé&#xa0;: nommez l’encodage du fichier, comme {other}.</translation>
    </message>
    <message>
        <source>The file begins as {name}, but line {line}, byte {offset} (0x{octet}) cannot be decoded: it is damaged, or has parts in another encoding. Nothing was imported: save it anew in the program that it comes from.</source>
        <translation>Le fichier commence en {name}, mais ligne {line}, octet {offset} (0x{octet}) ne peut pas être décodé&#xa0;: il est abîmé, ou des parties ont un autre encodage. Rien n’a été importé&#xa0;: enregistrez-le à nouveau dans le programme d’où il vient.</translation>
    </message>
    <message>
        <source>the row has more than {longest} characters; only its start is kept here</source>
        <translation>la ligne a plus de {longest} caractères&#x202f;; seul son début est gardé ici</translation>
    </message>
    <message>
        <source>The file {file} is empty: it has not even a header row.</source>
        <translation>Le fichier {file} est vide&#xa0;: il n’a même pas de ligne d’en-tête.</translation>
    </message>
    <message>
        <source>The header row of {file} cannot be read: {reason}.</source>
        <translation>La ligne d’en-tête de {file} ne peut pas être lue&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>a quote that opens in this line is not closed</source>
        <translation>un guillemet ouvert dans cette ligne n’est pas fermé</translation>
    </message>
    <message>
        <source>a quoted cell does not end where its closing quote stands</source>
        <translation>une cellule entre guillemets ne finit pas où se trouve le guillemet fermant</translation>
    </message>
    <message>
        <source>there is a line break in a cell without quotes</source>
        <translation>il y a un saut de ligne dans une cellule sans guillemets</translation>
    </message>
    <message>
        <source>the row is not CSV ({said})</source>
        <translation>la ligne n’est pas du CSV ({said})</translation>
    </message>
    <message>
        <source>the row has {cells} cells where the header has {width}</source>
        <translation>la ligne a {cells} cellules, l’en-tête {width}</translation>
    </message>
    <message>
        <source>the line is JSON, but no object in braces</source>
        <translation>la ligne est du JSON, mais pas un objet entre accolades</translation>
    </message>
    <message>
        <source>the JSON is nested too deeply</source>
        <translation>le JSON est trop imbriqué</translation>
    </message>
    <message>
        <source>the line is not JSON (column {column})</source>
        <translation>la ligne n’est pas du JSON (colonne {column})</translation>
    </message>
    <message>
        <source>the line is not JSON (NaN and Infinity are no numbers in it)</source>
        <translation>la ligne n’est pas du JSON (NaN et Infinity n’y sont pas des nombres)</translation>
    </message>
    <message>
        <source>The rejected rows would replace the file: name another place.</source>
        <translation>Les lignes refusées remplaceraient le fichier&#xa0;: nommez un autre endroit.</translation>
    </message>
    <message>
        <source>the customer&apos;s number belongs to another customer here, and the uid beside it is not known here: the row may come from another venue.</source>
        <translation>le numéro du client appartient ici à un autre client, et l’uid à côté est inconnu ici&#xa0;: la ligne vient peut-être d’un autre établissement.</translation>
    </message>
    <message>
        <source>{count} customers here answer to what the row says of its customer: add a uid or a number.</source>
        <translation>{count} clients correspondent ici à ce que la ligne dit du sien&#xa0;: ajoutez un uid ou un numéro.</translation>
    </message>
    <message>
        <source>the status is none of {known}.</source>
        <translation>le statut n’est aucun de {known}.</translation>
    </message>
    <message>
        <source>The rejects file {file} cannot be written ({reason}): name another place for it and import again; what went in already stays.</source>
        <translation>Le fichier des lignes refusées {file} ne peut pas être écrit ({reason})&#xa0;: nommez un autre endroit et importez de nouveau&#x202f;; ce qui est déjà entré reste.</translation>
    </message>
    <message>
        <source>The rejects file cannot be read from row {row} on: save it as CSV.</source>
        <translation>Le fichier des lignes refusées ne peut pas être lu à partir de la ligne {row}&#xa0;: enregistrez-le en CSV.</translation>
    </message>
    <message>
        <source>Row {row} of the rejects file is not as it was written: keep its four columns, and correct only what stands under row.</source>
        <translation>La ligne {row} du fichier des lignes refusées n’est plus comme elle a été écrite&#xa0;: gardez ses quatre colonnes et ne corrigez que ce qui est sous «&#xa0;row&#xa0;».</translation>
    </message>
    <message>
        <source>the file {file} has {count} columns named &quot;{name}&quot;: give them different names.</source>
        <translation>le fichier {file} a {count} colonnes nommées «&#xa0;{name}&#xa0;»&#xa0;: donnez-leur des noms différents.</translation>
    </message>
    <message>
        <source>the file {file} has no column &quot;{name}&quot;{hint}: use the profile for this kind of file, or change the name here.</source>
        <translation>le fichier {file} n’a pas de colonne «&#xa0;{name}&#xa0;»{hint}&#xa0;: utilisez le profil de ce genre de fichier, ou changez le nom ici.</translation>
    </message>
    <message>
        <source>the value of &quot;{name}&quot; is {kind} where a text belongs.</source>
        <translation>la valeur de «&#xa0;{name}&#xa0;» est {kind} là où il faut un texte.</translation>
    </message>
    <message>
        <source>the time is empty.</source>
        <translation>l’heure est vide.</translation>
    </message>
    <message>
        <source>the time fits none of the profile&apos;s date formats.</source>
        <translation>l’heure ne correspond à aucun format de date du profil.</translation>
    </message>
    <message>
        <source>a date has no time: name a time_of_day in the import profile.</source>
        <translation>une date n’a pas d’heure&#xa0;: nommez un time_of_day dans le profil d’import.</translation>
    </message>
    <message>
        <source>the time is finer than a microsecond, which is all that is kept: round it, or cut it in the profile with the filter microseconds.</source>
        <translation>l’heure est plus fine que la microseconde, et rien de plus n’est gardé&#xa0;: arrondissez-la, ou coupez-la dans le profil avec le filtre microseconds.</translation>
    </message>
    <message>
        <source>the text of this event was erased, so it cannot be stored anew: what is left of it stays in the database that it comes from.</source>
        <translation>le texte de cet événement a été effacé, il ne peut donc pas être enregistré à nouveau&#xa0;: ce qu’il en reste demeure dans la base d’où il vient.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. Try again; if it happens again, report it.</source>
        <translation>Une erreur est survenue dans le programme. Réessayez&#x202f;; si cela se reproduit, signalez-le.</translation>
    </message>
    <message>
        <source>The rule {name} of this database is missing or was changed, so its history may have been too: ask whoever looks after it, and compare with a back-up.</source>
        <translation>La règle {name} de cette base manque ou a été changée, son historique peut donc l’avoir été aussi&#xa0;: demandez à qui s’en occupe, et comparez avec une sauvegarde.</translation>
    </message>
    <message>
        <source>The database is read-only.</source>
        <translation>La base est en lecture seule.</translation>
    </message>
    <message>
        <source>The database file is gone: put it back where it was.</source>
        <translation>Le fichier de la base a disparu&#xa0;: remettez-le où il était.</translation>
    </message>
    <message>
        <source>Another file has taken the place of the database: put the right one back.</source>
        <translation>Un autre fichier a pris la place de la base&#xa0;: remettez le bon.</translation>
    </message>
    <message>
        <source>The database file {path} is gone: it was deleted, moved, or its disk was taken out. What is on screen was read before, and what you are typing stays. Put it back where it was: this window then goes on by itself.</source>
        <translation>Le fichier de la base {path} a disparu&#xa0;: il a été supprimé, déplacé, ou son disque a été retiré. Ce qui est à l’écran a été lu avant, et ce que vous écrivez reste. Remettez-le où il était&#xa0;: cette fenêtre continue alors d’elle-même.</translation>
    </message>
    <message>
        <source>Another file has taken the place of the database {path}. What is on screen was read before, and what you are typing stays. Put the right one back, or start the program again to work with the other one.</source>
        <translation>Un autre fichier a pris la place de la base {path}. Ce qui est à l’écran a été lu avant, et ce que vous écrivez reste. Remettez le bon, ou redémarrez le programme pour travailler avec l’autre.</translation>
    </message>
    <message>
        <source>The database file {path} cannot be read any more ({reason}). What is on screen was read before, and what you are typing stays. Ask for the right to read it, or check its disk: this window then goes on by itself.</source>
        <translation>Le fichier de la base {path} ne peut plus être lu ({reason}). Ce qui est à l’écran a été lu avant, et ce que vous écrivez reste. Demandez le droit de le lire, ou vérifiez son disque&#xa0;: cette fenêtre continue alors d’elle-même.</translation>
    </message>
    <message>
        <source>The database file {path} was overwritten or is damaged. What is on screen was read before, and what you are typing stays. Keep a copy of it as it is, and put the latest back-up in its place.</source>
        <translation>Le fichier de la base {path} a été écrasé ou est endommagé. Ce qui est à l’écran a été lu avant, et ce que vous écrivez reste. Gardez-en une copie telle quelle, et mettez la dernière sauvegarde à sa place.</translation>
    </message>
    <message>
        <source>The database {path} can only be read now: the right to write to it or to its folder was taken away. Nothing can be recorded until it is given back; what was recorded is stored.</source>
        <translation>La base {path} ne peut plus être que lue&#xa0;: le droit d’y écrire, ou dans son dossier, a été retiré. Rien ne peut être saisi tant qu’il n’est pas rendu&#x202f;; ce qui a été saisi est enregistré.</translation>
    </message>
    <message>
        <source>There is no database at {path}: create one, or choose another.</source>
        <translation>Il n’y a pas de base dans {path}&#xa0;: créez-en une ou choisissez-en une autre.</translation>
    </message>
    <message>
        <source>There is no database at {path}: import a file into it, or run “tiquo-desktop database create” to make an empty one.</source>
        <translation>Il n’y a pas de base dans {path}&#xa0;: importez-y un fichier, ou lancez «&#xa0;tiquo-desktop database create&#xa0;» pour en créer une vide.</translation>
    </message>
    <message>
        <source>The database has to be brought up to date first, and cannot: {reason}</source>
        <translation>La base doit d’abord être mise à jour, et ne peut pas l’être&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>There is a file at {path} already: nothing was changed. Choose another name.</source>
        <translation>Il y a déjà un fichier dans {path}&#xa0;: rien n’a été changé. Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>The database cannot be made at {path} ({reason}): choose a folder that you may write to.</source>
        <translation>La base ne peut pas être créée dans {path} ({reason})&#xa0;: choisissez un dossier où vous pouvez écrire.</translation>
    </message>
    <message>
        <source>The demo database cannot be made in {folder}: choose a folder that you may write to with --data-dir.</source>
        <translation>La base de démonstration ne peut pas être créée dans {folder}&#xa0;: choisissez avec --data-dir un dossier où vous pouvez écrire.</translation>
    </message>
    <message>
        <source>The database at {path} cannot be looked at ({reason}).</source>
        <translation>La base dans {path} ne peut pas être examinée ({reason}).</translation>
    </message>
    <message>
        <source>{path} is a folder: choose a database file in it.</source>
        <translation>{path} est un dossier&#xa0;: choisissez-y un fichier de base.</translation>
    </message>
    <message>
        <source>{path} is a database of another program: nothing was changed. Choose a database of Tiquo Desktop, or a new name.</source>
        <translation>{path} est une base d’un autre programme&#xa0;: rien n’a été changé. Choisissez une base de Tiquo Desktop ou un nouveau nom.</translation>
    </message>
    <message>
        <source>{path} is no database: choose another file.</source>
        <translation>{path} n’est pas une base&#xa0;: choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>The database at {path} is damaged: keep a copy of it as it is, and go on with the latest back-up.</source>
        <translation>La base dans {path} est endommagée&#xa0;: gardez-en une copie telle quelle, et continuez avec la dernière sauvegarde.</translation>
    </message>
    <message>
        <source>The database at {path} was written by a newer version of Tiquo Desktop: update this program. Nothing was changed.</source>
        <translation>La base dans {path} a été écrite par une version plus récente de Tiquo Desktop&#xa0;: mettez ce programme à jour. Rien n’a été changé.</translation>
    </message>
    <message>
        <source>The database file is read-only: ask for the right to write to it.</source>
        <translation>Le fichier de la base est en lecture seule&#xa0;: demandez le droit d’y écrire.</translation>
    </message>
    <message>
        <source>The database&apos;s folder is read-only: move the database to one you may write to.</source>
        <translation>Le dossier de la base est en lecture seule&#xa0;: déplacez-la là où vous pouvez écrire.</translation>
    </message>
    <message>
        <source>The database did not answer in time. Nothing is lost: try again, or ask for less.</source>
        <translation>La base n’a pas répondu à temps. Rien n’est perdu&#xa0;: réessayez, ou demandez moins.</translation>
    </message>
    <message>
        <source>The database is busy: another program is writing to it. Try again in a moment; nothing was written.</source>
        <translation>La base est occupée&#xa0;: un autre programme y écrit. Réessayez dans un instant&#x202f;; rien n’a été écrit.</translation>
    </message>
    <message>
        <source>The database is busy. Try again in a moment; nothing was written.</source>
        <translation>La base est occupée. Réessayez dans un instant&#x202f;; rien n’a été écrit.</translation>
    </message>
    <message>
        <source>The database is read-only: choose a file and a folder that you may write to.</source>
        <translation>La base est en lecture seule&#xa0;: choisissez un fichier et un dossier où vous pouvez écrire.</translation>
    </message>
    <message>
        <source>The database may not be opened: ask for the right to read and write the file.</source>
        <translation>La base ne peut pas être ouverte&#xa0;: demandez le droit de lire et d’écrire le fichier.</translation>
    </message>
    <message>
        <source>The database refused this: history is append-only. Record a correction instead.</source>
        <translation>La base a refusé&#xa0;: l’historique ne peut que s’allonger. Saisissez plutôt une correction.</translation>
    </message>
    <message>
        <source>The disk is full: free some space and try again. Nothing was half written.</source>
        <translation>Le disque est plein&#xa0;: libérez de la place et réessayez. Rien n’a été écrit à moitié.</translation>
    </message>
    <message>
        <source>The database file is damaged: keep a copy of it as it is, and go on with the latest back-up.</source>
        <translation>Le fichier de la base est endommagé&#xa0;: gardez-en une copie telle quelle, et continuez avec la dernière sauvegarde.</translation>
    </message>
    <message>
        <source>The file is no database: choose another one.</source>
        <translation>Le fichier n’est pas une base&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The database cannot be opened: check that the file and its folder exist and that you may read and write there.</source>
        <translation>La base ne peut pas être ouverte&#xa0;: vérifiez que le fichier et son dossier existent et que vous pouvez y lire et écrire.</translation>
    </message>
    <message>
        <source>The disk did not read or write as it should: check the disk and its cable, then try again. Nothing was half written.</source>
        <translation>Le disque n’a pas lu ou écrit comme il faut&#xa0;: vérifiez le disque et son câble, puis réessayez. Rien n’a été écrit à moitié.</translation>
    </message>
    <message>
        <source>The database refused this: it would break one of its rules, such as that history is append-only. Nothing was written.</source>
        <translation>La base a refusé&#xa0;: cela enfreindrait l’une de ses règles, comme celle que l’historique ne peut que s’allonger. Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>The folder {folder} is on a network file system ({kind}), where records could be lost: choose a folder on this computer&apos;s own disk.</source>
        <translation>Le dossier {folder} est sur un système de fichiers réseau ({kind}), où des données pourraient se perdre&#xa0;: choisissez un dossier sur le disque de cet ordinateur.</translation>
    </message>
    <message>
        <source>{drive} is a network drive, where records could be lost: choose a folder on this computer&apos;s own disk.</source>
        <translation>{drive} est un lecteur réseau, où des données pourraient se perdre&#xa0;: choisissez un dossier sur le disque de cet ordinateur.</translation>
    </message>
    <message>
        <source>The connection to the database&apos;s server was lost. Nothing was written; try again in a moment.</source>
        <translation>La connexion au serveur de la base a été perdue. Rien n’a été écrit&#x202f;; réessayez dans un instant.</translation>
    </message>
    <message>
        <source>The database&apos;s server ended the connection, as when it is restarted. Nothing was written; try again in a moment.</source>
        <translation>Le serveur de la base a mis fin à la connexion, comme lors d’un redémarrage. Rien n’a été écrit&#x202f;; réessayez dans un instant.</translation>
    </message>
    <message>
        <source>The database&apos;s server is starting or stopping. Try again in a moment.</source>
        <translation>Le serveur de la base démarre ou s’arrête. Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>The standby that this desk reads from is more than 5 seconds behind: until it has caught up, readings come from the primary.</source>
        <translation>Le serveur de secours que ce poste lit a plus de 5 secondes de retard&#x202f;: jusqu’à ce qu’il l’ait rattrapé, les lectures viennent du serveur principal.</translation>
    </message>
    <message>
        <source>The standby stopped this reading, as it does to keep up with the primary. Try again: it is read from the primary then.</source>
        <translation>Le serveur de secours a interrompu cette lecture, comme il le fait pour suivre le serveur principal. Réessayez&#x202f;: la lecture viendra alors du serveur principal.</translation>
    </message>
    <message>
        <source>The standby that is read does not answer any more. Try again: the primary is read then.</source>
        <translation>Le serveur de secours que ce poste lit ne répond plus. Réessayez&#xa0;: la lecture viendra alors du serveur principal.</translation>
    </message>
    <message>
        <source>The connection was lost while rows were being stored, so the last of them may be stored or not. Import the same file again: it goes on there, and stores nothing twice.</source>
        <translation>La connexion a été perdue pendant l’enregistrement de lignes&#x202f;: les dernières sont peut-être enregistrées, peut-être non. Importez de nouveau le même fichier&#x202f;: l’import reprend à cet endroit et n’enregistre rien deux fois.</translation>
    </message>
    <message>
        <source>The connection to the database was lost in the middle of the import. What went in stays, and the same import run again goes on.</source>
        <translation>La connexion à la base de données s’est perdue au milieu de l’import. Ce qui est entré reste, et le même import relancé continue.</translation>
    </message>
    <message>
        <source>None of the database&apos;s servers takes changes at the moment, as while a standby takes over. Nothing was written; try again in a moment.</source>
        <translation>Aucun des serveurs de la base n’accepte de modifications pour l’instant, comme lorsqu’un serveur de secours prend le relais. Rien n’a été écrit&#x202f;; réessayez dans un instant.</translation>
    </message>
    <message>
        <source>The database&apos;s server does not answer: check the network, and that the address is right.</source>
        <translation>Le serveur de la base ne répond pas&#xa0;: vérifiez le réseau, et que l’adresse est juste.</translation>
    </message>
    <message>
        <source>The database&apos;s server has no connection free: try again in a moment, or ask its administrator to allow more.</source>
        <translation>Le serveur de la base n’a plus de connexion libre&#xa0;: réessayez dans un instant, ou demandez à qui l’administre d’en permettre davantage.</translation>
    </message>
    <message>
        <source>The login or its password is wrong: check both and try again.</source>
        <translation>L’identifiant ou son mot de passe est faux&#xa0;: vérifiez les deux et réessayez.</translation>
    </message>
    <message>
        <source>This login has no right to do this: ask whoever looks after the database to grant it the role that it needs.</source>
        <translation>Cet identifiant n’a pas le droit de faire cela&#xa0;: demandez à qui s’occupe de la base de lui accorder le rôle nécessaire.</translation>
    </message>
    <message>
        <source>There is no database of that name on this server: check the name, or have it made there.</source>
        <translation>Il n’y a pas de base de ce nom sur ce serveur&#xa0;: vérifiez le nom, ou faites-la créer.</translation>
    </message>
    <message>
        <source>This is no database of Tiquo Desktop: nothing was changed. Choose another one, or run “tiquo-desktop database create” to make it one.</source>
        <translation>Ce n’est pas une base de Tiquo Desktop&#xa0;: rien n’a été changé. Choisissez-en une autre, ou lancez «&#xa0;tiquo-desktop database create&#xa0;» pour en faire une.</translation>
    </message>
    <message>
        <source>Nothing of this database is there for this login any more: ask whoever looks after it whether the login still has its role. Nothing was changed.</source>
        <translation>Pour cet identifiant il n’y a plus rien de cette base de données&#xa0;: demandez à qui s’en occupe si l’identifiant a encore son rôle. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>The database took too long and was stopped. Nothing was written; try again.</source>
        <translation>La base a mis trop de temps et l’opération a été interrompue. Rien n’a été écrit ; réessayez.</translation>
    </message>
    <message>
        <source>A reference, an external id or an e-mail address is too long for a shared database: shorten it to 500 characters. Nothing was written.</source>
        <translation>Une référence, un identifiant externe ou une adresse e-mail est trop long pour une base partagée&#xa0;: raccourcissez-le à 500 caractères. Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>The database is busy: somebody else is writing the same. Try again in a moment; nothing was written.</source>
        <translation>La base est occupée&#xa0;: quelqu’un d’autre écrit la même chose. Réessayez dans un instant&#x202f;; rien n’a été écrit.</translation>
    </message>
    <message>
        <source>This server can only be read, as a standby can: connect to the primary server to record.</source>
        <translation>Ce serveur ne peut qu’être lu, comme un serveur de secours&#xa0;: connectez-vous au serveur principal pour saisir.</translation>
    </message>
    <message>
        <source>A port is a whole number from 1 to 65535.</source>
        <translation>Un port est un nombre entier de 1 à 65535.</translation>
    </message>
    <message>
        <source>The name of a server is missing between two commas.</source>
        <translation>Le nom d’un serveur manque entre deux virgules.</translation>
    </message>
    <message>
        <source>Write the name of the database.</source>
        <translation>Saisissez le nom de la base de données.</translation>
    </message>
    <message>
        <source>The address asks for a kind of encryption that is not known: write sslmode= and one of disable, allow, prefer, require, verify-ca, verify-full.</source>
        <translation>L’adresse demande une forme de chiffrement inconnue&#xa0;: écrivez sslmode= et l’un de disable, allow, prefer, require, verify-ca, verify-full.</translation>
    </message>
    <message>
        <source>The address says where to read in a way that is not known: write reads=standby or reads=primary.</source>
        <translation>L’adresse dit d’une façon inconnue où lire&#xa0;: écrivez reads=standby ou reads=primary.</translation>
    </message>
    <message>
        <source>The connection could not be made safe (TLS). Ask whoever looks after the server; no password was sent.</source>
        <translation>La connexion n’a pas pu être sécurisée (TLS). Demandez à la personne qui s’occupe du serveur&#xa0;; aucun mot de passe n’a été envoyé.</translation>
    </message>
    <message>
        <source>The server proves by its certificate (TLS) that it is another one than the address names. Write the name that stands in its certificate, or ask whoever looks after it; no password was sent.</source>
        <translation>Le certificat du serveur (TLS) prouve que c’est un autre que celui que nomme l’adresse. Écrivez le nom qui figure dans son certificat, ou demandez à la personne qui s’en occupe&#xa0;; aucun mot de passe n’a été envoyé.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate (TLS) was signed by nobody that this computer trusts, or is out of date. Ask whoever looks after the server for the file of its certificate authority; no password was sent.</source>
        <translation>Le certificat du serveur (TLS) n’est signé par personne à qui cet ordinateur fait confiance, ou il est périmé. Demandez à la personne qui s’occupe du serveur le fichier de son autorité de certification&#xa0;; aucun mot de passe n’a été envoyé.</translation>
    </message>
    <message>
        <source>The server does not offer encryption (TLS), which the address asks for. Ask whoever looks after it to switch it on; no password was sent.</source>
        <translation>Le serveur n’offre pas le chiffrement (TLS) que demande l’adresse. Demandez à la personne qui s’en occupe de l’activer&#xa0;; aucun mot de passe n’a été envoyé.</translation>
    </message>
    <message>
        <source>The file of the certificate authority (TLS) is not there, or holds no certificate. Choose another one; no password was sent.</source>
        <translation>Le fichier de l’autorité de certification (TLS) n’existe pas ou ne contient aucun certificat. Choisissez-en un autre&#xa0;; aucun mot de passe n’a été envoyé.</translation>
    </message>
    <message>
        <source>The disk of the database&apos;s server is full: tell whoever looks after it. Nothing was half written.</source>
        <translation>Le disque du serveur de la base est plein&#xa0;: prévenez qui s’en occupe. Rien n’a été écrit à moitié.</translation>
    </message>
    <message>
        <source>The database&apos;s server is short of memory or room: try again in a moment. Nothing was written.</source>
        <translation>Le serveur de la base manque de mémoire ou de place&#xa0;: réessayez dans un instant. Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>The disk of the database&apos;s server did not read or write as it should: tell whoever looks after it. Nothing was half written.</source>
        <translation>Le disque du serveur de la base n’a pas lu ou écrit comme il faut&#xa0;: prévenez qui s’en occupe. Rien n’a été écrit à moitié.</translation>
    </message>
    <message>
        <source>The database is damaged: tell whoever looks after the server, and go on with the latest back-up.</source>
        <translation>La base est endommagée&#xa0;: prévenez qui s’occupe du serveur, et continuez avec la dernière sauvegarde.</translation>
    </message>
    <message>
        <source>The database&apos;s server wants a password for this login: give it one, or keep it in the keyring or in PGPASSFILE.</source>
        <translation>Le serveur de la base veut un mot de passe pour cet identifiant&#xa0;: donnez-en un, ou gardez-le dans le trousseau ou dans PGPASSFILE.</translation>
    </message>
    <message>
        <source>The database&apos;s server lets nobody in from here with this login and this encryption: ask its administrator to allow it.</source>
        <translation>Le serveur de la base ne laisse entrer personne d’ici avec cet identifiant et ce chiffrement&#xa0;: demandez à qui l’administre de le permettre.</translation>
    </message>
    <message>
        <source>This login has no right to this database: ask whoever looks after it to run “tiquo-desktop database grant”, which gives it a role.</source>
        <translation>Cet identifiant n’a aucun droit sur cette base&#xa0;: demandez à qui s’en occupe de lancer «&#xa0;tiquo-desktop database grant&#xa0;», qui lui accorde un rôle.</translation>
    </message>
    <message>
        <source>There is no server of that name: check the address and the network.</source>
        <translation>Il n’y a pas de serveur de ce nom&#xa0;: vérifiez l’adresse et le réseau.</translation>
    </message>
    <message>
        <source>The server refused the connection: no PostgreSQL listens there. Check the address and the port, and that the server is running.</source>
        <translation>Le serveur a refusé la connexion&#xa0;: aucun PostgreSQL n’y écoute. Vérifiez l’adresse et le port, et que le serveur fonctionne.</translation>
    </message>
    <message>
        <source>Too much is asked of the database at once. Try again in a moment.</source>
        <translation>On demande trop à la base à la fois. Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>This is no address of a PostgreSQL database: write postgresql://LOGIN@HOST/DATABASE, and %40 for an @ in a name or a password.</source>
        <translation>Ce n’est pas l’adresse d’une base PostgreSQL&#xa0;: écrivez postgresql://LOGIN@HOST/DATABASE, et %40 pour un @ dans un nom ou un mot de passe.</translation>
    </message>
    <message>
        <source>The address has an @ too many: write it as %40 in a name or a password.</source>
        <translation>L’adresse a un @ de trop&#xa0;: écrivez-le %40 dans un nom ou un mot de passe.</translation>
    </message>
    <message>
        <source>The address has a % that stands for no character: write it as %25.</source>
        <translation>L’adresse a un % qui ne représente aucun caractère&#xa0;: écrivez-le %25.</translation>
    </message>
    <message>
        <source>The address has a parameter that is not known: correct {name}, or leave it out.</source>
        <translation>L’adresse a un paramètre inconnu&#xa0;: corrigez {name}, ou supprimez-le.</translation>
    </message>
    <message>
        <source>The address has a port that is no whole number from 1 to 65535: write it behind the server&apos;s name, and a / in a name or a password as %2F.</source>
        <translation>L’adresse a un port qui n’est pas un nombre entier de 1 à 65535&#xa0;: écrivez-le derrière le nom du serveur, et un / dans un nom ou un mot de passe comme %2F.</translation>
    </message>
    <message>
        <source>The address names no database: write postgresql://LOGIN@HOST/DATABASE.</source>
        <translation>L’adresse ne nomme aucune base&#xa0;: écrivez postgresql://LOGIN@HOST/DATABASE.</translation>
    </message>
    <message>
        <source>This server is too old: PostgreSQL 13 or later is needed.</source>
        <translation>Ce serveur est trop ancien&#xa0;: il faut PostgreSQL 13 ou plus récent.</translation>
    </message>
    <message>
        <source>The database was written by a newer version of Tiquo Desktop: update this program. Nothing was changed.</source>
        <translation>La base a été écrite par une version plus récente de Tiquo Desktop&#xa0;: mettez ce programme à jour. Rien n’a été changé.</translation>
    </message>
    <message>
        <source>The database was made by an older version of Tiquo Desktop: ask whoever looks after it to run “tiquo-desktop database upgrade”, which brings it up to date.</source>
        <translation>La base a été créée par une version plus ancienne de Tiquo Desktop&#xa0;: demandez à qui s’en occupe de lancer «&#xa0;tiquo-desktop database upgrade&#xa0;», qui la met à jour.</translation>
    </message>
    <message>
        <source>This login may add events and not read: ask for another role to look at customers.</source>
        <translation>Cet identifiant peut ajouter des événements, mais pas lire : demandez un autre rôle pour voir les clients.</translation>
    </message>
    <message>
        <source>This login may add customers and not change them: use a profile without update = true, or a login with another role. Nothing was imported.</source>
        <translation>Cet identifiant peut ajouter des clients, mais pas les modifier : utilisez un profil sans update = true ou un identifiant d’un autre rôle. Rien n’a été importé.</translation>
    </message>
    <message>
        <source>This server is a standby and can only be read: record on the primary server.</source>
        <translation>Ce serveur est un serveur de secours et ne peut qu’être lu&#xa0;: saisissez sur le serveur principal.</translation>
    </message>
    <message>
        <source>This login may read and not record: ask for the role of the front desk.</source>
        <translation>Cet identifiant peut lire, mais pas saisir : demandez le rôle de la réception.</translation>
    </message>
    <message>
        <source>Whoever began this is not signed in any more: nothing was written. Sign in again.</source>
        <translation>La personne qui a commencé ceci n’est plus connectée&#xa0;: rien n’a été écrit. Connectez-vous de nouveau.</translation>
    </message>
    <message>
        <source>Type the password of this login.</source>
        <translation>Saisissez le mot de passe de cet identifiant.</translation>
    </message>
    <message>
        <source>The connection was lost at the moment of storing, so it may be stored or not. Look before you do it again.</source>
        <translation>La connexion a été perdue au moment de l’enregistrement, il a donc pu se faire ou non. Regardez avant de recommencer.</translation>
    </message>
    <message>
        <source>Another database has taken the place of the one that was open. What is on screen was read before, and what you are typing stays. Start the program again to work with the other one.</source>
        <translation>Une autre base a pris la place de celle qui était ouverte. Ce qui est à l’écran a été lu avant, et ce que vous écrivez reste. Redémarrez le programme pour travailler avec l’autre.</translation>
    </message>
    <message>
        <source>{problem} What is on screen was read before, and what you are typing stays.</source>
        <translation>{problem} Ce qui est à l’écran a été lu avant, et ce que vous écrivez reste.</translation>
    </message>
    <message>
        <source>{problem} What is on screen was read before, and what you are typing stays. This window goes on by itself once the server answers.</source>
        <translation>{problem} Ce qui est à l’écran a été lu avant, et ce que vous écrivez reste. Cette fenêtre continue d’elle-même dès que le serveur répond.</translation>
    </message>
    <message>
        <source>Others are storing the same events at this moment. Try again; nothing was written.</source>
        <translation>D’autres enregistrent les mêmes événements en ce moment. Réessayez&#x202f;; rien n’a été écrit.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export activity</source>
        <translation>Exporter l’activité</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Avancement de l’export</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Afficher le dossier</translation>
    </message>
    <message>
        <source>The export itself is recorded.</source>
        <translation>L’export lui-même est consigné.</translation>
    </message>
    <message>
        <source>The export itself is not recorded.</source>
        <translation>L’export lui-même n’est pas consigné.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Écriture…</translation>
    </message>
    <message>
        <source>{done} of {total} events written</source>
        <translation>{done} événements écrits sur {total}</translation>
    </message>
    <message>
        <source>{count} events are exported</source>
        <translation>{count} événements sont exportés</translation>
    </message>
    <message>
        <source>{count} event is exported</source>
        <translation>{count} événement est exporté</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>All customers</source>
        <translation>Tous les clients</translation>
    </message>
    <message>
        <source>Shown now</source>
        <translation>Affichés maintenant</translation>
    </message>
    <message>
        <source>Selected rows</source>
        <translation>Lignes sélectionnées</translation>
    </message>
    <message>
        <source>This story, {reference}</source>
        <translation>Dossier {reference}</translation>
    </message>
    <message>
        <source>Whole history</source>
        <translation>Tout l’historique</translation>
    </message>
    <message>
        <source>Which events</source>
        <translation>Quels événements</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>spreadsheets and any other program</source>
        <translation>tableurs et tout autre programme</translation>
    </message>
    <message>
        <source>importing again without loss</source>
        <translation>nouvel import sans perte</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Enregistrer sous</translation>
    </message>
    <message>
        <source>{choice}, {count}</source>
        <translation>{choice}, {count}</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Du plus récent au plus ancien</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Du plus ancien au plus récent</translation>
    </message>
    <message>
        <source>{order}, each time in the zone of its event.</source>
        <translation>{order}, chaque heure dans le fuseau de son événement.</translation>
    </message>
    <message>
        <source>All {count} events, of all customers</source>
        <translation>Les {count} événements, de tous les clients</translation>
    </message>
    <message>
        <source>All events, of all customers</source>
        <translation>Tous les événements, de tous les clients</translation>
    </message>
    <message>
        <source>{count} selected events of {name}</source>
        <translation>{count} événements sélectionnés de {name}</translation>
    </message>
    <message>
        <source>{count} selected event of {name}</source>
        <translation>{count} événement sélectionné de {name}</translation>
    </message>
    <message>
        <source>All {count} events of {name} about {reference}</source>
        <translation>Les {count} événements de {name} sur {reference}</translation>
    </message>
    <message>
        <source>All events of {name} about {reference}</source>
        <translation>Tous les événements de {name} sur {reference}</translation>
    </message>
    <message>
        <source>The one event of {name} about {reference}</source>
        <translation>Le seul événement de {name} sur {reference}</translation>
    </message>
    <message>
        <source>{count} of {total} events of {name}</source>
        <translation>{count} sur {total} événements de {name}</translation>
    </message>
    <message>
        <source>Events of {name}</source>
        <translation>Événements de {name}</translation>
    </message>
    <message>
        <source>All {count} events of {name}</source>
        <translation>Les {count} événements de {name}</translation>
    </message>
    <message>
        <source>All events of {name}</source>
        <translation>Tous les événements de {name}</translation>
    </message>
    <message>
        <source>The one event of {name}</source>
        <translation>Le seul événement de {name}</translation>
    </message>
    <message>
        <source>No events of {name}: there are none yet</source>
        <translation>Aucun événement de {name}&#xa0;: il n’y en a pas encore</translation>
    </message>
    <message>
        <source>All activity</source>
        <translation>Toutes les activités</translation>
    </message>
</context>
<context>
    <name>ExportTarget</name>
    <message>
        <source>Save as</source>
        <translation>Enregistrer sous</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Parcourir…</translation>
    </message>
    <message>
        <source>Browse for: {name}</source>
        <translation>Parcourir pour&#xa0;: {name}</translation>
    </message>
    <message>
        <source>This file exists and will be replaced.</source>
        <translation>Ce fichier existe et sera remplacé.</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>summary</source>
        <translation>la phrase</translation>
    </message>
    <message>
        <source>details</source>
        <translation>détails</translation>
    </message>
    <message>
        <source>category</source>
        <translation>catégorie</translation>
    </message>
    <message>
        <source>type</source>
        <translation>type</translation>
    </message>
    <message>
        <source>source</source>
        <translation>source</translation>
    </message>
    <message>
        <source>zone</source>
        <translation>fuseau</translation>
    </message>
    <message>
        <source>actor</source>
        <translation>personne</translation>
    </message>
    <message>
        <source>device</source>
        <translation>appareil</translation>
    </message>
    <message>
        <source>location</source>
        <translation>lieu</translation>
    </message>
    <message>
        <source>object_ref</source>
        <translation>objet</translation>
    </message>
    <message>
        <source>story</source>
        <translation>dossier</translation>
    </message>
    <message>
        <source>origin</source>
        <translation>origine</translation>
    </message>
    <message>
        <source>external_id</source>
        <translation>identifiant externe</translation>
    </message>
    <message>
        <source>given_name</source>
        <translation>prénom</translation>
    </message>
    <message>
        <source>family_name</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>company</source>
        <translation>société</translation>
    </message>
    <message>
        <source>email</source>
        <translation>e-mail</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>téléphone</translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>the date range</source>
        <translation>les dates</translation>
    </message>
    <message>
        <source>“{part}”</source>
        <translation>«&#xa0;{part}&#xa0;»</translation>
    </message>
    <message>
        <source>by {sources}</source>
        <translation>par {sources}</translation>
    </message>
    <message>
        <source>not {values}</source>
        <translation>pas {values}</translation>
    </message>
    <message>
        <source>about {reference}</source>
        <translation>sur {reference}</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>toutes dates</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>jusqu’au {date}</translation>
    </message>
    <message>
        <source>since {date}</source>
        <translation>depuis le {date}</translation>
    </message>
    <message>
        <source>all categories</source>
        <translation>toutes les catégories</translation>
    </message>
    <message>
        <source>{some} or {last}</source>
        <translation>{some} ou {last}</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>Only about</source>
        <translation>Seulement</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Toutes dates</translation>
    </message>
</context>
<context>
    <name>FilterLine</name>
    <message>
        <source>Filters</source>
        <translation>Filtres</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>Details of the marked event</source>
        <translation>Détails de l’événement marqué</translation>
    </message>
    <message>
        <source>Filters, {count} more</source>
        <translation>Filtres, {count} de plus</translation>
    </message>
    <message>
        <source>Only about</source>
        <translation>Seulement</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>{count} categories</source>
        <translation>{count} catégories</translation>
    </message>
    <message>
        <source>{count} types</source>
        <translation>{count} types</translation>
    </message>
    <message>
        <source>{count} sources</source>
        <translation>{count} sources</translation>
    </message>
    <message>
        <source>Click to show all of them again.</source>
        <translation>Cliquez pour les afficher tous de nouveau.</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>Filters</source>
        <translation>Filtres</translation>
    </message>
    <message>
        <source>Dates…</source>
        <translation>Dates…</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>Open who was &amp;scanned</source>
        <translation>Ouvrir le client &amp;scanné</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Les afficher</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>{many} customers have {code}</source>
        <translation>{many} clients ont {code}</translation>
    </message>
    <message>
        <source>This card belongs to nobody in this database</source>
        <translation>Cette carte n’appartient à personne dans cette base</translation>
    </message>
    <message>
        <source>No customer has {code}</source>
        <translation>Aucun client n’a {code}</translation>
    </message>
    <message>
        <source>Wallet card of {name}</source>
        <translation>Carte wallet de {name}</translation>
    </message>
    <message>
        <source>{code} of {name}</source>
        <translation>{code} de {name}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>What you are writing is as you left it.</source>
        <translation>Ce que vous écrivez est resté tel quel.</translation>
    </message>
    <message>
        <source>Nothing was scanned</source>
        <translation>Rien n’a été scanné</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Import a file…</source>
        <translation>Importer un fichier…</translation>
    </message>
    <message>
        <source>New customer…</source>
        <translation>Nouveau client…</translation>
    </message>
    <message>
        <source>Open a shared database…</source>
        <translation>Ouvrir une base de données partagée…</translation>
    </message>
    <message>
        <source>Look at demo data</source>
        <translation>Voir les données de démonstration</translation>
    </message>
    <message>
        <source>This database is empty</source>
        <translation>Cette base est vide</translation>
    </message>
    <message>
        <source>Import the customers and their history from a file, or begin with one customer. Demo data opens in a window of its own, with a database of its own: none of it comes in here.</source>
        <translation>Importez les clients et leur historique depuis un fichier, ou commencez par un client. Les données de démonstration s’ouvrent dans leur propre fenêtre, avec leur propre base&#xa0;: rien n’en vient ici.</translation>
    </message>
    <message>
        <source>Making the demo data: this takes some seconds, once.</source>
        <translation>Création des données de démonstration&#xa0;: quelques secondes, une seule fois.</translation>
    </message>
    <message>
        <source>Making the demo data: {percent} % of {total} events.</source>
        <translation>Création des données de démonstration&#xa0;: {percent}&#x202f;% de {total} événements.</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>New customer</source>
        <translation>Nouveau client</translation>
    </message>
    <message>
        <source>New customer “{words}”</source>
        <translation>Nouveau client «&#xa0;{words}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>ForgetDialog</name>
    <message>
        <source>Forget databases</source>
        <translation>Oublier des bases de données</translation>
    </message>
    <message>
        <source>They leave the menu, and their passwords the keyring. The databases themselves stay.</source>
        <translation>Elles quittent le menu, et leurs mots de passe le trousseau. Les bases de données elles-mêmes restent.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Guide to Tiquo</source>
        <translation>Guide de Tiquo</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>Chapitres</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Guide</translation>
    </message>
    <message>
        <source>&amp;Logs</source>
        <translation>&amp;Journaux</translation>
    </message>
    <message>
        <source>&amp;About Tiquo</source>
        <translation>À &amp;propos de Tiquo</translation>
    </message>
    <message>
        <source>There is no log: the folder {folder} could not be made.</source>
        <translation>Il n’y a pas de journal&#xa0;: le dossier {folder} n’a pas pu être créé.</translation>
    </message>
    <message>
        <source>No program here shows folders. The logs are in {folder}.</source>
        <translation>Aucun programme ici n’affiche les dossiers. Les journaux sont dans {folder}.</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>History over time</source>
        <translation>Historique dans le temps</translation>
    </message>
    <message>
        <source>Arrows move, Shift+arrows extend, Enter applies, Delete clears</source>
        <translation>Les flèches déplacent, Maj+flèches étendent, Entrée applique, Suppr efface</translation>
    </message>
    <message>
        <source>Drag to choose a time; drag its ends to change it; click beside it to clear</source>
        <translation>Glissez pour choisir une période&#x202f;; glissez ses bords pour la changer&#x202f;; cliquez à côté pour l’effacer</translation>
    </message>
    <message>
        <source>{when}: {total} event</source>
        <translation>{when}&#xa0;: {total} événement</translation>
    </message>
    <message>
        <source>{when}: {total} events</source>
        <translation>{when}&#xa0;: {total} événements</translation>
    </message>
    <message>
        <source>{when}: {total} event, {shown} shown</source>
        <translation>{when}&#xa0;: {total} événement, {shown} affiché</translation>
    </message>
    <message>
        <source>{when}: {total} events, {shown} shown</source>
        <translation>{when}&#xa0;: {total} événements, {shown} affichés</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{day} {month} {year}</translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <translation>{day} {month}</translation>
    </message>
    <message>
        <source>{day}</source>
        <comment>before a later day of the month</comment>
        <translation>{day}</translation>
    </message>
</context>
<context>
    <name>ImportForm</name>
    <message>
        <source>File to import</source>
        <translation>Fichier à importer</translation>
    </message>
    <message>
        <source>CSV or JSON Lines</source>
        <translation>CSV ou JSON Lines</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Parcourir…</translation>
    </message>
    <message>
        <source>Browse for: {name}</source>
        <translation>Parcourir pour&#xa0;: {name}</translation>
    </message>
    <message>
        <source>an export of Tiquo, or events under the same names</source>
        <translation>un export de Tiquo, ou des événements sous les mêmes noms</translation>
    </message>
    <message>
        <source>the customer list that the Tiquo platform exports</source>
        <translation>la liste de clients qu’exporte la plateforme Tiquo</translation>
    </message>
    <message>
        <source>webhooks of the Tiquo platform, one a line</source>
        <translation>webhooks de la plateforme Tiquo, un par ligne</translation>
    </message>
    <message>
        <source>the public data set of hotel bookings, one a row</source>
        <translation>le jeu de données public de réservations d’hôtel, une par ligne</translation>
    </message>
    <message>
        <source>What kind of file it is</source>
        <translation>Quel genre de fichier c’est</translation>
    </message>
    <message>
        <source>fits this file</source>
        <translation>convient à ce fichier</translation>
    </message>
    <message>
        <source>Your own profile</source>
        <translation>Votre propre profil</translation>
    </message>
    <message>
        <source>a TOML file that says how to read yours</source>
        <translation>un fichier TOML qui dit comment lire le vôtre</translation>
    </message>
    <message>
        <source>File of your own profile</source>
        <translation>Fichier de votre propre profil</translation>
    </message>
    <message>
        <source>Encoding of its text</source>
        <translation>Encodage de son texte</translation>
    </message>
    <message>
        <source>As the profile says</source>
        <translation>Comme dans le profil</translation>
    </message>
    <message>
        <source>Data files ({endings});;All files (*)</source>
        <translation>Fichiers de données ({endings});;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Import profiles ({ending})</source>
        <translation>Profils d’import ({ending})</translation>
    </message>
    <message>
        <source>None of these profiles fits the file: choose what kind of file it is, or name a profile of your own.</source>
        <translation>Aucun de ces profils ne convient au fichier&#xa0;: choisissez de quel type de fichier il s’agit, ou indiquez votre propre profil.</translation>
    </message>
    <message>
        <source>There is no file of that name: correct it, or choose one with Browse.</source>
        <translation>Aucun fichier ne porte ce nom&#xa0;: corrigez-le, ou choisissez-en un avec Parcourir.</translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message>
        <source>{file}, read with {profile}</source>
        <translation>{file}, lu avec {profile}</translation>
    </message>
    <message>
        <source>The file has no row below its header.</source>
        <translation>Le fichier n’a pas de ligne sous l’en-tête.</translation>
    </message>
    <message>
        <source>All {rows} rows</source>
        <translation>Les {rows} lignes</translation>
    </message>
    <message>
        <source>The first {rows} rows</source>
        <translation>Les {rows} premières lignes</translation>
    </message>
    <message>
        <source>The only row</source>
        <translation>La seule ligne</translation>
    </message>
    <message>
        <source>The first row</source>
        <translation>La première ligne</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 événement</translation>
    </message>
    <message>
        <source>{events} events</source>
        <translation>{events} événements</translation>
    </message>
    <message>
        <source>1 new customer</source>
        <translation>1 nouveau client</translation>
    </message>
    <message>
        <source>{customers} new customers</source>
        <translation>{customers} nouveaux clients</translation>
    </message>
    <message>
        <source>1 event that is here already</source>
        <translation>1 événement déjà présent</translation>
    </message>
    <message>
        <source>{events} events that are here already</source>
        <translation>{events} événements déjà présents</translation>
    </message>
    <message>
        <source>1 row that would be refused</source>
        <translation>1 ligne qui serait refusée</translation>
    </message>
    <message>
        <source>{rows} rows that would be refused</source>
        <translation>{rows} lignes qui seraient refusées</translation>
    </message>
    <message>
        <source>{which} come to: {parts}.</source>
        <translation>{which} donnent&#xa0;: {parts}.</translation>
    </message>
    <message>
        <source>{which} comes to: {parts}.</source>
        <translation>{which} donne&#xa0;: {parts}.</translation>
    </message>
    <message>
        <source>Nothing has been stored yet.</source>
        <translation>Rien n’est encore enregistré.</translation>
    </message>
    <message>
        <source>In the file: {text}</source>
        <translation>Dans le fichier&#xa0;: {text}</translation>
    </message>
</context>
<context>
    <name>ImportResult</name>
    <message>
        <source>Show in folder</source>
        <translation>Afficher le dossier</translation>
    </message>
    <message>
        <source>Stopped. What went in stays; the same import run again goes on.</source>
        <translation>Arrêté. Ce qui est entré reste&#x202f;; le même import relancé continue.</translation>
    </message>
    <message>
        <source>No row of the file went in: is this the profile for it?</source>
        <translation>Aucune ligne du fichier n’est entrée&#xa0;: est-ce bien son profil&#x202f;?</translation>
    </message>
    <message>
        <source>{events} events</source>
        <translation>{events} événements</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 événement</translation>
    </message>
    <message>
        <source>{customers} new customers</source>
        <translation>{customers} nouveaux clients</translation>
    </message>
    <message>
        <source>1 new customer</source>
        <translation>1 nouveau client</translation>
    </message>
    <message>
        <source>{customers} and {events} went in</source>
        <translation>Importés&#xa0;: {customers} et {events}</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>Lignes lues</translation>
    </message>
    <message>
        <source>Customers changed</source>
        <translation>Clients modifiés</translation>
    </message>
    <message>
        <source>Events that were here already</source>
        <translation>Événements déjà présents</translation>
    </message>
    <message>
        <source>Rows that say nothing new</source>
        <translation>Lignes qui n’apportent rien</translation>
    </message>
    <message>
        <source>Rows refused</source>
        <translation>Lignes refusées</translation>
    </message>
    <message>
        <source>ISO 4217 has no currency {codes}: its amounts are kept as they are.</source>
        <translation>ISO 4217 n’a pas de devise {codes}&#xa0;: ses montants restent tels quels.</translation>
    </message>
    <message>
        <source>Why rows were refused</source>
        <translation>Pourquoi des lignes ont été refusées</translation>
    </message>
    <message>
        <source>Line {line}: {reason}</source>
        <translation>Ligne {line}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>et {count} de plus</translation>
    </message>
    <message>
        <source>and one more</source>
        <translation>et une de plus</translation>
    </message>
    <message>
        <source>The refused rows are in {file}, each with its reason. Correct them there, and import that file with the same profile.</source>
        <translation>Les lignes refusées sont dans {file}, chacune avec sa raison. Corrigez-les là, et importez ce fichier avec le même profil.</translation>
    </message>
</context>
<context>
    <name>ImportWizard</name>
    <message>
        <source>Import a file</source>
        <translation>Importer un fichier</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>Avancement de l’import</translation>
    </message>
    <message>
        <source>What goes in is permanent. The same file again adds nothing.</source>
        <translation>Ce qui entre est définitif. Le même fichier une autre fois n’ajoute rien.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Nothing is stored before you have seen it.</source>
        <translation>Rien n’est enregistré avant que vous l’ayez vu.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>What has gone in stays.</source>
        <translation>Ce qui est entré reste.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Lecture du fichier…</translation>
    </message>
    <message>
        <source>Importing {file}</source>
        <translation>Import de {file}</translation>
    </message>
    <message>
        <source>{done} of {total} MB read</source>
        <translation>{done} Mo lus sur {total}</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importer…</translation>
    </message>
</context>
<context>
    <name>JsonView</name>
    <message>
        <source>Details as JSON</source>
        <translation>Détails en JSON</translation>
    </message>
</context>
<context>
    <name>Kinds</name>
    <message>
        <source>Visit</source>
        <translation>Visite</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Appel</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Paiement</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Remboursement</translation>
    </message>
    <message>
        <source>Enquiry</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>Réservation</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Commande</translation>
    </message>
</context>
<context>
    <name>LastCustomer</name>
    <message>
        <source>Open the &amp;last customer again</source>
        <translation>Rouvrir le &amp;dernier client</translation>
    </message>
    <message>
        <source>Nobody was open here yet.</source>
        <translation>Personne n’a encore été ouvert ici.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;Find a customer</source>
        <translation>&amp;Rechercher un client</translation>
    </message>
    <message>
        <source>Details of the &amp;marked event</source>
        <translation>&amp;Détails de l’événement marqué</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Actualiser</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Comptage…</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>Jan</source>
        <translation>janv.</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>févr.</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>mars</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>avr.</translation>
    </message>
    <message>
        <source>May</source>
        <comment>short</comment>
        <translation>mai</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>juin</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>juil.</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>août</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>sept.</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>oct.</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>nov.</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>déc.</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>lun.</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>mar.</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>mer.</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>jeu.</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>ven.</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>sam.</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>dim.</translation>
    </message>
    <message>
        <source>today {clock}</source>
        <translation>aujourd’hui {clock}</translation>
    </message>
    <message>
        <source>yesterday {clock}</source>
        <translation>hier {clock}</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{day} {month} {year}</translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <translation>{day} {month}</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{month} {year}</translation>
    </message>
    <message>
        <source>{number} d</source>
        <translation>{number} j</translation>
    </message>
    <message>
        <source>{number} h</source>
        <translation>{number} h</translation>
    </message>
    <message>
        <source>{number} min</source>
        <translation>{number} min</translation>
    </message>
    <message>
        <source>{number} s</source>
        <translation>{number} s</translation>
    </message>
    <message>
        <source>{weekday} {day}</source>
        <translation>{weekday} {day}</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>,</source>
        <comment>between thousands</comment>
        <translation>&#x202f;</translation>
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
        <translation>Guide</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Que voulez-vous faire&#x202f;?</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Chercher une commande</translation>
    </message>
    <message>
        <source>Up and Down choose, Enter does it</source>
        <translation>Haut et Bas choisissent, Entrée exécute</translation>
    </message>
    <message>
        <source>No command is called that</source>
        <translation>Aucune commande ne s’appelle ainsi</translation>
    </message>
</context>
<context>
    <name>Paragraph</name>
    <message>
        <source>… ({count} more characters: Copy takes all of them)</source>
        <translation>… ({count} caractères de plus&#xa0;: Copier les prend tous)</translation>
    </message>
    <message>
        <source>Enter shows the events of {reference}</source>
        <translation>Entrée affiche les événements de {reference}</translation>
    </message>
</context>
<context>
    <name>PersonChange</name>
    <message>
        <source>&amp;Change person at this desk…</source>
        <translation>&amp;Changer de personne à ce poste…</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Encore personne</translation>
    </message>
    <message>
        <source>No database is open.</source>
        <translation>Aucune base de données n’est ouverte.</translation>
    </message>
    <message>
        <source>Another database answers at this address: start the program again to work with it.</source>
        <translation>Une autre base de données répond à cette adresse&#xa0;: redémarrez le programme pour travailler avec elle.</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Who is at this desk?</source>
        <translation>Qui est à ce poste&#x202f;?</translation>
    </message>
    <message>
        <source>Change person at this desk</source>
        <translation>Changer de personne à ce poste</translation>
    </message>
    <message>
        <source>Your name signs what is recorded at this desk.</source>
        <translation>Votre nom signe ce qui est saisi à ce poste.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Change person</source>
        <translation>Changer de personne</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Next records are signed {name}.</source>
        <translation>Les prochaines saisies seront signées {name}.</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Login</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Name of the person at this desk</source>
        <translation>Nom de la personne à ce poste</translation>
    </message>
    <message>
        <source>Type a login, or choose one</source>
        <translation>Saisissez un identifiant ou choisissez-en un</translation>
    </message>
    <message>
        <source>Type a name, or choose one</source>
        <translation>Tapez un nom ou choisissez-en un</translation>
    </message>
    <message>
        <source>People who were at this desk</source>
        <translation>Personnes qui ont été à ce poste</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Name that signs</source>
        <translation>Nom qui signe</translation>
    </message>
    <message>
        <source>new at this desk</source>
        <translation>nouveau à ce poste</translation>
    </message>
    <message>
        <source>last here {day}</source>
        <translation>dernière fois ici {day}</translation>
    </message>
    <message>
        <source>here since {time}</source>
        <translation>ici depuis {time}</translation>
    </message>
    <message>
        <source>Password of {login}</source>
        <translation>Mot de passe de {login}</translation>
    </message>
</context>
<context>
    <name>PhoneFields</name>
    <message>
        <source>Add a phone number</source>
        <translation>Ajouter un téléphone</translation>
    </message>
    <message>
        <source>not a valid number, kept as written</source>
        <translation>numéro non valide, gardé tel quel</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>valide</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>Principal</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove this number</source>
        <translation>Retirer ce numéro</translation>
    </message>
    <message>
        <source>Phone number {number}</source>
        <translation>Numéro de téléphone {number}</translation>
    </message>
    <message>
        <source>Phone number {number} is the primary one</source>
        <translation>Le numéro de téléphone {number} est le principal</translation>
    </message>
    <message>
        <source>Remove phone number {number}</source>
        <translation>Retirer le numéro de téléphone {number}</translation>
    </message>
</context>
<context>
    <name>Present</name>
    <message>
        <source>signed in since {time}</source>
        <translation>identifié depuis {time}</translation>
    </message>
    <message>
        <source>here since {time}</source>
        <translation>ici depuis {time}</translation>
    </message>
    <message>
        <source>{number} drafts kept</source>
        <translation>{number} brouillons gardés</translation>
    </message>
    <message>
        <source>{number} draft kept</source>
        <translation>{number} brouillon gardé</translation>
    </message>
</context>
<context>
    <name>PreviewModel</name>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} sur {count}</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>What would be recorded</source>
        <translation>Ce qui serait saisi</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>Déjà présent</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Nouveau client</translation>
    </message>
    <message>
        <source>Changes the customer</source>
        <translation>Modifie le client</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>Rien de nouveau</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusée</translation>
    </message>
    <message>
        <source>new customer {name}</source>
        <translation>nouveau client {name}</translation>
    </message>
    <message>
        <source>Line {line}: {words}</source>
        <translation>Ligne {line}&#xa0;: {words}</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>The first rows as the events they would become</source>
        <translation>Les premières lignes, comme les événements qu’elles deviendraient</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>&amp;Compact</source>
        <translation>&amp;Compacte</translation>
    </message>
    <message>
        <source>&amp;Standard</source>
        <translation>&amp;Standard</translation>
    </message>
    <message>
        <source>C&amp;omfortable</source>
        <translation>&amp;Aérée</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filtrer</translation>
    </message>
    <message>
        <source>&amp;Dates…</source>
        <translation>Da&amp;tes…</translation>
    </message>
    <message>
        <source>&amp;Clear all filters</source>
        <translation>&amp;Effacer tous les filtres</translation>
    </message>
    <message>
        <source>&amp;Turn the order</source>
        <translation>&amp;Inverser l’ordre</translation>
    </message>
    <message>
        <source>&amp;Columns…</source>
        <translation>&amp;Colonnes…</translation>
    </message>
    <message>
        <source>&amp;Density</source>
        <translation>De&amp;nsité</translation>
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
        <translation>numéro</translation>
    </message>
    <message>
        <source>number starts with {typed}</source>
        <translation>le numéro commence par {typed}</translation>
    </message>
    <message>
        <source>surname</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>surname starts with {typed}</source>
        <translation>le nom commence par {typed}</translation>
    </message>
    <message>
        <source>second surname</source>
        <translation>second nom</translation>
    </message>
    <message>
        <source>second surname starts with {typed}</source>
        <translation>le second nom commence par {typed}</translation>
    </message>
    <message>
        <source>first name</source>
        <translation>prénom</translation>
    </message>
    <message>
        <source>first name starts with {typed}</source>
        <translation>le prénom commence par {typed}</translation>
    </message>
    <message>
        <source>middle name</source>
        <translation>deuxième prénom</translation>
    </message>
    <message>
        <source>middle name starts with {typed}</source>
        <translation>le deuxième prénom commence par {typed}</translation>
    </message>
    <message>
        <source>company</source>
        <translation>société</translation>
    </message>
    <message>
        <source>company starts with {typed}</source>
        <translation>la société commence par {typed}</translation>
    </message>
    <message>
        <source>word of the company starts with {typed}</source>
        <translation>un mot de la société commence par {typed}</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>e-mail</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>téléphone</translation>
    </message>
    <message>
        <source>phone starts {typed}</source>
        <translation>le téléphone commence par {typed}</translation>
    </message>
    <message>
        <source>phone has {typed}</source>
        <translation>le téléphone contient {typed}</translation>
    </message>
    <message>
        <source>phone ends {typed}</source>
        <translation>le téléphone finit par {typed}</translation>
    </message>
    <message>
        <source>“{typed}”: one typo for {name}</source>
        <translation>«&#xa0;{typed}&#xa0;»&#xa0;: une faute de frappe pour {name}</translation>
    </message>
    <message>
        <source>“{typed}” sounds like {name}</source>
        <translation>«&#xa0;{typed}&#xa0;» sonne comme {name}</translation>
    </message>
    <message>
        <source>order {name}</source>
        <translation>commande {name}</translation>
    </message>
    <message>
        <source>booking {name}</source>
        <translation>réservation {name}</translation>
    </message>
    <message>
        <source>enquiry {name}</source>
        <translation>demande {name}</translation>
    </message>
    <message>
        <source>reference {name}</source>
        <translation>référence {name}</translation>
    </message>
    <message>
        <source>as {name} before it was merged</source>
        <translation>comme {name} avant la fusion</translation>
    </message>
</context>
<context>
    <name>RecordDialog</name>
    <message>
        <source>Correct an event</source>
        <translation>Corriger un événement</translation>
    </message>
    <message>
        <source>Record activity</source>
        <translation>Saisir une activité</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>Abandonner le brouillon</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Why it is corrected</source>
        <translation>Pourquoi il est corrigé</translation>
    </message>
    <message>
        <source>Typing error</source>
        <translation>Faute de frappe</translation>
    </message>
    <message>
        <source>Your draft of {time} is back</source>
        <translation>Votre brouillon de {time} est de retour</translation>
    </message>
    <message>
        <source>Draft kept {time}</source>
        <translation>Brouillon gardé {time}</translation>
    </message>
    <message>
        <source>Draft not kept</source>
        <translation>Brouillon non gardé</translation>
    </message>
    <message>
        <source>{sentence} Nothing was saved.</source>
        <translation>{sentence} Rien n’a été enregistré.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>{name} is banned: {reason} Nothing is recorded yet. Record it all the same?</source>
        <translation>{name} est interdit&#xa0;: {reason} Rien n’est encore saisi. Saisir quand même&#x202f;?</translation>
    </message>
    <message>
        <source>Record all the same</source>
        <translation>Saisir quand même</translation>
    </message>
    <message>
        <source>Another amount stands than before, such as when somebody else has corrected this too. Nothing is saved yet: look at the amount, then save again.</source>
        <translation>Un autre montant qu’avant est valable, par exemple parce que quelqu’un d’autre l’a aussi corrigé. Rien n’est encore enregistré&#xa0;: regardez le montant, puis enregistrez de nouveau.</translation>
    </message>
    <message>
        <source>An earlier attempt did reach the database, as: {sentence} What you changed since then can be saved as its correction: say why, then save.</source>
        <translation>Une tentative précédente a bien atteint la base, ainsi&#xa0;: {sentence} Ce que vous avez changé depuis peut être enregistré comme correction&#xa0;: dites pourquoi, puis enregistrez.</translation>
    </message>
    <message>
        <source>What you typed is still here and kept as a draft.</source>
        <translation>Ce que vous avez écrit est toujours là, gardé comme brouillon.</translation>
    </message>
    <message>
        <source>What you typed is still here.</source>
        <translation>Ce que vous avez écrit est toujours là.</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>Often:</source>
        <translation>Souvent&#xa0;:</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>BK-A12B34, or room:114</source>
        <translation>BK-A12B34 ou room:114</translation>
    </message>
    <message>
        <source>What happened, one sentence</source>
        <translation>Ce qui s’est passé, en une phrase</translation>
    </message>
    <message>
        <source>Object, optional</source>
        <translation>Objet, facultatif</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Opens and closes the field for details</source>
        <translation>Ouvre et ferme le champ des détails</translation>
    </message>
    <message>
        <source>One a line, as in table: 4</source>
        <translation>Un par ligne, comme table: 4</translation>
    </message>
    <message>
        <source>Details, one a line, as in table: 4</source>
        <translation>Détails, un par ligne, comme table: 4</translation>
    </message>
    <message>
        <source>Permanent once saved: it can be corrected, not changed or deleted.</source>
        <translation>Définitif une fois enregistré&#xa0;: cela peut être corrigé, ni modifié ni supprimé.</translation>
    </message>
    <message>
        <source>Details, open</source>
        <translation>Détails, ouverts</translation>
    </message>
    <message>
        <source>Details, closed</source>
        <translation>Détails, fermés</translation>
    </message>
    <message>
        <source>Now ({time})</source>
        <translation>Maintenant ({time})</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>Correct…</source>
        <translation>Corriger…</translation>
    </message>
    <message>
        <source>&amp;Record activity…</source>
        <translation>&amp;Saisir une activité…</translation>
    </message>
    <message>
        <source>Co&amp;rrect this event…</source>
        <translation>Co&amp;rriger cet événement…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Enregistré</translation>
    </message>
</context>
<context>
    <name>References</name>
    <message>
        <source>Events of the same &amp;object</source>
        <translation>Événements du même &amp;objet</translation>
    </message>
    <message>
        <source>This event names no order, booking or enquiry.</source>
        <translation>Cet événement ne nomme ni commande, ni réservation, ni demande.</translation>
    </message>
</context>
<context>
    <name>RemovableChip</name>
    <message>
        <source>only these</source>
        <translation>seulement ceux-ci</translation>
    </message>
    <message>
        <source>not filtered</source>
        <translation>non filtré</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>Une erreur est survenue</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>Le rapport</translation>
    </message>
    <message>
        <source>Nothing is sent.</source>
        <translation>Rien n’est envoyé.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program</source>
        <translation>Une erreur est survenue dans le programme</translation>
    </message>
    <message>
        <source>What was recorded is stored, and you can go on. If it happens again, start the program anew, and pass this report on to whoever looks after it. It holds places in the program, and no text of a customer.</source>
        <translation>Ce qui a été saisi est enregistré, et vous pouvez continuer. Si cela se reproduit, redémarrez le programme et transmettez ce rapport à qui s’en occupe. Il contient des endroits du programme, et aucun texte d’un client.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>The report is on the clipboard.</source>
        <translation>Le rapport est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Texte (*.txt)</translation>
    </message>
    <message>
        <source>The report is in {file}</source>
        <translation>Le rapport est dans {file}</translation>
    </message>
</context>
<context>
    <name>ResultList</name>
    <message>
        <source>Search results</source>
        <translation>Résultats de la recherche</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>No customers yet</source>
        <translation>Pas encore de clients</translation>
    </message>
    <message>
        <source>Import them from a file (File &gt; Import), or begin with a new one.</source>
        <translation>Importez-les depuis un fichier (Fichier &gt; Importer), ou commencez par un nouveau.</translation>
    </message>
    <message>
        <source>Recent on this computer</source>
        <translation>Récents sur cet ordinateur</translation>
    </message>
    <message>
        <source>Recently active</source>
        <translation>Actifs récemment</translation>
    </message>
    <message>
        <source>Scan a wallet card or ticket at any time. It is recognised wherever the cursor is.</source>
        <translation>Scannez à tout moment une carte wallet ou un billet. Il est reconnu où que soit le curseur.</translation>
    </message>
    <message>
        <source>No customer matches all of this</source>
        <translation>Aucun client ne correspond à tout cela</translation>
    </message>
    <message>
        <source>Searched name, company, phone, e-mail, numbers and references of {total} customers.</source>
        <translation>Recherche dans le nom, la société, le téléphone, l’e-mail, les numéros et les références de {total} clients.</translation>
    </message>
    <message>
        <source>First {found} of {total} customers</source>
        <translation>Les {found} premiers sur {total} clients</translation>
    </message>
    <message>
        <source>{found} of {total} customers</source>
        <translation>{found} sur {total} clients</translation>
    </message>
    <message>
        <source>What to try</source>
        <translation>À essayer</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Résultats de la recherche</translation>
    </message>
    <message>
        <source>The search did not work</source>
        <translation>La recherche n’a pas fonctionné</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>front desk</source>
        <translation>réception</translation>
    </message>
    <message>
        <source>manager</source>
        <translation>direction</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>audit</translation>
    </message>
    <message>
        <source>integration</source>
        <translation>intégration</translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>{count} event</source>
        <translation>{count} événement</translation>
    </message>
    <message>
        <source>{count} events</source>
        <translation>{count} événements</translation>
    </message>
    <message>
        <source>{events}, {count} hidden by filters</source>
        <translation>{events}, {count} masqués par les filtres</translation>
    </message>
    <message>
        <source>object {reference}</source>
        <translation>objet {reference}</translation>
    </message>
    <message>
        <source>by {who}</source>
        <translation>par {who}</translation>
    </message>
    <message>
        <source>a correction</source>
        <translation>une correction</translation>
    </message>
    <message>
        <source>corrected later</source>
        <translation>corrigé plus tard</translation>
    </message>
    <message>
        <source>written down late</source>
        <translation>saisi tardivement</translation>
    </message>
    <message>
        <source>{place} of {shown}</source>
        <translation>{place} sur {shown}</translation>
    </message>
    <message>
        <source>Text erased</source>
        <translation>Texte effacé</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{month} {year}</translation>
    </message>
    <message>
        <source>January</source>
        <translation>janvier</translation>
    </message>
    <message>
        <source>February</source>
        <translation>février</translation>
    </message>
    <message>
        <source>March</source>
        <translation>mars</translation>
    </message>
    <message>
        <source>April</source>
        <translation>avril</translation>
    </message>
    <message>
        <source>May</source>
        <translation>mai</translation>
    </message>
    <message>
        <source>June</source>
        <translation>juin</translation>
    </message>
    <message>
        <source>July</source>
        <translation>juillet</translation>
    </message>
    <message>
        <source>August</source>
        <translation>août</translation>
    </message>
    <message>
        <source>September</source>
        <translation>septembre</translation>
    </message>
    <message>
        <source>October</source>
        <translation>octobre</translation>
    </message>
    <message>
        <source>November</source>
        <translation>novembre</translation>
    </message>
    <message>
        <source>December</source>
        <translation>décembre</translation>
    </message>
    <message>
        <source>{weekday} {day} {month} {year}</source>
        <translation>{weekday} {day} {month} {year}</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>lundi</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>mardi</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>mercredi</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>jeudi</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>vendredi</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>samedi</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>dimanche</translation>
    </message>
</context>
<context>
    <name>ScanBar</name>
    <message>
        <source>Stay</source>
        <translation>Rester</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Name, phone or scan</source>
        <translation>Nom, tél. ou scan</translation>
    </message>
    <message>
        <source>Search customers</source>
        <translation>Rechercher des clients</translation>
    </message>
    <message>
        <source>Name, phone, e-mail, customer number or booking reference; cards and tickets can be scanned wherever the cursor is</source>
        <translation>Nom, téléphone, e-mail, numéro de client ou référence de réservation&#x202f;; cartes et billets peuvent être scannés où que soit le curseur</translation>
    </message>
</context>
<context>
    <name>SearchRows</name>
    <message>
        <source>last active {when}</source>
        <translation>dernière activité {when}</translation>
    </message>
    <message>
        <source>{place} of {many}</source>
        <translation>{place} sur {many}</translation>
    </message>
    <message>
        <source>“{typed}” sounds like</source>
        <translation>«&#xa0;{typed}&#xa0;» sonne comme</translation>
    </message>
    <message>
        <source>“{typed}” may be</source>
        <translation>«&#xa0;{typed}&#xa0;» est peut-être</translation>
    </message>
    <message>
        <source>Only “{typed}”</source>
        <translation>Seulement «&#xa0;{typed}&#xa0;»</translation>
    </message>
    <message>
        <source>Orders, bookings and enquiries with “{typed}”</source>
        <translation>Commandes, réservations et demandes avec «&#xa0;{typed}&#xa0;»</translation>
    </message>
    <message>
        <source>{count} customers</source>
        <translation>{count} clients</translation>
    </message>
    <message>
        <source>{count} customer</source>
        <translation>{count} client</translation>
    </message>
    <message>
        <source>scanned {when}</source>
        <translation>scanné {when}</translation>
    </message>
    <message>
        <source>opened {when} by you</source>
        <translation>ouvert {when} par vous</translation>
    </message>
    <message>
        <source>opened {when} by {person}</source>
        <translation>ouvert {when} par {person}</translation>
    </message>
    <message>
        <source>phone ends in {digits}</source>
        <translation>téléphone finissant par {digits}</translation>
    </message>
    <message>
        <source>e-mail at {domain}</source>
        <translation>e-mail chez {domain}</translation>
    </message>
    <message>
        <source>Today {time}</source>
        <translation>Auj. {time}</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
</context>
<context>
    <name>ServerForm</name>
    <message>
        <source>Read from a standby where one answers</source>
        <translation>Lire d’un serveur de secours s’il y en a un qui répond</translation>
    </message>
    <message>
        <source>Keep the password in this computer&apos;s keyring</source>
        <translation>Garder le mot de passe dans le trousseau de cet ordinateur</translation>
    </message>
    <message>
        <source>several with commas, or paste a whole address here</source>
        <translation>plusieurs avec des virgules, ou collez une adresse entière</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de données</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Encryption (TLS)</source>
        <translation>Chiffrement (TLS)</translation>
    </message>
    <message>
        <source>the system&apos;s</source>
        <translation>celles du système</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Parcourir…</translation>
    </message>
    <message>
        <source>Browse for the file of a certificate authority</source>
        <translation>Parcourir pour le fichier d’une autorité de certification</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>Autorité de certification</translation>
    </message>
    <message>
        <source>Server is checked, except on this computer</source>
        <translation>Serveur vérifié, sauf sur cet ordinateur</translation>
    </message>
    <message>
        <source>Server is checked (verify-full)</source>
        <translation>Serveur vérifié (verify-full)</translation>
    </message>
    <message>
        <source>Certificate is checked (verify-ca)</source>
        <translation>Certificat vérifié (verify-ca)</translation>
    </message>
    <message>
        <source>Encrypted, not checked (require)</source>
        <translation>Chiffré, non vérifié (require)</translation>
    </message>
    <message>
        <source>Not encrypted (disable)</source>
        <translation>Non chiffré (disable)</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Maj</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>In the search field and its list</source>
        <translation>Dans le champ de recherche et sa liste</translation>
    </message>
    <message>
        <source>Mark another customer</source>
        <translation>Marquer un autre client</translation>
    </message>
    <message>
        <source>Open the marked customer</source>
        <translation>Ouvrir le client marqué</translation>
    </message>
    <message>
        <source>Clear the text, then the desk</source>
        <translation>Effacer le texte, puis fermer le client</translation>
    </message>
    <message>
        <source>In the timeline</source>
        <translation>Dans l’historique</translation>
    </message>
    <message>
        <source>Mark another event</source>
        <translation>Marquer un autre événement</translation>
    </message>
    <message>
        <source>First and last event</source>
        <translation>Premier et dernier événement</translation>
    </message>
    <message>
        <source>Select several events</source>
        <translation>Sélectionner plusieurs événements</translation>
    </message>
    <message>
        <source>Details of the marked event</source>
        <translation>Détails de l’événement marqué</translation>
    </message>
    <message>
        <source>Back to the search</source>
        <translation>Retour à la recherche</translation>
    </message>
    <message>
        <source>In the details</source>
        <translation>Dans les détails</translation>
    </message>
    <message>
        <source>Back to the timeline</source>
        <translation>Retour à l’historique</translation>
    </message>
    <message>
        <source>On the chips of the filters</source>
        <translation>Sur les pastilles des filtres</translation>
    </message>
    <message>
        <source>Next row of chips</source>
        <translation>Rangée suivante</translation>
    </message>
    <message>
        <source>Another chip of the row</source>
        <translation>Autre pastille de la rangée</translation>
    </message>
    <message>
        <source>Only these, or any again</source>
        <translation>Seulement ceux-ci, ou de nouveau tous</translation>
    </message>
    <message>
        <source>Not these</source>
        <translation>Pas ceux-ci</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>On the histogram</source>
        <translation>Sur l’histogramme</translation>
    </message>
    <message>
        <source>Another bar</source>
        <translation>Autre barre</translation>
    </message>
    <message>
        <source>First and last bar</source>
        <translation>Première et dernière barre</translation>
    </message>
    <message>
        <source>Mark a range</source>
        <translation>Marquer une période</translation>
    </message>
    <message>
        <source>Show only the range</source>
        <translation>Afficher seulement la période</translation>
    </message>
    <message>
        <source>Show all dates again</source>
        <translation>Afficher de nouveau toutes les dates</translation>
    </message>
    <message>
        <source>While something is recorded or edited</source>
        <translation>Pendant une saisie ou une modification</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Choose what is recorded often</source>
        <translation>Choisir ce qui est souvent saisi</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Quitter</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>Chargement</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>No reason recorded</source>
        <translation>Aucune raison saisie</translation>
    </message>
    <message>
        <source>banned without an end date</source>
        <translation>interdit sans date de fin</translation>
    </message>
    <message>
        <source>banned until {day}</source>
        <translation>interdit jusqu’au {day}</translation>
    </message>
    <message>
        <source>This ban is over, and was not lifted yet.</source>
        <translation>Cette interdiction est terminée, et n’a pas encore été levée.</translation>
    </message>
    <message>
        <source>Do not admit. Call the duty manager.</source>
        <translation>Ne pas laisser entrer. Appelez le responsable de service.</translation>
    </message>
    <message>
        <source>by {person}</source>
        <translation>par {person}</translation>
    </message>
</context>
<context>
    <name>StandingBanner</name>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>Show the event of this ban</source>
        <translation>Afficher l’événement de cette interdiction</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>Another window on this database is open, but it does not answer, so this is a second one. Both can be worked in. If the other one stays like that, close it: what was recorded is stored.</source>
        <translation>Une autre fenêtre sur cette base est ouverte mais ne répond pas, celle-ci est donc une seconde. On peut travailler dans les deux. Si l’autre reste ainsi, fermez-la&#xa0;: ce qui a été saisi est enregistré.</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Lecture seule</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <source>No access</source>
        <translation>Aucun accès</translation>
    </message>
    <message>
        <source>Not answering</source>
        <translation>Ne répond pas</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>Reconnexion…</translation>
    </message>
    <message>
        <source>Signed in as {login}</source>
        <translation>Identifié comme {login}</translation>
    </message>
    <message>
        <source>Who is at this desk</source>
        <translation>Qui est à ce poste</translation>
    </message>
    <message>
        <source>At this desk: {name}</source>
        <translation>À ce poste&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Times: {zone}</source>
        <translation>Heures&#xa0;: {zone}</translation>
    </message>
</context>
<context>
    <name>Statuses</name>
    <message>
        <source>Active</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>Inactif</translation>
    </message>
    <message>
        <source>Banned</source>
        <translation>Interdit</translation>
    </message>
</context>
<context>
    <name>TechnicalDetails</name>
    <message>
        <source>Technical details</source>
        <translation>Détails techniques</translation>
    </message>
    <message>
        <source>What kind of error it was, and where in the program. There is no text of a customer in it.</source>
        <translation>Quel genre d’erreur c’était, et où dans le programme. Aucun texte d’un client n’y figure.</translation>
    </message>
</context>
<context>
    <name>TimelineDelegate</name>
    <message>
        <source>Corrected</source>
        <translation>Corrigé</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Correction</translation>
    </message>
</context>
<context>
    <name>TimelineHeader</name>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>&amp;Déplacer</translation>
    </message>
    <message>
        <source>{column} towards the start</source>
        <translation>{column} vers le début</translation>
    </message>
    <message>
        <source>{column} towards the end</source>
        <translation>{column} vers la fin</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>&amp;Largeur</translation>
    </message>
    <message>
        <source>{column} wider</source>
        <translation>{column} plus large</translation>
    </message>
    <message>
        <source>{column} narrower</source>
        <translation>{column} plus étroite</translation>
    </message>
    <message>
        <source>&amp;As at first</source>
        <translation>&amp;Comme au début</translation>
    </message>
    <message>
        <source>Click Time to turn the order ({keys}).</source>
        <translation>Cliquez sur Heure pour inverser l’ordre ({keys}).</translation>
    </message>
    <message>
        <source>Drag a name to move its column, right-click to hide columns.</source>
        <translation>Glissez un nom pour déplacer sa colonne, clic droit pour masquer des colonnes.</translation>
    </message>
</context>
<context>
    <name>TimelineModel</name>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Source, by</source>
        <translation>Source, par</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O turns the order of time</source>
        <translation>Ctrl+Maj+O inverse l’ordre du temps</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Menus</source>
        <translation>Menus</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>F10 opens it</source>
        <translation>F10 l’ouvre</translation>
    </message>
    <message>
        <source>Record activity</source>
        <translation>Saisir une activité</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Saisir</translation>
    </message>
</context>
<context>
    <name>Typed</name>
    <message>
        <source>yesterday</source>
        <translation>hier</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>at</source>
        <comment>a time of day</comment>
        <translation>à</translation>
    </message>
    <message>
        <source>{number} {unit} ago</source>
        <translation>il y a {number} {unit}</translation>
    </message>
    <message>
        <source>m min mins minute minutes</source>
        <comment>how people write it</comment>
        <translation>m min mn minute minutes</translation>
    </message>
    <message>
        <source>h hr hrs hour hours</source>
        <comment>how people write it</comment>
        <translation>h heure heures</translation>
    </message>
    <message>
        <source>d day days</source>
        <comment>how people write it</comment>
        <translation>j d jour jours</translation>
    </message>
</context>
<context>
    <name>Vocabulary</name>
    <message>
        <source>Other ({value})</source>
        <translation>Autre ({value})</translation>
    </message>
    <message>
        <source>Orders</source>
        <comment>category</comment>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Customers</source>
        <comment>category</comment>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Bookings</source>
        <comment>category</comment>
        <translation>Réservations</translation>
    </message>
    <message>
        <source>Payments</source>
        <comment>category</comment>
        <translation>Paiements</translation>
    </message>
    <message>
        <source>System</source>
        <comment>category</comment>
        <translation>Système</translation>
    </message>
    <message>
        <source>Auth</source>
        <comment>type</comment>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Access</source>
        <comment>type</comment>
        <translation>Accès</translation>
    </message>
    <message>
        <source>Order</source>
        <comment>type</comment>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Payment</source>
        <comment>type</comment>
        <translation>Paiement</translation>
    </message>
    <message>
        <source>Cart</source>
        <comment>type</comment>
        <translation>Panier</translation>
    </message>
    <message>
        <source>Booking</source>
        <comment>type</comment>
        <translation>Réservation</translation>
    </message>
    <message>
        <source>Enquiry</source>
        <comment>type</comment>
        <translation>Demande</translation>
    </message>
    <message>
        <source>Visit</source>
        <comment>type</comment>
        <translation>Visite</translation>
    </message>
    <message>
        <source>Scan</source>
        <comment>type</comment>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Communication</source>
        <comment>type</comment>
        <translation>Communication</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>type</comment>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Configuration</source>
        <comment>type</comment>
        <translation>Configuration</translation>
    </message>
    <message>
        <source>Data</source>
        <comment>type</comment>
        <translation>Données</translation>
    </message>
    <message>
        <source>Security</source>
        <comment>type</comment>
        <translation>Sécurité</translation>
    </message>
    <message>
        <source>Compliance</source>
        <comment>type</comment>
        <translation>Conformité</translation>
    </message>
    <message>
        <source>Notification</source>
        <comment>type</comment>
        <translation>Notification</translation>
    </message>
    <message>
        <source>Integration</source>
        <comment>type</comment>
        <translation>Intégration</translation>
    </message>
    <message>
        <source>Report</source>
        <comment>type</comment>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Export</source>
        <comment>type</comment>
        <translation>Export</translation>
    </message>
    <message>
        <source>System</source>
        <comment>source</comment>
        <translation>Système</translation>
    </message>
    <message>
        <source>Staff</source>
        <comment>source</comment>
        <translation>Personnel</translation>
    </message>
    <message>
        <source>Customer</source>
        <comment>source</comment>
        <translation>Client</translation>
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
        <translation>Intégration</translation>
    </message>
    <message>
        <source>Physical</source>
        <comment>source</comment>
        <translation>Sur place</translation>
    </message>
    <message>
        <source>Automated</source>
        <comment>source</comment>
        <translation>Automatique</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>&amp;Find a command…</source>
        <translation>&amp;Chercher une commande…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>Go to the &amp;menus</source>
        <translation>Aller aux &amp;menus</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>S&amp;ombre</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Comme le &amp;système</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>The language changes when Tiquo is started anew.</source>
        <translation>La langue change au prochain démarrage de Tiquo.</translation>
    </message>
</context>
<context>
    <name>_Events</name>
    <message>
        <source>this event</source>
        <translation>cet événement</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} sur {count}</translation>
    </message>
</context>
</TS>
