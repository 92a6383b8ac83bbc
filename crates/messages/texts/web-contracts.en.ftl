# Sentences of the pages: contracts.

## The list
web-contracts-lead = Upload a contract and see which security clauses it has, where they stand, and what needs to be taken up.
web-contracts-secret-title = Assess secrecy
web-contracts-secret = A list of weak contracts can help an attacker. Assess secrecy (OSL chapter 18, sections 8 and 13) before anything from here is handed out.
web-contracts-filter = Narrow the list
web-contracts-search = Search number, contract and supplier
web-contracts-state = State
web-contracts-open = Current
web-contracts-archived = Archived
web-contracts-show = Show
web-contracts-all = Show all current ones
web-contracts-found = Verdicts
web-contracts-urgent = To take up now
web-contracts-confirmed = Decided by a person
web-contracts-reading = Verdicts that no person has confirmed are the program's reading and may be wrong.
web-contracts-nothing = No contract matches the search.
web-contracts-none = No contracts yet
web-contracts-none-text = Contracts that have been uploaded are shown here.
web-contract-title = Contract
web-contract-counterpart = Supplier
web-contract-count-enforceable = { $count } clear
web-contract-count-partly = { $count } incomplete
web-contract-count-declaratory = { $count ->
    [one] 1 declaration of intent
   *[other] { $count } declarations of intent
 }
web-contract-count-by-reference = { $count } by reference
web-contract-count-missing = { $count } missing
web-contract-count-not-found = { $count } not found

## Upload
web-contract-new = Upload a contract
web-contract-new-lead = Include every file that belongs to the contract, appendices too. The service reads the files itself and sends them nowhere.
web-contract-new-warning = Do not upload contracts that concern security-sensitive activity. They do not belong here.
web-contract-case = Case
web-contract-case-hint = If you choose a case, the contract is held against its classification and requirements.
web-contract-no-case = No case
web-contract-case-unknown = The case does not exist. Choose one from the list.
web-contract-whole = The files are the whole contract
web-contract-whole-hint = Tick only if nothing is left out. What is not found is then said to be missing; otherwise it is said to be not found.
web-contract-files = Files of the contract
web-contract-files-hint = DOCX, PDF, ODT, HTML, Markdown or plain text. At most { $files } files, at most { $most } MB each.
web-contract-files-again = Choose the files once more: the browser does not keep them.
web-contract-upload = Upload and check
web-contract-cancel = Cancel
web-contract-title-missing = Write what the contract is called, in at most 200 characters.
web-contract-counterpart-missing = Write the name of the supplier, in at most 200 characters.
web-contract-files-missing = Choose at least one file.
web-contract-files-many = Choose at most { $most } files. Merge some of them, or leave out what is not text of the contract.
web-contract-file-large = { $file } is larger than { $most } MB. Save it as DOCX or with smaller pictures, or split it.
web-contract-files-large = Together the files are larger than { $most } MB. Leave out what is not text of the contract.
web-done-contract-added = The contract has been read and checked.
web-done-contract-checked = The contract has been checked again. Decisions by people still hold.
web-done-contract-archived = The contract has been archived.
web-done-contract-reopened = The contract is current again.
web-done-verdict = The decision is saved and goes before the program's verdict.
web-done-verdict-undone = The decision is taken back. The program's verdict holds again.

## A contract
web-contract-caption = Contract { $number }, { $counterpart }
web-contract-is-archived = The contract is archived
web-contract-archived-means = Nothing can be changed until it is opened again.
web-contract-archived = The contract is archived. Open it again first.
web-contract-outdated = The requirements catalog has changed
web-contract-outdated-means = The contract was checked with another version of the catalog than today's. Check it again to see what holds now.
web-contract-confirmed = { $confirmed ->
    [0] No person has confirmed the verdicts. They are the program's reading and may be wrong.
    [one] One of the verdicts has been decided by a person. The others are the program's reading and may be wrong.
   *[other] { $confirmed } of the verdicts have been decided by a person. The others are the program's reading and may be wrong.
 }
