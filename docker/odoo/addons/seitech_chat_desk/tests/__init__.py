from . import test_channel_rights, test_gateway_rights, test_message_rights, test_messages
from . import test_assignment, test_reply, test_status, test_thread, test_typing
from . import test_message_actions, test_notices, test_deletions, test_erase, test_customers_fields
