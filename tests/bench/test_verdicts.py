#!/usr/bin/env python3
"""VENV/bin/python tests/bench/test_verdicts.py"""

import json
import unittest

import numpy as np

import figures
from baselines import decided, folds, usual_verdicts
from labelled import sentences
from verdicts import read_check, read_lines

ENFORCEABLE, PARTLY, DECLARATORY, BY_REFERENCE, MISSING = range(5)
NOBODY = figures.UNLABELLED

TRUTH = np.array([[ENFORCEABLE, PARTLY, MISSING, NOBODY], [DECLARATORY, PARTLY, MISSING, NOBODY]])
SAID = np.array([[ENFORCEABLE, ENFORCEABLE, PARTLY, PARTLY], [MISSING, PARTLY, MISSING, MISSING]])


class Figures(unittest.TestCase):
    def test_presence_counts_labelled_pairs_only(self):
        self.assertEqual(figures.presence(TRUTH, SAID), {"precision": 3 / 4, "recall": 3 / 4, "f1": 3 / 4})
        self.assertEqual(figures.unlabelled_flagged(TRUTH, SAID), 1)

    def test_presence_over_all_pairs_takes_unlabelled_as_missing(self):
        self.assertEqual(figures.presence(figures.everything_labelled(TRUTH), SAID)["precision"], 3 / 5)

    def test_nothing_to_divide_is_no_figure(self):
        self.assertEqual(figures.presence(np.array([[MISSING]]), np.array([[MISSING]])), {"precision": None, "recall": None, "f1": 0.0})
        self.assertIsNone(figures.accuracy(np.array([[NOBODY]]), np.array([[PARTLY]])))

    def test_not_found_is_missing(self):
        self.assertEqual([figures.verdict_number(name) for name in ("not-found", "missing", "enforceable")], [MISSING, MISSING, ENFORCEABLE])

    def test_accuracy_and_confusion(self):
        table = figures.confusion(TRUTH, SAID)
        self.assertEqual(figures.accuracy(TRUTH, SAID), 3 / 6)
        self.assertEqual((table.sum(), np.trace(table), table[PARTLY, ENFORCEABLE], table[DECLARATORY, MISSING]), (6, 3, 1, 1))

    def test_per_verdict_and_macro(self):
        rows = figures.per_verdict(figures.confusion(TRUTH, SAID))
        self.assertEqual([(row["labelled"], row["said"]) for row in rows], [(1, 2), (2, 2), (1, 0), (0, 0), (2, 2)])
        self.assertEqual((rows[ENFORCEABLE]["precision"], rows[ENFORCEABLE]["recall"], rows[DECLARATORY]["precision"]), (0.5, 1.0, None))
        self.assertAlmostEqual(figures.macro_f1(figures.confusion(TRUTH, SAID)), (2 / 3 + 0.5 + 0 + 0 + 0.5) / 5)

    def test_per_obligation(self):
        rows = figures.per_obligation(TRUTH, SAID)
        self.assertEqual([row["right"] for row in rows], [1, 1, 1, 0])
        self.assertEqual((rows[0]["recall"], rows[2]["precision"], rows[3]["flagged"], rows[3]["labelled"]), (0.5, 0.0, 1, 0))

    def test_elements_are_compared_as_sets_where_both_say_partly(self):
        labelled = {(0, 1): {"deadline"}, (1, 1): {"remedy", "deadline"}}
        same = figures.same_elements(TRUTH, SAID, labelled, {(1, 1): {"deadline", "remedy"}})
        self.assertEqual(same, {"labelled": 2, "said": 1, "same": 1})
        self.assertEqual(figures.same_elements(TRUTH, SAID, labelled, {(1, 1): {"deadline"}})["same"], 0)

    def test_resamples_are_the_same_each_time_and_lie_around_the_figure(self):
        chance = np.random.default_rng(1)
        truth = chance.integers(0, 5, (30, 20))
        said = np.where(chance.random((30, 20)) < 0.7, truth, chance.integers(0, 5, (30, 20)))
        first, second = figures.resampled(truth, said), figures.resampled(truth, said)
        for measure, value in (("f1", figures.presence(truth, said)["f1"]), ("accuracy", figures.accuracy(truth, said))):
            self.assertTrue((first[measure] == second[measure]).all())
            low, high = figures.interval(first[measure])
            self.assertTrue(low < value < high < low + 0.2)


class Reading(unittest.TestCase):
    def test_broken_lines_are_joined_and_items_are_not(self):
        text = "1 Krav\n\nLeverantören ska föra\nlogg över åtkomst. Loggen ska sparas i ett år.\na) den första punkten gäller\nb) den andra punkten gäller\n"
        whole = ["Leverantören ska föra logg över åtkomst.", "Loggen ska sparas i ett år.", "a) den första punkten gäller", "b) den andra punkten gäller"]
        self.assertEqual(sentences(text), whole)

    def test_answers_of_the_program(self):
        one = {"id": "CO-INC-01", "verdict": "partly", "missing": ["deadline"]}
        self.assertEqual(read_check(json.dumps({"schema": "kravkedja.contract-check/1", "obligations": [one]})), [one])
        with self.assertRaises(SystemExit):
            read_check(json.dumps({"schema": "other/1", "obligations": []}))
        self.assertEqual(list(read_lines(json.dumps({"file": "folder/a.txt", **one}) + "\n")), ["a.txt"])


class Baselines(unittest.TestCase):
    def test_usual_verdict_is_partly_where_none_is_known(self):
        self.assertEqual(usual_verdicts(TRUTH), [ENFORCEABLE, PARTLY, PARTLY, PARTLY])
        self.assertEqual(usual_verdicts(np.array([[ENFORCEABLE], [PARTLY], [MISSING]])), [PARTLY])

    def test_limit_for_missing(self):
        chance = np.array([[0.1, 0.3, 0.1, 0.05, 0.45]])
        self.assertEqual([int(decided(chance, limit)[0]) for limit in (None, 0.4, 0.5)], [MISSING, MISSING, PARTLY])

    def test_folds_are_of_like_size(self):
        self.assertEqual(sorted(np.bincount(folds(44))), [8, 9, 9, 9, 9])


if __name__ == "__main__":
    unittest.main()
