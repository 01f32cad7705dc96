from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import DeskCase


@tagged('post_install', '-at_install')
class TestThread(DeskCase):

    def thread(self, user=None, **values):
        return self.support.with_user(user or self.agent).desk_thread(**values)

    def row(self, message, user=None):
        rows = message.with_user(user or self.agent).desk_read()
        self.assertEqual(len(rows), 1)
        return rows[0]

    def test_pages_from_the_end(self):
        for content in 'abc':
            self.new_message(self.support, content)
        page = self.thread(limit=2)
        self.assertEqual([row['content'] for row in page['messages']], ['b', 'c'])
        self.assertEqual((page['has_more'], page['typing']), (True, []))
        rest = self.thread(limit=2, before=page['messages'][0]['id'])
        self.assertEqual([row['content'] for row in rest['messages']], ['Can you help me?', 'a'])
        self.assertFalse(rest['has_more'])

    def test_nonsense_is_refused(self):
        for values in ({'limit': '5'}, {'limit': None}, {'limit': 1.5}, {'before': 'x'}, {'before': [1]}):
            with self.assertRaises(UserError):
                self.thread(**values)

    def test_message_of_a_visitor(self):
        self.assertEqual(self.row(self.question), {
            'id': self.question.id, 'channel_id': self.support.id, 'author': False, 'author_name': 'Victor',
            'content': 'Can you help me?', 'type': 'text',
            'created': self.question.create_date.strftime('%Y-%m-%d %H:%M:%S'), 'edited': False,
            'attachments': [], 'read_by': [], 'reactions': [],
            **({'parent': False} if self.has_field('parent_id') else {}),
        })

    def test_author_readers_and_reactions(self):
        message = self.say(self.agent, self.support)
        message.read_by_ids = self.agent + self.manager
        message.with_user(self.agent).desk_react('👍')
        message.with_user(self.manager).desk_react('👍')
        message.with_user(self.manager).desk_react('🎉')
        row = self.row(message, self.other_agent)
        self.assertEqual((row['author'], row['read_by']), ({'id': self.agent.id, 'name': 'Amina'}, ['Mona']))
        self.assertEqual(row['reactions'], [
            {'emoji': '👍', 'count': 2, 'mine': False, 'names': ['Amina', 'Mona']},
            {'emoji': '🎉', 'count': 1, 'mine': False, 'names': ['Mona']}])
        self.assertTrue(self.row(message, self.manager)['reactions'][1]['mine'])

    def test_texts_are_texts_even_where_there_are_none(self):
        nothing = self.new_message(self.support, 'x')
        self.env.flush_all()
        self.cr.execute('ALTER TABLE seitech_chat_message ALTER content DROP NOT NULL')
        self.cr.execute('UPDATE seitech_chat_message SET content = NULL, author_name = NULL WHERE id = %s', nothing.ids)
        self.env.invalidate_all()
        row = self.row(nothing)
        self.assertEqual((row['content'], row['author_name']), ('', ''))
        if self.has_field('parent_id'):
            self.question.parent_id = nothing
            self.assertEqual(self.row(self.question)['parent'], {'id': nothing.id, 'author_name': '', 'content': ''})

    def test_same_reaction_twice_counts_once(self):
        self.cr.execute('ALTER TABLE seitech_chat_reaction DROP CONSTRAINT IF EXISTS seitech_chat_reaction_once_per_user')
        for _number in range(2):
            self.react(self.agent, self.question)
        self.assertEqual(self.row(self.question)['reactions'], [{'emoji': '👍', 'count': 1, 'mine': True, 'names': ['Amina']}])

    def test_files_of_the_message_and_of_its_channel(self):
        files = self.upload(self.gateway, 'a.txt', res_model=self.support._name, res_id=self.support.id)
        files += self.upload(self.agent, 'b.txt')
        message = self.say(self.agent, self.support, attachment_ids=[(6, 0, files.ids)])
        self.assertEqual(self.row(message, self.other_agent)['attachments'], [
            {'id': file.id, 'name': file.name, 'mimetype': 'text/plain', 'file_size': 1, 'checksum': file.checksum}
            for file in files])

    def test_files_that_are_closed_to_the_reader_are_left_out(self):
        loose = self.upload(self.plain)
        elsewhere = self.upload(self.plain, res_model=self.internal._name, res_id=self.internal.id)
        self.question.attachment_ids = loose + elsewhere
        self.assertFalse(self.row(self.question)['attachments'])

    def test_parent_of_the_same_chat_where_the_module_has_parents(self):
        message = self.say(self.agent, self.support)
        if self.has_field('parent_id'):
            message.parent_id = self.question
            self.assertEqual(self.row(message)['parent'], {
                'id': self.question.id, 'author_name': 'Victor', 'content': 'Can you help me?'})
            message.parent_id = self.gossip
            self.assertFalse(self.row(message)['parent'])
        else:
            self.assertNotIn('parent', self.row(message))

    def test_what_is_gone_or_closed_is_absent(self):
        gone = self.say(self.agent, self.support)
        messages = self.question + self.gossip + gone
        gone.unlink()
        self.assertEqual([row['id'] for row in messages.with_user(self.agent).desk_read()], self.question.ids)
        for user in (self.plain, self.portal):
            self.assertEqual(self.question.with_user(user).desk_read(), [])

    def test_thread_needs_the_right_to_read(self):
        for user in (self.plain, self.portal):
            self.assert_denied(self.thread, user)

    def test_more_messages_are_no_more_queries(self):
        def queries():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self.thread()
            return self.cr.sql_log_count - before

        self.thread()
        file = self.upload(self.agent)
        self.say(self.agent, self.support, attachment_ids=[(6, 0, file.ids)]).read_by_ids = self.manager
        few = queries()
        for _number in range(5):
            file = self.upload(self.agent)
            self.say(self.agent, self.support, attachment_ids=[(6, 0, file.ids)]).read_by_ids = self.manager
        self.assertEqual(queries(), few)
