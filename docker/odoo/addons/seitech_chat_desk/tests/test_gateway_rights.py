from odoo.tests import tagged

from .common import AGENT, DeskCase


@tagged('post_install', '-at_install')
class TestGatewayRights(DeskCase):

    def test_reads_every_channel_message_and_reaction(self):
        reaction = self.react(self.plain, self.gossip)
        for records in (self.support, self.internal, self.question, self.gossip, reaction):
            self.assertTrue(self.sees(self.gateway, records))

    def test_creates_and_writes_in_public_support(self):
        channel = self.env['seitech.chat.channel'].with_user(self.gateway).create(
            {'name': 'New', 'channel_type': 'public_support', 'member_ids': [(6, 0, self.agent.ids)]})
        channel.state = 'closed'
        message = self.say(self.gateway, channel, author_name='Victor')
        message.content = 'Changed'
        self.react(self.gateway, message)

    def test_writes_nowhere_else(self):
        self.assert_denied(self.internal.with_user(self.gateway).write, {'name': 'Taken'})
        self.assert_denied(self.gossip.with_user(self.gateway).write, {'content': 'Taken'})
        self.assert_denied(self.say, self.gateway, self.internal)
        self.assert_denied(self.react, self.gateway, self.gossip)

    def test_membership_opens_nothing(self):
        self.internal.member_ids += self.gateway
        self.test_writes_nowhere_else()

    def test_creates_no_other_channel_even_with_itself_as_member(self):
        self.assert_denied(self.env['seitech.chat.channel'].with_user(self.gateway).create,
                           {'name': 'Mine', 'channel_type': 'group', 'member_ids': [(6, 0, self.gateway.ids)]})

    def test_answers_nobody(self):
        self.assert_denied(self.support.with_user(self.gateway).desk_reply, 'Hello')

    def test_moves_nothing_out_of_public_support(self):
        self.assert_denied(self.support.with_user(self.gateway).write, {'channel_type': 'direct'})
        self.assert_denied(self.question.with_user(self.gateway).write, {'channel_id': self.internal.id})

    def test_deletes_nothing(self):
        self.support.member_ids += self.gateway
        message = self.say(self.gateway, self.support, author_name='Victor')
        file = self.env['ir.attachment'].with_user(self.gateway).create(
            {'name': 'a.txt', 'raw': b'a', 'res_model': message._name, 'res_id': message.id})
        for records in (self.react(self.gateway, message), file, message, self.support):
            self.assert_denied(records.with_user(self.gateway).unlink)

    def test_other_groups_lift_no_bound(self):
        self.gateway.group_ids += self.env.ref(AGENT) + self.env.ref('base.group_system')
        self.test_writes_nowhere_else()
        self.test_deletes_nothing()

    def test_attaches_files_in_public_support_only(self):
        files = self.env['ir.attachment'].with_user(self.gateway)
        files.create({'name': 'a.txt', 'raw': b'a', 'res_model': self.question._name, 'res_id': self.question.id})
        self.assert_denied(files.create, {'name': 'a.txt', 'raw': b'a', 'res_model': self.gossip._name, 'res_id': self.gossip.id})

    def test_reads_files_of_every_message(self):
        file = self.env['ir.attachment'].create(
            {'name': 'a.txt', 'raw': b'a', 'res_model': self.question._name, 'res_id': self.question.id})
        self.assertEqual(file.with_user(self.gateway).raw, b'a')
