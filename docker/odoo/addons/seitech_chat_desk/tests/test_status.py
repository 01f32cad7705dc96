from odoo.tests import tagged

from .common import DeskCase


@tagged('post_install', '-at_install')
class TestStatus(DeskCase):

    def status(self, channel):
        return channel.desk_last_message, channel.desk_last_from_visitor, channel.desk_unread_count

    def test_last_message(self):
        self.assertEqual(self.status(self.support), ('Can you help me?', True, 1))
        answer = self.say(self.agent, self.support, 'Of\n course.  ' + 'x' * 200)
        text, from_visitor, _unread = self.status(self.support)
        self.assertTrue(text.startswith('Of course. xxx') and text.endswith('…'))
        self.assertEqual((len(text), from_visitor), (120, False))
        self.assertEqual(self.support.desk_last_message_at, answer.create_date)

    def test_file_is_shown_by_its_name(self):
        self.new_message(self.support, 'scan.pdf', message_type='file')
        self.assertEqual(self.support.desk_last_message, 'scan.pdf')

    def test_channel_without_messages(self):
        empty = self.new_channel('public_support')
        self.assertEqual(self.status(empty), (False, False, 0))
        self.assertFalse(empty.desk_last_message_at or empty.desk_waiting_since)
        self.assertFalse(self.env['seitech.chat.channel'].new({}).desk_waiting_since)

    def test_visitor_waits_since_his_first_message_after_the_last_answer(self):
        self.assertEqual(self.support.desk_waiting_since, self.question.create_date)
        self.say(self.agent, self.support)
        self.assertFalse(self.support.desk_waiting_since)
        again = self.new_message(self.support, 'One more thing')
        self.env.cr.execute("UPDATE seitech_chat_message SET create_date = create_date + interval '1 h' WHERE id = %s", again.ids)
        again.invalidate_recordset(['create_date'])
        self.support.invalidate_recordset()
        self.new_message(self.support, 'And another')
        self.assertEqual(self.support.desk_waiting_since, again.create_date)

    def test_message_of_the_system_is_nobodys(self):
        self.say(self.agent, self.support)
        self.new_message(self.support, 'The visitor left', message_type='system')
        self.assertEqual(self.status(self.support), ('The visitor left', False, 0))
        self.assertFalse(self.support.desk_waiting_since)

    def test_message_without_a_type_is_a_visitors(self):
        self.env.cr.execute('ALTER TABLE seitech_chat_message ALTER message_type DROP NOT NULL')
        self.env.cr.execute('UPDATE seitech_chat_message SET message_type = NULL WHERE id = %s', self.question.ids)
        self.env.invalidate_all()
        self.assertTrue(self.support.desk_last_from_visitor and self.support.desk_waiting_since)

    def test_nobody_waits_in_a_channel_that_is_not_active(self):
        self.support.state = 'closed'
        self.assertFalse(self.support.desk_waiting_since)
        self.support.state = 'active'
        self.assertTrue(self.support.desk_waiting_since)

    def test_unread_is_what_the_assigned_agent_has_not_read(self):
        self.new_message(self.support, 'Hello?')
        self.assertEqual(self.support.desk_unread_count, 2)
        self.question.read_by_ids = self.other_agent
        self.assertEqual(self.support.desk_unread_count, 1)
        self.support.desk_assigned_id = self.agent
        self.assertEqual(self.support.desk_unread_count, 2)
        self.support.with_user(self.agent).desk_mark_read()
        self.assertEqual(self.support.desk_unread_count, 0)

    def test_deleted_message_counts_no_more(self):
        self.assertEqual(self.support.desk_unread_count, 1)
        self.question.unlink()
        self.assertEqual(self.status(self.support), (False, False, 0))

    def test_any_number_of_channels_is_one_query(self):
        channels = self.support + self.internal + self.new_channel('public_support')
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(1):
            channels.mapped('desk_last_message')
            channels.mapped('desk_unread_count')
