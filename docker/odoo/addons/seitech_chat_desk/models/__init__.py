from . import visibility, users, ir_http, deletion, agent_typing
from . import channel, channel_notice, channel_status_sql, channel_status, channel_reply, channel_thread
from . import channel_typing, channel_erase
from . import message, message_notice, message_file, message_row, message_action, reaction
