"""Every kind of finding: its severity, what is wrong in words, and how to mend it.

An error is a value first and a sentence last: checks yield ``Finding`` values, and the
sentences here are put into the reader's language by ``components.wording``. Named places in
braces are the finding's own fields and its ``details``.
"""

from dataclasses import dataclass
from enum import StrEnum

from data.model import Finding, Severity


def N_(msgid: str) -> str:
    """Mark a phrase for the catalog of translations."""
    return msgid


class FindingCode(StrEnum):
    """The kinds of findings, in the order in which a reader should mend them."""

    TOO_MANY_FILES = "too-many-files"
    FILE_TOO_LARGE = "file-too-large"
    UNPACKS_TOO_LARGE = "unpacks-too-large"
    UNSAFE_NAME = "unsafe-name"
    UNKNOWN_FORMAT = "unknown-format"
    UNKNOWN_ENCODING = "unknown-encoding"
    UNREADABLE_FILE = "unreadable-file"
    EMPTY_FILE = "empty-file"
    TOO_MANY_ROWS = "too-many-rows"
    TOO_MANY_COLUMNS = "too-many-columns"
    UNKNOWN_TABLE = "unknown-table"
    TABLE_TWICE = "table-twice"
    MISSING_TABLE = "missing-table"
    MISSING_COLUMN = "missing-column"
    UNKNOWN_COLUMN = "unknown-column"
    REPEATED_COLUMN = "repeated-column"
    WRONG_WIDTH = "wrong-width"
    FORMULA_WITHOUT_VALUE = "formula-without-value"
    EMPTY_CELL = "empty-cell"
    NOT_A_NUMBER = "not-a-number"
    AMBIGUOUS_NUMBER = "ambiguous-number"
    NOT_A_DATE = "not-a-date"
    AMBIGUOUS_DATE = "ambiguous-date"
    NOT_IN_VOCABULARY = "not-in-vocabulary"
    BAD_ID = "bad-id"
    BAD_FORM = "bad-form"
    OUT_OF_RANGE = "out-of-range"
    HIDDEN_CHARACTER = "hidden-character"
    CELL_TOO_LONG = "cell-too-long"
    REPEATED_IN_LIST = "repeated-in-list"
    REPEATED_KEY = "repeated-key"
    UNKNOWN_REFERENCE = "unknown-reference"
    STATE_ID = "state-id"
    DATE_FINER_THAN_KNOWN = "date-finer-than-known"
    BOUNDS_OUT_OF_ORDER = "bounds-out-of-order"
    BOUND_WITHOUT_VALUE = "bound-without-value"
    PART_OF_CYCLE = "part-of-cycle"
    END_BEFORE_START = "end-before-start"
    THEME_TWICE = "theme-twice"
    MANY_ROWS_REMOVED = "many-rows-removed"
    THREE_DECIMALS = "three-decimals"
    PARTS_EXCEED_PACKAGE = "parts-exceed-package"
    FUTURE_BUT_HELD = "future-but-held"
    FUTURE_BUT_FIRM = "future-but-firm"
    PLACE_OUTSIDE_COUNTRY = "place-outside-country"
    DUPLICATE_SUSPECT = "duplicate-suspect"
    SINGLE_SOURCE = "single-source"
    NO_DIRECTION = "no-direction"
    FORMULA_CHARACTER = "formula-character"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a kind of finding says: its severity, what is wrong, and how to mend it."""

    severity: Severity
    sentence: str
    cure: str


def _error(sentence: str, cure: str) -> Rule:
    return Rule(Severity.ERROR, sentence, cure)


def _warning(sentence: str, cure: str) -> Rule:
    return Rule(Severity.WARNING, sentence, cure)


RULES: dict[FindingCode, Rule] = {
    FindingCode.TOO_MANY_FILES: _error(
        N_("More files at once than can be read: {count} of at most {most}."),
        N_("Upload fewer files at a time."),
    ),
    FindingCode.FILE_TOO_LARGE: _error(
        N_("The file {value} is too large: {size} MB of at most {most} MB."),
        N_("Split the table, and add the parts one after another."),
    ),
    FindingCode.UNPACKS_TOO_LARGE: _error(
        N_("The file {value} unpacks to too much: more than {most} MB."),
        N_("Upload the tables as CSV files, one at a time."),
    ),
    FindingCode.UNSAFE_NAME: _error(
        N_("The archive {value} names a file outside itself: {name}."),
        N_("Pack the tables again, without folders."),
    ),
    FindingCode.UNKNOWN_FORMAT: _error(
        N_("The file {value} is neither a CSV file, an XLSX workbook nor a ZIP package."),
        N_("Save the table as XLSX or as CSV in UTF-8."),
    ),
    FindingCode.UNKNOWN_ENCODING: _error(
        N_("The encoding of the file {value} cannot be told."),
        N_("Save the table as XLSX or as CSV in UTF-8."),
    ),
    FindingCode.UNREADABLE_FILE: _error(
        N_("The file {value} is damaged, or a double quote in it is not closed."),
        N_("Save the table again, as XLSX or as CSV in UTF-8."),
    ),
    FindingCode.EMPTY_FILE: _error(
        N_("The file {value} is empty."), N_("Start from the template, which has the header row.")
    ),
    FindingCode.TOO_MANY_ROWS: _error(
        N_("The file {value} has too many rows: more than {most}."),
        N_("Split the table, and add the parts one after another."),
    ),
    FindingCode.TOO_MANY_COLUMNS: _error(
        N_("The file {value} has too many columns: {count} of at most {most}."),
        N_("Start from the template, which has the right columns."),
    ),
    FindingCode.UNKNOWN_TABLE: _error(
        N_("It cannot be told which table the file {value} is."),
        N_("Name it after its table, as in {example}, and keep the columns of the template."),
    ),
    FindingCode.TABLE_TWICE: _error(
        N_("The table {table} comes twice: in {other} and in {value}."),
        N_("Leave one of them out."),
    ),
    FindingCode.MISSING_TABLE: _error(
        N_("The table {table} is missing."), N_("Add the file {table}.csv, with its header row.")
    ),
    FindingCode.MISSING_COLUMN: _error(
        N_("The column {column} is missing."),
        N_("Add the column to the header row; cells that are not known stay empty."),
    ),
    FindingCode.UNKNOWN_COLUMN: _error(
        N_("The column {column} is not one of this table's."),
        N_("Remove the column, or rename it to {suggestion}."),
    ),
    FindingCode.REPEATED_COLUMN: _error(
        N_("The column {column} stands twice in the header row."), N_("Keep one of them.")
    ),
    FindingCode.WRONG_WIDTH: _error(
        N_("The row has {width} cells, the header has {expected}."),
        N_("Put text that contains a comma in double quotes."),
    ),
    FindingCode.FORMULA_WITHOUT_VALUE: _error(
        N_("The formula in cell {cell} of {value} gives an error, or has not been worked out."),
        N_("Write the value itself into the cell, and save the workbook again."),
    ),
    FindingCode.EMPTY_CELL: _error(
        N_("{column} is empty, but every row must have it."), N_("Fill the cell.")
    ),
    FindingCode.NOT_A_NUMBER: _error(
        N_("{value} is not a number."),
        N_("Write digits with a point for decimals, and no thousands separator."),
    ),
    FindingCode.AMBIGUOUS_NUMBER: _error(
        N_("{value} can be read as {first} or as {second}."),
        N_("Write the number that is meant, without a thousands separator."),
    ),
    FindingCode.NOT_A_DATE: _error(
        N_("{value} is not a date."), N_("Write year, month and day, as in 2025-11-06.")
    ),
    FindingCode.AMBIGUOUS_DATE: _error(
        N_("{value} can be read as {first} or as {second}."),
        N_("Write the date that is meant, as year, month and day."),
    ),
    FindingCode.NOT_IN_VOCABULARY: _error(
        N_("{value} is not a word of this column's vocabulary."),
        N_("Use one of: {allowed}."),
    ),
    FindingCode.BAD_ID: _error(
        N_("{value} is not a well-formed id."),
        N_("Use lower-case Latin letters and digits, joined by single hyphens."),
    ),
    FindingCode.BAD_FORM: _error(
        N_("{value} does not have the form that {column} needs."),
        N_("Write it like {example}."),
    ),
    FindingCode.OUT_OF_RANGE: _error(
        N_("{value} is out of range for {column}."),
        N_("Use a number {range}; what is not known stays empty, never 0."),
    ),
    FindingCode.HIDDEN_CHARACTER: _error(
        N_("The text contains an invisible control character ({name})."),
        N_("Delete the character and type the text again around it."),
    ),
    FindingCode.CELL_TOO_LONG: _error(
        N_("The text has {length} characters, more than the {most} allowed."),
        N_("Shorten it."),
    ),
    FindingCode.REPEATED_IN_LIST: _error(
        N_("{value} stands twice in the list."), N_("Keep it once.")
    ),
    FindingCode.REPEATED_KEY: _error(
        N_("{value} is already the key of row {other_row}."),
        N_("Merge the two rows, or give one of them another key."),
    ),
    FindingCode.UNKNOWN_REFERENCE: _error(
        N_("{value} is not in the table {target}."),
        N_("Correct it to {suggestion}, or add the row to {target}."),
    ),
    FindingCode.STATE_ID: _error(
        N_("The state {value} does not have its country code as id."),
        N_("A state's id is its country code in lower case: {expected}."),
    ),
    FindingCode.DATE_FINER_THAN_KNOWN: _error(
        N_("{value} is finer than the precision {precision} says."),
        N_("Write the first day of the {precision}: {expected}."),
    ),
    FindingCode.BOUNDS_OUT_OF_ORDER: _error(
        N_("The values are out of order: low {low}, best {best}, high {high}."),
        N_("Low must be at most the best figure, and the best at most high."),
    ),
    FindingCode.BOUND_WITHOUT_VALUE: _error(
        N_("There is a low or high value but no best one."),
        N_("Fill value_usd_m with the best supported figure."),
    ),
    FindingCode.PART_OF_CYCLE: _error(
        N_("The deal stands inside itself: {cycle}."), N_("Empty part_of in one of these rows.")
    ),
    FindingCode.END_BEFORE_START: _error(
        N_("It ends on {value}, before it starts on {start}."), N_("Correct one of the dates.")
    ),
    FindingCode.THEME_TWICE: _error(
        N_("{value} is the main theme and stands among the other themes too."),
        N_("Remove it from other_themes."),
    ),
    FindingCode.MANY_ROWS_REMOVED: _warning(
        N_("Rows that are not in the file and would be removed: {count} of {total}."),
        N_("To keep them, choose to add and update only."),
    ),
    FindingCode.THREE_DECIMALS: _warning(
        N_("{value} is read as a number with three decimals."),
        N_("If thousands are meant, write {thousands}."),
    ),
    FindingCode.PARTS_EXCEED_PACKAGE: _warning(
        N_("The parts come to {parts}, more than the package's {value}."),
        N_("Check the value of the package and of its parts; the parts are counted in full."),
    ),
    FindingCode.FUTURE_BUT_HELD: _warning(
        N_("The meeting of {value} lies in the future but is marked as held."),
        N_("Mark it as planned, or correct the date."),
    ),
    FindingCode.FUTURE_BUT_FIRM: _warning(
        N_("The deal is dated {value}, in the future, but its status is {status}."),
        N_("Mark it as proposed, or correct the date."),
    ),
    FindingCode.PLACE_OUTSIDE_COUNTRY: _warning(
        N_("The point {value} lies about {distance} km outside {country}."),
        N_("Check latitude, longitude and country; an offshore site may stay."),
    ),
    FindingCode.DUPLICATE_SUSPECT: _warning(
        N_("The row looks like {other}: title, date and parties are much alike."),
        N_("Merge the two rows if they tell of the same event."),
    ),
    FindingCode.SINGLE_SOURCE: _warning(
        N_("A deal of a billion dollars or more rests on one source."),
        N_("Add a second, independent source where one exists."),
    ),
    FindingCode.NO_DIRECTION: _warning(
        N_("The deal has a value but does not say who pays whom."),
        N_("Add a payer and a receiver to deal_parties, if the sources name them."),
    ),
    FindingCode.FORMULA_CHARACTER: _warning(
        N_("The text begins with {character}, which a spreadsheet would read as a formula."),
        N_("Begin the text with a letter or a digit."),
    ),
}

SENTENCES: dict[str, str] = {str(code): rule.sentence for code, rule in RULES.items()}
CURES: dict[str, str] = {str(code): rule.cure for code, rule in RULES.items()}


def finding(
    code: FindingCode,
    table: str,
    *,
    row: int | None = None,
    column: str | None = None,
    value: str | None = None,
    file: str | None = None,
    **details: str,
) -> Finding:
    """Make a finding of a kind, with its severity from the rule."""
    return Finding(
        code=str(code),
        severity=RULES[code].severity,
        table=table,
        row=row,
        column=column,
        value=value,
        details=details,
        file=file,
    )


def of_file(code: FindingCode, file: str, table: str = "", **details: str) -> Finding:
    """Make a finding about a whole file, of which the table may not be known."""
    return Finding(str(code), RULES[code].severity, table, value=file, file=file, details=details)
