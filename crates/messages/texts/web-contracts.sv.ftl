# Sentences of the pages: contracts.

## Listan
web-contracts-lead = Ladda upp ett avtal och se vilka säkerhetsklausuler som finns i det, var de står och vad som behöver tas upp.
web-contracts-secret-title = Pröva sekretess
web-contracts-secret = En lista över svaga avtal kan vara till hjälp vid ett angrepp. Pröva sekretess (OSL 18 kap. 8 och 13 §§) innan något härifrån lämnas ut.
web-contracts-filter = Begränsa listan
web-contracts-search = Sök i nummer, avtal och leverantör
web-contracts-state = Läge
web-contracts-open = Aktuella
web-contracts-archived = Arkiverade
web-contracts-show = Visa
web-contracts-all = Visa alla aktuella
web-contracts-found = Bedömningar
web-contracts-urgent = Att ta upp nu
web-contracts-confirmed = Beslut av person
web-contracts-reading = Bedömningar som ingen person har bekräftat är programmets läsning och kan vara fel.
web-contracts-nothing = Inget avtal stämmer med sökningen.
web-contracts-none = Inga avtal än
web-contracts-none-text = Här visas de avtal som har laddats upp.
web-contract-title = Avtal
web-contract-counterpart = Leverantör
web-contract-count-enforceable = { $count ->
    [one] 1 tydlig
   *[other] { $count } tydliga
 }
web-contract-count-partly = { $count ->
    [one] 1 ofullständig
   *[other] { $count } ofullständiga
 }
web-contract-count-declaratory = { $count ->
    [one] 1 avsiktsförklaring
   *[other] { $count } avsiktsförklaringar
 }
web-contract-count-by-reference = { $count ->
    [one] 1 hänvisad
   *[other] { $count } hänvisade
 }
web-contract-count-missing = { $count ->
    [one] 1 saknas
   *[other] { $count } saknas
 }
web-contract-count-not-found = { $count ->
    [one] 1 ej funnen
   *[other] { $count } ej funna
 }

## Ladda upp
web-contract-new = Ladda upp ett avtal
web-contract-new-lead = Ta med alla filer som hör till avtalet, även bilagor. Filerna läses av tjänsten själv och skickas inte vidare.
web-contract-new-warning = Ladda inte upp avtal som rör säkerhetskänslig verksamhet. De hör inte hemma här.
web-contract-case = Ärende
web-contract-case-hint = Väljer du ett ärende prövas avtalet mot det ärendets klassning och krav.
web-contract-no-case = Inget ärende
web-contract-case-unknown = Ärendet finns inte. Välj ett i listan.
web-contract-whole = Filerna är hela avtalet
web-contract-whole-hint = Kryssa bara i om inget fattas. Då sägs det som inte hittas saknas; annars sägs det vara ej funnet.
web-contract-files = Avtalets filer
web-contract-files-hint = DOCX, PDF, ODT, HTML, Markdown eller ren text. Högst { $files } filer, högst { $most } MB var.
web-contract-files-again = Välj filerna en gång till: webbläsaren behåller dem inte.
web-contract-upload = Ladda upp och granska
web-contract-cancel = Avbryt
web-contract-title-missing = Skriv vad avtalet kallas, med högst 200 tecken.
web-contract-counterpart-missing = Skriv leverantörens namn, med högst 200 tecken.
web-contract-files-missing = Välj minst en fil.
web-contract-files-many = Välj högst { $most } filer. Slå ihop några av dem eller ta bort det som inte är avtalstext.
web-contract-file-large = { $file } är större än { $most } MB. Spara den som DOCX eller med mindre bilder, eller dela upp den.
web-contract-files-large = Filerna är tillsammans större än { $most } MB. Ta bort det som inte är avtalstext.
web-done-contract-added = Avtalet är läst och granskat.
web-done-contract-checked = Avtalet är granskat igen. Beslut av personer gäller fortfarande.
web-done-contract-archived = Avtalet är arkiverat.
web-done-contract-reopened = Avtalet är aktuellt igen.
web-done-verdict = Beslutet är sparat och gäller före programmets bedömning.
web-done-verdict-undone = Beslutet är tillbakataget. Programmets bedömning gäller igen.

## Ett avtal
web-contract-caption = Avtal { $number }, { $counterpart }
web-contract-is-archived = Avtalet är arkiverat
web-contract-archived-means = Inget kan ändras förrän det öppnas igen.
web-contract-archived = Avtalet är arkiverat. Öppna det igen först.
web-contract-outdated = Kravkatalogen har ändrats
web-contract-outdated-means = Avtalet är granskat med en annan version av katalogen än den som gäller nu. Granska det igen för att se vad som gäller i dag.
web-contract-confirmed = { $confirmed ->
    [0] Ingen person har bekräftat bedömningarna. De är programmets läsning och kan vara fel.
    [one] En av bedömningarna är beslutad av en person. De andra är programmets läsning och kan vara fel.
   *[other] { $confirmed } av bedömningarna är beslutade av en person. De andra är programmets läsning och kan vara fel.
 }
