# The program's own sentences in English. Every key is in sv.ftl too, with the same values.

severity-error = error
severity-warning = warning
severity-notice = to look at

## Files
file-missing = The file does not exist. Check the path.
folder-missing = The folder does not exist. Check the path.
file-unreadable = The file cannot be read: { $detail }
file-not-text = The file is not text in UTF-8. Save it as UTF-8 and try again.
file-exists = The file is there already and is kept. Add --force to replace it, or choose another folder with --out.
file-not-written = The file could not be written: { $detail }. Nothing has been saved.
folder-not-made = The folder could not be made: { $detail }
file-too-large = The file is larger than { $limit } MB and is not read.
case-missing = Give a case file with --case, or class, delivery, title and buyer on the command line.
case-and-options = --case does not go with { $option }. Change the case file instead.
bad-class = The class “{ $found }” cannot be read. Write for example K3R2T3, with a figure 0-4 for each.
bad-date = The date “{ $found }” cannot be read. Write for example 2026-11-22.
option-missing = { $option } is missing.
unknown-profile = There is no profile named “{ $found }”.{ $nearest ->
    [empty] {""}
   *[other] {" "}Did you mean “{ $nearest }”?
 } The profiles are: { $known }.
unknown-format = The format “{ $found }” is unknown. The formats are docx, pdf, xlsx, html and json.
unknown-requirement = There is no requirement with id “{ $found }”.{ $nearest ->
    [empty] {""}
   *[other] {" "}Did you mean “{ $nearest }”?
 }
unknown-area = There is no area with code “{ $found }”. The areas are: { $known }.

## TOML
not-toml = The line cannot be read as TOML ({ $detail }). Mend it; the rest of the file was read all the same.
unknown-key = The key “{ $key }” is unknown.{ $nearest ->
    [empty] {""}
   *[other] {" "}Did you mean “{ $nearest }”?
 }
missing-key = The key “{ $key }” is missing.
empty-text = “{ $key }” is empty. Write something or remove the line.
empty-list = “{ $key }” is an empty list. Give at least one word.
wrong-kind = “{ $key }” should be { $expected ->
    [text] text in quotation marks
    [whole] a whole number
    [whole-or-date] a whole number or a date
    [flag] true or false
    [date] a date, for example 2026-11-22
    [list] a list, for example ["saas"]
    [localised] a text per language (sv and en)
    [by-level] values for level 0-3, for example {"{"} 1 = 30, 2 = 14 {"}"}
    [tables] one or more tables with double brackets
   *[table] a table, for example {"{"} confidentiality = 2 {"}"}
 } but is { $found ->
    [text] text
    [whole] a whole number
    [decimal] a decimal number
    [flag] true or false
    [date] a date
    [list] a list
   *[table] a table
 }.
out-of-range = “{ $key }” is { $found } but should be between { $min } and { $max }.
unknown-word = The { $list ->
    [aspect] aspect
    [area] area
    [delivery] delivery model
    [circumstance] circumstance
    [flow-down] word for sub-suppliers
   *[fixed] word
 } “{ $word }” is unknown{ $key ->
    [empty] {""}
   *[other] {" "}for “{ $key }”
 }.{ $nearest ->
    [empty] {""}
   *[other] {" "}Did you mean “{ $nearest }”?
 } Known words: { $known }.
missing-language = “{ $key }” has no text in the language { $language }, or it is empty.
missing-aspect = The classification lacks “{ $word }”. Confidentiality, integrity and availability are all needed.

