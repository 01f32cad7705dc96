from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import DeskCase


@tagged('post_install', '-at_install')
class TestReply(DeskCase):

    def test_reply_from_the_conversation(self):
        reply_id = self.support.with_user(self.other_agent).desk_reply(' Of course. ')
        reply = self.env['seitech.chat.message'].browse(reply_id)
        self.assertEqual(reply.channel_id, self.support)
        self.assertEqual((reply.author_id, reply.author_name), (self.other_agent, 'Omar'))
        self.assertEqual((reply.content, reply.message_type), ('Of course.', 'text'))

    def test_empty_reply_is_refused(self):
        for nothing in ('', ' \n ', False):
            with self.assertRaises(UserError):
                self.support.with_user(self.agent).desk_reply(nothing)

    def test_reply_needs_the_right_to_answer(self):
        self.assert_denied(self.support.with_user(self.plain).desk_reply, 'Hello')
        self.assert_denied(self.internal.with_user(self.agent).desk_reply, 'Hello')

    def test_visitor_is_taken_from_what_the_website_knows(self):
        self.assertFalse(self.support.desk_visitor_name)
        self.support.visitor_info = {'name': 'Victor', 'email': 'victor@example.org'}
        self.assertEqual((self.support.desk_visitor_name, self.support.desk_visitor_email), ('Victor', 'victor@example.org'))
        self.support.visitor_info = ['unexpected']
        self.assertFalse(self.support.desk_visitor_name)

    def test_menu_is_for_agents(self):
        menu = self.env.ref('seitech_chat_desk.menu_support_chat')
        for user, visible in ((self.agent, True), (self.manager, True), (self.plain, False), (self.gateway, False)):
            self.assertEqual(menu.id in self.env['ir.ui.menu'].with_user(user)._visible_menu_ids(), visible)
