import logging
import re

_logger = logging.getLogger(__name__)

# The gateway sends the id under which the visitor's request stands in its own log, and in the answer to the browser.
REQUEST = 'gateway_request_id'
READABLE = re.compile(r'[A-Za-z0-9._-]{1,64}')


def log_request(records, event):
    """Logs what a request of the gateway has done: ids only, nothing of what anybody said or is called."""
    given = records.env.context.get(REQUEST)
    # Whoever calls may write anything into the context.
    request = given if isinstance(given, str) and READABLE.fullmatch(given) else '-'
    _logger.info('%s: %s %s, gateway request %s', event, records._name, records.ids, request)
