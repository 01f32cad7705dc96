from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import DeskCase


@tagged('post_install', '-at_install')
class TestReply(DeskCase):

    def test_reply_from_the_conversation(self):
        reply = self.reply(' Of course. ', user=self.other_agent)
        self.assertEqual(reply.channel_id, self.support)
        self.assertEqual((reply.author_id, reply.author_name), (self.other_agent, 'Omar'))
        self.assertEqual((reply.content, reply.message_type), ('Of course.', 'text'))

    def test_empty_reply_is_refused(self):
        for nothing in ('', ' \n ', False):
            with self.assertRaises(UserError):
                self.reply(nothing)

    def test_longest_reply(self):
        self.assertEqual(len(self.reply(' ' + 'x' * 10_000).content), 10_000)
        with self.assertRaisesRegex(UserError, '10,000'):
            self.reply('x' * 10_001)

    def test_nonsense_is_refused(self):
        for values in ({'content': ['x']}, {'content': 7}, {'content': 'x', 'attachment_ids': 'x'}, {'content': 'x', 'attachment_ids': 7},
                       {'content': 'x', 'attachment_ids': ['1']}, {'content': 'x', 'key': ['x']}):
            with self.assertRaises(UserError):
                self.reply(**values)

    def test_reply_needs_the_right_to_answer(self):
        for user, channel in ((self.plain, self.support), (self.portal, self.support),
                              (self.agent, self.internal), (self.manager, self.internal), (self.gateway, self.internal)):
            self.assert_denied(channel.with_user(user).desk_reply, 'Hello')

    def test_chat_that_is_not_active_is_closed(self):
        for state in ('closed', 'archived'):
            self.support.state = state
            with self.assertRaisesRegex(UserError, 'Reopen'):
                self.reply('Too late')

    def test_first_to_reply_is_assigned(self):
        self.reply('Hello', user=self.other_agent)
        self.assertEqual(self.support.desk_assigned_id, self.other_agent)
        self.reply('Hello', user=self.agent)
        self.assertEqual(self.support.desk_assigned_id, self.other_agent)

    def test_member_who_is_no_agent_replies_without_being_assigned(self):
        reply = self.reply('Hello', user=self.plain, channel=self.internal)
        self.assertEqual((reply.author_id, reply.channel_id.desk_assigned_id.id), (self.plain, False))

    def test_parent_is_a_message_of_the_same_chat_where_the_module_has_parents(self):
        reply = self.reply('This one', parent_id=self.question.id)
        if not self.has_field('parent_id'):
            self.assertTrue(self.reply('No parents here', parent_id=self.gossip.id))
            return
        self.assertEqual(reply.parent_id, self.question)
        with self.assertRaises(UserError):
            self.reply('Not that one', parent_id=self.gossip.id)
        with self.assertRaises(UserError):
            self.reply('Nor that', parent_id='x')

    def test_menu_is_for_agents(self):
        menu = self.env.ref('seitech_chat_desk.menu_support_chat')
        for user, visible in ((self.agent, True), (self.manager, True), (self.plain, False), (self.gateway, False)):
            self.assertEqual(menu.id in self.env['ir.ui.menu'].with_user(user)._visible_menu_ids(), visible)
