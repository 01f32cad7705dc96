from unittest.mock import patch

from odoo.exceptions import UserError
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

    def test_no_further_than_what_was_seen(self):
        later = self.new_message(self.support, 'Hello?')
        self.support.with_user(self.agent).desk_mark_read(up_to=self.question.id)
        self.assertEqual((self.question.read_by_ids, later.read_by_ids), (self.agent, self.env['res.users']))
        self.support.with_user(self.agent).desk_mark_read(up_to=0)
        self.assertFalse(later.read_by_ids)

    def test_newest_five_hundred_at_once(self):
        with patch('odoo.addons.seitech_chat_desk.models.channel_read.MOST_AT_ONCE', 1):
            later = self.new_message(self.support, 'Hello?')
            self.support.with_user(self.agent).desk_mark_read()
            self.assertEqual((self.question + later).filtered('read_by_ids'), later)

    def test_messages_look_changed_and_what_depends_on_it_is_told(self):
        self.assertEqual(self.support.desk_unread_count, 1)
        self.env.flush_all()
        self.cr.execute("UPDATE seitech_chat_message SET write_date = '2020-01-01' WHERE id = %s", self.question.ids)
        self.question.invalidate_recordset()
        self.support.with_user(self.agent).desk_mark_read()
        self.assertEqual(self.question.write_date, self.cr.now())
        self.assertEqual(self.support.desk_unread_count, 0)

    def test_read_by_another_tab_in_between(self):
        self.support.with_user(self.agent).desk_mark_read()
        self.assertFalse(self.notices(self.question.with_user(self.agent)._desk_add_reader))

    def test_up_to_is_a_number(self):
        for nonsense in ('7', [7], 7.5, True):
            with self.assertRaises(UserError):
                self.support.with_user(self.agent).desk_mark_read(up_to=nonsense)

    def test_nothing_unread_is_nothing_written(self):
        self.support.with_user(self.agent).desk_mark_read()
        notices = self.notices(self.support.with_user(self.agent).desk_mark_read)
        self.assertFalse(notices)
