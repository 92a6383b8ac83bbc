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
contract-too-long = The text of the contract is longer than { $limit } million characters and is not checked. Check one part at a time, or leave out files that are no contract text.
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
    [concept] concept
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

## Versions of the catalog and the organisation's overlay
became-word = { $became ->
    [same] unchanged
    [reworded] reworded
    [stricter] stricter
    [looser] looser
    [split] split
    [merged] merged
    [withdrawn] withdrawn
   *[new] new
 }
bad-version = “{ $key }” is “{ $found }”. A version is written as 1.2.0.
lineage-file-name = The file is named “{ $found }” but is about version { $version }. Name it { $version }.toml.
lineage-into = { $id } is said to be { became-word }. split needs at least two ids in into, merged just one other id, and the other kinds none.
lineage-backwards = Version { $version } cannot follow { $since }. since should be an earlier version.
lineage-gap = Version { $version } says it follows { $since }, but the file before is about { $last }. Write since = "{ $last }" or add the missing file.
lineage-ahead = The file is about version { $last }, but the catalog is only { $version }. Raise version in catalog.toml or remove the file.
lineage-behind = The catalog is { $version }, but the latest file in lineage is about { $last }. Add lineage/{ $version }.toml.
lineage-still-there = { $id } is said to be { became-word } in { $version } but is still there. An id is never reused. Remove it from the catalog, or the entry from here.
lineage-unknown-id = The id “{ $id }” is not in the catalog in version { $version }.{ $nearest ->
    [empty] {""}
   *[other] {" "}Did you mean “{ $nearest }”?
 }
lineage-reused = { $id } is named in { $version }, but a later file calls it new. An id is never reused. Give the new one an id of its own.
diff-other-catalog = The catalogs are different ones: { $before } and { $after }. The comparison rests on equal ids only.
diff-backwards = The first catalog ({ $before }) is newer than the second ({ $after }). The files in lineage are not used then.
revision-lowered = { $id } has got a lower revision: { $before } became { $after }. A revision is only ever raised.
revision-not-raised = { $id } has changed ({ $parts }) but keeps revision { $revision }. Raise revision, so that whoever has the old requirement sees the difference.
lineage-unlisted = { $id } is { became-word } but is not named in lineage. Add an entry with the reason.
lineage-says-otherwise = Lineage says that { $id } is { became-word }, but the changes ({ $parts }) point another way: { $effect ->
    [stricter] stricter
    [looser] looser
    [both] both stricter and looser
   *[neither] changed
 }. Mend one of them.
no-overlay-file = The folder lacks the file overlay.toml and is no overlay.
overlay-base-text = { $id ->
    [empty] “{ $key }” of a requirement of the catalog cannot be changed
   *[other] { $id } is the catalog's requirement and cannot be rewritten
 } here. Withdraw the requirement with [[withdraw]] and write one of your own with your own id.
overlay-prefix = The prefix “{ $prefix }” should be two to six capital letters, for example SBK.
overlay-prefix-taken = The prefix “{ $prefix }” is used by the catalog already. Choose one of your own.
overlay-other-catalog = The overlay of { $organisation } is made for the catalog { $made-for }, not { $found }.
overlay-other-version = The overlay of { $organisation } is made for the catalog from version { $from }{ $below ->
    [empty] {""}
   *[other] {" "}and below { $below }
 }, but the catalog is { $found }. Go through it and change made_for.
overlay-area-taken = The area { $area } is in the catalog already. Remove it here or choose another code.
overlay-clause-id = The clause “{ $id }” should be named KL-{ $prefix }- and two or three digits.
overlay-id-taken = The id “{ $id }” is in the catalog already. Choose one of your own.
overlay-id = The requirement “{ $id }” should be named { $prefix }-NN, { $prefix }-{ $area }-NN or anything else after { $prefix }- of capitals, digits and hyphens only, with at least one digit.
overlay-not-here = The file has no place in an overlay. It may have overlay.toml, classification.toml, templates and the folders { $known }.
overlay-twice = { $id } is there twice, or is both changed and withdrawn. Keep only one.
overlay-empty-change = The change of { $id } has neither how nor parameter. Write what holds or remove it.
overlay-own-changed = { $id } is your own requirement. Change it where it stands.
overlay-reason = { $name } in { $id } becomes weaker than in the catalog. Write why in reason.
overlay-outside = { $name } is { $found } but may be { $min } to { $max }. The catalog's bounds hold for you too.
overlay-clean = Overlay of { $organisation } ({ $id } { $version }): { $own } own requirements, { $changed } with own guidance or figures, { $withdrawn } withdrawn.
show-how = How { $organisation } does it
show-layer-own = A requirement of { $organisation }'s own
show-layer-changed = Figures changed by { $organisation }
show-withdrawn = { $organisation } does not use the requirement

## The guided classification
guide-security-first = The question of Sweden's security (about = "security") must be there once and stand first.
guide-security-answers = The question { $question } of Sweden's security must have an answer with national_security = "no" and one with "yes", and only one answer may be chosen (not several).
guide-security-elsewhere = The answer “{ $id }” to question { $question } has national_security. That belongs only in the question of Sweden's security.
guide-security-kept = Question { $question }: the question of Sweden's security is the catalog's. An overlay cannot replace it or add one of its own.
guide-answers = Question { $question } must have two to five answers, besides “don't know”, which every question has; it has { $count }.
guide-unknown-taken = The answer “{ $id }” to question { $question } has the id that “don't know” has in every question. Remove the answer or give it another id.
guide-answer-twice = The answer “{ $id }” is there twice in question { $question }. Give one of them another id.
guide-level-unreached = No answer to the questions about { $aspect } gives level { $level }. Each aspect needs answers at level 0, 1, 2 and 3. Add an answer with levels = {"{"} { $aspect } = { $level } {"}"}.
guide-own-id = Question { $question } is not in the catalog. A question of your own has an id that begins with { $prefix }-, so that it is not taken for the catalog's.
guide-unknown-question = The question “{ $id }” is not in the guided classification.{ $nearest ->
    [empty] {""}
   *[other] {" "}Did you mean “{ $nearest }”?
 }
guide-unknown-answer = Question { $question } has no answer “{ $id }”.{ $nearest ->
    [empty] {""}
   *[other] {" "}Did you mean “{ $nearest }”?
 }
guide-one-answer = Question { $question } was given several answers. Choose one. Where several may be chosen, “don't know” goes with no other answer.

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
previous-kept-gone = The text of { $ids } was kept in the version before but now follows the catalog. A case file knows nothing of texts that were kept; use annex migrate if they should stay.
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

