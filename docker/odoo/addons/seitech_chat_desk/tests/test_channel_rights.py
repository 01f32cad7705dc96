from odoo.fields import Command
from odoo.tests import tagged

from .common import DeskCase


@tagged('post_install', '-at_install')
class TestChannelRights(DeskCase):

    def test_agents_see_public_support_without_being_members(self):
        for user in (self.agent, self.other_agent, self.manager):
            self.assertTrue(self.sees(user, self.support))

    def test_agents_may_change_public_support(self):
        self.support.with_user(self.other_agent).write({'state': 'closed'})
        self.assertEqual(self.support.state, 'closed')

    def test_agents_see_other_channels_only_as_members(self):
        for user in (self.agent, self.manager):
            self.assertFalse(self.sees(user, self.internal))
            self.assert_denied(self.internal.with_user(user).read, ['name'])
            self.assert_denied(self.internal.with_user(user).write, {'name': 'Mine'})
        self.internal.member_ids += self.agent
        self.assertTrue(self.sees(self.agent, self.internal))

    def test_plain_user_sees_only_his_channels(self):
        self.assertTrue(self.sees(self.plain, self.internal))
        self.assertFalse(self.sees(self.plain, self.support))
        self.assert_denied(self.support.with_user(self.plain).read, ['name'])

    def test_public_flag_opens_nothing(self):
        self.support.is_public = True
        self.assertFalse(self.sees(self.plain, self.support))

    def test_plain_user_creates_channels_with_himself_only(self):
        channels = self.env['seitech.chat.channel'].with_user(self.plain)
        channels.create({'name': 'Ours', 'channel_type': 'direct', 'member_ids': [(6, 0, (self.plain + self.agent).ids)]})
        self.assert_denied(channels.create, {'name': 'Theirs', 'channel_type': 'direct', 'member_ids': [(6, 0, self.agent.ids)]})

    def test_administrator_sees_everything(self):
        for records in (self.support, self.internal, self.question, self.gossip):
            self.assertTrue(self.sees(self.administrator, records))

    def test_agent_cannot_turn_a_conversation_into_one_he_may_not_see(self):
        channel = self.support.with_user(self.other_agent)
        for members in ({}, {'member_ids': [Command.link(self.other_agent.id)]}):
            self.assert_denied(channel.write, {'channel_type': 'group', **members})
        self.support.member_ids += self.other_agent
        self.assert_denied(channel.write, {'channel_type': 'group'})

    def test_no_other_conversation_turns_into_a_visitors(self):
        self.assert_denied(self.internal.with_user(self.plain).write, {'channel_type': 'public_support'})
        self.internal.with_user(self.plain).channel_type = 'direct'

    def test_same_type_is_no_turn(self):
        self.support.with_user(self.other_agent).channel_type = 'public_support'

    def test_administrator_turns_conversations(self):
        self.support.with_user(self.administrator).channel_type = 'group'
        self.internal.with_user(self.agent).sudo().channel_type = 'public_support'

    def test_agent_cannot_delete_what_others_said_with_the_whole_chat(self):
        self.assert_denied(self.support.with_user(self.agent).unlink)
        self.internal.member_ids += self.agent
        self.internal.with_user(self.agent).unlink()

    def test_portal_user_may_nothing(self):
        reaction = self.react(self.plain, self.gossip)
        for records in (self.support, self.question, reaction):
            for operation in ('read', 'write', 'create', 'unlink'):
                self.assertFalse(records.with_user(self.portal).has_access(operation))

    def test_portal_user_may_nothing_even_with_access_to_the_models(self):
        self.support.member_ids += self.portal
        for records in (self.support, self.question):
            self.env['ir.model.access'].create({
                'name': 'portal', 'model_id': self.env['ir.model']._get_id(records._name),
                'group_id': self.env.ref('base.group_portal').id, 'perm_read': True,
            })
            self.assertFalse(self.sees(self.portal, records))
