from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import DeskCase


@tagged('post_install', '-at_install')
class TestErase(DeskCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.support.write({'name': 'Victor', 'visitor_info': {'name': 'Victor', 'email': 'victor@example.org'}})
        if 'session_token' in cls.support._fields:
            cls.support.session_token = 'secret'
        cls.name_in_gateway(cls.support, 'c_1')
        cls.name_in_gateway(cls.question, 'm_1')

    def erase(self, channel=None):
        return (self.support if channel is None else channel).with_user(self.gateway).gateway_erase()

    def test_nothing_of_the_visitor_is_left(self):
        self.erase()
        self.assertFalse(self.support.message_ids)
        self.assertEqual((self.support.name, self.support.state), ('Erased visitor', 'closed'))
        self.assertFalse(self.support.visitor_info or self.support.desk_visitor_name or self.support.desk_visitor_email)
        if self.has_field('session_token', 'channel'):
            self.assertFalse(self.support.session_token)
        self.assertFalse(self.env['ir.model.data'].search(
            [('module', '=', '__chatgw__'), ('name', 'in', ('c_1', 'm_1'))]))

    def test_can_be_repeated(self):
        self.support.with_user(self.agent).desk_reply('Hello')
        self.upload(self.gateway, res_model=self.support._name, res_id=self.support.id)
        self.assertEqual(self.erase(), {'messages': 2, 'files': 1})
        self.assertEqual(self.erase(), {'messages': 0, 'files': 0})
        self.assertFalse(self.notices(self.erase))

    def test_files_of_this_chat_only(self):
        bound = self.upload(self.gateway, res_model=self.support._name, res_id=self.support.id)
        bound += self.upload(self.agent, res_model=self.question._name, res_id=self.question.id)
        others = self.upload(self.plain, res_model=self.internal._name, res_id=self.internal.id)
        shared = self.upload(self.plain)
        self.gossip.attachment_ids = shared
        others += shared
        unlinked = self.upload(self.plain)
        others += self.env['ir.attachment'].create({'name': 'a.txt', 'raw': b'a', 'res_model': 'res.partner', 'res_id': self.support.id})
        others += self.upload(self.administrator, res_model='ir.ui.view')
        loose = self.upload(self.plain) + self.upload(self.agent, res_model=self.question._name, res_id=0)
        self.question.attachment_ids = bound + loose + others
        self.assertEqual(self.erase()['files'], 4)
        self.assertEqual((bound + loose + others + unlinked).exists(), others + unlinked)

    def test_other_chats_stay(self):
        other = self.new_message(self.new_channel('public_support'), 'Hello')
        self.erase()
        self.assertTrue(other.exists() and self.gossip.exists())

    def test_agents_and_the_log_hear_of_it(self):
        question_id = self.question.id
        sent = self.notices(self.erase)
        self.assertEqual([payload['event'] for *_target, payload in sent], ['delete', 'channel'])
        row = self.env['seitech.chat.deletion'].search([('channel_id', '=', self.support.id)])
        self.assertEqual((row.message_id, row.external_id), (question_id, 'm_1'))

    def test_only_the_gateway_erases(self):
        for user in (self.agent, self.manager, self.plain, self.portal, self.administrator):
            self.assert_denied(self.support.with_user(user).gateway_erase)
        self.assertTrue(self.question.exists())

    def test_only_chats_of_visitors_are_erased(self):
        with self.assertRaises(AccessError):
            self.erase(self.support + self.internal)
        self.assertTrue(self.question.exists() and self.gossip.exists())
