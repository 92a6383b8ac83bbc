# Programmets egna meningar på svenska. Varje nyckel finns också i en.ftl, med samma värden.

severity-error = fel
severity-warning = varning
severity-notice = att titta på

## Filer
file-missing = Filen finns inte. Kontrollera sökvägen.
folder-missing = Mappen finns inte. Kontrollera sökvägen.
file-unreadable = Filen går inte att läsa: { $detail }
file-not-text = Filen är inte text i UTF-8. Spara den som UTF-8 och försök igen.
file-exists = Filen finns redan och behålls. Lägg till --force för att ersätta den, eller välj en annan mapp med --out.
file-not-written = Filen gick inte att skriva: { $detail }. Inget har sparats.
folder-not-made = Mappen gick inte att skapa: { $detail }
file-too-large = Filen är större än { $limit } MB och läses inte.
contract-too-long = Avtalets text är längre än { $limit } miljoner tecken och granskas inte. Granska en del i taget, eller ta bort filer som inte är avtalstext.
case-missing = Ange en ärendefil med --case, eller klassning, leveransform, titel och köpare på kommandoraden.
case-and-options = --case går inte att förena med { $option }. Ändra i ärendefilen i stället.
bad-class = Klassningen ”{ $found }” går inte att läsa. Skriv till exempel K3R2T3, med en siffra 0–4 för var och en.
bad-date = Datumet ”{ $found }” går inte att läsa. Skriv till exempel 2026-11-22.
option-missing = { $option } saknas.
unknown-profile = Det finns ingen profil som heter ”{ $found }”.{ $nearest ->
    [empty] {""}
   *[other] {" "}Menade du ”{ $nearest }”?
 } Profilerna är: { $known }.
unknown-format = Formatet ”{ $found }” är okänt. Formaten är docx, pdf, xlsx, html och json.
unknown-requirement = Det finns inget krav med id ”{ $found }”.{ $nearest ->
    [empty] {""}
   *[other] {" "}Menade du ”{ $nearest }”?
 }
unknown-area = Det finns inget område med kod ”{ $found }”. Områdena är: { $known }.

## TOML
not-toml = Raden går inte att läsa som TOML ({ $detail }). Rätta den; resten av filen har lästs ändå.
unknown-key = Nyckeln ”{ $key }” är okänd.{ $nearest ->
    [empty] {""}
   *[other] {" "}Menade du ”{ $nearest }”?
 }
missing-key = Nyckeln ”{ $key }” saknas.
empty-text = ”{ $key }” är tom. Skriv något eller ta bort raden.
empty-list = ”{ $key }” är en tom lista. Ange minst ett ord.
wrong-kind = ”{ $key }” ska vara { $expected ->
    [text] text inom citattecken
    [whole] ett heltal
    [whole-or-date] ett heltal eller ett datum
    [flag] true eller false
    [date] ett datum, till exempel 2026-11-22
    [list] en lista, till exempel ["saas"]
    [localised] en text per språk (sv och en)
    [by-level] värden för nivå 0–3, till exempel {"{"} 1 = 30, 2 = 14 {"}"}
    [tables] en eller flera tabeller med dubbla hakparenteser
   *[table] en tabell, till exempel {"{"} confidentiality = 2 {"}"}
 } men är { $found ->
    [text] text
    [whole] ett heltal
    [decimal] ett decimaltal
    [flag] true eller false
    [date] ett datum
    [list] en lista
   *[table] en tabell
 }.
out-of-range = ”{ $key }” är { $found } men ska ligga mellan { $min } och { $max }.
unknown-word = { $list ->
    [aspect] Aspekten
    [area] Området
    [delivery] Leveransformen
    [circumstance] Omständigheten
    [flow-down] Ordet för underleverantörer
   *[fixed] Ordet
 } ”{ $word }” finns inte{ $key ->
    [empty] {""}
   *[other] {" "}för ”{ $key }”
 }.{ $nearest ->
    [empty] {""}
   *[other] {" "}Menade du ”{ $nearest }”?
 } Kända ord: { $known }.
missing-language = ”{ $key }” saknar text på språket { $language }, eller så är den tom.
missing-aspect = Klassningen saknar ”{ $word }”. Konfidentialitet, riktighet och tillgänglighet behövs alla tre.

## Katalogen
no-catalog-file = Mappen saknar filen catalog.toml och är ingen kravkatalog.
undefined-aspect = Aspekten ”{ $word }” är inte definierad.
id-outside-area = Kravet ”{ $id }” hör inte till området { $area }. Ett id är områdets kod, bindestreck och två siffror.
scored-without-weight = Ett bör-krav behöver en vikt (weight) från 1 till 10.
parameter-kind = Värdena i parametern ”{ $name }” är inte av det slag som den anger. Datum kräver kind = "date".
rule-one-change = En regel ska ha just ett av value, at_most och at_least.
duplicate-id = Id ”{ $id }” finns redan ({ $first }). Ett id används bara en gång.
duplicate-parameter = Parametern ”{ $name }” finns redan i { $other }. Namnen ska vara unika i hela katalogen.
no-evidence = Ska-kravet { $id } saknar bevis. Det går då inte att kontrollera (LOU 4 kap. 10 §).
no-placement = Kravet { $id } saknar placering.
follow-up-interval = Bevis i { $id }: interval_months ska anges för skedet follow-up och bara där.
unknown-id = { $kind ->
    [requirement] Kravet
    [obligation] Klausulkravet
    [concept] Begreppet
    [clause] Klausulen
   *[framework] Ramverket
 } ”{ $id }” finns inte i katalogen.{ $nearest ->
    [empty] {""}
   *[other] {" "}Menade du ”{ $nearest }”?
 }
supersedes-in-circle = { $id } och { $other } ersätter varandra i en cirkel.
parameter-unused = Parametern ”{ $name }” används inte i någon text.
parameters-differ = Parametern ”{ $name }” finns bara i den ena språkversionen av texten.
unknown-parameter = Texten använder parametern ”{ $name }” som inte finns.{ $nearest ->
    [empty] {""}
   *[other] {" "}Menade du ”{ $nearest }”?
 }
parameter-loosens = Parametern ”{ $name }” blir svagare när nivån stiger. Kontrollera values och stricter.
parameter-outside = Parametern ”{ $name }” har ett värde utanför min och max.
parameter-without-unit = Parametern ”{ $name }” saknar enhet (unit).
unknown-point = Punkten ”{ $point }” finns inte i ramverket { $framework }.{ $nearest ->
    [empty] {""}
   *[other] {" "}Menade du ”{ $nearest }”?
 }
no-clause = Ska-kravet { $id } är ett kontraktsvillkor, men ingen klausul bär det.
no-template = Mallfilen saknas.
missing-label = Ordlistan saknar ”{ $key }”.
template-unknown = Mallen ber om ”{ $name }”, som inte finns i det här dokumentet. Namnen står i docs/catalog-format.md.
template-fault = Mallen går inte att använda: { $detail }

## Katalogens versioner och organisationens anpassning
became-word = { $became ->
    [same] oförändrat
    [reworded] omformulerat
    [stricter] skärpt
    [looser] mildrat
    [split] delat
    [merged] sammanslaget
    [withdrawn] borttaget
   *[new] nytt
 }
bad-version = ”{ $key }” är ”{ $found }”. En version skrivs som 1.2.0.
lineage-file-name = Filen heter ”{ $found }” men gäller version { $version }. Döp den till { $version }.toml.
lineage-into = { $id } är angivet som { became-word }. split kräver minst två id i into, merged just ett annat id, och övriga slag inget.
lineage-backwards = Version { $version } kan inte följa på { $since }. since ska vara en tidigare version.
lineage-gap = Version { $version } säger sig följa på { $since }, men filen före gäller { $last }. Skriv since = "{ $last }" eller lägg till filen som fattas.
lineage-ahead = Filen gäller version { $last }, men katalogen är bara { $version }. Höj version i catalog.toml eller ta bort filen.
lineage-behind = Katalogen är { $version }, men den senaste filen i lineage gäller { $last }. Lägg till lineage/{ $version }.toml.
lineage-still-there = { $id } är angivet som { became-word } i { $version } men finns kvar. Ett id återanvänds aldrig. Ta bort det ur katalogen eller raden härifrån.
lineage-unknown-id = Id ”{ $id }” finns inte i katalogen i version { $version }.{ $nearest ->
    [empty] {""}
   *[other] {" "}Menade du ”{ $nearest }”?
 }
lineage-reused = { $id } nämns i { $version }, men en senare fil kallar det nytt. Ett id återanvänds aldrig. Ge det nya ett eget id.
diff-other-catalog = Katalogerna är olika: { $before } och { $after }. Jämförelsen bygger bara på lika id.
diff-backwards = Den första katalogen ({ $before }) är nyare än den andra ({ $after }). Filerna i lineage används då inte.
revision-lowered = { $id } har fått lägre revision: { $before } blev { $after }. En revision höjs bara.
revision-not-raised = { $id } har ändrats ({ $parts }) men har kvar revision { $revision }. Höj revision, så att den som har det gamla kravet ser skillnaden.
lineage-unlisted = { $id } är { became-word } men nämns inte i lineage. Lägg till en rad med skälet.
lineage-says-otherwise = Lineage säger att { $id } är { became-word }, men ändringarna ({ $parts }) pekar åt ett annat håll: { $effect ->
    [stricter] skärpt
    [looser] mildrat
    [both] både skärpt och mildrat
   *[neither] ändrat
 }. Rätta den ena av dem.
no-overlay-file = Mappen saknar filen overlay.toml och är ingen anpassning av katalogen.
overlay-base-text = { $id ->
    [empty] Katalogens krav kan inte få ”{ $key }” ändrat
   *[other] { $id } är katalogens krav och kan inte skrivas om
 } här. Dra tillbaka kravet med [[withdraw]] och skriv ett eget med ert eget id.
overlay-prefix = Förledet ”{ $prefix }” ska vara två till sex stora bokstäver, till exempel SBK.
overlay-prefix-taken = Förledet ”{ $prefix }” används redan av katalogen. Välj ett eget.
overlay-other-catalog = Anpassningen av { $organisation } är gjord för katalogen { $made-for }, inte { $found }.
overlay-other-version = Anpassningen av { $organisation } är gjord för katalogen från version { $from }{ $below ->
    [empty] {""}
   *[other] {" "}och före { $below }
 }, men katalogen är { $found }. Gå igenom den och ändra made_for.
