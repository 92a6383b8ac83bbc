# Sentences of the API: problem documents, and the page that shows what it can do.

web-api-title = The API
web-api-lead = With the API your programs can do what you can do in the pages. Everything that it can do stands here and in
    the OpenAPI document:
web-api-document = openapi.json
web-api-rules = What holds for everything
web-api-rule-token = Show a token: “Authorization: Bearer” and the token from the page of your account. It may do what you may; if it may only read, it changes nothing.
web-api-rule-session = With a login session instead, everything but reading also takes the header “x-csrf” with the value of the cookie “__Host-form”.
web-api-rule-problem = Whatever is not done is answered with a problem document (RFC 9457) that says what is wrong, where, and how to mend it. Nothing is half saved.
web-api-rule-version = What can be changed has an ETag. A change says in “If-Match” which one was read. Without it the answer is 428, with an old one 412.
web-api-rule-list = Lists come in parts. Follow “next” until it is null. “limit” says how many you want at a time, at most 200.
web-api-rule-key = What makes something new takes an “Idempotency-Key”. Send the same request again with the same key, and it is not done twice.
web-api-english = The description of each call is in English.

web-api-title-not-found = There is no such thing
web-api-detail-not-found = It may have been removed, belong to another organisation, or the address may be wrong. Look for it in the list.
web-api-title-invalid = Something that was sent is wrong
web-api-detail-invalid = See “errors” for what and where. Correct it and send the request again. Nothing has been saved.
web-api-title-stopped = The case is stopped: Sweden's security may be concerned
web-api-detail-stopped = Nothing has been saved. Talk to your security protection manager before you go on.
web-api-title-stale = It has changed since it was read
web-api-detail-stale = Read it again, see what is new, and send the change with the ETag that holds now in “If-Match”.
web-api-title-conflict = It could not be done as things are
web-api-detail-conflict = See “errors” for what stands in the way.
web-api-title-forbidden = You may not do that
web-api-detail-forbidden = Your role or your token does not allow it. Ask your administrator, or make a token that may write.
web-api-title-not-logged-in = You are not logged in
web-api-detail-not-logged-in = Send a token that works: “Authorization: Bearer” and the token. Make a new one on the page of your account.
web-api-title-gone = It does not work any more
web-api-detail-gone = It has been used, replaced, or grown too old. Ask for a new one.
web-api-title-unavailable = The service cannot save or read just now
web-api-detail-unavailable = Nothing has been saved. Send the request again in a while.
web-api-title-internal = Something went wrong on our side
web-api-detail-internal = The fault has been noted. Tell whoever runs the service the value of the header “x-request-id”.
web-api-title-malformed = The request could not be read
web-api-detail-malformed = The body must be JSON in UTF-8. See “errors” for where the reading stopped.
web-api-title-media-type = The body is not said to be JSON
web-api-detail-media-type = Send the header “Content-Type: application/json”.
web-api-title-method = That cannot be done with this address
web-api-detail-method = The header “Allow” says which methods there are.
web-api-title-too-slow = It took too long to receive it
web-api-detail-too-slow = Nothing has been saved. Send it again, and faster.
web-api-title-too-large = The body is too large
web-api-detail-too-large = Send at most one mebibyte, or for files as much as the description of the request says.
web-api-title-too-many = Too many requests
web-api-detail-too-many = Wait as long as the header “Retry-After” says, and send the request again.
web-api-title-cross-site = The request is not shown to come from your own page
web-api-detail-cross-site = Send the header “x-csrf” with the value of the cookie “__Host-form”, or use a token.
web-api-title-no-version = It is not said which version is changed
web-api-detail-no-version = Read it first, and send its ETag in the header “If-Match”.
web-api-title-under-way = The same request is under way
web-api-detail-under-way = Send it again in a while to get its answer. If this goes on, look whether it was done, and use another key.
web-api-title-key-used = The key was used for another request
web-api-detail-key-used = Use a new value of “Idempotency-Key” for each new request.

web-api-unreadable = It could not be read: { $reason }.
web-api-character = It holds letters that cannot be shown or are not allowed here. Take them away.
web-api-limit = Give a whole number from 1 to 200.
web-api-cursor = The place in the list cannot be used here. Take it from “next” or “previous” of the same list in the same order.
web-api-etag = Give the ETag that came with what you read, in quotation marks: "3" for example.
web-api-key = Give a key of 1 to 200 letters and digits without spaces, a UUID for example.
web-api-parameter = { $known ->
        [empty] This address takes no parameters.
       *[other] There is no such parameter here. There are: { $known }.
    }
web-api-decided = There is a decision of that kind already. Read the decisions of the case and change that one.
web-api-long = The text is too long. Give at most { $count } characters.
web-api-short = The text is too short. Give at least { $count } { $count ->
        [one] character
       *[other] characters
    }.
web-api-many = There are too many. Give at most { $count }.
web-api-few = There are too few. Give at least { $count }.
web-api-uuid = It is not an id. Ids look like this: 0197f3a0-5c1e-7a3b-9d2f-4e5a6b7c8d9e.
web-api-base64 = The content cannot be read as base64 (RFC 4648). Encode the file again without line breaks.
web-api-days = Give for how many days the token is to work, 1 to 365.
