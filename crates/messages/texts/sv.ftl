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
catalog-clean = { $name } { $version }: { $requirements } krav i { $areas } områden, { $clauses } klausuler, { $obligations } klausulkrav, { $frameworks } ramverk, { $profiles } profiler. Inga fel.
catalog-findings = { $errors } fel, { $warnings } varningar.
catalog-no-requirements = Inga krav passar.
show-applies = Gäller
show-always = alltid
show-or = eller
show-figures = Värden
show-supersedes = Ersätter
show-clauses = Klausuler
show-law-backed = lagstöd
show-question = Fråga
profile-use = Använd en profil så här: kravkedja annex --profile NAMN --national-security no --title TITEL --buyer KÖPARE

## lint
lint-clean = Inga anmärkningar på språket.
lint-empty = Det finns ingen mening att läsa.
lint-no-lexicon = Katalogen saknar ord för språket { $language } i mappen wording, så texterna går inte att läsa. Kopiera mappen från den inbyggda katalogen.
lexicon-term-twice = ”{ $term }” står två gånger med kategorin { $category }. Ta bort den ena.
lexicon-term-empty = ”{ $term }” har inga ord att leta efter. Skriv minst ett ord före ”…”.
lexicon-term-means = ”{ $term }” har kategorin { $category } men ”means” är ”{ $means }”. Skriv en part, en enhet eller ett tal som passar kategorin, eller ta bort raden.
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
cli-select = Visa vilka krav som väljs och varför
cli-case = Ärendefiler
cli-case-new = Ställ frågor om köpet och skriv en ärendefil
cli-catalog = Kravkatalogen
cli-catalog-check = Kontrollera katalogen
cli-catalog-list = Lista kraven
cli-catalog-show = Visa ett krav
cli-catalog-profiles = Lista färdiga startlägen
cli-catalog-schema = Skriv JSON-scheman för katalog, ärende och bilaga
cli-catalog-lint = Kontrollera ordalydelsen
cli-lint = Läs en mening och granska ordalydelsen
cli-arg-lint-path = Katalogens mapp, eller en fil med egna krav
cli-arg-text = Meningen, eller - för att läsa den från standard in
cli-catalog-word-template = Skriv Wordmallen, så att den går att ändra
cli-verify = Kontrollera en bilaga, filer som gjorts av den och ett besvarat svarsformulär
cli-completions = Skriv kompletteringar för ett skal
cli-man = Skriv manualsidan
cli-arg-case = Ärendefil (TOML)
cli-arg-format = Format, med komma emellan: docx, pdf, xlsx, html, json
cli-arg-out = Mapp att skriva till
cli-arg-out-file = Fil att skriva till
cli-arg-lang = Dokumentens språk: sv eller en
cli-arg-catalog = Mapp med en egen kravkatalog
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
