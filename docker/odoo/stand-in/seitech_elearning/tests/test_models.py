from psycopg2 import IntegrityError

from odoo.tests import TransactionCase, new_test_user, tagged
from odoo.tools import mute_logger


@tagged('post_install', '-at_install')
class TestChatModels(TransactionCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user = new_test_user(cls.env, 'chat-user', groups='base.group_user')
        cls.channel = cls.env['seitech.chat.channel'].create(
            {'channel_type': 'public_support', 'member_ids': [(4, cls.user.id)]})
        cls.message = cls.say('hello')

    @classmethod
    def say(cls, content, **values):
        return cls.env['seitech.chat.message'].create({'channel_id': cls.channel.id, 'content': content, **values})

    def test_channel_without_name_is_numbered(self):
        other = self.env['seitech.chat.channel'].create({})
        self.assertRegex(other.name, r'^CHAT/\d{5,}$')
        self.assertNotEqual(other.name, self.channel.name)

    def test_channel_counts_its_messages(self):
        latest = self.say('anyone there?')
        self.assertEqual(self.channel.message_count, 2)
        self.assertEqual(self.channel.last_message_date, latest.create_date)
        (latest + self.message).unlink()
        self.assertEqual(self.channel.message_count, 0)
        self.assertFalse(self.channel.last_message_date)

    def test_message_of_a_visitor_has_no_author(self):
        self.assertFalse(self.message.author_id)
        self.assertEqual(self.message.message_type, 'text')

    @mute_logger('odoo.sql_db')
    def test_message_needs_content(self):
        with self.assertRaises(IntegrityError):
            self.say(False)

    def test_mark_read_is_per_user(self):
        message = self.message.with_user(self.user)
        self.assertFalse(message.is_read)
        message.action_mark_read()
        self.assertTrue(message.is_read)
        self.assertFalse(self.message.is_read)

    def test_reply_is_counted(self):
        self.say('welcome', parent_id=self.message.id)
        self.assertEqual(self.message.reply_count, 1)

    def test_toggle_reaction_adds_and_removes(self):
        self.message.action_toggle_reaction('👍')
        self.assertEqual(self.message.reaction_ids.mapped('emoji'), ['👍'])
        self.message.action_toggle_reaction('👍')
        self.assertFalse(self.message.reaction_ids)

    @mute_logger('odoo.sql_db')
    def test_same_reaction_twice_is_refused(self):
        self.message.action_toggle_reaction('👍')
        with self.assertRaises(IntegrityError):
            self.env['seitech.chat.reaction'].create({'message_id': self.message.id, 'emoji': '👍'})

    def test_close_and_archive(self):
        self.channel.action_close()
        self.assertEqual(self.channel.state, 'closed')
        self.channel.action_archive()
        self.assertEqual(self.channel.state, 'archived')

    def test_portal_user_may_nothing(self):
        portal = new_test_user(self.env, 'chat-portal', groups='base.group_portal')
        for model in ('channel', 'message', 'reaction'):
            for operation in ('read', 'write', 'create', 'unlink'):
                self.assertFalse(self.env[f'seitech.chat.{model}'].with_user(portal).has_access(operation))