overlay-area-taken = Området { $area } finns redan i katalogen. Ta bort det här eller välj en annan kod.
overlay-clause-id = Klausulen ”{ $id }” ska heta KL-{ $prefix }- och två eller tre siffror.
overlay-id-taken = Id ”{ $id }” finns redan i katalogen. Välj ett eget.
overlay-id = Kravet ”{ $id }” ska heta { $prefix }-NN, { $prefix }-{ $area }-NN eller något annat efter { $prefix }- med bara stora bokstäver, siffror och bindestreck, och minst en siffra.
overlay-not-here = Filen hör inte hemma i en anpassning. Den kan ha overlay.toml, classification.toml, templates och mapparna { $known }.
overlay-twice = { $id } finns två gånger, eller både ändras och dras tillbaka. Behåll bara det ena.
overlay-empty-change = Ändringen av { $id } har varken how eller parameter. Skriv vad som gäller eller ta bort den.
overlay-own-changed = { $id } är ert eget krav. Ändra det där det står.
overlay-reason = { $name } i { $id } blir svagare än i katalogen. Skriv varför i reason.
overlay-outside = { $name } är { $found } men får vara { $min } till { $max }. Katalogens gränser gäller också för er.
overlay-clean = Anpassning av { $organisation } ({ $id } { $version }): { $own } egna krav, { $changed } krav med egen vägledning eller egna värden, { $withdrawn } tillbakadragna.
show-how = Så gör { $organisation }
show-layer-own = Eget krav från { $organisation }
show-layer-changed = Värden ändrade av { $organisation }
show-withdrawn = { $organisation } använder inte kravet

## Den vägledda klassningen
guide-security-first = Frågan om Sveriges säkerhet (about = "security") ska finnas en gång och stå först.
guide-security-answers = Frågan { $question } om Sveriges säkerhet ska ha ett svar med national_security = "no" och ett med "yes", och bara ett svar får väljas (inte several).
guide-security-elsewhere = Svaret ”{ $id }” på fråga { $question } har national_security. Det hör bara hemma i frågan om Sveriges säkerhet.
guide-security-kept = Fråga { $question }: frågan om Sveriges säkerhet är katalogens. En anpassning kan inte ersätta den eller lägga till en egen.
guide-answers = Fråga { $question } har { $count } svar. Den ska ha två till fem, utöver ”vet inte” som alla frågor har.
guide-unknown-taken = Svaret ”{ $id }” på fråga { $question } har det id som ”vet inte” har i alla frågor. Ta bort svaret eller ge det ett annat id.
guide-answer-twice = Svaret ”{ $id }” finns två gånger i fråga { $question }. Ge det ena ett annat id.
guide-level-unreached = Inget svar på frågorna om { $aspect } ger nivå { $level }. Varje aspekt behöver svar på nivå 0, 1, 2 och 3. Lägg till ett svar med levels = {"{"} { $aspect } = { $level } {"}"}.
guide-own-id = Fråga { $question } finns inte i katalogen. En egen fråga har ett id som börjar med { $prefix }- så att den inte förväxlas med katalogens.
guide-unknown-question = Frågan ”{ $id }” finns inte i den vägledda klassningen.{ $nearest ->
    [empty] {""}
   *[other] {" "}Menade du ”{ $nearest }”?
 }
guide-unknown-answer = Svaret ”{ $id }” finns inte på fråga { $question }.{ $nearest ->
    [empty] {""}
   *[other] {" "}Menade du ”{ $nearest }”?
 }
guide-one-answer = Fråga { $question } har fått flera svar. Välj ett. Där flera svar får väljas går ”vet inte” inte att förena med andra svar.

## Beslut i ett ärende
leave-out-not-selected = { $id } väljs bort men är inte med ändå. Beslutet behövs inte.
parameter-not-selected = Ett värde i { $id } ändras, men kravet är inte med.
change-not-selected = { $id } ändras, men kravet är inte med.
added-already-in = { $id } läggs till men är redan med.
unknown-parameter-of = { $id } har ingen parameter som heter ”{ $name }”.{ $nearest ->
    [empty] {""}
   *[other] {" "}Menade du ”{ $nearest }”?
 }{ $known ->
    [empty] {" "}Kravet har inga parametrar.
   *[other] {" "}Kravets parametrar: { $known }.
 }
parameter-out-of-bounds = { $name } i { $id } är { $found } men får vara { $min } till { $max } { $unit ->
    [minutes] minuter
    [hours] timmar
    [days] dagar
    [months] månader
    [years] år
    [percent] procent
   *[count] {""}
 }.
no-reason = Beslutet om { $id } saknar skäl. Skriv varför, så att det går att förklara senare.
decided-twice = Samma beslut finns två gånger ({ $what }); det första står på rad { $first }. Ta bort det ena.
reason-needed = { $id } kan inte { $what ->
    [leave-out] väljas bort
    [loosen] mildras
   *[to-scored] göras till bör-krav
 } utan skriftligt skäl (reason), eftersom { $why ->
    [law] en lag står bakom kravet
   *[level] nivå 3 har fört in kravet
 }.
approval-needed = { $id } kan inte { $what ->
    [leave-out] väljas bort
    [loosen] mildras
   *[to-scored] göras till bör-krav
 } utan informationsägarens godkännande (approved_by), eftersom { $why ->
    [law] en lag står bakom kravet
   *[level] nivå 3 har fört in kravet
 }.
own-id-in-catalog = Det egna kravet ”{ $id }” använder områdeskoden { $area }, som är katalogens. Välj ett eget prefix.
own-missing = Det egna kravet ”{ $id }” saknar ”{ $key }”.
own-no-evidence = Det egna kravet ”{ $id }” saknar ”{ $key }”. Utan bevis går ett ska-krav inte att kontrollera (LOU 4 kap. 10 §).
own-not-binding = Det egna kravet ”{ $id }” är ett ska-krav, men texten innehåller inte ordet ”{ $word }”.
no-scored-text = { $id } går inte att göra till bör-krav: katalogen har ingen sådan lydelse.
weight-needed = Bör-kravet { $id } behöver en vikt (weight) från 1 till 10.
weight-on-mandatory = { $id } är ett ska-krav och kan inte ha någon vikt.
placement-not-allowed = { $id } kan inte placeras som { $placement }. Möjliga placeringar: { $known }.
award-needs-scored = { $id } är ett ska-krav och kan inte vara tilldelningskriterium ({ $placement }). Gör det till bör-krav med strength = "scored". Placeringar som ska-krav: { $known }.
add-what = Ange vilket krav som läggs till: ”requirement” för ett av katalogens, ”id” för ett eget.
add-both = Ange antingen ”requirement” eller ”id”, inte båda.
no-reference = Ärendet saknar diarienummer (reference). Filerna får namn efter titeln.
no-date = Ärendet saknar datum (date), så inget datum skrivs ut.
security-unknown = Ingen har svarat på om säkerhetskänslig verksamhet kan beröras (national_security). Svara innan bilagan används.
no-requirements = Inget krav är med i bilagan.

## Tidigare version
previous-other-annex = Den tidigare versionen heter { $before } och den nya { $after }. Kontrollera att det är samma upphandling.
previous-kept-gone = Texten i { $ids } var behållen i förra versionen men följer nu katalogen. En ärendefil vet inget om behållna texter; använd annex migrate om de ska vara kvar.
previous-no-change = Inget har ändrats sedan den tidigare versionen.
previous-digest = Den tidigare versionens kontrollsumma stämmer inte med dess innehåll. Filen har ändrats efter att den gjordes.
annex-not-json = Filen är inte JSON: { $detail }
annex-other-schema = Filen är ingen kravbilaga i formatet kravkedja.annex/1{ $found ->
    [empty] {""}
   *[other] {" "}(den anger ”{ $found }”)
 }.
annex-malformed = Filen anger formatet kravkedja.annex/1 men något i den är fel: { $detail }

## Dokument
render-slot-unfilled = Platsen ”{ $slot }” i mallen har inget innehåll för det här dokumentet. Ta bort den ur mallen.
render-table-row = Rad { $row } i tabellen ”{ $table }” har { $cells } celler men tabellen har { $columns } kolumner.
render-table-without-columns = Tabellen ”{ $table }” har inga kolumner.
render-anchor-repeated = Två rubriker har samma länknamn: { $anchor }.
render-anchor-invalid = Länknamnet ”{ $anchor }” är tomt eller har andra tecken än bokstäver a–z, siffror och bindestreck.
render-template-not-word = Wordmallen går inte att läsa som en Wordfil ({ $cause }). Utgå från den som kravkedja catalog word-template skriver.
render-template-macros = Wordmallen innehåller makron ({ $part }). Spara den som .docx utan makron.
render-template-too-large = Wordmallen packar upp till mer än { $limit } byte.
render-template-part = Delen { $part } i Wordmallen går inte att använda: { $cause }
render-template-styles = Wordmallen saknar de här formatmallarna: { $styles }. Utgå från den som kravkedja catalog word-template skriver.
render-typesetting = Texten gick inte att sätta som PDF: { $cause }
render-sheet-name = Fliknamnet ”{ $name }” får inte användas i en arbetsbok.
render-no-sheet = Arbetsboken har ingen synlig flik.
render-text-too-long = Fliken { $sheet } har en text som är längre än { $limit } tecken: ”{ $text }”. Korta den.
render-choice-missing = Fliken { $sheet }, kolumn { $column }: cellens svarslista finns inte.
render-workbook = Arbetsboken gick inte att göra: { $cause }
render-packing = Filen gick inte att packa: { $cause }

## Inläsning av arbetsböcker
not-a-workbook = Filen är ingen arbetsbok i formatet XLSX. Spara den som Excel-arbetsbok (.xlsx).
workbook-hostile = Filen läses inte: den packar upp till orimligt mycket eller är trasig ({ $detail }).
workbook-stopped = Läsningen avbröts eftersom filen krävde för mycket minne eller tid.
workbook-encrypted = Filen är skyddad med lösenord. Spara den utan lösenord och försök igen.

## Utbyte med andra program
unknown-exchange-format = Formatet ”{ $found }” är okänt. Formaten är: { $known }.
import-format-unknown = Filen har inget format som kan läsas in. Format: OSCAL (JSON), CISO Assistant-bibliotek (YAML), arbetsbok (XLSX, ODS) och text med skiljetecken (CSV).
import-prefix = ”{ $found }” kan inte vara ett prefix. Använd två till sex versaler A-Z.
import-dry = { $count ->
    [0] Ingenting har skrivits.
    [one] Ingenting har skrivits. Med --out KATALOG skrivs 1 fil.
   *[other] Ingenting har skrivits. Med --out KATALOG skrivs { $count } filer.
 }
import-written = { $count ->
    [one] Skrev 1 fil till { $folder }. Kraven i den är utkast där en kommentar säger vad som ska läggas till.
   *[other] Skrev { $count } filer till { $folder }. Kraven i dem är utkast där en kommentar säger vad som ska läggas till.
 }
