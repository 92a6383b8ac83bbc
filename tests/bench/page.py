"""The figures as Markdown."""

from baselines import FOLDS, Settings
from figures import RESAMPLES, VERDICTS

PROGRAM = "Kravkedja"
KEYWORDS = "keywords"
REGRESSION = "TF-IDF and logistic regression"

GOALS = {"f1": 0.92, "accuracy": 0.80}
LEAD = 0.10
MEASURES = {"f1": "F1 of presence", "accuracy": "five-way accuracy"}
SETS = {"develop": "documents that the program was improved on", "set-aside": "documents set aside"}


def number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def between(interval: tuple[float, float]) -> str:
    return f"{interval[0]:.3f} to {interval[1]:.3f}"


def table(head: list[str], rows: list[list]) -> str:
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def main_table(told: dict) -> str:
    rows = [
        [
            way,
            number(of["precision"]),
            number(of["recall"]),
            f"{number(of['f1'])} ({between(of['f1 interval'])})",
            f"{number(of['accuracy'])} ({between(of['accuracy interval'])})",
            number(of["macro"]),
            of["flagged"],
        ]
        for way, of in told["ways"].items()
    ]
    return table(["", "precision", "recall", "F1 of presence", "accuracy", "macro-F1", "unlabelled, said to be present"], rows)


def table_of_all(told: dict) -> str:
    rows = [
        [way, number(of["precision"]), number(of["recall"]), f"{number(of['f1'])} ({between(of['f1 interval'])})", number(of["accuracy"])]
        for way, of in told["all"].items()
    ]
    return table(["", "precision", "recall", "F1 of presence", "accuracy"], rows)


def goals(told: dict) -> str:
    rows = []
    for measure, goal in GOALS.items():
        reached = told["ways"][PROGRAM][measure]
        rows.append([MEASURES[measure], f"at least {goal:.2f}", number(reached), "yes" if reached >= goal else "no"])
    for measure in GOALS:
        lead = told["lead"][measure]
        value = f"{lead['value']:+.3f} ({between(lead['interval'])})"
        rows.append([f"{MEASURES[measure]}, above the better baseline", f"at least {LEAD:.2f}", value, "yes" if lead["value"] >= LEAD else "no"])
    return table(["", "goal", "measured", "reached"], rows)


def goals_of_all(told: dict) -> str:
    """The same goals over every pair: each obligation in each document."""
    ways = told["all"]
    rows = []
    for measure, goal in GOALS.items():
        reached = ways[PROGRAM][measure]
        rows.append([MEASURES[measure], f"at least {goal:.2f}", number(reached), "yes" if reached >= goal else "no"])
    for measure in GOALS:
        lead = ways[PROGRAM][measure] - max(of[measure] for way, of in ways.items() if way != PROGRAM)
        rows.append([f"{MEASURES[measure]}, above the better baseline", f"at least {LEAD:.2f}", f"{lead:+.3f}", "yes" if lead >= LEAD else "no"])
    return table(["", "goal", "measured", "reached"], rows)


def confusion(found) -> str:
    rows = [[f"**{verdict}**", *row, row.sum()] for verdict, row in zip(VERDICTS, found)]
    rows.append(["together", *found.sum(axis=0), found.sum()])
    return table(["labelled \\ said", *VERDICTS, "together"], rows)


def per_verdict(of_ways: dict) -> str:
    rows = []
    for at, verdict in enumerate(VERDICTS):
        row = [verdict, of_ways[PROGRAM][at]["labelled"], of_ways[PROGRAM][at]["said"]]
        row += [number(of_ways[PROGRAM][at][measure]) for measure in ("precision", "recall", "f1")]
        row += [number(of_ways[way][at]["f1"]) for way in (KEYWORDS, REGRESSION)]
        rows.append(row)
    return table(["verdict", "labelled", "said", "precision", "recall", "F1", "F1 of keywords", "F1 of regression"], rows)


def per_obligation(found: list) -> str:
    rows = [
        [f"{obligation.id} {obligation.title['en']}", of["labelled"], of["present"], number(of["precision"]), number(of["recall"]), of["right"], of["flagged"]]
        for obligation, of in found
    ]
    return table(["obligation", "labelled", "of them present", "precision", "recall", "verdict right", "unlabelled, said to be present"], rows)


def elements(of: dict) -> str:
    text = f"Of {of['labelled']} pairs labelled *partly* the program says *partly* of {of['said']}; of these it names exactly the labelled missing elements in {of['same']}"
    return text + (f" ({100 * of['same'] / of['said']:.0f} %)." if of["said"] else ".")


def settings_in_words(settings: Settings) -> str:
    count = {1: "the best sentence", 2: "the best two sentences", 3: "the best three sentences"}[settings.sentences]
    pairs = "every pair" if settings.pairs == "all" else "the labelled pairs only"
    weights = "verdicts weighted to count alike" if settings.weights else "no weighting of verdicts"
    limit = "the likeliest verdict taken" if settings.limit is None else f"missing taken from a chance of {settings.limit:.1f}"
    return f"{count}, learnt from {pairs}, {weights}, C = {settings.strength:g}, {limit}"