## Exchange with other programs
unknown-exchange-format = The format “{ $found }” is unknown. The formats are: { $known }.
import-format-unknown = The file is in no format that can be imported. Formats: OSCAL (JSON), CISO Assistant library (YAML), workbook (XLSX, ODS) and separated text (CSV).
import-prefix = “{ $found }” cannot be a prefix. Use two to six capital letters A-Z.
import-dry = { $count ->
    [0] Nothing has been written.
    [one] Nothing has been written. With --out DIR, 1 file would be.
   *[other] Nothing has been written. With --out DIR, { $count } files would be.
 }
import-written = { $count ->
    [one] Wrote 1 file to { $folder }. Requirements in it are drafts where a comment says what to add.
   *[other] Wrote { $count } files to { $folder }. Requirements in them are drafts where a comment says what to add.
 }
import-count = { $thing }: { $found } found, { $kept } kept, { $merged } made part of something else, { $reported } not taken in
import-reason = { $count } not taken in, { $id } first: { $why }
export-case-missing = The format is about a case. Give one with --case, or an annex with --annex.
export-written = Wrote { $file }.
outcome-kept = kept
outcome-merged = made part of
outcome-reported = not taken in
thing-metadata = Metadata
thing-group = Groups
thing-control = Controls
thing-statement = Statements
thing-guidance = Guidance
thing-assessment = Assessment
thing-part = Other parts
thing-parameter = Parameters
thing-property = Properties
thing-link = Links
thing-resource = Resources
thing-framework = Frameworks
thing-level = Levels
thing-question = Questions
thing-row = Rows
thing-column = Columns
thing-sheet = Sheets
thing-change = Changes
oscal-not = The file is JSON but not OSCAL: it holds no catalog and no profile.
oscal-other-model = The file is OSCAL of the model “{ $found }”. Only catalogs and profiles can be read.
oscal-too-many-controls = The file holds more than { $limit } groups and controls and is not read.
oscal-too-many-values = The file holds more than { $limit } values and is not read.
oscal-version-unknown = The file states OSCAL version “{ $found }”, which this program does not know. Known are 1.1 and 1.2.
oscal-version-doubtful = The file states { $found ->
    [empty] no OSCAL version
   *[other] OSCAL version “{ $found }”
 }. Known are 1.1 and 1.2. It was read as one of them; compare the result with the original.
oscal-unknown-key = “{ $key }” in { $path } is not part of OSCAL and was not read.
oscal-key-twice = “{ $key }” is there twice in { $path }. The first was read.
oscal-wrong-kind = “{ $key }” in { $path } has a value of the wrong kind and was not read.
oscal-no-metadata = The file has no metadata. Title and version are unknown.
oscal-no-id = A control without an id, “{ $title }”, got an id made of its title.
oscal-no-controls = The file holds no controls.
oscal-duplicate-id = The id “{ $id }” is there more than once. The first keeps it; a control with the same id got a number behind its own.
oscal-parameter-missing = { $id } inserts the parameter “{ $name }”, which is not in the file. Its name stands in brackets in the text.
oscal-link-nowhere = { $count ->
    [one] 1 link goes to something that is not in the file ({ $ids }).
   *[other] { $count } links go to things that are not in the file, among them { $ids }.
 } They are kept as comments.
oscal-left-out = “{ $name }” has no place in a requirement: { $value }
oscal-assessment-left-out = How an assessor examines a control is not evidence that a supplier shows. Write evidence of your own.
oscal-resource-unused = No control links to it.
oscal-withdrawn = The control is withdrawn. It is kept as a point of the framework, not as a requirement.
oscal-parameter-unused = No text that was taken in inserts the parameter “{ $label }”: { $value }
oscal-part-empty = It has no words.
oscal-own-elsewhere = It is kept in other files of the catalog, not among the requirements.
oscal-own-added = “{ $name }” is not something that Kravkedja writes and was not read: { $value }
oscal-own-broken = { $id } cannot be put together again: “{ $path }” contradicts another property or has a gap before it.
oscal-no-imports = The profile imports nothing.
oscal-merge-custom = The profile orders its controls in a structure of its own. They are kept in that of their catalogs instead.
oscal-import-assumed = The profile imports { $href }. { $file } was taken for it.
oscal-import-circle = The profile imports itself, by way of { $file }.
oscal-catalog-absent = The profile selects from { $href }, which is not at hand. Give the file with --with. { $count ->
    [0] It names no controls.
    [one] It selects 1 control: { $ids }.
   *[other] It selects { $count } controls: { $ids }.
 }
oscal-control-absent = The control is in { $href }, which is not at hand.
oscal-control-missing = The profile selects “{ $id }”, which is not in { $href }.
oscal-pattern-unmatched = No control in { $href } fits the pattern “{ $pattern }”.
oscal-parameter-not-there = The profile sets the parameter “{ $id }”, which is in none of the controls that it selects.
oscal-control-not-there = The profile changes the control “{ $id }”, which it does not select.
oscal-nothing-removed = Nothing in { $id } is what the profile wants removed.
oscal-nowhere-to-add = There is no place “{ $id }” where the profile wants something added.
oscal-more = There were { $count } more of the same kinds.
oscal-own-left-out = { $id } is the buyer's own and not in the catalog: an OSCAL profile cannot select it.
oscal-change-left-out = Strength and placement of { $id } were changed: an OSCAL profile cannot say so.

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

## annex migrate
migration-unknown-row = The annex has no change named “{ $id }”.{ $nearest ->
    [empty] {""}
   *[other] {" "}Did you mean “{ $nearest }”?
 }
migration-twice = { $id } is decided twice. Keep one of them.
migration-undecided = { $id } is not decided. Write accept = true or accept = false.
migration-reason = { $id } is declined without a reason. Write why in reason; it goes into the decision record.
migration-figure-of-kept = { $requirement } is kept as it was, and then its figure is too. Decline { $id } as well.
migration-other-schema = The file is not one of annex migrate (schema “{ $found }”).
migration-other = The file is about something else: { $key } is { $found }, but here { $expected }. Make a new proposal with annex migrate.
migration-like-other = The decisions are about a move to { $found }, but this move is to { $expected }.
migrate-from-digest = The annex was made from { $version }, but the files of that catalog have changed since then. What changed without a new version does not show in the comparison.
migrate-from-other = The annex was made from { $found }, but --from is { $given }.
migrate-from-missing = The annex was made from { $found }, which is not here. Give the folder with that catalog with --from.
migrate-from-overlay = The annex was made from { $found } { $overlay ->
    [empty] without an overlay, but here is only the catalog with one. Give the catalog with --from
   *[other] and the overlay { $overlay }. Give it with --overlay, or its earlier version with --from-overlay
 }.
