from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .common import AGENT, DeskCase


@tagged('post_install', '-at_install')
class TestAssignment(DeskCase):

    def test_agents_take_over(self):
        channels = self.support + self.new_channel('public_support')
        for user in (self.agent, self.other_agent, self.manager):
            channels.with_user(user).desk_take_over()
            self.assertEqual(channels.desk_assigned_id, user)

    def test_only_agents_are_assigned(self):
        self.gateway.group_ids += self.env.ref(AGENT)
        for user in (self.plain, self.gateway, self.portal, self.administrator):
            with self.assertRaisesRegex(ValidationError, user.name):
                self.support.with_user(self.agent).desk_assigned_id = user

    def test_nobody_else_takes_over_closes_or_reopens(self):
        for user, channel in ((self.plain, self.support), (self.portal, self.support),
                              (self.agent, self.internal), (self.manager, self.internal), (self.gateway, self.internal)):
            channel = channel.with_user(user)
            for action in (channel.desk_take_over, channel.desk_close, channel.desk_reopen):
                self.assert_denied(action)

    def test_gateway_closes_and_reopens_and_takes_over_nothing(self):
        channel = self.support.with_user(self.gateway)
        channel.desk_close()
        channel.desk_reopen()
        with self.assertRaises(ValidationError):
            channel.desk_take_over()

    def test_agents_are_offered(self):
        domain = self.env['seitech.chat.channel'].fields_get(['desk_assigned_id'])['desk_assigned_id']['domain']
        offered = self.env['res.users'].search(domain)
        self.assertLessEqual(self.agent + self.manager, offered)
        self.assertFalse((self.plain + self.portal) & offered)

    def test_close_and_reopen(self):
        channels = self.support + self.new_channel('public_support')
        channels.with_user(self.other_agent).desk_close()
        self.assertEqual(channels.mapped('state'), ['closed'] * 2)
        channels.with_user(self.other_agent).desk_reopen()
        self.assertEqual(channels.mapped('state'), ['active'] * 2)

    def test_visitor_is_found_by_what_the_website_knows(self):
        self.support.visitor_info = {'name': ' Victor ', 'email': 'victor@example.org'}
        channels = self.env['seitech.chat.channel'].with_user(self.agent)
        self.assertEqual(channels.search([('desk_visitor_email', '=', 'victor@example.org')]), self.support)
        self.assertEqual(channels.search([('desk_visitor_name', '=', 'Victor')]), self.support)

    def test_visitor_is_kept_no_longer_than_the_index_takes(self):
        channel = self.new_channel('public_support', visitor_info={'name': 'V' * 8000, 'email': ' Victor@Example.org' + 'x' * 8000})
        self.env.flush_all()
        self.assertEqual((len(channel.desk_visitor_name), len(channel.desk_visitor_email)), (100, 254))
        self.assertTrue(channel.desk_visitor_email.startswith('victor@example.org'))

    def test_whatever_the_website_sends_is_no_error(self):
        for garbage in (['unexpected'], 'text', 7, {'name': ['a'], 'email': {'b': 1}}, {'name': None, 'email': ''}, False):
            self.support.visitor_info = garbage
            self.assertFalse(self.support.desk_visitor_name or self.support.desk_visitor_email)
