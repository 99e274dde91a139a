<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>said</source>
        <translation>gesagt</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle anzeigen</translation>
    </message>
    <message numerus="yes">
        <source>{title}, {n} files</source>
        <comment>{title}, {n} file</comment>
        <translation>
            <numerusform>{title}, {n}&#xa0;Datei</numerusform>
            <numerusform>{title}, {n}&#xa0;Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{title}, {n} files so far</source>
        <comment>{title}, {n} file so far</comment>
        <translation>
            <numerusform>{title}, bisher {n}&#xa0;Datei</numerusform>
            <numerusform>{title}, bisher {n}&#xa0;Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>none matches well</source>
        <translation>nichts passt gut</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Click or drag to go to a date</source>
        <translation>Klicken oder ziehen, um zu einem Datum zu gehen</translation>
    </message>
    <message>
        <source>Move to trash…</source>
        <translation>In den Papierkorb verschieben…</translation>
    </message>
    <message>
        <source>These are not duplicates</source>
        <translation>Das sind keine Duplikate</translation>
    </message>
    <message>
        <source>Show in the gallery</source>
        <translation>In der Galerie anzeigen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Bewerten</translation>
    </message>
    <message>
        <source>More to do with them</source>
        <translation>Weitere Aktionen</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>{n} selected</source>
        <translation>{n}&#xa0;ausgewählt</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Schlagwörter…</translation>
    </message>
    <message>
        <source>Add to album…</source>
        <translation>Zum Album hinzufügen…</translation>
    </message>
    <message>
        <source>Find similar to all of them</source>
        <translation>Ähnliches zu allen finden</translation>
    </message>
    <message>
        <source>Copy files</source>
        <translation>Dateien kopieren</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Nichts auswählen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Klar</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>Wahrscheinlich</translation>
    </message>
    <message>
        <source>Guess</source>
        <translation>Vermutung</translation>
    </message>
    <message>
        <source>Column {title}</source>
        <translation>Spalte {title}</translation>
    </message>
    <message>
        <source>Column {title}, which the list is ordered by</source>
        <translation>Spalte {title}, nach der die Liste geordnet ist</translation>
    </message>
    <message>
        <source>Column {title}, Enter orders by it</source>
        <translation>Spalte {title}, Eingabe ordnet danach</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Triptych asks the library test searches whose right answers are known, and counts how often they are found. Labels come from the names of the folders, or from a captions.jsonl. It takes up to a few minutes; nothing is changed.</source>
        <translation>Triptych stellt der Bibliothek Probeanfragen, deren richtige Antworten bekannt sind, und zählt, wie oft sie gefunden werden. Die Beschriftungen stammen aus den Namen der Ordner oder aus einer captions.jsonl. Das dauert bis zu ein paar Minuten; verändert wird nichts.</translation>
    </message>
    <message>
        <source>Waiting; indexing and what else is under way come first…</source>
        <translation>Wartet; das Einlesen und andere laufende Arbeiten gehen vor…</translation>
    </message>
    <message>
        <source>The check was stopped.</source>
        <translation>Die Prüfung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>Fortschritt der Prüfung</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Asking test searches…</source>
        <translation>Probeanfragen werden gestellt…</translation>
    </message>
    <message>
        <source>No folder of the library holds labels to check by: subfolders that are named after what their files show, or a captions.jsonl. So it cannot be told how often the right file is found. What can be told without labels:</source>
        <translation>Kein Ordner der Bibliothek enthält Beschriftungen, an denen sich prüfen ließe: Unterordner, die nach dem benannt sind, was ihre Dateien zeigen, oder eine captions.jsonl. Daher lässt sich nicht sagen, wie oft die richtige Datei gefunden wird. Was sich ohne Beschriftungen sagen lässt:</translation>
    </message>
    <message>
        <source>Asked with typed words: {found}.</source>
        <translation>Gefragt mit getippten Wörtern: {found}.</translation>
    </message>
    <message>
        <source>Asked with a picture: {found}.</source>
        <translation>Gefragt mit einem Bild: {found}.</translation>
    </message>
    <message>
        <source>Asked with a sound: {found}.</source>
        <translation>Gefragt mit einem Ton: {found}.</translation>
    </message>
    <message>
        <source>Asked with a video: {found}.</source>
        <translation>Gefragt mit einem Video: {found}.</translation>
    </message>
    <message>
        <source>Asked with a document: {found}.</source>
        <translation>Gefragt mit einem Dokument: {found}.</translation>
    </message>
    <message>
        <source>pictures {times} in {asked}</source>
        <translation>Bilder {times} von&#xa0;{asked}</translation>
    </message>
    <message>
        <source>sounds {times} in {asked}</source>
        <translation>Töne {times} von&#xa0;{asked}</translation>
    </message>
    <message>
        <source>documents {times} in {asked}</source>
        <translation>Dokumente {times} von&#xa0;{asked}</translation>
    </message>
    <message>
        <source>videos {times} in {asked}</source>
        <translation>Videos {times} von&#xa0;{asked}</translation>
    </message>
    <message>
        <source>Of {searches} searches, the right file was among the first ten {times}. By plain similarity it would have been {plainly}.</source>
        <translation>Von {searches} Suchen stand die richtige Datei {times} unter den ersten zehn. Nach bloßer Ähnlichkeit wäre sie es {plainly} gewesen.</translation>
    </message>
    <message>
        <source>A wrong file of the same kind as the query stands before a right file of another kind in {ours} of 100 cases; by plain similarity in {plain}.</source>
        <translation>Eine falsche Datei der gleichen Art wie die Anfrage steht in {ours} von 100 Fällen vor einer richtigen Datei anderer Art; nach bloßer Ähnlichkeit in {plain}.</translation>
    </message>
    <message numerus="yes">
        <source>{n} labelled files are left out, being unknown to the library.</source>
        <comment>{n} labelled file is left out, being unknown to the library.</comment>
        <translation>
            <numerusform>{n} beschriftete Datei bleibt außer Betracht, weil die Bibliothek sie nicht kennt.</numerusform>
            <numerusform>{n} beschriftete Dateien bleiben außer Betracht, weil die Bibliothek sie nicht kennt.</numerusform>
        </translation>
    </message>
    <message>
        <source>{ours} of {asked} searches show each kind of file that has an answer on the first screen; by plain similarity {plain}.</source>
        <translation>{ours} von {asked} Suchen zeigen jede Art von Datei, die eine Antwort hat, schon auf dem ersten Bildschirm; nach bloßer Ähnlichkeit {plain}.</translation>
    </message>
    <message numerus="yes">
        <source>{n} pages had nothing but guesses.</source>
        <comment>One page had nothing but guesses.</comment>
        <translation>
            <numerusform>Eine Seite enthielt nichts als Vermutungen.</numerusform>
            <numerusform>{n} Seiten enthielten nichts als Vermutungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No page was blank.</source>
        <translation>Keine Seite war leer.</translation>
    </message>
    <message numerus="yes">
        <source>Of {hits} hits shown as clear, {n} were right.</source>
        <comment>Of {hits} hits shown as clear, {n} was right.</comment>
        <translation>
            <numerusform>Von {hits} Treffern, die als klar gezeigt wurden, war {n} richtig.</numerusform>
            <numerusform>Von {hits} Treffern, die als klar gezeigt wurden, waren {n} richtig.</numerusform>
        </translation>
    </message>
    <message>
        <source>How likely a hit is to be right is told with an error of {error} in 100, on average.</source>
        <translation>Wie wahrscheinlich ein Treffer richtig ist, wird im Mittel mit einem Fehler von {error} auf 100 angegeben.</translation>
    </message>
    <message>
        <source>The first ten files of a general search are, on average, {ours}. By plain similarity they would be {plain}, {same} of them the same files.</source>
        <translation>Die ersten zehn Dateien einer allgemeinen Suche sind im Mittel {ours}. Nach bloßer Ähnlichkeit wären es {plain}, davon {same} dieselben.</translation>
    </message>
    <message>
        <source>The fast index finds {found} of the 100 files that a comparison with every file finds; a library of this size needs no index to be quick.</source>
        <translation>Der schnelle Index findet {found} der 100 Dateien, die ein Vergleich mit jeder Datei findet; eine Bibliothek dieser Größe ist auch ohne Index schnell.</translation>
    </message>
    <message>
        <source>The fast index finds {found} of the 100 files that a comparison with every file finds, in {fast} instead of {slow}.</source>
        <translation>Der schnelle Index findet {found} der 100 Dateien, die ein Vergleich mit jeder Datei findet, in {fast} statt {slow}.</translation>
    </message>
    <message numerus="yes">
        <source>{n} times</source>
        <comment>once</comment>
        <translation>
            <numerusform>einmal</numerusform>
            <numerusform>{n}-mal</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>kein Mal</translation>
    </message>
    <message>
        <source>less than {time} ms</source>
        <translation>weniger als {time}&#xa0;ms</translation>
    </message>
    <message>
        <source>{time} ms</source>
        <translation>{time}&#xa0;ms</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <source>Reading your folders…</source>
        <translation>Ihre Ordner werden eingelesen…</translation>
    </message>
    <message>
        <source>Files appear here as soon as they have been read. You can search meanwhile.</source>
        <translation>Dateien erscheinen hier, sobald sie eingelesen sind. Suchen können Sie auch währenddessen.</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Hier ist nichts</translation>
    </message>
    <message>
        <source>No file fits all of the filters.</source>
        <translation>Keine Datei passt zu allen Filtern.</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>Noch keine Dateien</translation>
    </message>
    <message>
        <source>No picture, sound, video or document was found to read.</source>
        <translation>Es wurde kein Bild, Ton, Video oder Dokument gefunden, das sich einlesen ließe.</translation>
    </message>
    <message>
        <source>Files are still being read. Those that fit appear here.</source>
        <translation>Es werden noch Dateien eingelesen. Passende erscheinen hier.</translation>
    </message>
    <message>
        <source>Nothing found yet</source>
        <translation>Noch nichts gefunden</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Your search begins as soon as it is. That takes a few seconds.</source>
        <translation>Ihre Suche beginnt, sobald es bereit ist. Das dauert einige Sekunden.</translation>
    </message>
    <message>
        <source>Searching has stopped</source>
        <translation>Die Suche ist stehen geblieben</translation>
    </message>
    <message>
        <source>The part of Triptych that searches has ended. Start it again to look for this.</source>
        <translation>Der Teil von Triptych, der sucht, wurde beendet. Starten Sie ihn neu, um danach zu suchen.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Zuerst bemerkt</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt bemerkt</translation>
    </message>
    <message>
        <source>Tried</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Try this one again</source>
        <translation>Diese erneut versuchen</translation>
    </message>
    <message>
        <source>Try all again</source>
        <translation>Alle erneut versuchen</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner anzeigen</translation>
    </message>
    <message>
        <source>Keep only this one</source>
        <translation>Nur diese behalten</translation>
    </message>
    <message>
        <source>Rather keep what is in its folder</source>
        <translation>Lieber behalten, was in ihrem Ordner liegt</translation>
    </message>
    <message>
        <source>Take nothing from its folder</source>
        <translation>Aus ihrem Ordner nichts wegnehmen</translation>
    </message>
    <message>
        <source>Take the whole group</source>
        <translation>Ganze Gruppe wegnehmen</translation>
    </message>
    <message>
        <source>Files that could not be read</source>
        <translation>Dateien, die nicht gelesen werden konnten</translation>
    </message>
    <message numerus="yes">
        <source>{n} files could not be read. Each is tried again when it, or what reads it, changes.</source>
        <comment>{n} file could not be read. Each is tried again when it, or what reads it, changes.</comment>
        <translation>
            <numerusform>{n} Datei konnte nicht gelesen werden. Sie wird erneut versucht, wenn sie selbst oder das, was sie liest, sich ändert.</numerusform>
            <numerusform>{n} Dateien konnten nicht gelesen werden. Jede wird erneut versucht, wenn sie selbst oder das, was sie liest, sich ändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} times</source>
        <comment>{n} time</comment>
        <translation>
            <numerusform>{n}-mal</numerusform>
            <numerusform>{n}-mal</numerusform>
        </translation>
    </message>
    <message>
        <source>Every folder is connected, and every file in them could be read.</source>
        <translation>Alle Ordner sind verbunden, und jede Datei darin konnte gelesen werden.</translation>
    </message>
    <message>
        <source>Not every folder is connected.</source>
        <translation>Nicht alle Ordner sind verbunden.</translation>
    </message>
    <message>
        <source>Nothing was passed over.</source>
        <translation>Nichts wurde übergangen.</translation>
    </message>
    <message>
        <source>Remove them from the library</source>
        <translation>Aus der Bibliothek entfernen</translation>
    </message>
    <message>
        <source>Folders that are not connected</source>
        <translation>Ordner, die nicht verbunden sind</translation>
    </message>
    <message>
        <source>Files that are gone</source>
        <translation>Verschwundene Dateien</translation>
    </message>
    <message>
        <source>Files that were passed over</source>
        <translation>Übergangene Dateien</translation>
    </message>
    <message numerus="yes">
        <source>{folder}: {n} files stay searchable, and can be opened once its drive is back.</source>
        <comment>{folder}: {n} file stays searchable, and can be opened once its drive is back.</comment>
        <translation>
            <numerusform>{folder}: {n} Datei bleibt durchsuchbar und lässt sich öffnen, sobald das Laufwerk wieder da ist.</numerusform>
            <numerusform>{folder}: {n} Dateien bleiben durchsuchbar und lassen sich öffnen, sobald das Laufwerk wieder da ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Indexing progress</source>
        <translation>Fortschritt beim Einlesen</translation>
    </message>
    <message>
        <source>Cancel indexing</source>
        <translation>Einlesen abbrechen</translation>
    </message>
    <message>
        <source>Stop for now</source>
        <translation>Vorerst anhalten</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortfahren</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message numerus="yes">
        <source>{done} of {n} files</source>
        <comment>{done} of {n} file</comment>
        <translation>
            <numerusform>{done} von {n} Datei</numerusform>
            <numerusform>{done} von {n} Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>{files} a second</source>
        <translation>{files} je Sekunde</translation>
    </message>
    <message numerus="yes">
        <source>{n} not readable</source>
        <comment>{n} not readable</comment>
        <translation>
            <numerusform>{n} nicht lesbar</numerusform>
            <numerusform>{n} nicht lesbar</numerusform>
        </translation>
    </message>
    <message>
        <source>HDBSCAN: what lies close together</source>
        <translation>HDBSCAN: was nah beieinander liegt</translation>
    </message>
    <message>
        <source>k-means: every file in a group</source>
        <translation>k-Means: jede Datei in einer Gruppe</translation>
    </message>
    <message>
        <source>DBSCAN: groups equally dense</source>
        <translation>DBSCAN: gleich dichte Gruppen</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Files that mean something alike, whatever kind they are. New files join by themselves; what you name, merge, split or pin stays when all are grouped anew.</source>
        <translation>Dateien mit ähnlicher Bedeutung, gleich welcher Art. Neue Dateien kommen von selbst hinzu; was Sie benennen, zusammenlegen, aufteilen oder anheften, bleibt, wenn alles neu gruppiert wird.</translation>
    </message>
    <message>
        <source>Files by where they were taken, as pictures and videos say themselves.</source>
        <translation>Dateien danach, wo sie aufgenommen wurden, wie Bilder und Videos es selbst angeben.</translation>
    </message>
    <message>
        <source>Files by when they were taken, or else changed; days in a row are one group.</source>
        <translation>Dateien danach, wann sie aufgenommen oder sonst geändert wurden; aufeinanderfolgende Tage sind eine Gruppe.</translation>
    </message>
    <message>
        <source>Waiting for its turn…</source>
        <translation>Wartet, bis es an der Reihe ist…</translation>
    </message>
    <message>
        <source>Stopped. The groups are as they were.</source>
        <translation>Angehalten. Die Gruppen sind wie zuvor.</translation>
    </message>
    <message>
        <source>The library is empty. Add a folder first: File &gt; Add folder.</source>
        <translation>Die Bibliothek ist leer. Fügen Sie zuerst einen Ordner hinzu: Datei &gt; Ordner hinzufügen.</translation>
    </message>
    <message>
        <source>Nothing is grouped yet. Press Group the files: pictures, sounds, videos and documents that mean something alike come together.</source>
        <translation>Noch ist nichts gruppiert. Drücken Sie „Dateien gruppieren“: Bilder, Töne, Videos und Dokumente mit ähnlicher Bedeutung kommen zusammen.</translation>
    </message>
    <message>
        <source>The files are being grouped. The groups are shown here once they are made.</source>
        <translation>Die Dateien werden gruppiert. Die Gruppen erscheinen hier, sobald sie gebildet sind.</translation>
    </message>
    <message>
        <source>No files are close enough to make a group. Choose k-means, which puts every file in one, and group anew.</source>
        <translation>Keine Dateien liegen nah genug für eine Gruppe. Wählen Sie k-Means, das jede Datei einer Gruppe zuordnet, und gruppieren Sie neu.</translation>
    </message>
    <message>
        <source>No file says where it was taken. Phones and cameras that know where they are write it into pictures and videos; what an earlier version of Triptych read says it once it is read again.</source>
        <translation>Keine Datei sagt, wo sie aufgenommen wurde. Telefone und Kameras, die ihren Ort kennen, schreiben ihn in Bilder und Videos; was eine frühere Version von Triptych eingelesen hat, sagt es nach erneutem Einlesen.</translation>
    </message>
    <message>
        <source>No file says when it was taken.</source>
        <translation>Keine Datei sagt, wann sie aufgenommen wurde.</translation>
    </message>
    <message>
        <source>very much alike</source>
        <translation>sehr ähnlich</translation>
    </message>
    <message>
        <source>much alike</source>
        <translation>recht ähnlich</translation>
    </message>
    <message>
        <source>somewhat alike</source>
        <translation>etwas ähnlich</translation>
    </message>
    <message>
        <source>hardly apart from others</source>
        <translation>kaum von anderen getrennt</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message numerus="yes">
        <source>{n} finer groups</source>
        <comment>{n} finer group</comment>
        <translation>
            <numerusform>{n} feinere</numerusform>
            <numerusform>{n} feinere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} groups.</source>
        <comment>{n} group.</comment>
        <translation>
            <numerusform>{n} Gruppe.</numerusform>
            <numerusform>{n} Gruppen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} groups by {method}: silhouette {silhouette} ({words}), inertia {inertia}.</source>
        <comment>{n} group by {method}: silhouette {silhouette} ({words}), inertia {inertia}.</comment>
        <translation>
            <numerusform>{n} Gruppe nach {method}: Silhouette {silhouette} ({words}), Trägheit {inertia}.</numerusform>
            <numerusform>{n} Gruppen nach {method}: Silhouette {silhouette} ({words}), Trägheit {inertia}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} groups by {method}, put together into {tops}: silhouette {silhouette} ({words}), inertia {inertia}.</source>
        <comment>{n} group by {method}, put together into {tops}: silhouette {silhouette} ({words}), inertia {inertia}.</comment>
        <translation>
            <numerusform>{n} Gruppe nach {method}, zusammengefasst in {tops}: Silhouette {silhouette} ({words}), Trägheit {inertia}.</numerusform>
            <numerusform>{n} Gruppen nach {method}, zusammengefasst in {tops}: Silhouette {silhouette} ({words}), Trägheit {inertia}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files in no group</source>
        <comment>{n} file in no group</comment>
        <translation>
            <numerusform>{n} Datei in keiner Gruppe</numerusform>
            <numerusform>{n} Dateien in keiner Gruppe</numerusform>
        </translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>Alle Gruppen</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed by halves.</source>
        <translation>Abgebrochen. Nichts wurde nur halb geändert.</translation>
    </message>
    <message>
        <source>A backup is one file with all that was read, and none of your own files. What you forget later is still in it. A restore puts it in the place of this library, which is kept beside it. An export writes all that is known as plain files for other programs.</source>
        <translation>Eine Sicherung ist eine einzige Datei mit allem, was eingelesen wurde, aber mit keiner Ihrer eigenen Dateien. Was Sie später vergessen lassen, steht noch darin. Beim Wiederherstellen tritt sie an die Stelle dieser Bibliothek, die daneben aufbewahrt wird. Ein Export schreibt alles, was bekannt ist, als einfache Dateien für andere Programme.</translation>
    </message>
    <message>
        <source>Pictures, sounds and documents of our own, which you tried searching with.</source>
        <translation>Bilder, Töne und Dokumente von uns, mit denen Sie das Suchen ausprobiert haben.</translation>
    </message>
    <message>
        <source>Put the backup {name} in the place of this library? What the library knows now is kept in a folder beside it; your own files are not touched.</source>
        <translation>Die Sicherung {name} an die Stelle dieser Bibliothek setzen? Was die Bibliothek jetzt weiß, wird in einem Ordner daneben aufbewahrt; Ihre eigenen Dateien bleiben unberührt.</translation>
    </message>
    <message>
        <source>Backups (*.triptych-backup);;All files (*)</source>
        <translation>Sicherungen (*.triptych-backup);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Check that it is whole</source>
        <translation>Auf Unversehrtheit prüfen</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sichern…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Sicherung wiederherstellen…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Remove the sample</source>
        <translation>Beispiele entfernen</translation>
    </message>
    <message>
        <source>What it holds, and what it takes</source>
        <translation>Was sie enthält und was sie belegt</translation>
    </message>
    <message>
        <source>Safe keeping</source>
        <translation>Sicher aufbewahren</translation>
    </message>
    <message>
        <source>The sample</source>
        <translation>Die Beispiele</translation>
    </message>
    <message>
        <source>How good searches are</source>
        <translation>Wie gut die Suche ist</translation>
    </message>
    <message>
        <source>Back up to a file</source>
        <translation>In eine Datei sichern</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Export into an empty folder</source>
        <translation>In einen leeren Ordner exportieren</translation>
    </message>
    <message>
        <source>Find your own pictures, sounds, videos and documents by meaning</source>
        <translation>Finden Sie Ihre eigenen Bilder, Töne, Videos und Dokumente nach ihrer Bedeutung</translation>
    </message>
    <message>
        <source>Say in your own words what you look for: a boat at sunset, waves on the beach, the recipe with the onions. Triptych looks at pictures, listens to sounds and reads documents.</source>
        <translation>Sagen Sie mit eigenen Worten, was Sie suchen: ein Boot im Sonnenuntergang, Wellen am Strand, das Rezept mit den Zwiebeln. Triptych betrachtet Bilder, hört Töne und liest Dokumente.</translation>
    </message>
    <message>
        <source>All of that happens on this computer. There is no account, nothing is sent anywhere, and searching changes none of your files.</source>
        <translation>All das geschieht auf diesem Computer. Es gibt kein Konto, nichts wird irgendwohin gesendet, und das Suchen verändert keine Ihrer Dateien.</translation>
    </message>
    <message>
        <source>Which folders do you want to search in?</source>
        <translation>In welchen Ordnern möchten Sie suchen?</translation>
    </message>
    <message>
        <source>Pictures and videos are found by what is to be seen, sounds by what is to be heard, documents by what they say. More can be added at any time: drop them on the window.</source>
        <translation>Bilder und Videos werden danach gefunden, was zu sehen ist, Töne danach, was zu hören ist, Dokumente danach, was darin steht. Weitere Ordner können Sie jederzeit hinzufügen: Ziehen Sie sie einfach auf das Fenster.</translation>
    </message>
    <message>
        <source>Which model is to look and listen?</source>
        <translation>Welches Modell soll sehen und hören?</translation>
    </message>
    <message>
        <source>The model can be changed later without losing anything.</source>
        <translation>Das Modell lässt sich später wechseln, ohne dass etwas verloren geht.</translation>
    </message>
    <message>
        <source>The starter, at once</source>
        <translation>Das Startmodell, sofort</translation>
    </message>
    <message>
        <source>Part of Triptych: everyday things, scenes and sounds, asked for in English. Nothing is downloaded.</source>
        <translation>Teil von Triptych: alltägliche Dinge, Szenen und Töne, auf Englisch gefragt. Nichts wird heruntergeladen.</translation>
    </message>
    <message>
        <source>A larger model, later</source>
        <translation>Ein größeres Modell, später</translation>
    </message>
    <message>
        <source>{advice} Until it is there the starter is at work.</source>
        <translation>{advice} Bis es da ist, arbeitet das Startmodell.</translation>
    </message>
    <message>
        <source>Wherever it lies</source>
        <translation>Wo sie auch liegt</translation>
    </message>
    <message>
        <source>Files in these folders always stay. Of what they have, everything elsewhere is proposed to go.</source>
        <translation>Dateien in diesen Ordnern bleiben immer. Was sie enthalten, wird überall sonst zum Wegnehmen vorgeschlagen.</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>Was behalten wird</translation>
    </message>
    <message>
        <source>Where it is kept</source>
        <translation>Wo es behalten wird</translation>
    </message>
    <message>
        <source>Take nothing from</source>
        <translation>Nichts wegnehmen aus</translation>
    </message>
    <message>
        <source>All but one go</source>
        <translation>Alle bis auf eine weg</translation>
    </message>
    <message>
        <source>All stay</source>
        <translation>Alle bleiben</translation>
    </message>
    <message>
        <source>Keep</source>
        <comment>a file of each group</comment>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>If in {folder}</source>
        <translation>Wenn in {folder}</translation>
    </message>
    <message>
        <source>In another folder…</source>
        <translation>In einem anderen Ordner…</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Anderer Ordner…</translation>
    </message>
    <message>
        <source>Try it with a sample</source>
        <translation>Mit Beispielen ausprobieren</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Add a folder to the library</source>
        <translation>Ordner zur Bibliothek hinzufügen</translation>
    </message>
    <message>
        <source>Move {files} to the trash?</source>
        <translation>{files} in den Papierkorb verschieben?</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>In den Papierkorb verschieben</translation>
    </message>
    <message>
        <source>Moved to the trash: {files}.</source>
        <translation>In den Papierkorb verschoben: {files}.</translation>
    </message>
    <message>
        <source>There is no trash for {files}. Delete for good? This cannot be undone.</source>
        <translation>Für {files} gibt es keinen Papierkorb. Endgültig löschen? Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Not moved: {files}. What was to stay instead is not there. Look again.</source>
        <translation>Nicht verschoben: {files}. Was stattdessen bleiben sollte, ist nicht da. Suchen Sie noch einmal.</translation>
    </message>
    <message>
        <source>Not there: {files}. Connect the drive, then try again.</source>
        <translation>Nicht da: {files}. Verbinden Sie das Laufwerk und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Back in place: {files}.</source>
        <translation>Wieder an ihrem Platz: {files}.</translation>
    </message>
    <message>
        <source>Not put back: {files}. The place is taken, or the trash was emptied.</source>
        <translation>Nicht zurückgelegt: {files}. Der Platz ist belegt, oder der Papierkorb wurde geleert.</translation>
    </message>
    <message>
        <source>Not deleted: {files}. Check that you may change its folder.</source>
        <translation>Nicht gelöscht: {files}. Prüfen Sie, ob Sie den Ordner ändern dürfen.</translation>
    </message>
    <message>
        <source>Renamed: {old} is {name} now.</source>
        <translation>Umbenannt: {old} heißt jetzt {name}.</translation>
    </message>
    <message>
        <source>Leave {files} out of the library? The files stay where they are.</source>
        <translation>{files} in der Bibliothek auslassen? Die Dateien bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Left out of the library: {files}.</source>
        <translation>In der Bibliothek ausgelassen: {files}.</translation>
    </message>
    <message>
        <source>Write the stars and tags of {files} into XMP files beside them?</source>
        <translation>Sterne und Schlagwörter von {files} in XMP-Dateien daneben schreiben?</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Stars and tags are in XMP files: {files}.</source>
        <translation>Sterne und Schlagwörter stehen in XMP-Dateien: {files}.</translation>
    </message>
    <message>
        <source>Saved: {files} as rows of {target}.</source>
        <translation>Gespeichert: {files} als Zeilen von {target}.</translation>
    </message>
    <message>
        <source>These are not in the library. A path is one that you left out or forgot; a pattern was given with --ignore.</source>
        <translation>Diese sind nicht in der Bibliothek. Ein Pfad steht für etwas, das Sie ausgelassen haben oder vergessen ließen; ein Muster wurde mit --ignore angegeben.</translation>
    </message>
    <message>
        <source>Nothing is left out.</source>
        <translation>Nichts ist ausgelassen.</translation>
    </message>
    <message>
        <source>Left out of the library</source>
        <translation>In der Bibliothek ausgelassen</translation>
    </message>
    <message>
        <source>What is left out</source>
        <translation>Was ausgelassen ist</translation>
    </message>
    <message>
        <source>Take in again</source>
        <translation>Wieder aufnehmen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Show the files</source>
        <translation>Dateien anzeigen</translation>
    </message>
    <message>
        <source>Finer groups</source>
        <translation>Feinere Gruppen</translation>
    </message>
    <message>
        <source>Make an album…</source>
        <translation>Album anlegen…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenlegen</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>The groups in this one (Enter); Backspace leads back</source>
        <translation>Die Gruppen in dieser (Eingabe); die Rücktaste führt zurück</translation>
    </message>
    <message>
        <source>Give the group another name (F2)</source>
        <translation>Der Gruppe einen anderen Namen geben (F2)</translation>
    </message>
    <message>
        <source>Make one group of those that are selected, with the name of the first</source>
        <translation>Aus den ausgewählten Gruppen eine machen, mit dem Namen der ersten</translation>
    </message>
    <message>
        <source>Take the group apart</source>
        <translation>Die Gruppe auseinandernehmen</translation>
    </message>
    <message>
        <source>The group stays as it is when files are grouped anew</source>
        <translation>Die Gruppe bleibt, wie sie ist, wenn neu gruppiert wird</translation>
    </message>
    <message>
        <source>The group may change when files are grouped anew</source>
        <translation>Die Gruppe darf sich ändern, wenn neu gruppiert wird</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>No file can be called {name}. Choose another name.</source>
        <translation>Keine Datei kann {name} heißen. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is a file {name} already. Choose another name.</source>
        <translation>Es gibt schon eine Datei {name}. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>{name} cannot be renamed: {reason}.</source>
        <translation>{name} kann nicht umbenannt werden: {reason}.</translation>
    </message>
    <message>
        <source>{target} cannot be written: {reason}.</source>
        <translation>{target} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Identisch</translation>
    </message>
    <message>
        <source>Near</source>
        <translation>Fast gleich</translation>
    </message>
    <message>
        <source>Similar</source>
        <translation>Ähnlich</translation>
    </message>
    <message>
        <source>Files with the same content.</source>
        <translation>Dateien mit demselben Inhalt.</translation>
    </message>
    <message>
        <source>The same in another form: another size, format or position, or a little cut off.</source>
        <translation>Dasselbe in anderer Form: in anderer Größe, anderem Format, anderer Lage oder ein wenig beschnitten.</translation>
    </message>
    <message>
        <source>Moments of one scene, and what only looks alike. None of these is proposed to go.</source>
        <translation>Augenblicke einer Szene, und was nur ähnlich aussieht. Nichts davon wird zum Wegnehmen vorgeschlagen.</translation>
    </message>
    <message>
        <source>No file is there more than once.</source>
        <translation>Keine Datei ist mehrfach vorhanden.</translation>
    </message>
    <message>
        <source>Nothing is there in another form as well.</source>
        <translation>Nichts ist auch in anderer Form vorhanden.</translation>
    </message>
    <message>
        <source>No files look alike.</source>
        <translation>Keine Dateien sehen sich ähnlich.</translation>
    </message>
    <message>
        <source>The largest</source>
        <translation>Die größte</translation>
    </message>
    <message>
        <source>The oldest</source>
        <translation>Die älteste</translation>
    </message>
    <message>
        <source>The newest</source>
        <translation>Die neueste</translation>
    </message>
    <message>
        <source>The last file of a group stays. To take it as well, choose Take the whole group in its menu.</source>
        <translation>Die letzte Datei einer Gruppe bleibt. Um auch sie wegzunehmen, wählen Sie in ihrem Menü „Ganze Gruppe wegnehmen“.</translation>
    </message>
    <message>
        <source>Nothing is taken from this folder, as was chosen above.</source>
        <translation>Aus diesem Ordner wird nichts weggenommen, wie oben gewählt.</translation>
    </message>
    <message>
        <source>{kind}: looked at {done} of {total}…</source>
        <translation>{kind}: {done} von {total} angesehen…</translation>
    </message>
    <message>
        <source>{kind}: compared {done} of {total}…</source>
        <translation>{kind}: {done} von {total} verglichen…</translation>
    </message>
    <message numerus="yes">
        <source>{n} files</source>
        <comment>{n} file</comment>
        <translation>
            <numerusform>{n}&#xa0;Datei</numerusform>
            <numerusform>{n}&#xa0;Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>all stay</source>
        <comment>all files of a group</comment>
        <translation>alle bleiben</translation>
    </message>
    <message>
        <source>none stays</source>
        <comment>no file of a group</comment>
        <translation>keine bleibt</translation>
    </message>
    <message>
        <source>frees {size}</source>
        <translation>gibt {size} frei</translation>
    </message>
    <message>
        <source>Group {number} of {count}</source>
        <translation>Gruppe {number} von {count}</translation>
    </message>
    <message>
        <source>Stays (reference)</source>
        <translation>Bleibt (Referenz)</translation>
    </message>
    <message>
        <source>Goes</source>
        <comment>a file, to the trash</comment>
        <translation>Kommt weg</translation>
    </message>
    <message>
        <source>Stays (suggested)</source>
        <translation>Bleibt (Vorschlag)</translation>
    </message>
    <message>
        <source>Stays</source>
        <comment>a file</comment>
        <translation>Bleibt</translation>
    </message>
    <message numerus="yes">
        <source>Move {n} files to trash… ({size})</source>
        <comment>Move {n} file to trash… ({size})</comment>
        <translation>
            <numerusform>{n}&#xa0;Datei in den Papierkorb… ({size})</numerusform>
            <numerusform>{n}&#xa0;Dateien in den Papierkorb… ({size})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move {n} files to the trash? That frees {size}; what stays gets their stars, tags and albums.</source>
        <comment>Move {n} file to the trash? That frees {size}; what stays gets its stars, tags and albums.</comment>
        <translation>
            <numerusform>{n} Datei in den Papierkorb verschieben? Das gibt {size} frei; was bleibt, bekommt ihre Sterne, Schlagwörter und Alben.</numerusform>
            <numerusform>{n} Dateien in den Papierkorb verschieben? Das gibt {size} frei; was bleibt, bekommt ihre Sterne, Schlagwörter und Alben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of {n} groups nothing stays.</source>
        <comment>Of {n} group nothing stays.</comment>
        <translation>
            <numerusform>Von {n}&#xa0;Gruppe bleibt nichts übrig.</numerusform>
            <numerusform>Von {n}&#xa0;Gruppen bleibt nichts übrig.</numerusform>
        </translation>
    </message>
    <message>
        <source>{question} {warning}</source>
        <translation>{question} {warning}</translation>
    </message>
    <message numerus="yes">
        <source>No duplicates: {name} and {n} others.</source>
        <comment>No duplicates: {name} and {n} other.</comment>
        <translation>
            <numerusform>Keine Duplikate: {name} und {n}&#xa0;andere.</numerusform>
            <numerusform>Keine Duplikate: {name} und {n}&#xa0;andere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} and {n} duplicates</source>
        <comment>{name} and {n} duplicate</comment>
        <translation>
            <numerusform>{name} und {n}&#xa0;Duplikat</numerusform>
            <numerusform>{name} und {n}&#xa0;Duplikate</numerusform>
        </translation>
    </message>
    <message>
        <source>Favourite: {files}.</source>
        <translation>Favorit: {files}.</translation>
    </message>
    <message>
        <source>No favourite any more: {files}.</source>
        <translation>Kein Favorit mehr: {files}.</translation>
    </message>
    <message numerus="yes">
        <source>{n} stars: {files}.</source>
        <comment>{n} star: {files}.</comment>
        <translation>
            <numerusform>{n} Stern: {files}.</numerusform>
            <numerusform>{n} Sterne: {files}.</numerusform>
        </translation>
    </message>
    <message>
        <source>No stars any more: {files}.</source>
        <translation>Keine Sterne mehr: {files}.</translation>
    </message>
    <message>
        <source>Tagged {tags}: {files}.</source>
        <translation>Verschlagwortet mit {tags}: {files}.</translation>
    </message>
    <message>
        <source>No longer tagged {tags}: {files}.</source>
        <translation>Nicht mehr verschlagwortet mit {tags}: {files}.</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>Neues Schlagwort</translation>
    </message>
    <message>
        <source>Name of the album</source>
        <translation>Name des Albums</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>Alben</translation>
    </message>
    <message>
        <source>Add to album</source>
        <translation>Zum Album hinzufügen</translation>
    </message>
    <message>
        <source>Add to an album: {files}</source>
        <translation>Zu einem Album hinzufügen: {files}</translation>
    </message>
    <message>
        <source>An album, or the name of a new one</source>
        <translation>Ein Album oder der Name eines neuen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>The album has the files that are in the group now: {files}.</source>
        <translation>Das Album enthält die Dateien, die jetzt in der Gruppe sind: {files}.</translation>
    </message>
    <message>
        <source>Make an album</source>
        <translation>Album anlegen</translation>
    </message>
    <message>
        <source>The album has what this search finds, now and later.</source>
        <translation>Das Album enthält, was diese Suche findet, jetzt und später.</translation>
    </message>
    <message>
        <source>The name of the new album</source>
        <translation>Der Name des neuen Albums</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>There is an album {name} already. Choose another name.</source>
        <translation>Es gibt schon ein Album {name}. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The album {album} is filled by its search. Choose another album.</source>
        <translation>Das Album {album} wird durch seine Suche gefüllt. Wählen Sie ein anderes Album.</translation>
    </message>
    <message>
        <source>Tags, such as holiday, Places/Rome</source>
        <translation>Schlagwörter, etwa Urlaub, Orte/Rom</translation>
    </message>
    <message>
        <source>Tags of these files</source>
        <translation>Schlagwörter dieser Dateien</translation>
    </message>
    <message>
        <source>Tags of {files}</source>
        <translation>Schlagwörter von {files}</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>Rückgängig gemacht: {what}</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>Aus einem Ordner…</translation>
    </message>
    <message>
        <source>Use…</source>
        <translation>Verwenden…</translation>
    </message>
    <message>
        <source>Check files</source>
        <translation>Dateien prüfen</translation>
    </message>
    <message>
        <source>Measure speed</source>
        <translation>Tempo messen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Progress of {name}</source>
        <translation>Fortschritt von {name}</translation>
    </message>
    <message>
        <source>Keep what the present model made, to go back to it at once</source>
        <translation>Behalten, was das jetzige Modell erzeugt hat, um sofort zurückkehren zu können</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Go on…</source>
        <translation>Fortfahren…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Change to this model</source>
        <translation>Zu diesem Modell wechseln</translation>
    </message>
    <message>
        <source>Delete the model&apos;s files? They can be downloaded again.</source>
        <translation>Die Dateien des Modells löschen? Sie lassen sich erneut herunterladen.</translation>
    </message>
    <message>
        <source>{button}: {name}</source>
        <translation>{button}: {name}</translation>
    </message>
    <message>
        <source>Download the rest</source>
        <translation>Rest herunterladen</translation>
    </message>
    <message>
        <source>Download the rest ({size})</source>
        <translation>Rest herunterladen ({size})</translation>
    </message>
    <message>
        <source>Download ({size})</source>
        <translation>Herunterladen ({size})</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>{advice} Everything works meanwhile, and File &gt; Models has this offer, too.</source>
        <translation>{advice} Bis dahin funktioniert alles; das Angebot finden Sie auch unter Datei &gt; Modelle.</translation>
    </message>
    <message>
        <source>The folder with the files of {name}</source>
        <translation>Der Ordner mit den Dateien von {name}</translation>
    </message>
    <message>
        <source>Downloading…</source>
        <translation>Wird heruntergeladen…</translation>
    </message>
    <message>
        <source>Checking its files…</source>
        <translation>Seine Dateien werden geprüft…</translation>
    </message>
    <message>
        <source>Measuring its speed…</source>
        <translation>Sein Tempo wird gemessen…</translation>
    </message>
    <message>
        <source>A model turns pictures, sounds and words into what searches compare. Searches go on while a model is downloaded, and while the library is indexed with another one.</source>
        <translation>Ein Modell macht aus Bildern, Tönen und Wörtern das, was Suchen vergleichen. Suchen gehen weiter, während ein Modell heruntergeladen oder die Bibliothek mit einem anderen eingelesen wird.</translation>
    </message>
    <message>
        <source>In use now: {name}.</source>
        <translation>Jetzt in Gebrauch: {name}.</translation>
    </message>
    <message>
        <source>Better results: download a larger model, {model}.</source>
        <translation>Bessere Ergebnisse: Laden Sie ein größeres Modell herunter, {model}.</translation>
    </message>
    <message>
        <source>It finds sounds, too, with what is here already.</source>
        <translation>Es findet auch Töne, mit dem, was schon da ist.</translation>
    </message>
    <message>
        <source>To find sounds with it, download {model}, too.</source>
        <translation>Um damit Töne zu finden, laden Sie auch {model} herunter.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; ({size})</source>
        <translation>„{name}“ ({size})</translation>
    </message>
    <message>
        <source>{done} of {size} · file {number} of {files}</source>
        <translation>{done} von {size} · Datei {number} von {files}</translation>
    </message>
    <message>
        <source>searches go on meanwhile</source>
        <translation>Suchen gehen währenddessen weiter</translation>
    </message>
    <message>
        <source>The model &apos;{name}&apos; was renewed, so your library is read anew with it. Searches find what has been read so far. If you cancel, it goes on when you look for changes, or next time.</source>
        <translation>Das Modell „{name}“ wurde erneuert, daher wird Ihre Bibliothek damit neu eingelesen. Suchen finden, was bis jetzt eingelesen ist. Wenn Sie abbrechen, geht es weiter, sobald Sie nach Änderungen suchen, oder beim nächsten Mal.</translation>
    </message>
    <message>
        <source>Go on with it in File &gt; Models.</source>
        <translation>Fortfahren können Sie unter Datei &gt; Modelle.</translation>
    </message>
    <message>
        <source>Back to the files</source>
        <translation>Zurück zu den Dateien</translation>
    </message>
    <message>
        <source>Back to the files (Esc)</source>
        <translation>Zurück zu den Dateien (Esc)</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Report a problem…</source>
        <translation>Ein Problem melden…</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Protokoll anzeigen</translation>
    </message>
    <message>
        <source>Keys</source>
        <comment>of the keyboard</comment>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>What can be typed in the search box</source>
        <translation>Was sich ins Suchfeld tippen lässt</translation>
    </message>
    <message>
        <source>Triptych {version}. Everything stays on this computer.</source>
        <translation>Triptych {version}. Alles bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Keys and help</source>
        <translation>Tasten und Hilfe</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>What is fastest here</source>
        <translation>Was hier am schnellsten ist</translation>
    </message>
    <message>
        <source>The processor</source>
        <translation>Der Prozessor</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>Graphics processor (Intel)</source>
        <translation>Grafikprozessor (Intel)</translation>
    </message>
    <message>
        <source>Graphics processor (Apple)</source>
        <translation>Grafikprozessor (Apple)</translation>
    </message>
    <message>
        <source>Another language is spoken from the next start of Triptych.</source>
        <translation>Eine andere Sprache gilt ab dem nächsten Start von Triptych.</translation>
    </message>
    <message>
        <source>Used from the next start of Triptych. On the command line: triptych models device NAME</source>
        <translation>Gilt ab dem nächsten Start von Triptych. Auf der Befehlszeile: triptych models device NAME</translation>
    </message>
    <message>
        <source>Nothing leaves this computer. The library remembers which files you opened last, to suggest others like them, and counts for 90 days which kinds you open out of searches, to favour these a little. What you looked for is not noted with it.</source>
        <translation>Nichts verlässt diesen Computer. Die Bibliothek merkt sich, welche Dateien Sie zuletzt geöffnet haben, um ähnliche vorzuschlagen, und zählt 90 Tage lang, welche Arten Sie aus Suchen heraus öffnen, um diese ein wenig zu bevorzugen. Wonach Sie gesucht haben, wird dabei nicht vermerkt.</translation>
    </message>
    <message>
        <source>Remember what I open</source>
        <translation>Merken, was ich öffne</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>What each key does, and what can be typed in the search box, is listed (F1).</source>
        <translation>Was jede Taste tut und was im Suchfeld stehen kann, ist aufgelistet (F1).</translation>
    </message>
    <message>
        <source>Reading and models together take about so many at most. Models follow from the next start of Triptych.</source>
        <translation>Einlesen und Modelle zusammen nutzen höchstens etwa so viele. Für Modelle gilt es ab dem nächsten Start von Triptych.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Follow changes in the folders by itself</source>
        <translation>Änderungen in den Ordnern automatisch übernehmen</translation>
    </message>
    <message>
        <source>Pause reading</source>
        <translation>Einlesen pausieren</translation>
    </message>
    <message>
        <source>Read only on mains power</source>
        <translation>Nur im Netzbetrieb einlesen</translation>
    </message>
    <message>
        <source>Read only while the computer is idle</source>
        <translation>Nur einlesen, wenn der Computer nichts anderes tut</translation>
    </message>
    <message>
        <source>As many as are good</source>
        <translation>So viele wie sinnvoll</translation>
    </message>
    <message>
        <source>What models run on</source>
        <translation>Worauf Modelle laufen</translation>
    </message>
    <message>
        <source>Forget what was opened…</source>
        <translation>Geöffnetes vergessen…</translation>
    </message>
    <message>
        <source>Remember recent searches</source>
        <translation>Letzte Suchen merken</translation>
    </message>
    <message>
        <source>Forget recent searches</source>
        <translation>Letzte Suchen vergessen</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>Key for the quick search…</source>
        <translation>Taste für die Schnellsuche…</translation>
    </message>
    <message>
        <source>Turn off the key for the quick search</source>
        <translation>Taste für die Schnellsuche abschalten</translation>
    </message>
    <message>
        <source>Size of the tiles</source>
        <translation>Größe der Kacheln</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Cores of the processor</source>
        <translation>Prozessorkerne</translation>
    </message>
    <message>
        <source>Reading</source>
        <comment>of files</comment>
        <translation>Einlesen</translation>
    </message>
    <message>
        <source>Models run on</source>
        <translation>Modelle laufen auf</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>No picture to show</source>
        <translation>Kein Bild zum Anzeigen</translation>
    </message>
    <message>
        <source>page {name}</source>
        <translation>Seite {name}</translation>
    </message>
    <message>
        <source>slide {name}</source>
        <translation>Folie {name}</translation>
    </message>
    <message>
        <source>chapter {name}</source>
        <translation>Kapitel {name}</translation>
    </message>
    <message>
        <source>cell {name}</source>
        <translation>Zelle {name}</translation>
    </message>
    <message>
        <source>sheet {name}</source>
        <translation>Tabellenblatt {name}</translation>
    </message>
    <message>
        <source>mail {name}</source>
        <translation>E-Mail {name}</translation>
    </message>
    <message>
        <source>Found in: {place}</source>
        <translation>Gefunden in: {place}</translation>
    </message>
    <message>
        <source>Camera: {camera}</source>
        <translation>Kamera: {camera}</translation>
    </message>
    <message>
        <source>Place: {place}</source>
        <translation>Ort: {place}</translation>
    </message>
    <message>
        <source>Seen from {when}</source>
        <translation>Zu sehen ab {when}</translation>
    </message>
    <message>
        <source>Play what is seen from {when}</source>
        <translation>Abspielen, was ab {when} zu sehen ist</translation>
    </message>
    <message>
        <source>Heard from {when}</source>
        <translation>Zu hören ab {when}</translation>
    </message>
    <message>
        <source>Play what is heard from {when}</source>
        <translation>Abspielen, was ab {when} zu hören ist</translation>
    </message>
    <message>
        <source>Said from {when}</source>
        <translation>Gesagt ab {when}</translation>
    </message>
    <message>
        <source>Play what is said from {when}</source>
        <translation>Abspielen, was ab {when} gesagt wird</translation>
    </message>
    <message>
        <source>No part of this picture stands out from the rest</source>
        <translation>Kein Teil dieses Bildes sticht hervor</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Outline what matched</source>
        <translation>Umranden, was passt</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächste Übereinstimmung</translation>
    </message>
    <message>
        <source>Select something to look at it here.</source>
        <translation>Wählen Sie etwas aus, um es hier anzusehen.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>More like this too</source>
        <translation>Auch mehr davon</translation>
    </message>
    <message>
        <source>Less like this</source>
        <translation>Weniger davon</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>Ähnliches finden</translation>
    </message>
    <message>
        <source>Text of the document</source>
        <translation>Text des Dokuments</translation>
    </message>
    <message>
        <source>No text was read in this document, or not yet.</source>
        <translation>In diesem Dokument wurde kein Text gelesen, oder noch nicht.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Best match {place}</source>
        <translation>Passt am besten {place}</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Find similar to {start} to {end}</source>
        <translation>Ähnliches zu {start}–{end} finden</translation>
    </message>
    <message>
        <source>Sounds and videos cannot be played here: a system library for sound is missing. “Open” plays them in another program.</source>
        <translation>Töne und Videos lassen sich hier nicht abspielen: Eine Systembibliothek für Ton fehlt. „Öffnen“ spielt sie in einem anderen Programm ab.</translation>
    </message>
    <message>
        <source>Sound output is not available: no loudspeaker or headphones were found.</source>
        <translation>Keine Tonausgabe: Es wurden weder Lautsprecher noch Kopfhörer gefunden.</translation>
    </message>
    <message>
        <source>“Open” may play it in another program.</source>
        <translation>„Öffnen“ spielt es vielleicht in einem anderen Programm ab.</translation>
    </message>
    <message>
        <source>Best {when}.</source>
        <translation>Passt am besten {when}.</translation>
    </message>
    <message>
        <source>Seen {when}.</source>
        <translation>Zu sehen {when}.</translation>
    </message>
    <message>
        <source>Heard {when}.</source>
        <translation>Zu hören {when}.</translation>
    </message>
    <message>
        <source>{found}.</source>
        <translation>{found}.</translation>
    </message>
    <message>
        <source>{found}: {words}.</source>
        <translation>{found}: {words}.</translation>
    </message>
    <message>
        <source>Best {place}.</source>
        <translation>Passt am besten {place}.</translation>
    </message>
    <message>
        <source>Said {when}: “{text}”.</source>
        <translation>Gesagt {when}: „{text}“.</translation>
    </message>
    <message>
        <source>Text in the picture: “{text}”.</source>
        <translation>Text im Bild: „{text}“.</translation>
    </message>
    <message>
        <source>from {span}</source>
        <translation>bei {span}</translation>
    </message>
    <message>
        <source>Position: arrow keys seek, and with Shift mark a part</source>
        <translation>Position: Pfeiltasten spulen, mit Umschalt markieren sie einen Teil</translation>
    </message>
    <message>
        <source>Waveform: arrow keys seek, and with Shift mark a part</source>
        <translation>Wellenform: Pfeiltasten spulen, mit Umschalt markieren sie einen Teil</translation>
    </message>
    <message>
        <source>Best {when}</source>
        <translation>Passt am besten {when}</translation>
    </message>
    <message>
        <source>Play from {when}, the best part</source>
        <translation>Ab {when} abspielen, der besten Stelle</translation>
    </message>
    <message>
        <source>From {when}</source>
        <translation>Ab {when}</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle…</translation>
    </message>
    <message>
        <source>other words</source>
        <translation>andere Wörter</translation>
    </message>
    <message>
        <source>Edit {part}</source>
        <translation>{part} bearbeiten</translation>
    </message>
    <message>
        <source>Take out of the query</source>
        <translation>Aus der Anfrage nehmen</translation>
    </message>
    <message>
        <source>Remove {part}</source>
        <translation>{part} entfernen</translation>
    </message>
    <message>
        <source>&amp;More like this</source>
        <translation>&amp;Mehr davon</translation>
    </message>
    <message>
        <source>&amp;Less like this</source>
        <translation>&amp;Weniger davon</translation>
    </message>
    <message>
        <source>&amp;Half weight</source>
        <translation>&amp;Halbes Gewicht</translation>
    </message>
    <message>
        <source>&amp;Normal weight</source>
        <translation>&amp;Normales Gewicht</translation>
    </message>
    <message>
        <source>&amp;Double weight</source>
        <translation>&amp;Doppeltes Gewicht</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>The query</source>
        <translation>Die Anfrage</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>group</source>
        <translation>Gruppe</translation>
    </message>
    <message numerus="yes">
        <source>A query holds at most {n} files. Choose fewer.</source>
        <comment>A query holds at most {n} file. Choose fewer.</comment>
        <translation>
            <numerusform>Eine Anfrage fasst höchstens {n}&#xa0;Datei. Wählen Sie weniger.</numerusform>
            <numerusform>Eine Anfrage fasst höchstens {n}&#xa0;Dateien. Wählen Sie weniger.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Pictures</source>
        <translation>B&amp;ilder</translation>
    </message>
    <message>
        <source>So&amp;unds</source>
        <translation>&amp;Töne</translation>
    </message>
    <message>
        <source>&amp;Documents</source>
        <translation>D&amp;okumente</translation>
    </message>
    <message>
        <source>Vide&amp;os</source>
        <translation>&amp;Videos</translation>
    </message>
    <message>
        <source>Best mix first</source>
        <translation>Beste Mischung zuerst</translation>
    </message>
    <message>
        <source>By score</source>
        <translation>Nach Trefferwert</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Name A to Z</source>
        <translation>Name A bis Z</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Größte zuerst</translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation>Längste zuerst</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Keine Gruppen</translation>
    </message>
    <message>
        <source>By folder</source>
        <translation>Nach Ordner</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Nach Tag</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>Nach Art</translation>
    </message>
    <message>
        <source>Show only these; press several to combine them</source>
        <translation>Nur diese anzeigen; mehrere lassen sich kombinieren</translation>
    </message>
    <message>
        <source>The search box decides this while it says “{key}:”</source>
        <translation>Darüber entscheidet das Suchfeld, solange „{key}:“ darin steht</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Walk on</source>
        <translation>&amp;Weitergehen</translation>
    </message>
    <message>
        <source>All folders</source>
        <translation>Alle Ordner</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message numerus="yes">
        <source>More than {n} results</source>
        <comment>More than {n} result</comment>
        <translation>
            <numerusform>Mehr als {n}&#xa0;Ergebnis</numerusform>
            <numerusform>Mehr als {n}&#xa0;Ergebnisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} results</source>
        <comment>{n} result</comment>
        <translation>
            <numerusform>{n}&#xa0;Ergebnis</numerusform>
            <numerusform>{n}&#xa0;Ergebnisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} more, less alike</source>
        <comment>{n} more, less alike</comment>
        <translation>
            <numerusform>{n} weiteres, weniger ähnlich</numerusform>
            <numerusform>{n} weitere, weniger ähnlich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} less alike</source>
        <comment>{n} less alike</comment>
        <translation>
            <numerusform>{n} weniger ähnliches</numerusform>
            <numerusform>{n} weniger ähnliche</numerusform>
        </translation>
    </message>
    <message>
        <source>Exact words “{words}”</source>
        <translation>Genaue Wörter „{words}“</translation>
    </message>
    <message>
        <source>Without the words “{words}”</source>
        <translation>Ohne die Wörter „{words}“</translation>
    </message>
    <message>
        <source>Filter {query}</source>
        <translation>Filter {query}</translation>
    </message>
    <message>
        <source>what it means, in your own words</source>
        <translation>was es bedeutet, in Ihren eigenen Worten</translation>
    </message>
    <message>
        <source>these very words, in text, name or tags</source>
        <translation>genau diese Wörter, in Text, Name oder Schlagwörtern</translation>
    </message>
    <message>
        <source>without these words</source>
        <translation>ohne diese Wörter</translation>
    </message>
    <message>
        <source>both of these</source>
        <translation>beides zusammen</translation>
    </message>
    <message>
        <source>less like people</source>
        <translation>weniger mit Menschen</translation>
    </message>
    <message>
        <source>counts twice, counts half</source>
        <translation>zählt doppelt, zählt halb</translation>
    </message>
    <message>
        <source>as type:image,audio; also documents and videos</source>
        <translation>wie type:image,audio; auch documents und videos</translation>
    </message>
    <message>
        <source>in a folder of that name; also in:&quot;My folder&quot;</source>
        <translation>in einem Ordner dieses Namens; auch in:&quot;Mein Ordner&quot;</translation>
    </message>
    <message>
        <source>from June 2024 on; also before:2024, after:30d</source>
        <translation>ab Juni 2024; auch before:2024, after:30d</translation>
    </message>
    <message>
        <source>files with these endings</source>
        <translation>Dateien mit diesen Endungen</translation>
    </message>
    <message>
        <source>also size:&lt;200kb, size:1mb..5mb</source>
        <translation>auch size:&lt;200kb, size:1mb..5mb</translation>
    </message>
    <message>
        <source>also duration:1:30..3:00</source>
        <translation>auch duration:1:30..3:00</translation>
    </message>
    <message>
        <source>files that are there more than once</source>
        <translation>Dateien, die mehrfach vorhanden sind</translation>
    </message>
    <message>
        <source>what you marked so; -is:favourite for all else</source>
        <translation>was Sie so markiert haben; -is:favourite für alles andere</translation>
    </message>
    <message>
        <source>also is:dark, is:screenshot, is:silent; a minus for all else</source>
        <translation>auch is:dark, is:screenshot, is:silent; mit Minus alles andere</translation>
    </message>
    <message>
        <source>also rating:5, rating:2..4, rating:0 for none</source>
        <translation>auch rating:5, rating:2..4, rating:0 für keine</translation>
    </message>
    <message>
        <source>with that tag, or one below it; also -tag:holiday</source>
        <translation>mit diesem Schlagwort oder einem darunter; auch -tag:holiday</translation>
    </message>
    <message>
        <source>in that album; also -album:Rome</source>
        <translation>in diesem Album; auch -album:Rome</translation>
    </message>
    <message>
        <source>in that group of files that are alike; also -group:beach</source>
        <translation>in dieser Gruppe ähnlicher Dateien; auch -group:beach</translation>
    </message>
    <message>
        <source>also score, name, size, duration</source>
        <translation>auch score, name, size, duration</translation>
    </message>
    <message>
        <source>Triptych: quick search</source>
        <translation>Triptych: Schnellsuche</translation>
    </message>
    <message>
        <source>Find a file by what is in it</source>
        <translation>Eine Datei nach ihrem Inhalt finden</translation>
    </message>
    <message>
        <source>Quick search</source>
        <translation>Schnellsuche</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Show all in the window</source>
        <translation>Alle im Fenster anzeigen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>A minus pushes away from what you look for: say that, too.</source>
        <translation>Ein Minus führt von etwas weg: Sagen Sie auch, was Sie suchen.</translation>
    </message>
    <message>
        <source>Describe what you look for, or drop a picture, sound, video or document</source>
        <translation>Beschreiben Sie, was Sie suchen, oder legen Sie Bild, Ton, Video oder Dokument ab</translation>
    </message>
    <message>
        <source>Clear</source>
        <comment>the search</comment>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>What can be typed here ({key})</source>
        <translation>Was sich hier tippen lässt ({key})</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>Kacheln</translation>
    </message>
    <message>
        <source>A row for each kind</source>
        <translation>Eine Reihe je Art</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>{name} is not there now. Is its drive connected, or was it moved?</source>
        <translation>{name} ist gerade nicht da. Ist das Laufwerk verbunden, oder wurde etwas verschoben?</translation>
    </message>
    <message>
        <source>{name} cannot be opened: {reason}.</source>
        <translation>{name} kann nicht geöffnet werden: {reason}.</translation>
    </message>
    <message>
        <source>Added {folders} to the library with {absorbed}, which was there before. Files appear as they are read.</source>
        <translation>Zur Bibliothek hinzugefügt: {folders}, samt {absorbed} (schon vorhanden). Dateien erscheinen, sobald sie eingelesen sind.</translation>
    </message>
    <message>
        <source>Added {folders} to the library. Files appear as they are read.</source>
        <translation>Zur Bibliothek hinzugefügt: {folders}. Dateien erscheinen, sobald sie eingelesen sind.</translation>
    </message>
    <message numerus="yes">
        <source>{folders} are in the library already. Looking for changes in them.</source>
        <comment>{folders} is in the library already. Looking for changes in it.</comment>
        <translation>
            <numerusform>{folders} ist schon in der Bibliothek. Es wird nach Änderungen darin gesucht.</numerusform>
            <numerusform>{folders} sind schon in der Bibliothek. Es wird nach Änderungen darin gesucht.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: {error}.</source>
        <translation>{name}: {error}.</translation>
    </message>
    <message>
        <source>Nothing of this is sent anywhere. Copy it, and add what you were doing, to tell the makers of Triptych. You can go on working.</source>
        <translation>Nichts davon wird irgendwohin gesendet. Um es den Machern von Triptych mitzuteilen, kopieren Sie es und fügen Sie hinzu, was Sie gerade taten. Sie können weiterarbeiten.</translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation>Ein Problem melden</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>With the names of my files, where the log has some</source>
        <translation>Mit den Namen meiner Dateien, wo das Protokoll welche enthält</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Bericht anzeigen</translation>
    </message>
    <message>
        <source>Small tiles</source>
        <translation>Kleine Kacheln</translation>
    </message>
    <message>
        <source>Medium tiles</source>
        <translation>Mittlere Kacheln</translation>
    </message>
    <message>
        <source>Large tiles</source>
        <translation>Große Kacheln</translation>
    </message>
    <message>
        <source>Very large tiles</source>
        <translation>Sehr große Kacheln</translation>
    </message>
    <message>
        <source>Show as</source>
        <translation>Anzeigen als</translation>
    </message>
    <message>
        <source>Go to date</source>
        <translation>Zu Datum gehen</translation>
    </message>
    <message>
        <source>The list is not ordered by date</source>
        <translation>Die Liste ist nicht nach Datum geordnet</translation>
    </message>
    <message>
        <source>{Ctrl+F} or {/}</source>
        <translation>{Ctrl+F} oder {/}</translation>
    </message>
    <message>
        <source>Search box</source>
        <translation>Suchfeld</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>Diese Tasten</translation>
    </message>
    <message>
        <source>Settings, and the other pages; Esc leads back</source>
        <translation>Einstellungen und die anderen Seiten; Esc führt zurück</translation>
    </message>
    <message>
        <source>Quick search in a small window; also by a key of the whole desktop</source>
        <translation>Schnellsuche in einem kleinen Fenster; auch über eine Taste, die überall auf dem Schreibtisch gilt</translation>
    </message>
    <message>
        <source>Suggestions below the search box, and into their list</source>
        <translation>Vorschläge unter dem Suchfeld, und in ihre Liste</translation>
    </message>
    <message>
        <source>Leave the viewer or the copies, dismiss the message, or clear the search; pressed again, also its filters</source>
        <translation>Betrachter oder Kopien verlassen, die Meldung schließen oder die Suche leeren; noch einmal gedrückt, auch ihre Filter</translation>
    </message>
    <message>
        <source>{Down}, arrows</source>
        <translation>{Down}, Pfeiltasten</translation>
    </message>
    <message>
        <source>From the search box to the results, and among them</source>
        <translation>Vom Suchfeld zu den Ergebnissen, und zwischen ihnen</translation>
    </message>
    <message>
        <source>Look at it as large as the window, and back; there: play or pause what plays</source>
        <translation>So groß wie das Fenster ansehen, und zurück; dort: abspielen oder anhalten, was spielt</translation>
    </message>
    <message>
        <source>There: {+}, {-}, {0}, {1}, {R}, {I}</source>
        <translation>Dort: {+}, {-}, {0}, {1}, {R}, {I}</translation>
    </message>
    <message>
        <source>Larger, smaller, whole, own size, turn, what is known of it</source>
        <translation>Größer, kleiner, ganz, eigene Größe, drehen, was darüber bekannt ist</translation>
    </message>
    <message>
        <source>There: arrows, {PgUp}, {PgDown}</source>
        <translation>Dort: Pfeiltasten, {PgUp}, {PgDown}</translation>
    </message>
    <message>
        <source>The file before or after; arrows move a picture that is zoomed beyond its view</source>
        <translation>Die Datei davor oder danach; Pfeiltasten verschieben ein Bild, das über die Ansicht hinaus vergrößert ist</translation>
    </message>
    <message>
        <source>There: {S}</source>
        <translation>Dort: {S}</translation>
    </message>
    <message>
        <source>Find what is like the part of the picture that is in sight</source>
        <translation>Finden, was dem sichtbaren Teil des Bildes ähnelt</translation>
    </message>
    <message>
        <source>{Shift} with a drag or arrows</source>
        <translation>{Shift} mit Ziehen oder Pfeiltasten</translation>
    </message>
    <message>
        <source>Mark a part of what plays, on its bar, to find what is like it</source>
        <translation>Auf der Leiste einen Teil dessen markieren, was spielt, um Ähnliches zu finden</translation>
    </message>
    <message>
        <source>Play or pause the sound or video that is selected, beside the results</source>
        <translation>Den ausgewählten Ton oder das ausgewählte Video neben den Ergebnissen abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Go through the shots of a video in its tile</source>
        <translation>Durch die Szenen eines Videos in seiner Kachel gehen</translation>
    </message>
    <message>
        <source>Open all that is selected</source>
        <translation>Alles Ausgewählte öffnen</translation>
    </message>
    <message>
        <source>Show the folders of all that is selected</source>
        <translation>Die Ordner alles Ausgewählten zeigen</translation>
    </message>
    <message>
        <source>Find what is similar to all that is selected</source>
        <translation>Ähnliches zu allem Ausgewählten finden</translation>
    </message>
    <message>
        <source>More like what is selected, beside what is looked for already</source>
        <translation>Mehr von der Art des Ausgewählten, neben dem, was schon gesucht wird</translation>
    </message>
    <message>
        <source>Less like what is selected</source>
        <translation>Weniger von der Art des Ausgewählten</translation>
    </message>
    <message>
        <source>Walk at random from the selected file to one that is near, and on</source>
        <translation>Von der ausgewählten Datei zufällig zu einer nahen gehen, und weiter</translation>
    </message>
    <message>
        <source>Suggest files like all that is selected</source>
        <translation>Dateien vorschlagen, die allem Ausgewählten ähneln</translation>
    </message>
    <message>
        <source>Show copies</source>
        <translation>Kopien anzeigen</translation>
    </message>
    <message>
        <source>Groups; there: Enter opens one, Backspace leads back</source>
        <translation>Gruppen; dort: Eingabe öffnet eine, die Rücktaste führt zurück</translation>
    </message>
    <message>
        <source>Duplicates; there: Space lets a file stay or go, Enter shows it</source>
        <translation>Duplikate; dort: Leertaste lässt eine Datei bleiben oder weg, Eingabe zeigt sie</translation>
    </message>
    <message>
        <source>Copy the selected files, their paths</source>
        <translation>Die ausgewählten Dateien kopieren, ihre Pfade kopieren</translation>
    </message>
    <message>
        <source>Show all of the kind that is current</source>
        <translation>Alle von der Art des aktuellen Elements anzeigen</translation>
    </message>
    <message>
        <source>Select all, nothing</source>
        <translation>Alles auswählen, nichts auswählen</translation>
    </message>
    <message>
        <source>On the titles of the table, by {Tab}: {Left}, {Right}, {Enter}</source>
        <translation>Auf den Titeln der Tabelle, über {Tab}: {Left}, {Right}, {Enter}</translation>
    </message>
    <message>
        <source>Go to a column, order by it; with Shift make it narrower or wider</source>
        <translation>Zu einer Spalte gehen, nach ihr ordnen; mit Umschalt schmaler oder breiter machen</translation>
    </message>
    <message>
        <source>Favourite, or no more</source>
        <translation>Favorit oder nicht mehr</translation>
    </message>
    <message>
        <source>{Ctrl+1} to {Ctrl+5}, {Ctrl+0}</source>
        <translation>{Ctrl+1} bis {Ctrl+5}, {Ctrl+0}</translation>
    </message>
    <message>
        <source>So many stars, none</source>
        <translation>So viele Sterne, keine</translation>
    </message>
    <message>
        <source>Add to an album</source>
        <translation>Zu einem Album hinzufügen</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>In den Papierkorb verschieben</translation>
    </message>
    <message>
        <source>Search with the copied picture, files, words or link</source>
        <translation>Mit dem kopierten Bild, den Dateien, Wörtern oder dem Link suchen</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>{Menu} or {Shift+F10}</source>
        <translation>{Menu} oder {Shift+F10}</translation>
    </message>
    <message>
        <source>What else can be done with the selected files</source>
        <translation>Was sich mit den ausgewählten Dateien noch tun lässt</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Search with files</source>
        <translation>Mit Dateien suchen</translation>
    </message>
    <message>
        <source>Look for changes</source>
        <translation>Nach Änderungen suchen</translation>
    </message>
    <message>
        <source>Back to what was looked for before, and forward again</source>
        <translation>Zurück zu dem, was zuvor gesucht wurde, und wieder vor</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>Diese Suche speichern</translation>
    </message>
    <message>
        <source>In the side bar: rename or move a saved search; F2 edits a chip</source>
        <translation>In der Seitenleiste: eine gespeicherte Suche umbenennen oder verschieben; F2 bearbeitet einen Baustein</translation>
    </message>
    <message>
        <source>Move a chip of the query, as a drag does</source>
        <translation>Einen Baustein der Anfrage verschieben, wie durch Ziehen</translation>
    </message>
    <message>
        <source>In the side bar: rename or remove an album</source>
        <translation>In der Seitenleiste: ein Album umbenennen oder entfernen</translation>
    </message>
    <message>
        <source>Show or hide the side bar, the preview</source>
        <translation>Seitenleiste, Vorschau ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Larger or smaller tiles</source>
        <translation>Größere oder kleinere Kacheln</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message numerus="yes">
        <source>{n} files of your last search are not there now, and were left out of it.</source>
        <comment>{n} file of your last search is not there now, and was left out of it.</comment>
        <translation>
            <numerusform>{n}&#xa0;Datei Ihrer letzten Suche ist nicht mehr da und wurde weggelassen.</numerusform>
            <numerusform>{n}&#xa0;Dateien Ihrer letzten Suche sind nicht mehr da und wurden weggelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The text in pictures is read as soon as nothing else is to be done. {n} pictures are left. Stop that? What was read stays.</source>
        <comment>The text in pictures is read as soon as nothing else is to be done. {n} picture is left. Stop that? What was read stays.</comment>
        <translation>
            <numerusform>Der Text in Bildern wird gelesen, sobald nichts anderes zu tun ist. {n}&#xa0;Bild steht noch aus. Das Lesen anhalten? Was gelesen wurde, bleibt.</numerusform>
            <numerusform>Der Text in Bildern wird gelesen, sobald nichts anderes zu tun ist. {n}&#xa0;Bilder stehen noch aus. Das Lesen anhalten? Was gelesen wurde, bleibt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read the text in pictures, so that it can be found? {n} pictures are left.</source>
        <comment>Read the text in pictures, so that it can be found? {n} picture is left.</comment>
        <translation>
            <numerusform>Den Text in Bildern lesen, damit er gefunden werden kann? {n}&#xa0;Bild steht noch aus.</numerusform>
            <numerusform>Den Text in Bildern lesen, damit er gefunden werden kann? {n}&#xa0;Bilder stehen noch aus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Speech is written down as soon as nothing else is to be done. Stop that? What was written down stays, and is found.</source>
        <translation>Gesprochenes wird mitgeschrieben, sobald nichts anderes zu tun ist. Das Mitschreiben anhalten? Was mitgeschrieben wurde, bleibt und wird gefunden.</translation>
    </message>
    <message>
        <source>Write down what is said in sounds and videos, so that it can be found? There is nothing to listen to now; what comes in later is listened to.</source>
        <translation>Mitschreiben, was in Tönen und Videos gesagt wird, damit es gefunden werden kann? Im Augenblick ist nichts anzuhören; was später dazukommt, wird angehört.</translation>
    </message>
    <message>
        <source>Write down what is said in sounds and videos, so that it can be found? {time} of sound is to be listened to, whenever nothing else is to be done: {takes}.</source>
        <translation>Mitschreiben, was in Tönen und Videos gesagt wird, damit es gefunden werden kann? Anzuhören sind {time} Ton, immer wenn nichts anderes zu tun ist: {takes}.</translation>
    </message>
    <message>
        <source>{gone} Remove them from it?</source>
        <translation>{gone} Daraus entfernen?</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Item</source>
        <translation>&amp;Element</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Follow changes by itself</source>
        <translation>Änderungen automatisch übernehmen</translation>
    </message>
    <message>
        <source>Health…</source>
        <translation>Zustand…</translation>
    </message>
    <message>
        <source>Library…</source>
        <translation>Bibliothek…</translation>
    </message>
    <message>
        <source>Groups…</source>
        <translation>Gruppen…</translation>
    </message>
    <message>
        <source>Duplicates…</source>
        <translation>Duplikate…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Read text in pictures…</source>
        <translation>Text in Bildern lesen…</translation>
    </message>
    <message>
        <source>Write down speech…</source>
        <translation>Gesprochenes mitschreiben…</translation>
    </message>
    <message>
        <source>Search with files…</source>
        <translation>Mit Dateien suchen…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Open all {n}</source>
        <translation>Alle {n} öffnen</translation>
    </message>
    <message>
        <source>Show all {n} in their folders</source>
        <translation>Alle {n} in ihren Ordnern zeigen</translation>
    </message>
    <message>
        <source>Copy paths</source>
        <translation>Pfade kopieren</translation>
    </message>
    <message>
        <source>Show copies of {name}</source>
        <translation>Kopien von {name} anzeigen</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>Vergessen…</translation>
    </message>
    <message>
        <source>Go to the search box</source>
        <translation>Zum Suchfeld gehen</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Show all of this kind</source>
        <translation>Alle dieser Art anzeigen</translation>
    </message>
    <message>
        <source>Larger tiles</source>
        <translation>Größere Kacheln</translation>
    </message>
    <message>
        <source>Smaller tiles</source>
        <translation>Kleinere Kacheln</translation>
    </message>
    <message>
        <source>Side bar</source>
        <translation>Seitenleiste</translation>
    </message>
    <message>
        <source>The model &apos;{name}&apos; is here.</source>
        <translation>Das Modell „{name}“ ist da.</translation>
    </message>
    <message>
        <source>Use it…</source>
        <translation>Verwenden…</translation>
    </message>
    <message>
        <source>Remove {folder} from the library? Its files stay where they are.</source>
        <translation>{folder} aus der Bibliothek entfernen? Die Dateien darin bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Forget which files you opened, and of what kinds? Nothing is suggested from them any more, and searches favour no kind.</source>
        <translation>Vergessen, welche Dateien Sie geöffnet haben und von welcher Art? Daraus wird nichts mehr vorgeschlagen, und Suchen bevorzugen keine Art.</translation>
    </message>
    <message>
        <source>No program on this computer opens {name}.</source>
        <translation>Kein Programm auf diesem Computer öffnet {name}.</translation>
    </message>
    <message>
        <source>No file manager was found to show {folder}.</source>
        <translation>Es wurde kein Dateimanager gefunden, der {folder} anzeigen könnte.</translation>
    </message>
    <message>
        <source>Being tried again…</source>
        <translation>Wird erneut versucht…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Preview by itself</source>
        <translation>Vorschau automatisch</translation>
    </message>
    <message>
        <source>Nothing found. Other words may help.</source>
        <translation>Nichts gefunden. Vielleicht helfen andere Wörter.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht…</translation>
    </message>
    <message>
        <source>Results of the query before</source>
        <translation>Ergebnisse der vorigen Anfrage</translation>
    </message>
    <message>
        <source>Marks alone ask for nothing</source>
        <translation>Satzzeichen allein fragen nach nichts</translation>
    </message>
    <message>
        <source>The library has no copy of this file.</source>
        <translation>Die Bibliothek hat keine Kopie dieser Datei.</translation>
    </message>
    <message>
        <source>Write is:duplicate in the search box to list what the library has more than once.</source>
        <translation>Tippen Sie is:duplicate ins Suchfeld, um aufzulisten, was die Bibliothek mehrfach hat.</translation>
    </message>
    <message numerus="yes">
        <source>{name} and {n} copies</source>
        <comment>{name} and {n} copy</comment>
        <translation>
            <numerusform>{name} und {n}&#xa0;Kopie</numerusform>
            <numerusform>{name} und {n}&#xa0;Kopien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files of the map</source>
        <comment>{n} file of the map</comment>
        <translation>
            <numerusform>{n}&#xa0;Datei der Karte</numerusform>
            <numerusform>{n}&#xa0;Dateien der Karte</numerusform>
        </translation>
    </message>
    <message>
        <source>File &gt; Models</source>
        <translation>Datei &gt; Modelle</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Wird gesucht…</translation>
    </message>
    <message>
        <source>The pasted picture could not be read.</source>
        <translation>Das eingefügte Bild konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Pasted picture {code}</source>
        <translation>Eingefügtes Bild {code}</translation>
    </message>
    <message>
        <source>The pasted picture could not be kept in {folder}.</source>
        <translation>Das eingefügte Bild konnte nicht in {folder} abgelegt werden.</translation>
    </message>
    <message>
        <source>{name} cannot be kept in {folder}: {reason}.</source>
        <translation>{name} kann nicht in {folder} abgelegt werden: {reason}.</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suche</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Make an album of this search…</source>
        <translation>Album aus dieser Suche anlegen…</translation>
    </message>
    <message>
        <source>Copy link to this search</source>
        <translation>Link zu dieser Suche kopieren</translation>
    </message>
    <message>
        <source>Copied the link to this search.</source>
        <translation>Link zu dieser Suche kopiert.</translation>
    </message>
    <message>
        <source>Copied. The link has no files in it: others cannot open what lies on this computer.</source>
        <translation>Kopiert. Der Link enthält keine Dateien: Andere können nicht öffnen, was auf diesem Computer liegt.</translation>
    </message>
    <message>
        <source>Look for something or choose a filter first: then it can be saved.</source>
        <translation>Suchen Sie zuerst nach etwas oder wählen Sie einen Filter: Dann lässt es sich speichern.</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Removed the saved search {name}.</source>
        <translation>Gespeicherte Suche {name} entfernt.</translation>
    </message>
    <message>
        <source>Choose a name that no other saved search has.</source>
        <translation>Wählen Sie einen Namen, den keine andere gespeicherte Suche hat.</translation>
    </message>
    <message>
        <source>Triptych is open on this library already, but does not answer. Look for its window, or close it and start again.</source>
        <translation>Triptych ist mit dieser Bibliothek schon geöffnet, antwortet aber nicht. Suchen Sie das Fenster oder schließen Sie es und starten Sie neu.</translation>
    </message>
    <message>
        <source>Save a table of the selected files</source>
        <translation>Tabelle der ausgewählten Dateien speichern</translation>
    </message>
    <message>
        <source>Tables (*.csv);;JSON (*.json)</source>
        <translation>Tabellen (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>Sterne</translation>
    </message>
    <message>
        <source>Left out of the library…</source>
        <translation>In der Bibliothek ausgelassen…</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message numerus="yes">
        <source>{n} stars</source>
        <comment>{n} star</comment>
        <translation>
            <numerusform>{n}&#xa0;Stern</numerusform>
            <numerusform>{n}&#xa0;Sterne</numerusform>
        </translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>Keine Sterne</translation>
    </message>
    <message>
        <source>Write stars and tags to XMP files</source>
        <translation>Sterne und Schlagwörter in XMP-Dateien schreiben</translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation>Als Tabelle speichern…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Leave out of the library</source>
        <translation>In der Bibliothek auslassen</translation>
    </message>
    <message>
        <source>Remove from {album}</source>
        <translation>Aus {album} entfernen</translation>
    </message>
    <message>
        <source>Forget {name}? The library&apos;s copy of the text, picture and vectors goes for good; the file itself stays.</source>
        <translation>{name} vergessen? Was die Bibliothek von Text, Bild und Vektoren aufbewahrt, wird endgültig gelöscht; die Datei selbst bleibt.</translation>
    </message>
    <message numerus="yes">
        <source>Forget {n} files? The library&apos;s copy of the text, picture and vectors goes for good; the files themselves stay.</source>
        <comment>Forget {n} file? The library&apos;s copy of the text, picture and vectors goes for good; the file itself stays.</comment>
        <translation>
            <numerusform>{n}&#xa0;Datei vergessen? Was die Bibliothek von Text, Bild und Vektoren aufbewahrt, wird endgültig gelöscht; die Datei selbst bleibt.</numerusform>
            <numerusform>{n}&#xa0;Dateien vergessen? Was die Bibliothek von Text, Bild und Vektoren aufbewahrt, wird endgültig gelöscht; die Dateien selbst bleiben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files spread over the {picked} picked ones are in the query: it holds no more.</source>
        <comment>{n} file of the {picked} picked ones is in the query: it holds no more.</comment>
        <translation>
            <numerusform>{n}&#xa0;Datei der {picked} ausgewählten steht in der Anfrage: Mehr fasst sie nicht.</numerusform>
            <numerusform>{n}&#xa0;Dateien, über die {picked} ausgewählten verteilt, stehen in der Anfrage: Mehr fasst sie nicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All {n} picked files are in the query now.</source>
        <comment>{n} picked file is in the query now.</comment>
        <translation>
            <numerusform>{n} gewählte Datei ist jetzt in der Anfrage.</numerusform>
            <numerusform>Alle {n} gewählten Dateien sind jetzt in der Anfrage.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Open {n} files, each in its program?</source>
        <comment>Open {n} file?</comment>
        <translation>
            <numerusform>{n}&#xa0;Datei öffnen?</numerusform>
            <numerusform>{n}&#xa0;Dateien öffnen, jede in ihrem Programm?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show {n} folders in the file manager?</source>
        <comment>Show {n} folder in the file manager?</comment>
        <translation>
            <numerusform>{n}&#xa0;Ordner im Dateimanager zeigen?</numerusform>
            <numerusform>{n}&#xa0;Ordner im Dateimanager zeigen?</numerusform>
        </translation>
    </message>
    <message>
        <source>These are {count}, and at most {most} are opened at once. Choose fewer.</source>
        <translation>Das sind {count}, und höchstens {most} werden auf einmal geöffnet. Wählen Sie weniger aus.</translation>
    </message>
    <message>
        <source>Side bar ({key})</source>
        <translation>Seitenleiste ({key})</translation>
    </message>
    <message>
        <source>Open Triptych</source>
        <translation>Triptych öffnen</translation>
    </message>
    <message>
        <source>At work…</source>
        <translation>Bei der Arbeit…</translation>
    </message>
    <message numerus="yes">
        <source>{stage} {done} of {n} files</source>
        <comment>{stage} {done} of {n} file</comment>
        <translation>
            <numerusform>{stage} {done} von {n}&#xa0;Datei</numerusform>
            <numerusform>{stage} {done} von {n}&#xa0;Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fetch {n} pictures from {hosts}?</source>
        <comment>Fetch this picture from {hosts}?</comment>
        <translation>
            <numerusform>Dieses Bild von {hosts} laden?</numerusform>
            <numerusform>{n}&#xa0;Bilder von {hosts} laden?</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Fetching from {hosts}…</source>
        <translation>Wird von {hosts} geladen…</translation>
    </message>
    <message>
        <source>This is a sample, to try searching with: 8 pictures, 4 sounds and 4 documents. Add your own folders whenever you like.</source>
        <translation>Das sind Beispiele, um das Suchen auszuprobieren: 8 Bilder, 4 Töne und 4 Dokumente. Fügen Sie eigene Ordner hinzu, wann immer Sie möchten.</translation>
    </message>
    <message>
        <source>being read now</source>
        <translation>wird gerade eingelesen</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Gespeicherte Suchen</translation>
    </message>
    <message>
        <source>Favourites and tags</source>
        <translation>Favoriten, Schlagwörter</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Arten</translation>
    </message>
    <message>
        <source>Recent searches</source>
        <translation>Letzte Suchen</translation>
    </message>
    <message>
        <source>Like my favourites</source>
        <translation>Wie meine Favoriten</translation>
    </message>
    <message>
        <source>Files of all kinds that are like your favourites, and unlike each other</source>
        <translation>Dateien aller Arten, die Ihren Favoriten ähneln und einander nicht</translation>
    </message>
    <message>
        <source>Like what I opened</source>
        <translation>Wie zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Files of all kinds that are like those which you opened last</source>
        <translation>Dateien aller Arten, die den zuletzt geöffneten ähneln</translation>
    </message>
    <message>
        <source>On this day</source>
        <translation>An diesem Tag</translation>
    </message>
    <message>
        <source>What there is of this day in earlier years, or of the days around it</source>
        <translation>Was es aus früheren Jahren von diesem Tag gibt, oder von den Tagen darum herum</translation>
    </message>
    <message>
        <source>Random walk</source>
        <translation>Zufälliger Spaziergang</translation>
    </message>
    <message>
        <source>From the selected file, or from anywhere, to one that is near, and on</source>
        <translation>Von der ausgewählten Datei oder von irgendwo zu einer nahen, und weiter</translation>
    </message>
    <message>
        <source>Look in all folders</source>
        <translation>In allen Ordnern suchen</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>Files alone</source>
        <translation>Nur Dateien</translation>
    </message>
    <message>
        <source>What {search} finds</source>
        <translation>Was {search} findet</translation>
    </message>
    <message>
        <source>filled by a search</source>
        <translation>durch eine Suche gefüllt</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message numerus="yes">
        <source>{n} not read</source>
        <comment>{n} not read</comment>
        <translation>
            <numerusform>{n} nicht gelesen</numerusform>
            <numerusform>{n} nicht gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Settings and more…</source>
        <translation>Einstellungen und mehr…</translation>
    </message>
    <message numerus="yes">
        <source>{n} files not readable…</source>
        <comment>{n} file not readable…</comment>
        <translation>
            <numerusform>{n}&#xa0;Datei nicht lesbar…</numerusform>
            <numerusform>{n}&#xa0;Dateien nicht lesbar…</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>Im Dateimanager anzeigen</translation>
    </message>
    <message>
        <source>List what does not look like the rest</source>
        <translation>Auflisten, was nicht zum Rest passt</translation>
    </message>
    <message>
        <source>Remove from library…</source>
        <translation>Aus der Bibliothek entfernen…</translation>
    </message>
    <message>
        <source>{row}, chosen</source>
        <translation>{row}, ausgewählt</translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation>In diesem Dokument suchen</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Vorheriges</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>a file</comment>
        <translation>Nächstes</translation>
    </message>
    <message>
        <source>What is known of it</source>
        <translation>Was darüber bekannt ist</translation>
    </message>
    <message>
        <source>Find similar to a part: drag around it</source>
        <translation>Ähnliches zu einem Teil finden: einen Rahmen darum ziehen</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <source>Turn</source>
        <comment>a picture</comment>
        <translation>Drehen</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} von {count}</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}&#xa0;%</translation>
    </message>
    <message>
        <source>The place before</source>
        <translation>Vorige Stelle</translation>
    </message>
    <message>
        <source>The next place</source>
        <translation>Nächste Stelle</translation>
    </message>
    <message>
        <source>Show text</source>
        <translation>Text anzeigen</translation>
    </message>
    <message>
        <source>Pages of the document</source>
        <translation>Seiten des Dokuments</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Seite {page} von {pages}</translation>
    </message>
    <message>
        <source>Show pages</source>
        <translation>Seiten anzeigen</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Reiner Text</translation>
    </message>
    <message>
        <source>Show the words alone</source>
        <translation>Nur die Wörter zeigen</translation>
    </message>
    <message>
        <source>Search for the selection</source>
        <translation>Nach der Auswahl suchen</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>Show the text with the marks that it was written with</source>
        <translation>Den Text mit den Auszeichnungen anzeigen, mit denen er geschrieben wurde</translation>
    </message>
    <message>
        <source>Spectrogram: there is no sound</source>
        <translation>Spektrogramm: Es gibt keinen Ton</translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation>Spektrogramm</translation>
    </message>
    <message>
        <source>Show how loud each pitch is at each moment</source>
        <translation>Zeigen, wie laut jede Tonhöhe in jedem Augenblick ist</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Betrachter</translation>
    </message>
    <message>
        <source>The search failed</source>
        <translation>Die Suche ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>Nothing matches well</source>
        <translation>Nichts passt gut</translation>
    </message>
    <message>
        <source>Closest we have</source>
        <translation>Was am ehesten passt</translation>
    </message>
    <message>
        <source>Clear match</source>
        <translation>Klarer Treffer</translation>
    </message>
    <message>
        <source>Likely match</source>
        <translation>Wahrscheinlicher Treffer</translation>
    </message>
    <message>
        <source>clear match</source>
        <translation>klarer Treffer</translation>
    </message>
    <message>
        <source>likely match</source>
        <translation>wahrscheinlicher Treffer</translation>
    </message>
    <message>
        <source>guess</source>
        <translation>Vermutung</translation>
    </message>
    <message>
        <source>its words</source>
        <translation>die Wörter</translation>
    </message>
    <message>
        <source>its name</source>
        <translation>den Namen</translation>
    </message>
    <message>
        <source>its title</source>
        <translation>den Titel</translation>
    </message>
    <message>
        <source>the text in the picture</source>
        <translation>den Text im Bild</translation>
    </message>
    <message>
        <source>what is said</source>
        <translation>das Gesagte</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>„{words}“</translation>
    </message>
    <message>
        <source>Part of {name}</source>
        <translation>Teil von {name}</translation>
    </message>
    <message>
        <source>{name} {start} to {end}</source>
        <translation>{name} {start}–{end}</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>{kind} {name}</source>
        <translation>{kind} {name}</translation>
    </message>
    <message>
        <source>less like this</source>
        <translation>weniger davon</translation>
    </message>
    <message>
        <source>on the machine of {owner}</source>
        <translation>auf dem Rechner von {owner}</translation>
    </message>
    <message>
        <source>On a drive that is not connected</source>
        <translation>Auf einem Laufwerk, das nicht verbunden ist</translation>
    </message>
    <message>
        <source>{path}, on the machine of {owner}</source>
        <translation>{path}, auf dem Rechner von {owner}</translation>
    </message>
    <message>
        <source>{likelihood}: right less than once in 100</source>
        <translation>{likelihood}: in weniger als 1 von 100 Fällen richtig</translation>
    </message>
    <message numerus="yes">
        <source>{likelihood}: right {n} times in 100</source>
        <comment>{likelihood}: right once in 100</comment>
        <translation>
            <numerusform>{likelihood}: in 1 von 100 Fällen richtig</numerusform>
            <numerusform>{likelihood}: in {n} von 100 Fällen richtig</numerusform>
        </translation>
    </message>
    <message>
        <source>Find similar to all {n}</source>
        <translation>Ähnliches zu allen {n} finden</translation>
    </message>
    <message>
        <source>More like all {n} too</source>
        <translation>Auch mehr von diesen {n}</translation>
    </message>
    <message>
        <source>Less like all {n}</source>
        <translation>Weniger von diesen {n}</translation>
    </message>
    <message numerus="yes">
        <source>{n} copies elsewhere</source>
        <comment>{n} copy elsewhere</comment>
        <translation>
            <numerusform>{n}&#xa0;Kopie an anderem Ort</numerusform>
            <numerusform>{n}&#xa0;Kopien an anderen Orten</numerusform>
        </translation>
    </message>
    <message>
        <source>by {sources}</source>
        <translation>über {sources}</translation>
    </message>
    <message>
        <source>No favourite any more</source>
        <translation>Kein Favorit mehr</translation>
    </message>
    <message>
        <source>Make it a favourite</source>
        <translation>Zum Favoriten machen</translation>
    </message>
    <message>
        <source>Take the stars away</source>
        <translation>Sterne wegnehmen</translation>
    </message>
    <message>
        <source>Take the tag {tag} away</source>
        <translation>Schlagwort {tag} wegnehmen</translation>
    </message>
    <message>
        <source>Tag {tag}: take it away</source>
        <translation>Schlagwort {tag}: wegnehmen</translation>
    </message>
    <message numerus="yes">
        <source>Give {n} stars</source>
        <comment>Give {n} star</comment>
        <translation>
            <numerusform>{n}&#xa0;Stern geben</numerusform>
            <numerusform>{n}&#xa0;Sterne geben</numerusform>
        </translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>seen from {span}</source>
        <translation>zu sehen bei {span}</translation>
    </message>
    <message>
        <source>heard from {span}</source>
        <translation>zu hören bei {span}</translation>
    </message>
    <message>
        <source>said from {span}</source>
        <translation>gesagt bei {span}</translation>
    </message>
    <message>
        <source>Drop to search with it
