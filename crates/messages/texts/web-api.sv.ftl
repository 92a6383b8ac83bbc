# API:ets meningar: problemdokument, och sidan som visar vad det kan göra.

web-api-title = API:et
web-api-lead = Med API:et kan dina program göra det som du kan göra på sidorna. Allt som det kan göra står här och i
    OpenAPI-dokumentet:
web-api-document = openapi.json
web-api-rules = Det här gäller för allt
web-api-rule-token = Visa en nyckel: ”Authorization: Bearer” och nyckeln från sidan för ditt konto. Den får göra det som du får. Får den bara läsa ändrar den inget.
web-api-rule-session = Med en inloggning i stället krävs för allt utom läsning även huvudet ”x-csrf” med värdet av kakan ”__Host-form”.
web-api-rule-problem = Det som inte görs besvaras med ett problemdokument (RFC 9457) som säger vad som är fel, var, och hur du rättar det. Inget sparas till hälften.
web-api-rule-version = Det som kan ändras har en ETag. En ändring säger i ”If-Match” vilken som lästes. Utan den blir svaret 428, med en gammal 412.
web-api-rule-list = Listor kommer i delar. Följ ”next” tills det är null. ”limit” säger hur många du vill ha åt gången, högst 200.
web-api-rule-key = Det som skapar något nytt tar emot en ”Idempotency-Key”. Skicka samma begäran igen med samma värde, så görs den inte två gånger.
web-api-english = Beskrivningen av varje anrop är på engelska.

web-api-title-not-found = Det finns inte
web-api-detail-not-found = Det kan ha tagits bort, höra till en annan organisation, eller så är adressen fel. Leta efter det i listan.
web-api-title-invalid = Något som skickades är fel
web-api-detail-invalid = Se ”errors” för vad och var. Rätta det och skicka begäran igen. Inget har sparats.
web-api-title-stopped = Ärendet stoppas: Sveriges säkerhet kan beröras
web-api-detail-stopped = Inget har sparats. Tala med säkerhetsskyddschefen innan du går vidare.
web-api-title-stale = Det har ändrats sedan det lästes
web-api-detail-stale = Läs det igen, se vad som är nytt, och skicka ändringen med den ETag som gäller nu i ”If-Match”.
web-api-title-conflict = Det går inte att göra som läget är
web-api-detail-conflict = Se ”errors” för vad som står i vägen.
web-api-title-forbidden = Du får inte göra det
web-api-detail-forbidden = Din roll eller din nyckel tillåter det inte. Fråga din administratör, eller skapa en nyckel som får skriva.
web-api-title-not-logged-in = Du är inte inloggad
web-api-detail-not-logged-in = Skicka en nyckel som fungerar: ”Authorization: Bearer” och nyckeln. Skapa en ny på sidan för ditt konto.
web-api-title-gone = Det fungerar inte längre
web-api-detail-gone = Det har använts, ersatts eller blivit för gammalt. Be om ett nytt.
web-api-title-unavailable = Tjänsten kan inte spara eller läsa just nu
web-api-detail-unavailable = Inget har sparats. Skicka begäran igen om en stund.
web-api-title-internal = Något gick fel hos oss
web-api-detail-internal = Felet har antecknats. Berätta värdet av huvudet ”x-request-id” för den som driver tjänsten.
web-api-title-malformed = Begäran gick inte att läsa
web-api-detail-malformed = Det som skickas ska vara JSON i UTF-8. Se ”errors” för var läsningen tog stopp.
web-api-title-media-type = Det som skickas sägs inte vara JSON
web-api-detail-media-type = Skicka huvudet ”Content-Type: application/json”.
web-api-title-method = Det går inte att göra med den här adressen
web-api-detail-method = Huvudet ”Allow” säger vilka metoder som finns.
web-api-title-too-slow = Det tog för lång tid att ta emot
web-api-detail-too-slow = Inget har sparats. Skicka det igen, och snabbare.
web-api-title-too-large = Det som skickas är för stort
web-api-detail-too-large = Skicka högst en mebibyte, eller för filer så mycket som anropets beskrivning säger.
web-api-title-too-many = För många begäranden
web-api-detail-too-many = Vänta så länge som huvudet ”Retry-After” säger, och skicka begäran igen.
web-api-title-cross-site = Det framgår inte att begäran kommer från din egen sida
web-api-detail-cross-site = Skicka huvudet ”x-csrf” med värdet av kakan ”__Host-form”, eller använd en nyckel.
web-api-title-no-version = Det framgår inte vilken version som ändras
web-api-detail-no-version = Läs den först, och skicka dess ETag i huvudet ”If-Match”.
web-api-title-under-way = Samma begäran pågår
web-api-detail-under-way = Skicka den igen om en stund så får du svaret. Fortsätter det, se efter om det blev gjort och använd ett annat värde i ”Idempotency-Key”.
web-api-title-key-used = Värdet i ”Idempotency-Key” har använts för en annan begäran
web-api-detail-key-used = Använd ett nytt värde i ”Idempotency-Key” för varje ny begäran.

web-api-unreadable = Det gick inte att läsa: { $reason }.
web-api-character = Här finns tecken som inte går att visa eller som inte är tillåtna här. Ta bort dem.
web-api-limit = Ange ett heltal från 1 till 200.
web-api-cursor = Platsen i listan går inte att använda här. Ta den från ”next” eller ”previous” i samma lista i samma ordning.
web-api-etag = Ange den ETag som följde med när du läste, med citattecken: till exempel "3".
web-api-key = Ange en nyckel med 1 till 200 bokstäver och siffror utan mellanslag, till exempel ett UUID.
web-api-parameter = { $known ->
        [empty] Den här adressen tar inga parametrar.
       *[other] Den parametern finns inte här. Det finns: { $known }.
    }
web-api-decided = Det finns redan ett sådant beslut. Läs ärendets beslut och ändra det.
web-api-long = Texten är för lång. Ange högst { $count } tecken.
web-api-short = Texten är för kort. Ange minst { $count } tecken.
web-api-many = Det är för många. Ange högst { $count }.
web-api-few = Det är för få. Ange minst { $count }.
web-api-uuid = Det är inget id. Ett id ser ut så här: 0197f3a0-5c1e-7a3b-9d2f-4e5a6b7c8d9e.
web-api-base64 = Innehållet gick inte att läsa som base64 (RFC 4648). Koda filen igen utan radbrytningar.
web-api-days = Ange hur många dagar nyckeln ska fungera, 1 till 365.