import-count = { $thing }: { $found } funna, { $kept } behållna, { $merged } del av något annat, { $reported } inte med
import-reason = { $count } inte med, först { $id }: { $why }
export-case-missing = Formatet gäller ett ärende. Ange ett med --case, eller en kravbilaga med --annex.
export-written = Skrev { $file }.
outcome-kept = behållen
outcome-merged = del av
outcome-reported = inte med
thing-metadata = Metadata
thing-group = Grupper
thing-control = Åtgärder
thing-statement = Kravtexter
thing-guidance = Vägledning
thing-assessment = Bedömning
thing-part = Andra delar
thing-parameter = Parametrar
thing-property = Egenskaper
thing-link = Länkar
thing-resource = Källor
thing-framework = Ramverk
thing-level = Nivåer
thing-question = Frågor
thing-row = Rader
thing-column = Kolumner
thing-sheet = Blad
thing-change = Ändringar
oscal-not = Filen är JSON men inte OSCAL: den innehåller varken katalog eller profil.
oscal-other-model = Filen är OSCAL av modellen ”{ $found }”. Bara kataloger och profiler kan läsas.
oscal-too-many-controls = Filen innehåller fler än { $limit } grupper och åtgärder och läses inte.
oscal-too-many-values = Filen innehåller fler än { $limit } värden och läses inte.
oscal-version-unknown = Filen anger OSCAL-version ”{ $found }”, som programmet inte känner till. Kända är 1.1 och 1.2.
oscal-version-doubtful = Filen anger { $found ->
    [empty] ingen OSCAL-version
   *[other] OSCAL-version ”{ $found }”
 }. Kända är 1.1 och 1.2. Den lästes som en av dem; jämför resultatet med originalet.
oscal-unknown-key = ”{ $key }” i { $path } hör inte till OSCAL och har inte lästs.
oscal-key-twice = ”{ $key }” finns två gånger i { $path }. Den första har lästs.
oscal-wrong-kind = ”{ $key }” i { $path } har ett värde av fel slag och har inte lästs.
oscal-no-metadata = Filen saknar metadata. Titel och version är okända.
oscal-no-id = En åtgärd utan id, ”{ $title }”, fick ett id efter sin titel.
oscal-no-controls = Filen innehåller inga åtgärder.
oscal-duplicate-id = Id ”{ $id }” finns mer än en gång. Den första behåller det; en åtgärd med samma id fick en siffra efter sitt.
oscal-parameter-missing = { $id } använder parametern ”{ $name }”, som inte finns i filen. Namnet står inom hakparentes i texten.
oscal-link-nowhere = { $count ->
    [one] 1 länk går till något som inte finns i filen ({ $ids }).
   *[other] { $count } länkar går till sådant som inte finns i filen, bland annat { $ids }.
 } De står kvar som kommentarer.
oscal-left-out = ”{ $name }” har ingen plats i ett krav: { $value }
oscal-assessment-left-out = Hur en granskare undersöker en åtgärd är inte bevis som en leverantör visar. Skriv egna bevis.
oscal-resource-unused = Ingen åtgärd länkar till den.
oscal-withdrawn = Åtgärden är återkallad. Den finns kvar som punkt i ramverket, inte som krav.
oscal-parameter-unused = Ingen text som lästs in använder parametern ”{ $label }”: { $value }
oscal-part-empty = Den saknar text.
oscal-own-elsewhere = Den finns i andra filer i katalogen, inte bland kraven.
oscal-own-added = ”{ $name }” är inget som Kravkedja skriver och har inte lästs: { $value }
oscal-own-broken = { $id } går inte att sätta ihop igen: ”{ $path }” säger emot en annan egenskap eller har en lucka före sig.
oscal-no-imports = Profilen hämtar ingenting.
oscal-merge-custom = Profilen ordnar sina åtgärder på ett eget sätt. De står i stället som i sina kataloger.
oscal-import-assumed = Profilen hämtar från { $href }. { $file } användes som den filen.
oscal-import-circle = Profilen hämtar från sig själv, genom { $file }.
oscal-catalog-absent = Profilen väljer ur { $href }, som inte finns här. Ange filen med --with. { $count ->
    [0] Den nämner inga åtgärder.
    [one] Den väljer 1 åtgärd: { $ids }.
   *[other] Den väljer { $count } åtgärder: { $ids }.
 }
oscal-control-absent = Åtgärden finns i { $href }, som inte finns här.
oscal-control-missing = Profilen väljer ”{ $id }”, som inte finns i { $href }.
oscal-pattern-unmatched = Ingen åtgärd i { $href } passar mönstret ”{ $pattern }”.
oscal-parameter-not-there = Profilen sätter parametern ”{ $id }”, som inte finns i någon åtgärd som den väljer.
oscal-control-not-there = Profilen ändrar åtgärden ”{ $id }”, som den inte väljer.
oscal-nothing-removed = Ingenting i { $id } är det som profilen vill ta bort.
oscal-nowhere-to-add = Platsen ”{ $id }”, där profilen vill lägga till något, finns inte.
oscal-more = Det fanns { $count } till av samma slag.
oscal-own-left-out = { $id } är beställarens eget krav och finns inte i katalogen: en OSCAL-profil kan inte välja det.
oscal-change-left-out = Styrka och placering för { $id } är ändrade: en OSCAL-profil kan inte säga det.

## Stopp
stop-level-4 = En aspekt är klassad på nivå 4. Då kan Sveriges säkerhet beröras.
stop-concerned = Säkerhetskänslig verksamhet berörs enligt svaret i ärendet.
stop-unknown = Ingen har svarat på om säkerhetskänslig verksamhet kan beröras, och ärendet är så allvarligt att frågan måste besvaras först.
stop-what =
    Ingen bilaga har gjorts och inget har sparats. Sådana uppgifter hör inte hemma i det här programmet.
    Kontakta er säkerhetsskyddschef innan ni går vidare. Säkerhetsskyddslagen (2018:585) gäller, och ett säkerhetsskyddsavtal kan behövas innan upphandlingen börjar (4 kap.).
    Vägledning finns hos Säkerhetspolisen och länsstyrelsen.
stop-answer = När frågan är utredd, skriv svaret i ärendefilen: national_security = "no".

## annex
annex-written = { $count ->
    [one] Skrev 1 fil till { $folder }:
   *[other] Skrev { $count } filer till { $folder }:
 }
annex-summary = { $requirements } krav ({ $mandatory } ska, { $scored } bör) och { $clauses } klausuler. Klassning { $class }. Katalog { $catalog } { $version }.
annex-digest = Kontrollsumma: { $digest }
annex-by-area = Krav per område (ska + bör):
annex-look-at = Att titta på:
annex-internal = { $file } är interna papper och lämnas inte ut med bilagan.
annex-changes = { $count ->
    [0] Inget har ändrats sedan version { $version }.
    [one] En ändring sedan version { $version }.
   *[other] { $count } ändringar sedan version { $version }.
 }

## annex migrate
migration-unknown-row = Bilagan har ingen ändring som heter ”{ $id }”.{ $nearest ->
    [empty] {""}
   *[other] {" "}Menade du ”{ $nearest }”?
 }
migration-twice = { $id } är avgjort två gånger. Behåll det ena.
migration-undecided = { $id } är inte avgjort. Skriv accept = true eller accept = false.
migration-reason = { $id } avböjs utan skäl. Skriv varför i reason; det följer med i beslutsunderlaget.
migration-figure-of-kept = { $requirement } behålls som det var, och då behålls också värdet. Avböj även { $id }.
migration-other-schema = Filen är ingen fil från annex migrate (schema ”{ $found }”).
migration-other = Filen gäller något annat: { $key } är { $found }, men här { $expected }. Gör ett nytt förslag med annex migrate.
migration-like-other = Besluten gäller flytt till { $found }, men här flyttas till { $expected }.
migrate-from-digest = Bilagan gjordes med { $version }, men filerna i den katalogen har ändrats sedan dess. Det som ändrades utan ny version syns inte i jämförelsen.
migrate-from-other = Bilagan gjordes med { $found }, men --from är { $given }.
migrate-from-missing = Bilagan gjordes med { $found }, som inte finns här. Ange mappen med den katalogen med --from.
migrate-from-overlay = Bilagan gjordes med { $found } { $overlay ->
    [empty] utan anpassning, men här finns bara katalogen med anpassning. Ange katalogen med --from
   *[other] och anpassningen { $overlay }. Ange den med --overlay, eller dess tidigare version med --from-overlay
 }.
migrate-same-annex = { $first } och { $second } är samma bilaga. Lämna bara in den senaste versionen.
migrate-no-annex = Mapparna har ingen fil som slutar på -annex.json.
migrate-one-way = Ange bara ett av --decisions, --accept och --ask.
migrate-summary = { $file } ({ $title }): från { $from } till { $to }. { $rows ->
    [0] Inga ändringar att avgöra.
    [one] En ändring, varav { $stricter } skärpt och { $undecided } att avgöra.
   *[other] { $rows } ändringar, varav { $stricter } skärpta och { $undecided } att avgöra.
 }
migrate-clause-comes = Klausulen { $id } kommer till.
migrate-clause-goes = Klausulen { $id } följer med sitt krav ut.
migrate-lapsed = Ett tidigare beslut går inte att föra vidare: { $why }
migrate-head =
    Flytt av kravbilagan ”{ $title }” från { $from } till { $to }.
    Sätt accept = true för att ta in ändringen eller accept = false för att behålla det som står i bilagan i dag.
    Ett avböjande behöver ett skäl (reason). Det följer med i beslutsunderlaget.
    I texterna är [-så här-] det som går bort och {"{"}+så här+{"}"} det som kommer till.
    Kör sedan: kravkedja annex migrate ANNEX.json --decisions DEN-HÄR-FILEN --to MAPP --out MAPP
migrate-untouched = { $file }: katalogens ändringar rör inte bilagan. Lägg till --accept all om den ändå ska få en ny version.
migrate-next = Avgör varje ändring i filen (i { $folder }) och kör igen med --decisions. Beslut om en bilaga kan föreslås i nästa med --like.
migrate-made = { $annex } version { $version }: { $requirements } krav, { $changes ->
    [one] en ändring
   *[other] { $changes } ändringar
 } sedan förra versionen, { $kept ->
    [one] en behållen text
   *[other] { $kept } behållna texter
 }. Kontrollsumma: { $digest }
migrate-new-text = Nytt krav: { $text }
migrate-old-text = I bilagan i dag: { $text }
migrate-no-longer = gäller inte längre
migrate-declined-means = Avböjs det { $kind ->
    [new] tas kravet inte in
    [figure] behålls det gamla värdet
    [split] behålls det gamla kravet och de nya tas inte in
    [clause] behålls klausulens gamla text
    [clause-withdrawn] behålls klausulen
   *[other] behålls kravet som det står i bilagan
 }.
migrate-approval = Ett avböjande behöver också informationsägarens godkännande (approved_by): en lag eller nivå 3 står bakom kravet.
migrate-ask-intro = Svara ja för att ta in ändringen, nej för att behålla det gamla, ? för att avgöra senare, q för att sluta. Inget skrivs förrän du är klar eller slutar.
migrate-ask = Ta in ändringen? (ja/nej/?/q){ $proposed ->
    [empty] {""}
   *[other] {" "}[{ $proposed }]
 }
