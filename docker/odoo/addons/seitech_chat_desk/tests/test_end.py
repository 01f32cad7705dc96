from datetime import datetime

from odoo.tests import tagged

from .common import DeskCase


@tagged('post_install', '-at_install')
class TestEnd(DeskCase):

    def test_agent_who_closes_is_noted(self):
        self.support.with_user(self.agent).desk_close()
        self.assertEqual(self.support.desk_closed_id, self.agent)
        self.assertEqual(self.support.with_user(self.other_agent).desk_closed_by, 'Amina')
        self.assertTrue(self.support.desk_closed_at)

    def test_gateway_closes_for_the_visitor(self):
        self.support.with_user(self.gateway).write({'state': 'closed'})
        self.assertFalse(self.support.desk_closed_id)
        self.assertTrue(self.support.desk_closed_at)
        self.assertEqual(self.support.with_user(self.agent).desk_closed_by, 'Visitor')

    def test_first_end_counts_until_it_is_open_again(self):
        self.support.with_user(self.agent).desk_close()
        self.support.sudo().desk_closed_at = ended = datetime(2026, 1, 2)
        self.support.with_user(self.other_agent).write({'state': 'archived'})
        self.assertEqual((self.support.desk_closed_at, self.support.desk_closed_id), (ended, self.agent))
        self.support.with_user(self.other_agent).desk_reopen()
        self.assertFalse(self.support.desk_closed_at or self.support.desk_closed_id or self.support.desk_closed_by)

    def test_agents_hear_of_it_once(self):
        sent = self.notices(self.support.with_user(self.gateway).write, {'state': 'closed'})
        self.assertEqual([payload['event'] for *_target, payload in sent], ['channel'])

    def test_nobody_writes_it_by_hand(self):
        for user in (self.agent, self.manager, self.gateway, self.administrator):
            for values in ({'desk_closed_at': False}, {'desk_closed_id': user.id}, {'state': 'closed', 'desk_closed_id': False}):
                self.assert_denied(self.support.with_user(user).write, values)
