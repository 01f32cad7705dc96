from odoo.fields import Command
from odoo.tests import tagged

from .common import AGENT, DeskCase


@tagged('post_install', '-at_install')
class TestAgentLeaves(DeskCase):

    def setUp(self):
        super().setUp()
        self.support.desk_assigned_id = self.agent
        self.others = self.new_channel('public_support', desk_assigned_id=self.other_agent.id)
        self.closed = self.new_channel('public_support', desk_assigned_id=self.agent.id, state='closed')

    def assert_released(self, action, *arguments):
        sent = self.notices(action, *arguments)
        self.assertEqual((self.support + self.others + self.closed).mapped('desk_assigned_id'), self.other_agent + self.agent)
        self.assertFalse(self.support.desk_assigned_id)
        self.assertEqual(sent[0][:2], ('res.groups', self.env.ref(AGENT).id))
        self.assertEqual({(payload['channel_id'], payload['event']) for *_target, payload in sent}, {(self.support.id, 'channel')})

    def test_archived(self):
        self.assert_released(self.agent.action_archive)

    def test_agent_no_more(self):
        self.assert_released(self.agent.write, {'group_ids': [Command.unlink(self.env.ref(AGENT).id)]})

    def test_taken_out_of_the_group(self):
        self.assert_released(self.env.ref(AGENT).write, {'user_ids': [Command.unlink(self.agent.id)]})

    def test_gateway_now(self):
        group = self.env.ref('seitech_chat_desk.group_chat_gateway')
        self.assert_released(self.agent.write, {'group_ids': [Command.link(group.id)]})

    def test_still_an_agent(self):
        group = self.env.ref('base.group_no_one')
        self.assertFalse(self.notices(self.agent.write, {'group_ids': [Command.link(group.id)]}))
        self.assertFalse(self.notices(group.write, {'user_ids': [Command.link(self.other_agent.id)]}))
        self.assertEqual((self.support + self.others).mapped('desk_assigned_id'), self.agent + self.other_agent)
