"""Two plain ways to the same verdicts: keyword search, and TF-IDF with logistic regression."""

import os
from collections import Counter
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import scipy.sparse as sparse
from joblib import Parallel, delayed
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from figures import MISSING, PARTLY, UNLABELLED, VERDICTS, accuracy, everything_labelled, presence
from labelled import LANGUAGES, Labelled, Obligation, sentences

FOLDS = 5
SEED = 4

SENTENCES = (1, 2, 3)
PAIRS = ("labelled", "all")
WEIGHTS = (None, "balanced")
STRENGTHS = (0.3, 1.0, 3.0, 10.0)
LIMITS = (None, 0.3, 0.4, 0.5, 0.6, 0.7)


def folds(count: int) -> np.ndarray:
    """Which fold each document is in."""
    fold = np.empty(count, int)
    fold[np.random.default_rng(SEED).permutation(count)] = np.arange(count) % FOLDS
    return fold


# Keywords


def usual_verdicts(truth: np.ndarray) -> list[int]:
    """The most frequent verdict of each obligation where it is present."""
    usual = []
    for column in truth.T:
        seen = Counter(int(verdict) for verdict in column if verdict not in (UNLABELLED, MISSING))
        usual.append(max(seen, key=lambda verdict: (seen[verdict], verdict == PARTLY, -verdict)) if seen else PARTLY)
    return usual


def by_keywords(asked: list[Obligation], documents: Labelled, usual: list[int]) -> np.ndarray:
    said = np.full((len(documents), len(asked)), MISSING)
    for row, text in enumerate(documents.texts):
        text = text.casefold()
        for column, obligation in enumerate(asked):
            signs = [sign for language in documents.languages[row] for sign in obligation.signs[language]]
            if any(sign.casefold() in text for sign in signs):
                said[row, column] = usual[column]
    return said


def keywords_across(asked: list[Obligation], develop: Labelled) -> np.ndarray:
    """Each document by the usual verdicts of the documents of the other folds."""
    said = np.full(develop.truth.shape, MISSING)
    fold = folds(len(develop))
    for number in range(FOLDS):
        there = by_keywords(asked, develop, usual_verdicts(develop.truth[fold != number]))
        said[fold == number] = there[fold == number]
    return said


# TF-IDF and logistic regression


@dataclass(frozen=True)
class Settings:
    sentences: int
    pairs: str
    weights: str | None
    strength: float
    limit: float | None = None


def words() -> TfidfVectorizer:
    return TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)


def letters() -> TfidfVectorizer:
    return TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=3)


def question(obligation: Obligation, languages: tuple[str, ...]) -> str:
    return " ".join(text for language in languages for text in (obligation.title[language], obligation.what[language], *obligation.signs[language]))


@dataclass
class Passages:
    """The sentences of each document that are most like each obligation, best first, and how like they are."""

    sentences: list[list[str]]
    likeness: np.ndarray

    def joined(self, count: int) -> list[str]:
        return [" ".join(best[:count]) for best in self.sentences]


def passages(asked: list[Obligation], texts: list[list[str]], languages: list[tuple[str, ...]], learn_from: np.ndarray) -> Passages:
    """Likeness is the mean of the cosines of words and of letters; kept are that of the best sentence, of the next, and how far
    the best sentence is from being more like another obligation."""
    known = [sentence for row in np.flatnonzero(learn_from) for sentence in texts[row]]
    known += [question(obligation, (language,)) for obligation in asked for language in LANGUAGES]
    views = [words().fit(known), letters().fit(known)]
    best_sentences, likeness = [], []
    for inside, language in zip(texts, languages):
        inside = inside or [""]
        questions = [question(obligation, language) for obligation in asked]
        like = sum((view.transform(questions) @ view.transform(inside).T).toarray() for view in views) / len(views)
        like_any = like.max(axis=0)
        for row in like:
            best = np.argsort(-row, kind="stable")[: max(SENTENCES)]
            best_sentences.append([inside[at] for at in best])
            likeness.append([row[best[0]], row[best[min(1, len(best) - 1)]], row[best[0]] - like_any[best[0]]])
    return Passages(best_sentences, np.array(likeness))