migrate-ask-reason = Varför avböjs den?{ $proposed ->
    [empty] {""}
   *[other] {" "}[{ $proposed }]
 }
migrate-ask-approved = Vem har godkänt det?{ $proposed ->
    [empty] {""}
   *[other] {" "}[{ $proposed }]
 }
migrate-ask-later = Allt är inte avgjort. Det du har svarat sparas i en fil som du kan göra klar senare.

## select
select-in = Med: { $count } av { $total } krav
select-out = Inte med: { $count } krav

## verify
verify-annex-same = stämmer med sin kontrollsumma
verify-annex-changed = ÄNDRAD: innehållet stämmer inte med kontrollsumman
verify-same = oförändrad
verify-changed = ÄNDRAD sedan den gjordes
verify-unknown = hör inte till den här bilagan
verify-workbook = svarsformulär till den här bilagan: { $rows } av { $all } kravrader finns kvar
verify-workbook-other = svarsformulär till en ANNAN bilaga eller version ({ $annex })
verify-workbook-missing = saknade krav: { $ids }
verify-workbook-foreign = rader från en annan bilaga: { $rows }
verify-workbook-unknown = krav eller revisioner som inte finns i bilagan: { $ids }
verify-workbook-twice = krav som finns på flera rader: { $ids }
verify-workbook-lost = rader utan läsbar nyckel: { $rows }

## catalog
catalog-clean = { $name } { $version }: { $requirements } krav i { $areas } områden, { $clauses } klausuler, { $obligations } klausulkrav, { $frameworks } ramverk, { $profiles } profiler, { $questions } frågor för klassning. Inga fel.
catalog-findings = { $errors } fel, { $warnings } varningar.
catalog-no-requirements = Inga krav passar.
show-applies = Gäller
show-figures = Värden
show-supersedes = Ersätter
show-clauses = Klausuler
show-law-backed = lagstöd
show-question = Fråga
profile-use = Använd en profil så här: kravkedja annex --profile NAMN --national-security no --title TITEL --buyer KÖPARE

## catalog diff
diff-title = { $name }: { $before } → { $after }
diff-count = { $became ->
    [same] oförändrade
    [reworded] omformulerade
    [stricter] skärpta
    [looser] mildrade
    [split] delade
    [merged] sammanslagna
    [withdrawn] borttagna
   *[new] nya
 } { $count }
diff-requirement = Krav
diff-clause = Klausuler
diff-obligation = Klausulkrav
diff-parameter = Värden i krav
diff-framework-point = Punkter i ramverk
diff-inferred = slutsats av texten, inget i lineage
diff-in-part = delvis mildrat
diff-into = Finns nu i: { $ids }
diff-from = Kommer från: { $ids }
diff-reason = Skäl: { $reason }
diff-effect = { $effect ->
    [stricter] skärpt
    [looser] mildrat
    [both] både skärpt och mildrat
    [unclear] bedöm själv
   *[neither] varken eller
 }
diff-figures = (siffror: { $before } → { $after })
diff-hint = Kanske { $became ->
    [split] är { $from } delat i { $into }
    [merged] är { $from } sammanslagna till { $into }
   *[same] har { $from } bara fått ett nytt id, { $into }
 }: texterna är lika till { $likeness } procent. Det är en gissning. Avgör och skriv det i lineage.
diff-annexes = Bilagor:
diff-annex = { $file } ({ $title }): { $changed } av { $requirements } krav har ändrats, { $stricter } skärpta, { $looser } mildrade, { $gone } borta. { $new } nya gäller. Att avgöra vid en flytt: { $rows }.{ $other ->
    [empty] {""}
   *[other] {" "}Obs: bilagan är gjord med { $other }, inte med den första katalogen.
 }
part-title = rubrik
part-text = text
part-scored-text = text som bör-krav
part-alternative = likvärdig lösning
part-interim = tills vidare
part-strength = styrka
part-party = part
part-placement = placering
part-flow-down = underleverantörer
part-applies = gäller när
part-parameter = värden
part-values = värden
part-evidence = bevis
part-evidence-what = bevisens text
part-question = svarsform
part-question-text = fråga
part-supersedes = ersätter
part-obligations = klausulkrav
part-references = hänvisningar
part-motive = motiv
part-guidance = vägledning
part-requirements = bär kraven
part-fallback = reservformulering
part-loss = förlust
part-regime = slag av köp
part-what = innehåll
part-force = grund
part-needs = behöver
part-desirable = önskvärt
part-certainty = säkerhet

