from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import DeskCase


@tagged('post_install', '-at_install')
class TestRating(DeskCase):

    def rate(self, *arguments, channel=None):
        return (self.support if channel is None else channel).with_user(self.gateway).gateway_rate(*arguments)

    def test_agents_see_it(self):
        self.rate(4, '  Quick and kind.\n')
        seen = self.support.with_user(self.agent)
        self.assertEqual((seen.desk_rating, seen.desk_rating_comment), ('4', 'Quick and kind.'))
        self.assertTrue(seen.desk_rated_at)

    def test_the_last_one_counts_also_of_a_closed_chat(self):
        self.rate(5, 'Great')
        self.support.with_user(self.agent).desk_close()
        self.rate(1)
        self.assertEqual((self.support.desk_rating, self.support.desk_rating_comment), ('1', False))
        self.assertEqual(self.support.state, 'closed')

    def test_agents_hear_of_it(self):
        sent = self.notices(self.rate, 4, 'Fine')
        self.assertEqual([payload['event'] for *_target, payload in sent], ['channel'])

    def test_only_numbers_from_1_to_5(self):
        for rating in (0, 6, -1, '5', True, 2.5, None, [5]):
            with self.assertRaises(UserError):
                self.rate(rating)
        with self.assertRaises(UserError):
            self.rate(5, ['text'])
        self.assertFalse(self.support.desk_rating)

    def test_comment_has_an_end(self):
        self.rate(3, 'x' * 3000)
        self.assertEqual(len(self.support.desk_rating_comment), 2000)

    def test_only_the_gateway_rates(self):
        for user in (self.agent, self.manager, self.plain, self.portal, self.administrator):
            self.assert_denied(self.support.with_user(user).gateway_rate, 5)
        self.assertFalse(self.support.desk_rating)

    def test_only_chats_of_visitors_are_rated(self):
        with self.assertRaises(AccessError):
            self.rate(5, channel=self.internal)

    def test_nobody_writes_it_by_hand(self):
        for user in (self.agent, self.manager, self.gateway, self.administrator):
            for values in ({'desk_rating': '5'}, {'desk_rating_comment': 'Great'}, {'desk_rated_at': False}):
                self.assert_denied(self.support.with_user(user).write, values)
        self.assert_denied(self.env['seitech.chat.channel'].with_user(self.agent).create,
                           {'name': 'Mine', 'channel_type': 'public_support', 'desk_rating': '5'})

    def test_nobody_begins_with_it(self):
        channels = self.env['seitech.chat.channel'].with_user(self.agent).with_context(default_desk_rating='5')
        self.assertFalse(channels.create({'name': 'Mine', 'channel_type': 'public_support'}).desk_rating)

    def test_an_erased_visitor_has_said_nothing(self):
        self.rate(2, 'My name is Victor')
        self.support.with_user(self.gateway).gateway_erase()
        self.assertFalse(self.support.desk_rating or self.support.desk_rating_comment or self.support.desk_rated_at)

    def test_filters_find_it(self):
        other = self.new_channel('public_support')
        self.rate(2)
        channels = self.env['seitech.chat.channel'].with_user(self.agent)
        ours = [('id', 'in', (self.support + other).ids)]
        self.assertEqual(channels.search([*ours, ('desk_rating', '!=', False)]), self.support)
        self.assertEqual(channels.search([*ours, ('desk_rating', 'in', ['1', '2'])]), self.support)
