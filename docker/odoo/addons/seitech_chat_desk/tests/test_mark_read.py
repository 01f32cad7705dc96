from odoo.tests import tagged

from .common import DeskCase


@tagged('post_install', '-at_install')
class TestMarkRead(DeskCase):

    def test_agents_read_what_visitors_wrote(self):
        answer = self.say(self.agent, self.support)
        system = self.new_message(self.support, 'The visitor left', message_type='system')
        for user in (self.agent, self.other_agent):
            self.support.with_user(user).desk_mark_read()
        self.assertEqual(self.question.read_by_ids, self.agent + self.other_agent)
        self.assertFalse((answer + system).read_by_ids)

    def test_members_read_too(self):
        told = self.new_message(self.internal, 'Hello')
        self.internal.with_user(self.plain).desk_mark_read()
        self.assertEqual(told.read_by_ids, self.plain)

    def test_others_leave_no_trace(self):
        self.support.member_ids += self.gateway
        for user in (self.gateway, self.plain, self.portal, self.administrator):
            self.support.with_user(user).desk_mark_read()
        self.new_message(self.internal, 'Hello')
        self.internal.with_user(self.agent).desk_mark_read()
        self.assertFalse((self.question + self.internal.message_ids).read_by_ids)

    def test_nothing_unread_is_nothing_written(self):
        self.support.with_user(self.agent).desk_mark_read()
        notices = self.notices(self.support.with_user(self.agent).desk_mark_read)
        self.assertFalse(notices)
