from odoo.tests import tagged

from .common import DeskCase


@tagged('post_install', '-at_install')
class TestMessageRights(DeskCase):

    def test_agents_read_and_answer_without_being_members(self):
        for user in (self.agent, self.other_agent, self.manager):
            self.assertTrue(self.sees(user, self.question))
            self.say(user, self.support)
            self.assertTrue(self.sees(user, self.react(user, self.question)))

    def test_agents_have_no_part_in_other_channels(self):
        reaction = self.react(self.plain, self.gossip)
        for user in (self.agent, self.manager):
            self.assertFalse(self.sees(user, self.gossip))
            self.assertFalse(self.sees(user, reaction))
            self.assert_denied(self.gossip.with_user(user).read, ['content'])
            self.assert_denied(self.say, user, self.internal)
            self.assert_denied(self.react, user, self.gossip)

    def test_plain_user_writes_only_where_he_is_a_member(self):
        self.say(self.plain, self.internal)
        self.assertFalse(self.sees(self.plain, self.question))
        self.assert_denied(self.say, self.plain, self.support)
        self.assert_denied(self.react, self.plain, self.question)

    def test_message_cannot_be_moved_into_a_closed_channel(self):
        self.assert_denied(self.question.with_user(self.agent).write, {'channel_id': self.internal.id})

    def test_reaction_cannot_be_moved_into_a_closed_channel(self):
        reaction = self.react(self.agent, self.question)
        self.assert_denied(reaction.with_user(self.agent).write, {'message_id': self.gossip.id})
