from unittest.mock import patch
from uuid import uuid4

from odoo.exceptions import ConcurrencyError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import DeskCase


@tagged('post_install', '-at_install')
class TestReplyOnce(DeskCase):

    def test_same_key_is_the_same_message(self):
        key = str(uuid4())
        file = self.upload(self.agent)
        reply = self.reply('Hello', [file.id], key=key)
        self.assertEqual(self.reply('Hello', [file.id], key=key), reply)
        self.support.state = 'closed'
        self.assertEqual(self.reply('Hello', key=key), reply)
        self.assertEqual(self.support.message_ids, self.question + reply)
        self.assertNotEqual(self.question, reply)

    def test_other_key_is_another_message(self):
        self.assertNotEqual(self.reply('Hello', key=str(uuid4())), self.reply('Hello', key=str(uuid4())))

    def test_key_of_another_chat_or_agent_is_refused(self):
        key = str(uuid4())
        self.reply('Hello', key=key)
        other = self.new_channel('public_support')
        for values in ({'user': self.other_agent}, {'channel': other}):
            with self.assertRaises(UserError):
                self.reply('Hello', key=key, **values)
        self.assertFalse(other.message_ids)

    def test_key_is_a_uuid(self):
        for key in ('m_1', 'x' * 36, str(uuid4()).upper(), str(uuid4()) + '\n', 7):
            with self.assertRaises(UserError):
                self.reply('Hello', key=key)

    @mute_logger('odoo.sql_db')
    def test_same_key_at_the_same_time_is_tried_again(self):
        key = str(uuid4())
        self.reply('Hello', key=key)
        nothing = self.env['seitech.chat.message']
        with patch.object(type(self.support), '_desk_replied', lambda channel, key: nothing), self.assertRaises(ConcurrencyError):
            self.reply('Hello', key=key)
