# Sentences of the pages: catalog.

web-catalog-title = Krav
web-catalog-lead = Katalogen har { $total } krav. Det här är version { $version }, så som er organisation använder den.
web-catalog-to-frameworks = Se vilka lagar, standarder och vägledningar som kraven svarar mot
web-catalog-filter = Begränsa listan
web-catalog-show = Visa
web-catalog-clear = Rensa alla val
web-catalog-chosen = Valda filter
web-catalog-remove = Ta bort filter:
web-catalog-any = Alla
web-catalog-words = Ord
web-catalog-words-hint = Söker i id, rubrik, kravtext och motiv. Böjningar hittas också.
web-catalog-area = Område
web-catalog-level = Lägsta nivå
web-catalog-circumstance = Omständighet
web-catalog-delivery = Leveransform
web-catalog-framework = Ramverk
web-catalog-point = Punkt i ramverket
web-catalog-point-hint = Till exempel 8.15 eller början på en punkt. Välj ramverk först.
web-catalog-strength = Ska eller bör
web-catalog-placement = Placering
web-catalog-from-0 = Från nivå 0
web-catalog-from-1 = Från nivå 1
web-catalog-from-2 = Från nivå 2
web-catalog-from-3 = Från nivå 3
web-catalog-from-none = Bara vid en omständighet
web-catalog-level-none = Bara vid en omständighet
web-catalog-found = { $count ->
    [one] 1 krav
   *[other] { $count } krav
 }
web-catalog-areas = Områden
web-catalog-take-out = Hämta listan som
web-catalog-none-title = Inga krav passar
web-catalog-none-text = Ta bort något filter eller sök på ett kortare ord.
web-catalog-withdrawn = Används inte hos er
web-catalog-withdrawn-by = { $organisation } använder inte kravet
web-catalog-law = Lagstöd
web-catalog-how = Så gör { $organisation }
web-catalog-no-evidence = Kravet har inget eget bevis.
web-catalog-every = { $count ->
    [one] varje månad
   *[other] med { $count } månaders mellanrum
 }
web-catalog-weight = Vikt { $count }
web-catalog-when = När kravet är med
web-catalog-one-enough = Det räcker att något av det här gäller:
web-catalog-always = Kravet är alltid med.
web-catalog-ladder = Trappan
web-catalog-enters = Här kommer kravet med.
web-catalog-figures = Siffror i kravet
web-catalog-from-level = Från nivå { $level }:
web-catalog-by = Nivån för det här avgör: { $by }. Den högsta räknas.
web-catalog-rule-value = { $value } om det är strängare, när det här gäller: { $when }.
web-catalog-rule-at-most = Högst { $value }, när det här gäller: { $when }.
web-catalog-rule-at-least = Minst { $value }, när det här gäller: { $when }.
web-catalog-least = Lägst { $value } får väljas.
web-catalog-most = Högst { $value } får väljas.
web-catalog-guidance = Vägledning till köparen
web-catalog-scored = Som bör-krav
web-catalog-alternative = Likvärdigt
web-catalog-interim = Till dess
web-catalog-question = Fråga till leverantören
web-catalog-references = Hänvisningar
web-catalog-backs = lag bakom kravet
web-catalog-clauses = Klausuler som bär kravet
web-catalog-fallback = Reservlydelse för { $id }
web-catalog-loss = Det köparen då förlorar:
web-catalog-obligations = Vad avtalet bör innehålla
web-catalog-uses = Bilagor hos er som har kravet
web-catalog-unused = Kravet är inte med i någon av era bilagor.
web-catalog-annex = Bilaga
web-catalog-annex-number = Nr
web-catalog-issued = Utfärdad
web-catalog-revision = Revision
web-catalog-facts = Om kravet
web-catalog-party = Vem som gör det
web-catalog-placement-none = Ingen placering
web-catalog-flow-down = Underleverantörer
web-catalog-no-flow-down = Kravet förs inte vidare.
web-catalog-supersedes = Ersätter
web-catalog-superseded-by = Ersätts av
web-catalog-history = Historik
web-catalog-no-history = Kravet är oförändrat i alla versioner som katalogen berättar om.
web-catalog-neighbours = Andra krav
web-layer-changed = Egna värden
web-layer-organisation = Eget krav
web-unit-minutes = { $count ->
    [one] 1 minut
   *[other] { $count } minuter
 }
web-unit-hours = { $count ->
    [one] 1 timme
   *[other] { $count } timmar
 }
web-unit-days = { $count ->
    [one] 1 dag
   *[other] { $count } dagar
 }
web-unit-working-days = { $count ->
    [one] 1 arbetsdag
   *[other] { $count } arbetsdagar
 }
web-unit-months = { $count ->
    [one] 1 månad
   *[other] { $count } månader
 }
web-unit-years = { $count ->
    [one] 1 år
   *[other] { $count } år
 }
web-unit-percent = { $count } procent
web-unit-count = { $count }
web-certainty-high = läst i källan
web-certainty-secondary = läst i andra hand
web-certainty-knowledge = inte kontrollerad mot källan
web-force-law-buyer = Lag: köparens skyldighet
web-force-law-both = Lag: binder båda parter
web-force-law-supplier = Lag: binder leverantören
web-force-benchmark = Förebild, inte bindande
web-force-practice = Avtalspraxis
web-became-same = oförändrat
web-became-reworded = omformulerat
web-became-stricter = skärpt
web-became-looser = mildrat
web-became-split = delat
web-became-merged = sammanslaget
web-became-withdrawn = borttaget
web-became-new = nytt
web-framework-law = Lagar och förordningar
web-framework-standard = Standarder
web-framework-guidance = Vägledningar
web-frameworks-title = Ramverk
web-frameworks-lead = Så många punkter i varje ramverk har krav eller klausuler. Bara egna korta rubriker visas, aldrig ramverkets text.
web-frameworks-name = Ramverk
web-frameworks-version = Version
web-frameworks-points = Punkter
web-frameworks-served = Har krav
web-frameworks-explained = Utan, med skäl
web-frameworks-open = Öppna
web-frameworks-sum = { $points } punkter: { $served } har krav eller klausul, { $explained } saknar det av ett angivet skäl, { $open } står öppna.
web-frameworks-issuer = Utgivare
web-frameworks-binds = Gäller för
web-frameworks-source = Källa
web-frameworks-search = Sök bland kraven som svarar mot ramverket
web-frameworks-tabs = Vilka punkter
web-frameworks-tab-all = Alla punkter
web-frameworks-tab-unserved = Utan krav
web-frameworks-tab-open = Öppna
web-frameworks-table = Punkter och krav
web-frameworks-point = Punkt
web-frameworks-about = Om
web-frameworks-requirements = Krav
web-frameworks-clauses = Klausuler
web-frameworks-unserved = Inget krav, med avsikt:
web-frameworks-nothing = Inget krav
web-frameworks-none-title = Inga sådana punkter
web-frameworks-none-text = Välj alla punkter för att se hela ramverket.
