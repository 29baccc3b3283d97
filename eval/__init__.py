"""Evaluation: question sets, predictions, metrics with intervals, baselines, comparisons, reports.

Public surface::

    questions = read_questions(Path("questions.jsonl"))
    predictions = run(questions, system)            # system(question, history) -> record
    scores = Scores.of("mine", questions, predictions, sources_in(Path("minutes")))
    scores.summary["overall"]                     # Estimate(value, low, high, n)

The formats are described in ``eval.questions`` and ``eval.predictions``, the metrics in
``eval.metrics``, what counts as the same text in ``eval.matching``.
"""

from eval.bootstrap import Estimate
from eval.check import Problem, check_questions
from eval.compare import Comparison, compare
from eval.errors import EvalError
from eval.metrics import METRICS, Metric, score
from eval.prediction_log import PredictionLog
from eval.predictions import Prediction, read_predictions
from eval.questions import Gold, Question, read_questions
from eval.report import report
from eval.runner import System, load_system, project_system, run
from eval.scores import Scores
from eval.sources import sources_in, sources_of
from eval.split import split_of

__all__ = [
    "METRICS",
    "Comparison",
    "Estimate",
    "EvalError",
    "Gold",
    "Metric",
    "Prediction",
    "PredictionLog",
    "Problem",
    "Question",
    "Scores",
    "System",
    "check_questions",
    "compare",
    "load_system",
    "project_system",
    "read_predictions",
    "read_questions",
    "report",
    "run",
    "score",
    "sources_in",
    "sources_of",
    "split_of",
]
