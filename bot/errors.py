"""The exceptions of this package, split by who must act.

BotError
├── CorpusError        a file of the corpus is absent or malformed     → whoever edits the corpus
├── SettingsError      a setting cannot be used                        → whoever starts the program
├── QuestionError      a question that cannot be read                  → whoever asks
├── IndexUnavailable   the vector index is missing, held or damaged    → nobody: keyword search answers
└── MissingExtraError  an optional package is not installed            → whoever installs (also an ImportError)

What the corpus does not hold is no exception: it is a `Gap` (see `evidence`).
"""


class BotError(Exception):
    """Base of every error this package raises on purpose; its text is meant to be read by a person."""


class CorpusError(BotError):
    """A corpus file is absent or malformed; the message gives file, line, expected and found."""


class SettingsError(BotError):
    """A setting cannot be used; the message gives its name, the value found and what would do."""


class QuestionError(BotError):
    """A question is empty, too long or not text; shown to the person who asked."""


class IndexUnavailable(BotError):
    """The vector index cannot be used now; answers go on from figures and keyword search."""


class MissingExtraError(BotError, ImportError):
    """An optional package is needed and absent; the message is the pip line that installs it."""
