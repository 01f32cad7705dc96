from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import AGENT, DeskCase

LARGEST = 2 ** 31 - 1


@tagged('post_install', '-at_install')
class TestSeen(DeskCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.answer = cls.new_message(cls.support, 'Yes', author_id=cls.agent.id)
        cls.elsewhere = cls.new_message(cls.internal, 'Later', author_id=cls.plain.id)
        cls.last = cls.new_message(cls.support, 'Anything else?', author_id=cls.agent.id)

    def read(self, message_id, channel=None):
        return self.env['seitech.chat.channel'].with_user(self.gateway).gateway_read(
            [[(channel or self.support).id, message_id]])

    def seen(self, channel=None):
        return (channel or self.support).with_user(self.agent).desk_thread()['seen']

    def test_thread_tells_how_far_the_visitor_has_read(self):
        self.assertEqual(self.seen(), 0)
        self.read(self.answer.id)
        self.assertEqual(self.seen(), self.answer.id)

    def test_mark_only_moves_forward(self):
        self.read(self.last.id)
        self.read(self.answer.id)
        self.assertEqual(self.seen(), self.last.id)

    def test_only_messages_of_the_chat_count(self):
        self.read(self.elsewhere.id)
        self.assertEqual(self.seen(), self.answer.id)
        self.read(LARGEST)
        self.assertEqual(self.seen(), self.last.id)
        new = self.new_message(self.support, 'Hello?', author_id=self.agent.id)
        self.assertLess(self.seen(), new.id)

    def test_nothing_before_the_first_message(self):
        self.read(self.question.id - 1)
        self.read(0)
        self.assertEqual(self.seen(), 0)

    def test_mark_stays_when_its_message_is_deleted(self):
        self.read(self.answer.id)
        answer_id = self.answer.id
        self.answer.unlink()
        self.assertEqual(self.seen(), answer_id)

    def test_many_chats_at_once(self):
        other = self.new_channel('public_support')
        message = self.new_message(other, 'Hello', author_id=self.agent.id)
        self.env['seitech.chat.channel'].with_user(self.gateway).gateway_read(
            [[self.support.id, self.answer.id], [other.id, message.id]])
        self.assertEqual((self.seen(), self.seen(other)), (self.answer.id, message.id))

    def test_agents_hear_once_of_a_mark_that_moves(self):
        group = ['res.groups', self.env.ref(AGENT).id, 'seitech_chat_desk/seen']
        self.assertEqual(self.notices(self.read, self.answer.id), [
            (*group, {'channel_id': self.support.id, 'message_id': self.answer.id})])
        self.assertFalse(self.notices(self.read, self.answer.id))
        self.assertFalse(self.notices(self.read, self.question.id))

    def test_internal_chats_are_not_the_gateways_concern(self):
        self.internal.member_ids += self.agent
        self.assertFalse(self.notices(self.read, LARGEST, self.internal))
        self.assertEqual(self.seen(self.internal), 0)

    def test_chat_that_is_gone_is_no_error(self):
        gone = self.new_channel('public_support')
        self.new_message(gone, 'Hello')
        self.read(LARGEST, gone)
        gone.message_ids.unlink()
        gone.unlink()
        self.assertFalse(self.notices(self.read, LARGEST, gone))

    def test_closed_chat_is_read_too(self):
        self.support.state = 'closed'
        self.read(self.last.id)
        self.assertEqual(self.seen(), self.last.id)

    def test_channel_is_not_written(self):
        def place():
            self.env.flush_all()
            self.cr.execute('SELECT ctid, xmax FROM seitech_chat_channel WHERE id = %s', self.support.ids)
            return self.cr.fetchall()

        self.read(self.answer.id)
        before = place()
        self.read(self.last.id)
        self.assertEqual(place(), before)

    def test_erased_chat_keeps_no_mark(self):
        self.read(self.last.id)
        self.support.with_user(self.gateway).gateway_erase()
        self.assertEqual(self.seen(), 0)

    def test_nonsense_is_refused(self):
        for marks in ([['x', 1]], [[self.support.id, 'x']], [self.support.id], [[self.support.id, True]]):
            with self.assertRaises(UserError):
                self.env['seitech.chat.channel'].with_user(self.gateway).gateway_read(marks)

    def test_only_the_gateway_tells(self):
        for user in (self.agent, self.manager, self.plain, self.portal, self.administrator):
            self.assert_denied(self.env['seitech.chat.channel'].with_user(user).gateway_read, [])

    def test_nobody_reads_the_table(self):
        for user in (self.agent, self.manager, self.gateway, self.administrator):
            for operation in ('read', 'write', 'create', 'unlink'):
                self.assertFalse(self.env['seitech.chat.desk.seen'].with_user(user).has_access(operation))