## The catalog
no-catalog-file = The folder lacks the file catalog.toml and is no requirements catalog.
undefined-aspect = The aspect “{ $word }” is not defined.
id-outside-area = The requirement “{ $id }” does not belong to the area { $area }. An id is the area's code, a hyphen and two digits.
scored-without-weight = A scored requirement needs a weight from 1 to 10.
parameter-kind = The values of the parameter “{ $name }” are not of the kind it states. Dates need kind = "date".
rule-one-change = A rule should have just one of value, at_most and at_least.
duplicate-id = The id “{ $id }” is there already ({ $first }). An id is used only once.
duplicate-parameter = The parameter “{ $name }” is there already in { $other }. Names should be unique in the whole catalog.
no-evidence = The mandatory requirement { $id } has no evidence. It can then not be checked (LOU 4:10).
no-placement = The requirement { $id } has no placement.
follow-up-interval = Evidence in { $id }: interval_months goes with the stage follow-up, and only there.
unknown-id = The { $kind ->
    [requirement] requirement
    [obligation] obligation
    [clause] clause
   *[framework] framework
 } “{ $id }” is not in the catalog.{ $nearest ->
    [empty] {""}
   *[other] {" "}Did you mean “{ $nearest }”?
 }
supersedes-in-circle = { $id } and { $other } supersede each other in a circle.
parameter-unused = The parameter “{ $name }” is not used in any text.
parameters-differ = The parameter “{ $name }” is in only one of the two languages of the text.
unknown-parameter = The text uses the parameter “{ $name }”, which does not exist.{ $nearest ->
    [empty] {""}
   *[other] {" "}Did you mean “{ $nearest }”?
 }
parameter-loosens = The parameter “{ $name }” becomes weaker as the level rises. Check values and stricter.
parameter-outside = The parameter “{ $name }” has a value outside min and max.
parameter-without-unit = The parameter “{ $name }” has no unit.
unknown-point = The point “{ $point }” is not in the framework { $framework }.{ $nearest ->
    [empty] {""}
   *[other] {" "}Did you mean “{ $nearest }”?
 }
no-clause = The mandatory requirement { $id } is a contract term, but no clause carries it.
no-template = The template file is missing.
missing-label = The word list lacks “{ $key }”.
template-unknown = The template asks for “{ $name }”, which is not to be had in this document. The names are in docs/catalog-format.md.
template-fault = The template cannot be used: { $detail }

## Decisions in a case
leave-out-not-selected = { $id } is left out but is not in anyway. The decision is not needed.
parameter-not-selected = A figure in { $id } is changed, but the requirement is not in.
change-not-selected = { $id } is changed, but the requirement is not in.
added-already-in = { $id } is added but is in already.
unknown-parameter-of = { $id } has no parameter named “{ $name }”.{ $nearest ->
    [empty] {""}
   *[other] {" "}Did you mean “{ $nearest }”?
 }{ $known ->
    [empty] {" "}The requirement has no parameters.
   *[other] {" "}The requirement's parameters: { $known }.
 }
parameter-out-of-bounds = { $name } in { $id } is { $found } but may be { $min } to { $max } { $unit ->
    [minutes] minutes
    [hours] hours
    [days] days
    [months] months
    [years] years
    [percent] per cent
   *[count] {""}
 }.
no-reason = The decision on { $id } has no reason. Write why, so that it can be explained later.
decided-twice = The same decision is there twice ({ $what }); the first is on line { $first }. Remove one of them.
reason-needed = { $id } cannot be { $what ->
    [leave-out] left out
    [loosen] loosened
   *[to-scored] made a scored requirement
 } without a written reason, because { $why ->
    [law] a law stands behind the requirement
   *[level] level 3 brought the requirement in
 }.
approval-needed = { $id } cannot be { $what ->
    [leave-out] left out
    [loosen] loosened
   *[to-scored] made a scored requirement
 } without the information owner's approval (approved_by), because { $why ->
    [law] a law stands behind the requirement
   *[level] level 3 brought the requirement in
 }.