migrate-same-annex = { $first } and { $second } are the same annex. Hand in the latest version only.
migrate-no-annex = The folders have no file that ends in -annex.json.
migrate-one-way = Give only one of --decisions, --accept and --ask.
migrate-summary = { $file } ({ $title }): from { $from } to { $to }. { $rows ->
    [0] No changes to decide.
    [one] One change, { $stricter } stricter and { $undecided } to decide.
   *[other] { $rows } changes, { $stricter } stricter and { $undecided } to decide.
 }
migrate-clause-comes = The clause { $id } comes in.
migrate-clause-goes = The clause { $id } goes out with its requirement.
migrate-lapsed = An earlier decision cannot be carried over: { $why }
migrate-head =
    Moving the requirement annex “{ $title }” from { $from } to { $to }.
    Set accept = true to take the change in, or accept = false to keep what the annex says today.
    Declining needs a reason. It goes into the decision record.
    In the texts [-this-] is what goes and {"{"}+this+{"}"} is what comes.
    Then run: kravkedja annex migrate ANNEX.json --decisions THIS-FILE --to DIR --out DIR
migrate-untouched = { $file }: the catalog's changes do not touch the annex. Add --accept all if it should have a new version all the same.
migrate-next = Decide each change in the file (in { $folder }) and run again with --decisions. What was decided about one annex can be proposed for the next with --like.
migrate-made = { $annex } version { $version }: { $requirements } requirements, { $changes ->
    [one] one change
   *[other] { $changes } changes
 } since the version before, { $kept ->
    [one] one text kept
   *[other] { $kept } texts kept
 }. Digest: { $digest }
migrate-new-text = New requirement: { $text }
migrate-old-text = In the annex today: { $text }
migrate-no-longer = no longer applies
migrate-declined-means = Declined, { $kind ->
    [new] the requirement is not taken in
    [figure] the old figure is kept
    [split] the old requirement is kept and the new ones are not taken in
    [clause] the old text of the clause is kept
    [clause-withdrawn] the clause is kept
   *[other] the requirement is kept as it stands in the annex
 }.
migrate-approval = Declining also takes the information owner's approval (approved_by): a law or level 3 stands behind the requirement.
migrate-ask-intro = Answer yes to take the change in, no to keep the old, ? to decide later, q to stop. Nothing is written until you are done or stop.
migrate-ask = Take the change in? (yes/no/?/q){ $proposed ->
    [empty] {""}
   *[other] {" "}[{ $proposed }]
 }
migrate-ask-reason = Why is it declined?{ $proposed ->
    [empty] {""}
   *[other] {" "}[{ $proposed }]
 }
migrate-ask-approved = Who approved it?{ $proposed ->
    [empty] {""}
   *[other] {" "}[{ $proposed }]
 }
migrate-ask-later = Not everything is decided. What you have answered is saved in a file that you can finish later.

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
catalog-clean = { $name } { $version }: { $requirements } requirements in { $areas } areas, { $clauses } clauses, { $obligations } obligations, { $frameworks } frameworks, { $profiles } profiles, { $questions } questions for classification. No errors.
catalog-findings = { $errors } errors, { $warnings } warnings.
catalog-no-requirements = No requirements match.
show-applies = Applies
show-figures = Figures
show-supersedes = Supersedes
show-clauses = Clauses
show-law-backed = backed by law
show-question = Question
profile-use = Use a profile like this: kravkedja annex --profile NAME --national-security no --title TITLE --buyer BUYER

## catalog diff
diff-title = { $name }: { $before } → { $after }
diff-count = { $count } { $became ->
    [same] unchanged
    [reworded] reworded
    [stricter] stricter
    [looser] looser
    [split] split
    [merged] merged
    [withdrawn] withdrawn
   *[new] new
 }
diff-requirement = Requirements
diff-clause = Clauses
diff-obligation = Obligations
diff-parameter = Figures in requirements
diff-framework-point = Points of frameworks
diff-inferred = inferred, nothing in lineage
diff-in-part = in part looser
diff-into = Now in: { $ids }
diff-from = Came from: { $ids }
diff-reason = Reason: { $reason }
diff-effect = { $effect ->
    [stricter] stricter
    [looser] looser
    [both] both stricter and looser
    [unclear] judge for yourself
   *[neither] neither
 }
diff-figures = (figures: { $before } → { $after })
diff-hint = Perhaps { $became ->
    [split] { $from } has been split into { $into }
    [merged] { $from } have been merged into { $into }
   *[same] { $from } has only got another id, { $into }
 }: the texts are { $likeness } per cent alike. It is a guess. Decide, and write it in lineage.
diff-annexes = Annexes:
diff-annex = { $file } ({ $title }): { $changed } of its { $requirements } requirements changed, { $stricter } stricter, { $looser } looser, { $gone } gone. { $new } new ones apply. To decide when moving: { $rows }.{ $other ->
    [empty] {""}
   *[other] {" "}Note: the annex was made from { $other }, not from the first catalog.
 }
part-title = title
part-text = text
part-scored-text = text when scored
part-alternative = equivalent solution
part-interim = interim
part-strength = strength
part-party = party
part-placement = placement
part-flow-down = sub-suppliers
part-applies = applies
part-parameter = figures
part-values = figures
part-evidence = evidence
part-evidence-what = text of evidence
part-question = form of answer
part-question-text = question
part-supersedes = supersedes
part-obligations = obligations
part-references = references
part-motive = motive
part-guidance = guidance
part-requirements = carries
part-fallback = fallback
part-loss = loss
part-regime = kind of purchase
part-what = content
part-force = force
part-needs = needs
part-desirable = desirable
part-certainty = certainty

