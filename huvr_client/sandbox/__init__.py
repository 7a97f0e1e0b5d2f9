"""A HUVR on localhost, for developing and testing without an account.

    from huvr_client.sandbox import Sandbox

    with Sandbox() as sandbox:
        os.environ.update(sandbox.environment())

or, for any program, `python -m huvr_client.sandbox`. Needs the extra `sandbox`.
"""

from ._faults import Fault
from ._log import RequestLog, RequestRecord
from ._sandbox import Sandbox

__all__ = ["Fault", "RequestLog", "RequestRecord", "Sandbox"]
