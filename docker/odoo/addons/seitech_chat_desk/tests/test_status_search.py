from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import DeskCase


@tagged('post_install', '-at_install')
class TestStatusSearch(DeskCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.answered = cls.new_channel('public_support', name='Answered')
        cls.new_message(cls.answered, 'Hi')
        cls.empty = cls.new_channel('public_support', name='Empty')
        cls.late = cls.new_channel('public_support', name='Late')
        cls.new_message(cls.late, 'Hi')
        cls.env['seitech.chat.message'].with_user(cls.agent).create({'channel_id': cls.answered.id, 'content': 'Hello'})
        cls.all = cls.support + cls.answered + cls.empty + cls.late

    def find(self, *domain, order='id'):
        return self.env['seitech.chat.channel'].with_user(self.agent).search(
            [('id', 'in', self.all.ids), *domain], order=order).sudo()

    def test_waiting(self):
        self.assertEqual(self.find(('desk_waiting_since', '!=', False)), self.support + self.late)
        self.assertEqual(self.find(('desk_waiting_since', '=', False)), self.answered + self.empty)
        self.assertEqual(self.all.filtered_domain([('desk_waiting_since', '!=', False)]), self.support + self.late)

    def test_unread(self):
        self.support.with_user(self.agent).desk_mark_read()
        self.assertEqual(self.find(('desk_unread_count', '>', 0)), self.late)
        self.assertEqual(self.find(('desk_unread_count', '<=', 0)), self.support + self.answered + self.empty)

    def test_said_anything(self):
        self.assertEqual(self.find(('desk_last_message_at', '!=', False)), self.support + self.answered + self.late)
        self.assertEqual(self.find(('desk_last_message_at', '=', False)), self.empty)
        self.assertEqual(self.all.filtered_domain([('desk_last_message_at', '=', False)]), self.empty)
        self.new_message(self.empty, 'Hi')
        self.assertFalse(self.find(('desk_last_message_at', '=', False)))

    def test_anything_else_is_refused(self):
        for condition in (('desk_last_message_at', '<', '2030-01-01'), ('desk_waiting_since', '<', '2030-01-01'), ('desk_unread_count', '>', 1)):
            with self.assertRaises(UserError):
                self.find(condition)

    def test_sorted_by_the_last_message(self):
        self.assertEqual(self.find(order='desk_last_message_at desc'), self.answered + self.late + self.support + self.empty)
        self.assertEqual(self.find(order='desk_last_message_at'), self.support + self.late + self.answered + self.empty)

    def test_sorted_by_who_waits_the_longest(self):
        waiting = self.support + self.late
        self.assertEqual(self.find(order='desk_waiting_since, id'), waiting + self.answered + self.empty)
        self.assertEqual(self.find(order='desk_waiting_since desc, id desc'), waiting[::-1] + self.empty + self.answered)

    def test_last_change_of_the_transaction_counts(self):
        self.late.state = 'closed'
        self.assertEqual(self.find(('desk_waiting_since', '!=', False)), self.support)

    def test_client_may_sort_and_filter(self):
        fields = self.env['seitech.chat.channel'].fields_get(['desk_waiting_since', 'desk_last_message_at'])
        self.assertTrue(all(field['searchable'] and field['sortable'] for field in fields.values()))