## lint
lint-clean = Nothing to say about the wording.
lint-empty = There is no sentence to read.
lint-no-lexicon = The catalog has no words for the language { $language } in its folder wording, so the texts cannot be read. Copy the folder from the built-in catalog.
lexicon-term-twice = “{ $term }” stands twice with the category { $category }. Remove one.
lexicon-term-empty = “{ $term }” has no words to look for. Write at least one word before “…”.
lexicon-term-means = “{ $term }” has the category { $category } but “means” is “{ $means }”. Write a party, a unit or a number that fits the category, or remove the line.
concept-twice = The concept “{ $concept }” stands twice. Merge them.
concept-pattern = The pattern “{ $pattern }” of the concept “{ $concept }” cannot be used. Write words with one space between. “*” may only stand first or last in a word, and “…” only between words.
learnt-line = The line cannot be read. A program writes the file and it is not meant to be changed by hand; take it from the original catalog.
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
no-dictionary = The folder has no dictionary: neither sv_SE.aff with sv_SE.dic nor en_GB.aff with en_GB.dic. Give the folder where they are.
bad-dictionary = The dictionary cannot be read: { $detail }. Fetch it anew, or give another folder with --dictionary.
lint-no-dictionary = { $which ->
    [sv] Spelling of the Swedish text was not checked: there is no dictionary sv_SE. Install it (in Debian and Ubuntu the package hunspell-sv; LibreOffice has it too)
    [en] Spelling of the English text was not checked: there is no dictionary en_GB. Install it (in Debian and Ubuntu the package hunspell-en-gb; LibreOffice has it too)
   *[other] Spelling was not checked: there are no dictionaries sv_SE and en_GB. Install them (in Debian and Ubuntu the packages hunspell-sv and hunspell-en-gb; LibreOffice has them too)
 } or say where it is with --dictionary DIR.
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
cli-annex-migrate = Move annexes to another version of the catalog
cli-arg-migrate-annexes = annex.json, or folders with such files
cli-arg-migrate-from = The catalog that the annex was made from; not needed if it is the built-in one
cli-arg-migrate-to = The catalog to move to: a folder, or built-in, which is the default
cli-arg-migrate-from-overlay = The overlay that the annex was made with, if it is another than --overlay
cli-arg-migrate-decisions = File with decisions on the changes, or a folder with one file an annex
cli-arg-migrate-accept = Take every change in (all), or like --decisions
cli-arg-migrate-ask = Ask about the changes one by one
cli-arg-migrate-like = Propose the same answers as in the decision file of another annex
cli-select = Show which requirements are selected and why
cli-case = Case files
cli-case-new = Ask questions about the purchase and write a case file
cli-catalog = The requirements catalog
cli-catalog-check = Check the catalog
cli-catalog-list = List the requirements
cli-catalog-show = Show a requirement
cli-catalog-profiles = List ready starting cases
cli-catalog-diff = Show what differs between two versions of the catalog
cli-arg-old = The older catalog: a folder, or built-in
cli-arg-new = The newer catalog: a folder, or built-in
cli-arg-diff-annex = Show what it means to annexes: annex.json, or folders with such files
cli-arg-diff-check = Exit with 1 if something in the new catalog should be mended, such as a revision that was not raised
cli-catalog-schema = Write JSON Schemas of catalog, case and annex
cli-catalog-lint = Check the wording
cli-lint = Read a sentence and check its wording
cli-arg-lint-path = Folder of the catalog, or a file of requirements of your own
cli-arg-dictionary = Folder of dictionaries for spelling: sv_SE.aff and .dic, en_GB.aff and .dic
cli-arg-strict = Let warnings and spelling that was not checked give exit code 1 too
cli-arg-text = The sentence, or - to read it from standard input
cli-catalog-word-template = Write the Word template, so that it can be changed
cli-catalog-export = Hand over the catalog, or the selection for a case, in a format for other programs
cli-catalog-import = Read a foreign catalog into a folder of drafts; without --out nothing is written
cli-arg-export-format = Format: oscal, oscal-profile, ciso-assistant, xlsx, csv
cli-arg-export-out = File to write to; without it the bytes go to standard output
cli-arg-export-case = Case file (TOML), for formats that are about a case
cli-arg-export-annex = annex.json of an annex, for the same formats
cli-arg-href = Where the catalog is found, for formats that refer to it
cli-arg-import-file = Foreign file
cli-arg-import-format = Format: auto (default), oscal, ciso-assistant, table
cli-arg-prefix = First part of the ids of imported requirements, for example NIST
cli-arg-import-out = Folder to write to
cli-arg-dry-run = Write nothing, only tell
cli-arg-import-with = A file that the foreign one needs, such as the catalog of a profile; may be given several times
cli-arg-log = File for the whole log, one thing a line
cli-arg-import-lang = Language of the foreign words: sv or en
cli-verify = Check an annex, files made of it, and an answered workbook
cli-completions = Write completions for a shell
cli-man = Write the manual page
cli-arg-case = Case file (TOML)
cli-arg-format = Formats, separated by commas: docx, pdf, xlsx, html, json
cli-arg-out = Folder to write to
cli-arg-out-file = File to write to
cli-arg-lang = Language of the documents: sv or en
cli-arg-catalog = Folder with a requirements catalog of your own
cli-arg-overlay = Folder with the organisation's overlay of the catalog
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

cli-catalog-coverage = Which requirements and clauses answer to the points of a framework
cli-arg-framework = The framework's id, for example csl-2025-1506
cli-arg-point = Only points that begin so, for example "2 kap. 3 §"
coverage-unserved = No requirement, on purpose
coverage-heading = Heading: see the points below it.
coverage-open = No requirement answers to the point.
coverage-sum = { $points } points: { $served } have a requirement or clause, { $explained } have none for a stated reason, { $open } are open.
unknown-framework = The framework { $found } is not in the catalogue.{ $nearest ->
    [empty] {""}
   *[other] {" "}Did you mean { $nearest }?
} All frameworks are in the catalogue's folder frameworks.
unknown-point-prefix = No point of { $framework } begins with { $found }.{ $nearest ->
    [empty] {""}
   *[other] {" "}The nearest is { $nearest }.
} Write the point as in the framework's file.
## Tables that others made
not-a-table = The file is neither a workbook (XLSX, ODS) nor separated text (CSV). Save it in one of these formats.
table-too-many-cells = The file has more than { $limit } filled cells and is not read. Divide it, or take away sheets that are not needed.
table-text-read = The file was read as text in { $encoding } with { $separator } between cells. Save it as UTF-8 if letters are wrong.
table-unreadable = { $count } characters could not be read. Save the file as UTF-8 and import it again.
table-quote-open = A quotation mark opens here and is never closed: rows may have ended up in one cell. Mend the quotation mark.
table-letters-spoilt = Letters such as å, ä and ö look spoilt (Ã¥, Ã¤, Ã¶). The file was saved in the wrong encoding. The text is taken as it is.
table-no-columns = No column with the texts of requirements could be told. The headings are: { $found }. Write a mapping file and name it with --map.
table-no-rows = No row below the headings is a requirement. Check header_row and column in the mapping file.
table-sheet-other = The sheet { $sheet } with { $rows } rows was not read. State sheet in the mapping file to read it instead.
table-sheet-hidden = The hidden sheet { $sheet } with { $rows } rows was not read. State sheet in the mapping file to read it.
table-sheet-hidden-read = The sheet { $sheet } is hidden in the file. It was read because the mapping file names it.
table-column-ignored = Column { $column } (“{ $heading }”) with { $cells } filled cells is not taken in. State field for it in the mapping file if it is needed.
table-column-left = Column { $column } (“{ $heading }”) is not taken in, by the mapping.
table-column-hidden = Column { $column } (“{ $heading }”) is hidden in the file but was read.
table-heading-twice = The heading “{ $heading }” stands over columns { $first } and { $column }. They are told apart by their letters.
table-framework-guessed = The references in column { $column } seem to follow { $framework }. Change framework in the mapping file if that is wrong.
table-scale-unclear = The levels go from 1 to 4. That may be the older numbering, one step higher. State scale = "0-4" or scale = "1-4-klassa-v3" in the mapping file.
table-scale-assumed = The levels are read on the scale 0-4. State scale = "1-4-klassa-v3" in the mapping file if they follow the older numbering.
table-cell-error = Column { $column }, { $count ->
    [one] row
   *[other] rows
 } { $rows }: the cell holds a formula error and is read as empty.
