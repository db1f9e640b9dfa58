"""The document promises what the API does: a program made from it asks, and is answered so."""

from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis import Case

from components.service import openapi
from data import packages
from tests.components.service.conftest import Held, service
from tests.conftest import FIXTURES

small, _findings = packages.read_package(FIXTURES / "package")
assert small is not None
schema = schemathesis.openapi.from_dict(openapi.document(small))
# One case for each value of each parameter of each address would take minutes; drawn ones do.
schema.config.phases.coverage.enabled = False
schema.app = service(Held([small]))


@schema.parametrize()
@settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_the_document_is_kept(case: Case[Any]) -> None:
    case.call_and_validate()
