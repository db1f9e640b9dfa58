"""Addresses of people and machines, left out of whatever the process writes of itself.

It is done where a record is made, not where it is written: so it holds for every logger and
every form, for lines of Streamlit and of the server, and for those that begin to log later.
"""

import logging
import re

_INSTEAD = "(address)"

# From one blank or quote to the next, so that nothing stays of a password or a host beside it.
# A query writes ``%40``.
_PERSON = r"""(?: "[^"\n]+" | (?<![^\s@<>"']) [^\s@<>"']+ ) (?:@|%40) [^\s<>"']+"""
_VERSION_4 = r"(?<!\d) \d{1,3} (?:\.\d{1,3}){3} (?!\d)"
# Of the short ones those alone that can be somebody's: global, of a site, of a link, and what
# stands for one of version 4. A time has no ``::``, and a slice such as ``[1::2]`` is none.
_VERSION_6 = r"""(?<![0-9a-f]) (?:
    [0-9a-f]{1,4} (?: :[0-9a-f]{1,4}){5} (?: (?: :[0-9a-f]{1,4}){2} | (?= :\d{1,3}\.) )
    | (?: [23][0-9a-f]{3} | f[cd][0-9a-f]{2} | fe[89ab][0-9a-f] | 64:ff9b )
      (?: :[0-9a-f]{1,4}){0,6} ::
    | 0?::ffff:
) [0-9a-f]* (?: :[0-9a-f]+)* (?:\.\d{1,3})* (?:%\w+)?"""  # whatever port or interface follows
_ADDRESS = re.compile(f"{_PERSON} | {_VERSION_6} | {_VERSION_4}", re.IGNORECASE | re.VERBOSE)
_traces = logging.Formatter()


class Record(logging.LogRecord):
    """A line of a log without addresses, whatever writes it: neither in words nor in traces."""

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]  # as logging makes a record
        if self.exc_info:
            # A formatter takes this text rather than make one of the error.
            self.exc_text = without_addresses(_traces.formatException(self.exc_info))
        if self.stack_info:
            self.stack_info = without_addresses(self.stack_info)

    def getMessage(self) -> str:
        """Return what is said."""
        try:
            said = super().getMessage()
        except (TypeError, ValueError, KeyError):  # else logging would write it all as it is
            said = f"{self.msg} {self.args}"
        return without_addresses(said)


def leave_out() -> None:
    """Leave addresses out of all that is logged from now on, warnings of Python's too."""
    logging.setLogRecordFactory(Record)
    logging.captureWarnings(True)


def without_addresses(text: str) -> str:
    """Return a text without the addresses of people and machines."""
    return _ADDRESS.sub(_INSTEAD, text)