own-id-in-catalog = Your own requirement “{ $id }” uses the area code { $area }, which is the catalog's. Choose a prefix of your own.
own-missing = Your own requirement “{ $id }” lacks “{ $key }”.
own-no-evidence = Your own requirement “{ $id }” lacks “{ $key }”. Without evidence a mandatory requirement cannot be checked (LOU 4:10).
own-not-binding = Your own requirement “{ $id }” is mandatory, but its text lacks the word “{ $word }”.
no-scored-text = { $id } cannot be made a scored requirement: the catalog has no such wording.
weight-needed = The scored requirement { $id } needs a weight from 1 to 10.
weight-on-mandatory = { $id } is a mandatory requirement and cannot have a weight.
placement-not-allowed = { $id } cannot be placed as { $placement }. Possible placements: { $known }.
award-needs-scored = { $id } is a mandatory requirement and cannot be an award criterion ({ $placement }). Make it scored with strength = "scored". Placements as a mandatory requirement: { $known }.
add-what = Say which requirement is added: “requirement” for one of the catalog's, “id” for your own.
add-both = Give either “requirement” or “id”, not both.
no-reference = The case has no reference. Files are named after the title.
no-date = The case has no date, so no date is printed.
security-unknown = Nobody has said whether security-sensitive activity can be concerned (national_security). Answer before the annex is used.
no-requirements = No requirement is in the annex.

## Earlier version
previous-other-annex = The earlier version is named { $before } and the new one { $after }. Check that it is the same procurement.
previous-no-change = Nothing has changed since the earlier version.
previous-digest = The digest of the earlier version does not match what it holds. The file was changed after it was made.
annex-not-json = The file is not JSON: { $detail }
annex-other-schema = The file is no requirement annex in the format kravkedja.annex/1{ $found ->
    [empty] {""}
   *[other] {" "}(it states “{ $found }”)
 }.
annex-malformed = The file states the format kravkedja.annex/1 but something in it is wrong: { $detail }

## Documents
render-slot-unfilled = The place “{ $slot }” in the template has no content in this document. Remove it from the template.
render-table-row = Row { $row } of the table “{ $table }” has { $cells } cells but the table has { $columns } columns.
render-table-without-columns = The table “{ $table }” has no columns.
render-anchor-repeated = Two headings have the same link name: { $anchor }.
render-anchor-invalid = The link name “{ $anchor }” is empty or has other characters than letters a-z, digits and hyphens.
render-template-not-word = The Word template cannot be read as a Word file ({ $cause }). Start from the one that kravkedja catalog word-template writes.
render-template-macros = The Word template holds macros ({ $part }). Save it as .docx without macros.
render-template-too-large = The Word template unpacks to more than { $limit } bytes.
render-template-part = The part { $part } of the Word template cannot be used: { $cause }
render-template-styles = The Word template lacks these styles: { $styles }. Start from the one that kravkedja catalog word-template writes.
render-typesetting = The text could not be set as PDF: { $cause }
render-sheet-name = The sheet name “{ $name }” cannot be used in a workbook.
render-no-sheet = The workbook has no visible sheet.
render-text-too-long = The sheet { $sheet } holds a text longer than { $limit } characters: “{ $text }”. Shorten it.
render-choice-missing = Sheet { $sheet }, column { $column }: the list of answers of the cell does not exist.
render-workbook = The workbook could not be made: { $cause }
render-packing = The file could not be packed: { $cause }

## Reading workbooks
not-a-workbook = The file is no workbook in the XLSX format. Save it as an Excel workbook (.xlsx).
workbook-hostile = The file is not read: it unpacks to more than is reasonable or is damaged ({ $detail }).
workbook-stopped = Reading was stopped because the file asked for too much memory or time.
workbook-encrypted = The file is protected by a password. Save it without one and try again.

## Stop
stop-level-4 = An aspect is classified at level 4. Sweden's security may then be concerned.
stop-concerned = Security-sensitive activity is concerned, according to the answer in the case.
stop-unknown = Nobody has said whether security-sensitive activity can be concerned, and the case is so serious that the question must be answered first.
stop-what =
    No annex has been made and nothing has been saved. Such information does not belong in this program.
    Turn to your head of protective security before you go on. The Protective Security Act (2018:585) applies, and a protective security agreement may be needed before the procurement begins (chapter 4).
    Guidance is given by the Swedish Security Service and the county administrative board.