def features(found: Passages, count: int, asked: int, learn_from: np.ndarray) -> sparse.csr_matrix:
    """One row a pair: words and letters of the passage, which obligation it is, the likeness, and each likeness by obligation."""
    texts = found.joined(count)
    learnt = [texts[row] for row in np.flatnonzero(learn_from)]
    like = (found.likeness - found.likeness[learn_from].mean(axis=0)) / (found.likeness[learn_from].std(axis=0) + 1e-9)
    pairs = len(texts)
    which = sparse.csr_matrix((np.ones(pairs), (np.arange(pairs), np.arange(pairs) % asked)), shape=(pairs, asked))
    blocks = [view.fit(learnt).transform(texts) for view in (words(), letters())]
    blocks += [which, sparse.csr_matrix(like)] + [which.multiply(like[:, [column]]) for column in range(like.shape[1])]
    return sparse.hstack(blocks).tocsr()


def chances(asked: list[Obligation], documents: Labelled, learn: np.ndarray, tried: list[Settings]) -> dict[Settings, np.ndarray]:
    """What a model that has learnt from the documents marked in `learn` gives each verdict, for every pair of the other documents."""
    wanted = everything_labelled(documents.truth).ravel()
    of_learnt = np.repeat(learn, len(asked))
    given = {}
    with threadpool_limits(1):
        found = passages(asked, [sentences(text) for text in documents.texts], documents.languages, learn)
        for count, pairs in sorted({(settings.sentences, settings.pairs) for settings in tried}):
            rows = of_learnt if pairs == "all" else of_learnt & (documents.truth.ravel() != UNLABELLED)
            table = features(found, count, len(asked), rows)
            for settings in tried:
                if (settings.sentences, settings.pairs) != (count, pairs):
                    continue
                model = LogisticRegression(C=settings.strength, class_weight=settings.weights, max_iter=1000, tol=1e-3)
                model.fit(table[rows], wanted[rows])
                chance = np.zeros(((~of_learnt).sum(), len(VERDICTS)))
                chance[:, model.classes_] = model.predict_proba(table[~of_learnt])
                given[settings] = chance.reshape(-1, len(asked), len(VERDICTS))
    return given


def decided(chance: np.ndarray, limit: float | None) -> np.ndarray:
    """The likeliest verdict; with a limit, missing if the chance of missing reaches it and otherwise the likeliest of the others."""
    if limit is None:
        return chance.argmax(axis=-1)
    return np.where(chance[..., MISSING] >= limit, MISSING, chance[..., :MISSING].argmax(axis=-1))


def reached(truth: np.ndarray, said: np.ndarray) -> float:
    return presence(truth, said)["f1"] + accuracy(truth, said)


def regression_across(asked: list[Obligation], develop: Labelled) -> dict[str, tuple[Settings, np.ndarray]]:
    """The settings with the highest sum of F1 of presence and accuracy, and the verdicts given with them, where every document is
    judged by a model that has learnt from the other folds. Chosen once for the labelled pairs and once for all."""
    fold = folds(len(develop))
    tried = [Settings(*values) for values in product(SENTENCES, PAIRS, WEIGHTS, STRENGTHS)]
    parts = Parallel(n_jobs=min(FOLDS, os.cpu_count() or 1))(delayed(chances)(asked, develop, fold != number, tried) for number in range(FOLDS))
    truths = {"labelled": develop.truth, "all": everything_labelled(develop.truth)}
    best, sums = {}, dict.fromkeys(truths, -1.0)
    for settings in tried:
        chance = np.zeros((*develop.truth.shape, len(VERDICTS)))
        for number, given in enumerate(parts):
            chance[fold == number] = given[settings]
        for limit in LIMITS:
            said = decided(chance, limit)
            for name, truth in truths.items():
                if reached(truth, said) > sums[name] + 1e-9:
                    best[name], sums[name] = (replace(settings, limit=limit), said), reached(truth, said)
    return best


def by_regression(asked: list[Obligation], develop: Labelled, documents: Labelled, settings: Settings) -> np.ndarray:
    """Learnt from all of develop, without a look at the labels of the documents."""
    unseen = np.full(documents.truth.shape, UNLABELLED)
    together = Labelled(
        develop.paths + documents.paths,
        develop.languages + documents.languages,
        develop.texts + documents.texts,
        np.vstack([develop.truth, unseen]),
        {},
    )
    learn = np.arange(len(together)) < len(develop)
    return decided(chances(asked, together, learn, [settings])[settings], settings.limit)