table-cell-formula = Column { $column }, { $count ->
    [one] row
   *[other] rows
 } { $rows }: the cell is a formula; the value last computed is used.
table-cell-trimmed = Column { $column }, { $count ->
    [one] row
   *[other] rows
 } { $rows }: blanks at the beginning or end were taken away.
table-cell-merged = Column { $column }, { $count ->
    [one] row
   *[other] rows
 } { $rows }: the cell is merged; the value of the first is used.
table-area-above = Column { $column }, { $count ->
    [one] row
   *[other] rows
 } { $rows }: the area is blank; the one nearest above is used.
table-columns-joined = Column { $column }, { $count ->
    [one] row
   *[other] rows
 } { $rows }: the text was put after that of another column, with an empty line between.
table-read-mandatory = Column { $column }, { $count ->
    [one] row
   *[other] rows
 } { $rows }: read as mandatory.
table-read-scored = Column { $column }, { $count ->
    [one] row
   *[other] rows
 } { $rows }: read as scored.
table-strength-unread = Column { $column }, { $count ->
    [one] row
   *[other] rows
 } { $rows }: the word says neither mandatory nor scored; it stands as a comment by the requirement. Add it to mandatory or scored in the mapping file.
table-weight-unread = Column { $column }, { $count ->
    [one] row
   *[other] rows
 } { $rows }: the weight is no whole number 1-10 of a scored requirement; it stands as a comment by the requirement.
table-level-unread = Column { $column }, { $count ->
    [one] row
   *[other] rows
 } { $rows }: the level could not be read and was not taken in.
table-level-upper = Column { $column }, { $count ->
    [one] row
   *[other] rows
 } { $rows }: the levels have an upper bound, which cannot be said: the requirement holds from the lowest upwards.
table-level-four = Column { $column }, { $count ->
    [one] row
   *[other] rows
 } { $rows }: level 4 is no threshold here: every case is stopped then. It was not taken in.
table-tick-unread = Column { $column }, { $count ->
    [one] row
   *[other] rows
 } { $rows }: the cell is no tick and was not read.
table-reference-remark = Column { $column }, { $count ->
    [one] row
   *[other] rows
 } { $rows }: the point is not in a framework of the catalog; it stands as a comment by the requirement.
table-id-twice = { $count ->
    [one] Row
   *[other] Rows
 } { $rows }: the same id as an earlier row but other words. The requirements are kept under ids of their own.
table-columns-beyond = Columns after { $column } are not guessed. State them in the mapping file if they are needed.
ciso-too-many-nodes = The library has more than { $limit } nodes and is not read.
table-areas-many = { $count ->
    [one] Row
   *[other] Rows
 } { $rows }: more than 200 different areas; these are in one file together, with the area as a comment.
row-hidden = The row is hidden. State hidden_rows = true in the mapping file to read hidden rows.
row-blank = The row is empty.
row-heading-again = The row repeats the headings.
row-no-text = The row has no text of a requirement.
row-twice = The row is the same as row { $first } ({ $id }).
## Mapping file
import-mapping = How the columns were read. Change it and name the file with --map.
map-column = “{ $found }” is no column. Write its letters, for example "C".
map-column-twice = Column { $column } or the field { $field } is stated already. Each column is stated once, and only some fields may have several.
map-framework = Column { $column }: the catalog has no framework “{ $found }”.{ $nearest ->
   *[other] {" "}Did you mean “{ $nearest }”?
 }
map-no-text = No column has field = "text".
map-prefix = prefix = “{ $found }” should be two to six capital letters A-Z.
map-sheet-missing = The file has no sheet “{ $found }”. The sheets are: { $known }.
## The catalog back from tables of our own
own-sheet-read-only = The sheet { $sheet } is for reading and is not taken in.
own-column-missing = The column “{ $heading }” is not there any more. What it held is missing in the requirements taken in.
own-cell-formula = The cell is a formula; the value last computed is used.
own-cell-unread = “{ $found }” cannot stand in { $path }. Mend the cell.
own-field-unread = The line “{ $found }” is no field with a value. Write for example revision = 2.
own-path-unread = The fields of { $id } contradict each other at { $path }.
own-row-without-id = The row has no id.
own-id-twice = { $id } stands on several rows. Give one of the requirements another id.
own-item-gone = { $path } of { $id } has no row any more and is taken away.
own-row-of-nothing = The row belongs to { $id }, which is not among the requirements.
## CISO Assistant
ciso-about = Security requirements for procurement. The implementation groups are levels and circumstances: choose all levels up to your own for each aspect, and the circumstances that hold. Ways of delivery, and conditions that must hold together, are not said.
ciso-group-always = Requirements that always apply.
ciso-group-level = Requirements that this level adds. Choose the lower levels too.
ciso-not-yaml = The file cannot be read as a YAML library: { $detail }
ciso-no-framework = The library holds no framework (objects.framework).
ciso-without-urn = The library has no urn.
ciso-language-other = The library is in the language “{ $locale }”. Its texts are taken in as English and must be translated, unless the file has Swedish or English translations.
ciso-translation-left = Translations to “{ $locale }” ({ $count }) are not taken in.
ciso-key-left = The key { $key } is not taken in.
ciso-node-empty = { $id } is neither assessed nor has anything below it.
ciso-node-without-urn = Node number { $number } has no urn. It is read, but nothing can be below it.
ciso-urn-twice = The urn { $urn } is on several nodes. What is below it belongs to the first.
ciso-parent-missing = { $id } should be below { $urn }, which does not exist or is itself below it. The node is read as if it were at the top.
ciso-depth = { $id } has depth { $depth } but lies at { $actual }. The parent counts.
ciso-group-text = The description of { $id } is not taken in: areas of the catalog have none.
ciso-question-empty = The node has an empty list of questions.
ciso-node-not-ours = { $id } was added or stands twice. It is not taken in; add the requirement to the catalog instead.
ciso-node-gone = { $id } is no longer among the nodes and is not taken in.
## Sheets and columns when the catalog is written as a table
sheet-requirements = Requirements
sheet-parameters = Figures
sheet-evidence = Evidence
sheet-references = References
sheet-questions = Questions
sheet-clauses = Clauses
sheet-obligations = Obligations
sheet-frameworks = Frameworks
sheet-fields = Other fields
sheet-details = Requirements in detail
sheet-translation = Translation
language-sv = Swedish
language-en = English
column-id = Id
column-area-code = Code
column-area = Area
column-number = No.
column-title = Title
column-text = Requirement
column-motive = Motive
column-guidance = Guidance
column-strength = Type
column-weight = Weight
column-party = Who
column-placement = Placement
column-scored-text = As scored requirement
column-flow-down = Sub-suppliers
column-obligations = Obligations
column-clauses-named = Clauses named
column-supersedes = Replaces
column-revision = Revision
column-applies = Applies when
column-figures = Figures by level
column-evidence = Evidence in short
column-references = References
column-clauses = Clauses
column-question = Question
column-answer = Form of answer
column-expected = Expected answer
column-comment = Comment needed at
column-stage = When
column-kind = Kind
column-what = What is shown
column-interval = Months between
column-name = Name
column-unit = Unit
column-by = Decided by
column-level-0 = Level 0
column-level-1 = Level 1
column-level-2 = Level 2
column-level-3 = Level 3
column-stricter = Stricter is
column-min = Lowest
column-max = Highest
column-framework = Framework
column-point = Point
column-backs = Law behind
column-certainty = Certainty
column-clause = Clause
column-fallback = Fallback wording
column-loss = What the buyer loses
column-requirements = Requirements carried
column-force = Where from
column-needs = Needs
column-desirable = Desirable
column-short = Short name
column-version = Version
column-path = Field
column-value = Value
word-mandatory = Mandatory
word-scored = Scored
word-supplier = Supplier
word-buyer = Buyer
word-qualification = Qualification requirement
word-technical-specification = Technical specification
word-contract-term = Special contract term
word-award-criterion = Award criterion
word-bid = With the tender
word-before-award = Before the award
word-before-start = Before the start
word-follow-up = At follow-up
word-declaration = Declaration
word-document = Document
word-certificate = Certificate
word-test-report = Test report
word-demonstration = Demonstration
word-log = Log extract
word-audit = Audit
word-minutes = minutes
word-hours = hours
word-days = days
word-months = months
word-years = years
word-percent = per cent
word-count = count
word-confidentiality = Confidentiality
word-integrity = Integrity
word-availability = Availability
word-traceability = Traceability
word-lower = lower
word-higher = higher
word-met = Met
word-partly = Partly
word-planned = Planned
word-not-met = Not met
word-not-applicable = Not applicable
word-true = Yes
word-false = No
word-always = Always
## The command line: tables
cli-arg-map = Mapping file (TOML) that says which column holds what
cli-arg-write-map = File to write the guessed mapping to

