from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged

from .common import DeskCase


@tagged('post_install', '-at_install')
class TestAuthorship(DeskCase):
    """In a visitor's chat nobody speaks for another, neither by the desk nor by plain calls."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.answer = cls.new_message(cls.support, 'Of course', author_id=cls.agent.id)
        cls.support.member_ids += cls.plain

    def test_nobody_writes_in_the_name_of_another(self):
        for user in (self.agent, self.manager, self.plain):
            for author in (False, self.other_agent.id):
                self.assert_denied(self.say, user, self.support, author_id=author)
        self.assertEqual(self.say(self.plain, self.support, author_id=self.plain.id).author_id, self.plain)

    def test_one_forged_row_refuses_all(self):
        rows = [{'channel_id': self.support.id, 'content': 'Hi', 'author_id': author} for author in (self.agent.id, False)]
        self.assert_denied(self.env['seitech.chat.message'].with_user(self.agent).create, rows)

    def test_messages_of_the_system_have_no_author(self):
        for author in (False, self.agent.id):
            self.say(self.agent, self.support, author_id=author, message_type='system')
        self.assert_denied(self.say, self.agent, self.support, author_id=self.other_agent.id, message_type='system')

    def test_messages_of_others_stay_what_they_are(self):
        changes = [{'content': 'Forged'}, {'author_id': self.manager.id}, {'author_name': 'Forged'},
                   {'message_type': 'system'}, {'attachment_ids': [Command.clear()]}, {'channel_id': self.support.id}]
        if self.has_field('parent_id'):
            changes.append({'parent_id': self.answer.id})
        for values in changes:
            self.assert_denied(self.question.with_user(self.agent).write, values)
            self.assert_denied((self.answer + self.question).with_user(self.agent).write, values)
            self.assert_denied(self.answer.with_user(self.manager).write, values)

    def test_own_messages_are_changed_and_stay_ones_own(self):
        answer = self.answer.with_user(self.agent)
        answer.write({'content': 'Certainly', 'author_name': 'Support', 'author_id': self.agent.id})
        for author in (False, self.other_agent.id):
            self.assert_denied(answer.write, {'author_id': author})

    def test_message_from_elsewhere_is_ones_own_too(self):
        self.internal.member_ids += self.agent
        forged = self.say(self.agent, self.internal, author_id=False)
        self.assert_denied(forged.with_user(self.agent).write, {'channel_id': self.support.id})
        self.assert_denied(self.support.with_user(self.agent).write, {'message_ids': [Command.link(forged.id)]})

    def test_reading_is_free(self):
        self.question.with_user(self.agent).read_by_ids += self.agent
        self.assertEqual(self.question.read_by_ids, self.agent)

    def test_own_messages_are_deleted_and_managers_moderate(self):
        self.assert_denied((self.answer + self.question).with_user(self.agent).unlink)
        self.assert_denied(self.answer.with_user(self.other_agent).unlink)
        self.answer.with_user(self.agent).unlink()
        self.question.with_user(self.manager).unlink()

    def test_gateway_administrators_and_the_server_are_free(self):
        for message in (self.question.with_user(self.gateway), self.question.with_user(self.administrator),
                        self.question.with_user(self.agent).sudo()):
            message.write({'content': 'Changed', 'author_name': 'Victoria'})
            message.create({'channel_id': self.support.id, 'content': 'Hi', 'author_id': False})

    def test_other_chats_are_the_customers_business(self):
        self.internal.member_ids += self.agent
        self.say(self.agent, self.internal, author_id=self.plain.id).content = 'Changed'
        self.gossip.with_user(self.agent).content = 'Changed'
        self.react(self.plain, self.gossip).with_user(self.agent).unlink()

    def test_everybody_reacts_for_himself(self):
        reaction = self.react(self.agent, self.question)
        reactions = reaction.with_user(self.other_agent)
        self.assert_denied(reactions.create, {'message_id': self.question.id, 'user_id': self.manager.id, 'emoji': '👍'})
        self.assert_denied(reactions.write, {'emoji': '🎉'})
        self.assert_denied(reactions.unlink)
        self.assert_denied(reaction.with_user(self.agent).write, {'user_id': self.manager.id})
        reaction.with_user(self.agent).emoji = '🎉'
        reaction.with_user(self.agent).unlink()

    def test_reaction_is_an_emoji_without_the_desk_too(self):
        reaction = self.react(self.agent, self.question).with_user(self.agent)
        for text in ('ok', '<b>', '👍' * 17):
            with self.assertRaises(UserError):
                reaction.create({'message_id': self.question.id, 'user_id': self.agent.id, 'emoji': text})
            with self.assertRaises(UserError):
                reaction.emoji = text
