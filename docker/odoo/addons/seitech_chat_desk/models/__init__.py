from . import visibility, users, agent_leaves, ir_http, deletion, agent_typing, visitor_seen
from . import channel, channel_type, channel_notice, channel_status_sql, channel_status
from . import channel_reply, channel_reply_key, channel_thread, channel_read, channel_typing, channel_seen, channel_erase
from . import channel_end, channel_rating, channel_own
from . import message, message_notice, message_file, message_read, message_row, message_action, message_authorship, message_news, reaction