cli-arg-counts = Show also how many requirements there are by area, level, placement and language
counts-areas = Requirements by area
counts-levels = Requirements by the lowest level that alone brings them in
counts-level = level { $level }
counts-circumstance = only with a circumstance
counts-placements = Requirements by first placement
counts-qualification = qualification
counts-technical-specification = technical specification
counts-contract-term = contract performance condition
counts-award-criterion = award criterion
counts-languages = Complete requirements by language
counts-sv = Swedish
counts-en = English

catalog-json-not-json = The file is not JSON that can be read: { $detail }
catalog-json-schema = The file states schema “{ $found }”. { $known } is read here.
catalog-json-form = The requirement “{ $id }” has a value that the format of requirements does not have: null, or a number that is not whole. Correct it in the file.
catalog-json-elsewhere = Not read: take it from the folder { $folder } of the catalogue that the file came from.

## Contracts: why the verdict is what it is
# The parts of a clause, as they are listed in the sentences below.
element-party = who is bound
element-criterion = content or measure
element-deadline = time
element-verification = verification
element-remedy = remedy
element-flow-down = sub-suppliers
element-precedence = order of precedence
element-scope = scope
list-and = and
contract-why-enforceable = The text binds, and all that is needed is there.
contract-why-partly = The text binds, but this is not there: { $elements }.
contract-why-declaratory = The text describes or aims at something, but puts no clear duty on the supplier.
contract-why-release = The text says that the supplier is not obliged to do it.
contract-why-against = The text puts the duty on the buyer, or gives the supplier a right.
contract-why-by-reference = The matter is left to { $document ->
    [empty] another document
   *[other] “{ $document }”
 }, which has not been read.
contract-why-missing = Nothing in the contract is about this.
contract-why-not-found = Nothing in what was read is about this.
contract-why-general = { $element ->
    [party] Who is bound
    [criterion] The content or measure
    [deadline] The time
    [verification] The verification
    [remedy] The remedy
    [flow-down] The demand on sub-suppliers
    [precedence] The order of precedence
   *[scope] The scope
 } comes from a general provision that reaches here.
contract-why-overruled = { $who ->
    [empty] A person
   *[other] { $who }
 } has changed the verdict. The program proposed “{ $found ->
    [enforceable] clear
    [partly] incomplete
    [declaratory] statement of intent
    [by-reference] by reference
    [missing] missing
   *[not-found] not found
 }”. Reason: { $why }
contract-why-audit-hollow = The right to audit is weak: the buyer bears the whole cost, or gets only the supplier's own reports.
contract-why-force-majeure = It is an ordinary clause on release from liability. It does not mention cyber attacks or heightened preparedness.
contract-why-liability-releases = The cap on liability has no exception for security deficiencies, or another clause takes away the effect of the exception.
contract-why-penalty-narrow = The penalty covers only something else, such as delay. It does not reach security deficiencies.
contract-why-ranks-below = The supplier's own terms go before the security requirements in the order of the documents.
contract-why-termination-general = It is a general right to terminate. It does not mention security deficiencies.

## Contracts: to take up
contract-flag-sole-remedy = The contract says that a certain compensation is the only one. Damages and termination may then be excluded.
contract-flag-trifling-cap = The cap on the supplier's liability is so low that it would hardly be felt in a serious incident.
contract-flag-data-excluded = The contract takes away the supplier's liability for lost or damaged information.
contract-placeholder = A place for a value has not been filled in. It cannot then be said what applies.
contract-old-nis-act = The text refers to the Act (2018:1174) on information security for essential and digital services. It is repealed. The Cybersecurity Act (2025:1506) now applies.
contract-old-pul = The text refers to the Personal Data Act. It is repealed. The General Data Protection Regulation (EU) 2016/679 now applies.
contract-old-directive = The text refers to the Data Protection Directive 95/46/EC. It is repealed. The General Data Protection Regulation (EU) 2016/679 now applies.
contract-old-datainspektionen = The text names Datainspektionen. The authority is now called Integritetsskyddsmyndigheten.
contract-old-lou = The text refers to the Public Procurement Act (2007:1091). It is repealed. The Act (2016:1145) now applies.
contract-old-luf = The text refers to the Utilities Procurement Act (2007:1092). It is repealed. The Act (2016:1146) now applies.
contract-old-secrecy-act = The text refers to the Secrecy Act (1980:100). It is repealed. The Public Access to Information and Secrecy Act (2009:400) now applies.
contract-old-protective-security = The text refers to the Protective Security Act (1996:627). It is repealed. The Protective Security Act (2018:585) now applies.
contract-old-privacy-shield = The text refers to Privacy Shield. The Court of Justice of the European Union has declared that decision invalid.
contract-old-nis-directive = The text refers to the NIS Directive (EU) 2016/1148. It is repealed. The NIS 2 Directive (EU) 2022/2555 now applies.
contract-wrong-chapter = The text refers to chapter 3 of the Cybersecurity Act. The demands on security measures are in chapter 2, section 3.

