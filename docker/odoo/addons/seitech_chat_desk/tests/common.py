import json

from odoo.exceptions import AccessError
from odoo.tests import TransactionCase, new_test_user

AGENT = 'seitech_elearning.group_elearning_support_agent'
MANAGER = 'seitech_elearning.group_elearning_manager'
GATEWAY = 'seitech_chat_desk.group_chat_gateway'


class DeskCase(TransactionCase):
    """A support channel that the agent belongs to, and an internal one that only the plain user belongs to."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.agent = new_test_user(cls.env, 'desk-agent', groups=AGENT, name='Amina')
        cls.other_agent = new_test_user(cls.env, 'desk-other-agent', groups=AGENT, name='Omar')
        cls.manager = new_test_user(cls.env, 'desk-manager', groups=MANAGER, name='Mona')
        cls.plain = new_test_user(cls.env, 'desk-plain', groups='base.group_user', name='Paul')
        cls.administrator = new_test_user(cls.env, 'desk-admin', groups='base.group_system', name='Ada')
        cls.portal = new_test_user(cls.env, 'desk-portal', groups='base.group_portal', name='Petra')
        cls.gateway = new_test_user(cls.env, 'desk-gateway', groups=f'base.group_user,{GATEWAY}', name='Gateway')

        cls.support = cls.new_channel('public_support', cls.agent, name='Support')
        cls.internal = cls.new_channel('group', cls.plain, name='Internal')
        cls.question = cls.new_message(cls.support, 'Can you help me?', author_name='Victor')
        cls.gossip = cls.new_message(cls.internal, 'Not for everyone', author_id=cls.plain.id)

    @classmethod
    def new_channel(cls, channel_type, member=None, **values):
        return cls.env['seitech.chat.channel'].create({
            'name': 'Channel', 'channel_type': channel_type, 'member_ids': [(6, 0, member.ids if member else [])], **values,
        })

    @classmethod
    def new_message(cls, channel, content, **values):
        return cls.env['seitech.chat.message'].create({
            'channel_id': channel.id, 'author_id': False, 'content': content, 'message_type': 'text', **values,
        })

    @classmethod
    def name_in_gateway(cls, record, name):
        return cls.env['ir.model.data'].create(
            {'module': '__chatgw__', 'name': name, 'model': record._name, 'res_id': record.id})

    def upload(self, user, name='a.txt', raw=b'a', **values):
        return self.env['ir.attachment'].with_user(user).create({'name': name, 'raw': raw, **values})

    def has_field(self, name, model='message'):
        """Whether the customer's module has a field that not every release of it has."""
        return name in self.env[f'seitech.chat.{model}']._fields

    def notices(self, action, *arguments, **values):
        """What the desk sends over the bus on this: [(target's model, target's id, type, payload)]."""
        bus = self.env['bus.bus'].sudo()
        self.env.cr.precommit.run()
        bus.search([]).unlink()
        action(*arguments, **values)
        self.env.cr.precommit.run()
        sent = [(json.loads(row.channel)[1:], json.loads(row.message)) for row in bus.search([], order='id')]
        return [(*target, notice['type'], notice['payload']) for target, notice in sent
                if notice['type'].startswith('seitech_chat_desk/')]

    def react(self, user, message):
        return self.env['seitech.chat.reaction'].with_user(user).create(
            {'message_id': message.id, 'user_id': user.id, 'emoji': '👍'})

    def say(self, user, channel, content='Hello', **values):
        return self.env['seitech.chat.message'].with_user(user).create(
            {'channel_id': channel.id, 'content': content, **values})

    def reply(self, *arguments, user=None, channel=None, **values):
        message_id = (channel or self.support).with_user(user or self.agent).desk_reply(*arguments, **values)
        return self.env['seitech.chat.message'].browse(message_id)

    def sees(self, user, records):
        return bool(records.with_user(user).search([('id', 'in', records.ids)]))

    def assert_denied(self, action, *arguments, **values):
        with self.assertRaises(AccessError):
            action(*arguments, **values)
            self.env.flush_all()
