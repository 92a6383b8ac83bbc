"""Figures on verdicts. A table of verdicts is a whole-number array, one row a document and one column an obligation; UNLABELLED
where nobody has judged. "Present" is any verdict but missing."""

import numpy as np

VERDICTS = ["enforceable", "partly", "declaratory", "by-reference", "missing"]
MISSING = VERDICTS.index("missing")
PARTLY = VERDICTS.index("partly")
UNLABELLED = -1

RESAMPLES = 10_000
SEED = 4


def verdict_number(name: str) -> int:
    return MISSING if name == "not-found" else VERDICTS.index(name)


def everything_labelled(truth: np.ndarray) -> np.ndarray:
    """The same labels, with what is not labelled as missing: so the rules of the set say."""
    return np.where(truth == UNLABELLED, MISSING, truth)


def part(above: float, below: float) -> float | None:
    return float(above / below) if below else None


def f1(right: float, said: float, true: float) -> float:
    return float(2 * right / (said + true)) if said + true else 0.0


def presence(truth: np.ndarray, said: np.ndarray) -> dict:
    labelled = truth != UNLABELLED
    is_there, is_said = labelled & (truth != MISSING), labelled & (said != MISSING)
    right = (is_there & is_said).sum()
    return {
        "precision": part(right, is_said.sum()),
        "recall": part(right, is_there.sum()),
        "f1": f1(right, is_said.sum(), is_there.sum()),
    }


def accuracy(truth: np.ndarray, said: np.ndarray) -> float | None:
    labelled = truth != UNLABELLED
    return part((truth == said)[labelled].sum(), labelled.sum())


def confusion(truth: np.ndarray, said: np.ndarray) -> np.ndarray:
    """Rows: as labelled; columns: as said."""
    table = np.zeros((len(VERDICTS), len(VERDICTS)), int)
    labelled = truth != UNLABELLED
    np.add.at(table, (truth[labelled], said[labelled]), 1)
    return table


def per_verdict(table: np.ndarray) -> list[dict]:
    rows = []
    for number, verdict in enumerate(VERDICTS):
        right, said, true = table[number, number], table[:, number].sum(), table[number].sum()
        rows.append({
            "verdict": verdict,
            "labelled": int(true),
            "said": int(said),
            "precision": part(right, said),
            "recall": part(right, true),
            "f1": f1(right, said, true),
        })
    return rows


def macro_f1(table: np.ndarray) -> float:
    return float(np.mean([row["f1"] for row in per_verdict(table)]))


def per_obligation(truth: np.ndarray, said: np.ndarray) -> list[dict]:
    rows = []
    for column in range(truth.shape[1]):
        true, told = truth[:, [column]], said[:, [column]]
        labelled = true != UNLABELLED
        rows.append({
            "labelled": int(labelled.sum()),
            "present": int((labelled & (true != MISSING)).sum()),
            "right": int((true == told)[labelled].sum()),
            "flagged": unlabelled_flagged(true, told),
            **presence(true, told),
        })
    return rows


def unlabelled_flagged(truth: np.ndarray, said: np.ndarray) -> int:
    return int(((truth == UNLABELLED) & (said != MISSING)).sum())


def same_elements(truth: np.ndarray, said: np.ndarray, labelled_elements: dict, said_elements: dict) -> dict:
    """Of the pairs labelled partly: how many are said to be partly, and how many of these name exactly the labelled elements.
    The elements are sets by (row, column)."""
    places = [tuple(int(at) for at in place) for place in np.argwhere(truth == PARTLY)]
    said_too = [place for place in places if said[place] == PARTLY]
    same = [place for place in said_too if labelled_elements.get(place, set()) == said_elements.get(place, set())]
    return {"labelled": len(places), "said": len(said_too), "same": len(same)}


def counts_by_document(truth: np.ndarray, said: np.ndarray) -> np.ndarray:
    labelled = truth != UNLABELLED
    is_there, is_said = labelled & (truth != MISSING), labelled & (said != MISSING)
    columns = [is_there & is_said, is_said, is_there, labelled & (truth == said), labelled]
    return np.stack([column.sum(axis=1) for column in columns], axis=1)


def resampled(truth: np.ndarray, said: np.ndarray) -> dict:
    """F1 of presence and accuracy for each resample of the documents. Any two tables are resampled alike, so their resamples can
    be subtracted."""
    documents = len(truth)
    chance = np.random.default_rng(SEED)
    weights = chance.multinomial(documents, np.full(documents, 1 / documents), size=RESAMPLES)
    right, is_said, is_there, same, labelled = (weights @ counts_by_document(truth, said)).T
    return {"f1": 2 * right / np.maximum(is_said + is_there, 1), "accuracy": same / np.maximum(labelled, 1)}


def interval(values: np.ndarray) -> tuple[float, float]:
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)