Hold Alt to search for less like it
A folder is added to the library</source>
        <translation>Ablegen, um damit zu suchen
Alt gedrückt halten, um nach weniger davon zu suchen
Ein Ordner wird zur Bibliothek hinzugefügt</translation>
    </message>
    <message>
        <source>Cannot write {folder}: {reason}</source>
        <translation>{folder} kann nicht beschrieben werden: {reason}</translation>
    </message>
    <message>
        <source>Sounds cannot be joined to pictures: {reason}. Everything else works without sound: index again</source>
        <translation>Töne können nicht mit Bildern verknüpft werden: {reason}. Alles andere funktioniert auch ohne Ton: Lesen Sie neu ein</translation>
    </message>
    <message>
        <source>The library in {folder} cannot be used: {reason}.</source>
        <translation>Die Bibliothek in {folder} kann nicht verwendet werden: {reason}.</translation>
    </message>
    <message>
        <source>The library is busy. Close the other Triptych and try again.</source>
        <translation>Die Bibliothek ist gerade belegt. Schließen Sie das andere Triptych und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The library in {folder} cannot be used: {text}.</source>
        <translation>Die Bibliothek in {folder} kann nicht verwendet werden: {text}.</translation>
    </message>
    <message>
        <source>The library in {folder} was made by a newer Triptych. Update Triptych, or choose another library with --library.</source>
        <translation>Die Bibliothek in {folder} stammt von einem neueren Triptych. Aktualisieren Sie Triptych oder wählen Sie mit --library eine andere Bibliothek.</translation>
    </message>
    <message>
        <source>{path} is damaged and in use ({reason}). Close Triptych, and try again.</source>
        <translation>{path} ist beschädigt und in Gebrauch ({reason}). Schließen Sie Triptych und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The model&apos;s weights cannot be read: {reason}</source>
        <translation>Die Gewichte des Modells können nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>{directory} is not an open_clip configuration; download the model again</source>
        <translation>{directory} ist keine open_clip-Konfiguration; laden Sie das Modell erneut herunter</translation>
    </message>
    <message>
        <source>The model in {directory} takes a tower from the network, which Triptych does not do; choose one that is complete in itself</source>
        <translation>Das Modell in {directory} holt einen Teil aus dem Netz, was Triptych nicht tut; wählen Sie eines, das in sich vollständig ist</translation>
    </message>
    <message>
        <source>{directory} holds no model; name a folder with {file} and its weights</source>
        <translation>{directory} enthält kein Modell; nennen Sie einen Ordner mit {file} und den Gewichten</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); download the model again</source>
        <translation>{path} kann nicht gelesen werden ({reason}); laden Sie das Modell erneut herunter</translation>
    </message>
    <message>
        <source>{directory} has a model&apos;s configuration but no weights; add {file}</source>
        <translation>{directory} enthält die Konfiguration eines Modells, aber keine Gewichte; fügen Sie {file} hinzu</translation>
    </message>
    <message>
        <source>{directory} does not hold a CLAP model; download the sound model again</source>
        <translation>{directory} enthält kein CLAP-Modell; laden Sie das Tonmodell erneut herunter</translation>
    </message>
    <message>
        <source>The CLAP in {directory} fuses random crops of a sound, which Triptych does not do; choose one without fusion</source>
        <translation>Das CLAP in {directory} verschmilzt zufällige Ausschnitte eines Tons, was Triptych nicht tut; wählen Sie eines ohne Verschmelzung</translation>
    </message>
    <message>
        <source>{weights} is damaged; download the sound model again</source>
        <translation>{weights} ist beschädigt; laden Sie das Tonmodell erneut herunter</translation>
    </message>
    <message>
        <source>The sound model&apos;s weights cannot be read: {reason}</source>
        <translation>Die Gewichte des Tonmodells können nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>{directory} holds no weights of a CLAP; download the sound model again</source>
        <translation>{directory} enthält keine Gewichte eines CLAP; laden Sie das Tonmodell erneut herunter</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); download the sound model again</source>
        <translation>{path} kann nicht gelesen werden ({reason}); laden Sie das Tonmodell erneut herunter</translation>
    </message>
    <message>
        <source>{path} makes no sense; download the sound model again</source>
        <translation>{path} ergibt keinen Sinn; laden Sie das Tonmodell erneut herunter</translation>
    </message>
    <message>
        <source>download the sound model again</source>
        <translation>laden Sie das Tonmodell erneut herunter</translation>
    </message>
    <message>
        <source>transformers cannot build the CLAP of this configuration ({reason}); {again}</source>
        <translation>transformers kann das CLAP dieser Konfiguration nicht aufbauen ({reason}); {again}</translation>
    </message>
    <message>
        <source>{path} is damaged; {again}</source>
        <translation>{path} ist beschädigt; {again}</translation>
    </message>
    <message>
        <source>{path} does not fit its configuration; {again}</source>
        <translation>{path} passt nicht zu seiner Konfiguration; {again}</translation>
    </message>
    <message>
        <source>{path} is missing or damaged; {again}</source>
        <translation>{path} fehlt oder ist beschädigt; {again}</translation>
    </message>
    <message>
        <source>{weights} is damaged; download the model again</source>
        <translation>{weights} ist beschädigt; laden Sie das Modell erneut herunter</translation>
    </message>
    <message>
        <source>The tokenizer in {folder} is missing or damaged; download the model again</source>
        <translation>Der Tokenizer in {folder} fehlt oder ist beschädigt; laden Sie das Modell erneut herunter</translation>
    </message>
    <message>
        <source>open_clip cannot build the model that {folder} describes ({reason}); download it again or choose another model</source>
        <translation>open_clip kann das Modell nicht aufbauen, das {folder} beschreibt ({reason}); laden Sie es erneut herunter oder wählen Sie ein anderes Modell</translation>
    </message>
    <message>
        <source>{weights} does not fit the model that its folder describes; download the model again or choose another one</source>
        <translation>{weights} passt nicht zu dem Modell, das sein Ordner beschreibt; laden Sie das Modell erneut herunter oder wählen Sie ein anderes</translation>
    </message>
    <message>
        <source>There is no device &apos;{name}&apos;. Choose one of: {names}</source>
        <translation>Es gibt kein Gerät „{name}“. Wählen Sie eines von: {names}</translation>
    </message>
    <message>
        <source>torch finds no &apos;{device}&apos; on this computer. Leave the choice to Triptych: --device auto, or for all that follows: triptych models device auto</source>
        <translation>torch findet auf diesem Computer kein „{device}“. Überlassen Sie die Wahl Triptych: --device auto, oder für alles Weitere: triptych models device auto</translation>
    </message>
    <message>
        <source>The hub&apos;s {name} is not the one that Triptych knows; update Triptych</source>
        <translation>{name} auf dem Hub ist nicht die Fassung, die Triptych kennt; aktualisieren Sie Triptych</translation>
    </message>
    <message>
        <source>{name} arrived damaged and was thrown away; download it again</source>
        <translation>{name} kam beschädigt an und wurde verworfen; laden Sie es erneut herunter</translation>
    </message>
    <message>
        <source>HF_HUB_OFFLINE forbids the download; unset it and run: {again}</source>
        <translation>HF_HUB_OFFLINE verbietet das Herunterladen; entfernen Sie die Variable und führen Sie aus: {again}</translation>
    </message>
    <message>
        <source>Cannot use {directory} ({reason}); mend that and run: {again}</source>
        <translation>{directory} kann nicht verwendet werden ({reason}); beheben Sie das und führen Sie aus: {again}</translation>
    </message>
    <message>
        <source>The hub gives {repo} only to those who accepted its terms; accept them on its page, log in with `hf auth login` and run: {again}</source>
        <translation>Der Hub gibt {repo} nur denen, die seine Bedingungen angenommen haben; nehmen Sie sie auf der Seite an, melden Sie sich mit `hf auth login` an und führen Sie aus: {again}</translation>
    </message>
    <message>
        <source>The hub no longer has &apos;{model}&apos; (HTTP {code}); update Triptych, or copy the model from another machine: triptych models download {model} --from DIR</source>
        <translation>Der Hub hat „{model}“ nicht mehr (HTTP {code}); aktualisieren Sie Triptych oder kopieren Sie das Modell von einem anderen Rechner: triptych models download {model} --from DIR</translation>
    </message>
    <message>
        <source>The proxy asks for a password (HTTP {code}); put it into HTTPS_PROXY and run: {again}</source>
        <translation>Der Proxy verlangt ein Passwort (HTTP {code}); tragen Sie es in HTTPS_PROXY ein und führen Sie aus: {again}</translation>
    </message>
    <message>
        <source>The hub does not let you have {repo} (HTTP {code}); log in with `hf auth login` and run: {again}</source>
        <translation>Der Hub gibt Ihnen {repo} nicht (HTTP {code}); melden Sie sich mit `hf auth login` an und führen Sie aus: {again}</translation>
    </message>
    <message>
        <source>The hub does not hand out &apos;{model}&apos; now (HTTP {code}); wait a while and run: {again}</source>
        <translation>Der Hub gibt „{model}“ gerade nicht heraus (HTTP {code}); warten Sie eine Weile und führen Sie aus: {again}</translation>
    </message>
    <message>
        <source>The hub cannot be reached through the proxy; check HTTPS_PROXY and run: {again}</source>
        <translation>Der Hub ist über den Proxy nicht erreichbar; prüfen Sie HTTPS_PROXY und führen Sie aus: {again}</translation>
    </message>
    <message>
        <source>The hub cannot be reached; check the network and run: {again}</source>
        <translation>Der Hub ist nicht erreichbar; prüfen Sie das Netzwerk und führen Sie aus: {again}</translation>
    </message>
    <message>
        <source>The model &apos;{model}&apos; is damaged; run: triptych models download {model}</source>
        <translation>Das Modell „{model}“ ist beschädigt; führen Sie aus: triptych models download {model}</translation>
    </message>
    <message>
        <source>The model &apos;{model}&apos; is downloaded only in part; run: triptych models download {model}</source>
        <translation>Das Modell „{model}“ ist nur teilweise heruntergeladen; führen Sie aus: triptych models download {model}</translation>
    </message>
    <message>
        <source>The model &apos;{model}&apos; is not downloaded; run: triptych models download {model}</source>
        <translation>Das Modell „{model}“ ist nicht heruntergeladen; führen Sie aus: triptych models download {model}</translation>
    </message>
    <message>
        <source>The model cannot be copied: {reason}; mend that and try again</source>
        <translation>Das Modell kann nicht kopiert werden: {reason}; beheben Sie das und versuchen Sie es erneut</translation>
    </message>
    <message>
        <source>{source} lacks {names}; name the folder that holds the files of {repo}</source>
        <translation>In {source} fehlen {names}; nennen Sie den Ordner mit den Dateien von {repo}</translation>
    </message>
    <message>
        <source>{source} is not the file that belongs to {repo}</source>
        <translation>{source} ist nicht die Datei, die zu {repo} gehört</translation>
    </message>
    <message>
        <source>{name} is not a file of weights; copy it again</source>
        <translation>{name} ist keine Datei mit Gewichten; kopieren Sie sie erneut</translation>
    </message>
    <message>
        <source>{name} is cut short or damaged; copy it again</source>
        <translation>{name} ist abgeschnitten oder beschädigt; kopieren Sie die Datei erneut</translation>
    </message>
    <message>
        <source>{path} does not describe an EmbeddingGemma 2; download the model again</source>
        <translation>{path} beschreibt kein EmbeddingGemma 2; laden Sie das Modell erneut herunter</translation>
    </message>
    <message>
        <source>download the model again</source>
        <translation>laden Sie das Modell erneut herunter</translation>
    </message>
    <message>
        <source>transformers cannot build the model in {directory} ({reason}); {again}</source>
        <translation>transformers kann das Modell in {directory} nicht aufbauen ({reason}); {again}</translation>
    </message>
    <message>
        <source>transformers cannot build the {tower} of this model ({reason}); {again}</source>
        <translation>transformers kann den Teil {tower} dieses Modells nicht aufbauen ({reason}); {again}</translation>
    </message>
    <message>
        <source>open_clip cannot be loaded ({reason}); run: {command}</source>
        <translation>open_clip kann nicht geladen werden ({reason}); führen Sie aus: {command}</translation>
    </message>
    <message>
        <source>{path} does not describe a PE-AV ({reason}); download the sound model again</source>
        <translation>{path} beschreibt kein PE-AV ({reason}); laden Sie das Tonmodell erneut herunter</translation>
    </message>
    <message>
        <source>transformers cannot read the PE-AV in {directory} ({reason}); {again}</source>
        <translation>transformers kann das PE-AV in {directory} nicht lesen ({reason}); {again}</translation>
    </message>
    <message>
        <source>The PE-AV in {directory} does not fit its configuration; {again}</source>
        <translation>Das PE-AV in {directory} passt nicht zu seiner Konfiguration; {again}</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>good results at a good speed; the default once downloaded</source>
        <translation>gute Ergebnisse bei gutem Tempo; Standard, sobald es heruntergeladen ist</translation>
    </message>
    <message>
        <source>the quickest to index, for very large libraries or slow machines</source>
        <translation>am schnellsten beim Einlesen, für sehr große Bibliotheken oder langsame Rechner</translation>
    </message>
    <message>
        <source>over 100 languages</source>
        <translation>über 100 Sprachen</translation>
    </message>
    <message>
        <source>searches in other languages than English, nearly as quick as balanced</source>
        <translation>sucht in anderen Sprachen als Englisch, fast so schnell wie balanced</translation>
    </message>
    <message>
        <source>the best results, several times slower to index</source>
        <translation>die besten Ergebnisse, aber um ein Mehrfaches langsamer beim Einlesen</translation>
    </message>
    <message>
        <source>as good as balanced with a smaller download, but slower to index</source>
        <translation>so gut wie balanced bei kleinerem Download, aber langsamer beim Einlesen</translation>
    </message>
    <message>
        <source>nearly as good as best, and quicker to index; its vectors take twice the space</source>
        <translation>fast so gut wie best und schneller beim Einlesen; seine Vektoren brauchen doppelt so viel Platz</translation>
    </message>
    <message>
        <source>pictures, sounds and texts by one model, the best for texts and for other languages; for computers with an accelerator, as it takes some 25 times as long as fast</source>
        <translation>Bilder, Töne und Texte mit einem einzigen Modell, das beste für Texte und für andere Sprachen; für Computer mit Beschleuniger, da es etwa 25-mal so lange braucht wie fast</translation>
    </message>
    <message>
        <source>MIT and Apache-2.0</source>
        <translation>MIT und Apache-2.0</translation>
    </message>
    <message>
        <source>everyday things, scenes and sounds, English; part of Triptych and ready at once</source>
        <translation>alltägliche Dinge, Szenen und Töne, Englisch; Teil von Triptych und sofort bereit</translation>
    </message>
    <message>
        <source>There is no model called &apos;{name}&apos;; choose one of: {known}</source>
        <translation>Es gibt kein Modell namens „{name}“; wählen Sie eines von: {known}</translation>
    </message>
    <message>
        <source>Name the folder of the model, as in {prefix}/home/me/models/mine</source>
        <translation>Nennen Sie den Ordner des Modells, wie in {prefix}/home/me/models/mine</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>a model of your own, in open_clip&apos;s local format</source>
        <translation>ein eigenes Modell im lokalen Format von open_clip</translation>
    </message>
    <message>
        <source>lets any downloaded CLIP model find sounds by what they sound like</source>
        <translation>lässt jedes heruntergeladene CLIP-Modell Töne nach ihrem Klang finden</translation>
    </message>
    <message>
        <source>in place of clap: better ears by its published figures, in a download of several gigabytes</source>
        <translation>anstelle von clap: nach den veröffentlichten Zahlen mit besseren Ohren, aber mehrere Gigabyte groß</translation>
    </message>
    <message>
        <source>99 languages</source>
        <translation>99&#xa0;Sprachen</translation>
    </message>
    <message>
        <source>writes down English speech, quick and rough</source>
        <translation>schreibt gesprochenes Englisch mit, schnell und grob</translation>
    </message>
    <message>
        <source>writes down speech, quick and rough</source>
        <translation>schreibt Gesprochenes mit, schnell und grob</translation>
    </message>
    <message>
        <source>writes down speech, twice as large as whisper-tiny</source>
        <translation>schreibt Gesprochenes mit, doppelt so groß wie whisper-tiny</translation>
    </message>
    <message>
        <source>writes down speech, the best of these and by far the slowest</source>
        <translation>schreibt Gesprochenes mit, das beste von diesen und bei Weitem das langsamste</translation>
    </message>
    <message>
        <source>The model &apos;{name}&apos; is not one to download; it is used as it is</source>
        <translation>Das Modell „{name}“ ist keines zum Herunterladen; es wird verwendet, wie es ist</translation>
    </message>
    <message>
        <source>This model is being downloaded already, or checked; wait until that has ended</source>
        <translation>Dieses Modell wird bereits heruntergeladen oder geprüft; warten Sie, bis das beendet ist</translation>
    </message>
    <message>
        <source>The model needs {needed} but {directory} has only {free} free; make room and try again</source>
        <translation>Das Modell braucht {needed}, aber in {directory} sind nur {free} frei; schaffen Sie Platz und versuchen Sie es erneut</translation>
    </message>
    <message>
        <source>install Triptych again or choose another preset</source>
        <translation>installieren Sie Triptych neu oder wählen Sie eine andere Voreinstellung</translation>
    </message>
    <message>
        <source>The starter model&apos;s {config} is missing or damaged: {mend}.</source>
        <translation>{config} des Startmodells fehlt oder ist beschädigt: {mend}.</translation>
    </message>
    <message>
        <source>The starter model&apos;s {name} is missing: {mend}.</source>
        <translation>{name} des Startmodells fehlt: {mend}.</translation>
    </message>
    <message>
        <source>The starter model&apos;s {name} is damaged: {mend}.</source>
        <translation>{name} des Startmodells ist beschädigt: {mend}.</translation>
    </message>
    <message>
        <source>transformers cannot be loaded ({reason}); run: {command}</source>
        <translation>transformers kann nicht geladen werden ({reason}); führen Sie aus: {command}</translation>
    </message>
    <message>
        <source>A newer Triptych wrote “{value}” into the library, which this one does not know. Update Triptych.</source>
        <translation>Ein neueres Triptych hat „{value}“ in die Bibliothek geschrieben; dieses Triptych kennt das nicht. Aktualisieren Sie Triptych.</translation>
    </message>
    <message>
        <source>The library file {path} is damaged ({why}). Run: triptych verify --repair. Your own files are untouched.</source>
        <translation>Die Datei {path} der Bibliothek ist beschädigt ({why}). Führen Sie aus: triptych verify --repair. Ihre eigenen Dateien sind unberührt.</translation>
    </message>
    <message>
        <source>The disk that holds {folder} is full. Free some space and run it again; everything stored so far is kept.</source>
        <translation>Der Datenträger mit {folder} ist voll. Schaffen Sie etwas Platz und führen Sie es erneut aus; alles bisher Gespeicherte bleibt erhalten.</translation>
    </message>
    <message>
        <source>{root} does not answer now. Check that its drive or network is connected, then try again.</source>
        <translation>{root} antwortet gerade nicht. Prüfen Sie, ob das Laufwerk oder das Netzwerk verbunden ist, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The index at {uri} does not answer ({why}). Searches find this library&apos;s own files until it does.</source>
        <translation>Der Index unter {uri} antwortet nicht ({why}). Bis dahin finden Suchen nur die eigenen Dateien dieser Bibliothek.</translation>
    </message>
    <message>
        <source>The library has no file number {number}.</source>
        <translation>Die Bibliothek hat keine Datei mit der Nummer {number}.</translation>
    </message>
    <message>
        <source>The system refused it: {why} ({path}). Mend that and try again.</source>
        <translation>Das System hat es verweigert: {why} ({path}). Beheben Sie das und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The system refused it: {why}. Mend that and try again.</source>
        <translation>Das System hat es verweigert: {why}. Beheben Sie das und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Something went wrong inside Triptych ({what}). The log has the details: {file}</source>
        <translation>In Triptych selbst ist etwas schiefgegangen ({what}). Einzelheiten stehen im Protokoll: {file}</translation>
    </message>
    <message>
        <source>Something went wrong inside Triptych ({what}). triptych --verbose tells the details.</source>
        <translation>In Triptych selbst ist etwas schiefgegangen ({what}). triptych --verbose nennt die Einzelheiten.</translation>
    </message>
    <message>
        <source>There is nothing to check yet: no file here has been indexed.</source>
        <translation>Es gibt noch nichts zu prüfen: Hier wurde noch keine Datei eingelesen.</translation>
    </message>
    <message>
        <source>{file} has no queries. Write lines of {{&quot;text&quot;: &quot;...&quot;, &quot;labels&quot;: []}}.</source>
        <translation>{file} enthält keine Anfragen. Schreiben Sie Zeilen wie {{&quot;text&quot;: &quot;...&quot;, &quot;labels&quot;: []}}.</translation>
    </message>
    <message>
        <source>{place}: give either &quot;text&quot; or &quot;file&quot; as the query.</source>
        <translation>{place}: Geben Sie entweder &quot;text&quot; oder &quot;file&quot; als Anfrage an.</translation>
    </message>
    <message>
        <source>{place}: say with &quot;labels&quot; or &quot;paths&quot; what should be found.</source>
        <translation>{place}: Geben Sie mit &quot;labels&quot; oder &quot;paths&quot; an, was gefunden werden soll.</translation>
    </message>
    <message>
        <source>{place}: there is no file {asked}.</source>
        <translation>{place}: Es gibt keine Datei {asked}.</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation>{file} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{file} is not UTF-8 text. Save it as UTF-8.</source>
        <translation>{file} ist kein UTF-8-Text. Speichern Sie die Datei als UTF-8.</translation>
    </message>
    <message>
        <source>{file}, line {number}</source>
        <translation>{file}, Zeile {number}</translation>
    </message>
    <message>
        <source>{place}: this is not one JSON object on one line.</source>
        <translation>{place}: Das ist nicht genau ein JSON-Objekt in einer Zeile.</translation>
    </message>
    <message>
        <source>{place}: &quot;{key}&quot; must be a text that is not empty.</source>
        <translation>{place}: &quot;{key}&quot; muss ein Text sein, der nicht leer ist.</translation>
    </message>
    <message>
        <source>{place}: &quot;{key}&quot; must be a list of texts.</source>
        <translation>{place}: &quot;{key}&quot; muss eine Liste von Texten sein.</translation>
    </message>
    <message>
        <source>{place}: no file of the set has these labels or paths.</source>
        <translation>{place}: Keine Datei der Sammlung hat diese Beschriftungen oder Pfade.</translation>
    </message>
    <message>
        <source>This file is no longer in the library. Search again.</source>
        <translation>Diese Datei ist nicht mehr in der Bibliothek. Suchen Sie erneut.</translation>
    </message>
    <message>
        <source>page {page}: {text}</source>
        <translation>Seite {page}: {text}</translation>
    </message>
    <message>
        <source>by meaning</source>
        <translation>über die Bedeutung</translation>
    </message>
    <message>
        <source>by its words</source>
        <translation>über die Wörter</translation>
    </message>
    <message>
        <source>by its name</source>
        <translation>über den Namen</translation>
    </message>
    <message>
        <source>by its title</source>
        <translation>über den Titel</translation>
    </message>
    <message>
        <source>by the text in the picture</source>
        <translation>über den Text im Bild</translation>
    </message>
    <message>
        <source>by what is said</source>
        <translation>über das Gesagte</translation>
    </message>
    <message>
        <source>said from {moment}</source>
        <translation>gesagt bei {moment}</translation>
    </message>
    <message>
        <source>best from {moment}</source>
        <translation>passt am besten bei {moment}</translation>
    </message>
    <message>
        <source>seen from {moment}</source>
        <translation>zu sehen bei {moment}</translation>
    </message>
    <message>
        <source>heard from {moment}</source>
        <translation>zu hören bei {moment}</translation>
    </message>
    <message>
        <source>in the upper left</source>
        <translation>oben links</translation>
    </message>
    <message>
        <source>at the top</source>
        <translation>oben</translation>
    </message>
    <message>
        <source>in the upper right</source>
        <translation>oben rechts</translation>
    </message>
    <message>
        <source>on the left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>in the centre</source>
        <translation>in der Mitte</translation>
    </message>
    <message>
        <source>on the right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>in the lower left</source>
        <translation>unten links</translation>
    </message>
    <message>
        <source>at the bottom</source>
        <translation>unten</translation>
    </message>
    <message>
        <source>in the lower right</source>
        <translation>unten rechts</translation>
    </message>
    <message>
        <source>Found {how}</source>
        <translation>Gefunden {how}</translation>
    </message>
    <message>
        <source>has {words}</source>
        <translation>enthält {words}</translation>
    </message>
    <message>
        <source>best {place}</source>
        <translation>passt am besten {place}</translation>
    </message>
    <message>
        <source>text in the picture: {text}</source>
        <translation>Text im Bild: {text}</translation>
    </message>
    <message>
        <source>reading it needs too much memory</source>
        <translation>das Lesen braucht zu viel Arbeitsspeicher</translation>
    </message>
    <message>
        <source>the model makes nothing of it</source>
        <translation>das Modell kann damit nichts anfangen</translation>
    </message>
    <message>
        <source>{target} is there, and is no backup. Name another file.</source>
        <translation>{target} gibt es schon und ist keine Sicherung. Nennen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{target} is in the library itself. Keep its backup elsewhere.</source>
        <translation>{target} liegt in der Bibliothek selbst. Bewahren Sie die Sicherung anderswo auf.</translation>
    </message>
    <message>
        <source>The library in {folder} is damaged</source>
        <translation>Die Bibliothek in {folder} ist beschädigt</translation>
    </message>
    <message>
        <source>The backup {file} is damaged</source>
        <translation>Die Sicherung {file} ist beschädigt</translation>
    </message>
    <message>
        <source>{complaint}: {what}. See: triptych verify</source>
        <translation>{complaint}: {what}. Siehe: triptych verify</translation>
    </message>
    <message>
        <source>{folder} cannot be used: {reason}.</source>
        <translation>{folder} kann nicht verwendet werden: {reason}.</translation>
    </message>
    <message>
        <source>{source} is no backup of a library.</source>
        <translation>{source} ist keine Sicherung einer Bibliothek.</translation>
    </message>
    <message>
        <source>The backup {source} is damaged: {reason}.</source>
        <translation>Die Sicherung {source} ist beschädigt: {reason}.</translation>
    </message>
    <message>
        <source>{name} is not what was written</source>
        <translation>{name} ist nicht, was geschrieben wurde</translation>
    </message>
    <message>
        <source>There is something in {folder} already. Name a folder that is new.</source>
        <translation>In {folder} liegt schon etwas. Nennen Sie einen neuen Ordner.</translation>
    </message>
    <message>
        <source>{folder} cannot be written: {reason}.</source>
        <translation>{folder} kann nicht beschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>taken out; the next run reads them again</source>
        <translation>herausgenommen; der nächste Durchlauf liest sie neu ein</translation>
    </message>
    <message>
        <source>deleted; the next run builds them again</source>
        <translation>gelöscht; der nächste Durchlauf baut sie neu auf</translation>
    </message>
    <message>
        <source>{number} of {table}</source>
        <translation>{number} in {table}</translation>
    </message>
    <message>
        <source>rows that belong to nothing: {rows}</source>
        <translation>Zeilen, die zu nichts gehören: {rows}</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message numerus="yes">
        <source>{n} files with a folder or copies that do not fit</source>
        <comment>{n} file with a folder or copies that do not fit</comment>
        <translation>
            <numerusform>{n}&#xa0;Datei mit Ordner oder Kopien, die nicht passen</numerusform>
            <numerusform>{n}&#xa0;Dateien mit Ordner oder Kopien, die nicht passen</numerusform>
        </translation>
    </message>
    <message>
        <source>worked out anew</source>
        <translation>neu berechnet</translation>
    </message>
    <message numerus="yes">
        <source>{n} files whose text cannot be unpacked</source>
        <comment>{n} file whose text cannot be unpacked</comment>
        <translation>
            <numerusform>{n}&#xa0;Datei, deren Text sich nicht entpacken lässt</numerusform>
            <numerusform>{n}&#xa0;Dateien, deren Text sich nicht entpacken lässt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files with passages of a text that is not there</source>
        <comment>{n} file with passages of a text that is not there</comment>
        <translation>
            <numerusform>{n}&#xa0;Datei mit Textstellen eines Textes, der nicht da ist</numerusform>
            <numerusform>{n}&#xa0;Dateien mit Textstellen eines Textes, der nicht da ist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files whose words are not what the index has</source>
        <comment>{n} file whose words are not what the index has</comment>
        <translation>
            <numerusform>{n}&#xa0;Datei, deren Wörter nicht die des Index sind</numerusform>
            <numerusform>{n}&#xa0;Dateien, deren Wörter nicht die des Index sind</numerusform>
        </translation>
    </message>
    <message>
        <source>indexed anew</source>
        <translation>neu in den Index aufgenommen</translation>
    </message>
    <message numerus="yes">
        <source>{n} files with vectors of &apos;{model}&apos; that are none</source>
        <comment>{n} file with vectors of &apos;{model}&apos; that are none</comment>
        <translation>
            <numerusform>{n}&#xa0;Datei mit Vektoren von „{model}“, die keine sind</numerusform>
            <numerusform>{n}&#xa0;Dateien mit Vektoren von „{model}“, die keine sind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} measures of &apos;{model}&apos; that are no numbers</source>
        <comment>{n} measure of &apos;{model}&apos; that are no numbers</comment>
        <translation>
            <numerusform>{n}&#xa0;Messwert von „{model}“, der keine Zahl ist</numerusform>
            <numerusform>{n}&#xa0;Messwerte von „{model}“, die keine Zahlen sind</numerusform>
        </translation>
    </message>
    <message>
        <source>removed; the next run measures again</source>
        <translation>entfernt; der nächste Durchlauf misst neu</translation>
    </message>
    <message>
        <source>files that are not what was written: {names}</source>
        <translation>Dateien, die nicht sind, was geschrieben wurde: {names}</translation>
    </message>
    <message>
        <source>vectors that are not what was written: {name}</source>
        <translation>Vektoren, die nicht sind, was geschrieben wurde: {name}</translation>
    </message>
    <message>
        <source>files of spaces that are not there: {names}</source>
        <translation>Dateien von Vektorräumen, die es nicht gibt: {names}</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message numerus="yes">
        <source>{n} previews are missing</source>
        <comment>{n} preview is missing</comment>
        <translation>
            <numerusform>{n}&#xa0;Vorschaubild fehlt</numerusform>
            <numerusform>{n}&#xa0;Vorschaubilder fehlen</numerusform>
        </translation>
    </message>
    <message>
        <source>the next run makes them again</source>
        <translation>der nächste Durchlauf erzeugt sie neu</translation>
    </message>
    <message numerus="yes">
        <source>{n} previews that cannot be shown</source>
        <comment>{n} preview that cannot be shown</comment>
        <translation>
            <numerusform>{n}&#xa0;Vorschaubild, das sich nicht anzeigen lässt</numerusform>
            <numerusform>{n}&#xa0;Vorschaubilder, die sich nicht anzeigen lassen</numerusform>
        </translation>
    </message>
    <message>
        <source>removed; the next run makes them again</source>
        <translation>entfernt; der nächste Durchlauf erzeugt sie neu</translation>
    </message>
    <message>
        <source>{files} and {vectors} were saved; the next run reads the rest again</source>
        <translation>{files} und {vectors} wurden gerettet; der nächste Durchlauf liest den Rest neu ein</translation>
    </message>
    <message numerus="yes">
        <source>{n} vectors</source>
        <comment>{n} vector</comment>
        <translation>
            <numerusform>{n}&#xa0;Vektor</numerusform>
            <numerusform>{n}&#xa0;Vektoren</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing of it can be read: restore a backup, or add your folders again</source>
        <translation>nichts davon lässt sich lesen: Stellen Sie eine Sicherung wieder her oder fügen Sie Ihre Ordner neu hinzu</translation>
    </message>
    <message>
        <source>{told}; the damaged file is kept in {folder}</source>
        <translation>{told}; die beschädigte Datei liegt in {folder}</translation>
    </message>
    <message numerus="yes">
        <source>{n} previews were saved; the next run makes the others again; the damaged file is in {folder}</source>
        <comment>{n} preview was saved; the next run makes the others again; the damaged file is in {folder}</comment>
        <translation>
            <numerusform>{n}&#xa0;Vorschaubild wurde gerettet; der nächste Durchlauf erzeugt die anderen neu; die beschädigte Datei liegt in {folder}</numerusform>
            <numerusform>{n}&#xa0;Vorschaubilder wurden gerettet; der nächste Durchlauf erzeugt die anderen neu; die beschädigte Datei liegt in {folder}</numerusform>
        </translation>
    </message>
    <message>
        <source>the file is damaged: {damage}</source>
        <translation>die Datei ist beschädigt: {damage}</translation>
    </message>
    <message>
        <source>another copy of it, {name}: did two computers write to this library?</source>
        <translation>eine weitere Kopie davon, {name}: Haben zwei Computer in diese Bibliothek geschrieben?</translation>
    </message>
    <message>
        <source>moved to {folder}</source>
        <translation>verschoben nach {folder}</translation>
    </message>
    <message>
        <source>The library in {folder} is of an older version. Open it once, with: triptych status</source>
        <translation>Die Bibliothek in {folder} ist von einer älteren Version. Öffnen Sie sie einmal mit: triptych status</translation>
    </message>
    <message>
        <source>{path} was not written: {reason}.</source>
        <translation>{path} wurde nicht geschrieben: {reason}.</translation>
    </message>
    <message>
        <source>What was forgotten is found no more, but parts of it leave the library&apos;s files only with its next update: the files are in use, or the disk is full.</source>
        <translation>Was vergessen wurde, wird nicht mehr gefunden, aber Teile davon verlassen die Dateien der Bibliothek erst bei ihrer nächsten Aktualisierung: Die Dateien sind in Gebrauch, oder der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>{folder} may still have it. Delete that folder if you do not need it.</source>
        <translation>{folder} enthält es vielleicht noch. Löschen Sie diesen Ordner, wenn Sie ihn nicht brauchen.</translation>
    </message>
    <message>
        <source>The library knows nothing of {paths}.</source>
        <translation>Die Bibliothek weiß nichts von {paths}.</translation>
    </message>
    <message>
        <source>There is no file {source}. Check the path.</source>
        <translation>Es gibt keine Datei {source}. Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>There is a library in {directory} already. With --replace it makes room, and is kept in a folder beside it.</source>
        <translation>In {directory} liegt schon eine Bibliothek. Mit --replace macht sie Platz und wird in einem Ordner daneben aufbewahrt.</translation>
    </message>
    <message>
        <source>The computer &apos;{host}&apos; is writing to the library in {folder}. Close Triptych there, and wait two minutes.</source>
        <translation>Der Computer „{host}“ schreibt gerade in die Bibliothek in {folder}. Schließen Sie Triptych dort und warten Sie zwei Minuten.</translation>
    </message>
    <message>
        <source>Another Triptych is writing to the library in {folder}. Wait until it has finished, or close it, and try again.</source>
        <translation>Ein anderes Triptych schreibt gerade in die Bibliothek in {folder}. Warten Sie, bis es fertig ist, oder schließen Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>There is no folder {path}. Check the path, or plug in its drive.</source>
        <translation>Es gibt keinen Ordner {path}. Prüfen Sie den Pfad oder schließen Sie das Laufwerk an.</translation>
    </message>
    <message>
        <source>The model &apos;{model}&apos; was renewed since this library was indexed, and cannot search what the former one made. Open the window, which indexes it anew by itself, or run: triptych index</source>
        <translation>Das Modell „{model}“ wurde erneuert, seit diese Bibliothek eingelesen wurde, und kann nicht durchsuchen, was das frühere erzeugt hat. Öffnen Sie das Fenster, das von selbst neu einliest, oder führen Sie aus: triptych index</translation>
    </message>
    <message>
        <source>The library was indexed with another model, &apos;{model}&apos;. Run: triptych models use {wanted}</source>
        <translation>Die Bibliothek wurde mit einem anderen Modell eingelesen, „{model}“. Führen Sie aus: triptych models use {wanted}</translation>
    </message>
    <message>
        <source>To write down speech, more is needed: pip install &quot;triptych[speech]&quot;</source>
        <translation>Um Gesprochenes mitzuschreiben, wird mehr gebraucht: pip install &quot;triptych[speech]&quot;</translation>
    </message>
    <message>
        <source>There is no model in {wanted}. It has to be a Whisper model for CTranslate2: a folder with model.bin, config.json and tokenizer.json.</source>
        <translation>In {wanted} liegt kein Modell. Es muss ein Whisper-Modell für CTranslate2 sein: ein Ordner mit model.bin, config.json und tokenizer.json.</translation>
    </message>
    <message>
        <source>The model &apos;{name}&apos; cannot be read: {reason}</source>
        <translation>Das Modell „{name}“ kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>The model &apos;{name}&apos; is damaged; run: triptych models verify {name}, then: triptych models download {name}</source>
        <translation>Das Modell „{name}“ ist beschädigt; führen Sie aus: triptych models verify {name}, danach: triptych models download {name}</translation>
    </message>
    <message>
        <source>To write down speech, a model is needed: triptych models download whisper-tiny</source>
        <translation>Um Gesprochenes mitzuschreiben, wird ein Modell gebraucht: triptych models download whisper-tiny</translation>
    </message>
    <message>
        <source>silent, or nearly so</source>
        <translation>stumm oder fast stumm</translation>
    </message>
    <message>
        <source>the sound is cut short</source>
        <translation>der Ton ist abgeschnitten</translation>
    </message>
    <message>
        <source>there is no sound in this file</source>
        <translation>in dieser Datei ist kein Ton</translation>
    </message>
    <message>
        <source>the file is damaged, or of a kind Triptych does not know</source>
        <translation>die Datei ist beschädigt oder von einer Art, die Triptych nicht kennt</translation>
    </message>
    <message>
        <source>a kind of TIFF that Triptych cannot read</source>
        <translation>eine Art von TIFF, die Triptych nicht lesen kann</translation>
    </message>
    <message>
        <source>scanned: its pages are pictures</source>
        <translation>gescannt: die Seiten sind Bilder</translation>
    </message>
    <message>
        <source>no text inside</source>
        <translation>kein Text enthalten</translation>
    </message>
    <message>
        <source>the book is locked by its seller</source>
        <translation>das Buch ist vom Händler gesperrt</translation>
    </message>
    <message>
        <source>damaged, read in part</source>
        <translation>beschädigt, teilweise gelesen</translation>
    </message>
    <message>
        <source>ends early: the file is damaged</source>
        <translation>endet vorzeitig: die Datei ist beschädigt</translation>
    </message>
    <message>
        <source>damaged in places: some of it is left out</source>
        <translation>stellenweise beschädigt: ein Teil fehlt</translation>
    </message>
    <message>
        <source>not a sound Triptych can read: its codec is not known</source>
        <translation>kein Ton, den Triptych lesen kann: der Codec ist nicht bekannt</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>empty file</source>
        <translation>leere Datei</translation>
    </message>
    <message>
        <source>the file is gone</source>
        <translation>die Datei ist verschwunden</translation>
    </message>
    <message>
        <source>no permission to read this file</source>
        <translation>keine Berechtigung, diese Datei zu lesen</translation>
    </message>
    <message>
        <source>a part is missing: the file is damaged</source>
        <translation>ein Teil fehlt: die Datei ist beschädigt</translation>
    </message>
    <message>
        <source>the picture is cut short</source>
        <translation>das Bild ist abgeschnitten</translation>
    </message>
    <message>
        <source>the picture is cut short or damaged</source>
        <translation>das Bild ist abgeschnitten oder beschädigt</translation>
    </message>
    <message>
        <source>locked: its copy protection (DRM) lets only the shop&apos;s own player open it</source>
        <translation>gesperrt: der Kopierschutz (DRM) lässt nur das Abspielprogramm des Händlers zu</translation>
    </message>
    <message>
        <source>the sound is cut short: its index, which is written last, is missing</source>
        <translation>der Ton ist abgeschnitten: das Verzeichnis, das zuletzt geschrieben wird, fehlt</translation>
    </message>
    <message>
        <source>a binary workbook, which Triptych cannot read</source>
        <translation>eine binäre Arbeitsmappe, die Triptych nicht lesen kann</translation>
    </message>
    <message>
        <source>the document is locked with a password</source>
        <translation>das Dokument ist mit einem Passwort gesperrt</translation>
    </message>
    <message>
        <source>an old Word document; Triptych reads it when it is saved as docx</source>
        <translation>ein altes Word-Dokument; Triptych liest es, wenn es als docx gespeichert ist</translation>
    </message>
    <message>
        <source>an old workbook; Triptych reads it when it is saved as xlsx</source>
        <translation>eine alte Arbeitsmappe; Triptych liest sie, wenn sie als xlsx gespeichert ist</translation>
    </message>
    <message>
        <source>an old presentation; Triptych reads it when it is saved as pptx</source>
        <translation>eine alte Präsentation; Triptych liest sie, wenn sie als pptx gespeichert ist</translation>
    </message>
    <message>
        <source>the document is packed in a way that Triptych cannot read</source>
        <translation>das Dokument ist auf eine Weise gepackt, die Triptych nicht lesen kann</translation>
    </message>
    <message>
        <source>ends early: the file is cut short</source>
        <translation>endet vorzeitig: die Datei ist abgeschnitten</translation>
    </message>
    <message>
        <source>the PDF is locked with a password</source>
        <translation>das PDF ist mit einem Passwort gesperrt</translation>
    </message>
    <message>
        <source>the PDF is cut short or damaged</source>
        <translation>das PDF ist abgeschnitten oder beschädigt</translation>
    </message>
    <message>
        <source>the picture is damaged, or of a kind Triptych does not know</source>
        <translation>das Bild ist beschädigt oder von einer Art, die Triptych nicht kennt</translation>
    </message>
    <message>
        <source>the decoder gave an answer that is not valid</source>
        <translation>der Decoder hat eine ungültige Antwort gegeben</translation>
    </message>
    <message>
        <source>the decoder crashed on this file</source>
        <translation>der Decoder ist an dieser Datei abgestürzt</translation>
    </message>
    <message>
        <source>the camera raw file is cut short or damaged</source>
        <translation>die Kamera-Rohdatei ist abgeschnitten oder beschädigt</translation>
    </message>
    <message>
        <source>a kind of camera raw file that Triptych cannot read</source>
        <translation>eine Art von Kamera-Rohdatei, die Triptych nicht lesen kann</translation>
    </message>
    <message>
        <source>camera raw files need the package rawpy</source>
        <translation>Kamera-Rohdateien brauchen das Paket rawpy</translation>
    </message>
    <message>
        <source>it is no XMP sidecar</source>
        <translation>es ist keine XMP-Begleitdatei</translation>
    </message>
    <message>
        <source>not a picture, sound, video or document Triptych can read</source>
        <translation>kein Bild, Ton, Video oder Dokument, das Triptych lesen kann</translation>
    </message>
    <message>
        <source>the sound is damaged: its sample rate is out of range</source>
        <translation>der Ton ist beschädigt: die Abtastrate liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>its header was never finished: read to its end</source>
        <translation>der Dateikopf wurde nie fertig geschrieben: bis zum Ende gelesen</translation>
    </message>
    <message>
        <source>the sound is damaged or cut short</source>
        <translation>der Ton ist beschädigt oder abgeschnitten</translation>
    </message>
    <message>
        <source>not a sound Triptych can read</source>
        <translation>kein Ton, den Triptych lesen kann</translation>
    </message>
    <message>
        <source>too many things inside one another</source>
        <translation>zu viele Dinge ineinander verschachtelt</translation>
    </message>
    <message>
        <source>there are no pictures and no sound in this file</source>
        <translation>in dieser Datei sind weder Bilder noch Ton</translation>
    </message>
    <message>
        <source>the video is cut short</source>
        <translation>das Video ist abgeschnitten</translation>
    </message>
    <message>
        <source>the video is damaged or cut short</source>
        <translation>das Video ist beschädigt oder abgeschnitten</translation>
    </message>
    <message>
        <source>the video is damaged: its sample rate is out of range</source>
        <translation>das Video ist beschädigt: die Abtastrate liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>the video is cut short: its index, which is written last, is missing</source>
        <translation>das Video ist abgeschnitten: das Verzeichnis, das zuletzt geschrieben wird, fehlt</translation>
    </message>
    <message>
        <source>not a video Triptych can read</source>
        <translation>kein Video, das Triptych lesen kann</translation>
    </message>
    <message>
        <source>not a video Triptych can read: its codec is not known</source>
        <translation>kein Video, das Triptych lesen kann: der Codec ist nicht bekannt</translation>
    </message>
    <message>
        <source>the document is cut short or damaged</source>
        <translation>das Dokument ist abgeschnitten oder beschädigt</translation>
    </message>
    <message>
        <source>the document declares entities, which Triptych does not resolve</source>
        <translation>das Dokument deklariert Entitäten, die Triptych nicht auflöst</translation>
    </message>
    <message>
        <source>it is no XMP sidecar, or a damaged one</source>
        <translation>es ist keine XMP-Begleitdatei, oder eine beschädigte</translation>
    </message>
    <message>
        <source>it is far too large for an XMP sidecar</source>
        <translation>sie ist viel zu groß für eine XMP-Begleitdatei</translation>
    </message>
    <message>
        <source>it declares what no XMP sidecar needs</source>
        <translation>sie deklariert, was keine XMP-Begleitdatei braucht</translation>
    </message>
    <message>
        <source>it is not in UTF-8</source>
        <translation>sie ist nicht in UTF-8</translation>
    </message>
    <message>
        <source>The vectors of &apos;{model}&apos; need about {bytes}, but the library&apos;s disk has only {free} free. Free some space and try again.</source>
        <translation>Die Vektoren von „{model}“ brauchen etwa {bytes}, aber auf dem Datenträger der Bibliothek sind nur {free} frei. Schaffen Sie etwas Platz und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Searches use &apos;{name}&apos;. Use another model first: triptych models use starter</source>
        <translation>Suchen verwenden „{name}“. Verwenden Sie zuerst ein anderes Modell: triptych models use starter</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; works beside another model; measure that one</source>
        <translation>„{name}“ arbeitet neben einem anderen Modell; messen Sie jenes</translation>
    </message>
    <message>
        <source>The model &apos;{name}&apos; is damaged ({names}); run: triptych models download {name}</source>
        <translation>Das Modell „{name}“ ist beschädigt ({names}); führen Sie aus: triptych models download {name}</translation>
    </message>
    <message>
        <source>The files of &apos;{name}&apos; cannot be used: {reason}; mend that and try again</source>
        <translation>Die Dateien von „{name}“ können nicht verwendet werden: {reason}; beheben Sie das und versuchen Sie es erneut</translation>
    </message>
    <message>
        <source>The model &apos;{model}&apos; was not downloaded by Triptych, so it is left alone</source>
        <translation>Das Modell „{model}“ wurde nicht von Triptych heruntergeladen und bleibt daher, wie es ist</translation>
    </message>
    <message>
        <source>Another program fetched &apos;{model}&apos; into {folder}; remove it there</source>
        <translation>Ein anderes Programm hat „{model}“ nach {folder} geholt; entfernen Sie es dort</translation>
    </message>
    <message>
        <source>The model &apos;{model}&apos; is not downloaded</source>
        <translation>Das Modell „{model}“ ist nicht heruntergeladen</translation>
    </message>
    <message>
        <source>The library in {folder} cannot be written: {reason}. Make that folder writable, and try again.</source>
        <translation>Die Bibliothek in {folder} kann nicht beschrieben werden: {reason}. Machen Sie diesen Ordner beschreibbar, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The library cannot be kept in {directory}: {reason}. Choose another folder with --library.</source>
        <translation>Die Bibliothek kann nicht in {directory} liegen: {reason}. Wählen Sie mit --library einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The map could not be laid out: memory may be short. Close other programs, or choose the method PCA, which needs little.</source>
        <translation>Die Karte konnte nicht angeordnet werden: Vielleicht reicht der Arbeitsspeicher nicht. Schließen Sie andere Programme oder wählen Sie das Verfahren PCA, das wenig braucht.</translation>
    </message>
    <message>
        <source>The library is empty. Add a folder first.</source>
        <translation>Die Bibliothek ist leer. Fügen Sie zuerst einen Ordner hinzu.</translation>
    </message>
    <message>
        <source>There is no kind {name}. Write type:image, type:audio, type:text or type:video.</source>
        <translation>Es gibt keine Art {name}. Schreiben Sie type:image, type:audio, type:text oder type:video.</translation>
    </message>
    <message>
        <source>{name} is no order. Write one of {names}.</source>
        <translation>{name} ist keine Reihenfolge. Schreiben Sie eine von {names}.</translation>
    </message>
    <message>
        <source>No file is called {name}. Leave it out.</source>
        <translation>Keine Datei heißt {name}. Lassen Sie es weg.</translation>
    </message>
    <message>
        <source>These are too many: {most} can be given. Leave some out.</source>
        <translation>Das sind zu viele: {most} können angegeben werden. Lassen Sie einige weg.</translation>
    </message>
    <message>
        <source>size:&gt;5mb, size:&lt;5mb or size:1mb..5mb</source>
        <translation>size:&gt;5mb, size:&lt;5mb oder size:1mb..5mb</translation>
    </message>
    <message>
        <source>duration:&gt;2m, duration:&lt;30s or duration:1:30..3:00</source>
        <translation>duration:&gt;2m, duration:&lt;30s oder duration:1:30..3:00</translation>
    </message>
    <message>
        <source>is:{value} takes no minus. Leave the minus out.</source>
        <translation>is:{value} verträgt kein Minus. Lassen Sie das Minus weg.</translation>
    </message>
    <message>
        <source>is: does not know {value}. Write is:favourite, is:duplicate or one of {names}.</source>
        <translation>is: kennt {value} nicht. Schreiben Sie is:favourite, is:duplicate oder eines von {names}.</translation>
    </message>
    <message>
        <source>album:Rome or album:&quot;Summer in Rome&quot;</source>
        <translation>album:Rom oder album:&quot;Sommer in Rom&quot;</translation>
    </message>
    <message>
        <source>group:beach or group:&quot;sandy beach&quot;</source>
        <translation>group:Strand oder group:&quot;weißer Strand&quot;</translation>
    </message>
    <message>
        <source>in:Holiday or in:&quot;My folder&quot;</source>
        <translation>in:Urlaub oder in:&quot;Mein Ordner&quot;</translation>
    </message>
    <message>
        <source>tag:holiday or tag:&quot;my holiday&quot;</source>
        <translation>tag:Urlaub oder tag:&quot;mein Urlaub&quot;</translation>
    </message>
    <message>
        <source>{link} is no link to a search. One is {scheme}:{action}?q=sunset</source>
        <translation>{link} ist kein Link zu einer Suche. Ein solcher ist {scheme}:{action}?q=sunset</translation>
    </message>
    <message>
        <source>A weight follows the words that it counts for, as in dog^2.</source>
        <translation>Ein Gewicht folgt auf die Wörter, für die es gilt, wie in dog^2.</translation>
    </message>
    <message>
        <source>{key}: takes no minus. Say what to keep: {example}.</source>
        <translation>{key}: verträgt kein Minus. Sagen Sie, was bleiben soll: {example}.</translation>
    </message>
    <message>
        <source>Write a value right after the colon, as in {example}.</source>
        <translation>Schreiben Sie einen Wert gleich hinter den Doppelpunkt, wie in {example}.</translation>
    </message>
    <message>
        <source>Write a list without spaces, as in {example}.</source>
        <translation>Schreiben Sie eine Liste ohne Leerzeichen, wie in {example}.</translation>
    </message>
    <message>
        <source>There is no {key}: here. Write {meant}:{value}, or {key}\:{value} for the words themselves.</source>
        <translation>Hier gibt es kein {key}:. Schreiben Sie {meant}:{value}, oder {key}\:{value} für die Wörter selbst.</translation>
    </message>
    <message>
        <source>A weight is a number above 0, such as ^2 or ^0.5. To push away, write -dog.</source>
        <translation>Ein Gewicht ist eine Zahl über 0, etwa ^2 oder ^0.5. Um von etwas wegzuführen, schreiben Sie -dog.</translation>
    </message>
    <message>
        <source>Write a date as 2024-06-15, 2024-06 or 2024, or as 30d, 6m, today, yesterday.</source>
        <translation>Schreiben Sie ein Datum als 2024-06-15, 2024-06 oder 2024, oder als 30d, 6m, today, yesterday.</translation>
    </message>
    <message>
        <source>There is no such day as {text}. {dates}</source>
        <translation>Den Tag {text} gibt es nicht. {dates}</translation>
    </message>
    <message>
        <source>{text} is no date. {dates}</source>
        <translation>{text} ist kein Datum. {dates}</translation>
    </message>
    <message>
        <source>{text} has neither &gt; nor &lt;. Write {example}.</source>
        <translation>{text} enthält weder &gt; noch &lt;. Schreiben Sie {example}.</translation>
    </message>
    <message>
        <source>{text} is no rating. Write rating:5, rating:&gt;=4 or rating:2..4.</source>
        <translation>{text} ist keine Bewertung. Schreiben Sie rating:5, rating:&gt;=4 oder rating:2..4.</translation>
    </message>
    <message>
        <source>{text} is no size. Write 200kb, 5mb or 1.5gb.</source>
        <translation>{text} ist keine Größe. Schreiben Sie 200kb, 5mb oder 1.5gb.</translation>
    </message>
    <message>
        <source>{text} is no duration. Write 30s, 2m, 1h30m or 1:30.</source>
        <translation>{text} ist keine Dauer. Schreiben Sie 30s, 2m, 1h30m oder 1:30.</translation>
    </message>
    <message>
        <source>The model in use cannot search by image: {path} was not used.</source>
        <translation>Das verwendete Modell kann nicht mit einem Bild suchen: {path} wurde nicht verwendet.</translation>
    </message>
    <message>
        <source>The model in use cannot search by audio: {path} was not used.</source>
        <translation>Das verwendete Modell kann nicht mit einem Ton suchen: {path} wurde nicht verwendet.</translation>
    </message>
    <message>
        <source>The model in use cannot search by text: {path} was not used.</source>
        <translation>Das verwendete Modell kann nicht mit einem Text suchen: {path} wurde nicht verwendet.</translation>
    </message>
    <message>
        <source>The model in use cannot search by video: {path} was not used.</source>
        <translation>Das verwendete Modell kann nicht mit einem Video suchen: {path} wurde nicht verwendet.</translation>
    </message>
    <message>
        <source>Say what to look for: the words are empty.</source>
        <translation>Sagen Sie, was gesucht werden soll: Die Wörter sind leer.</translation>
    </message>
    <message>
        <source>There is no file {path}. Check the path.</source>
        <translation>Es gibt keine Datei {path}. Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>{path} cannot be used as a query: {reason}.</source>
        <translation>{path} kann nicht als Anfrage verwendet werden: {reason}.</translation>
    </message>
    <message>
        <source>Nothing can be seen or heard in that part of {path}. Choose another one, within the first {number} minutes of a file that the library does not have.</source>
        <translation>In diesem Teil von {path} ist nichts zu sehen oder zu hören. Wählen Sie einen anderen, innerhalb der ersten {number}&#xa0;Minuten einer Datei, die nicht in der Bibliothek ist.</translation>
    </message>
    <message>
        <source>Say what to look for: words, a picture, a sound, a video or a document.</source>
        <translation>Sagen Sie, was gesucht werden soll: Wörter, ein Bild, ein Ton, ein Video oder ein Dokument.</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Töne</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Videos</translation>
    </message>
    <message>
        <source>Other folders</source>
        <translation>Andere Ordner</translation>
    </message>
    <message>
        <source>Other groups</source>
        <translation>Andere Gruppen</translation>
    </message>
    <message>
        <source>In no group</source>
        <translation>In keiner Gruppe</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first}–{last}</translation>
    </message>
    <message numerus="yes">
        <source>{n} pictures</source>
        <comment>{n} picture</comment>
        <translation>
            <numerusform>{n}&#xa0;Bild</numerusform>
            <numerusform>{n}&#xa0;Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} sounds</source>
        <comment>{n} sound</comment>
        <translation>
            <numerusform>{n}&#xa0;Ton</numerusform>
            <numerusform>{n}&#xa0;Töne</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} documents</source>
        <comment>{n} document</comment>
        <translation>
            <numerusform>{n}&#xa0;Dokument</numerusform>
            <numerusform>{n}&#xa0;Dokumente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} videos</source>
        <comment>{n} video</comment>
        <translation>
            <numerusform>{n}&#xa0;Video</numerusform>
            <numerusform>{n}&#xa0;Videos</numerusform>
        </translation>
    </message>
    <message>
        <source>The model &apos;{model}&apos; is here.</source>
        <translation>Das Modell „{model}“ ist da.</translation>
    </message>
    <message>
        <source>The speed of &apos;{model}&apos; was measured.</source>
        <translation>Das Tempo von „{model}“ wurde gemessen.</translation>
    </message>
    <message numerus="yes">
        <source>The model &apos;{model}&apos; is whole: {n} files compared.</source>
        <comment>The model &apos;{model}&apos; is whole: {n} file compared.</comment>
        <translation>
            <numerusform>Das Modell „{model}“ ist unversehrt: {n}&#xa0;Datei verglichen.</numerusform>
            <numerusform>Das Modell „{model}“ ist unversehrt: {n}&#xa0;Dateien verglichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The model &apos;{model}&apos; was removed: {size} are free again.</source>
        <translation>Das Modell „{model}“ wurde entfernt: {size} sind wieder frei.</translation>
    </message>
    <message>
        <source>A library that it listened for writes down no speech until another does.</source>
        <translation>Eine Bibliothek, für die es zugehört hat, schreibt nichts Gesprochenes mehr mit, bis ein anderes das tut.</translation>
    </message>
    <message>
        <source>The best results.</source>
        <translation>Die besten Ergebnisse.</translation>
    </message>
    <message>
        <source>Very good results.</source>
        <translation>Sehr gute Ergebnisse.</translation>
    </message>
    <message>
        <source>Good results.</source>
        <translation>Gute Ergebnisse.</translation>
    </message>
    <message>
        <source>Part of Triptych</source>
        <translation>Teil von Triptych</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>Downloaded in part</source>
        <translation>Teilweise heruntergeladen</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Not downloaded</source>
        <translation>Nicht heruntergeladen</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Can be gone back to at once</source>
        <translation>Sofort wieder verwendbar</translation>
    </message>
    <message>
        <source>Indexing with it is paused</source>
        <translation>Das Einlesen damit pausiert</translation>
    </message>
    <message>
        <source>torch</source>
        <translation>torch</translation>
    </message>
    <message>
        <source>torch in 16 bits</source>
        <translation>torch in 16&#xa0;Bit</translation>
    </message>
    <message>
        <source>ONNX Runtime</source>
        <translation>ONNX Runtime</translation>
    </message>
    <message>
        <source>ONNX Runtime in 8 bits</source>
        <translation>ONNX Runtime in 8&#xa0;Bit</translation>
    </message>
    <message>
        <source>the graphics card (CUDA)</source>
        <translation>der Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>the graphics card (CUDA) in 16 bits</source>
        <translation>der Grafikkarte (CUDA) in 16&#xa0;Bit</translation>
    </message>
    <message>
        <source>the graphics processor (Apple)</source>
        <translation>dem Grafikprozessor (Apple)</translation>
    </message>
    <message>
        <source>the graphics processor (Apple) in 16 bits</source>
        <translation>dem Grafikprozessor (Apple) in 16&#xa0;Bit</translation>
    </message>
    <message>
        <source>the graphics processor (Intel)</source>
        <translation>dem Grafikprozessor (Intel)</translation>
    </message>
    <message>
        <source>the graphics processor (Intel) in 16 bits</source>
        <translation>dem Grafikprozessor (Intel) in 16&#xa0;Bit</translation>
    </message>
    <message>
        <source>{purpose}.</source>
        <translation>{purpose}.</translation>
    </message>
    <message>
        <source>licence {licence}</source>
        <translation>Lizenz {licence}</translation>
    </message>
    <message>
        <source>Basic results.</source>
        <translation>Einfache Ergebnisse.</translation>
    </message>
    <message numerus="yes">
        <source>{n} pictures take about {time} on this computer.</source>
        <comment>{n} picture takes about {time} on this computer.</comment>
        <translation>
            <numerusform>{n}&#xa0;Bild braucht auf diesem Computer etwa {time}.</numerusform>
            <numerusform>{n}&#xa0;Bilder brauchen auf diesem Computer etwa {time}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Finds sounds by what is heard.</source>
        <translation>Findet Töne nach dem, was zu hören ist.</translation>
    </message>
    <message>
        <source>Finds sounds by what is heard, with the help of &apos;{model}&apos;.</source>
        <translation>Findet Töne nach dem, was zu hören ist, mithilfe von „{model}“.</translation>
    </message>
    <message>
        <source>Finds no sounds by itself: for those, download &apos;{model}&apos;, too.</source>
        <translation>Findet allein keine Töne: Laden Sie dafür auch „{model}“ herunter.</translation>
    </message>
    <message>
        <source>puts the right picture first {number} times in 100</source>
        <translation>setzt das richtige Bild {number}-mal von 100 an die erste Stelle</translation>
    </message>
    <message>
        <source>Published: ImageNet {imagenet} %, COCO text to image {coco} %</source>
        <translation>Veröffentlicht: ImageNet {imagenet}&#xa0;%, COCO Text zu Bild {coco}&#xa0;%</translation>
    </message>
    <message>
        <source>Typed words are asked as &quot;{prompt}&quot;.</source>
        <translation>Getippte Wörter werden als „{prompt}“ gefragt.</translation>
    </message>
    <message>
        <source>Documents are read as &quot;{prompt}&quot;.</source>
        <translation>Dokumente werden als „{prompt}“ gelesen.</translation>
    </message>
    <message>
        <source>All texts are read in lower case.</source>
        <translation>Alle Texte werden in Kleinschreibung gelesen.</translation>
    </message>
    <message>
        <source>Its weights are compared with a hash that others published.</source>
        <translation>Seine Gewichte werden mit einer Prüfsumme verglichen, die andere veröffentlicht haben.</translation>
    </message>
    <message>
        <source>No hash of its weights was found but the hub&apos;s own: the first that comes is noted, and all that comes later is compared with it.</source>
        <translation>Für seine Gewichte fand sich keine andere Prüfsumme als die des Hubs: Die erste, die ankommt, wird notiert, und alles Spätere wird mit ihr verglichen.</translation>
    </message>
    <message>
        <source>Speed on this computer: not measured yet</source>
        <translation>Tempo auf diesem Computer: noch nicht gemessen</translation>
    </message>
    <message>
        <source>On this computer: {rates} a second (measured {day})</source>
        <translation>Auf diesem Computer: {rates} je Sekunde (gemessen {day})</translation>
    </message>
    <message>
        <source>On this computer: {rates} a second by {runtime} (measured {day})</source>
        <translation>Auf diesem Computer: {rates} je Sekunde mit {runtime} (gemessen {day})</translation>
    </message>
    <message numerus="yes">
        <source>{n} sentences</source>
        <comment>{n} sentence</comment>
        <translation>
            <numerusform>{n}&#xa0;Satz</numerusform>
            <numerusform>{n}&#xa0;Sätze</numerusform>
        </translation>
    </message>
    <message>
        <source>Without sound: {reason}.</source>
        <translation>Ohne Ton: {reason}.</translation>
    </message>
    <message numerus="yes">
        <source>{n} files are on drives that are not connected: searches will not find them until the drive is back, but nothing of them is lost.</source>
        <comment>{n} file is on drives that are not connected: searches will not find them until the drive is back, but nothing of them is lost.</comment>
        <translation>
            <numerusform>{n}&#xa0;Datei liegt auf einem Laufwerk, das nicht verbunden ist: Suchen finden sie erst, wenn es wieder da ist, aber nichts davon geht verloren.</numerusform>
            <numerusform>{n}&#xa0;Dateien liegen auf Laufwerken, die nicht verbunden sind: Suchen finden sie erst, wenn das Laufwerk wieder da ist, aber nichts davon geht verloren.</numerusform>
        </translation>
    </message>
    <message>
        <source>The change to &apos;{model}&apos; is paused.</source>
        <translation>Der Wechsel zu „{model}“ pausiert.</translation>
    </message>
    <message>
        <source>Searches use &apos;{model}&apos; now.</source>
        <translation>Suchen verwenden jetzt „{model}“.</translation>
    </message>
    <message numerus="yes">
        <source>{n} files wait for drives that are not connected; nothing of them is lost.</source>
        <comment>{n} file waits for drives that are not connected; nothing of them is lost.</comment>
        <translation>
            <numerusform>{n}&#xa0;Datei wartet auf ein Laufwerk, das nicht verbunden ist; nichts davon geht verloren.</numerusform>
            <numerusform>{n}&#xa0;Dateien warten auf Laufwerke, die nicht verbunden sind; nichts davon geht verloren.</numerusform>
        </translation>
    </message>
    <message>
        <source>{size} of {total}</source>
        <translation>{size} von {total}</translation>
    </message>
    <message>
        <source>Searches use &apos;{model}&apos; already.</source>
        <translation>Suchen verwenden „{model}“ bereits.</translation>
    </message>
    <message>
        <source>&apos;{model}&apos; answers at once: what it made of the library was kept.</source>
        <translation>„{model}“ antwortet sofort: Was es aus der Bibliothek gemacht hat, wurde aufbewahrt.</translation>
    </message>
    <message numerus="yes">
        <source>&apos;{model}&apos; answers at once, and {n} files are new to it.</source>
        <comment>&apos;{model}&apos; answers at once, and {n} file is new to it.</comment>
        <translation>
            <numerusform>„{model}“ antwortet sofort, und {n}&#xa0;Datei ist ihm neu.</numerusform>
            <numerusform>„{model}“ antwortet sofort, und {n}&#xa0;Dateien sind ihm neu.</numerusform>
        </translation>
    </message>
    <message>
        <source>That takes about {size} of the {free} that are free.</source>
        <translation>Das belegt etwa {size} von {free}, die frei sind.</translation>
    </message>
    <message>
        <source>Searches find what was read so far until then, and you can pause at any time.</source>
        <translation>Bis dahin finden Suchen, was schon eingelesen ist, und Sie können jederzeit pausieren.</translation>
    </message>
    <message>
        <source>Searches go on with the present model until then, and you can pause at any time.</source>
        <translation>Bis dahin gehen Suchen mit dem jetzigen Modell weiter, und Sie können jederzeit pausieren.</translation>
    </message>
    <message numerus="yes">
        <source>{n} files have to be read again.</source>
        <comment>{n} file has to be read again.</comment>
        <translation>
            <numerusform>{n}&#xa0;Datei muss neu eingelesen werden.</numerusform>
            <numerusform>{n}&#xa0;Dateien müssen neu eingelesen werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files have to be read again, for which a computer without an accelerator needs {time}.</source>
        <comment>{n} file has to be read again, for which a computer without an accelerator needs {time}.</comment>
        <translation>
            <numerusform>{n}&#xa0;Datei muss neu eingelesen werden; ein Computer ohne Beschleuniger braucht dafür {time}.</numerusform>
            <numerusform>{n}&#xa0;Dateien müssen neu eingelesen werden; ein Computer ohne Beschleuniger braucht dafür {time}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files have to be read again, for which this computer needs {time}.</source>
        <comment>{n} file has to be read again, for which this computer needs {time}.</comment>
        <translation>
            <numerusform>{n}&#xa0;Datei muss neu eingelesen werden; dieser Computer braucht dafür {time}.</numerusform>
            <numerusform>{n}&#xa0;Dateien müssen neu eingelesen werden; dieser Computer braucht dafür {time}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused. What was read so far can be searched.</source>
        <translation>Pausiert. Was schon eingelesen ist, lässt sich durchsuchen.</translation>
    </message>
    <message>
        <source>Waiting for mains power. What was read so far can be searched.</source>
        <translation>Wartet auf Netzbetrieb. Was schon eingelesen ist, lässt sich durchsuchen.</translation>
    </message>
    <message>
        <source>Waiting for other programs to rest. What was read so far can be searched.</source>
        <translation>Wartet, bis andere Programme ruhen. Was schon eingelesen ist, lässt sich durchsuchen.</translation>
    </message>
    <message>
        <source>Getting the model ready…</source>
        <translation>Modell wird vorbereitet…</translation>
    </message>
    <message>
        <source>Looking for files…</source>
        <translation>Dateien werden gesucht…</translation>
    </message>
    <message>
        <source>Finding out what the model runs fastest on, once…</source>
        <translation>Worauf das Modell am schnellsten läuft, wird einmalig ermittelt…</translation>
    </message>
    <message>
        <source>Joining sounds to pictures, once…</source>
        <translation>Töne werden einmalig mit Bildern verknüpft…</translation>
    </message>
    <message>
        <source>Indexing…</source>
        <translation>Wird eingelesen…</translation>
    </message>
    <message>
        <source>Finishing…</source>
        <translation>Wird abgeschlossen…</translation>
    </message>
    <message>
        <source>Reading the text in pictures…</source>
        <translation>Text in Bildern wird gelesen…</translation>
    </message>
    <message>
        <source>Writing down what is said…</source>
        <translation>Gesprochenes wird mitgeschrieben…</translation>
    </message>
    <message>
        <source>Indexing the meaning of what was read…</source>
        <translation>Die Bedeutung des Gelesenen wird aufgenommen…</translation>
    </message>
    <message>
        <source>Reading how documents look…</source>
        <translation>Das Aussehen von Dokumenten wird gelesen…</translation>
    </message>
    <message>
        <source>Looking for what is blurred, dark or silent…</source>
        <translation>Es wird gesucht, was unscharf, dunkel oder still ist…</translation>
    </message>
    <message>
        <source>The disk is full. Free some space, and this goes on by itself.</source>
        <translation>Der Datenträger ist voll. Schaffen Sie etwas Platz, dann geht es von selbst weiter.</translation>
    </message>
    <message>
        <source>Every file could be read.</source>
        <translation>Jede Datei konnte gelesen werden.</translation>
    </message>
    <message>
        <source>Empty or not connected</source>
        <translation>Leer oder nicht verbunden</translation>
    </message>
    <message>
        <source>No answer from</source>
        <translation>Keine Antwort von</translation>
    </message>
    <message>
        <source>Another drive or folder is in the place of</source>
        <translation>Ein anderes Laufwerk oder ein anderer Ordner liegt an der Stelle von</translation>
    </message>
    <message>
        <source>{kind}: {done} of {n}</source>
        <translation>{kind}: {done} von {n}</translation>
    </message>
    <message>
        <source>Nothing has changed.</source>
        <translation>Nichts hat sich geändert.</translation>
    </message>
    <message numerus="yes">
        <source>{n} files are no longer where they were, more than a fifth of a folder. They stay in the library.</source>
        <comment>{n} file is no longer where they were, more than a fifth of a folder. They stay in the library.</comment>
        <translation>
            <numerusform>{n}&#xa0;Datei ist nicht mehr dort, wo sie war, mehr als ein Fünftel eines Ordners. Sie bleibt in der Bibliothek.</numerusform>
            <numerusform>{n}&#xa0;Dateien sind nicht mehr dort, wo sie waren, mehr als ein Fünftel eines Ordners. Sie bleiben in der Bibliothek.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files are left out of the library now, as a pattern of their folder says. Nothing on the disk changed.</source>
        <comment>{n} file is left out of the library now, as a pattern of their folder says. Nothing on the disk changed.</comment>
        <translation>
            <numerusform>{n}&#xa0;Datei ist jetzt in der Bibliothek ausgelassen, wie es ein Muster des Ordners verlangt. Auf dem Datenträger hat sich nichts geändert.</numerusform>
            <numerusform>{n}&#xa0;Dateien sind jetzt in der Bibliothek ausgelassen, wie es ein Muster ihres Ordners verlangt. Auf dem Datenträger hat sich nichts geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files changed while being read, and will be read later.</source>
        <comment>{n} file changed while being read, and will be read later.</comment>
        <translation>
            <numerusform>{n}&#xa0;Datei hat sich beim Einlesen geändert und wird später eingelesen.</numerusform>
            <numerusform>{n}&#xa0;Dateien haben sich beim Einlesen geändert und werden später eingelesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files are of a kind that this model cannot search.</source>
        <comment>{n} file is of a kind that this model cannot search.</comment>
        <translation>
            <numerusform>{n}&#xa0;Datei ist von einer Art, die dieses Modell nicht durchsuchen kann.</numerusform>
            <numerusform>{n}&#xa0;Dateien sind von einer Art, die dieses Modell nicht durchsuchen kann.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} others</source>
        <comment>{n} other</comment>
        <translation>
            <numerusform>{n}&#xa0;andere</numerusform>
            <numerusform>{n}&#xa0;andere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} without a usual ending</source>
        <comment>{n} without a usual ending</comment>
        <translation>
            <numerusform>{n} ohne übliche Endung</numerusform>
            <numerusform>{n} ohne übliche Endung</numerusform>
        </translation>
    </message>
    <message>
        <source>Passed over, since Triptych reads no such files: {files}.</source>
        <translation>Übergangen, weil Triptych solche Dateien nicht liest: {files}.</translation>
    </message>
    <message>
        <source>{ending} as {other}</source>
        <translation>{ending} als {other}</translation>
    </message>
    <message>
        <source>To have them read, save {advice}.</source>
        <translation>Damit sie eingelesen werden, speichern Sie {advice}.</translation>
    </message>
    <message>
        <source>tried once, on {day}</source>
        <translation>einmal versucht, am {day}</translation>
    </message>
    <message numerus="yes">
        <source>tried {n} times, on {day}</source>
        <comment>tried {n} time, on {day}</comment>
        <translation>
            <numerusform>{n}-mal versucht, am {day}</numerusform>
            <numerusform>{n}-mal versucht, am {day}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tried {n} times, from {first} to {last}</source>
        <comment>tried {n} time, from {first} to {last}</comment>
        <translation>
            <numerusform>{n}-mal versucht, vom {first} bis zum {last}</numerusform>
            <numerusform>{n}-mal versucht, vom {first} bis zum {last}</numerusform>
        </translation>
    </message>
    <message>
        <source>about {time}, if it goes as before</source>
        <translation>etwa {time}, wenn es so geht wie bisher</translation>
    </message>
    <message>
        <source>as a rule a third of that time where somebody speaks, and less elsewhere</source>
        <translation>in der Regel ein Drittel dieser Zeit, wo jemand spricht, und sonst weniger</translation>
    </message>
    <message>
        <source>Indexing was stopped: {done}. What was read so far can be searched.</source>
        <translation>Das Einlesen wurde abgebrochen: {done}. Was schon eingelesen ist, lässt sich durchsuchen.</translation>
    </message>
    <message>
        <source>Indexing was stopped. What was read so far can be searched.</source>
        <translation>Das Einlesen wurde abgebrochen. Was schon eingelesen ist, lässt sich durchsuchen.</translation>
    </message>
    <message>
        <source>Indexing is done: {done}.</source>
        <translation>Das Einlesen ist fertig: {done}.</translation>
    </message>
    <message>
        <source>Indexing is done.</source>
        <translation>Das Einlesen ist fertig.</translation>
    </message>
    <message>
        <source>Indexing is done: no pictures, sounds, videos or documents were found.</source>
        <translation>Das Einlesen ist fertig: Es wurden keine Bilder, Töne, Videos oder Dokumente gefunden.</translation>
    </message>
    <message numerus="yes">
        <source>{n} added or changed</source>
        <comment>{n} added or changed</comment>
        <translation>
            <numerusform>{n} neu oder geändert</numerusform>
            <numerusform>{n} neu oder geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} unchanged</source>
        <comment>{n} unchanged</comment>
        <translation>
            <numerusform>{n} unverändert</numerusform>
            <numerusform>{n} unverändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} moved</source>
        <comment>{n} moved</comment>
        <translation>
            <numerusform>{n} verschoben</numerusform>
            <numerusform>{n} verschoben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} removed</source>
        <comment>{n} removed</comment>
        <translation>
            <numerusform>{n} entfernt</numerusform>
            <numerusform>{n} entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} still not readable</source>
        <comment>{n} still not readable</comment>
        <translation>
            <numerusform>{n} weiterhin nicht lesbar</numerusform>
            <numerusform>{n} weiterhin nicht lesbar</numerusform>
        </translation>
    </message>
    <message>
        <source>The graphics card could not go on, so the processor did the rest. To begin with the processor: triptych models device cpu</source>
        <translation>Die Grafikkarte konnte nicht weitermachen, daher hat der Prozessor den Rest erledigt. Um gleich mit dem Prozessor zu beginnen: triptych models device cpu</translation>
    </message>
    <message>
        <source>{what}: {folders}. Its files are searchable once it is there.</source>
        <translation>{what}: {folders}. Die Dateien darin sind durchsuchbar, sobald das behoben ist.</translation>
    </message>
    <message>
        <source>{what}: {folders}. Its files stay searchable.</source>
        <translation>{what}: {folders}. Die Dateien darin bleiben durchsuchbar.</translation>
    </message>
    <message>
        <source>Did you mean {query}?</source>
        <translation>Meinten Sie {query}?</translation>
    </message>
    <message>
        <source>This model does not know the words of {terms}, so names and texts come first. Check how they are spelt; for other languages there is a multilingual model.</source>
        <translation>Dieses Modell kennt die Wörter von {terms} nicht, daher stehen Namen und Texte vorn. Prüfen Sie die Schreibweise; für andere Sprachen gibt es ein mehrsprachiges Modell.</translation>
    </message>
    <message>
        <source>More files are still being read</source>
        <translation>Weitere Dateien werden noch gelesen</translation>
    </message>
    <message>
        <source>another file</source>
        <translation>eine andere Datei</translation>
    </message>
    <message>
        <source>a better model ({place})</source>
        <translation>ein besseres Modell ({place})</translation>
    </message>
    <message numerus="yes">
        <source>fewer filters: they leave out {n} files</source>
        <comment>fewer filters: they leave out {n} file</comment>
        <translation>
            <numerusform>weniger Filter: sie schließen {n}&#xa0;Datei aus</numerusform>
            <numerusform>weniger Filter: sie schließen {n}&#xa0;Dateien aus</numerusform>
        </translation>
    </message>
    <message>
        <source>Try {ways}</source>
        <translation>Versuchen Sie {ways}</translation>
    </message>
    <message>
        <source>Quotes ask for the very words: take them away to search by meaning, or widen the filters.</source>
        <translation>Anführungszeichen verlangen genau diese Wörter: Lassen Sie sie weg, um nach Bedeutung zu suchen, oder lockern Sie die Filter.</translation>
    </message>
    <message>
        <source>Quotes ask for the very words: take them away to search by meaning.</source>
        <translation>Anführungszeichen verlangen genau diese Wörter: Lassen Sie sie weg, um nach Bedeutung zu suchen.</translation>
    </message>
    <message>
        <source>Try other words, or widen the filters.</source>
        <translation>Versuchen Sie andere Wörter oder lockern Sie die Filter.</translation>
    </message>
    <message>
        <source>Try other words.</source>
        <translation>Versuchen Sie andere Wörter.</translation>
    </message>
    <message>
        <source>Try another file, or widen the filters.</source>
        <translation>Versuchen Sie eine andere Datei oder lockern Sie die Filter.</translation>
    </message>
    <message>
        <source>Try another file.</source>
        <translation>Versuchen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>No file fits all of the filters. Behind in: stands the whole name of a folder; Ctrl+Space in the box proposes names.</source>
        <translation>Keine Datei passt zu allen Filtern. Hinter in: steht der ganze Name eines Ordners; Strg+Leertaste im Feld schlägt Namen vor.</translation>
    </message>
    <message>
        <source>Catalogue, with texts and vectors</source>
        <translation>Katalog, mit Texten und Vektoren</translation>
    </message>
    <message>
        <source>Previews</source>
        <translation>Vorschaubilder</translation>
    </message>
    <message>
        <source>Vectors in memory order</source>
        <translation>Vektoren in Speicherordnung</translation>
    </message>
    <message>
        <source>Graphs for quick searches</source>
        <translation>Graphen für schnelles Suchen</translation>
    </message>
    <message>
        <source>Downloaded models, of all libraries</source>
        <translation>Heruntergeladene Modelle, aller Bibliotheken</translation>
    </message>
    <message>
        <source>Comparing the parts of the library…</source>
        <translation>Die Teile der Bibliothek werden verglichen…</translation>
    </message>
    <message>
        <source>Copying the library…</source>
        <translation>Die Bibliothek wird kopiert…</translation>
    </message>
    <message>
        <source>Checking the copy…</source>
        <translation>Die Kopie wird geprüft…</translation>
    </message>
    <message>
        <source>Writing the file…</source>
        <translation>Die Datei wird geschrieben…</translation>
    </message>
    <message>
        <source>Comparing the file with the copy…</source>
        <translation>Die Datei wird mit der Kopie verglichen…</translation>
    </message>
    <message>
        <source>Reading the backup…</source>
        <translation>Die Sicherung wird gelesen…</translation>
    </message>
    <message>
        <source>Putting it in the place of the library…</source>
        <translation>Sie wird an die Stelle der Bibliothek gesetzt…</translation>
    </message>
    <message>
        <source>Writing the files…</source>
        <translation>Die Dateien werden geschrieben…</translation>
    </message>
    <message>
        <source>Reading what files mean…</source>
        <translation>Es wird gelesen, was Dateien bedeuten…</translation>
    </message>
    <message>
        <source>Laying out the map…</source>
        <translation>Die Karte wird angeordnet…</translation>
    </message>
    <message>
        <source>Putting files on the map…</source>
        <translation>Dateien werden auf die Karte gesetzt…</translation>
    </message>
    <message>
        <source>Naming parts of the map…</source>
        <translation>Teile der Karte werden benannt…</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>Vektoren</translation>
    </message>
    <message>
        <source>Spaces</source>
        <translation>Vektorräume</translation>
    </message>
    <message>
        <source>Graphs</source>
        <translation>Graphen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>{part}: {what}. Repaired: {how}.</source>
        <translation>{part}: {what}. Repariert: {how}.</translation>
    </message>
    <message>
        <source>{part}: {what}.</source>
        <translation>{part}: {what}.</translation>
    </message>
    <message numerus="yes">
        <source>{n} files wait to be read by the next look for changes.</source>
        <comment>{n} file waits to be read by the next look for changes.</comment>
        <translation>
            <numerusform>{n}&#xa0;Datei wird bei der nächsten Suche nach Änderungen eingelesen.</numerusform>
            <numerusform>{n}&#xa0;Dateien werden bei der nächsten Suche nach Änderungen eingelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The library is damaged.</source>
        <translation>Die Bibliothek ist beschädigt.</translation>
    </message>
    <message>
        <source>The library is whole again.</source>
        <translation>Die Bibliothek ist wieder unversehrt.</translation>
    </message>
    <message>
        <source>The library is whole: {files}, {vectors}.</source>
        <translation>Die Bibliothek ist unversehrt: {files}, {vectors}.</translation>
    </message>
    <message>
        <source>Backed up: {held} in {file} ({size}).</source>
        <translation>Gesichert: {held} in {file} ({size}).</translation>
    </message>
    <message>
        <source>Restored: {held}, as of {day}.</source>
        <translation>Wiederhergestellt: {held}, Stand {day}.</translation>
    </message>
    <message>
        <source>The library that was there is kept in {folder}.</source>
        <translation>Die bisherige Bibliothek wird in {folder} aufbewahrt.</translation>
    </message>
    <message>
        <source>Exported to {folder}: {files} with {rows} in all.</source>
        <translation>Nach {folder} exportiert: {files} mit insgesamt {rows}.</translation>
    </message>
    <message numerus="yes">
        <source>{n} rows</source>
        <comment>{n} row</comment>
        <translation>
            <numerusform>{n}&#xa0;Zeile</numerusform>
            <numerusform>{n}&#xa0;Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{file}: {n} rows</source>
        <comment>{file}: {n} row</comment>
        <translation>
            <numerusform>{file}: {n}&#xa0;Zeile</numerusform>
            <numerusform>{file}: {n}&#xa0;Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>{files} with {vectors}</source>
        <translation>{files} mit {vectors}</translation>
    </message>
    <message>
        <source>The check stopped, since the library is about to change. Check again after that.</source>
        <translation>Die Prüfung wurde abgebrochen, weil sich die Bibliothek gleich ändert. Prüfen Sie danach noch einmal.</translation>
    </message>
    <message>
        <source>The engine stopped. Start it again to go on.</source>
        <translation>Der Suchdienst ist stehen geblieben. Starten Sie ihn neu, um fortzufahren.</translation>
    </message>
    <message>
        <source>first {number} hours only</source>
        <translation>nur die ersten {number}&#xa0;Stunden</translation>
    </message>
    <message>
        <source>first {number} characters only</source>
        <translation>nur die ersten {number}&#xa0;Zeichen</translation>
    </message>
    <message>
        <source>first {number} MB only</source>
        <translation>nur die ersten {number}&#xa0;MB</translation>
    </message>
    <message>
        <source>too large: {width} x {height} pixels, more than {most} megapixels</source>
        <translation>zu groß: {width} × {height} Pixel, mehr als {most}&#xa0;Megapixel</translation>
    </message>
    <message>
        <source>too large: it unpacks to more than {number} MB</source>
        <translation>zu groß: entpackt mehr als {number}&#xa0;MB</translation>
    </message>
    <message>
        <source>too large: more than {number} MB of drawing</source>
        <translation>zu groß: mehr als {number}&#xa0;MB Zeichnung</translation>
    </message>
    <message>
        <source>reading it took longer than {number} s</source>
        <translation>das Lesen dauerte länger als {number}&#xa0;s</translation>
    </message>
    <message>
        <source>it has over {number} tags, and some would be lost</source>
        <translation>sie hat über {number} Schlagwörter, und einige gingen verloren</translation>
    </message>
    <message>
        <source>the file cannot be opened: {why}</source>
        <translation>die Datei kann nicht geöffnet werden: {why}</translation>
    </message>
    <message>
        <source>the file could not be opened: {why}</source>
        <translation>die Datei konnte nicht geöffnet werden: {why}</translation>
    </message>
    <message>
        <source>the file cannot be reached: {why}</source>
        <translation>die Datei ist nicht erreichbar: {why}</translation>
    </message>
    <message>
        <source>the folder cannot be opened: {why}</source>
        <translation>der Ordner kann nicht geöffnet werden: {why}</translation>
    </message>
    <message>
        <source>something went wrong inside Triptych ({what}); the log has the details</source>
        <translation>in Triptych selbst ist etwas schiefgegangen ({what}); Einzelheiten stehen im Protokoll</translation>
    </message>
    <message>
        <source>only {found} of described sounds find their captions, {least} must, so the two models do not fit together</source>
        <translation>nur {found} der beschriebenen Töne finden ihre Beschreibungen, nötig sind {least}, daher passen die beiden Modelle nicht zusammen</translation>
    </message>
    <message>
        <source>only {found} of described sounds find their pictures, {least} must, so the two models do not fit together</source>
        <translation>nur {found} der beschriebenen Töne finden ihre Bilder, nötig sind {least}, daher passen die beiden Modelle nicht zusammen</translation>
    </message>
    <message>
        <source>{text} is no part of a file. Write t=12,18 for seconds, or xywh=percent:10,20,30,40 for left, top, width and height of an area.</source>
        <translation>{text} ist kein Teil einer Datei. Schreiben Sie t=12,18 für Sekunden oder xywh=percent:10,20,30,40 für links, oben, Breite und Höhe eines Bereichs.</translation>
    </message>
    <message>
        <source>A rating is a number from 1 to {best}, or 0 for none.</source>
        <translation>Eine Bewertung ist eine Zahl von 1 bis {best}, oder 0 für keine.</translation>
    </message>
    <message>
        <source>A tag needs a name.</source>
        <translation>Ein Schlagwort braucht einen Namen.</translation>
    </message>
    <message>
        <source>A tag has at most {number} characters.</source>
        <translation>Ein Schlagwort hat höchstens {number} Zeichen.</translation>
    </message>
    <message>
        <source>The system watches no more folders, so {root} is looked over once a minute instead. To have it watched: sudo sysctl fs.inotify.max_user_watches=1048576 fs.inotify.max_user_instances=1024</source>
        <translation>Das System überwacht keine weiteren Ordner, daher wird {root} stattdessen einmal je Minute durchgesehen. Damit der Ordner überwacht wird: sudo sysctl fs.inotify.max_user_watches=1048576 fs.inotify.max_user_instances=1024</translation>
    </message>
    <message>
        <source>Only pictures at http and https addresses can be fetched.</source>
        <translation>Nur Bilder unter http- und https-Adressen können geladen werden.</translation>
    </message>
    <message>
        <source>{host} has no such picture: it answered {code}.</source>
        <translation>{host} hat kein solches Bild: Die Antwort war {code}.</translation>
    </message>
    <message>
        <source>{host} cannot be reached. Are you online?</source>
        <translation>{host} ist nicht erreichbar. Sind Sie online?</translation>
    </message>
    <message>
        <source>{host} leads to {scheme}://{other}, which is not fetched.</source>
        <translation>{host} führt zu {scheme}://{other}, was nicht geladen wird.</translation>
    </message>
    <message>
        <source>{host} leads to {other}, a place in your own network, from where nothing is fetched.</source>
        <translation>{host} führt zu {other}, einem Ort in Ihrem eigenen Netzwerk, von dem nichts geladen wird.</translation>
    </message>
    <message>
        <source>What is there at {host} is no picture, but {kind}.</source>
        <translation>Was dort bei {host} liegt, ist kein Bild, sondern {kind}.</translation>
    </message>
    <message>
        <source>The picture at {host} has over {size} MB.</source>
        <translation>Das Bild bei {host} hat über {size}&#xa0;MB.</translation>
    </message>
    <message>
        <source>{host} is too slow. Save the picture yourself, then drop it here.</source>
        <translation>{host} ist zu langsam. Speichern Sie das Bild selbst und legen Sie es dann hier ab.</translation>
    </message>
    <message numerus="yes">
        <source>{n} bytes</source>
        <comment>{n} byte</comment>
        <translation>
            <numerusform>{n}&#xa0;Byte</numerusform>
            <numerusform>{n}&#xa0;Byte</numerusform>
        </translation>
    </message>
    <message>
        <source>{amount} KB</source>
        <translation>{amount}&#xa0;KB</translation>
    </message>
    <message>
        <source>{amount} MB</source>
        <translation>{amount}&#xa0;MB</translation>
    </message>
    <message>
        <source>{amount} GB</source>
        <translation>{amount}&#xa0;GB</translation>
    </message>
    <message>
        <source>{amount} TB</source>
        <translation>{amount}&#xa0;TB</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start}–{end}</translation>
    </message>
    <message>
        <source>{choices} or {last}</source>
        <translation>{choices} oder {last}</translation>
    </message>
    <message>
        <source>{things} and {last}</source>
        <translation>{things} und {last}</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the things of a list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>{number} ms</source>
        <translation>{number}&#xa0;ms</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours}&#xa0;h {minutes}&#xa0;min</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes}&#xa0;min {seconds}&#xa0;s</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message>
        <source>about {number} min left</source>
        <translation>noch etwa {number}&#xa0;min</translation>
    </message>
    <message>
        <source>about {number} h left</source>
        <translation>noch etwa {number}&#xa0;h</translation>
    </message>
    <message>
        <source>a minute or so</source>
        <translation>ungefähr eine Minute</translation>
    </message>
    <message>
        <source>at least {number} min</source>
        <translation>mindestens {number}&#xa0;min</translation>
    </message>
    <message>
        <source>at least {number} h</source>
        <translation>mindestens {number}&#xa0;h</translation>
    </message>
    <message>
        <source>{number} s</source>
        <translation>{number}&#xa0;s</translation>
    </message>
    <message>
        <source>Group {number}</source>
        <translation>Gruppe {number}</translation>
    </message>
    <message>
        <source>{width} × {height}</source>
        <translation>{width} × {height}</translation>
    </message>
    <message>
        <source>Looking for duplicates…</source>
        <translation>Duplikate werden gesucht…</translation>
    </message>
    <message>
        <source>Stopped. What was compared is kept: Look again goes on from there.</source>
        <translation>Angehalten. Was verglichen wurde, bleibt erhalten: „Noch einmal suchen“ macht dort weiter.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal suchen</translation>
    </message>
    <message>
        <source>Groups of duplicates</source>
        <translation>Gruppen von Duplikaten</translation>
    </message>
    <message>
        <source>PCA: at once</source>
        <translation>PCA: sofort</translation>
    </message>
    <message>
        <source>UMAP: keeps neighbours</source>
        <translation>UMAP: erhält Nachbarn</translation>
    </message>
    <message>
        <source>t-SNE: keeps neighbours</source>
        <translation>t-SNE: erhält Nachbarn</translation>
    </message>
    <message>
        <source>Colours by kind</source>
        <translation>Farben nach Art</translation>
    </message>
    <message>
        <source>Colours by folder</source>
        <translation>Farben nach Ordner</translation>
    </message>
    <message>
        <source>Colours by group</source>
        <translation>Farben nach Gruppe</translation>
    </message>
    <message>
        <source>Colours by year</source>
        <translation>Farben nach Jahr</translation>
    </message>
    <message>
        <source>Hold Shift and draw around files to list them.</source>
        <translation>Halten Sie Umschalt gedrückt und umfahren Sie Dateien, um sie aufzulisten.</translation>
    </message>
    <message>
        <source>How files are laid out</source>
        <translation>Wie Dateien angeordnet sind</translation>
    </message>
    <message>
        <source>What the colours mean</source>
        <translation>Was die Farben bedeuten</translation>
    </message>
    <message>
        <source>Save as a web page…</source>
        <translation>Als Webseite speichern…</translation>
    </message>
    <message>
        <source>Lay out anew</source>
        <translation>Neu anordnen</translation>
    </message>
    <message>
        <source>Bring up to date</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Größer (+)</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>Kleiner (-)</translation>
    </message>
    <message>
        <source>The whole map (0)</source>
        <translation>Die ganze Karte (0)</translation>
    </message>
    <message>
        <source>Stopped. The map is as it was.</source>
        <translation>Angehalten. Die Karte ist, wie sie war.</translation>
    </message>
    <message>
        <source>The map is in {file}.</source>
        <translation>Die Karte liegt in {file}.</translation>
    </message>
    <message numerus="yes">
        <source>Map of {n} files</source>
        <comment>Map of {n} file</comment>
        <translation>
            <numerusform>Karte von {n}&#xa0;Datei</numerusform>
            <numerusform>Karte von {n}&#xa0;Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Arrow keys move the map, plus and minus zoom, Tab goes from file to file.</source>
        <translation>Pfeiltasten verschieben die Karte, Plus und Minus zoomen, Tab geht von Datei zu Datei.</translation>
    </message>
    <message>
        <source>{name} is current</source>
        <translation>{name} ist die aktuelle Datei</translation>
    </message>
    <message>
        <source>Made the album {album}: {files}.</source>
        <translation>Album {album} angelegt: {files}.</translation>
    </message>
    <message>
        <source>Made the album {album}.</source>
        <translation>Album {album} angelegt.</translation>
    </message>
    <message>
        <source>Added to {album}: {files}.</source>
        <translation>Zu {album} hinzugefügt: {files}.</translation>
    </message>
    <message>
        <source>In {album} already: {files}.</source>
        <translation>Schon in {album}: {files}.</translation>
    </message>
    <message>
        <source>Removed from {album}: {files}.</source>
        <translation>Aus {album} entfernt: {files}.</translation>
    </message>
    <message>
        <source>Not in {album}: {files}.</source>
        <translation>Nicht in {album}: {files}.</translation>
    </message>
    <message>
        <source>The album {album} is called {new} now.</source>
        <translation>Das Album {album} heißt jetzt {new}.</translation>
    </message>
    <message>
        <source>Removed the album {album}.</source>
        <translation>Album {album} entfernt.</translation>
    </message>
    <message>
        <source>Look for something or choose a filter first: then an album can be made of it.</source>
        <translation>Suchen Sie zuerst etwas oder wählen Sie einen Filter: Dann kann daraus ein Album werden.</translation>
    </message>
    <message>
        <source>No album can be made of a search with files. Take these out of it, or select what it found.</source>
        <translation>Aus einer Suche mit Dateien kann kein Album werden. Nehmen Sie diese heraus, oder wählen Sie aus, was sie gefunden hat.</translation>
    </message>
    <message>
        <source>Save the map as a web page</source>
        <translation>Karte als Webseite speichern</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Webseiten (*.html)</translation>
    </message>
    <message>
        <source>There is no album {name}.</source>
        <translation>Es gibt kein Album {name}.</translation>
    </message>
    <message>
        <source>There is a group {name} already. Choose another name.</source>
        <translation>Es gibt schon eine Gruppe {name}. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The group is not there any more. Look at the groups again.</source>
        <translation>Die Gruppe ist nicht mehr da. Sehen Sie sich die Gruppen noch einmal an.</translation>
    </message>
    <message>
        <source>Choose two groups or more to be made one.</source>
        <translation>Wählen Sie mindestens zwei Gruppen, die vereinigt werden sollen.</translation>
    </message>
    <message>
        <source>Only a group of files can be split. Choose one of those below it.</source>
        <translation>Nur eine Gruppe von Dateien kann geteilt werden. Wählen Sie eine der darunterliegenden.</translation>
    </message>
    <message>
        <source>A group of fewer than {n} files cannot be split.</source>
        <translation>Eine Gruppe von weniger als {n}&#xa0;Dateien kann nicht geteilt werden.</translation>
    </message>
    <message>
        <source>There are too few files to be grouped: {n} are needed at least.</source>
        <translation>Für Gruppen sind es zu wenige Dateien: Mindestens {n} werden gebraucht.</translation>
    </message>
    <message>
        <source>Group {n}</source>
        <translation>Gruppe {n}</translation>
    </message>
    <message>
        <source>{place}: write {{&quot;texts&quot;: [&quot;...&quot;, &quot;...&quot;], &quot;score&quot;: 1}} or {{&quot;analogy&quot;: [&quot;...&quot;, &quot;...&quot;, &quot;...&quot;, &quot;...&quot;]}}.</source>
        <translation>{place}: Schreiben Sie {{&quot;texts&quot;: [&quot;...&quot;, &quot;...&quot;], &quot;score&quot;: 1}} oder {{&quot;analogy&quot;: [&quot;...&quot;, &quot;...&quot;, &quot;...&quot;, &quot;...&quot;]}}.</translation>
    </message>
    <message>
        <source>There is no such map yet. Make one first.</source>
        <translation>Diese Karte gibt es noch nicht. Erstellen Sie zuerst eine.</translation>
    </message>
    <message>
        <source>The library has nothing of {folder}. Index it first.</source>
        <translation>Die Bibliothek enthält nichts aus {folder}. Lesen Sie den Ordner zuerst ein.</translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}. Choose another place.</source>
        <translation>{file} kann nicht geschrieben werden: {reason}. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Reading what the files mean…</source>
        <translation>Es wird gelesen, was die Dateien bedeuten…</translation>
    </message>
    <message>
        <source>Finding what belongs together…</source>
        <translation>Es wird gesucht, was zusammengehört…</translation>
    </message>
    <message>
        <source>Putting the other files to the groups…</source>
        <translation>Die übrigen Dateien werden den Gruppen zugeordnet…</translation>
    </message>
    <message>
        <source>Naming the groups…</source>
        <translation>Die Gruppen werden benannt…</translation>
    </message>
    <message>
        <source>A name has at least one letter.</source>
        <translation>Ein Name hat mindestens einen Buchstaben.</translation>
    </message>
    <message>
        <source>A name has at most {n} letters.</source>
        <translation>Ein Name hat höchstens {n}&#xa0;Buchstaben.</translation>
    </message>
    <message>
        <source>The search {query} fills the album {name}. Choose an album without a search.</source>
        <translation>Die Suche {query} füllt das Album {name}. Wählen Sie ein Album ohne Suche.</translation>
    </message>
    <message>
        <source>How files are grouped</source>
        <translation>Wie Dateien gruppiert werden</translation>
    </message>
    <message>
        <source>As many groups as fit</source>
        <translation>So viele Gruppen wie passend</translation>
    </message>
    <message>
        <source>Number of groups</source>
        <translation>Anzahl der Gruppen</translation>
    </message>
    <message>
        <source>Group the files</source>
        <translation>Dateien gruppieren</translation>
    </message>
    <message>
        <source>Group anew</source>
        <translation>Neu gruppieren</translation>
    </message>
    <message>
        <source>Broader groups</source>
        <translation>Gröbere Gruppen</translation>
    </message>
    <message>
        <source>Broader groups (Backspace)</source>
        <translation>Gröbere Gruppen (Rücktaste)</translation>
    </message>
    <message>
        <source>The group {group} is called {new} now.</source>
        <translation>Die Gruppe {group} heißt jetzt {new}.</translation>
    </message>
    <message>
        <source>Files put in groups.</source>
        <translation>Dateien gruppiert.</translation>
    </message>
    <message numerus="yes">
        <source>{n} groups merged: {group}.</source>
        <comment>{n} group merged: {group}.</comment>
        <translation>
            <numerusform>{n}&#xa0;Gruppe vereint: {group}.</numerusform>
            <numerusform>{n}&#xa0;Gruppen vereint: {group}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Split the group {group}.</source>
        <translation>Gruppe {group} aufgeteilt.</translation>
    </message>
    <message>
        <source>Pinned: {group} stays as it is.</source>
        <translation>Angeheftet: {group} bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>No longer pinned: {group}.</source>
        <translation>Nicht mehr angeheftet: {group}.</translation>
    </message>
    <message>
        <source>Looking for such files…</source>
        <translation>Solche Dateien werden gesucht…</translation>
    </message>
    <message>
        <source>The library has nothing else that is like these.</source>
        <translation>Die Bibliothek hat nichts weiter, das diesen ähnelt.</translation>
    </message>
    <message>
        <source>The library has nothing of these days in earlier years.</source>
        <translation>Die Bibliothek hat aus früheren Jahren nichts von diesen Tagen.</translation>
    </message>
    <message>
        <source>All files below this folder look like the rest of theirs.</source>
        <translation>Alle Dateien unter diesem Ordner sehen aus wie die übrigen in ihrem.</translation>
    </message>
    <message>
        <source>From here there is nothing further to walk to.</source>
        <translation>Von hier aus geht es nicht weiter.</translation>
    </message>
    <message>
        <source>Discover</source>
        <translation>Entdecken</translation>
    </message>
    <message>
        <source>Suggest files like what is selected</source>
        <translation>Dateien vorschlagen, die dem Ausgewählten ähneln</translation>
    </message>
    <message numerus="yes">
        <source>{n} suggestions</source>
        <comment>{n} suggestion</comment>
        <translation>
            <numerusform>{n} Vorschlag</numerusform>
            <numerusform>{n} Vorschläge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files that do not look like the rest of their folder</source>
        <comment>{n} file that does not look like the rest of its folder</comment>
        <translation>
            <numerusform>{n} Datei, die nicht aussieht wie die übrigen in ihrem Ordner</numerusform>
            <numerusform>{n} Dateien, die nicht aussehen wie die übrigen in ihrem Ordner</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A walk through {n} files</source>
        <comment>A walk that begins here</comment>
        <translation>
            <numerusform>Ein Spaziergang, der hier beginnt</numerusform>
            <numerusform>Ein Spaziergang durch {n} Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>a day without year, as Qt writes it</comment>
        <translation>d. MMMM</translation>
    </message>
    <message numerus="yes">
        <source>{n} files of the days around {day}</source>
        <comment>{n} file of the days around {day}</comment>
        <translation>
            <numerusform>{n} Datei der Tage um den {day}</numerusform>
            <numerusform>{n} Dateien der Tage um den {day}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} files of {day}</source>
        <comment>{n} file of {day}</comment>
        <translation>
            <numerusform>{n} Datei vom {day}</numerusform>
            <numerusform>{n} Dateien vom {day}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{year}, {n} years ago</source>
        <comment>{year}, {n} year ago</comment>
        <translation>
            <numerusform>{year}, vor {n} Jahr</numerusform>
            <numerusform>{year}, vor {n} Jahren</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no library in {folder} yet. Index a folder.</source>
        <translation>In {folder} gibt es noch keine Bibliothek. Lesen Sie einen Ordner ein.</translation>
    </message>
    <message>
        <source>The library has no files in {folder}. See: triptych status</source>
        <translation>Die Bibliothek hat keine Dateien in {folder}. Siehe: triptych status</translation>
    </message>
    <message>
        <source>Say what to look for: filters alone explain nothing.</source>
        <translation>Geben Sie an, wonach gesucht wird: Filter allein erklären nichts.</translation>
    </message>
    <message>
        <source>A part of a file cannot be sent: cut it out, or send all of it.</source>
        <translation>Ein Teil einer Datei kann nicht gesendet werden: Schneiden Sie ihn aus, oder senden Sie die ganze.</translation>
    </message>
    <message>
        <source>The answer of {address} cannot be understood ({why}). Is the same version of Triptych there?</source>
        <translation>Die Antwort von {address} ist nicht zu verstehen ({why}). Läuft dort dieselbe Version von Triptych?</translation>
    </message>
    <message>
        <source>{address} answers more than a library would. Check that one is served there.</source>
        <translation>Von {address} kommt mehr, als eine Bibliothek antworten würde. Prüfen Sie, ob dort eine bereitgestellt wird.</translation>
    </message>
    <message>
        <source>{address} does not answer: {reason}.</source>
        <translation>{address} antwortet nicht: {reason}.</translation>
    </message>
    <message>
        <source>What {variable} holds is no token.</source>
        <translation>Was in {variable} steht, ist kein Schlüssel.</translation>
    </message>
    <message>
        <source>{address} refuses: {reason} Put one into the variable {variable}.</source>
        <translation>{address} lehnt ab: {reason} Legen Sie einen in die Variable {variable}.</translation>
    </message>
    <message>
        <source>{path} cannot be sent: {reason}.</source>
        <translation>{path} kann nicht gesendet werden: {reason}.</translation>
    </message>
    <message>
        <source>The answer cannot be understood: is that a library?</source>
        <translation>Die Antwort ist nicht zu verstehen: Ist das eine Bibliothek?</translation>
    </message>
    <message>
        <source>{address} refuses: {reason}</source>
        <translation>{address} lehnt ab: {reason}</translation>
    </message>
    <message>
        <source>{address} refuses. Check that a library is served there.</source>
        <translation>{address} lehnt ab. Prüfen Sie, ob dort eine Bibliothek bereitgestellt wird.</translation>
    </message>
    <message>
        <source>The groups were made anew since, so this cannot be taken back.</source>
        <translation>Die Gruppen wurden seitdem neu gebildet, daher kann dies nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>Another group is called {name} by now. Rename that one first.</source>
        <translation>Inzwischen heißt eine andere Gruppe {name}. Benennen Sie zuerst diese um.</translation>
    </message>
    <message>
        <source>None of these files was read yet. Index them first.</source>
        <translation>Keine dieser Dateien wurde bisher eingelesen. Lesen Sie sie zuerst ein.</translation>
    </message>
    <message>
        <source>The library has no files yet. Add a folder first.</source>
        <translation>Die Bibliothek hat noch keine Dateien. Fügen Sie zuerst einen Ordner hinzu.</translation>
    </message>
    <message>
        <source>There are no favourites yet. Mark files as favourites, or give them four or five stars.</source>
        <translation>Es gibt noch keine Favoriten. Markieren Sie Dateien als Favoriten, oder geben Sie ihnen vier oder fünf Sterne.</translation>
    </message>
    <message>
        <source>Nothing was opened yet, or it was forgotten. Open some files first.</source>
        <translation>Es wurde noch nichts geöffnet, oder es wurde vergessen. Öffnen Sie zuerst einige Dateien.</translation>
    </message>
    <message>
        <source>{uri} does not answer: what it has of this library stays there. Once it answers, choose it again, and then leave it.</source>
        <translation>{uri} antwortet nicht: Was es von dieser Bibliothek hat, bleibt dort. Sobald es antwortet, wählen Sie es noch einmal und verlassen es dann.</translation>
    </message>
    <message>
        <source>{latitude}° N, {longitude}° E</source>
        <translation>{latitude}° N, {longitude}° O</translation>
    </message>
    <message>
        <source>{latitude}° N, {longitude}° W</source>
        <translation>{latitude}° N, {longitude}° W</translation>
    </message>
    <message>
        <source>{latitude}° S, {longitude}° E</source>
        <translation>{latitude}° S, {longitude}° O</translation>
    </message>
    <message>
        <source>{latitude}° S, {longitude}° W</source>
        <translation>{latitude}° S, {longitude}° W</translation>
    </message>
    <message>
        <source>Around {place}</source>
        <translation>Um {place}</translation>
    </message>
    <message>
        <source>The collection {name} at {uri} was not made by this version of Triptych. Choose another server or database.</source>
        <translation>Die Sammlung {name} unter {uri} wurde nicht von dieser Version von Triptych angelegt. Wählen Sie einen anderen Server oder eine andere Datenbank.</translation>
    </message>
    <message>
        <source>The index is in Milvus, for which a part is missing. Run: pip install pymilvus</source>
        <translation>Der Index liegt in Milvus, wofür ein Teil fehlt. Führen Sie aus: pip install pymilvus</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>part of a name</source>
        <translation>Teil eines Namens</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>The whole map</source>
        <translation>Die ganze Karte</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>Dunkel oder hell</translation>
    </message>
    <message>
        <source>Files: {n}</source>
        <translation>Dateien: {n}</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>Map: arrow keys move, plus and minus zoom, 0 shows all, Enter goes to the next file that was found</source>
        <translation>Karte: Pfeiltasten bewegen, Plus und Minus zoomen, 0 zeigt alles, Eingabe geht zur nächsten gefundenen Datei</translation>
    </message>
    <message>
        <source>Nobody has a token yet. Make one first: triptych serve token add NAME</source>
        <translation>Noch hat niemand einen Schlüssel. Legen Sie zuerst einen an: triptych serve token add NAME</translation>
    </message>
    <message>
        <source>The certificate cannot be used: {reason}.</source>
        <translation>Das Zertifikat kann nicht verwendet werden: {reason}.</translation>
    </message>
    <message>
        <source>Nothing can be served at {host}, port {port}: {reason}. Choose another with --host and --port.</source>
        <translation>Unter {host}, Port {port}, kann nichts bereitgestellt werden: {reason}. Wählen Sie mit --host und --port andere.</translation>
    </message>
    <message>
        <source>A token needs a name, such as whose it is.</source>
        <translation>Ein Schlüssel braucht einen Namen, etwa wem er gehört.</translation>
    </message>
    <message>
        <source>There is a token {name} already. Revoke it, or choose another.</source>
        <translation>Es gibt schon einen Schlüssel {name}. Widerrufen Sie ihn, oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is no token {name}.</source>
        <translation>Es gibt keinen Schlüssel {name}.</translation>
    </message>
    <message>
        <source>The tokens in {file} cannot be read. Put the file back from a copy, or delete it and make new ones.</source>
        <translation>Die Schlüssel in {file} sind nicht zu lesen. Holen Sie die Datei aus einer Kopie zurück, oder löschen Sie sie und legen Sie neue an.</translation>
    </message>
    <message>
        <source>What was sent cannot be kept: {reason}.</source>
        <translation>Was gesendet wurde, kann nicht behalten werden: {reason}.</translation>
    </message>
    <message>
        <source>What you look for, and files that you search with, are sent to {address}.</source>
        <translation>Was Sie suchen und womit Sie suchen, wird an {address} gesendet.</translation>
    </message>
    <message>
        <source>Triptych: {address}</source>
        <translation>Triptych: {address}</translation>
    </message>
    <message>
        <source>it is of a kind that this model cannot search</source>
        <translation>sie ist von einer Art, die dieses Modell nicht durchsuchen kann</translation>
    </message>
    <message>
        <source>it changed while it was read</source>
        <translation>sie hat sich geändert, während sie gelesen wurde</translation>
    </message>
    <message>
        <source>These vectors were made with the model &apos;{made}&apos;, and this library has &apos;{model}&apos;: encode with --preset {model}, or change the library: triptych models use {made}</source>
        <translation>Diese Vektoren wurden mit dem Modell „{made}“ erstellt, und diese Bibliothek hat „{model}“: Kodieren Sie mit --preset {model}, oder stellen Sie die Bibliothek um: triptych models use {made}</translation>
    </message>
    <message>
        <source>These vectors were made with other weights of the model &apos;{model}&apos; than this library has. Encode the files anew, with the same version of it.</source>
        <translation>Diese Vektoren wurden mit anderen Gewichten des Modells „{model}“ erstellt, als diese Bibliothek hat. Kodieren Sie die Dateien neu, mit derselben Version davon.</translation>
    </message>
    <message>
        <source>These vectors were made with several models ({models}): import those of one.</source>
        <translation>Diese Vektoren wurden mit mehreren Modellen erstellt ({models}): Importieren Sie die von einem.</translation>
    </message>
    <message>
        <source>There are no files of vectors in {folder}.</source>
        <translation>In {folder} liegen keine Dateien mit Vektoren.</translation>
    </message>
    <message>
        <source>Files of vectors need more: pip install &quot;triptych[bulk]&quot;</source>
        <translation>Dateien mit Vektoren brauchen mehr: pip install &quot;triptych[bulk]&quot;</translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}.</source>
        <translation>{file} ist nicht zu schreiben: {reason}.</translation>
    </message>
    <message>
        <source>There is no file {path}. Check its name.</source>
        <translation>Es gibt keine Datei {path}. Prüfen Sie den Namen.</translation>
    </message>
    <message>
        <source>{file} has no vectors that `triptych encode` wrote, or is damaged ({reason}).</source>
        <translation>{file} hat keine Vektoren, die `triptych encode` geschrieben hat, oder ist beschädigt ({reason}).</translation>
    </message>
    <message>
        <source>{place}: write {{&quot;same&quot;: [&quot;...&quot;, &quot;...&quot;]}}.</source>
        <translation>{place}: Schreiben Sie {{&quot;same&quot;: [&quot;...&quot;, &quot;...&quot;]}}.</translation>
    </message>
    <message>
        <source>{text} is no part: write which of how many, such as 1/3, 2/3 or 3/3.</source>
        <translation>{text} ist kein Teil: Schreiben Sie, der wievielte von wie vielen, etwa 1/3, 2/3 oder 3/3.</translation>
    </message>
    <message>
        <source>The store for previews at {address} does not answer ({why}). What changed here is told to other machines once it does.</source>
        <translation>Der Speicher für Vorschaubilder unter {address} antwortet nicht ({why}). Was sich hier geändert hat, erfahren andere Rechner, sobald er es tut.</translation>
    </message>
    <message>
        <source>{name} is too large to be brought here.</source>
        <translation>{name} ist zu groß, um hierher geholt zu werden.</translation>
    </message>
    <message>
        <source>{name} cannot be kept here: {reason}.</source>
        <translation>{name} kann hier nicht behalten werden: {reason}.</translation>
    </message>
    <message>
        <source>The library has no {name} any more.</source>
        <translation>Die Bibliothek hat {name} nicht mehr.</translation>
    </message>
    <message>
        <source>{address} has ended.</source>
        <translation>{address} hat sich beendet.</translation>
    </message>
    <message>
        <source>It is asked again by itself.</source>
        <translation>Es wird von selbst noch einmal gefragt.</translation>
    </message>
    <message>
        <source>The library is served at {address}: that is done on the computer that it lies on.</source>
        <translation>Die Bibliothek wird von {address} bereitgestellt: Das geht nur auf dem Rechner, auf dem sie liegt.</translation>
    </message>
    <message>
        <source>The text in pictures has been read.</source>
        <translation>Der Text in Bildern ist gelesen.</translation>
    </message>
    <message>
        <source>What is said has been written down.</source>
        <translation>Gesprochenes ist mitgeschrieben.</translation>
    </message>
    <message>
        <source>The text in pictures has been read, and what is said written down.</source>
        <translation>Der Text in Bildern ist gelesen und Gesprochenes mitgeschrieben.</translation>
    </message>
    <message>
        <source>All that was left to read has been read.</source>
        <translation>Alles, was noch zu lesen war, ist gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>Looking for duplicates is done: {n} groups.</source>
        <comment>Looking for duplicates is done: {n} group.</comment>
        <translation>
            <numerusform>Die Suche nach Duplikaten ist fertig: {n}&#xa0;Gruppe.</numerusform>
            <numerusform>Die Suche nach Duplikaten ist fertig: {n}&#xa0;Gruppen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The files have been put in groups.</source>
        <translation>Die Dateien sind gruppiert.</translation>
    </message>
    <message numerus="yes">
        <source>The map of {n} files is made.</source>
        <comment>The map of {n} file is made.</comment>
        <translation>
            <numerusform>Die Karte von {n}&#xa0;Datei ist erstellt.</numerusform>
            <numerusform>Die Karte von {n}&#xa0;Dateien ist erstellt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The check of the searches is done.</source>
        <translation>Die Prüfung der Suchen ist fertig.</translation>
    </message>
    <message>
        <source>No key of the whole desktop opens the quick search now.</source>
        <translation>Keine Taste des ganzen Desktops öffnet nun die Schnellsuche.</translation>
    </message>
    <message>
        <source>From now on {key} opens the quick search, wherever you are.</source>
        <translation>Ab jetzt öffnet {key} überall die Schnellsuche.</translation>
    </message>
    <message>
        <source>From now on the key that you chose opens the quick search.</source>
        <translation>Ab jetzt öffnet die gewählte Taste die Schnellsuche.</translation>
    </message>
    <message>
        <source>The desktop gave no key. You can make one in its keyboard settings, for the command triptych-gui --quick-search</source>
        <translation>Der Desktop hat keine Taste vergeben. In seinen Tastatureinstellungen können Sie eine anlegen, für den Befehl triptych-gui --quick-search</translation>
    </message>
    <message>
        <source>Text in the picture</source>
        <translation>Text im Bild</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>Gesprochenes</translation>
    </message>
    <message>
        <source>Show</source>
        <comment>folders</comment>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>{folder} is not there now, so this file cannot be opened. Connect its drive, or see whether it was moved.</source>
        <translation>{folder} ist gerade nicht da, daher lässt sich diese Datei nicht öffnen. Schließen Sie das Laufwerk an oder sehen Sie nach, ob der Ordner verschoben wurde.</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>Der Vorgang ist nicht erlaubt</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Verzeichnis nicht gefunden</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>Die Datei existiert bereits</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>Ist ein Verzeichnis</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>Ist kein Verzeichnis</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>Das Verzeichnis ist nicht leer</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>Der Dateiname ist zu lang</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>Ungültiges Argument</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>Zu viele symbolische Verweise hintereinander</translation>
    </message>
    <message>
        <source>Invalid cross-device link</source>
        <translation>Ungültiger Verweis auf ein anderes Gerät</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>Auf dem Gerät ist kein Platz mehr</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>Der zugeteilte Speicherplatz ist verbraucht</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>Die Datei ist zu groß</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Das Dateisystem ist nur lesbar</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein- oder Ausgabefehler</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>Kein solches Gerät</translation>
    </message>
    <message>
        <source>No such device or address</source>
        <translation>Kein solches Gerät oder keine solche Adresse</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>Das Gerät oder Betriebsmittel ist belegt</translation>
    </message>
    <message>
        <source>Text file busy</source>
        <translation>Die Programmdatei wird gerade ausgeführt</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>Zu viele geöffnete Dateien</translation>
    </message>
    <message>
        <source>Too many open files in system</source>
        <translation>Im System sind zu viele Dateien geöffnet</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>Es ist kein Speicher mehr frei</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>Die Datei ist auf dem Server nicht mehr da</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>Die Verbindung kam nicht rechtzeitig zustande</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>Die Verbindung wurde abgelehnt</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>Die Gegenseite hat die Verbindung beendet</translation>
    </message>
    <message>
        <source>Transport endpoint is not connected</source>
        <translation>Die Gegenstelle ist nicht verbunden</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>Das Netzwerk ist nicht erreichbar</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>Kein Weg zum Rechner</translation>
    </message>
    <message>
        <source>Host is down</source>
        <translation>Der Rechner ist nicht in Betrieb</translation>
    </message>
    <message>
        <source>Address already in use</source>
        <translation>Die Adresse wird bereits verwendet</translation>
    </message>
    <message>
        <source>Cannot assign requested address</source>
        <translation>Die Adresse kann nicht vergeben werden</translation>
    </message>
    <message>
        <source>{why} ({path})</source>
        <translation>{why} ({path})</translation>
    </message>
</context>
</TS>
