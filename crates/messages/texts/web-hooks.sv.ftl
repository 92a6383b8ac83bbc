web-hooks-title = Webhookar
web-hooks-lead = Ett annat system kan få ett meddelande när något händer här: när en bilaga publiceras, ett beslut fattas eller ett avtal granskas.
web-hooks-privacy = Meddelandet säger vad som har hänt och vilket id det gäller, men innehåller inga personuppgifter och inget av innehållet. Mottagaren hämtar det med en nyckel för API:et.
web-hooks-none-title = Inga webhookar än
web-hooks-none-text = Lägg till den första nedanför.
web-hooks-new = Lägg till en webhook
web-hooks-add = Lägg till
web-hooks-count = { $count ->
    [0] Inget annat system får meddelanden.
    [one] 1 adress får meddelanden.
   *[other] { $count } adresser får meddelanden.
 }
web-hooks-off-title = En webhook är avstängd
web-hooks-off-mend = Se vad som är fel
web-hook-title = Webhook
web-hook-address = Adress
web-hook-events = Händelser
web-hook-state = Läge
web-hook-state-on = På
web-hook-state-off = Avstängd
web-hook-state-failing = På, men inget kommer fram
web-hook-failing-since = Inget har kommit fram sedan
web-hook-both-until = Den gamla hemligheten gäller till
web-hook-secret-title = Hemligheten är gjord
web-hook-secret-once = Kopiera den nu och ge den till mottagaren, som kontrollerar underskriften med den. Den visas bara den här gången.
web-hook-off-title = Webhooken är avstängd
web-hook-off-failing = Inget meddelande har kommit fram på ett dygn. Ta reda på varför, och slå på den igen. Det som har hänt under tiden skickas inte.
web-hook-off-gone = Mottagaren har svarat att den inte vill ha fler meddelanden (410). Slå på den igen om det var fel. Det som har hänt under tiden skickas inte.
web-hook-deliveries = De senaste meddelandena
web-hook-deliveries-none-title = Inga meddelanden än
web-hook-deliveries-none-text = Här syns de senaste femtio, med vad mottagaren svarade.
web-hook-event = Händelse
web-hook-when = Hände
web-hook-attempts = Försök
web-hook-result = Resultat
web-hook-id = Meddelandets id
web-hook-next = Nytt försök
web-hook-test = Skicka ett prov
web-hook-test-lead = Mottagaren får ett meddelande som bara säger att det är ett prov. Resultatet visas i listan ovanför när sidan laddas om.
web-hook-change = Ändra
web-hook-on = Skicka meddelanden
web-hook-on-hint = Det som händer medan webhooken är avstängd skickas inte i efterhand.
web-hook-rotate = Gör en ny hemlighet
web-hook-rotate-lead = Meddelanden skrivs under med både den nya och den gamla hemligheten i ett dygn, så att mottagaren hinner byta.
web-hook-remove = Ta bort webhooken
web-hook-remove-lead = Meddelanden som väntar tas också bort.
web-done-hook-tested = Provet är på väg.
web-done-hook-removed = Webhooken är borttagen.
web-label-url = Adress
web-hint-url = Börjar med https://. Adresser i det egna nätet måste den som driver tjänsten tillåta.
web-label-events = Händelser
web-hint-events = Välj vad mottagaren ska få veta.
web-hook-group-all = Allt som händer
web-hook-group-case = Allt om ärenden
web-hook-group-decision = Alla beslut i ärenden
web-hook-group-annex = Allt om kravbilagor
web-hook-group-question = Frågor på bilagor
web-hook-group-contract = Allt om avtal
web-hook-group-verdict = Bedömningar i avtal
web-hook-group-file = Uppladdade filer
web-hook-group-person = Allt om personer
web-hook-group-membership = Roller
web-hook-group-unit = Enheter
web-hook-group-organisation = Organisationens uppgifter
web-hook-group-overlay = Den egna katalogen
web-hook-group-token = Nycklar för API:et
web-hook-group-audit = Loggen
web-hook-group-webhook = Webhookar
web-hook-result-waiting = Väntar
web-hook-result-running = Skickas nu
web-hook-result-done = Kom fram
web-hook-result-failed = Kom inte fram
web-hook-result-error-status = Mottagaren svarade { $status }
web-hook-result-error-redirect = Mottagaren hänvisade till en annan adress ({ $status }), och det följs inte
web-hook-result-error-timeout = Mottagaren svarade inte i tid
web-hook-result-error-connect = Mottagaren gick inte att nå
web-hook-result-error-private = Adressen leder till ett nät som meddelanden inte får skickas till
web-hook-result-error-broken = Förbindelsen bröts
web-hook-result-error-failed = Gick inte att göra
web-hook-result-error-off = Skickades inte: webhooken är avstängd
web-hook-url-wrong = Skriv en adress som börjar med https://, utan användarnamn, lösenord och #.
web-hook-url-plain = Adressen måste börja med https://. Utan kryptering kan andra läsa och ändra meddelandet.
web-hook-url-private = Adressen leder till det egna nätet. Be den som driver tjänsten att tillåta den, eller skriv en annan.
web-hook-events-missing = Välj minst en händelse.
web-hook-event-unknown = Det finns ingen händelse som heter ”{ $event }”. Skriv ett ord ur loggen, till exempel annex.publish, eller case.* för allt om ärenden.
web-hook-many = Det finns redan tjugo webhookar. Ta bort en som inte behövs.
web-hook-is-off = Webhooken är avstängd. Slå på den först.
web-action-webhook-add = Lade till en webhook
web-action-webhook-change = Ändrade en webhook
web-action-webhook-rotate = Gjorde en ny hemlighet till en webhook
web-action-webhook-test = Skickade ett prov till en webhook
web-action-webhook-remove = Tog bort en webhook
web-action-webhook-off = Stängde av en webhook som inte svarade
mail-webhook-subject = Kravkedja: en webhook är avstängd
mail-webhook = Webhooken till { $url } är avstängd, eftersom meddelanden inte kommer fram. Det som händer nu skickas inte.

    Se vad som är fel, och slå på den igen: { $page }
mail-checkpoint-subject = Signerat läge för loggen: { $name }
mail-checkpoint = Loggen är kontrollerad i dag och hel. Det signerade läget är bifogat. Spara det utanför tjänsten: med det går det senare att visa att loggen inte har skrivits om.

    Kontrollera med: kravkedja audit verify --checkpoint FIL

    Nyckel att kontrollera med: { $key }
mail-broken-subject = Loggen stämmer inte: { $name }
mail-broken = Loggen stämmer inte vid dagens kontroll, och inget läge har signerats. Ändra inget innan det är utrett.

    Se vad som är fel: kravkedja audit verify