## Contracts: decisions by persons
decision-unknown-obligation = The decision is about the obligation “{ $id }”, which is not in the catalogue or does not apply to the contract. Correct the id or remove the decision.
decision-needs-why = The decision on { $id } changes the program's verdict but gives no reason. Write the reason on the line why. The decision does not count until it is there.
supplement-nothing-confirmed = The supplementary agreement was not made: no person has confirmed any verdict. Confirm the verdicts in a decisions file and give it with --decisions, or add --draft for a draft.
supplement-nothing-to-add = The supplementary agreement was not made: there is no clause to propose. The verdicts are clear, point to documents that have not been read, or have no clause in the catalogue.

## Contracts: the concepts of the catalogue
concepts-too-many = The catalogue has more concepts than the { $most } that can be read at once. Remove concepts that are not used.
concept-lacking = The catalogue lacks the concept “{ $concept }”, which the program needs to read contracts. Add it to concepts/reading.toml.

## Texts that others wrote
not-a-text = The file is no text that can be read. Save it as DOCX or PDF; ODT, HTML, Markdown and plain text are read too.
text-damaged = The file is damaged and is not read ({ $detail }). Open it in the program that it comes from, save it anew as DOCX or PDF, and try again.
text-hostile = The file is not read: it asks for unreasonably much ({ $detail }). Open it in a word processor and save it anew as DOCX or PDF.
text-stopped = Reading was stopped because the file needed too much memory or time. Save it anew as DOCX or PDF, or divide it.
text-too-long = The file has more than { $limit } paragraphs and is not read. Divide it.
text-empty = The file is empty. Check that the right file was chosen.
text-encrypted = The file is protected by a password. Save it without a password and try again.
text-old-word = The file is in the old Word format (.doc). Open it in Word or LibreOffice and save it as DOCX or PDF.
text-other-office = The file comes from an office program but is no text that can be read. Save it as DOCX or PDF.
text-rtf = The file is in the format RTF. Open it in Word or LibreOffice and save it as DOCX or PDF.
text-pages = The file was made in Pages. Export it as DOCX or PDF.
text-image = The file is a picture, and text in pictures is not read. Get the contract as DOCX, or as PDF with searchable text.
text-spreadsheet = The file is a spreadsheet. Contract texts are read from DOCX, PDF, ODT, HTML, Markdown and plain text: save the text as one of them.
text-tracked-changes = The file has tracked changes. The text is read as if all were accepted. Decide on them in the file if that is wrong.
text-hidden = The file has hidden text, which has not been read. Show the text in the file and save it anew if it belongs to the contract.
text-unreadable = { $count ->
    [one] One character
   *[other] { $count } characters
} could not be read. Save the file as UTF-8 and read it again.
text-without-words = No text was found in the file. If the pages are pictures: get the contract as DOCX, or as PDF with searchable text.
text-scanned = The pages are pictures without text, scanned ones for example, and nothing is guessed. Ask for the contract as DOCX or as PDF from the word processor, or have a program for text recognition (OCR) make a searchable PDF of the file and check the text.
text-letters-unknown = The file does not tell which letters its signs are, so the text can be neither read nor searched. Ask for the contract as DOCX, or have a program for text recognition (OCR) make a searchable PDF of the file and check the text.
text-form = The file is a dynamic form (XFA) that only Adobe's programs can show. Open it there, print it to PDF and use that file.
text-portfolio = The file is a portfolio that carries other files and has no text of its own. Open it, save the contract out of it and read that file.
text-pages-empty = No text on page or pages { $pages }. Check whether they are empty or pictures; what stands in pictures has not been read.
text-pages-unread = Page or pages { $pages } could not be read in full, so text may be missing. Compare with the file, or ask for the contract as DOCX.
text-pages-lost = { $count ->
    [one] One page
   *[other] { $count } pages
} that the file says it has are not in it. Ask for the file anew.
cli-contract = Read contracts
cli-contract-text = Show the text of a contract as it was read
cli-arg-contract-file = The contract: DOCX, PDF, ODT, HTML, Markdown or plain text

## Contracts: words
contract-verdict-enforceable = clear
contract-verdict-partly = incomplete
contract-verdict-declaratory = declaration of intent
contract-verdict-by-reference = referred
contract-verdict-missing = missing
contract-verdict-not-found = not found
contract-severity-none = –
contract-severity-low = at renewal
contract-severity-medium = at next change
contract-severity-high = now
contract-flag-missing = clause missing
contract-flag-weak = clause that does not bind
contract-flag-incomplete = incomplete clause
contract-flag-not-held = document that was not read
contract-flag-hollow = term that weakens other terms
contract-flag-old-law = old or wrong reference to law
contract-flag-placeholder = place that nobody has filled in

## Contracts: decisions
decision-twice = { $id } already has a decision on line { $first }. Remove one of them.
decision-both = The decision on { $id } has both “verdict” and “confirm = true”. Keep one of them.
decision-what = The decision on { $id ->
    [empty] the obligation
   *[other] { $id }
 } says nothing. Give “verdict”, or “confirm = true” if the program’s verdict is right.
decision-missing = “missing” belongs only to the verdict “partly”. Remove the line or change the verdict on { $id }.
decision-digest = “{ $found }” is no SHA-256 sum: 64 characters, digits and the letters a to f.
decision-other-files = The decisions were taken about other files than those that were read now. Check that they still hold.

## Contracts: checking
check-read = { $title }: { $clauses ->
    [one] one clause
   *[other] { $clauses } clauses
 } in { $files ->
    [one] one file
   *[other] { $files } files
 } { $clauses ->
    [one] was read
   *[other] were read
 }.
check-judged = { $all ->
    [one] One obligation was checked
   *[other] { $all } obligations were checked
 }: { $list }.
check-judged-enforceable = { $count ->
    [one] one has a clear clause
   *[other] { $count } have a clear clause
 }
check-judged-partly = { $count ->
    [one] one has an incomplete clause
   *[other] { $count } have an incomplete clause
 }
check-judged-declaratory = { $count ->
    [one] one has only a declaration of intent
   *[other] { $count } have only a declaration of intent
 }
