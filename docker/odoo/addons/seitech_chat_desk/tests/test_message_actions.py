from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import DeskCase


@tagged('post_install', '-at_install')
class TestMessageActions(DeskCase):

    def test_edit_is_noted(self):
        message = self.say(self.agent, self.support)
        self.assertFalse(message.desk_edited_at)
        message.with_user(self.agent).desk_edit(' Changed ')
        self.assertEqual(message.content, 'Changed')
        self.assertTrue(message.desk_edited_at)

    def test_same_content_is_no_edit(self):
        messages = self.say(self.agent, self.support, 'one') + self.say(self.agent, self.support, 'two')
        messages[0].write({'content': 'one', 'author_name': 'Support'})
        self.assertFalse(messages[0].desk_edited_at)
        messages.write({'content': 'two'})
        self.assertEqual(messages.mapped('content'), ['two', 'two'])
        self.assertEqual([bool(message.desk_edited_at) for message in messages], [True, False])

    def test_nothing_is_no_edit(self):
        message = self.say(self.agent, self.support)
        for nothing in ('', ' \n', False):
            with self.assertRaises(UserError):
                message.with_user(self.agent).desk_edit(nothing)

    def test_edit_is_a_text_and_not_too_long(self):
        message = self.say(self.agent, self.support).with_user(self.agent)
        message.desk_edit('x' * 10_000)
        for content in ('x' * 10_001, ['x'], 7, {'x': 1}):
            with self.assertRaises(UserError):
                message.desk_edit(content)

    def test_own_messages_only(self):
        message = self.say(self.agent, self.support)
        for user in (self.other_agent, self.manager, self.gateway, self.plain, self.portal, self.administrator):
            for other in (message, self.question, message + self.question):
                self.assert_denied(other[0].with_user(user).desk_edit, 'Changed')
                self.assert_denied(other.with_user(user).desk_delete)
        self.assert_denied((message + self.question).with_user(self.agent).desk_delete)

    def test_delete(self):
        message = self.say(self.agent, self.support)
        message.with_user(self.agent).desk_delete()
        self.assertFalse(message.exists())

    def test_reaction_is_given_and_taken_back(self):
        question = self.question.with_user(self.agent)
        self.react(self.other_agent, self.question)
        for emoji, count in (('👍', 2), ('🎉', 3), ('👍', 2)):
            question.desk_react(emoji)
            self.assertEqual(len(self.reactions()), count)
        self.assertEqual({(one.user_id, one.emoji) for one in self.reactions()}, {(self.other_agent, '👍'), (self.agent, '🎉')})

    def test_reaction_is_an_emoji(self):
        self.question.with_user(self.agent).desk_react('👩‍👩‍👧‍👦')
        for text in ('ok', '', '👍' * 17, '<b>', False, 7):
            with self.assertRaises(UserError):
                self.question.with_user(self.agent).desk_react(text)

    def test_reaction_needs_the_right_to_read(self):
        for user in (self.plain, self.portal):
            self.assert_denied(self.question.with_user(user).desk_react, '👍')
        self.assert_denied(self.gossip.with_user(self.agent).desk_react, '👍')

    def test_reaction_makes_the_message_look_changed(self):
        other = self.new_message(self.support, 'Hello?')
        reaction = self.react(self.agent, self.question)
        for action in (lambda: self.react(self.manager, self.question), lambda: reaction.write({'emoji': '🎉'}), reaction.unlink):
            self.age(self.question)
            action()
            self.assertEqual(self.question.write_date, self.cr.now())

        reaction = self.react(self.agent, self.question)
        self.age(self.question + other)
        reaction.message_id = other
        self.assertEqual((self.question + other).mapped('write_date'), [self.cr.now()] * 2)

    def age(self, messages):
        self.env.flush_all()
        self.cr.execute("UPDATE seitech_chat_message SET write_date = '2020-01-01' WHERE id IN %s", [tuple(messages.ids)])
        messages.invalidate_recordset(['write_date'])

    def reactions(self):
        return self.env['seitech.chat.reaction'].search([('message_id', '=', self.question.id)])
