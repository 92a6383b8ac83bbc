web-hooks-title = Webhooks
web-hooks-lead = Another system can be told when something happens here: when an annex is published, a decision made or a contract examined.
web-hooks-privacy = The message says what has happened and which id it concerns, but holds no personal data and no contents. The receiver fetches those with a key for the API.
web-hooks-none-title = No webhooks yet
web-hooks-none-text = Add the first one below.
web-hooks-new = Add a webhook
web-hooks-add = Add
web-hooks-count = { $count ->
    [0] No other system is told of anything.
    [one] 1 address is told of what happens.
   *[other] { $count } addresses are told of what happens.
 }
web-hooks-off-title = A webhook is turned off
web-hooks-off-mend = See what is wrong
web-hook-title = Webhook
web-hook-address = Address
web-hook-events = Events
web-hook-state = State
web-hook-state-on = On
web-hook-state-off = Off
web-hook-state-failing = On, but nothing gets through
web-hook-failing-since = Nothing has got through since
web-hook-both-until = The old secret is good until
web-hook-secret-title = The secret has been made
web-hook-secret-once = Copy it now and give it to the receiver, who verifies the signature with it. It is shown only this time.
web-hook-off-title = The webhook is turned off
web-hook-off-failing = No message has got through for a day. Find out why, and turn it on again. What has happened meanwhile is not sent.
web-hook-off-gone = The receiver has answered that it wants no more messages (410). Turn it on again if that was a mistake. What has happened meanwhile is not sent.
web-hook-deliveries = The latest messages
web-hook-deliveries-none-title = No messages yet
web-hook-deliveries-none-text = The latest fifty are shown here, with what the receiver answered.
web-hook-event = Event
web-hook-when = Happened
web-hook-attempts = Tries
web-hook-result = Result
web-hook-id = Id of the message
web-hook-next = Next try
web-hook-test = Send a test
web-hook-test-lead = The receiver gets a message that says nothing but that it is a test. The result is in the list above when the page is loaded again.
web-hook-change = Change
web-hook-on = Send messages
web-hook-on-hint = What happens while the webhook is off is not sent afterwards.
web-hook-rotate = Make a new secret
web-hook-rotate-lead = Messages are signed with both the new and the old secret for a day, so that the receiver has time to change.
web-hook-remove = Remove the webhook
web-hook-remove-lead = Messages that wait are removed too.
web-done-hook-tested = The test is on its way.
web-done-hook-removed = The webhook has been removed.
web-label-url = Address
web-hint-url = Begins with https://. Addresses in your own network must be allowed by whoever runs the service.
web-label-events = Events
web-hint-events = Choose what the receiver is to know of.
web-hook-group-all = Everything that happens
web-hook-group-case = Everything about cases
web-hook-group-decision = All decisions in cases
web-hook-group-annex = Everything about annexes
web-hook-group-question = Questions on annexes
web-hook-group-contract = Everything about contracts
web-hook-group-verdict = Verdicts in contracts
web-hook-group-file = Uploaded files
web-hook-group-person = Everything about people
web-hook-group-membership = Roles
web-hook-group-unit = Units
web-hook-group-organisation = The organisation's settings
web-hook-group-overlay = The organisation's own catalog
web-hook-group-token = Keys for the API
web-hook-group-audit = The log
web-hook-group-webhook = Webhooks
web-hook-result-waiting = Waiting
web-hook-result-running = Being sent
web-hook-result-done = Arrived
web-hook-result-failed = Did not arrive
web-hook-result-error-status = The receiver answered { $status }
web-hook-result-error-redirect = The receiver pointed to another address ({ $status }), which is not followed
web-hook-result-error-timeout = The receiver did not answer in time
web-hook-result-error-connect = The receiver could not be reached
web-hook-result-error-private = The address leads to a network that messages may not be sent to
web-hook-result-error-broken = The connection broke
web-hook-result-error-failed = Could not be done
web-hook-result-error-off = Not sent: the webhook is off
web-hook-url-wrong = Write an address that begins with https://, without a user name, password or #.
web-hook-url-plain = The address must begin with https://. Without encryption others can read and change the message.
web-hook-url-private = The address leads into your own network. Ask whoever runs the service to allow it, or write another.
web-hook-events-missing = Choose at least one event.
web-hook-event-unknown = There is no event called “{ $event }”. Write a word of the log, annex.publish for example, or case.* for everything about cases.
web-hook-many = There are twenty webhooks already. Remove one that is not needed.
web-hook-is-off = The webhook is off. Turn it on first.
web-action-webhook-add = Added a webhook
web-action-webhook-change = Changed a webhook
web-action-webhook-rotate = Made a new secret for a webhook
web-action-webhook-test = Sent a test to a webhook
web-action-webhook-remove = Removed a webhook
web-action-webhook-off = Turned off a webhook that did not answer
mail-webhook-subject = Kravkedja: a webhook is turned off
mail-webhook = The webhook to { $url } is turned off, since messages do not get through. What happens now is not sent.

    See what is wrong, and turn it on again: { $page }
mail-checkpoint-subject = Signed state of the log: { $name }
mail-checkpoint = The log was verified today and is whole. Its signed state is attached. Keep it outside the service: it can later show that the log has not been rewritten.

    Verify with: kravkedja audit verify --checkpoint FILE

    Key to verify with: { $key }
mail-broken-subject = The log does not hold: { $name }
mail-broken = The log does not hold at today's verification, and no state of it was signed. Change nothing before it has been looked into.

    See what is wrong: kravkedja audit verify