check-judged-by-reference = { $count ->
    [one] one may stand in a document that the contract refers to but that was not read
   *[other] { $count } may stand in documents that the contract refers to but that were not read
 }
check-judged-missing = { $count ->
    [one] one has no clause
   *[other] { $count } have no clause
 }
check-judged-not-found = { $count ->
    [one] one has no clause in what was read
   *[other] { $count } have no clause in what was read
 }
check-confirmed = { $confirmed ->
    [0] No person has confirmed the verdicts. They are the program’s reading and may be wrong.
    [one] A person has confirmed one of the verdicts. The others are the program’s reading and may be wrong.
   *[other] A person has confirmed { $confirmed } of the verdicts. The others are the program’s reading and may be wrong.
 }
check-basis = The right to performance, to damages and to termination for material breach exists without a clause too.
check-coverage = By today’s catalogue the case gives { $all ->
    [one] one requirement that has
   *[other] { $all } requirements that have
 } an obligation. { $clear ->
    [0] The contract has no clear clause for { $all ->
        [one] it
       *[other] any of them
     }.
    [one] The contract has a clear clause for { $all ->
        [one] it
       *[other] one of them
     }.
   *[other] The contract has clear clauses for { $clear } of them.
 }
check-column-obligation = Obligation
check-column-verdict = Verdict
check-column-missing = Not in it
check-column-severity = Take up
check-star = * confirmed by a person
check-flags = To take up, the most serious first:
check-no-flags = There is nothing to take up.
check-nothing-on = { $complete ->
    [yes] Nothing in the contract on
   *[no] Nothing in what was read on
 }: { $list }
check-may-be-in = The contract names documents that were not read and in which it may stand: { $documents }.
check-place-number = clause { $number }
check-place-heading = under “{ $heading }”
check-place-page = page { $page }
check-file-kind = The file { $file } must end in { $known }.

## Contracts: many
batch-title = Contracts checked
batch-note-1 = Verdicts that no person has confirmed are the program’s reading and belong in no letter and no statistics.
batch-note-2 = A list of weak contracts can help an attacker. Assess secrecy (OSL chapter 18, sections 8 and 13) before it is handed out.
batch-sheet-contracts = Contracts
batch-sheet-flags = To take up
batch-sheet-obligations = Obligations
batch-contract = Contract
batch-files = Files
batch-pages = Pages
batch-language = Language
batch-confirmed = Confirmed
batch-worst = Most serious to take up
batch-problems = Remarks on the files
batch-severity = Take up
batch-kind = What
batch-obligation = Obligation
batch-obligation-title = Heading
batch-obligation-text = What the contract should say
batch-file = File
batch-clause = Clause
batch-page = Page
batch-words = Deciding words
batch-says = Why
batch-decided = Confirmed
batch-yes = yes
batch-no = no
batch-empty = The folder holds no contracts.
batch-empty-contract = The folder holds no files to read.
batch-not-kept = What is done cannot be remembered for the next time: { $detail }
batch-done = { $all ->
    [one] One contract is checked
   *[other] { $all } contracts are checked
 }{ $kept ->
    [0] {""}
   *[other] , { $kept } of them from before
 }. { $unread ->
    [0] All could be read.
    [one] One could not be read.
   *[other] { $unread } could not be read.
 }
batch-legend = C clear, I incomplete, D declaration of intent, R referred, M missing or not found
batch-letters = C I D R M
batch-unread = could not be read
cli-contract-check = Check a contract: which security clauses are there, and can they be enforced?
cli-contract-batch = Check every contract in a folder
cli-arg-contract-files = The files of the contract: main document, general terms, annexes
cli-arg-contract-decisions = Decisions file (TOML): verdicts that a person has confirmed or overruled
cli-arg-contract-complete = The files are the whole contract: what is not there is missing
cli-arg-contract-report = Write a report (.docx, .pdf or .html)
cli-arg-contract-supplement = Write a proposed supplementary agreement (.docx)
cli-arg-contract-memo = Write an internal memo (.docx)
cli-arg-contract-draft = Allow a supplementary agreement that rests on verdicts nobody has confirmed
cli-arg-batch-folder = Folder: each folder or file in it is a contract
cli-arg-batch-xlsx = Write the result as an Excel file
cli-arg-batch-again = Check what is already done, too

# The service
backup-server = The database is on a PostgreSQL server. Back it up with the tools of the server; docs/operations.md says how.
backup-exists = The file is there already. Choose another name: a backup is never written over.
restore-not-empty = The folder is not empty. Move it away first: nothing is written over.
restore-damaged = The backup is damaged: { $name }. Nothing has been restored.
serve-config = The configuration cannot be used: { $detail }
serve-listens = The service is at { $address }. Stop it with Ctrl+C.
serve-not-listening = It is not possible to listen on { $address }: { $detail }
serve-stops = The service stops: what is under way is finished.
serve-empty = Nobody has been added yet. Run kravkedja admin create in another window.
serve-demo = A municipality to look around in has been added. One-time links:
serve-failed = It was not possible: { $detail }
admin-link = One-time link for { $email }, works for seven days:
admin-none = Nobody has been added.
admin-unknown = Nobody has the address { $email }.
admin-disabled = may not log in
backup-done = { $count } files are copied to { $file }. The file is as secret as the service itself.
backup-lacks = { $count } uploaded files are missing or damaged and are not in the backup:
serve-files = The place for uploaded files does not answer. The service starts all the same. { $detail }
restore-done = { $count } files are restored to { $folder }.
check-sound = The database is whole, and every file is there.
check-unsound = The database is damaged. Restore a backup.
check-files = { $count } files are missing or damaged:
audit-holds = The log holds: { $size } entries, { $rows } rows and { $checkpoints } signed states fit.
audit-fails = The log does not hold:
cli-serve = Run the service
cli-admin = Add the first administrator, or let somebody in again
cli-admin-create = Add an organisation with an administrator
cli-admin-reset = Give somebody a new one-time link
cli-admin-list = Show the administrators
cli-backup = Back everything up to one file
cli-restore = Restore a backup to an empty folder
cli-check = Check the database and the files
cli-audit = Check the log
cli-audit-verify = Go through the whole log and all that it is about
cli-arg-data = folder with database, files and keys
cli-arg-listen = address and port, for example 127.0.0.1:8080
cli-arg-database-url = PostgreSQL server instead of a file
cli-arg-config = file with the configuration
cli-arg-behind-proxy = something before the service sees to TLS
cli-arg-demo = fill an empty service with a municipality to look around in
cli-arg-organisation = name of the organisation
cli-arg-slug = short name, lower case
cli-arg-person = name of the person
cli-arg-email = e-mail address of the person
cli-arg-backup-file = file of the backup
cli-arg-checkpoint = signed state that was kept outside the service