stop-answer = When the question has been looked into, write the answer in the case file: national_security = "no".

## annex
annex-written = { $count ->
    [one] Wrote 1 file to { $folder }:
   *[other] Wrote { $count } files to { $folder }:
 }
annex-summary = { $requirements } requirements ({ $mandatory } mandatory, { $scored } scored) and { $clauses } clauses. Class { $class }. Catalog { $catalog } { $version }.
annex-digest = Digest: { $digest }
annex-by-area = Requirements by area (mandatory + scored):
annex-look-at = To look at:
annex-internal = { $file } are internal papers and are not handed out with the annex.
annex-changes = { $count ->
    [0] Nothing has changed since version { $version }.
    [one] One change since version { $version }.
   *[other] { $count } changes since version { $version }.
 }

## select
select-in = In: { $count } of { $total } requirements
select-out = Out: { $count } requirements

## verify
verify-annex-same = matches its digest
verify-annex-changed = CHANGED: what it holds does not match its digest
verify-same = unchanged
verify-changed = CHANGED since it was made
verify-unknown = does not belong to this annex
verify-workbook = answer workbook of this annex: { $rows } of { $all } requirement rows are there
verify-workbook-other = answer workbook of ANOTHER annex or version ({ $annex })
verify-workbook-missing = requirements missing: { $ids }
verify-workbook-foreign = rows of another annex: { $rows }
verify-workbook-unknown = requirements or revisions that are not in the annex: { $ids }
verify-workbook-twice = requirements on more than one row: { $ids }
verify-workbook-lost = rows without a readable key: { $rows }

## catalog
catalog-clean = { $name } { $version }: { $requirements } requirements in { $areas } areas, { $clauses } clauses, { $obligations } obligations, { $frameworks } frameworks, { $profiles } profiles. No errors.
catalog-findings = { $errors } errors, { $warnings } warnings.
catalog-no-requirements = No requirements match.
show-applies = Applies
show-always = always
show-or = or
show-figures = Figures
show-supersedes = Supersedes
show-clauses = Clauses
show-law-backed = backed by law
show-question = Question
profile-use = Use a profile like this: kravkedja annex --profile NAME --national-security no --title TITLE --buyer BUYER