web-contract-sorts = Bedömningarna sorterar vad som kan tas upp med leverantören. De säger inte att avtalet är ogiltigt eller att någon har gjort fel.
web-contract-words = Vad orden betyder
web-contract-means-enforceable = Texten binder leverantören eller ger er en rätt, och allt som klausulkravet behöver finns med.
web-contract-means-partly = Texten binder, men något som behövs för att följa upp den är inte med.
web-contract-means-declaratory = Texten beskriver eller siktar mot något utan att lägga en tydlig skyldighet på leverantören.
web-contract-means-by-reference = Frågan lämnas till ett annat dokument som inte är läst.
web-contract-means-missing = Inget i avtalet handlar om det, och filerna är hela avtalet.
web-contract-means-not-found = Inget i det som är läst handlar om det. Det kan stå någon annanstans.
web-contract-flags = Att ta upp, det viktigaste först
web-contract-flag-missing = Klausul som inte finns
web-contract-flag-weak = Klausul som inte binder
web-contract-flag-incomplete = Ofullständig klausul
web-contract-flag-not-held = Dokument som inte är läst
web-contract-flag-hollow = Villkor som gör andra villkor svagare
web-contract-flag-old-law = Gammal eller fel hänvisning till lag
web-contract-flag-placeholder = Plats som ingen har fyllt i
web-contract-nothing-on = { $complete ->
    [yes] Inget i avtalet handlar om:
   *[no] Inget i det som är läst handlar om:
 }
web-contract-severity-high = ta upp nu
web-contract-severity-medium = vid nästa ändring
web-contract-severity-low = vid förnyelsen
web-contract-severity-none = inget att göra
web-contract-group-high = Ta upp nu
web-contract-group-medium = Ta upp vid nästa ändring
web-contract-group-low = Ta upp när avtalet förnyas
web-contract-group-none = Inget att ta upp
web-contract-by-person = beslutad av person
web-contract-obligations = Alla klausulkrav
web-contract-confidence = läst med { $percent } % säkerhet
web-contract-decided = Beslutad av { $by },
web-contract-reason = Skäl:
web-contract-missing = Inte med
web-contract-improve = Skulle göra den bättre
web-contract-may-be-in = Kan stå i
web-contract-clauses = Står i
web-contract-see = Visa { $place }
web-contract-place-text = platsen i texten
web-contract-what = Vad avtalet bör säga
web-contract-certainty-high = säker
web-contract-certainty-secondary = andrahand
web-contract-certainty-knowledge = overifierad
web-contract-decide = Bekräfta eller ändra bedömningen
web-contract-change = Ändra beslutet
web-contract-form-verdict = Bedömning som ska gälla
web-contract-form-missing = Vad som inte är med
web-contract-form-missing-hint = Bara där bedömningen är ofullständig.
web-contract-form-reason = Skäl
web-contract-form-reason-hint = Behövs när du ändrar programmets bedömning.
web-contract-save = Spara beslutet
web-contract-confirm = Bekräfta ”{ $verdict }”
web-contract-undo = Ta tillbaka beslutet
web-contract-verdict-wrong = Välj en bedömning i listan.
web-contract-elements-missing = Ange vad som inte är med, när bedömningen är ofullständig.
web-contract-reason-missing = Skriv varför du ändrar programmets bedömning.
web-contract-confirmed-before = Bedömningen bekräftades före en senare granskning som läser avtalet på annat sätt.
web-contract-coverage = Kraven i ärendet
web-contract-coverage-means = För varje krav i ärendet visas den bästa av de klausuler som bär upp det.
web-contract-requirement = Krav
web-contract-best = Bästa klausul
web-contract-annex-only = Krav som bara står i kravbilagan

## Dokument och filer
web-contract-papers = Ladda ned
web-contract-paper-report-docx = Rapport (Word)
web-contract-paper-report-pdf = Rapport (PDF)
web-contract-paper-report-html = Rapport (HTML)
web-contract-paper-memo-docx = Intern promemoria om ändringar (Word)
web-contract-paper-supplement-docx = Tilläggsavtal (Word)
web-contract-paper-supplement-draft-docx = Utkast till tilläggsavtal (Word)
web-contract-supplement-means = Tilläggsavtalet tar bara med det som en person har beslutat. Utkastet tar med allt. Tillägg till ett upphandlat avtal är en ändring enligt LOU 17 kap.; läs promemorian först.
web-contract-nothing-confirmed = Tilläggsavtalet är inte gjort: ingen person har bekräftat någon bedömning som ger en klausul. Bekräfta bedömningarna först, eller ladda ned utkastet.
web-contract-check-again = Katalogen, ärendet eller programmet har ändrats sedan avtalet granskades. Granska avtalet igen, så att dokumentet säger samma sak som sidan.
web-contract-file-name = avtal
web-contract-read = Läs { $file }
web-contract-original = Ladda ned filen
web-contract-about = Om granskningen
web-contract-is-whole = Filerna är hela avtalet.
web-contract-not-whole = Filerna är kanske inte hela avtalet.
web-contract-checked-with = Granskat med kravkatalogen, version { $version }.
web-contract-updated = Senast ändrat
web-contract-check = Granska igen
web-contract-archive = Arkivera
web-contract-reopen = Öppna igen

## Texten
web-contract-text = Avtalets text
web-contract-text-lead = Orden som avgjorde bedömningarna är markerade. Under varje klausul står vilka klausulkrav den gäller.
web-contract-text-back = Till granskningen
web-contract-legend = Vad markeringarna betyder
web-contract-page = Sidan { $page }
web-contract-no-text = Ingen text har lästs i filen.
web-contract-mark-subject = handlar om
web-contract-mark-binding = bindande
web-contract-mark-right = rätt för beställaren
web-contract-mark-soft = mjukt
web-contract-mark-descriptive = beskriver
web-contract-mark-release = befriar
web-contract-mark-against = gäller beställaren
web-contract-mark-vague = vagt
web-contract-mark-reference = hänvisning
web-contract-mark-emptying = gör svagare
web-contract-mark-element = del
