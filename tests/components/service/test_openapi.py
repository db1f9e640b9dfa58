"""The document promises what the API does: a program made from it asks, and is answered so."""

from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis import Case

from components.service import openapi
from data import packages
from tests.components.service.conftest import Held, service

SHIPPED = packages.shipped()
schema = schemathesis.openapi.from_dict(openapi.document(SHIPPED))
schema.app = service(Held([SHIPPED]))


@schema.parametrize()
@settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_the_document_is_kept(case: Case[Any]) -> None:
    case.call_and_validate()
