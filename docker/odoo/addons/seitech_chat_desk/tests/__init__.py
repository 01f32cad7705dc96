from . import test_channel_rights, test_gateway_rights, test_message_rights, test_messages, test_authorship
from . import test_assignment, test_agent_leaves, test_reply, test_reply_files, test_reply_once
from . import test_status, test_status_search, test_thread, test_mark_read, test_mark_read_at_once, test_typing, test_seen
from . import test_message_actions, test_notices, test_deletions, test_erase, test_vacuum, test_customers_fields, test_translations
from . import test_written_since, test_news, test_end, test_rating, test_request