web-contract-sorts = The verdicts sort what can be taken up with the supplier. They do not say that the contract is invalid or that anybody has done wrong.
web-contract-words = What the words mean
web-contract-means-enforceable = The text binds the supplier or gives you a right, and all that the obligation needs is there.
web-contract-means-partly = The text binds, but something that is needed to follow it up is not there.
web-contract-means-declaratory = The text describes or aims at something without a clear duty for the supplier.
web-contract-means-by-reference = The matter is left to another document that has not been read.
web-contract-means-missing = Nothing in the contract is about it, and the files are the whole contract.
web-contract-means-not-found = Nothing in what was read is about it. It may stand elsewhere.
web-contract-flags = To take up, the most important first
web-contract-flag-missing = Clause that is not there
web-contract-flag-weak = Clause that does not bind
web-contract-flag-incomplete = Incomplete clause
web-contract-flag-not-held = Document that has not been read
web-contract-flag-hollow = Term that weakens other terms
web-contract-flag-old-law = Old or wrong reference to law
web-contract-flag-placeholder = Place that nobody has filled in
web-contract-nothing-on = { $complete ->
    [yes] Nothing in the contract is about:
   *[no] Nothing in what was read is about:
 }
web-contract-severity-high = take up now
web-contract-severity-medium = at the next change
web-contract-severity-low = at renewal
web-contract-severity-none = nothing to do
web-contract-group-high = Take up now
web-contract-group-medium = Take up at the next change
web-contract-group-low = Take up when the contract is renewed
web-contract-group-none = Nothing to take up
web-contract-by-person = decided by a person
web-contract-obligations = All obligations
web-contract-confidence = read with { $percent } % certainty
web-contract-decided = Decided by { $by },
web-contract-reason = Reason:
web-contract-missing = Not there
web-contract-improve = Would make it better
web-contract-may-be-in = May stand in
web-contract-clauses = Stands in
web-contract-see = Show { $place }
web-contract-place-text = the place in the text
web-contract-what = What the contract should say
web-contract-certainty-high = certain
web-contract-certainty-secondary = second-hand
web-contract-certainty-knowledge = unverified
web-contract-decide = Confirm or change the verdict
web-contract-change = Change the decision
web-contract-form-verdict = Verdict that is to hold
web-contract-form-missing = What is not there
web-contract-form-missing-hint = Only where the verdict is incomplete.
web-contract-form-reason = Reason
web-contract-form-reason-hint = Needed when you change the program's verdict.
web-contract-save = Save the decision
web-contract-confirm = Confirm “{ $verdict }”
web-contract-undo = Take the decision back
web-contract-verdict-wrong = Choose a verdict from the list.
web-contract-elements-missing = Say what is not there, where the verdict is incomplete.
web-contract-reason-missing = Write why you change the program's verdict.
web-contract-confirmed-before = The verdict was confirmed before a later check that reads the contract differently.
web-contract-coverage = The requirements of the case
web-contract-coverage-means = For each requirement of the case, the best of the clauses that carry it is shown.
web-contract-requirement = Requirement
web-contract-best = Best clause
web-contract-annex-only = Requirements that stand in the annex only

## Documents and files
web-contract-papers = Download
web-contract-paper-report-docx = Report (Word)
web-contract-paper-report-pdf = Report (PDF)
web-contract-paper-report-html = Report (HTML)
web-contract-paper-memo-docx = Internal memo on changes (Word)
web-contract-paper-supplement-docx = Supplementary agreement (Word)
web-contract-paper-supplement-draft-docx = Draft of a supplementary agreement (Word)
web-contract-supplement-means = The supplementary agreement holds only what a person has decided. The draft holds everything. An addition to a procured contract is a change under LOU chapter 17; read the memo first.
web-contract-nothing-confirmed = The supplementary agreement was not made: no person has confirmed a verdict that gives a clause. Confirm the verdicts first, or download the draft.
web-contract-check-again = The catalog, the case or the program has changed since the contract was checked. Check the contract again, so that the document says what the page says.
web-contract-file-name = contract
web-contract-read = Read { $file }
web-contract-original = Download the file
web-contract-about = About the check
web-contract-is-whole = The files are the whole contract.
web-contract-not-whole = The files may not be the whole contract.
web-contract-checked-with = Checked with the requirements catalog, version { $version }.
web-contract-updated = Last changed
web-contract-check = Check again
web-contract-archive = Archive
web-contract-reopen = Open again

## The text
web-contract-text = Text of the contract
web-contract-text-lead = The words that decided the verdicts are marked. Under each clause stand the obligations that it is about.
web-contract-text-back = To the check
web-contract-legend = What the marks mean
web-contract-page = Page { $page }
web-contract-no-text = No text was read in the file.
web-contract-mark-subject = is about
web-contract-mark-binding = binding
web-contract-mark-right = right of the buyer
web-contract-mark-soft = soft
web-contract-mark-descriptive = describes
web-contract-mark-release = releases
web-contract-mark-against = concerns the buyer
web-contract-mark-vague = vague
web-contract-mark-reference = reference
web-contract-mark-emptying = weakens
web-contract-mark-element = part