## lint
lint-clean = Nothing to say about the wording.
lint-empty = There is no sentence to read.
lint-no-lexicon = The catalog has no words for the language { $language } in its folder wording, so the texts cannot be read. Copy the folder from the built-in catalog.
lexicon-term-twice = “{ $term }” stands twice with the category { $category }. Remove one.
lexicon-term-empty = “{ $term }” has no words to look for. Write at least one word before “…”.
lexicon-term-means = “{ $term }” has the category { $category } but “means” is “{ $means }”. Write a party, a unit or a number that fits the category, or remove the line.
wording-folder = The file must lie in wording/sv or wording/en, so that its language is known.
lint-no-motive = { $id } has no motive. Write why the requirement is made.
lint-fallback-binds-nobody = The fallback binds nobody. It may be weaker but must give a duty or a right.{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-clause-binds-nobody = The clause binds nobody. Write who shall do what.{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-many-sentences = The requirement has { $count } sentences, more than { $most }. Make several requirements of it.{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-lix = The text is heavy to read (LIX { $count }, over { $most }). Use shorter sentences and shorter words.{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-long-sentence = The sentence “{ $words }” has { $count } words, more than { $most }. Split it.{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-two-duties = The sentence “{ $words }” has more than one duty. Write one sentence for each.{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-no-verb = “{ $words }” does not say what anybody shall do. Write a whole sentence.{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-softened = “{ $words }” turns the duty into an aim.{ $instead ->
    [empty] {""}
   *[other] {" "}Write for example: { $instead }
 }{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-capability = “{ $words }” asks only for an ability, not that it is used.{ $instead ->
    [empty] {""}
   *[other] {" "}Write for example: { $instead }
 }{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-not-a-wish = “{ $words }” is no wish. The text of a scored requirement is written with “should”.{ $instead ->
    [empty] {""}
   *[other] {" "}Write for example: { $instead }
 }{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-not-binding = “{ $words }” does not bind. A requirement is written with “shall” or “shall not”.{ $instead ->
    [empty] {""}
   *[other] {" "}Write for example: { $instead }
 }{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-passive = “{ $words }” does not say who shall do it.{ $instead ->
    [empty] {""}
   *[other] {" "}Write for example: { $instead }
 }{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-subject = “{ $words }” does not have the one who is bound as its subject.{ $instead ->
    [empty] {""}
   *[other] {" "}Write for example: { $instead }
 }{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-vague = “{ $words }” cannot be measured.{ $instead ->
    [empty] {""}
   *[other] {" "}Write for example: { $instead }
 }{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-vague-time = “{ $words }” is no time that can be measured.{ $instead ->
    [empty] {""}
   *[other] {" "}Write for example: { $instead }
 }{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-neutraliser = “{ $words }” hollows the requirement out. Strike it, or write the condition so that it can be tested.{ $instead ->
    [empty] {""}
   *[other] {" "}Write for example: { $instead }
 }{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-blank = “{ $words }” is not filled in.{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-limit-without-unit = “{ $words }” has no unit. Write what the number counts.{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-deadline-unit = The deadline “{ $words }” should be hours, days or months.{ $instead ->
    [empty] {""}
   *[other] {" "}Write for example: { $instead }
 }{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-standard = “{ $words }” is a named standard or product. Add “or equivalent” (LOU chapter 9 sections 4 and 6).{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-abbreviation = The abbreviation “{ $words }” is not explained. Write it out in brackets the first time.{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }
lint-spelling = The word “{ $words }” is not in the dictionary. Correct it, or add it to the catalog's word list.{ $id ->
    [empty] {""}
   *[other] {" "}({ $id }, { $field })
 }

read-who = who
read-force = how firmly
read-action = what
read-inherited = from the words that lead into the list
read-softened = softened by
read-bound = { $who ->
    [supplier] the supplier
    [buyer] the buyer
    [sub-supplier] the sub-supplier
    [both] both parties
    [thing] a thing, no party
   *[nobody] nobody
 }
read-strength = { $force ->
    [binding] duty
    [prohibition] prohibition
    [right] right
    [rule] rule of the contract
    [capability] capability
    [recommendation] recommendation
    [soft] aim
    [release] no duty
   *[descriptive] description
 }
read-mark = { $kind ->
    [deadline] deadline
    [frequency] how often
    [measure] measure
    [standard] standard
    [equivalent] equivalent
    [verification] shown by
    [remedy] remedy
    [general-remedy] remedy by reference
    [flow-down] passed on
    [reference] reference
    [condition] condition
    [exception] exception
    [precedence] precedence
    [scope] scope
    [neutraliser] hollows out
    [vague-time] vague time
   *[vague-criterion] vague measure
 }

## case new
case-intro = A few questions about the purchase. The answers become a case file. Press Enter for the suggestion in brackets.
case-security = Can security-sensitive activity be concerned, that is, something of importance to Sweden's security? (no/yes/don't know)
case-title = What is to be bought? Write one line.
case-buyer = Who buys?
case-reference = Reference (optional)
case-mode = What kind of purchase is it?
case-law = Which law applies?
case-below = Is the procurement below the threshold, or does it concern a service in annex 2 of the act? (no/yes)
case-aspect = { $aspect }: { $definition } What happens if it goes wrong?
case-delivery = How is it delivered? Give one or more numbers, for example 1, 4.
case-circumstances = What is true of the purchase? Give numbers, or Enter for none.
case-description = Describe the purchase in one or two sentences (optional)
case-language = Which language should the documents have? (sv/en)
case-not-understood = “{ $found }” could not be understood. Try again.
case-needed = An answer is needed.
case-written = The case file is written to { $file }.
case-next = Make the annex with: kravkedja annex --case { $file }
case-ended = The questions ended before all were answered. Nothing has been saved.
case-comment = Case file for Kravkedja. The format is described in docs/catalog-format.md.
mode-procurement = advertised procurement
mode-call-off = call-off from a framework agreement
mode-direct-award = direct award
mode-existing-contract = contract already signed
mode-in-house = in-house operation
law-lou = LOU, public procurement
law-luf = LUF, water, energy, transport and postal services
law-luk = LUK, concessions
word-yes = yes
word-no = no
word-unknown = don't know

## The command line
cli-about = From classified information to requirements in the contract. Makes requirement annexes for public procurement.
cli-annex = Make requirement annex and decision record of a case
cli-select = Show which requirements are selected and why
cli-case = Case files
cli-case-new = Ask questions about the purchase and write a case file
cli-catalog = The requirements catalog
cli-catalog-check = Check the catalog
cli-catalog-list = List the requirements
cli-catalog-show = Show a requirement
cli-catalog-profiles = List ready starting cases
cli-catalog-schema = Write JSON Schemas of catalog, case and annex
cli-catalog-lint = Check the wording
cli-lint = Read a sentence and check its wording
cli-arg-lint-path = Folder of the catalog, or a file of requirements of your own
cli-arg-text = The sentence, or - to read it from standard input
cli-catalog-word-template = Write the Word template, so that it can be changed
cli-verify = Check an annex, files made of it, and an answered workbook
cli-completions = Write completions for a shell
cli-man = Write the manual page
cli-arg-case = Case file (TOML)
cli-arg-format = Formats, separated by commas: docx, pdf, xlsx, html, json
cli-arg-out = Folder to write to
cli-arg-out-file = File to write to
cli-arg-lang = Language of the documents: sv or en
cli-arg-catalog = Folder with a requirements catalog of your own
cli-arg-templates = Folder with templates of your own; they replace those of the catalog with the same names
cli-arg-previous = annex.json of the version before
cli-arg-force = Replace files that exist
cli-arg-unprotected = Do not protect the answer workbook, so that rows can be sorted
cli-arg-class = Class, for example K3R2T3
cli-arg-delivery = Delivery models, separated by commas
cli-arg-with = Circumstances, separated by commas
cli-arg-security = Can security-sensitive activity be concerned? no, yes or unknown
cli-arg-title = What is bought
cli-arg-buyer = Who buys
cli-arg-reference = Reference
cli-arg-date = Date to print, for example 2026-11-22
cli-arg-mode = Kind of purchase: procurement, call-off, direct-award, existing-contract, in-house
cli-arg-law = Law: lou, luf, luk
cli-arg-below = Chapter 19 of the act governs the procurement
cli-arg-profile = Profile to start from
cli-arg-why-not = Show also what is out, and why
cli-arg-json = Write JSON
cli-arg-area = Only this area
cli-arg-id = Id of the requirement
cli-arg-folder = Folder of the catalog
cli-arg-annex = annex.json of the annex
cli-arg-files = Files to check
cli-arg-shell = Shell: bash, zsh, fish, elvish, powershell
cli-heading-usage = Usage
cli-heading-commands = Commands
cli-heading-options = Options
cli-heading-arguments = Arguments
cli-help = Show help
cli-version = Show version
cli-exit = Exits with 0 when done, 1 on findings, 2 on bad input, 3 when the case is stopped.
cli-error-unknown = Unknown: { $found }
cli-error-missing = Missing: { $found }
cli-error-value = { $found } does not take the value “{ $value }”.
cli-error-other = The command line cannot be understood: { $found }
cli-error-hint = Write kravkedja --help for help.
