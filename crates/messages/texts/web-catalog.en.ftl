# Sentences of the pages: catalog.

web-catalog-title = Requirements
web-catalog-lead = The catalog has { $total } requirements. This is version { $version }, as your organisation uses it.
web-catalog-to-frameworks = See which laws, standards and guides the requirements serve
web-catalog-filter = Narrow the list
web-catalog-show = Show
web-catalog-clear = Clear all choices
web-catalog-chosen = Chosen filters
web-catalog-remove = Remove filter:
web-catalog-any = All
web-catalog-words = Words
web-catalog-words-hint = Searches id, title, text and motive. Other forms of the words are found too.
web-catalog-area = Area
web-catalog-level = Lowest level
web-catalog-circumstance = Circumstance
web-catalog-delivery = Delivery model
web-catalog-framework = Framework
web-catalog-point = Point of the framework
web-catalog-point-hint = For example 8.15, or the beginning of a point. Choose a framework first.
web-catalog-strength = Mandatory or scored
web-catalog-placement = Placement
web-catalog-from-0 = From level 0
web-catalog-from-1 = From level 1
web-catalog-from-2 = From level 2
web-catalog-from-3 = From level 3
web-catalog-from-none = Only by a circumstance
web-catalog-level-none = Only by a circumstance
web-catalog-found = { $count ->
    [one] 1 requirement
   *[other] { $count } requirements
 }
web-catalog-areas = Areas
web-catalog-take-out = Download the list as
web-catalog-none-title = No requirements fit
web-catalog-none-text = Remove a filter or search for a shorter word.
web-catalog-withdrawn = Not used by you
web-catalog-withdrawn-by = { $organisation } does not use the requirement
web-catalog-law = Backed by law
web-catalog-how = How { $organisation } does it
web-catalog-no-evidence = The requirement has no evidence of its own.
web-catalog-every = { $count ->
    [one] every month
   *[other] every { $count } months
 }
web-catalog-weight = Weight { $count }
web-catalog-when = When the requirement is in
web-catalog-one-enough = It is enough that one of these holds:
web-catalog-always = The requirement is always in.
web-catalog-ladder = The ladder
web-catalog-enters = Here the requirement comes in.
web-catalog-figures = Figures in the requirement
web-catalog-from-level = From level { $level }:
web-catalog-by = The level of this decides: { $by }. The highest counts.
web-catalog-rule-value = { $value } where that is stricter, when this holds: { $when }.
web-catalog-rule-at-most = At most { $value }, when this holds: { $when }.
web-catalog-rule-at-least = At least { $value }, when this holds: { $when }.
web-catalog-least = No less than { $value } may be chosen.
web-catalog-most = No more than { $value } may be chosen.
web-catalog-guidance = Guidance for the buyer
web-catalog-scored = As a scored requirement
web-catalog-alternative = Equivalent
web-catalog-interim = Until then
web-catalog-question = Question to the supplier
web-catalog-references = References
web-catalog-backs = law behind the requirement
web-catalog-clauses = Clauses that carry the requirement
web-catalog-fallback = Fallback wording for { $id }
web-catalog-loss = What the buyer then loses:
web-catalog-obligations = What the contract should contain
web-catalog-uses = Your annexes that hold the requirement
web-catalog-unused = The requirement is in none of your annexes.
web-catalog-annex = Annex
web-catalog-annex-number = No.
web-catalog-issued = Issued
web-catalog-revision = Revision
web-catalog-facts = About the requirement
web-catalog-party = Who does it
web-catalog-placement-none = No placement
web-catalog-flow-down = Sub-suppliers
web-catalog-no-flow-down = The requirement is not passed on.
web-catalog-supersedes = Replaces
web-catalog-superseded-by = Is replaced by
web-catalog-history = History
web-catalog-no-history = The requirement is the same in every version that the catalog tells of.
web-catalog-neighbours = Other requirements
web-layer-changed = Own figures
web-layer-organisation = Own requirement
web-unit-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
 }
web-unit-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
 }
web-unit-days = { $count ->
    [one] 1 day
   *[other] { $count } days
 }
web-unit-working-days = { $count ->
    [one] 1 working day
   *[other] { $count } working days
 }
web-unit-months = { $count ->
    [one] 1 month
   *[other] { $count } months
 }
web-unit-years = { $count ->
    [one] 1 year
   *[other] { $count } years
 }
web-unit-percent = { $count } per cent
web-unit-count = { $count }
web-certainty-high = read at the source
web-certainty-secondary = read at second hand
web-certainty-knowledge = not checked against the source
web-force-law-buyer = Law: the buyer's duty
web-force-law-both = Law: binds both parties
web-force-law-supplier = Law: binds the supplier
web-force-benchmark = A model, not binding
web-force-practice = Contract practice
web-became-same = the same
web-became-reworded = reworded
web-became-stricter = stricter
web-became-looser = looser
web-became-split = split
web-became-merged = merged
web-became-withdrawn = withdrawn
web-became-new = new
web-framework-law = Laws and regulations
web-framework-standard = Standards
web-framework-guidance = Guides
web-frameworks-title = Frameworks
web-frameworks-lead = So many points of each framework have requirements or clauses. Only short titles of our own are shown, never the framework's text.
web-frameworks-name = Framework
web-frameworks-version = Version
web-frameworks-points = Points
web-frameworks-served = Served
web-frameworks-explained = Not served, with reason
web-frameworks-open = Open
web-frameworks-sum = { $points } points: { $served } have a requirement or clause, { $explained } have none for a stated reason, { $open } are open.
web-frameworks-issuer = Issuer
web-frameworks-binds = Binds
web-frameworks-source = Source
web-frameworks-search = Search the requirements that serve the framework
web-frameworks-tabs = Which points
web-frameworks-tab-all = All points
web-frameworks-tab-unserved = Not served
web-frameworks-tab-open = Open
web-frameworks-table = Points and requirements
web-frameworks-point = Point
web-frameworks-about = About
web-frameworks-requirements = Requirements
web-frameworks-clauses = Clauses
web-frameworks-unserved = No requirement, on purpose:
web-frameworks-nothing = No requirement
web-frameworks-none-title = No such points
web-frameworks-none-text = Choose all points to see the whole framework.
