from . import test_channel_rights, test_gateway_rights, test_message_rights, test_messages, test_reply
