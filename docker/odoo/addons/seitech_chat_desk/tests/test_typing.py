from odoo.tests import tagged

from .common import AGENT, DeskCase

TYPING = 'seitech_chat_desk/typing'


@tagged('post_install', '-at_install')
class TestTyping(DeskCase):

    def rows(self):
        return self.env['seitech.chat.desk.typing'].search([('channel_id', 'in', (self.support + self.internal).ids)])

    def age(self, seconds):
        self.cr.execute("UPDATE seitech_chat_desk_typing SET typed_at = typed_at - make_interval(secs => %s)", [seconds])
        self.env['seitech.chat.desk.typing'].invalidate_model()

    def place_of(self, channel):
        """Where the row is stored: an update writes it anew, elsewhere."""
        self.env.flush_all()
        self.cr.execute('SELECT ctid FROM seitech_chat_channel WHERE id = %s', channel.ids)
        return self.cr.fetchall()

    def typed_in(self, channels=None):
        channels = self.env['seitech.chat.channel'] if channels is None else channels
        return channels.with_user(self.gateway).gateway_typing()

    def test_gateway_learns_where_agents_type(self):
        self.assertNotIn(self.support.id, self.typed_in())
        self.support.with_user(self.agent).desk_typing()
        self.support.with_user(self.other_agent).desk_typing()
        self.assertEqual(self.typed_in().count(self.support.id), 1)

    def test_typing_is_over_after_six_seconds(self):
        self.support.with_user(self.agent).desk_typing()
        self.age(5)
        self.assertIn(self.support.id, self.typed_in())
        self.age(1)
        self.assertNotIn(self.support.id, self.typed_in())
        self.support.with_user(self.agent).desk_typing()
        self.assertIn(self.support.id, self.typed_in())
        self.assertEqual(len(self.rows()), 1)

    def test_clock_is_not_that_of_the_transaction(self):
        self.support.with_user(self.agent).desk_typing()
        self.assertGreater(self.rows().typed_at, self.cr.now())

    def test_old_notices_are_thrown_away(self):
        self.support.with_user(self.agent).desk_typing()
        self.age(10)
        self.support.with_user(self.other_agent).desk_typing()
        self.rows()._gc_typing()
        self.assertEqual(self.rows().user_id, self.other_agent)

    def test_channel_is_not_written(self):
        place = self.place_of(self.support)
        self.support.with_user(self.agent).desk_typing()
        self.typed_in(self.support)
        self.assertEqual(self.place_of(self.support), place)
        self.support.state = 'closed'
        self.assertNotEqual(self.place_of(self.support), place)

    def test_agents_hear_of_each_other_and_of_the_visitor(self):
        self.support.visitor_info = {'name': 'Victor'}
        group = ['res.groups', self.env.ref(AGENT).id, TYPING]
        self.assertEqual(self.notices(self.support.with_user(self.agent).desk_typing), [
            (*group, {'channel_id': self.support.id, 'user_id': self.agent.id, 'name': 'Amina'})])
        self.assertEqual(self.notices(self.typed_in, self.support + self.internal), [
            (*group, {'channel_id': self.support.id, 'user_id': False, 'name': 'Victor'})])

    def test_thread_names_the_others_who_type(self):
        for user in (self.agent, self.other_agent):
            self.support.with_user(user).desk_typing()
        self.assertEqual(self.support.with_user(self.agent).desk_thread()['typing'], [
            {'user_id': self.other_agent.id, 'name': 'Omar'}])
        self.age(7)
        self.assertEqual(self.support.with_user(self.agent).desk_thread()['typing'], [])

    def test_only_who_reads_the_chat_types(self):
        self.assert_denied(self.support.with_user(self.plain).desk_typing)
        self.assert_denied(self.support.with_user(self.portal).desk_typing)
        self.assert_denied(self.internal.with_user(self.agent).desk_typing)

    def test_internal_chats_are_not_the_gateways_concern(self):
        self.internal.with_user(self.plain).desk_typing()
        self.assertNotIn(self.internal.id, self.typed_in())

    def test_chat_that_is_gone_is_no_error(self):
        gone = self.new_channel('public_support')
        gone.with_user(self.agent).desk_typing()
        gone.unlink()
        self.assertNotIn(gone.id, self.typed_in(gone + self.support))

    def test_only_the_gateway_asks(self):
        for user in (self.agent, self.manager, self.plain, self.portal, self.administrator):
            self.assert_denied(self.support.with_user(user).gateway_typing)

    def test_nobody_reads_the_table(self):
        for user in (self.agent, self.manager, self.gateway, self.administrator):
            for operation in ('read', 'write', 'create', 'unlink'):
                self.assertFalse(self.env['seitech.chat.desk.typing'].with_user(user).has_access(operation))
