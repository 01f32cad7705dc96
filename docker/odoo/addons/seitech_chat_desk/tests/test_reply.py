from unittest.mock import patch
from uuid import uuid4

from odoo.exceptions import ConcurrencyError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import DeskCase

PIXEL = b'\x89PNG\r\n\x1a\n'


@tagged('post_install', '-at_install')
class TestReply(DeskCase):

    def reply(self, *arguments, user=None, channel=None, **values):
        message_id = (channel or self.support).with_user(user or self.agent).desk_reply(*arguments, **values)
        return self.env['seitech.chat.message'].browse(message_id)

    def test_reply_from_the_conversation(self):
        reply = self.reply(' Of course. ', user=self.other_agent)
        self.assertEqual(reply.channel_id, self.support)
        self.assertEqual((reply.author_id, reply.author_name), (self.other_agent, 'Omar'))
        self.assertEqual((reply.content, reply.message_type), ('Of course.', 'text'))

    def test_empty_reply_is_refused(self):
        for nothing in ('', ' \n ', False):
            with self.assertRaises(UserError):
                self.reply(nothing)

    def test_reply_needs_the_right_to_answer(self):
        for user, channel in ((self.plain, self.support), (self.portal, self.support),
                              (self.agent, self.internal), (self.manager, self.internal), (self.gateway, self.internal)):
            self.assert_denied(channel.with_user(user).desk_reply, 'Hello')

    def test_chat_that_is_not_active_is_closed(self):
        for state in ('closed', 'archived'):
            self.support.state = state
            with self.assertRaisesRegex(UserError, 'Reopen'):
                self.reply('Too late')

    def test_first_to_reply_is_assigned(self):
        self.reply('Hello', user=self.other_agent)
        self.assertEqual(self.support.desk_assigned_id, self.other_agent)
        self.reply('Hello', user=self.agent)
        self.assertEqual(self.support.desk_assigned_id, self.other_agent)

    def test_member_who_is_no_agent_replies_without_being_assigned(self):
        reply = self.reply('Hello', user=self.plain, channel=self.internal)
        self.assertEqual((reply.author_id, reply.channel_id.desk_assigned_id.id), (self.plain, False))

    def test_parent_is_a_message_of_the_same_chat_where_the_module_has_parents(self):
        reply = self.reply('This one', parent_id=self.question.id)
        if not self.has_field('parent_id'):
            self.assertTrue(self.reply('No parents here', parent_id=self.gossip.id))
            return
        self.assertEqual(reply.parent_id, self.question)
        with self.assertRaises(UserError):
            self.reply('Not that one', parent_id=self.gossip.id)

    def test_menu_is_for_agents(self):
        menu = self.env.ref('seitech_chat_desk.menu_support_chat')
        for user, visible in ((self.agent, True), (self.manager, True), (self.plain, False), (self.gateway, False)):
            self.assertEqual(menu.id in self.env['ir.ui.menu'].with_user(user)._visible_menu_ids(), visible)


@tagged('post_install', '-at_install')
class TestReplyFiles(DeskCase):
    reply = TestReply.reply

    def test_files_are_sent_with_the_text(self):
        file = self.upload(self.agent, res_model='seitech.chat.message', res_id=0)
        reply = self.reply('See the file', [file.id])
        self.assertEqual((reply.content, reply.message_type, reply.attachment_ids), ('See the file', 'file', file))
        self.assertEqual((file.res_model, file.res_id), (reply._name, reply.id))

    def test_files_without_text_are_named(self):
        files = self.upload(self.agent, 'b.png', PIXEL) + self.upload(self.agent, 'a.png', PIXEL)
        reply = self.reply('', files.ids)
        self.assertEqual((reply.content, reply.message_type), ('b.png, a.png', 'image'))

    def test_one_other_file_makes_no_image(self):
        drawing = self.upload(self.agent, 'a.svg', mimetype='image/svg+xml')
        drawing.sudo().write({'mimetype': 'image/svg+xml'})
        for other in (self.upload(self.agent), drawing):
            picture = self.upload(self.agent, 'b.png', PIXEL)
            self.assertEqual(self.reply('', (picture + other).ids).message_type, 'file')

    def test_files_of_others_or_of_other_records_are_refused(self):
        bound = self.upload(self.agent, res_model=self.question._name, res_id=self.question.id)
        gone = self.upload(self.agent)
        gone_id = gone.id
        gone.unlink()
        for file_id in (self.upload(self.plain).id, bound.id, gone_id):
            with self.assertRaises(UserError):
                self.reply('Not mine', [file_id])


@tagged('post_install', '-at_install')
class TestReplyOnce(DeskCase):
    reply = TestReply.reply

    def test_same_key_is_the_same_message(self):
        key = str(uuid4())
        file = self.upload(self.agent)
        reply = self.reply('Hello', [file.id], key=key)
        self.assertEqual(self.reply('Hello', [file.id], key=key), reply)
        self.support.state = 'closed'
        self.assertEqual(self.reply('Hello', key=key), reply)
        self.assertEqual(self.support.message_ids, self.question + reply)
        self.assertNotEqual(self.question, reply)

    def test_other_key_is_another_message(self):
        self.assertNotEqual(self.reply('Hello', key=str(uuid4())), self.reply('Hello', key=str(uuid4())))

    def test_key_of_another_chat_or_agent_is_refused(self):
        key = str(uuid4())
        self.reply('Hello', key=key)
        other = self.new_channel('public_support')
        for values in ({'user': self.other_agent}, {'channel': other}):
            with self.assertRaises(UserError):
                self.reply('Hello', key=key, **values)
        self.assertFalse(other.message_ids)

    def test_key_is_a_uuid(self):
        for key in ('m_1', 'x' * 36, str(uuid4()).upper(), str(uuid4()) + '\n', 7):
            with self.assertRaises(UserError):
                self.reply('Hello', key=key)

    @mute_logger('odoo.sql_db')
    def test_same_key_at_the_same_time_is_tried_again(self):
        key = str(uuid4())
        self.reply('Hello', key=key)
        nothing = self.env['seitech.chat.message']
        with patch.object(type(self.support), '_desk_replied', lambda channel, key: nothing), self.assertRaises(ConcurrencyError):
            self.reply('Hello', key=key)
