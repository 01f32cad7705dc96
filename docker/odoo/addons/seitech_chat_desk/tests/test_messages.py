import json

from odoo.tests import HttpCase, new_test_user, tagged
from odoo.tools import mute_logger

from .common import AGENT, GATEWAY, DeskCase

CHANNEL_COLUMNS = ['id', 'name', 'channel_type', 'state', 'is_public', 'visitor_info', 'member_ids/.id', 'moderator_ids/.id']
MESSAGE_COLUMNS = ['id', 'channel_id/.id', 'author_id/.id', 'author_name', 'content', 'message_type']


@tagged('post_install', '-at_install')
class TestAuthor(DeskCase):

    def test_agents_and_managers_are_the_author_by_default(self):
        for user in (self.agent, self.manager):
            message = self.say(user, self.support)
            self.assertEqual(message.author_id, user)
            self.assertEqual(message.author_name, user.name)

    def test_author_name_that_was_given_stays(self):
        self.assertEqual(self.say(self.agent, self.support, author_name='Support').author_name, 'Support')

    def test_nobody_else_is_the_author_by_default(self):
        self.assertFalse(self.say(self.plain, self.internal).author_id)
        message = self.say(self.gateway, self.support, author_name='Victor')
        self.assertFalse(message.author_id)
        self.assertEqual(message.author_name, 'Victor')

    def test_gateway_is_no_author_even_as_an_agent(self):
        self.gateway.group_ids += self.env.ref(AGENT)
        self.assertFalse(self.say(self.gateway, self.support).author_id)

    def test_message_of_a_visitor_gets_no_name_of_ours(self):
        self.assertFalse(self.say(self.administrator, self.support, author_id=False).author_name)

    def test_several_messages_at_once(self):
        messages = self.env['seitech.chat.message'].with_user(self.agent).create(
            [{'channel_id': self.support.id, 'content': content} for content in ('one', 'two')])
        self.assertEqual(messages.mapped('content'), ['one', 'two'])
        self.assertEqual(messages.author_id, self.agent)


@tagged('post_install', '-at_install')
class TestAttachments(DeskCase):

    def test_files_are_bound_on_create(self):
        file = self.upload(self.agent, res_model='seitech.chat.message', res_id=0)
        message = self.say(self.agent, self.support, attachment_ids=[(6, 0, file.ids)])
        self.assertEqual((file.res_model, file.res_id), (message._name, message.id))
        self.assertEqual(file.with_user(self.gateway).raw, b'a')
        self.assertEqual(file.with_user(self.other_agent).raw, b'a')

    def test_files_are_bound_on_write(self):
        message = self.say(self.agent, self.support)
        file = self.upload(self.agent)
        message.write({'attachment_ids': [(4, file.id)]})
        self.assertEqual((file.res_model, file.res_id), (message._name, message.id))

    def test_files_of_other_records_stay_there(self):
        file = self.upload(self.agent, res_model=self.question._name, res_id=self.question.id)
        self.say(self.agent, self.support, attachment_ids=[(6, 0, file.ids)])
        self.assertEqual(file.res_id, self.question.id)

    def test_files_of_another_user_are_not_opened_by_naming_them(self):
        file = self.upload(self.plain)
        self.say(self.agent, self.support).sudo().write({'attachment_ids': [(4, file.id)]})
        self.assertFalse(file.res_id)
        self.assert_denied(file.with_user(self.agent).read, ['datas'])


@tagged('post_install', '-at_install')
class TestLoad(HttpCase):
    """What the gateway does, the way it does it: rows with external ids, over XML-RPC, with an API key."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.agents = new_test_user(cls.env, 'load-agent', groups=AGENT) + new_test_user(cls.env, 'load-agent-2', groups=AGENT)
        cls.gateway = new_test_user(cls.env, 'load-gateway', groups=f'base.group_user,{GATEWAY}')
        cls.key = cls.env['res.users.apikeys'].with_user(cls.gateway).sudo()._generate('rpc', 'test', None)

    def load(self, model, columns, *row):
        answer = self.xmlrpc_object.execute_kw(
            self.cr.dbname, self.gateway.id, self.key, model, 'load', [columns, [list(row)]])
        self.env.invalidate_all()
        return answer

    def load_channel(self, channel_type='public_support', key='c_1'):
        agents = ','.join(map(str, self.agents.ids))
        return self.load('seitech.chat.channel', CHANNEL_COLUMNS, f'__chatgw__.{key}', 'Victor', channel_type, 'active', 'True',
                         json.dumps({'name': 'Victor', 'email': 'victor@example.org'}), agents, agents)

    def load_message(self, channel_id, content='Hi 😀', key='m_1'):
        return self.load('seitech.chat.message', MESSAGE_COLUMNS, f'__chatgw__.{key}', str(channel_id), '', 'Victor', content, 'text')

    def test_channel(self):
        ids = self.load_channel()['ids']
        channel = self.env['seitech.chat.channel'].browse(ids)
        self.assertEqual(channel.visitor_info, {'name': 'Victor', 'email': 'victor@example.org'})
        self.assertEqual((channel.desk_visitor_name, channel.desk_visitor_email), ('Victor', 'victor@example.org'))
        self.assertEqual(channel.member_ids, self.agents)
        self.assertEqual(channel.moderator_ids, self.agents)
        self.assertEqual(self.load_channel()['ids'], ids)

    def test_message_has_no_author_and_can_be_repeated(self):
        channel_id = self.load_channel()['ids'][0]
        ids = self.load_message(channel_id)['ids']
        message = self.env['seitech.chat.message'].browse(ids)
        self.assertFalse(message.author_id)
        self.assertEqual((message.author_name, message.content, message.message_type), ('Victor', 'Hi 😀', 'text'))
        self.assertEqual(self.load_message(channel_id)['ids'], ids)
        self.assertEqual(message.channel_id.message_ids, message)

    @mute_logger('odoo.sql_db')
    def test_refusals_are_messages_without_ids(self):
        channel_id = self.load_channel()['ids'][0]
        internal = self.env['seitech.chat.channel'].create({'name': 'Internal', 'channel_type': 'group'})
        for answer in (self.load_message(channel_id, content=''), self.load_message(internal.id),
                       self.load_message(internal.id + 1000), self.load_channel('group', key='c_2')):
            self.assertFalse(answer['ids'])
            self.assertEqual(answer['messages'][0]['type'], 'error')

    def test_visitors_are_heard_of_and_nothing_of_what_they_say(self):
        channel_id = self.load_channel()['ids'][0]
        self.env['bus.bus'].sudo().search([]).unlink()
        message_id = self.load_message(channel_id)['ids'][0]
        notice, = self.env['bus.bus'].sudo().search([('message', 'like', 'seitech_chat_desk/')])
        self.assertEqual(json.loads(notice.channel)[1:], ['res.groups', self.env.ref(AGENT).id])
        self.assertEqual(json.loads(notice.message), {'type': 'seitech_chat_desk/changed', 'payload': {
            'channel_id': channel_id, 'message_ids': [message_id], 'event': 'message', 'from_visitor': True, 'assigned_id': False}})

    def test_repeated_message_is_no_edit(self):
        channel_id = self.load_channel()['ids'][0]
        message = self.env['seitech.chat.message'].browse(self.load_message(channel_id)['ids'])
        self.load_message(channel_id)
        self.assertFalse(message.desk_edited_at)