def short(shown: list[dict], parts: dict) -> str:
    texts = []
    for told in shown:
        texts.append(f"{told['name']}: {told['documents']} documents, {told['labelled']} labelled pairs\n{main_table(told)}")
        texts.append(f"every pair, unlabelled as missing\n{table_of_all(told)}")
        texts.append(goals(told))
    texts.append(confusion(parts["confusion"][PROGRAM]))
    texts.append(elements(parts["elements"]))
    texts += [f"regression, chosen for {pairs} pairs: {settings_in_words(chosen)}" for pairs, chosen in parts["settings"].items()]
    return "\n\n".join(texts)


def whole(shown: list[dict], parts: dict) -> str:
    told = shown[0]
    pairs = told["labelled"] + told["unlabelled"]
    all_present = number(told["f1 of all present"])
    texts = [
        "# How often the verdicts on contracts are right",
        "Written by `tests/bench/verdicts.py --write`, which says how it is run; not edited by hand.",
        "## What was measured",
        f"The {told['documents']} {SETS[told['name']]} in `tests/labelled/{told['name']}`, in Swedish and English: {told['labelled']:,} pairs of a document and an\n"
        f"obligation with a verdict written by hand, of {pairs:,} pairs in all. Each document is given to the program alone, with no case and without\n"
        "saying that it is the whole contract; *not found* counts as *missing*. An obligation is *present* if its verdict is anything but missing.",
        "What the figures cannot tell:",
        "- The texts are our own, labelled by the rules in `tests/labelled/RULES.md`. No real contract is among them. They are probably closer to each other, and\n"
        "  fuller of security clauses, than contracts that municipalities have signed.\n"
        "- Those who wrote, labelled and read over shared habits, and the program was made by the same hands. Real contracts may be harder, and other\n"
        "  readers may draw the line elsewhere.\n"
        f"- {told['documents']} documents are few. The intervals are what {RESAMPLES:,} resamples of whole documents give (95 %); they do not cover the two points above.\n"
        f"  In the table per obligation there are only a few documents behind each figure.\n"
        f"- Pairs were labelled where the text says something, or seems to. Saying *present* of every labelled pair gives F1 {all_present}, so F1 over the\n"
        "  labelled pairs flatters whoever finds too much. Therefore the unlabelled pairs said to be present are counted too, and the second table takes every\n"
        "  pair, what is not labelled as missing.",
        "## Result",
        main_table(told),
        "In brackets 95 % intervals. The same over every pair, what is not labelled as missing:",
        table_of_all(told),
        "Against the goals, over the labelled pairs, the measure that was fixed beforehand:",
        goals(told),
        "The same goals over every pair, a reading added after the figures were known:",
        goals_of_all(told),
        elements(parts["elements"]),
    ]
    for other in shown[1:]:
        texts += [
            f"For comparison, the {other['documents']} {SETS[other['name']]} (`{other['name']}`, {other['labelled']:,} labelled pairs). The program has\n"
            "been fitted to these, the baselines have not: they judge each document by what they learnt from others.",
            main_table(other),
        ]
    texts += [
        "## The baselines",
        "**Keywords**: the obligation is present if one of its `signs` in the catalog, in the language of the document, occurs anywhere in the text. It then\n"
        "gets the verdict that the obligation most often has in `develop` where it is present, *partly* if it is never present there.",
        "**TF-IDF and logistic regression**: the sentences of the document are ranked by how like they are to the title, explanation and signs of the obligation\n"
        "(cosine of TF-IDF of words and word pairs, and of runs of three to five letters). From the best sentences, written after each other, the same kinds of\n"
        "TF-IDF, which obligation it is, and three measures of likeness (of the best sentence, of the next, and how far the best is from being more like another obligation),\n"
        "each also crossed with the obligation, go into a multinomial logistic regression over the five verdicts. How many sentences, which pairs to learn from,\n"
        "weights, C and the limit for *missing* were chosen for the highest sum of F1 and accuracy on `develop`, each document judged by a model that had learnt\n"
        f"from the other folds ({FOLDS} folds of documents): once for the labelled pairs ({settings_in_words(parts['settings']['labelled'])})\n"
        f"and once for the table of every pair ({settings_in_words(parts['settings']['all'])}).\n"
        "Its figures on `develop` are those of these choices, so a little too good.\n"
        "For documents set aside it learns from all of `develop`.",
        "## Which verdict was taken for which",
        "Rows are as labelled, columns as the program says.",
        confusion(parts["confusion"][PROGRAM]),
        "## Per verdict",
        per_verdict(parts["per verdict"]),
        "## Per obligation",
        "Precision and recall of presence over the labelled pairs; a dash where nothing could be divided.",
        per_obligation(parts["per obligation"]),
    ]
    return "\n\n".join(texts) + "\n"