## lint
lint-clean = Inga anmärkningar på språket.
lint-empty = Det finns ingen mening att läsa.
lint-no-lexicon = Katalogen saknar ord för språket { $language } i mappen wording, så texterna går inte att läsa. Kopiera mappen från den inbyggda katalogen.
lexicon-term-twice = ”{ $term }” står två gånger med kategorin { $category }. Ta bort den ena.
lexicon-term-empty = ”{ $term }” har inga ord att leta efter. Skriv minst ett ord före ”…”.
lexicon-term-means = ”{ $term }” har kategorin { $category } men ”means” är ”{ $means }”. Skriv en part, en enhet eller ett tal som passar kategorin, eller ta bort raden.
concept-twice = Begreppet ”{ $concept }” står två gånger. Slå ihop dem.
concept-pattern = Mönstret ”{ $pattern }” för begreppet ”{ $concept }” går inte att använda. Skriv ord med ett mellanslag emellan. ”*” får bara stå först eller sist i ett ord, och ”…” bara mellan ord.
learnt-line = Raden kan inte läsas. Filen skrivs av ett program och ska inte ändras för hand; ta den från katalogen i original.
wording-folder = Filen måste ligga i wording/sv eller wording/en, så att språket framgår.
lint-no-motive = { $id } saknar motiv. Skriv varför kravet ställs.
lint-fallback-binds-nobody = Reservlydelsen binder ingen. Den får vara svagare men måste ge en skyldighet eller en rätt.{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-clause-binds-nobody = Klausulen binder ingen. Skriv vem som ska göra vad.{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-many-sentences = Kravet har { $count } meningar, fler än { $most }. Dela upp det i flera krav.{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-lix = Texten är tung att läsa (LIX { $count }, över { $most }). Använd kortare meningar och kortare ord.{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-long-sentence = Meningen ”{ $words }” har { $count } ord, fler än { $most }. Dela den.{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-two-duties = Meningen ”{ $words }” har mer än en skyldighet. Skriv en mening för var och en.{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-no-verb = ”{ $words }” säger inte vad någon ska göra. Skriv en hel mening.{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-softened = ”{ $words }” gör skyldigheten till en avsikt.{ $instead ->
    [empty] {""}
   *[other] {" "}Skriv till exempel: { $instead }
 }{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-capability = ”{ $words }” kräver bara en förmåga, inte att den används.{ $instead ->
    [empty] {""}
   *[other] {" "}Skriv till exempel: { $instead }
 }{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-not-a-wish = ”{ $words }” är inte ett önskemål. Texten för bör-krav skrivs med ”bör”.{ $instead ->
    [empty] {""}
   *[other] {" "}Skriv till exempel: { $instead }
 }{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-not-binding = ”{ $words }” binder inte. Ett krav skrivs med ”ska” eller ”får inte”.{ $instead ->
    [empty] {""}
   *[other] {" "}Skriv till exempel: { $instead }
 }{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-passive = ”{ $words }” säger inte vem som ska göra det.{ $instead ->
    [empty] {""}
   *[other] {" "}Skriv till exempel: { $instead }
 }{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-subject = ”{ $words }” har inte den som är skyldig som subjekt.{ $instead ->
    [empty] {""}
   *[other] {" "}Skriv till exempel: { $instead }
 }{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-vague = ”{ $words }” går inte att mäta.{ $instead ->
    [empty] {""}
   *[other] {" "}Skriv till exempel: { $instead }
 }{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-vague-time = ”{ $words }” är ingen tid som går att mäta.{ $instead ->
    [empty] {""}
   *[other] {" "}Skriv till exempel: { $instead }
 }{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-neutraliser = ”{ $words }” urholkar kravet. Stryk det eller skriv villkoret så att det går att pröva.{ $instead ->
    [empty] {""}
   *[other] {" "}Skriv till exempel: { $instead }
 }{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-blank = ”{ $words }” är inte ifyllt.{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-limit-without-unit = ”{ $words }” saknar enhet. Skriv vad talet räknar.{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-deadline-unit = Tidsgränsen ”{ $words }” ska vara timmar, dagar eller månader.{ $instead ->
    [empty] {""}
   *[other] {" "}Skriv till exempel: { $instead }
 }{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-standard = ”{ $words }” är en namngiven standard eller produkt. Lägg till ”eller likvärdig” (LOU 9 kap. 4 och 6 §§).{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-abbreviation = Förkortningen ”{ $words }” är inte förklarad. Skriv ut den inom parentes första gången.{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
no-dictionary = Mappen innehåller ingen ordlista: varken sv_SE.aff med sv_SE.dic eller en_GB.aff med en_GB.dic. Ange mappen där de ligger.
bad-dictionary = Ordlistan kan inte läsas: { $detail }. Hämta den på nytt, eller ange en annan mapp med --dictionary.
lint-no-dictionary = { $which ->
    [sv] Stavningen av den svenska texten är inte kontrollerad: ordlistan sv_SE saknas. Installera den (i Debian och Ubuntu paketet hunspell-sv; LibreOffice har den också)
    [en] Stavningen av den engelska texten är inte kontrollerad: ordlistan en_GB saknas. Installera den (i Debian och Ubuntu paketet hunspell-en-gb; LibreOffice har den också)
   *[other] Stavningen är inte kontrollerad: ordlistorna sv_SE och en_GB saknas. Installera dem (i Debian och Ubuntu paketen hunspell-sv och hunspell-en-gb; LibreOffice har dem också)
 } eller ange var den ligger med --dictionary MAPP.
lint-spelling = Ordet ”{ $words }” finns inte i ordlistan. Rätta det, eller lägg till det i katalogens ordlista.{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }

read-who = vem
read-force = hur fast
read-action = vad
read-inherited = från inledningen till listan
read-softened = mildras av
read-bound = { $who ->
    [supplier] leverantören
    [buyer] beställaren
    [sub-supplier] underleverantören
    [both] båda parter
    [thing] en sak, ingen part
   *[nobody] ingen
 }
read-strength = { $force ->
    [binding] skyldighet
    [prohibition] förbud
    [right] rättighet
    [rule] avtalsregel
    [capability] förmåga
    [recommendation] rekommendation
    [soft] avsikt
    [release] ingen skyldighet
   *[descriptive] beskrivning
 }
read-mark = { $kind ->
    [deadline] tidsgräns
    [frequency] hur ofta
    [measure] mått
    [standard] standard
    [equivalent] likvärdigt
    [verification] hur det visas
    [remedy] påföljd
    [general-remedy] påföljd genom hänvisning
    [flow-down] förs vidare
    [reference] hänvisning
    [condition] villkor
    [exception] undantag
    [precedence] rangordning
    [scope] omfattning
    [neutraliser] urholkar
    [vague-time] obestämd tid
   *[vague-criterion] obestämt mått
 }

## case new
case-intro = Några frågor om köpet. Svaren blir en ärendefil. Tryck Retur för förslaget inom hakparentes.
case-security = Kan säkerhetskänslig verksamhet beröras, alltså något som har betydelse för Sveriges säkerhet? (nej/ja/vet inte)
case-title = Vad ska köpas? Skriv en rad.
case-buyer = Vem köper?
case-reference = Diarienummer (valfritt)
case-mode = Vilket slag av köp är det?
case-law = Vilken lag gäller?
case-below = Ligger upphandlingen under tröskelvärdet, eller gäller den en tjänst i lagens bilaga 2? (nej/ja)
case-aspect = { $aspect }: { $definition } Vad händer om det går fel?
case-delivery = Hur levereras det? Ange ett eller flera nummer, till exempel 1, 4.
case-circumstances = Vad stämmer om köpet? Ange nummer, eller Retur för inget.
case-description = Beskriv köpet med en eller två meningar (valfritt)
case-language = Vilket språk ska dokumenten ha? (sv/en)
case-not-understood = Det gick inte att förstå ”{ $found }”. Försök igen.
case-needed = Svaret behövs.
case-written = Ärendefilen är skriven till { $file }.
case-next = Gör bilagan med: kravkedja annex --case { $file }
case-ended = Frågorna avbröts innan allt var besvarat. Inget har sparats.
case-comment = Ärendefil för Kravkedja. Formatet beskrivs i docs/catalog-format.md.
mode-procurement = annonserad upphandling
mode-call-off = avrop från ramavtal
mode-direct-award = direktupphandling
mode-existing-contract = avtal som redan är tecknat
mode-in-house = egen regi
law-lou = LOU, offentlig upphandling
law-luf = LUF, vatten, energi, transporter och posttjänster
law-luk = LUK, koncessioner
word-yes = ja
word-no = nej
word-unknown = vet inte

## Kommandoraden
cli-about = Från klassad information till krav i avtalet. Gör kravbilagor för offentlig upphandling.
cli-annex = Gör kravbilaga och beslutsunderlag av ett ärende
cli-annex-migrate = Flytta bilagor till en annan version av katalogen
cli-arg-migrate-annexes = annex.json, eller mappar med sådana
cli-arg-migrate-from = Katalogen som bilagan gjordes med; behövs inte om den är den inbyggda
cli-arg-migrate-to = Katalogen att flytta till: en mapp, eller built-in som annars gäller
cli-arg-migrate-from-overlay = Anpassningen som bilagan gjordes med, om den är en annan än --overlay
cli-arg-migrate-decisions = Fil med beslut om ändringarna, eller en mapp med en fil per bilaga
cli-arg-migrate-accept = Ta in alla ändringar (all), eller som --decisions
cli-arg-migrate-ask = Fråga om ändringarna en i taget
cli-arg-migrate-like = Föreslå samma svar som i en annan bilagas beslutsfil
cli-select = Visa vilka krav som väljs och varför
cli-case = Ärendefiler
cli-case-new = Ställ frågor om köpet och skriv en ärendefil
cli-catalog = Kravkatalogen
cli-catalog-check = Kontrollera katalogen
cli-catalog-list = Lista kraven
cli-catalog-show = Visa ett krav
cli-catalog-profiles = Lista färdiga startlägen
cli-catalog-diff = Visa vad som skiljer två versioner av katalogen
cli-arg-old = Den äldre katalogen: en mapp, eller built-in
cli-arg-new = Den nyare katalogen: en mapp, eller built-in
cli-arg-diff-annex = Visa vad det betyder för bilagor: annex.json, eller mappar med sådana
cli-arg-diff-check = Avsluta med 1 om något i den nya katalogen bör rättas, till exempel en revision som inte har höjts
cli-catalog-schema = Skriv JSON-scheman för katalog, ärende och bilaga
cli-catalog-lint = Kontrollera ordalydelsen
cli-lint = Läs en mening och granska ordalydelsen
cli-arg-lint-path = Katalogens mapp, eller en fil med egna krav
cli-arg-dictionary = Mapp med ordlistor för stavning: sv_SE.aff och .dic, en_GB.aff och .dic
cli-arg-strict = Låt även varningar och okontrollerad stavning ge slutkod 1
cli-arg-text = Meningen, eller - för att läsa den från standard in
cli-catalog-word-template = Skriv Wordmallen, så att den går att ändra
cli-catalog-export = Lämna ut katalogen, eller urvalet för ett ärende, i ett format för andra program
cli-catalog-import = Läs in en främmande katalog till en mapp med utkast; utan --out skrivs ingenting
cli-arg-export-format = Format: oscal, oscal-profile, ciso-assistant, xlsx, csv
cli-arg-export-out = Fil att skriva till; utan den skrivs allt till standard ut
cli-arg-export-case = Ärendefil (TOML), för format som gäller ett ärende
cli-arg-export-annex = annex.json för en kravbilaga, för samma format
cli-arg-href = Var katalogen finns, för format som hänvisar till den
cli-arg-import-file = Främmande fil
cli-arg-import-format = Format: auto (förval), oscal, ciso-assistant, table
cli-arg-prefix = Första delen av de inlästa kravens id, till exempel NIST
cli-arg-import-out = Mapp att skriva till
cli-arg-dry-run = Skriv ingenting, berätta bara
cli-arg-import-with = En fil som den främmande behöver, till exempel katalogen till en profil; kan anges flera gånger
cli-arg-log = Fil för hela loggen, en sak per rad
cli-arg-import-lang = Språket i de främmande texterna: sv eller en
cli-verify = Kontrollera en bilaga, filer som gjorts av den och ett besvarat svarsformulär
cli-completions = Skriv kompletteringar för ett skal
cli-man = Skriv manualsidan
cli-arg-case = Ärendefil (TOML)
cli-arg-format = Format, med komma emellan: docx, pdf, xlsx, html, json
cli-arg-out = Mapp att skriva till
cli-arg-out-file = Fil att skriva till
cli-arg-lang = Dokumentens språk: sv eller en
cli-arg-catalog = Mapp med en egen kravkatalog
cli-arg-overlay = Mapp med organisationens anpassning av katalogen
cli-arg-templates = Mapp med egna mallar, som ersätter katalogens mallar med samma namn
cli-arg-previous = Förra versionens annex.json
cli-arg-force = Ersätt filer som finns
cli-arg-unprotected = Lås inte svarsformuläret, så att raderna går att sortera
cli-arg-class = Klassning, till exempel K3R2T3
cli-arg-delivery = Leveransformer, med komma emellan
cli-arg-with = Omständigheter, med komma emellan
cli-arg-security = Kan säkerhetskänslig verksamhet beröras? no, yes eller unknown
cli-arg-title = Vad som köps
cli-arg-buyer = Vem som köper
cli-arg-reference = Diarienummer
cli-arg-date = Datum att skriva ut, till exempel 2026-11-22
cli-arg-mode = Slag av köp: procurement, call-off, direct-award, existing-contract, in-house
cli-arg-law = Lag: lou, luf, luk
cli-arg-below = Upphandlingen styrs av 19 kap. i lagen
cli-arg-profile = Profil att börja från
cli-arg-why-not = Visa också vad som inte är med, och varför
cli-arg-json = Skriv JSON
cli-arg-area = Bara det här området
cli-arg-id = Kravets id
cli-arg-folder = Katalogens mapp
cli-arg-annex = Bilagans annex.json
cli-arg-files = Filer att kontrollera
cli-arg-shell = Skal: bash, zsh, fish, elvish, powershell
cli-heading-usage = Användning
cli-heading-commands = Kommandon
cli-heading-options = Flaggor
cli-heading-arguments = Argument
cli-help = Visa hjälp
cli-version = Visa version
cli-exit = Avslutar med 0 när allt är gjort, 1 vid anmärkningar, 2 vid fel i indata, 3 när ärendet stoppas.
cli-error-unknown = Okänt: { $found }
cli-error-missing = Det saknas: { $found }
cli-error-value = { $found } tar inte emot värdet ”{ $value }”.
cli-error-other = Kommandoraden går inte att förstå: { $found }
cli-error-hint = Skriv kravkedja --help för hjälp.

cli-catalog-coverage = Vilka krav och klausuler som svarar mot punkterna i ett ramverk
cli-arg-framework = Ramverkets id, till exempel csl-2025-1506
cli-arg-point = Bara punkter som börjar så här, till exempel "2 kap. 3 §"
coverage-unserved = Inget krav, med avsikt
coverage-heading = Rubrik: se punkterna under den.
coverage-open = Inget krav svarar mot punkten.
coverage-sum = { $points } punkter: { $served } har krav eller klausul, { $explained } saknar det av ett angivet skäl, { $open } står öppna.
unknown-framework = Ramverket { $found } finns inte i katalogen.{ $nearest ->
    [empty] {""}
   *[other] {" "}Menade ni { $nearest }?
} Alla ramverk står i katalogens mapp frameworks.
unknown-point-prefix = Ingen punkt i { $framework } börjar med { $found }.{ $nearest ->
    [empty] {""}
   *[other] {" "}Närmast är { $nearest }.
} Skriv punkten som i ramverkets fil.
## Tabeller som andra gjort
not-a-table = Filen är varken en arbetsbok (XLSX, ODS) eller text med skiljetecken (CSV). Spara den i något av de formaten.
table-too-many-cells = Filen har fler än { $limit } ifyllda celler och läses inte. Dela upp den, eller ta bort blad som inte behövs.
table-text-read = Filen lästes som text i { $encoding } med skiljetecknet { $separator }. Är bokstäverna fel: spara den som UTF-8.
table-unreadable = { $count } tecken gick inte att läsa. Spara filen som UTF-8 och läs in den igen.
table-quote-open = Ett citattecken öppnas här och stängs aldrig: rader kan ha hamnat i samma cell. Rätta citattecknet.
table-letters-spoilt = Bokstäver som å, ä och ö ser förstörda ut (Ã¥, Ã¤, Ã¶). Filen har sparats med fel teckenkodning. Texten tas in som den är.
table-no-columns = Ingen kolumn med kravtexter gick att känna igen. Rubrikerna är: { $found }. Skriv en mappningsfil och ange den med --map.
table-no-rows = Ingen rad under rubrikerna är ett krav. Kontrollera header_row och column i mappningsfilen.
table-sheet-other = Bladet { $sheet } med { $rows } rader lästes inte. Ange sheet i mappningsfilen för att läsa det i stället.
table-sheet-hidden = Det dolda bladet { $sheet } med { $rows } rader lästes inte. Ange sheet i mappningsfilen för att läsa det.
table-sheet-hidden-read = Bladet { $sheet } är dolt i filen. Det lästes eftersom mappningsfilen anger det.
table-column-ignored = Kolumn { $column } (”{ $heading }”) med { $cells } ifyllda celler tas inte in. Ange field för den i mappningsfilen om den behövs.
table-column-left = Kolumn { $column } (”{ $heading }”) tas inte in enligt mappningen.
table-column-hidden = Kolumn { $column } (”{ $heading }”) är dold i filen men lästes.
table-heading-twice = Rubriken ”{ $heading }” står i kolumn { $first } och { $column }. Kolumnerna hålls isär med sina bokstäver.
table-framework-guessed = Hänvisningarna i kolumn { $column } ser ut att följa { $framework }. Ändra framework i mappningsfilen om det är fel.
table-scale-unclear = Nivåerna går från 1 till 4. Det kan vara den äldre numreringen, som ligger ett steg högre. Ange scale = "0-4" eller scale = "1-4-klassa-v3" i mappningsfilen.
table-scale-assumed = Nivåerna läses på skalan 0-4. Ange scale = "1-4-klassa-v3" i mappningsfilen om de följer den äldre numreringen.
table-cell-error = Kolumn { $column }, { $count ->
    [one] rad
   *[other] rader
 } { $rows }: cellen har ett formelfel och läses som tom.
table-cell-formula = Kolumn { $column }, { $count ->
    [one] rad
   *[other] rader
 } { $rows }: cellen är en formel; det värde som senast räknades fram används.
table-cell-trimmed = Kolumn { $column }, { $count ->
    [one] rad
   *[other] rader
 } { $rows }: blanktecken i början eller slutet togs bort.
table-cell-merged = Kolumn { $column }, { $count ->
    [one] rad
   *[other] rader
 } { $rows }: cellen är sammanslagen; värdet från den första används.
table-area-above = Kolumn { $column }, { $count ->
    [one] rad
   *[other] rader
 } { $rows }: området är tomt; det närmast ovanför används.
table-columns-joined = Kolumn { $column }, { $count ->
    [one] rad
   *[other] rader
 } { $rows }: texten lades efter den från en annan kolumn, med en tom rad mellan.
table-read-mandatory = Kolumn { $column }, { $count ->
    [one] rad
   *[other] rader
 } { $rows }: lästes som ska-krav.
table-read-scored = Kolumn { $column }, { $count ->
    [one] rad
   *[other] rader
 } { $rows }: lästes som bör-krav.
table-strength-unread = Kolumn { $column }, { $count ->
    [one] rad
   *[other] rader
 } { $rows }: ordet säger varken ska eller bör; det står som kommentar vid kravet. Lägg till ordet i mandatory eller scored i mappningsfilen.
table-weight-unread = Kolumn { $column }, { $count ->
    [one] rad
   *[other] rader
 } { $rows }: vikten är inget heltal 1-10 för ett bör-krav; den står som kommentar vid kravet.
table-level-unread = Kolumn { $column }, { $count ->
    [one] rad
   *[other] rader
 } { $rows }: nivån gick inte att läsa och togs inte in.
table-level-upper = Kolumn { $column }, { $count ->
    [one] rad
   *[other] rader
 } { $rows }: nivåerna har en övre gräns, som inte kan uttryckas: kravet gäller från den lägsta och uppåt.
table-level-four = Kolumn { $column }, { $count ->
    [one] rad
   *[other] rader
 } { $rows }: nivå 4 är ingen tröskel här: då stoppas varje ärende. Den togs inte in.
table-tick-unread = Kolumn { $column }, { $count ->
    [one] rad
   *[other] rader
 } { $rows }: cellen är inget kryss och lästes inte.
table-reference-remark = Kolumn { $column }, { $count ->
    [one] rad
   *[other] rader
 } { $rows }: punkten finns inte i katalogens ramverk; den står som kommentar vid kravet.
table-id-twice = { $count ->
    [one] Rad
   *[other] Rader
 } { $rows }: samma id som en tidigare rad men andra ord. Kraven behålls under egna id.
table-columns-beyond = Kolumner efter { $column } gissas inte. Ange dem i mappningsfilen om de behövs.
ciso-too-many-nodes = Biblioteket har fler än { $limit } noder och läses inte.
table-areas-many = { $count ->
    [one] Rad
   *[other] Rader
 } { $rows }: fler än 200 olika områden; de här ligger i en gemensam fil med området som kommentar.
row-hidden = Raden är dold. Ange hidden_rows = true i mappningsfilen för att läsa dolda rader.
row-blank = Raden är tom.
row-heading-again = Raden upprepar rubrikerna.
row-no-text = Raden har ingen kravtext.
row-twice = Raden är lika med rad { $first } ({ $id }).
## Mappningsfil
import-mapping = Så lästes kolumnerna. Ändra och ange filen med --map.
map-column = ”{ $found }” är ingen kolumn. Skriv dess bokstäver, till exempel "C".
map-column-twice = Kolumn { $column } eller fältet { $field } är redan angivet. Varje kolumn anges en gång, och bara vissa fält får flera kolumner.
map-framework = Kolumn { $column }: katalogen har inget ramverk ”{ $found }”.{ $nearest ->
   *[other] {" "}Menade du ”{ $nearest }”?
 }
map-no-text = Ingen kolumn har field = "text".
map-prefix = prefix = ”{ $found }” ska vara två till sex versaler A-Z.
map-sheet-missing = Filen har inget blad ”{ $found }”. Bladen är: { $known }.
## Katalogen tillbaka ur egna tabeller
own-sheet-read-only = Bladet { $sheet } är till för läsning och tas inte in.
own-column-missing = Kolumnen ”{ $heading }” finns inte längre. Det som stod i den saknas i de inlästa kraven.
own-cell-formula = Cellen är en formel; det värde som senast räknades fram används.
own-cell-unread = ”{ $found }” kan inte stå i { $path }. Rätta cellen.
own-field-unread = Raden ”{ $found }” är inget fält med ett värde. Skriv till exempel revision = 2.
own-path-unread = Fälten i { $id } går inte ihop vid { $path }.
own-row-without-id = Raden har inget id.
own-id-twice = { $id } står på flera rader. Ge ett av kraven ett annat id.
own-item-gone = { $path } i { $id } har ingen rad längre och tas bort.
own-row-of-nothing = Raden hör till { $id }, som inte finns bland kraven.
## CISO Assistant
ciso-about = Säkerhetskrav vid upphandling. Implementeringsgrupperna är nivåer och omständigheter: välj alla nivåer till och med den egna för varje aspekt, och de omständigheter som gäller. Leveransform och villkor som ska gälla samtidigt uttrycks inte.
ciso-group-always = Krav som alltid gäller.
ciso-group-level = Krav som tillkommer på den här nivån. Välj också de lägre nivåerna.
ciso-not-yaml = Filen kan inte läsas som ett YAML-bibliotek: { $detail }
ciso-no-framework = Biblioteket har inget ramverk (objects.framework).
ciso-without-urn = Biblioteket har ingen urn.
ciso-language-other = Biblioteket är på språket ”{ $locale }”. Texterna tas in som engelska och måste översättas, om inte filen har svenska eller engelska översättningar.
ciso-translation-left = Översättningar till ”{ $locale }” ({ $count }) tas inte in.
ciso-key-left = Nyckeln { $key } tas inte in.
ciso-node-empty = { $id } går varken att bedöma eller har något under sig.
ciso-node-without-urn = Nod nummer { $number } har ingen urn. Den läses, men inget kan ligga under den.
ciso-urn-twice = Urn { $urn } finns på flera noder. Det som ligger under den hör till den första.
ciso-parent-missing = { $id } ska ligga under { $urn }, som inte finns eller själv ligger under den. Noden läses som om den låg överst.
ciso-depth = { $id } har depth { $depth } men ligger på djup { $actual }. Föräldern gäller.
ciso-group-text = Beskrivningen av { $id } tas inte in: katalogens områden har ingen.
ciso-question-empty = Noden har en tom lista med frågor.
ciso-node-not-ours = { $id } har lagts till eller står två gånger. Det tas inte in; lägg till kravet i katalogen i stället.
ciso-node-gone = { $id } finns inte längre bland noderna och tas inte in.
## Blad och kolumner när katalogen skrivs som tabell
sheet-requirements = Krav
sheet-parameters = Siffror
sheet-evidence = Bevis
sheet-references = Hänvisningar
sheet-questions = Frågor
sheet-clauses = Klausuler
sheet-obligations = Klausulkrav
sheet-frameworks = Ramverk
sheet-fields = Övriga fält
sheet-details = Krav i detalj
sheet-translation = Översättning
language-sv = svenska
language-en = engelska
column-id = Id
column-area-code = Kod
column-area = Område
column-number = Nr
column-title = Rubrik
column-text = Krav
column-motive = Motiv
column-guidance = Vägledning
column-strength = Typ
column-weight = Vikt
column-party = Vem
column-placement = Placering
column-scored-text = Som bör-krav
column-flow-down = Underleverantörer
column-obligations = Klausulkrav
column-clauses-named = Namngivna klausuler
column-supersedes = Ersätter
column-revision = Revision
column-applies = Gäller när
column-figures = Siffror per nivå
column-evidence = Bevis i korthet
column-references = Hänvisningar
column-clauses = Klausuler
column-question = Fråga
column-answer = Svarsform
column-expected = Väntat svar
column-comment = Kommentar krävs vid
column-stage = När
column-kind = Slag
column-what = Vad som visas
column-interval = Månader emellan
column-name = Namn
column-unit = Enhet
column-by = Avgörs av
column-level-0 = Nivå 0
column-level-1 = Nivå 1
column-level-2 = Nivå 2
column-level-3 = Nivå 3
column-stricter = Strängare är
column-min = Lägst
column-max = Högst
column-framework = Ramverk
column-point = Punkt
column-backs = Lag bakom
column-certainty = Säkerhet
column-clause = Klausul
column-fallback = Reservlydelse
column-loss = Vad köparen förlorar
column-requirements = Krav som bärs
column-force = Varifrån
column-needs = Måste ha
column-desirable = Bör ha
column-short = Kort namn
column-version = Version
column-path = Fält
column-value = Värde
word-mandatory = Ska-krav
word-scored = Bör-krav
word-supplier = Leverantören
word-buyer = Köparen
word-qualification = Kvalificeringskrav
word-technical-specification = Teknisk specifikation
word-contract-term = Särskilt kontraktsvillkor
word-award-criterion = Tilldelningskriterium
word-bid = Med anbudet
word-before-award = Före tilldelning
word-before-start = Före start
word-follow-up = Vid uppföljning
word-declaration = Försäkran
word-document = Dokument
word-certificate = Intyg
word-test-report = Testrapport
word-demonstration = Visning
word-log = Loggutdrag
word-audit = Granskning
word-minutes = minuter
word-hours = timmar
word-days = dagar
word-months = månader
word-years = år
word-percent = procent
word-count = antal
word-confidentiality = Konfidentialitet
word-integrity = Riktighet
word-availability = Tillgänglighet
word-traceability = Spårbarhet
word-lower = lägre
word-higher = högre
word-met = Uppfyller
word-partly = Delvis
word-planned = Planerad
word-not-met = Uppfyller ej
word-not-applicable = Ej tillämpligt
word-true = Ja
word-false = Nej
word-always = Alltid
## Kommandoraden: tabeller
cli-arg-map = Mappningsfil (TOML) som säger vilken kolumn som är vad
cli-arg-write-map = Fil att skriva den gissade mappningen till

cli-arg-counts = Visa också antal krav efter område, nivå, placering och språk
counts-areas = Krav efter område
counts-levels = Krav efter den lägsta nivå som ensam för in dem
counts-level = nivå { $level }
counts-circumstance = bara vid en omständighet
counts-placements = Krav efter första placering
counts-qualification = kvalificeringskrav
counts-technical-specification = teknisk specifikation
counts-contract-term = särskilt kontraktsvillkor
counts-award-criterion = tilldelningskriterium
counts-languages = Fullständiga krav efter språk
counts-sv = svenska
counts-en = engelska

catalog-json-not-json = Filen är inte JSON som går att läsa: { $detail }
catalog-json-schema = Filen säger schema ”{ $found }”. Här läses { $known }.
catalog-json-form = Kravet ”{ $id }” har ett värde som inte finns i kravens format: null eller ett tal som inte är helt. Rätta det i filen.
catalog-json-elsewhere = Läses inte in: hämta det från mappen { $folder } i katalogen som filen kom från.

## Avtal: därför blev bedömningen så
# Delarna av en klausul, som de räknas upp i meningarna nedan.
element-party = vem som är bunden
element-criterion = innehåll eller mått
element-deadline = tid
element-verification = kontroll
element-remedy = påföljd
element-flow-down = underleverantörer
element-precedence = rangordning
element-scope = omfattning
list-and = och
contract-why-enforceable = Texten binder, och allt som behövs finns med.
contract-why-partly = Texten binder, men det här är inte med: { $elements }.
contract-why-declaratory = Texten beskriver eller siktar mot något, men lägger ingen tydlig skyldighet på leverantören.
contract-why-release = Texten säger att leverantören inte är skyldig att göra det.
contract-why-against = Texten lägger skyldigheten på beställaren eller ger leverantören en rätt.
contract-why-by-reference = Frågan lämnas till { $document ->
    [empty] ett annat dokument
   *[other] ”{ $document }”
 }, som inte är inläst.
contract-why-missing = Inget i avtalet handlar om det här.
contract-why-not-found = Inget i det som är läst handlar om det här.
contract-why-general = { $element ->
    [party] Vem som är bunden
    [criterion] Innehållet eller måttet
    [deadline] Tiden
    [verification] Kontrollen
    [remedy] Påföljden
    [flow-down] Kravet på underleverantörer
    [precedence] Rangordningen
   *[scope] Omfattningen
 } kommer från en allmän bestämmelse som når hit.
contract-why-overruled = { $who ->
    [empty] En person
   *[other] { $who }
 } har ändrat bedömningen. Programmet föreslog ”{ $found ->
    [enforceable] tydlig
    [partly] ofullständig
    [declaratory] avsiktsförklaring
    [by-reference] hänvisad
    [missing] saknas
   *[not-found] ej funnen
 }”. Skäl: { $why }
contract-why-audit-hollow = Rätten till granskning är svag: beställaren bär hela kostnaden eller får bara leverantörens egna rapporter.
contract-why-force-majeure = Det är en vanlig klausul om befrielse från ansvar. Den nämner inte it-angrepp eller höjd beredskap.
contract-why-liability-releases = Taket för ansvar har inget undantag för säkerhetsbrister, eller så tar en annan klausul bort undantagets verkan.
contract-why-penalty-narrow = Vitet gäller bara något annat, till exempel försening. Det når inte säkerhetsbrister.
contract-why-ranks-below = Leverantörens egna villkor går före säkerhetskraven i ordningen mellan dokumenten.
contract-why-termination-general = Det är en allmän rätt att häva. Den nämner inte säkerhetsbrister.

## Avtal: att ta upp
contract-flag-sole-remedy = Avtalet säger att en viss ersättning är den enda. Då kan skadestånd och hävning vara uteslutna.
contract-flag-trifling-cap = Taket för leverantörens ansvar är så lågt att det knappast märks vid en allvarlig incident.
contract-flag-data-excluded = Avtalet tar bort leverantörens ansvar för förlorad eller skadad information.
contract-placeholder = En plats för ett värde är inte ifylld. Då går det inte att säga vad som gäller.
contract-old-nis-act = Texten hänvisar till lagen (2018:1174) om informationssäkerhet för samhällsviktiga och digitala tjänster. Den är upphävd. Nu gäller cybersäkerhetslagen (2025:1506).
contract-old-pul = Texten hänvisar till personuppgiftslagen. Den är upphävd. Nu gäller dataskyddsförordningen (EU) 2016/679.
contract-old-directive = Texten hänvisar till dataskyddsdirektivet 95/46/EG. Det är upphävt. Nu gäller dataskyddsförordningen (EU) 2016/679.
contract-old-datainspektionen = Texten nämner Datainspektionen. Myndigheten heter numera Integritetsskyddsmyndigheten.
contract-old-lou = Texten hänvisar till lagen (2007:1091) om offentlig upphandling. Den är upphävd. Nu gäller lagen (2016:1145).
contract-old-luf = Texten hänvisar till lagen (2007:1092) om upphandling inom försörjningssektorerna. Den är upphävd. Nu gäller lagen (2016:1146).
contract-old-secrecy-act = Texten hänvisar till sekretesslagen (1980:100). Den är upphävd. Nu gäller offentlighets- och sekretesslagen (2009:400).
contract-old-protective-security = Texten hänvisar till säkerhetsskyddslagen (1996:627). Den är upphävd. Nu gäller säkerhetsskyddslagen (2018:585).
contract-old-privacy-shield = Texten hänvisar till Privacy Shield. EU-domstolen har ogiltigförklarat det beslutet.
contract-old-nis-directive = Texten hänvisar till NIS-direktivet (EU) 2016/1148. Det är upphävt. Nu gäller NIS 2-direktivet (EU) 2022/2555.
contract-wrong-chapter = Texten hänvisar till 3 kap. cybersäkerhetslagen. Kraven på säkerhetsåtgärder står i 2 kap. 3 §.

## Avtal: beslut av personer
decision-unknown-obligation = Beslutet gäller klausulkravet ”{ $id }”, som inte finns i katalogen eller inte gäller avtalet. Rätta id eller ta bort beslutet.
decision-needs-why = Beslutet om { $id } ändrar programmets bedömning men har inget skäl. Skriv skälet på raden why. Beslutet räknas inte förrän det finns.
supplement-nothing-confirmed = Tilläggsavtalet är inte gjort: ingen person har bekräftat någon bedömning. Bekräfta bedömningarna i en beslutsfil och ge den med --decisions, eller lägg till --draft för ett utkast.
supplement-nothing-to-add = Tilläggsavtalet är inte gjort: det finns ingen klausul att föreslå. Bedömningarna är tydliga, hänvisar till dokument som inte är lästa eller har ingen klausul i katalogen.

## Avtal: katalogens begrepp
concepts-too-many = Katalogen har fler begrepp än de { $most } som kan läsas samtidigt. Ta bort begrepp som inte används.
concept-lacking = Katalogen saknar begreppet ”{ $concept }”, som programmet behöver när det läser avtal. Lägg till det i concepts/reading.toml.

## Texter som andra skrivit
not-a-text = Filen är ingen text som kan läsas. Spara den som DOCX eller PDF; ODT, HTML, Markdown och ren text läses också.
text-damaged = Filen är skadad och läses inte ({ $detail }). Öppna den i programmet som den kommer från, spara den på nytt som DOCX eller PDF och försök igen.
text-hostile = Filen läses inte: den begär orimligt mycket ({ $detail }). Öppna den i ett ordbehandlingsprogram och spara den på nytt som DOCX eller PDF.
text-stopped = Läsningen avbröts eftersom filen krävde för mycket minne eller tid. Spara den på nytt som DOCX eller PDF, eller dela upp den.
text-too-long = Filen har fler än { $limit } stycken och läses inte. Dela upp den.
text-empty = Filen är tom. Kontrollera att rätt fil valdes.
text-encrypted = Filen är skyddad med lösenord. Spara den utan lösenord och försök igen.
text-old-word = Filen är i det gamla Word-formatet (.doc). Öppna den i Word eller LibreOffice och spara den som DOCX eller PDF.
text-other-office = Filen är från ett kontorsprogram men ingen text som kan läsas. Spara den som DOCX eller PDF.
text-rtf = Filen är i formatet RTF. Öppna den i Word eller LibreOffice och spara den som DOCX eller PDF.
text-pages = Filen är gjord i Pages. Exportera den som DOCX eller PDF.
text-image = Filen är en bild, och text i bilder läses inte. Skaffa avtalet som DOCX, eller som PDF med sökbar text.
text-spreadsheet = Filen är ett kalkylblad. Avtalstext läses ur DOCX, PDF, ODT, HTML, Markdown och ren text: spara texten i något av dem.
text-tracked-changes = Filen har spårade ändringar. Texten läses som om alla vore godtagna. Ta ställning till dem i filen om det inte stämmer.
text-hidden = Filen har dold text, som inte har lästs. Visa texten i filen och spara den på nytt om den hör till avtalet.
text-unreadable = { $count ->
    [one] Ett tecken gick
   *[other] { $count } tecken gick
} inte att läsa. Spara filen som UTF-8 och läs den igen.
text-without-words = Ingen text hittades i filen. Är sidorna bilder: skaffa avtalet som DOCX, eller som PDF med sökbar text.
text-scanned = Sidorna är bilder utan text, till exempel inskannade, och inget gissas. Be om avtalet som DOCX eller som PDF från ordbehandlaren, eller låt ett program för textigenkänning (OCR) göra en sökbar PDF av filen och kontrollera texten.
text-letters-unknown = Filen talar inte om vilka bokstäver dess tecken är, så texten går inte att läsa och inte att söka i. Be om avtalet som DOCX, eller låt ett program för textigenkänning (OCR) göra en sökbar PDF av filen och kontrollera texten.
text-form = Filen är ett dynamiskt formulär (XFA) som bara Adobes program kan visa. Öppna den där, skriv ut den till PDF och använd den filen.
text-portfolio = Filen är en portfölj som bär andra filer och har ingen egen text. Öppna den, spara ut avtalet och läs in den filen.
text-pages-empty = Ingen text på sidan eller sidorna { $pages }. Kontrollera om de är tomma eller bilder; det som står i bilder har inte lästs.
text-pages-unread = Sidan eller sidorna { $pages } kunde inte läsas helt, så text kan saknas. Jämför med filen, eller be om avtalet som DOCX.
text-pages-lost = { $count ->
    [one] En sida
   *[other] { $count } sidor
} som filen säger sig ha finns inte i den. Be om filen på nytt.
cli-contract = Läs avtal
cli-contract-text = Visa texten i ett avtal som den har lästs
cli-arg-contract-file = Avtalet: DOCX, PDF, ODT, HTML, Markdown eller ren text

## Avtal: ord
contract-verdict-enforceable = tydlig
contract-verdict-partly = ofullständig
contract-verdict-declaratory = avsiktsförklaring
contract-verdict-by-reference = hänvisad
contract-verdict-missing = saknas
contract-verdict-not-found = ej funnen
contract-severity-none = –
contract-severity-low = vid förnyelsen
contract-severity-medium = vid nästa ändring
contract-severity-high = nu
contract-flag-missing = klausul saknas
contract-flag-weak = klausul som inte binder
contract-flag-incomplete = ofullständig klausul
contract-flag-not-held = dokument som inte är läst
contract-flag-hollow = villkor som gör andra villkor svagare
contract-flag-old-law = gammal eller fel hänvisning till lag
contract-flag-placeholder = plats som ingen har fyllt i

## Avtal: beslut
decision-twice = { $id } har redan ett beslut på rad { $first }. Ta bort det ena.
decision-both = Beslutet om { $id } har både ”verdict” och ”confirm = true”. Behåll ett av dem.
decision-what = Beslutet om { $id ->
    [empty] klausulkravet
   *[other] { $id }
 } säger inget. Ange ”verdict”, eller ”confirm = true” om programmets bedömning stämmer.
decision-missing = ”missing” hör bara till bedömningen ”partly”. Ta bort raden eller ändra bedömningen av { $id }.
decision-digest = ”{ $found }” är ingen SHA-256-summa: 64 tecken, siffror och bokstäverna a till f.
decision-other-files = Besluten togs om andra filer än de som nu är lästa. Kontrollera att de fortfarande stämmer.

## Avtal: granska
check-read = { $title }: { $clauses ->
    [one] en klausul
   *[other] { $clauses } klausuler
 } i { $files ->
    [one] en fil
   *[other] { $files } filer
 } { $clauses ->
    [one] är läst
   *[other] är lästa
 }.
check-judged = { $all ->
    [one] Ett klausulkrav är prövat
   *[other] { $all } klausulkrav är prövade
 }: { $list }.
check-judged-enforceable = { $count ->
    [one] ett har en tydlig klausul
   *[other] { $count } har en tydlig klausul
 }
check-judged-partly = { $count ->
    [one] ett har en ofullständig klausul
   *[other] { $count } har en ofullständig klausul
 }
check-judged-declaratory = { $count ->
    [one] ett har bara en avsiktsförklaring
   *[other] { $count } har bara en avsiktsförklaring
 }
check-judged-by-reference = { $count ->
    [one] ett står kanske i ett dokument som avtalet hänvisar till men som inte är läst
   *[other] { $count } står kanske i dokument som avtalet hänvisar till men som inte är lästa
 }
check-judged-missing = { $count ->
    [one] ett saknar klausul
   *[other] { $count } saknar klausul
 }
check-judged-not-found = { $count ->
    [one] ett har ingen klausul i det som är läst
   *[other] { $count } har ingen klausul i det som är läst
 }
check-confirmed = { $confirmed ->
    [0] Ingen person har bekräftat bedömningarna. De är programmets läsning och kan vara fel.
    [one] En person har bekräftat en av bedömningarna. De andra är programmets läsning och kan vara fel.
   *[other] En person har bekräftat { $confirmed } av bedömningarna. De andra är programmets läsning och kan vara fel.
 }
check-basis = Rätten till fullgörelse, skadestånd och hävning vid väsentligt avtalsbrott finns även utan klausul.
check-coverage = Med dagens katalog ger ärendet { $all ->
    [one] ett krav som
   *[other] { $all } krav som
 } har ett klausulkrav. { $clear ->
    [0] Avtalet har ingen tydlig klausul för { $all ->
        [one] det
       *[other] något av dem
     }.
    [one] Avtalet har en tydlig klausul för { $all ->
        [one] det
       *[other] ett av dem
     }.
   *[other] Avtalet har tydliga klausuler för { $clear } av dem.
 }
check-column-obligation = Klausulkrav
check-column-verdict = Bedömning
check-column-missing = Inte med
check-column-severity = Ta upp
check-star = * bekräftad av en person
check-flags = Att ta upp, det viktigaste först:
check-no-flags = Det finns inget att ta upp.
check-nothing-on = { $complete ->
    [yes] Inget i avtalet om
   *[no] Inget i det som är läst om
 }: { $list }
check-may-be-in = Avtalet nämner dokument som inte är lästa och där det kan stå: { $documents }.
check-place-number = punkt { $number }
check-place-heading = under ”{ $heading }”
check-place-page = sidan { $page }
check-file-kind = Filen { $file } ska sluta på { $known }.

## Avtal: många
batch-title = Granskade avtal
batch-note-1 = Bedömningar som ingen person har bekräftat är programmets läsning och hör inte hemma i brev eller statistik.
batch-note-2 = En lista över svaga avtal kan vara till hjälp vid ett angrepp. Pröva sekretess (OSL 18 kap. 8 och 13 §§) innan den lämnas ut.
batch-sheet-contracts = Avtal
batch-sheet-flags = Att ta upp
batch-sheet-obligations = Klausulkrav
batch-contract = Avtal
batch-files = Filer
batch-pages = Sidor
batch-language = Språk
batch-confirmed = Bekräftade
batch-worst = Viktigast att ta upp
batch-problems = Anmärkningar om filerna
batch-severity = Ta upp
batch-kind = Vad
batch-obligation = Klausulkrav
batch-obligation-title = Rubrik
batch-obligation-text = Vad avtalet bör säga
batch-file = Fil
batch-clause = Klausul
batch-page = Sida
batch-words = Ord som avgjorde
batch-says = Varför
batch-decided = Bekräftad
batch-yes = ja
batch-no = nej
batch-empty = Mappen innehåller inga avtal.
batch-empty-contract = Mappen innehåller inga filer att läsa.
batch-not-kept = Det som är gjort går inte att minnas till nästa gång: { $detail }
batch-done = { $all ->
    [one] Ett avtal är granskat
   *[other] { $all } avtal är granskade
 }{ $kept ->
    [0] {""}
   *[other] , varav { $kept } sedan tidigare
 }. { $unread ->
    [0] Alla kunde läsas.
    [one] Ett kunde inte läsas.
   *[other] { $unread } kunde inte läsas.
 }
batch-legend = T tydlig, O ofullständig, A avsiktsförklaring, H hänvisad, S saknas eller ej funnen
batch-letters = T O A H S
batch-unread = kunde inte läsas
cli-contract-check = Granska ett avtal: vilka säkerhetsklausuler finns, och går de att kräva?
cli-contract-batch = Granska alla avtal i en mapp
cli-arg-contract-files = Avtalets filer: huvudavtal, allmänna villkor, bilagor
cli-arg-contract-decisions = Beslutsfil (TOML): bedömningar som en person har bekräftat eller ändrat
cli-arg-contract-complete = Filerna är hela avtalet: det som inte finns där saknas
cli-arg-contract-report = Skriv en rapport (.docx, .pdf eller .html)
cli-arg-contract-supplement = Skriv ett förslag till tilläggsavtal (.docx)
cli-arg-contract-memo = Skriv en intern promemoria (.docx)
cli-arg-contract-draft = Tillåt tilläggsavtal som bygger på bedömningar som ingen har bekräftat
cli-arg-batch-folder = Mapp: varje undermapp eller fil i den är ett avtal
cli-arg-batch-xlsx = Skriv resultatet som Excelfil
cli-arg-batch-again = Granska även det som redan är gjort

# The service
backup-server = Databasen ligger på en PostgreSQL-server. Säkerhetskopiera den med serverns egna verktyg; docs/operations.md säger hur.
backup-exists = Filen finns redan. Välj ett annat namn: en säkerhetskopia skrivs aldrig över.
restore-not-empty = Mappen är inte tom. Flytta undan den först: inget skrivs över.
restore-damaged = Säkerhetskopian är skadad: { $name }. Inget har återställts.
serve-config = Inställningarna går inte att använda: { $detail }
serve-listens = Tjänsten finns på { $address }. Avsluta med Ctrl+C.
serve-not-listening = Det går inte att lyssna på { $address }: { $detail }
serve-stops = Tjänsten avslutas: det som pågår görs klart.
serve-empty = Ingen har lagts till än. Kör kravkedja admin create i ett annat fönster.
serve-demo = En kommun att titta runt i har lagts till. Engångslänkar:
serve-failed = Det gick inte: { $detail }
admin-link = Engångslänk för { $email }, fungerar i sju dagar:
admin-none = Ingen har lagts till.
admin-unknown = Ingen har adressen { $email }.
admin-disabled = får inte logga in
backup-done = { $count } filer är kopierade till { $file }. Filen är lika hemlig som tjänsten själv.
backup-lacks = { $count } uppladdade filer saknas eller är skadade och finns inte i säkerhetskopian:
serve-files = Platsen för uppladdade filer svarar inte. Tjänsten startar ändå. { $detail }
restore-done = { $count } filer är återställda till { $folder }.
check-sound = Databasen är hel, och alla filer finns.
check-unsound = Databasen är skadad. Återställ en säkerhetskopia.
check-files = { $count } filer saknas eller är skadade:
audit-holds = Loggen håller: { $size } poster, { $rows } rader och { $checkpoints } signerade lägen stämmer.
audit-fails = Loggen håller inte:
cli-serve = Kör tjänsten
cli-admin = Lägg till den första administratören, eller släpp in någon igen
cli-admin-create = Lägg till en organisation med en administratör
cli-admin-reset = Ge någon en ny engångslänk
cli-admin-list = Visa administratörerna
cli-backup = Säkerhetskopiera allt till en fil
cli-restore = Återställ en säkerhetskopia till en tom mapp
cli-check = Kontrollera databasen och filerna
cli-audit = Kontrollera loggen
cli-audit-verify = Gå igenom hela loggen och allt den handlar om
cli-arg-data = mapp med databas, filer och nycklar
cli-arg-listen = adress och port, till exempel 127.0.0.1:8080
cli-arg-database-url = PostgreSQL-server i stället för en fil
cli-arg-config = fil med inställningar
cli-arg-behind-proxy = något framför tjänsten sköter TLS
cli-arg-demo = fyll en tom tjänst med en kommun att titta runt i
cli-arg-organisation = organisationens namn
cli-arg-slug = kort namn, små bokstäver
cli-arg-person = personens namn
cli-arg-email = personens e-postadress
cli-arg-backup-file = fil för säkerhetskopian
cli-arg-checkpoint = signerat läge som sparats utanför tjänsten
