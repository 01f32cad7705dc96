from odoo.fields import Command
from odoo.tests import tagged

from .common import AGENT, DeskCase

CHANGED = 'seitech_chat_desk/changed'


@tagged('post_install', '-at_install')
class TestNotices(DeskCase):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.group = ('res.groups', cls.env.ref(AGENT).id)

    def change(self, event, messages=(), channel=None, from_visitor=False, assigned=False):
        return {'channel_id': (channel or self.support).id, 'message_ids': [message.id for message in messages],
                'event': event, 'from_visitor': from_visitor, 'assigned_id': assigned.id if assigned else False}

    def partner(self, user):
        return 'res.partner', user.partner_id.id

    def test_agents_hear_once_as_a_group(self):
        self.support.desk_assigned_id = self.agent
        sent = self.notices(self.say, self.gateway, self.support, author_name='Victor')
        message = self.support.message_ids.sorted('id')[-1]
        self.assertEqual(sent, [
            (*self.group, CHANGED, self.change('message', message, from_visitor=True, assigned=self.agent))])

    def test_members_who_are_no_agents_hear_too(self):
        self.support.member_ids += self.plain + self.manager
        sent = self.notices(self.say, self.agent, self.support)
        self.assertEqual([notice[:2] for notice in sent], [self.group, self.partner(self.plain)])

    def test_other_chats_are_for_the_agents_among_their_members(self):
        self.internal.member_ids += self.agent + self.manager
        sent = self.notices(self.say, self.plain, self.internal)
        self.assertCountEqual([notice[:2] for notice in sent], [self.partner(self.agent), self.partner(self.manager)])

    def test_one_notice_per_chat_and_call(self):
        other = self.new_channel('public_support')
        rows = [{'channel_id': channel.id, 'content': 'Hi', 'author_id': author}
                for channel, author in ((self.support, False), (self.support, self.agent.id), (other, self.agent.id))]
        sent = self.notices(self.env['seitech.chat.message'].with_user(self.administrator).create, rows)
        new = (self.support.message_ids - self.question).sorted('id')
        self.assertEqual([payload for *_target, payload in sent], [
            self.change('message', new, from_visitor=True), self.change('message', other.message_ids, other)])

    def test_content_is_never_sent(self):
        def everything():
            message = self.say(self.gateway, self.support, 'My secret', author_name='Victor Hidden')
            message.content = 'My other secret'
            self.support.with_user(self.gateway).visitor_info = {'name': 'Victor Hidden', 'email': 'hidden@example.org'}
            self.support.with_user(self.agent).desk_reply('Our secret')
            message.with_user(self.manager).unlink()

        sent = self.notices(everything)
        self.assertGreaterEqual(len(sent), 5)
        for *_target, payload in sent:
            self.assertEqual(payload.keys(), {'channel_id', 'message_ids', 'event', 'from_visitor', 'assigned_id'})
        self.assertNotRegex(str(sent).lower(), 'secret|hidden|victor')

    def test_change_of_a_message(self):
        message = self.say(self.agent, self.support)
        for values, event in (({'content': 'Changed'}, 'update'), ({'attachment_ids': [Command.clear()]}, 'update'),
                              ({'read_by_ids': [Command.link(self.agent.id)]}, 'read'),
                              ({'read_by_ids': [Command.clear()], 'content': 'Both'}, 'update')):
            sent = self.notices(message.with_user(self.agent).write, values)
            self.assertEqual(sent, [(*self.group, CHANGED, self.change(event, message))])

    def test_move_into_another_chat(self):
        other = self.new_channel('public_support')
        sent = self.notices(self.question.write, {'channel_id': other.id})
        self.assertEqual([payload for *_target, payload in sent], [
            self.change('update', self.question, channel, from_visitor=True) for channel in (other, self.support)])
        self.assertEqual(len(self.notices(self.question.write, {'channel_id': other.id})), 1)

    def test_reading(self):
        sent = self.notices(self.support.with_user(self.agent).desk_mark_read)
        self.assertEqual(sent, [(*self.group, CHANGED, self.change('read', self.question, from_visitor=True))])

    def test_deletion(self):
        messages = self.question + self.say(self.agent, self.support)
        sent = self.notices(messages.unlink)
        self.assertEqual(sent, [(*self.group, CHANGED, self.change('delete', messages, from_visitor=True))])

    def test_reaction(self):
        sent = self.notices(self.react, self.agent, self.question)
        self.assertEqual(sent, [(*self.group, CHANGED, self.change('update', self.question, from_visitor=True))])

    def test_change_of_a_chat(self):
        for values in ({'state': 'closed'}, {'desk_assigned_id': self.agent.id}, {'name': 'Victor'},
                       {'visitor_info': {'name': 'Victor'}}, {'member_ids': [Command.set(self.other_agent.ids)]}):
            sent = self.notices(self.support.with_user(self.gateway).write, values)
            assigned = self.support.desk_assigned_id
            self.assertEqual(sent, [(*self.group, CHANGED, self.change('channel', assigned=assigned))])
            self.assertFalse(self.notices(self.support.write, values))

    def test_nobody_cares_for_a_chat_without_messages(self):
        self.assertFalse(self.notices(self.new_channel, 'public_support', self.agent))
        self.assertFalse(self.notices(self.support.write, {'is_public': True}))

    def test_deletion_of_a_chat(self):
        sent = self.notices(self.support.unlink)
        self.assertEqual(sent, [(*self.group, CHANGED, self.change('channel', channel=self.support))])
